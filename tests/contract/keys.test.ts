// Keys as an operator makes and lists them: the command, and a collector that obeys. How they end: keys-ending.test.ts;
// what calls the command wrongly: keys-options.test.ts.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseLocation } from '@palaute/collector';
import { dayInFinland } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allowedOrigin,
  databases,
  makeKeys,
  organisationOid,
  otherOrganisationOid,
  otherUnitOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { prepareLocation } from '../environment/process.ts';

/** Of the register, and not loaded here. */
const otherProvider = organisationOid;

/** Runs `palaute-collector` to its end. */
const run = (location: DatabaseLocation, ...args: string[]) => runCommand(location, args);

describe.each(databases)('The command palaute-collector keys on $name', ({ name, start }) => {
  let database: TestDatabase;
  let location: DatabaseLocation;
  let clock = new Date();
  beforeAll(async () => {
    database = await start();
    location = await database.create();
    await prepareLocation(location, makeKeys(), makeKeys());
  });
  afterAll(() => database.stop());

  const create = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(
      location,
      'keys',
      'create',
      '--organisation',
      organisationOid,
      ...args,
    );
    expect(stderr).toBe('The key is shown this once; only its hash is stored.\n');
    expect(code).toBe(0);
    return stdout.trimEnd();
  };
  /** The embedded database serves one process at a time: none of the commands runs within. */
  const serve = async <T>(work: (collector: TestCollector) => Promise<T>): Promise<T> => {
    const collector = await startCollector(location, () => clock);
    try {
      return await work(collector);
    } finally {
      await collector.stop();
    }
  };
  const send = async ({ url }: TestCollector, key: string, origin?: string) =>
    (await put(url, key, makeFeedback(), origin === undefined ? {} : { origin })).status;
  /** As whom the figures are shown to the holder of a key. */
  const read = async ({ url }: TestCollector, key: string) => {
    const query = `organisation=${organisationOid}&period=2026-11`;
    return (await call('GET', `${url}/v1/results?${query}`, { key })).body['audience'];
  };

  /** As an operator does: by the organisation's file. */
  const nameProvider = async () => {
    const names = { fi: 'Nimi' };
    const file = {
      oid: otherOrganisationOid,
      names,
      divisions: [{ id: 'health-care', names }],
      units: [{ oid: otherUnitOid, division: 'health-care', names, provider: otherProvider }],
    };
    const folder = await mkdtemp(join(tmpdir(), 'palaute-keys-'));
    await writeFile(join(folder, 'organisation.json'), JSON.stringify(file));
    const loaded = await run(location, 'load', join(folder, 'organisation.json'));
    await rm(folder, { recursive: true });
    expect(loaded.stderr + loaded.code).toBe('0');
  };

  it('makes a key of each kind, which may what its kind may and no more', async () => {
    const site = await create(
      '--kind',
      'site',
      '--origin',
      allowedOrigin,
      '--origin',
      'http://localhost:3000',
    );
    const provider = await create('--kind', 'provider');
    const staff = await create('--kind', 'staff');
    const raw = await create('--kind', 'raw');
    expect(site).toMatch(/^palaute_site_[\w-]{43}$/);
    await serve(async (collector) => {
      expect(await send(collector, site, allowedOrigin)).toBe(201);
      expect(await send(collector, site, 'http://localhost:3000')).toBe(201);
      expect(await send(collector, site, 'https://other.example')).toBe(403);
      expect(await send(collector, provider)).toBe(201);
      expect([await send(collector, staff), await send(collector, raw)]).toEqual([403, 403]);
      expect([
        await read(collector, site),
        await read(collector, provider),
        await read(collector, staff),
        await read(collector, raw),
      ]).toEqual(['public', 'public', 'staff', 'raw']);
      const review = async (key: string) =>
        (await call('GET', `${collector.url}/v1/quarantine`, { key })).status;
      expect([await review(site), await review(provider), await review(staff), await review(raw)]).toEqual([
        403, 403, 200, 403,
      ]);
    });
  });

  it('makes keys with limits, which hold', async () => {
    await nameProvider();
    const limited = ['--unit', unitOids[0], '--form', 'whole', '--budget', '1'];
    const site = await create('--kind', 'site', '--origin', allowedOrigin, ...limited);
    const ofProvider = ['--kind', 'provider', '--provider', otherProvider, '--json'];
    const json = await run(location, 'keys', 'create', '--organisation', otherOrganisationOid, ...ofProvider);
    const provider = (JSON.parse(json.stdout) as { key: string }).key;
    const line = (await run(location, 'keys', 'list')).stdout
      .split('\n')
      .find((row) => row.startsWith(site.slice(0, 21)));
    expect(line).toContain(`units ${unitOids[0]}  forms whole  budget 1`);
    await serve(async (collector) => {
      const answer = async (key: string, unit: string) =>
        (await put(collector.url, key, makeFeedback({ unit }))).body['code'];
      expect(await answer(site, unitOids[1])).toBe('unit-not-allowed');
      expect(await answer(site, unitOids[0])).toBeUndefined();
      expect(await answer(site, unitOids[0])).toBe('proof-required');
      // The test's collector has loaded its own file anew, in which the unit has no provider.
      expect(await answer(provider, otherUnitOid)).toBe('unit-not-allowed');
    });
  });

  it('lists keys with what is known of them, and never a key', async () => {
    await nameProvider();
    const key = await create('--kind', 'site', '--origin', allowedOrigin, '--expires', '2031-01-31');
    const made = await run(
      location,
      'keys',
      'create',
      '--kind',
      'provider',
      '--organisation',
      otherOrganisationOid,
      '--json',
      '--provider',
      otherProvider,
      '--unit',
      otherUnitOid,
      '--budget',
      '600',
      '--note',
      'Ajanvaraus',
    );
    const other = JSON.parse(made.stdout) as Record<string, string>;
    const [all, one, json] = [
      await run(location, 'keys', 'list'),
      await run(location, 'keys', 'list', '--organisation', otherOrganisationOid),
      await run(location, 'keys', 'list', '--json', '--organisation', otherOrganisationOid),
    ];
    const line = all.stdout.split('\n').find((row) => row.startsWith(key.slice(0, 21)));
    expect(line).toBe(
      `${key.slice(0, 21)}  ${organisationOid}  feedback:write  ${allowedOrigin}  ` +
        `created ${dayInFinland(new Date())}  expires 2031-01-31`,
    );
    expect(all.stdout).toContain(other['prefix']);
    expect(one.stdout).not.toContain(key.slice(0, 21));
    expect(JSON.parse(json.stdout)).toContainEqual({
      prefix: other['key']?.slice(0, 25),
      organisation: otherOrganisationOid,
      scopes: ['feedback:write', 'feedback:bulk'],
      origins: null,
      provider: otherProvider,
      units: [otherUnitOid],
      forms: null,
      budget: 600,
      note: 'Ajanvaraus',
      createdAt: expect.any(String),
      expiresOn: null,
      revokedAt: null,
    });
    const stored = await serve(async ({ database: { db } }) =>
      sql<{ row: string }>`select k::text as row from access_key k`.execute(db),
    );
    for (const secret of [key.slice(21), other['key']?.slice(25) ?? '']) {
      expect(secret.length).toBeGreaterThan(30);
      for (const { stdout } of [all, one, json]) expect(stdout).not.toContain(secret);
      expect(stored.rows.some(({ row }) => row.includes(secret))).toBe(false);
    }
  });

  // Both databases are asked alike for what is there, as the tests above ask them.
  if (name === 'PostgreSQL') {
    it.each([
      ['unit', ['--unit', '1.2.246.10.32213078.10.99009'], 'has no unit 1.2.246.10.32213078.10.99009.'],
      ['form', ['--form', 'nowhere'], 'has no form nowhere.'],
    ])('makes no key of a %s that is not there', async (_name, options, message) => {
      const args = ['keys', 'create', '--organisation', organisationOid, '--kind', 'site'];
      const { code, stdout, stderr } = await run(location, ...args, '--origin', allowedOrigin, ...options);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(message);
    });

    it('makes no key of a provider that has no unit', async () => {
      const args = ['keys', 'create', '--organisation', organisationOid, '--kind', 'provider'];
      const { code, stderr } = await run(location, ...args, '--provider', '1.2.246.10.32213094.10.0');
      expect(code).toBe(1);
      expect(stderr).toContain('No unit has the provider 1.2.246.10.32213094.10.0.');
    });

    it('makes no key for an organisation that is not loaded', async () => {
      const stranger = '1.2.246.10.32213094.10.0';
      const { code, stdout, stderr } = await run(
        location,
        'keys',
        'create',
        '--kind',
        'staff',
        '--organisation',
        stranger,
      );
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toBe(`palaute-collector: No organisation ${stranger} is loaded. Load its file first.\n`);
    });
  }
});
