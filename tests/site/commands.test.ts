// What staff do at a command line: the monthly report as a page, and measures.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseLocation } from '@palaute/collector';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { axeFindings } from '../accessibility/checks/axe.ts';
import { browserArguments, findBrowser } from '../environment/browser.ts';
import { databases, type TestDatabase } from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
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
});
