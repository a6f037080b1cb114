// What free feedback is and what it is about, as figures: of those who chose any, how many chose each.
import { createPalaute } from '@palaute/client';
import { type Feedback, isWithheld, type ItemFigure, type Results } from '@palaute/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { call, makeAnswered } from '../environment/feedback.ts';
import { findDifferences } from '../../packages/collector/src/recount/recount.ts';

const now = () => new Date('2026-11-23T10:00:00Z');
const free = (times: number, unit: string, given: Feedback['free']): Feedback[] =>
  Array.from({ length: times }, () =>
    makeAnswered([{ item: 'nps', value: 9 }], {
      unit,
      contactOn: '2025-05-10',
      ...(given && { free: given }),
    }),
  );

describe.each(databases)('Free feedback on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  const at = (path: string, query = 'period=2025') =>
    `${collector.url}${path}?organisation=${organisationOid}&${query}`;
  const read = async (query?: string): Promise<Results> =>
    (await call('GET', at('/v1/results', query))).body as unknown as Results;
  const figureOf = ({ items }: Pick<Results, 'items'>, item: string): ItemFigure | undefined =>
    items.find((one) => one.item === item);

  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create(), now);
    const [one, other] = unitOids;
    const given = [
      ...free(12, one, { kinds: ['thanks', 'idea'], topics: ['premises'] }),
      ...free(10, one, { kinds: ['criticism'], topics: ['premises', 'safety'] }),
      ...free(20, one, undefined),
      ...free(3, one, { text: 'Ovi oli lukossa.' }),
      ...free(15, other, undefined),
      ...free(4, other, { kinds: ['thanks'] }),
    ];
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    // One after another, and as a report: both ways count.
    for (const feedback of given.slice(0, 15)) await palaute.send(feedback);
    expect((await palaute.report(given.slice(15))).stored).toBe(given.length - 15);
    await vi.waitFor(async () => expect((await read()).feedback).toEqual({ n: given.length }), {
      timeout: 30_000,
    });
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  it('tells of those who chose any how many chose each, with names in three languages', async () => {
    const results = await read();
    const kinds = figureOf(results, 'kinds');
    expect(kinds).toMatchObject({ kind: 'multi', names: { fi: 'Palautteen laji', sv: 'Typ av respons' } });
    expect(kinds?.options?.map(({ id }) => id)).toEqual([
      'thanks',
      'criticism',
      'idea',
      'accessibility',
      'other',
    ]);
    expect(kinds?.figure).toEqual({
      n: 26,
      counts: { thanks: 16, criticism: 10, idea: 12, accessibility: 0, other: 0 },
    });
    expect(figureOf(results, 'topics')?.figure).toMatchObject({
      n: 22,
      counts: { premises: 22, safety: 10 },
    });
  });

  it('shows no small group: not those few of a unit, and not by subtraction', async () => {
    const { parts } = await read();
    expect(parts).toHaveLength(2);
    for (const { items } of parts) {
      for (const { figure } of items.filter(({ item }) => item === 'kinds')) {
        expect(isWithheld(figure)).toBe(true);
      }
    }
    const few = figureOf(await read(`period=2025&unit=${unitOids[1]}`), 'kinds');
    expect(few?.figure).toEqual({ withheld: 'small-group' });
  });

  it('stands in the feeds and on the page', async () => {
    const csv = await (await fetch(at('/v1/results.csv', 'period=2025&lang=sv'))).text();
    expect(csv).toContain('thanks=16; criticism=10; idea=12; accessibility=0; other=0');
    expect(csv).toContain('Typ av respons');
    const page = await (await fetch(`${collector.url}/results/fi/${organisationOid}?period=2025`)).text();
    expect(page).toContain('Mitä vapaa palaute koskee');
    expect(page).toContain('Tiloja');
  });

  it('is counted as a recount counts it', async () => {
    expect(await findDifferences(collector.database.db, organisationOid)).toEqual([]);
  });
});
