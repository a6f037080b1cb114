import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKeys } from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { prepareLocation, spawnCollector, until } from '../environment/process.ts';

describe('Collectors that start together', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('make the tables of one empty database once, and all of them serve', async () => {
    const location = { url: await postgres.createDatabase() };
    const collectors = await Promise.all(Array.from({ length: 4 }, () => spawnCollector(location)));
    try {
      for (const { url } of collectors) {
        await until(
          'every collector is ready',
          async () => (await call('GET', `${url}/readyz`)).status === 200,
        );
      }
      const keys = makeKeys();
      await prepareLocation(location, keys, makeKeys());
      const feedback = makeFeedback();
      const answers = await Promise.all(collectors.map(({ url }) => put(url, keys.provider, feedback)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 201]);
    } finally {
      await Promise.all(collectors.map((collector) => collector.end('SIGTERM')));
    }
  });

  it('are refused when they would share one embedded folder', async () => {
    const { databases } = await import('../environment/collector.ts');
    const embedded = await databases.find(({ name }) => name === 'PGlite')?.start();
    const location = await embedded?.create();
    if (!embedded || !location) throw new Error('PGlite is one of the databases.');
    const first = await spawnCollector(location);
    try {
      await expect(spawnCollector(location)).rejects.toThrow(/in use by process/);
    } finally {
      await first.end('SIGINT');
    }
    const next = await spawnCollector(location);
    expect(await next.end('SIGINT')).toBe(0);
    await embedded.stop();
  });
});
