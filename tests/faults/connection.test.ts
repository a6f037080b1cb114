import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { until } from '../environment/process.ts';
import { expectNotNow } from './refusal.ts';
import { openJournal, startSenders } from './senders.ts';
import { startProxy, type TcpProxy } from './tcp-proxy.ts';
import { judge, sendAllAgain } from './verdict.ts';

const [postgres] = databases;

/** The statement that stores, and the look at what was there before. */
const storing = /insert into feedback/;
const looking = /select f\.feedback_id::text, f\.content_hash/;

describe('A collector whose connection to PostgreSQL breaks', () => {
  let database: TestDatabase;
  let location: { readonly url: string };
  let proxy: TcpProxy;
  let collector: TestCollector;
  const send = (feedback: ReturnType<typeof makeFeedback>) =>
    put(collector.url, collector.keys.provider, feedback);
  const isReady = async () => (await call('GET', `${collector.url}/readyz`)).status === 200;

  beforeAll(async () => {
    if (!postgres) throw new Error('There is no PostgreSQL.');
    database = await postgres.start();
    location = (await database.create()) as { url: string };
    proxy = await startProxy(location.url);
    collector = await startCollector({ url: proxy.url });
  });
  afterEach(async () => {
    proxy.set({ kind: 'none' });
    await until('the collector is ready again', isReady);
  });
  afterAll(async () => {
    await collector.stop();
    await proxy.stop();
    await database.stop();
  });

  it('refuses what was cut in the middle of its statement, and stores it when it comes again', async () => {
    const feedback = makeFeedback();
    proxy.set({ kind: 'cut-statement', of: storing });
    expectNotNow(await send(feedback));
    expect(proxy.hits).toBe(1);
    expect(await send(feedback)).toMatchObject({ status: 201, body: { status: 'stored' } });
  });

  it('does not acknowledge what was committed while its answer was lost, and calls it a duplicate when it comes again', async () => {
    const feedback = makeFeedback();
    const before = proxy.hits;
    proxy.set({ kind: 'lose-answer', to: storing });
    expectNotNow(await send(feedback));
    expect(proxy.hits).toBe(before + 1);
    expect(await send(feedback)).toMatchObject({ status: 200, body: { status: 'duplicate' } });
    expect(await send({ ...feedback, language: 'sv' })).toMatchObject({
      status: 422,
      body: { code: 'id-reused' },
    });
  });

  it('does not call anything else a duplicate when the look at what is there is lost', async () => {
    const feedback = makeFeedback();
    expect((await send(feedback)).status).toBe(201);
    proxy.set({ kind: 'lose-answer', to: looking });
    expectNotNow(await send(feedback));
    expect((await send(feedback)).status).toBe(200);
  });

  it('refuses everybody who was in one batch, and none of them is lost or doubled', async () => {
    const feedbacks = Array.from({ length: 40 }, () => makeFeedback());
    proxy.set({ kind: 'lose-answer', to: storing });
    const statuses = (await Promise.all(feedbacks.map(send))).map(({ status }) => status);
    expect(new Set([...statuses, 201, 503])).toEqual(new Set([201, 503]));
    expect(statuses).toContain(503);
    const again = await Promise.all(feedbacks.map(send));
    expect(again.map(({ status }) => status)).toEqual(feedbacks.map(() => 200));
  });

  it('answers within seconds when nothing comes back any more, and goes on by itself', async () => {
    expect((await send(makeFeedback())).status).toBe(201);
    proxy.set({ kind: 'stall' });
    const startedMs = performance.now();
    const refused = await Promise.all([send(makeFeedback()), call('GET', `${collector.url}/readyz`)]);
    for (const answer of refused) expectNotNow(answer);
    expect(performance.now() - startedMs).toBeLessThan(15_000);
    expect((await call('GET', `${collector.url}/livez`)).status).toBe(200);
  });

  it('refuses at once when connections are cut and none is let in, and goes on by itself', async () => {
    proxy.set({ kind: 'cut' });
    const startedMs = performance.now();
    expectNotNow(await send(makeFeedback()));
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  });

  it('stores everything on a slow wire', async () => {
    proxy.set({ kind: 'delay', ms: 150 });
    const answers = await Promise.all(Array.from({ length: 30 }, () => send(makeFeedback())));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  });

  it('loses and doubles nothing on a wire that breaks again and again under load', async () => {
    const other = await database.create();
    const { url } = other as { url: string };
    const wire = await startProxy(url);
    const served = await startCollector({ url: wire.url });
    const journal = openJournal();
    try {
      const { provider } = served.keys;
      const sending = startSenders({
        journal,
        key: provider,
        seed: 7,
        target: () => served.url,
        senders: 12,
      });
      for (let time = 0; time < 30; time += 1) {
        const enough = journal.acknowledged + 15;
        await until('more is acknowledged', async () => journal.acknowledged >= enough);
        wire.set(
          time % 3 === 0
            ? { kind: 'lose-answer', to: storing }
            : time % 3 === 1
              ? { kind: 'cut-statement', of: storing }
              : { kind: 'cut' },
        );
        if (time % 3 === 2) setTimeout(() => wire.set({ kind: 'none' }), 50);
      }
      await sending.stop();
      wire.set({ kind: 'none' });
      await sendAllAgain(journal, served.url, provider);
    } finally {
      await served.stop();
      await wire.stop();
    }
    const verdict = await judge(other, journal);
    expect(verdict.wrongs).toEqual([]);
    expect(verdict.stored).toBe(verdict.sent);
    expect(wire.hits).toBeGreaterThan(15);
    expect(journal.heard.get(503)).toBeGreaterThan(15);
  });
});
