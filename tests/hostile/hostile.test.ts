import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../environment/collector.ts';
import { barrage } from './barrage.ts';

/** The same at length, and with memory looked at: `npm run hostile`. */
const requests = { PostgreSQL: 2_560, PGlite: 720 };

describe.each(databases)('A collector on $name under hostile requests', ({ name, start }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.stop());

  it('answers each as documented, tells nothing of the inside, and keeps no rubbish', async () => {
    const seed = Date.now() % 1_000_000;
    const outcome = await barrage({ location: await database.create(), requests: requests[name], seed });
    expect(outcome.faults, `seed ${seed}`).toEqual([]);
    expect(outcome.stored, 'some of it was good').toBeGreaterThan(20);
    const deep = [...outcome.answers].filter(([, counts]) =>
      [...counts.keys()].some((status) => status >= 200 && status < 300),
    );
    expect(deep.length, 'most operations were reached').toBeGreaterThan(outcome.answers.size / 2);
  });
});
