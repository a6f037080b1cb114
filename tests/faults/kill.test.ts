import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../environment/collector.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { crashPostgres } from './crashes.ts';
import { killCollectors } from './kills.ts';

/** The same at length: `npm run faults`. */
const times = 3;

describe.each(databases)('A collector killed with SIGKILL while people send, on $name', ({ start }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.stop());

  it('has lost nothing that it acknowledged, and counts nothing twice', async () => {
    const outcome = await killCollectors({ location: await database.create(), times, seed: 4 });
    expect(outcome.wrongs).toEqual([]);
    expect(outcome.acknowledged).toBeGreaterThan(times);
    expect(outcome.heard[0], 'somebody met a kill').toBeGreaterThan(0);
  });
});

describe('A PostgreSQL that crashes while people send', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
  });
  afterAll(() => postgres.stop());

  it('keeps what was acknowledged; the collectors go on by themselves, and say 503 meanwhile', async () => {
    const outcome = await crashPostgres({ postgres, times: 2, seed: 1 });
    expect(outcome.wrongs).toEqual([]);
    expect(outcome.heard[503], 'somebody met the crash').toBeGreaterThan(0);
  });
});
