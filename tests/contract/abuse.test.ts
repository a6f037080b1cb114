// What a public key meets when more comes from one place than can be believed: work, then quarantine, and no refusal of
// the many people behind one address.
import { randomUUID } from 'node:crypto';
import { createCollector, type Database, generateKey, openDatabase, saveKey } from '@palaute/collector';
import type { Feedback } from '@palaute/schema';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allowedOrigin,
  databases,
  makeKeys,
  organisationOid,
  prepareDatabase,
  type TestDatabase,
} from '../environment/collector.ts';
import { type Answered, call, makeFeedback, put } from '../environment/feedback.ts';
import { postForm } from '../environment/form-post.ts';

const minuteMs = 60_000;

/** The solution of a problem's challenge, as a program with altcha's library makes it. */
async function solve({ body }: Answered): Promise<string> {
  const challenge = body['challenge'] as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

describe.each(databases)('What holds off abuse on $name', ({ start }) => {
  let server: TestDatabase;
  let database: Database;
  let clock = new Date();
  const proofSecret = 'shared by the collectors behind one address';
  const open: (() => Promise<unknown>)[] = [];
  /** A collector of its own for what is told of it, on the same database. */
  const serve = async (options: Partial<Parameters<typeof createCollector>[0]> = {}) => {
    const app = createCollector({
      database,
      logLevel: 'silent',
      now: () => clock,
      proofSecret,
      trustedProxies: ['127.0.0.1'],
      ...options,
    });
    open.push(() => app.close());
    return app.listen({ port: 0, host: '127.0.0.1' });
  };
  let url: string;

  beforeAll(async () => {
    server = await start();
    database = await openDatabase(await server.create());
    await database.migrate();
    await prepareDatabase(database, makeKeys(), makeKeys());
    url = await serve();
  });
  afterAll(async () => {
    for (const close of open) await close();
    await database.close();
    await server.stop();
  });

  const makeKey = async (kind: 'site' | 'provider', budget: number | null): Promise<string> => {
    const key = generateKey(kind);
    const origins = kind === 'site' ? [allowedOrigin] : null;
    const rights = { orgId: organisationOid, scopes: ['feedback:write'], origins, budget };
    await saveKey(database.db, key, rights);
    return key;
  };
  const from = (address: string, proof?: string) => ({
    'x-forwarded-for': address,
    ...(proof !== undefined && { 'palaute-proof': proof }),
  });
  const countOf = async (table: 'feedback' | 'quarantine') => {
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)}`.execute(
      database.db,
    );
    return rows[0]?.n ?? 0;
  };

  it('takes a budget as it comes, then asks for work, and takes the same request with it', async () => {
    const key = await makeKey('site', 2);
    const feedback = makeFeedback();
    const statuses = [await put(url, key, makeFeedback()), await put(url, key, makeFeedback())];
    expect(statuses.map(({ status }) => status)).toEqual([201, 201]);
    const asked = await put(url, key, feedback);
    expect(asked.status).toBe(429);
    expect(asked.body).toMatchObject({ code: 'proof-required', challenge: expect.any(Object) });
    expect(Number(asked.headers.get('retry-after'))).toBe(300);
    const proof = await solve(asked);
    expect((await put(url, key, feedback, { 'palaute-proof': proof })).status).toBe(201);
    // A plain caller, whose feedback has its id in the body only.
    const posted = makeFeedback();
    const post = (headers = {}) => call('POST', `${url}/v1/feedback`, { key, body: posted, headers });
    const answer = await post({ 'palaute-proof': await solve(await post()) });
    expect([answer.status, answer.body['status']]).toEqual([201, 'stored']);
  });

  it('takes a solution for the one feedback it was asked for, and no other header for one', async () => {
    const key = await makeKey('site', 1);
    await put(url, key, makeFeedback());
    const feedback = makeFeedback();
    const proof = await solve(await put(url, key, feedback));
    const send = async (record: Feedback, header: string) =>
      (await put(url, key, record, { 'palaute-proof': header })).body['code'];
    expect(await send(makeFeedback(), proof)).toBe('proof-required');
    expect(await send(feedback, 'e30=')).toBe('proof-required');
    expect(await send(feedback, proof)).toBeUndefined();
    expect(await send(feedback, proof)).toBe('proof-required');
  });

  it('takes at one collector what another one behind the same address has asked for', async () => {
    const [key, feedback] = [await makeKey('site', 1), makeFeedback()];
    const [other, stranger] = [await serve(), await serve({ proofSecret: undefined })];
    for (const base of [url, other, stranger]) await put(base, key, makeFeedback());
    const proof = await solve(await put(url, key, feedback));
    expect((await put(stranger, key, feedback, { 'palaute-proof': proof })).status).toBe(429);
    expect((await put(other, key, feedback, { 'palaute-proof': proof })).status).toBe(201);
  });

  it('counts each network by itself, and each key', async () => {
    const [key, other] = [await makeKey('site', 1), await makeKey('site', 1)];
    const status = async (sender: string, address: string) =>
      (await put(url, sender, makeFeedback(), from(address))).status;
    expect(await status(key, '192.0.2.1')).toBe(201);
    expect(await status(key, '192.0.2.250')).toBe(429);
    expect(await status(other, '192.0.2.1')).toBe(201);
    expect(await status(key, '198.51.100.1')).toBe(201);
    expect(await status(key, '2001:db8:1:200::1')).toBe(201);
    expect(await status(key, '2001:db8:1:2ff::9')).toBe(429);
    expect(await status(key, '2001:db8:1:300::1')).toBe(201);
  });

  it('fills a budget again evenly over ten minutes', async () => {
    const key = await makeKey('site', 5);
    const send = async () => (await put(url, key, makeFeedback())).status;
    for (let count = 0; count < 5; count += 1) expect(await send()).toBe(201);
    expect(await send()).toBe(429);
    clock = new Date(clock.valueOf() + 2 * minuteMs);
    expect([await send(), await send()]).toEqual([201, 429]);
    clock = new Date(clock.valueOf() + 20 * minuteMs);
    const later = [];
    for (let count = 0; count < 6; count += 1) later.push(await send());
    expect(later).toEqual([201, 201, 201, 201, 201, 429]);
  });

  it('spends nothing of a budget on what it refuses anyway', async () => {
    const key = await makeKey('site', 1);
    for (let count = 0; count < 3; count += 1) {
      expect((await put(url, key, makeFeedback({ unit: '1.2' }))).status).toBe(422);
      expect((await put(url, key, makeFeedback(), { origin: 'https://other.example' })).status).toBe(403);
    }
    expect((await put(url, key, makeFeedback())).status).toBe(201);
  });

  it('sets apart what comes far over a budget even with work, and lets nothing fill quarantine without an end', async () => {
    const key = await makeKey('site', 1);
    const send = async () => {
      const feedback = makeFeedback();
      const asked = await put(url, key, feedback);
      return asked.body['challenge'] === undefined
        ? asked
        : put(url, key, feedback, { 'palaute-proof': await solve(asked) });
    };
    const held = await countOf('quarantine');
    const statuses = [];
    for (let count = 0; count < 22; count += 1) statuses.push((await send()).status);
    expect(statuses).toEqual([...Array(11).fill(201), ...Array(10).fill(202), 429]);
    expect(await countOf('quarantine')).toBe(held + 10);
    const last = await send();
    expect(last.body['code']).toBe('too-many-requests');
    expect(Number(last.headers.get('retry-after'))).toBe(60);
  });

  it('thanks whoever sends a plain form over the budget, and sets it apart', async () => {
    const key = await makeKey('site', 1);
    const [stored, held] = [await countOf('feedback'), await countOf('quarantine')];
    const send = () => postForm(`${url}/f/whole`, { 'site-key': key, nps: '9', lang: 'fi' });
    const pages = [await send(), await send()];
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(page.text).toMatch(/Kiitos palautteestasi!.*Palautteesi viite: [0-9A-F]{8}/);
    }
    expect([await countOf('feedback'), await countOf('quarantine')]).toEqual([stored + 1, held + 1]);
  });

  it('sets apart what comes from a page that cannot compute, and does not refuse it', async () => {
    const key = await makeKey('site', 1);
    await put(url, key, makeFeedback());
    const answer = await put(url, key, makeFeedback(), { 'palaute-proof': 'none' });
    expect([answer.status, answer.body]).toEqual([202, expect.objectContaining({ status: 'quarantined' })]);
  });

  it('tells a secret key to wait, and for how long', async () => {
    const key = await makeKey('provider', 4);
    const send = (address: string) => put(url, key, makeFeedback(), from(address));
    for (const end of [1, 2, 3, 4]) expect((await send(`192.0.${end}.1`)).status).toBe(201);
    const refused = await send('192.0.9.1');
    expect([refused.status, refused.body['code']]).toEqual([429, 'too-many-requests']);
    const seconds = Number(refused.headers.get('retry-after'));
    clock = new Date(clock.valueOf() + (seconds - 1) * 1000);
    expect((await send('192.0.2.1')).status).toBe(429);
    clock = new Date(clock.valueOf() + 1000);
    expect((await send('192.0.2.1')).status).toBe(201);
    const free = await makeKey('provider', null);
    const many = await Promise.all(Array.from({ length: 200 }, () => put(url, free, makeFeedback())));
    expect(many.every(({ status }) => status === 201)).toBe(true);
  });

  it('counts a verdict at each rung', async () => {
    const { metrics, read } = await counting();
    const base = await serve({ metrics });
    const key = await makeKey('site', 1);
    const before = makeFeedback();
    await put(base, 'palaute_site_nobody', makeFeedback());
    await put(base, key, makeFeedback(), { origin: 'https://other.example' });
    await call('PUT', `${base}/v1/feedback/${randomUUID()}`, { key, body: { text: 'x'.repeat(70_000) } });
    await put(base, key, makeFeedback({ shown: ['nps', 'nps'] }));
    await put(base, key, makeFeedback());
    const asked = await put(base, key, before);
    await put(base, key, before, { 'palaute-proof': 'e30=' });
    await put(base, key, before, { 'palaute-proof': await solve(asked) });
    await put(base, key, makeFeedback(), { 'palaute-proof': 'none' });
    expect(await read()).toEqual({
      'key refused': 1,
      'key passed': 8,
      'origin refused': 1,
      'origin passed': 7,
      'size refused': 1,
      'size passed': 6,
      'schema refused': 1,
      'schema passed': 5,
      'rights passed': 5,
      'budget passed': 1,
      'budget over': 4,
      'proof asked': 1,
      'proof wrong': 1,
      'proof solved': 1,
      'quarantine passed': 1,
      'quarantine held': 1,
    });
  });

  it('stores and holds nothing of an address', async () => {
    const key = await makeKey('site', 1);
    const address = '203.0.113.77';
    for (let count = 0; count < 3; count += 1) {
      await put(url, key, makeFeedback(), from(address, count === 2 ? 'none' : undefined));
    }
    for (const table of ['feedback', 'quarantine', 'access_key', 'audit_entry', 'counter']) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
        database.db,
      );
      expect(rows.filter(({ row }) => row.includes('203.0.113'))).toEqual([]);
    }
  });

  /** A sink of verdicts in place of the collector's own, read as they would be in Prometheus. */
  const counting = async () => {
    const { createMetrics } = await import('../../packages/collector/src/metrics.ts');
    const metrics = createMetrics();
    const read = async () =>
      Object.fromEntries(
        [
          ...(await metrics.text()).matchAll(/palaute_verdicts_total\{rung="(.+?)",verdict="(.+?)"\} (\d+)/g),
        ].map(([, rung, verdict, n]) => [`${rung} ${verdict}`, Number(n)]),
      );
    return { metrics, read };
  };
});
