// Sums over organisations as people take them: month by month, as files, by the SDK and the command, and on pages.
import { spawn } from 'node:child_process';
import { createPalaute } from '@palaute/client';
import { isWithheld, type SummedTrend } from '@palaute/schema';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  otherOrganisationOid,
  otherUnitOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { call, makeAnswered } from '../environment/feedback.ts';
import { ended, providerCommand } from '../environment/provider.ts';

const now = () => new Date('2026-02-10T10:00:00Z');
const months = [
  '2025-01',
  ...Array.from({ length: 11 }, (_, at) => `2025-${String(at + 2).padStart(2, '0')}`),
];
months.push('2026-01');
const times = (count: number, score: number) => Array<number>(count).fill(score);
const usual = [...times(12, 10), ...times(4, 8), ...times(4, 3)];

describe('Sums over organisations', () => {
  let database: TestDatabase;
  let collector: TestCollector;

  async function give(key: string, unit: string, month: string, scores: readonly number[]) {
    const feedbacks = scores.map((value) =>
      makeAnswered([{ item: 'nps', value }], { unit, contactOn: `${month}-10` }),
    );
    const { stored } = await createPalaute({ endpoint: collector.url, key }).report(feedbacks);
    expect(stored).toBe(scores.length);
  }

  beforeAll(async () => {
    const [embedded] = databases.filter(({ name }) => name === 'PGlite');
    if (!embedded) throw new Error('There is an embedded database.');
    database = await embedded.start();
    collector = await startCollector(await database.create(), now);
    const { db } = collector.database;
    await sql`update organisation set area = case org_id when ${organisationOid} then '07' else '08' end`.execute(
      db,
    );
    const { keys, otherKeys } = collector;
    for (const month of months) {
      await give(otherKeys.provider, otherUnitOid, month, month === '2025-09' ? times(40, 2) : usual);
    }
    // Begins in June, and is too small to show in August.
    for (const month of months.slice(5)) {
      await give(keys.provider, unitOids[0], month, month === '2025-08' ? times(4, 0) : times(15, 9));
    }
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const get = (path: string, more: { key?: string; headers?: Record<string, string> } = {}) =>
    call('GET', `${collector.url}/v1/results/${path}`, more);
  const readTrend = async (path: string) => (await get(path)).body as unknown as SummedTrend;

  describe('by month', () => {
    it('are thirteen months, with limits where every month is of the same organisations', async () => {
      const area = await readTrend('area/trend?area=08&until=2026-01');
      expect(area.place).toMatchObject({ kind: 'area', id: '08' });
      expect(area.months.map(({ period }) => period)).toEqual(months);
      expect(area).not.toHaveProperty('withoutLimits');
      expect(area.centre).toBeCloseTo(20, 6);
      const shown = area.months.filter(({ nps }) => !isWithheld(nps));
      expect(shown).toHaveLength(13);
      for (const { period, organisations, coverage, limits, isSignal } of shown) {
        expect([organisations, coverage]).toEqual([
          [otherOrganisationOid],
          { item: 'nps', summed: 1, withheld: 0, none: 0, unread: 0 },
        ]);
        expect(limits?.low).toBeLessThan(20);
        expect(isSignal).toBe(period === '2025-09');
      }
    });

    it('have no limits where organisations come and go, and say so', async () => {
      const nation = await readTrend('nation/trend?until=2026-01');
      expect(nation.withoutLimits).toBe('organisations-differ');
      expect(nation.centre).toBeNull();
      expect(nation.months.flatMap(({ limits, isSignal }) => [limits, isSignal])).toEqual(
        Array(26).fill(null),
      );
      const of = (wanted: string) => nation.months.find(({ period }) => period === wanted);
      expect(of('2025-05')).toMatchObject({
        nps: { n: 20, nps: 40 },
        organisations: [otherOrganisationOid],
        coverage: { summed: 1, none: 1 },
      });
      expect(of('2025-06')).toMatchObject({ nps: { n: 35 }, coverage: { summed: 2, none: 0 } });
      expect(of('2025-08')).toMatchObject({ nps: { n: 20 }, coverage: { summed: 1, withheld: 1 } });
    });

    it('show what is withheld of all as withheld, and in no limit', async () => {
      const area = await readTrend('area/trend?area=07&until=2025-12');
      const august = area.months.find(({ period }) => period === '2025-08');
      expect(august).toMatchObject({ nps: { withheld: 'small-group' }, limits: null, organisations: [] });
      expect(area).not.toHaveProperty('withoutLimits');
      expect(area.centre).toBe(100);
    });

    it('are the months of the sums themselves, for everybody alike', async () => {
      const trend = await get('nation/trend?until=2026-01', { key: collector.keys.raw });
      const { months: told, revision } = trend.body as unknown as SummedTrend;
      const june = await get('nation?period=2025-06');
      expect(told.find(({ period }) => period === '2025-06')?.nps).toEqual(june.body['nps']);
      expect(trend.headers.get('cache-control')).toBe('public, no-cache');
      const again = await get('nation/trend?until=2026-01', {
        headers: { 'if-none-match': `"${revision}"` },
      });
      expect(again.status).toBe(304);
    });

    it('end with the last whole month, and are refused where the sums are', async () => {
      expect((await readTrend('nation/trend')).until).toBe('2026-01');
      for (const [path, pointer] of [
        ['nation/trend?until=2026-03', '/until'],
        ['nation/trend?area=07', '/area'],
        ['area/trend?until=2026-01', '/area'],
        ['area/trend?area=07&period=2025', '/period'],
      ] as const) {
        const { status, body } = await get(path);
        expect([status, body['pointer']], path).toEqual([400, pointer]);
      }
      expect((await get('area/trend?area=05')).status).toBe(404);
    });
  });

  describe('as CSV', () => {
    const read = async (path: string) => {
      const response = await fetch(`${collector.url}/v1/results/${path}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      const records = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
      return { response, records, text: bytes.toString('utf8') };
    };

    it('have the columns of results.csv, and how many organisations a figure is of', async () => {
      const { records, text, response } = await read('nation.csv?period=2025-08&lang=en');
      expect(text.startsWith('\u{FEFF}Place,Item,')).toBe(true);
      expect(response.headers.get('content-disposition')).toContain('palaute-FI-2025-08.csv');
      const own = await fetch(
        `${collector.url}/v1/results.csv?organisation=${organisationOid}&period=2025-08&lang=en`,
      );
      const heads = (await own.text()).replace('\u{FEFF}', '').split('\r\n')[0] ?? '';
      expect(text.split('\r\n')[0]).toBe(
        `\u{FEFF}${heads},Organisations included,Organisations whose figure is withheld,Organisations without answers,Organisations that could not be read`,
      );
      const npsOf = (id: string) =>
        records.find((one) => one['Place id'] === id && one['Item id'] === 'nps') ?? {};
      const coverage = (record: Record<string, string>) =>
        Object.entries(record)
          .filter(([head]) => head.startsWith('Organisations '))
          .map(([, value]) => value);
      expect([npsOf('FI')['Answers'], npsOf('FI')['NPS'], coverage(npsOf('FI'))]).toEqual([
        '20',
        '40',
        ['1', '1', '0', '0'],
      ]);
      expect(npsOf(organisationOid)['Why the figure is withheld']).toBe('small-group');
      expect([npsOf(otherOrganisationOid)['Answers'], coverage(npsOf(otherOrganisationOid))]).toEqual([
        '20',
        ['', '', '', ''],
      ]);
    });

    it('are of an area, in the three languages, cited and refused as the sums are', async () => {
      const { records } = await read('area.csv?area=08&period=2025&lang=sv');
      expect(records.some((one) => Object.values(one).includes('Birkalands välfärdsområde'))).toBe(true);
      const { revision } = (await get('area?area=08&period=2025')).body;
      const status = async (path: string) => (await fetch(`${collector.url}/v1/results/${path}`)).status;
      expect(await status(`area.csv?area=08&period=2025&revision=${String(revision)}`)).toBe(200);
      expect(await status('area.csv?area=08&period=2025&revision=another')).toBe(404);
      expect(await status('area.csv?area=08&period=2025&lang=de')).toBe(400);
      expect(await status('area.csv?period=2025')).toBe(400);
      expect(await status('nation.csv?period=2025&area=08')).toBe(400);
    });

    it('hold the name of an organisation as a text, not as a formula', async () => {
      const names = JSON.stringify({ fi: '=1+1' });
      const { db } = collector.database;
      await sql`update organisation set names = ${names}::jsonb where org_id = ${organisationOid}`.execute(
        db,
      );
      await expect
        .poll(async () =>
          (await read('nation.csv?period=2025-06&lang=en')).records.map((one) => one['Place']),
        )
        .toContain(`'=1+1`);
    });
  });

  it('are read by the SDK', async () => {
    const palaute = createPalaute({ endpoint: collector.url });
    const nation = await palaute.summedResults({ period: '2025-06' });
    expect([nation.place.kind, nation.nps]).toMatchObject(['nation', { n: 35 }]);
    const area = await palaute.summedResults({ area: '08', period: '2025-06' });
    expect([area.place.id, area.nps]).toMatchObject(['08', { n: 20 }]);
    expect((await palaute.summedTrend()).months).toHaveLength(13);
    expect((await palaute.summedTrend({ area: '08', until: '2026-01' })).until).toBe('2026-01');
    await expect(palaute.summedResults({ area: '05', period: '2025' })).rejects.toMatchObject({
      code: 'refused',
      problem: { code: 'not-found' },
    });
  });

  it('are told by palaute results, with how many organisations they are of', async () => {
    const run = (...args: string[]) =>
      ended(
        spawn(
          process.execPath,
          [providerCommand, 'results', ...args, '--period', '2025-08', '--endpoint', collector.url],
          { env: { LANG: 'fi_FI.UTF-8' } },
        ),
      );
    const nation = await run('--nation', '--language', 'en');
    expect([nation.code, nation.out]).toEqual([0, expect.stringMatching(/^Finland, 2025-08\n/)]);
    expect(nation.out).toContain('figures of 1 of 2 organisations');
    expect((await run('--area', '08', '--language', 'sv')).out).toContain('organisationer som ingår 1/1');
    expect((await run('--area', '08', '--nation')).code).toBe(2);
    expect((await run('--nation', '--unit', unitOids[0])).code).toBe(2);
    const none = await run();
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('--nation')]);
  });

  describe('on their pages', () => {
    const page = async (path: string) => (await fetch(`${collector.url}/results/${path}`)).text();

    it('lead to the CSV in the language of the page', async () => {
      expect(await page('sv/nation?period=2025-06')).toContain(
        'href="/v1/results/nation.csv?period=2025-06&amp;lang=sv"',
      );
      expect(await page('fi/area/08?period=2025')).toContain(
        'href="/v1/results/area.csv?area=08&amp;period=2025&amp;lang=fi"',
      );
    });

    it('draw limits and a whole line of the same organisations, and neither where they differ', async () => {
      const count = (text: string, mark: string) => text.split(`class="${mark}"`).length - 1;
      const area = await page('en/area/08?period=2026-01');
      expect(area).toContain('Differs by more than chance: September 2025.');
      expect(area).toContain('the only organisation of the county whose feedback is collected here');
      expect([count(area, 'limits'), count(area, 'step')]).toEqual([13, 12]);
      const nation = await page('en/nation?period=2026-01');
      expect(nation).toContain('Not all months are of the same organisations');
      expect(nation).not.toContain('than chance');
      expect(nation).toMatch(/<th scope="col" class="n">Organisations<\/th>/);
      expect(nation.replaceAll(/\s+/g, '')).toContain('</th><tdclass="n">2</td><tdclass="nwide">35</td>');
      // It breaks before June, before August, and after September: one of the two does not show in these two months.
      expect([count(nation, 'limits'), count(nation, 'step')]).toEqual([0, 9]);
    });

    it('show the organisations in the order that one chooses', async () => {
      const rows = async (order: string) => {
        const text = await page(`fi/nation?period=2025-11&order=${order}`);
        const parts = text.slice(text.indexOf('<table class="parts">'));
        return [organisationOid, otherOrganisationOid].toSorted(
          (a, b) => parts.indexOf(`/fi/${a}`) - parts.indexOf(`/fi/${b}`),
        );
      };
      expect(await rows('n')).toEqual([otherOrganisationOid, organisationOid]);
      expect(await rows('nps')).toEqual([organisationOid, otherOrganisationOid]);
      const text = await page('fi/nation?period=2025-11&order=nps');
      expect(text).toContain('href="/results/fi/nation?period=2025-11&amp;order=name#parts"');
      expect(text).toMatch(/order=nps#parts"\s+aria-current="true"/);
    });
  });
});
