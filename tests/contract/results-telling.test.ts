// How results are told beside the figures themselves: which state of them it is, what somebody meant who asked for what
// is not there, and who is told how many gave no answer.
import { createPalaute } from '@palaute/client';
import { isWithheld, type Problem, type Results, type Trend } from '@palaute/schema';
import { npsControlChart } from '@palaute/schema/statistics';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  databases,
  organisationOid,
  otherOrganisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { call, makeAnswered } from '../environment/feedback.ts';

const now = () => new Date('2026-11-23T10:00:00Z');

const times = (count: number, score: number) => Array<number>(count).fill(score);

describe.each(databases)('Results on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;

  /** Feedbacks of one unit with these answers to the recommendation question; null for a skip. */
  async function give(unit: string, contactOn: string, scores: readonly (number | null)[]): Promise<void> {
    const feedbacks = scores.map((value) =>
      makeAnswered([value === null ? { item: 'nps', missing: 'skipped' } : { item: 'nps', value }], {
        unit,
        contactOn,
      }),
    );
    const countOf = async () => {
      const { feedback } = await read(`period=${contactOn.slice(0, 4)}`, collector.keys.raw);
      return isWithheld(feedback) ? -1 : feedback.n;
    };
    const before = await countOf();
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    expect((await palaute.report(feedbacks)).stored).toBe(scores.length);
    // A snapshot is used again for five times what it cost; it is the same for every key.
    const isThere = async () => expect(await countOf()).toBe(before + scores.length);
    await vi.waitFor(isThere, { timeout: 30_000 });
  }

  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create(), now);
    await give(unitOids[0], '2025-05-10', [...times(20, 9), ...times(10, 3), null, null, null]);
    await give(unitOids[1], '2025-05-10', times(12, 9));
    await give(unitOids[1], '2025-06-10', [...times(3, 9), null]);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const at = (query: string) => `${collector.url}/v1/results?organisation=${organisationOid}&${query}`;
  const read = async (query: string, key?: string): Promise<Results> =>
    (await call('GET', at(query), key ? { key } : {})).body as unknown as Results;
  const refused = async (url: string): Promise<Problem> =>
    (await call('GET', url)).body as unknown as Problem;

  describe('have a revision', () => {
    it('that stays while the figures do, and goes on with them', async () => {
      const first = await fetch(at('period=2024'));
      const { revision } = (await first.json()) as Results;
      expect(first.headers.get('etag')).toBe(`"${revision}"`);
      await give(unitOids[0], '2025-07-10', times(20, 9));
      expect((await read('period=2024')).revision).toBe(revision);
      await give(unitOids[0], '2024-07-10', times(20, 9));
      expect((await read('period=2024')).revision).not.toBe(revision);
    });

    it('that does not tell of feedback that does not show', async () => {
      const before = await read('period=2023');
      await give(unitOids[1], '2023-05-10', times(5, 9));
      const hidden = await read('period=2023');
      expect(hidden.revision).not.toBe(before.revision);
      await give(unitOids[1], '2023-05-10', [1]);
      expect(await read('period=2023')).toEqual(hidden);
    });

    it('by which nothing is sent twice', async () => {
      const etag = (await fetch(at('period=2025-05'))).headers.get('etag') ?? '';
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await fetch(at('period=2025-05'), { headers: { 'if-none-match': known } });
        expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
      }
      const other = await fetch(at('period=2025-05'), { headers: { 'if-none-match': '"other"' } });
      expect(other.status).toBe(200);
    });

    it('by which they are cited: an old one is told where those of now are', async () => {
      const { revision } = await read('period=2022');
      const cited = at(`period=2022&revision=${revision}`);
      expect(((await call('GET', cited)).body as unknown as Results).revision).toBe(revision);
      await give(unitOids[0], '2022-07-10', times(20, 9));
      const { latest, ...problem } = await refused(cited);
      expect(problem).toMatchObject({ status: 404, code: 'not-found', pointer: '/revision' });
      const answer = (await call('GET', `${collector.url}${latest?.href}`)).body as unknown as Results;
      expect(answer.revision).toBe(latest?.revision);
      expect(answer.nps).toMatchObject({ n: 20 });
    });
  });

  it('that are not there name places of like names', async () => {
    const idsFor = async (query: string) => {
      const { status, suggestions = [] } = await refused(`${collector.url}/v1/results?${query}`);
      return [status, ...suggestions.map(({ id }) => id)];
    };
    const period = 'period=2025';
    const inOrganisation = `organisation=${organisationOid}&${period}`;
    expect(await idsFor(`${inOrganisation}&division=terveydenhuolto`)).toEqual([404, 'health-care']);
    expect(await idsFor(`${inOrganisation}&division=older-peple`)).toEqual([404, 'older-people']);
    expect(await idsFor(`${inOrganisation}&unit=yksikkö 2`)).toEqual([404, unitOids[1], unitOids[0]]);
    expect(await idsFor(`${inOrganisation}&unit=${unitOids[0].slice(0, -1)}`)).toContain(unitOids[0]);
    expect(await idsFor(`${inOrganisation}&unit=zzzzzz`)).toEqual([404]);
    expect(await idsFor(`${inOrganisation}&unit=${'x'.repeat(7_000)}`)).toEqual([404]);
    const [status, first, ...others] = await idsFor(
      `organisation=${otherOrganisationOid.slice(0, -1)}&${period}`,
    );
    expect([status, first]).toEqual([404, otherOrganisationOid]);
    expect(others.length).toBeLessThan(5);
  });

  it.each(['2026-T4', '2026-13', 'kevät', '2026-12', '2027', '2026-11-23'])(
    'of the period %s are refused with an example that is not',
    async (period) => {
      const { status, code, pointer, example } = await refused(at(`period=${encodeURIComponent(period)}`));
      expect({ status, code, pointer }).toEqual({ status: 400, code: 'bad-query', pointer: '/period' });
      expect(example).toBe('2026-T2');
      expect((await fetch(at(`period=${example}`))).status).toBe(200);
    },
  );

  it('of a period that is running are told', async () => {
    for (const period of ['2026', '2026-T3', '2026-Q4', '2026-11']) {
      expect((await fetch(at(`period=${period}`))).status, period).toBe(200);
    }
  });

  describe('tell how many gave no answer', () => {
    const skippedOf = async (query: string, key?: string) => {
      const { nps } = await read(query, key);
      return isWithheld(nps) ? nps.withheld : nps.skipped;
    };

    it('to staff, where everything below it shows', async () => {
      const { staff, raw } = collector.keys;
      expect(await skippedOf(`period=2025-05`, staff)).toBe(3);
      expect(await skippedOf(`period=2025-05&unit=${unitOids[0]}`, staff)).toBe(3);
      expect(await skippedOf(`period=2025-05&unit=${unitOids[0]}`)).toBeUndefined();
      expect(await skippedOf(`period=2025`, raw)).toBe(4);
    });

    it('but not where a group in it is hidden, which it would bound', async () => {
      const { staff } = collector.keys;
      for (const unit of unitOids) {
        await give(unit, '2018-01-10', [...times(20, 9), null]);
        await give(unit, '2018-02-10', [...times(4, 9), null]);
        await give(unit, '2018-03-10', [...times(4, 9), null]);
      }
      expect(await skippedOf(`period=2018-02&unit=${unitOids[0]}`, staff)).toBe('small-group');
      expect(await skippedOf('period=2018-01', staff)).toBe(2);
      for (const [period, n] of [
        ['2018-02', 8],
        ['2018', 56],
      ] as const) {
        const { nps } = await read(`period=${period}`, staff);
        expect(nps, period).toMatchObject({ n });
        expect(nps, period).not.toHaveProperty('skipped');
      }
    });
  });

  describe('of thirteen months', () => {
    const trend = async (query = '', key?: string): Promise<Trend> =>
      (
        await call(
          'GET',
          `${collector.url}/v1/results/trend?organisation=${organisationOid}${query}`,
          key ? { key } : {},
        )
      ).body as unknown as Trend;

    it('end with the last month that is over, or with the one asked for', async () => {
      const { until, months } = await trend();
      expect([until, months.length, months[0]?.period]).toEqual(['2026-10', 13, '2025-10']);
      const asked = await trend('&until=2026-02');
      expect(asked.months.map(({ period }) => period)).toEqual([
        ...Array.from({ length: 11 }, (_, month) => `2025-${String(month + 2).padStart(2, '0')}`),
        '2026-01',
        '2026-02',
      ]);
    });

    it('show what the months show by themselves, and take limits from nothing else', async () => {
      const place = `unit=${unitOids[1]}`;
      for (const key of [undefined, collector.keys.staff]) {
        const { months, centre } = await trend(`&until=2025-12&${place}`, key);
        for (const { period, nps } of months) {
          expect(nps, period).toEqual((await read(`period=${period}&${place}`, key)).nps);
        }
        const shown = months.flatMap(({ nps }) => (isWithheld(nps) ? [] : [nps]));
        expect(shown.length).toBeLessThan(13);
        const chart = npsControlChart(
          shown.map(({ n, shares }) => ({
            promoters: Math.round(n * (shares?.promoters ?? 0)),
            passives: Math.round(n * (shares?.passives ?? 0)),
            detractors: Math.round(n * (shares?.detractors ?? 0)),
          })),
        );
        expect(centre).toBe(chart?.centre);
        const limits = months.flatMap(({ nps, ...month }) => (isWithheld(nps) ? [] : [month.limits]));
        expect(limits).toEqual(chart?.points.map((point) => point && { low: point.low, high: point.high }));
        const hidden = months.filter(({ nps }) => isWithheld(nps));
        expect(hidden.map(({ limits: none, isSignal }) => [none, isSignal])).toEqual(
          hidden.map(() => [null, null]),
        );
      }
    });

    it('say which month is more than chance', async () => {
      for (const month of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10']) {
        await give(unitOids[0], `2021-${month}-10`, [...times(60, 10), ...times(20, 8), ...times(20, 2)]);
      }
      await give(unitOids[0], '2021-11-10', [...times(20, 10), ...times(20, 8), ...times(60, 2)]);
      const { months } = await trend(`&until=2021-12&unit=${unitOids[0]}`);
      expect(months.filter(({ isSignal }) => isSignal).map(({ period }) => period)).toEqual(['2021-11']);
    });

    it.each(['2026-12', '2026', '2026-Q1', 'x', '1900-01'])(
      'of %s are refused with an example',
      async (until) => {
        const url = `${collector.url}/v1/results/trend?organisation=${organisationOid}&until=${until}`;
        expect(await refused(url)).toMatchObject({ status: 400, pointer: '/until', example: '2026-10' });
      },
    );
  });
});
