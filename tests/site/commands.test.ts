// What staff do at a command line: the monthly report as a page, measures and quotes.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseLocation, openDatabase } from '@palaute/collector';
import { sql } from 'kysely';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { axeFindings } from '../accessibility/checks/axe.ts';
import { browserArguments, findBrowser } from '../environment/browser.ts';
import { databases, type TestDatabase } from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { call } from '../environment/feedback.ts';
import { spawnCollector } from '../environment/process.ts';
import { measures, siteOid, startSite, units } from './site.ts';

// The embedded database is opened anew by each command.
vi.setConfig({ testTimeout: 240_000 });

describe.each(databases)('On $name', ({ name, start }) => {
  let database: TestDatabase;
  let location: DatabaseLocation;
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    database = await start();
    location = await database.create();
    const site = await startSite({ ...database, create: () => Promise.resolve(location) });
    await site.stop();
    folder = await mkdtemp(join(tmpdir(), 'palaute-measures-'));
    browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
    await database.stop();
  });

  const run = (...args: string[]) => runCommand(location, args);
  const audited = async () => {
    const { stdout } = await run('audit', '--json');
    return (JSON.parse(stdout) as { action: string; subject: string; key: string | null }[]).map(
      ({ action, subject, key }) => [action, key, subject],
    );
  };

  describe('the monthly report for staff', () => {
    const report = (unit: string, ...more: string[]) =>
      run('results', 'report', '--organisation', siteOid, '--unit', unit, '--period', '2026-08', ...more);

    it('is a page that stands alone, shows what staff may see, and is noted', async () => {
      const { code, stdout, stderr } = await report(units.central, '--lang', 'en');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('<html lang="en">');
      expect(stdout).toContain('Shows figures from 5 answers on');
      expect(stdout).toContain('Appointments in the evening');
      expect(stdout).not.toMatch(/<a |<link|<form|src=|url\(/);
      expect(await audited()).toContainEqual(['results-read', null, `2026-08 unit:${units.central}`]);
      const page = await browser.newPage({ viewport: { width: 1000, height: 6_000 } });
      await page.setContent(stdout);
      const findings = await axeFindings(page);
      expect(findings.filter((line) => !line.startsWith('undecided color-contrast'))).toEqual([]);
      await page.close();
    });

    // What is withheld or refused is so wherever the figures are read from.
    if (name === 'PostgreSQL') {
      it('withholds what staff may not see', async () => {
        const { stdout } = await report(units.night);
        expect(stdout).toContain('Ei näytetä');
      });

      it('is refused of what there is not', async () => {
        expect(await report('1.2.246.10.32213078.10.98765')).toMatchObject({
          code: 1,
          stderr: expect.stringContaining('has no unit'),
        });
        const late = ['results', 'report', '--organisation', siteOid, '--unit', units.central, '--period'];
        expect(await run(...late, '2098-01')).toMatchObject({
          code: 1,
          stderr: expect.stringContaining('not begun'),
        });
        expect((await run(...late, '2026-T1')).code).toBe(2);
        expect((await run(...late, '2026-01', '--lang', 'de')).code).toBe(2);
      });
    }
  });

  describe('measures', () => {
    const file = async (content: unknown) => {
      const path = join(folder, 'measure.json');
      await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
      return path;
    };
    const publish = async (content: unknown, ...more: string[]) =>
      run('measures', 'publish', await file(content), '--organisation', siteOid, ...more);

    it('are published, listed, replaced and taken back', async () => {
      const { code, stdout } = await publish({ ...measures[2], title: { fi: 'Uusi penkki aulaan' } });
      expect(code).toBe(0);
      const id = stdout.trim();
      const list = async () => (await run('measures', 'list', '--organisation', siteOid)).stdout;
      expect(await list()).toMatch(new RegExp(`^${id}  2026-11-02  planned  .*  Uusi penkki aulaan$`, 'm'));
      const done = { ...measures[2], title: { fi: 'Uusi penkki aulassa' }, state: 'started' };
      expect((await publish(done, '--id', id)).stdout.trim()).toBe(id);
      expect(await list()).toContain('started');
      expect(await list()).not.toContain('aulaan');
      const removed = ['measures', 'remove', id, '--organisation', siteOid];
      expect((await run(...removed)).code).toBe(0);
      expect(await list()).not.toContain(id);
      expect((await run(...removed)).code).toBe(1);
      expect((await audited()).filter(([, , subject]) => subject === id)).toEqual([
        ['measure-published', null, id],
        ['measure-published', null, id],
        ['measure-deleted', null, id],
      ]);
    });

    // What is refused does not come near a database.
    if (name === 'PostgreSQL') {
      it.each([
        ['personal data', { ...measures[2], text: { fi: 'Soita 040 123 4567' } }, '/text/fi'],
        ['no JSON', '{', 'not valid JSON'],
        ['a unit of nobody', { ...measures[2], unit: '1.2.246.10.32213078.10.98765' }, 'no unit'],
      ])('are refused with %s', async (_what, content, words) => {
        expect(await publish(content)).toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
      });
    }
  });

  describe('quotes', () => {
    const heard = {
      unit: units.central,
      text: 'Minua kuunneltiin.\nKiitos!',
      language: 'fi',
      month: '2025-09',
    };
    const release = async (content: unknown, ...more: string[]) => {
      const path = join(folder, 'quote.json');
      await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
      return run('quotes', 'release', path, '--organisation', siteOid, ...more);
    };
    const list = async () => (await run('quotes', 'list', '--organisation', siteOid)).stdout;

    it('are released, listed, replaced and withdrawn', async () => {
      const { code, stdout } = await release(heard);
      expect(code).toBe(0);
      const id = stdout.trim();
      const line = `^${id}  \\d{4}-\\d\\d-\\d\\d  fi  Keskustan terveysasema  Minua kuunneltiin. Kiitos!$`;
      expect(await list()).toMatch(new RegExp(line, 'm'));
      expect((await release({ ...heard, text: 'Kiitos!' }, '--id', id)).stdout.trim()).toBe(id);
      expect(await list()).not.toContain('kuunneltiin. Kiitos');
      const withdraw = ['quotes', 'withdraw', id, '--organisation', siteOid];
      expect((await run(...withdraw)).code).toBe(0);
      expect(await list()).not.toContain(id);
      expect((await run(...withdraw)).code).toBe(1);
      expect((await audited()).filter(([, , subject]) => subject === id)).toEqual([
        ['quote-released', null, id],
        ['quote-released', null, id],
        ['quote-withdrawn', null, id],
      ]);
    });

    it('are refused with personal data, which is told by its kind and place and not repeated', async () => {
      const { code, stderr } = await release({ ...heard, text: 'Soita 040 123 4567 tai a@b.example' });
      expect(code).toBe(1);
      expect(stderr).toContain(
        '/text: The text to be published has something that looks like personal data.',
      );
      expect(stderr).toContain('phone, characters 7–18');
      expect(stderr).toContain('email, characters 24–34');
      expect(stderr).not.toMatch(/040|a@b/);
      expect(await list()).not.toContain('Soita');
    });

    it.each([
      ['no JSON', '{', 'not valid JSON'],
      ['a unit of nobody', { ...heard, unit: '1.2.246.10.32213078.10.98765' }, 'no unit'],
      ['a language that there is not', { ...heard, language: 'xx' }, '/language'],
    ])('are refused with %s', async (_what, content, words) => {
      expect(await release(content)).toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
    });

    it('are released over HTTP, too, by a key that is made for that alone', async () => {
      const make = ['keys', 'create', '--kind', 'quotes', '--organisation', siteOid];
      const { code, stdout } = await run(...make, '--unit', units.central, '--json');
      expect(code).toBe(0);
      const { key, units: ofKey } = JSON.parse(stdout) as { key: string; units: string[] };
      expect(key).toMatch(/^palaute_quotes_/);
      expect(ofKey).toEqual([units.central]);
      const collector = await spawnCollector(location);
      const send = (path: string, body: object) =>
        call('PUT', `${collector.url}/v1/${path}/${randomUUID()}`, { key, body }).then(
          ({ status }) => status,
        );
      expect(await send('quotes', heard)).toBe(201);
      expect(await send('quotes', { ...heard, unit: units.home })).toBe(403);
      expect(await send('measures', measures[0] as object)).toBe(403);
      expect(await collector.end('SIGTERM')).toBe(0);
    });

    it('end by themselves when their days are over, and not before', async () => {
      const id = (await release({ ...heard, text: 'Vanhenee pian.' })).stdout.trim();
      const { db, close } = await openDatabase(location);
      await sql`update quote set released_at = released_at - interval '9 days'
        where org_id = ${siteOid} and quote_id = ${id}`.execute(db);
      await close();
      const retain = (days: string) =>
        runCommand(location, ['retention'], { env: { PALAUTE_QUOTE_DAYS: days } });
      expect((await retain('11')).code).toBe(0);
      expect(await list()).toContain(id);
      expect((await retain('9')).code).toBe(0);
      expect(await list()).not.toContain(id);
    });
  });
});
