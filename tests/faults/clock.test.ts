import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { wrongCounters } from './stored.ts';

const [postgres] = databases;
const dayMs = 24 * 60 * 60_000;

describe('A collector whose clock jumps', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  const right = Date.parse('2026-11-22T12:00:00Z');
  let nowMs = right;
  beforeAll(async () => {
    if (!postgres) throw new Error('There is no PostgreSQL.');
    database = await postgres.start();
  });
  beforeEach(async () => {
    nowMs = right;
    await collector?.stop();
    collector = await startCollector(await database.create(), () => new Date(nowMs));
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });
  const send = (feedback = makeFeedback()) => put(collector.url, collector.keys.provider, feedback);

  it.each([
    ['forward by ten years', 3_650],
    ['forward by a day', 1],
    ['back by a day', -1],
    ['back by twenty years', -7_300],
  ])('%s takes feedback, and calls the same again a duplicate of its first day', async (_name, days) => {
    const first = makeFeedback();
    expect(await send(first)).toMatchObject({ status: 201, body: { receivedOn: '2026-11-22' } });
    nowMs += days * dayMs;
    expect(await send(first)).toMatchObject({ status: 200, body: { receivedOn: '2026-11-22' } });
    const second = await send();
    expect(second.status).toBe(201);
    expect(second.body['receivedOn']).toBe(new Date(nowMs).toISOString().slice(0, 10));
    nowMs = right;
    expect((await send()).status).toBe(201);
    expect(await wrongCounters(collector.database)).toEqual([]);
    expect((await call('GET', `${collector.url}/readyz`)).status).toBe(200);
  });

  it('back lets no day of contact through that is still to come', async () => {
    const feedback = makeFeedback({ contactOn: '2026-11-22' });
    nowMs -= 2 * dayMs;
    expect(await send(feedback)).toMatchObject({ status: 422, body: { code: 'date-in-future' } });
    nowMs = right;
    expect((await send(feedback)).status).toBe(201);
  });

  it('back does not keep a revoked key alive for as long as the jump', async () => {
    nowMs += 365 * dayMs;
    expect((await send()).status).toBe(201);
    nowMs = right;
    await sql`update access_key set revoked_at = now()`.execute(collector.database.db);
    nowMs += 11_000;
    expect(await send()).toMatchObject({ status: 401, body: { code: 'unknown-key' } });
  });

  it('back does not keep an old register for as long as the jump', async () => {
    nowMs += 365 * dayMs;
    expect((await send()).status).toBe(201);
    nowMs = right;
    await sql`update organisation set reply_days = 3`.execute(collector.database.db);
    nowMs += 11_000;
    const form = await call('GET', `${collector.url}/v1/forms/rotated`, { key: collector.keys.provider });
    expect(form.body['replyDays']).toBe(3);
  });
});
