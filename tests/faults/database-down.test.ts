import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKeys } from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { type CollectorProcess, prepareLocation, spawnCollector, until } from '../environment/process.ts';

describe('A collector whose PostgreSQL goes away', () => {
  const keys = makeKeys();
  let postgres: Postgres;
  let collector: CollectorProcess;
  const isReady = async () => (await call('GET', `${collector.url}/readyz`)).status === 200;

  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
    await prepareLocation({ url: postgres.url }, keys, makeKeys());
    collector = await spawnCollector({ url: postgres.url });
  });
  afterAll(async () => {
    await collector.end('SIGTERM');
    await postgres.stop();
  });

  it('says 503 with Retry-After, is not ready, and recovers by itself', async () => {
    expect((await put(collector.url, keys.provider, makeFeedback())).status).toBe(201);
    expect(await isReady()).toBe(true);

    await postgres.takeDown('immediate');
    const feedback = makeFeedback();
    const refused = await put(collector.url, keys.provider, feedback, { 'accept-language': 'sv' });
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.body).toMatchObject({
      code: 'database-unavailable',
      title: expect.stringContaining('spara'),
    });
    expect((await call('GET', `${collector.url}/readyz`)).body).toMatchObject({ status: 503 });
    expect((await call('GET', `${collector.url}/livez`)).status).toBe(200);

    await postgres.bringUp();
    await until('the collector is ready again', isReady);
    expect((await put(collector.url, keys.provider, feedback)).status).toBe(201);
  });

  it('starts without its database, says 503 until it comes, and then makes the tables itself', async () => {
    const url = await postgres.createDatabase();
    await postgres.takeDown();
    const early = await spawnCollector({ url });
    try {
      expect((await call('GET', `${early.url}/readyz`)).status).toBe(503);
      expect((await put(early.url, keys.provider, makeFeedback())).body).toMatchObject({
        code: 'database-unavailable',
      });
      await postgres.bringUp();
      await until(
        'the tables are there',
        async () => (await call('GET', `${early.url}/readyz`)).status === 200,
      );
      expect((await put(early.url, keys.provider, makeFeedback())).body).toMatchObject({
        code: 'unknown-key',
      });
    } finally {
      expect(await early.end('SIGINT')).toBe(0);
    }
  });
});
