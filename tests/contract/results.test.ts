import { createPalaute } from '@palaute/client';
import { isWithheld, type Results, round } from '@palaute/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { call, makeAnswered } from '../environment/feedback.ts';

/** Sends so many feedbacks of one unit with these NPS answers. */
async function give(
  collector: TestCollector,
  unit: string,
  contactOn: string,
  scores: readonly number[],
): Promise<void> {
  const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
  const feedbacks = scores.map((value) =>
    makeAnswered(
      [
        { item: 'nps', value },
        { item: 'access', value: value > 8 ? 5 : 3 },
        { item: 'safety', missing: 'skipped' },
      ],
      {
        unit,
        contactOn,
      },
    ),
  );
  const { stored } = await palaute.report(feedbacks);
  expect(stored).toBe(scores.length);
}

/** One reason for all: which figures are small is what they hide. */
const withheld = { withheld: 'small-group' };

const times = (count: number, score: number) => Array<number>(count).fill(score);

describe.each(databases)('Results on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  const read = (
    period: string,
    key?: string,
    place: { division?: string; unit?: string } = {},
  ): Promise<Results> =>
    createPalaute({ endpoint: collector.url, ...(key && { key }) }).results({
      organisation: organisationOid,
      period,
      ...place,
    });

  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create());
    // A published web survey: 113 detractors, 22 passives, 54 promoters of 189, NPS −31.2.
    await give(collector, unitOids[0], '2020-02-10', [...times(113, 2), ...times(22, 7), ...times(54, 10)]);
    await give(collector, unitOids[0], '2021-05-10', times(30, 9));
    await give(collector, unitOids[1], '2021-05-10', times(7, 8));
    await give(collector, unitOids[1], '2022-05-10', times(3, 8));
    await give(collector, unitOids[0], '2023-03-31', times(12, 10));
    await give(collector, unitOids[0], '2023-04-01', times(20, 10));
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  it('gives n, NPS, its three shares and the mean', async () => {
    const { nps, feedback } = await read('2020');
    if (isWithheld(nps)) throw new Error('189 answers show');
    expect(feedback).toEqual({ n: 189 });
    expect(nps.n).toBe(189);
    expect(nps.nps).toBeCloseTo(-5900 / 189, 10);
    expect(round(nps.nps ?? 0, 1)).toBe(-31.2);
    const shares = nps.shares ?? { promoters: 0, passives: 0, detractors: 0 };
    expect(
      [shares.detractors, shares.passives, shares.promoters].map((share) => round(share * 100, 1)),
    ).toEqual([59.8, 11.6, 28.6]);
    expect(nps.mean).toBeCloseTo((113 * 2 + 22 * 7 + 54 * 10) / 189, 10);
    const { low = 0, high = 0 } = nps.interval ?? {};
    expect([low, high].map((end) => round(end, 2))).toEqual([-43.25, -18.21]);
  });

  it('gives n, distribution, mean and top-box of each item, and no skip is in any of them', async () => {
    const { items } = await read('2020-02');
    const access = items.find(({ item }) => item === 'access')?.figure;
    expect(access).toMatchObject({
      n: 189,
      distribution: [0, 0, 135, 0, 54],
      mean: (135 * 3 + 54 * 5) / 189,
      topBox: 54 / 189,
    });
    // Wilson's, of 54 in 189.
    const { topBoxInterval } = access as { topBoxInterval: { low: number; high: number } };
    expect([topBoxInterval.low, topBoxInterval.high].map((end) => round(end, 4))).toEqual([0.2261, 0.3539]);
    expect(items.find(({ item }) => item === 'safety')?.figure).toEqual({
      n: 0,
      distribution: [0, 0, 0, 0, 0],
      mean: null,
      topBox: null,
      topBoxInterval: null,
    });
  });

  it('withholds under 10 from the public and under 5 from staff, and nothing from raw', async () => {
    const place = { unit: unitOids[1] };
    expect((await read('2021', undefined, place)).nps).toEqual(withheld);
    expect((await read('2021', collector.keys.staff, place)).nps).toMatchObject({ n: 7 });
    expect((await read('2022', collector.keys.staff, place)).nps).toEqual(withheld);
    expect((await read('2022', collector.keys.raw, place)).nps).toMatchObject({ n: 3, nps: 0, mean: 8 });
    const { audience, threshold } = await read('2022', collector.keys.raw, place);
    expect({ audience, threshold }).toEqual({ audience: 'raw', threshold: 0 });
  });

  it('withholds what would give a small group away by subtraction, for the same reason as the group itself', async () => {
    // 37 in all, 7 of them in one division: the other one's 30 would tell.
    const { nps, parts } = await read('2021');
    expect(nps).toMatchObject({ n: 37 });
    expect(parts.map((part) => [part.place.id, part.nps])).toEqual([
      ['health-care', withheld],
      ['older-people', withheld],
    ]);
    expect((await read('2021', undefined, { division: 'health-care' })).nps).toEqual(withheld);
    expect((await read('2021', undefined, { unit: unitOids[0] })).nps).toEqual(withheld);
    const staff = await read('2021', collector.keys.staff);
    expect(staff.parts.map(({ nps: figure }) => figure)).toMatchObject([{ n: 30 }, { n: 7 }]);
  });

  it('adds months up to quarters, thirds and years', async () => {
    const n = async (period: string) => {
      const { feedback } = await read(period);
      return isWithheld(feedback) ? feedback.withheld : feedback.n;
    };
    expect(
      await Promise.all(['2023-03', '2023-04', '2023-Q1', '2023-Q2', '2023-T1', '2023-T2', '2023'].map(n)),
    ).toEqual([12, 20, 12, 20, 32, 0, 32]);
    expect((await read('2023-T1')).period).toEqual({ id: '2023-T1', from: '2023-01-01', to: '2023-04-30' });
  });

  it('shows an empty period as empty, and scores nothing for it', async () => {
    expect((await read('2019')).nps).toMatchObject({ n: 0, nps: null, shares: null, mean: null });
  });

  it('gives a key without the right, or of another organisation, what the public sees, and refuses an unknown one', async () => {
    for (const key of [collector.otherKeys.raw, collector.keys.site]) {
      expect(await read('2021', key)).toEqual(await read('2021'));
    }
    await expect(read('2020', 'nobody')).rejects.toMatchObject({
      status: 401,
      problem: { code: 'unknown-key' },
    });
  });

  it('finds nothing for a place that is not there', async () => {
    const get = (query: string) => call('GET', `${collector.url}/v1/results?period=2020&${query}`);
    expect((await get('organisation=1.2.246.10.32213094.10.0')).body).toMatchObject({
      status: 404,
      pointer: '/organisation',
    });
    expect((await get(`organisation=${organisationOid}&unit=1.2.3`)).body).toMatchObject({
      status: 404,
      pointer: '/unit',
    });
    expect((await get(`organisation=${organisationOid}&division=x`)).body).toMatchObject({
      status: 404,
      pointer: '/division',
    });
  });

  it('lets anybody keep public figures and nobody keep a key holder’s', async () => {
    const url = `${collector.url}/v1/results?organisation=${organisationOid}&period=2020`;
    expect((await call('GET', url)).headers.get('cache-control')).toContain('public');
    const keyed = await call('GET', url, { key: collector.keys.raw });
    expect(keyed.headers.get('cache-control')).toContain('no-store');
    expect(keyed.headers.get('vary')).toContain('Authorization');
  });

  it('lists the places that can be asked about', async () => {
    const response = await fetch(`${collector.url}/v1/organisations`);
    const organisations = (await response.json()) as {
      id: string;
      divisions: { id: string; units: { id: string }[] }[];
    }[];
    const here = organisations.find(({ id }) => id === organisationOid);
    expect(here?.divisions.map(({ id, units }) => [id, units.map((unit) => unit.id)])).toEqual([
      ['health-care', [unitOids[0]]],
      ['older-people', [unitOids[1]]],
    ]);
  });
});
