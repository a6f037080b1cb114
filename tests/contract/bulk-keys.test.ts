import { v5 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { makeFeedback } from '../environment/feedback.ts';
import { makeReportKey, ndjson, report, verdicts } from '../environment/report.ts';

const [unit] = unitOids;

describe('Records without an id', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  let key: string;
  beforeAll(async () => {
    const postgres = databases[0];
    if (!postgres) throw new Error('PostgreSQL is one of the databases.');
    database = await postgres.start();
    collector = await startCollector(await database.create());
    key = await makeReportKey(collector);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const { id: _, ...without } = makeFeedback();
  const send = (records: readonly unknown[], query: string) =>
    report(collector.url, key, ndjson(records), { query });

  it('get the UUID v5 that anybody can work out from their key columns, in the unit’s namespace', async () => {
    const record = { ...without, event: 'visit-7', service: { system: 's', code: 'A1' }, number: 12 };
    const { results } = await send([record], '?key=event,service.code,number');
    const namespace = v5(unit, '6ba7b812-9dad-11d1-80b4-00c04fd430c8');
    expect(results).toMatchObject([{ id: v5('["visit-7","A1","12"]', namespace), status: 'stored' }]);
    // The same again is the same; in another unit or with another value it is another.
    const others = [
      record,
      { ...record, unit: `urn:oid:${unit}` },
      { ...record, unit: unitOids[1] },
      { ...record, number: 13 },
    ];
    const again = await send(others, '?key=event,service.code,number');
    expect(verdicts(again)).toEqual(['duplicate', 'duplicate', 'stored', 'stored']);
    expect(new Set(again.results.map(({ id }) => id)).size).toBe(3);
  });

  it('are rejected where a key column says nothing, or none was declared', async () => {
    expect(verdicts(await send([without], ''))).toEqual(['rejected missing-field /id']);
    expect(verdicts(await send([without, { ...without, event: ['x'] }], '?key=event'))).toEqual([
      'rejected missing-field /event',
      'rejected wrong-type /event',
    ]);
    expect(verdicts(await send([{ ...without, event: 'x', unit: 'nowhere' }], '?key=event'))).toEqual([
      'rejected oid-format /unit',
    ]);
  });

  it('may be mixed with records that have one, which keep it', async () => {
    const own = makeFeedback({ event: 'mixed' });
    const { results } = await send([own, { ...without, event: 'mixed' }], '?key=event');
    expect(results[0]?.id).toBe(own.id);
    expect(results[1]?.id).toMatch(/^\w{8}-\w{4}-5/);
  });

  it('are rejected where the key is a personal identity code, which could be found out from the id', async () => {
    const answer = await send([{ ...without, person: '010190-999W' }], '?key=person');
    expect(verdicts(answer)).toEqual(['rejected unknown-value /person']);
  });

  it.each(['', 'id', 'nps', 'contact.email', 'answers', 'a,a', 'a,,b', '__proto__', 'my-area:staff', 'a b'])(
    'cannot have the key “%s”',
    async (name) => {
      const { status, text } = await send([without], `?key=${encodeURIComponent(name)}`);
      expect([status, JSON.parse(text)]).toMatchObject([400, { code: 'bad-query', pointer: '/key' }]);
    },
  );

  it.each(['?dryrun=true', '?dryRun=1', '?dryRun=true&dryRun=true', '?keys=event'])(
    'cannot be asked for with %s',
    async (query) => {
      const { status, text } = await send([without], query);
      expect([status, JSON.parse(text)]).toMatchObject([400, { code: 'bad-query' }]);
    },
  );
});
