import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateContactKey } from '@palaute/collector';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeKeys, startCollector, type TestCollector } from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { prepareLocation, spawnCollector, until } from '../environment/process.ts';
import { expectNotNow } from './refusal.ts';
import { openJournal, startSenders } from './senders.ts';
import { judge } from './verdict.ts';

describe('A collector on a PostgreSQL at its limits', () => {
  let postgres: Postgres;
  let collector: TestCollector;
  const send = (feedback = makeFeedback()) => put(collector.url, collector.keys.provider, feedback);
  const takes = async () => (await send()).status === 201;

  const connect = async () => {
    const client = new Client({ connectionString: postgres.url });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  const ask = async (statement: string) => {
    const client = await connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
    collector = await startCollector({ url: postgres.url });
  });
  afterEach(async () => {
    await until('the collector takes feedback again', takes);
  });
  afterAll(async () => {
    await collector.stop();
    await postgres.stop();
  });

  it('refuses while all connections are taken by others, and goes on by itself', async () => {
    const taken: Client[] = [];
    const takeAll = async () => {
      for (;;) {
        try {
          taken.push(await connect());
        } catch {
          return;
        }
      }
    };
    await takeAll();
    expect(taken.length).toBeGreaterThan(50);
    // Its own are ended and given to others, too.
    await taken[0]?.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'palaute-collector'`,
    );
    await takeAll();
    expectNotNow(await send());
    expectNotNow(await call('GET', `${collector.url}/readyz`));
    await Promise.all(taken.map((client) => client.end()));
  });

  it('refuses while the database is a read-only standby, is told so by /readyz, and goes on once it is promoted', async () => {
    expect(await takes()).toBe(true);
    const [row] = await ask(`select current_setting('data_directory') as folder`);
    const signal = join(String(row?.['folder']), 'standby.signal');
    await postgres.takeDown();
    await writeFile(signal, '');
    await postgres.bringUp();
    try {
      expect(await ask('select pg_is_in_recovery() as is_standby')).toEqual([{ is_standby: true }]);
      const feedback = makeFeedback();
      expectNotNow(await send(feedback));
      expectNotNow(await call('GET', `${collector.url}/readyz`));
      // Figures can still be read.
      expect((await call('GET', `${collector.url}/v1/organisations`)).status).toBe(200);
      await ask('select pg_promote()');
      await until('it is promoted', async () => (await send(feedback)).status === 201);
    } finally {
      await rm(signal, { force: true });
    }
  });

  it('refuses while the database is set to read only', async () => {
    await ask(`alter system set default_transaction_read_only = on`);
    await ask('select pg_reload_conf()');
    const feedback = makeFeedback();
    await until('it refuses', async () => (await send(feedback)).status === 503);
    expectNotNow(await send(makeFeedback()));
    await ask('alter system reset default_transaction_read_only');
    await ask('select pg_reload_conf()');
  });

  it('lets senders wait for a lock of a few seconds, and loses nobody', async () => {
    const holder = await connect();
    await holder.query('begin');
    await holder.query('lock table feedback in access exclusive mode');
    const waiting = Promise.all(Array.from({ length: 20 }, () => send()));
    await holder.query('select pg_sleep(2)');
    await holder.query('commit');
    expect((await waiting).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    await holder.end();
  });

  it('refuses once a statement has waited for as long as it may, and the same is stored when the lock is gone', async () => {
    const hasty = await startCollector({ url: postgres.url, statementTimeoutMs: 1_500 });
    const holder = await connect();
    await holder.query('begin');
    await holder.query('lock table counter in access exclusive mode');
    const feedbacks = Array.from({ length: 3 }, () => makeFeedback());
    const startedMs = performance.now();
    const refused = await Promise.all(
      feedbacks.map((feedback) => put(hasty.url, hasty.keys.provider, feedback)),
    );
    for (const answer of refused) expectNotNow(answer);
    expect(performance.now() - startedMs).toBeGreaterThan(1_400);
    // Less than the ten seconds that it is without a setting; that they end, too, connection.test.ts sees.
    expect(performance.now() - startedMs).toBeLessThan(9_000);
    await hasty.stop();
    await holder.query('rollback');
    await holder.end();
    const again = await Promise.all(feedbacks.map(send));
    expect(again.map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it('serves without a refusal while other collectors start, migrate and load, and a table gets a column', async () => {
    const url = await postgres.createDatabase();
    const keys = makeKeys();
    await prepareLocation({ url }, keys, makeKeys());
    const env = { PALAUTE_CONTACT_KEYS: generateContactKey() };
    const serving = await spawnCollector({ url }, env);
    const journal = openJournal();
    const sending = startSenders({
      journal,
      key: keys.provider,
      seed: 3,
      target: () => serving.url,
      senders: 8,
    });
    try {
      for (let time = 0; time < 3; time += 1) {
        const other = await spawnCollector({ url });
        await until('the other is ready', async () => (await fetch(`${other.url}/readyz`)).ok);
        await prepareLocation({ url }, keys, makeKeys());
        await other.end('SIGTERM');
      }
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query('begin');
      await client.query('alter table feedback add column later text');
      await client.query('alter table counter add column later integer');
      await client.query('create index later on feedback (org_id, month)');
      await client.query('commit');
      await client.end();
      const enough = journal.acknowledged + 100;
      await until('more is acknowledged', async () => journal.acknowledged >= enough);
    } finally {
      await sending.stop();
      await serving.end('SIGTERM');
    }
    const verdict = await judge({ url }, journal);
    expect(verdict.wrongs).toEqual([]);
    expect(journal.heard.get(503)).toBeUndefined();
  });
});
