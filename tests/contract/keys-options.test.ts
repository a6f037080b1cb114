// What calls a command wrongly, and what it explains. No database is touched.
import type { DatabaseLocation } from '@palaute/collector';
import { describe, expect, it } from 'vitest';
import { allowedOrigin, organisationOid, unitOids } from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { freePort } from '../environment/process.ts';

/** Runs `palaute-collector` to its end. */
const run = (location: DatabaseLocation, ...args: string[]) => runCommand(location, args);

describe('The command palaute-collector', () => {
  const nowhere = { folder: '/dev/null/nowhere' };
  const forOrganisation = ['--organisation', organisationOid];

  it.each([
    [
      'no kind',
      ['create', ...forOrganisation],
      '--kind is one of site, provider, staff, raw, measures, quotes.',
    ],
    ['another kind', ['create', '--kind', 'toString', ...forOrganisation], '--kind is one of'],
    ['no organisation', ['create', '--kind', 'raw'], '--organisation OID is missing.'],
    ['a wrong OID', ['create', '--kind', 'raw', '--organisation', '1.2'], '--organisation 1.2 is not an OID'],
    ['a site key without origins', ['create', '--kind', 'site', ...forOrganisation], 'needs the --origin'],
    [
      'an origin that no browser sends',
      ['create', '--kind', 'site', ...forOrganisation, '--origin', 'https://www.example.fi/'],
      'is https://www.example.fi meant?',
    ],
    [
      'an origin of a secret key',
      ['create', '--kind', 'raw', ...forOrganisation, '--origin', allowedOrigin],
      '--origin goes with --kind site.',
    ],
    [
      'a provider of another kind of key',
      ['create', '--kind', 'raw', ...forOrganisation, '--provider', organisationOid],
      '--provider goes with --kind provider.',
    ],
    [
      'a unit of another kind of key',
      ['create', '--kind', 'staff', ...forOrganisation, '--unit', unitOids[0]],
      '--unit goes with --kind site or provider or measures or quotes.',
    ],
    [
      'a form of another kind of key',
      ['create', '--kind', 'provider', ...forOrganisation, '--form', 'whole'],
      '--form goes with --kind site.',
    ],
    ...['0', '1.5', 'many', '1000001'].map((budget): [string, string[], string] => [
      `a budget of ${budget}`,
      ['create', '--kind', 'provider', ...forOrganisation, '--budget', budget],
      '--budget is a whole number of feedbacks in ten minutes, 1–1000000.',
    ]),
    ['no day', ['create', '--kind', 'raw', ...forOrganisation, '--expires', '2031-02-30'], 'is not a day'],
    ['a day gone by', ['create', '--kind', 'raw', ...forOrganisation, '--expires', '2020-01-01'], 'is over'],
    ['a long note', ['create', '--kind', 'raw', ...forOrganisation, '--note', 'x'.repeat(201)], '200'],
    ['an unknown option', ['list', '--all'], "Unknown option '--all'"],
    ['a word too many', ['list', 'all'], '“all” is one word too many.'],
    ['nothing to revoke', ['revoke'], 'PREFIX is missing'],
    ['nothing to follow up', ['rotate', '--until', '2031-12-31'], 'PREFIX is missing'],
    ['no last day', ['rotate', 'palaute_site_x'], '--until YYYY-MM-DD is missing.'],
    ['a last day gone by', ['rotate', 'palaute_site_x', '--until', '2020-01-01'], 'is over'],
  ])('tells of %s in a sentence, with exit code 2, and touches no database', async (_name, args, message) => {
    const { code, stdout, stderr } = await run(nowhere, 'keys', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(new RegExp(`^See: palaute-collector keys ${args[0]} --help$`, 'm'));
    expect(stderr.split('\n')).toHaveLength(3);
  });

  it.each([
    ['serve'],
    ['load'],
    ['keys create'],
    ['keys list'],
    ['keys rotate'],
    ['keys revoke'],
    ['contact-key'],
    ['retention'],
    ['erase'],
  ])('explains %s with --help', async (words) => {
    const { code, stdout, stderr } = await run(nowhere, ...words.split(' '), '--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(`palaute-collector ${words}`)).toBe(true);
    expect(stdout.split('\n').length).toBeGreaterThan(3);
  });

  it('tells which commands there are: when asked, and with exit code 2 when called by another word', async () => {
    const asked = await run(nowhere, '--help');
    expect([asked.code, asked.stderr]).toEqual([0, '']);
    const called = await run(nowhere, 'key', 'site');
    expect([called.code, called.stdout, called.stderr]).toEqual([2, '', asked.stdout]);
  });

  it('tells that the database is away without a stack trace', async () => {
    const url = `postgres://user:secret@127.0.0.1:${await freePort()}/palaute`;
    const { code, stdout, stderr } = await run({ url }, 'keys', 'list');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'palaute-collector: The database cannot be reached (ECONNREFUSED). Is it running? Check DATABASE_URL.\n',
    );
  });
});
