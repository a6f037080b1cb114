import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { makeAnswered, put } from '../environment/feedback.ts';
import { wrongCounters } from './stored.ts';

describe.each(databases)('Counters on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create());
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  it('tell an option that is named as a reason for absence from that reason', async () => {
    const way = 'my-area:way';
    for (const answer of [{ item: way, value: 'skipped' }, { item: way, missing: 'skipped' } as const]) {
      const { status } = await put(collector.url, collector.keys.provider, makeAnswered([answer]));
      expect(status).toBe(201);
    }
    expect(await wrongCounters(collector.database)).toEqual([]);
  });
});
