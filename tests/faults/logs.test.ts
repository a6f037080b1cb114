import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEmbedded, makeKeys } from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { prepareLocation, spawnCollector } from '../environment/process.ts';

/** Planted in every place of a request where a person or a page could put it. */
const planted = 'Maija-Meikalainen-010190-999W';

describe('What a collector writes', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
  });
  afterAll(() => postgres.stop());

  it.each([
    ['PostgreSQL', async () => ({ url: await postgres.createDatabase() })],
    [
      'PGlite',
      async () => {
        const folder = join(await mkdtemp(join(tmpdir(), 'palaute-logs-')), 'database');
        await makeEmbedded(folder);
        return { folder };
      },
    ],
  ])('holds nothing of what people send, at its most talkative, on %s', async (_name, create) => {
    const location = await create();
    const keys = makeKeys();
    await prepareLocation(location, keys, makeKeys());
    const collector = await spawnCollector(location, { LOG_LEVEL: 'debug' });
    const headers = { referer: `https://x.example/${planted}`, 'user-agent': planted };
    const written = makeFeedback({ answers: [{ item: 'open', value: planted }], free: { text: planted } });
    const stored = await put(collector.url, keys.provider, written, headers);
    expect(stored.status).toBe(201);
    const id = stored.headers.get('x-request-id');
    const bad = { ...makeFeedback(), [planted]: planted, event: planted, language: planted };
    const url = `${collector.url}/v1/feedback`;
    expect((await call('POST', url, { key: keys.provider, body: bad, headers })).status).toBe(422);
    expect((await call('POST', url, { key: keys.provider, body: `{"${planted}"`, headers })).status).toBe(
      400,
    );
    expect((await call('POST', url, { key: planted, body: bad, headers })).status).toBe(401);
    expect((await call('GET', `${collector.url}/${planted}?q=${planted}`, { headers })).status).toBe(404);
    expect(
      (await call('GET', `${collector.url}/v1/results?organisation=${planted}&period=2020`)).status,
    ).toBe(404);
    if ('url' in location) {
      await postgres.takeDown('immediate');
      expect(
        (await put(collector.url, keys.provider, { ...written, ...makeFeedback() }, headers)).status,
      ).toBe(503);
      await postgres.bringUp();
    }
    expect(await collector.end('SIGTERM')).toBe(0);
    const output = collector.output();
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(output, 'what a caller can quote').toContain(`"reqId":"${id}"`);
    expect(output).toContain('"route":"/v1/feedback/:id","status":201');
    expect(output).not.toContain(planted);
    expect(output).not.toContain(keys.provider);
    expect(output, 'no address of a caller').not.toMatch(/remoteAddress|"ip"/);
    if ('folder' in location) await rm(dirname(location.folder), { recursive: true, force: true });
  });
});
