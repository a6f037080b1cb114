// The benchmark itself, in short: every part runs to its end, loses nothing, and says all that its table has. No
// judgement of speed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '@palaute/collector';
import { findDifferences } from '../../../packages/collector/src/recount/recount.ts';
import { type Postgres, startPostgres } from '../../environment/postgres.ts';
import { benchCollectors } from './collectors.ts';
import { fill } from './fill.ts';
import { organisationOid, prepare } from './places.ts';
import { benchResults } from './results.ts';
import { type Measured, takeTurns } from './rounds.ts';
import { benchSingle } from './single.ts';
import * as tables from './table.ts';

const short = { rounds: 1, seconds: 0.3, connections: 8, units: 20 };

/** A table in which something was not measured has a hole. */
const expectWhole = (table: string, ...names: string[]) => {
  for (const name of names) expect(table).toContain(name);
  expect(table).not.toMatch(/NaN|undefined|Infinity/);
};

describe('The benchmark of ingest', { timeout: 180_000 }, () => {
  it('sets single feedback beside a bare route and plainer ways, and finds nothing lost', async () => {
    const all = await benchSingle({
      ...short,
      database: 'PostgreSQL',
      kinds: ['bare', 'plain', 'unshared', 'palaute'],
    });
    expectWhole(tables.singleTable(all), 'bare', 'plain', 'one a request', 'Palaute');
    const targets = tables.singleTargets(all, 'PostgreSQL');
    expect(targets).toHaveLength(3);
    for (const { found } of targets) expect(found).toBeGreaterThan(0);
  });

  it('sends by autocannon, too', async () => {
    const all = await benchSingle({
      ...short,
      seconds: 1,
      database: 'PostgreSQL',
      kinds: ['palaute'],
      tool: 'autocannon',
    });
    expectWhole(tables.singleTable(all), 'Palaute');
  });

  it('does the same on the embedded database', async () => {
    const all = await benchSingle({ ...short, database: 'PGlite', kinds: ['plain', 'palaute'] });
    expectWhole(tables.singleTable(all), 'plain', 'Palaute');
    expect(tables.singleTargets(all, 'PGlite')).toHaveLength(1);
  });

  it('has two collectors store the same feedback at once, and finds each stored and counted once', async () => {
    const result = await benchCollectors({ ...short, collectors: 2 });
    expectWhole(tables.collectorsTable(result), 'one collector', '2 collectors');
    const { 200: duplicates = 0, 201: stored = 0 } = result.twice.statuses;
    expect(stored).toBeGreaterThan(0);
    expect(duplicates).toBeGreaterThan(0);
    expect(duplicates).toBeLessThanOrEqual(stored);
  });

  it('reads the figures of few and of many feedbacks', async () => {
    const all = await benchResults({ sizes: [200, 2_000], rounds: 1, seconds: 0.5, units: 4 });
    expectWhole(tables.resultsTable(all), '| 200 |', '| 2 000 |');
    expect(tables.resultsTargets(all)).toHaveLength(2);
  });

  it('takes turns, another one first in each round, and does not count the first round', async () => {
    const order: string[] = [];
    const contender = (name: string) => ({
      name,
      run() {
        order.push(name);
        return Promise.resolve({ statuses: {}, seconds: order.length, p50Ms: 1, p95Ms: 1, p99Ms: 1 });
      },
    });
    const measured: Measured[] = await takeTurns([contender('a'), contender('b')], 2);
    expect(order.join('')).toBe('abbaab');
    expect(measured.map(({ rounds }) => rounds.map(({ seconds }) => seconds))).toEqual([
      [4, 5],
      [3, 6],
    ]);
  });
});

describe('What the benchmark fills in', () => {
  let postgres: Postgres;
  let database: Database;
  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
    await prepare({ url: postgres.url }, 5);
    database = await openDatabase({ url: postgres.url });
  });
  afterAll(async () => {
    await database.close();
    await postgres.stop();
  });

  it('has the counters that its feedbacks say', async () => {
    await fill(database.db, 1_000, 5);
    expect(await findDifferences(database.db, organisationOid)).toEqual([]);
    const { n } = await database.db
      .selectFrom('counter')
      .select((column) => column.fn.sum<string>('n').as('n'))
      .where('item', '=', 'feedback')
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(1_000);
  });
});
