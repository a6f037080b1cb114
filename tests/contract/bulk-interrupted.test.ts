import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { openDatabase } from '@palaute/collector';
import type { Feedback } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, makeKeys, type TestDatabase, unitOids } from '../environment/collector.ts';
import { makeFeedback } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { type CollectorProcess, prepareLocation, spawnCollector } from '../environment/process.ts';
import { makeReportKey, ndjson, openReport, report, verdicts } from '../environment/report.ts';

const makeMany = (count: number): Feedback[] =>
  Array.from({ length: count }, (_, index) =>
    makeFeedback({
      unit: unitOids[index % 2] ?? '',
      answers: [
        { item: 'nps', value: index % 11 },
        { item: 'open', value: `Kiitos ${index}` },
      ],
    }),
  );

/** Makes the tables, the organisations and a key that may report. */
async function prepare(location: Awaited<ReturnType<TestDatabase['create']>>): Promise<string> {
  await prepareLocation(location, makeKeys(), makeKeys());
  const database = await openDatabase(location);
  try {
    return await makeReportKey({ database });
  } finally {
    await database.close();
  }
}

/** Rows, words and counters as one text: two databases in the same state give the same. */
async function stateOf(location: Awaited<ReturnType<TestDatabase['create']>>) {
  const database = await openDatabase(location);
  try {
    const read = async (query: ReturnType<typeof sql>) => (await query.execute(database.db)).rows;
    const rows = await read(sql`select feedback_id::text, content_hash from feedback order by 1`);
    const texts = await read(sql`select feedback_id::text, item, text from feedback_text order by 1, 2`);
    const counters = await read(
      sql`select unit_id, month, channel, language, item, answer, n::int as n from counter order by 1, 2, 3, 4, 5, 6`,
    );
    const digest = createHash('sha256')
      .update(JSON.stringify([rows, texts, counters]))
      .digest('hex');
    return { feedback: rows.length, digest };
  } finally {
    await database.close();
  }
}

// Side by side with the next, in which a test waits for half a minute.
describe.concurrent.each(databases)('A report that is cut short by SIGKILL, on $name', ({ name, start }) => {
  // More than is stored at once, several times over.
  const count = name === 'PGlite' ? 3_000 : 12_000;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.stop());

  it('has stored whatever it was told is stored; sent again, all ends as if nothing had happened', async () => {
    const feedbacks = makeMany(count);
    const body = ndjson(feedbacks);
    const quiet = await database.create();
    const quietKey = await prepare(quiet);
    const undisturbed = await spawnCollector(quiet);
    expect(new Set(verdicts(await report(undisturbed.url, quietKey, body)))).toEqual(new Set(['stored']));
    await undisturbed.end('SIGTERM');

    const location = await database.create();
    const key = await prepare(location);
    const acknowledged = new Set<string>();
    for (const killAfter of [1, count / 4]) {
      const collector = await spawnCollector(location);
      const { send, lines } = openReport(collector.url, key);
      send(body);
      try {
        for (let heard = 0; heard < killAfter; heard += 1) {
          const { value } = await lines.next();
          const { id } = JSON.parse(value) as { id: string };
          acknowledged.add(id);
        }
      } finally {
        await collector.end('SIGKILL');
      }
    }
    const collector = await spawnCollector(location);
    const { results } = await report(collector.url, key, body);
    await collector.end('SIGTERM');
    expect(results).toHaveLength(count);
    for (const { id = '', status } of results) {
      if (acknowledged.has(id)) expect(status).toBe('duplicate');
      else expect(['stored', 'duplicate']).toContain(status);
    }
    expect(await stateOf(location)).toEqual(await stateOf(quiet));
  }, 240_000);
});

describe.concurrent('Reports', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('of the same feedbacks at the same time store each once, in whatever order they come and whichever collector they go to', async () => {
    const feedbacks = makeMany(6_000);
    const [alone, together] = [
      { url: await postgres.createDatabase() },
      { url: await postgres.createDatabase() },
    ];
    const [keyAlone, key] = [await prepare(alone), await prepare(together)];
    const one = await spawnCollector(alone);
    await report(one.url, keyAlone, ndjson(feedbacks));
    await one.end('SIGTERM');

    const collectors = await Promise.all([spawnCollector(together), spawnCollector(together)]);
    const orders = [
      feedbacks,
      feedbacks.toReversed(),
      [...feedbacks.slice(3_000), ...feedbacks.slice(0, 3_000)],
    ];
    const answers = await Promise.all(
      orders.map((order, index) => report(collectors[index % 2]?.url ?? '', key, ndjson(order))),
    );
    await Promise.all(collectors.map((collector) => collector.end('SIGTERM')));
    const statuses = Map.groupBy(answers.flatMap(verdicts), (verdict) => verdict);
    expect(new Map([...statuses].map(([status, all]) => [status, all.length]))).toEqual(
      new Map([
        ['stored', 6_000],
        ['duplicate', 12_000],
      ]),
    );
    expect(await stateOf(together)).toEqual(await stateOf(alone));
  }, 120_000);

  it('are ended when their sender finishes no record for 30 seconds, as is any other body that does not come', async () => {
    const location = { url: await postgres.createDatabase() };
    const key = await prepare(location);
    const collector = await spawnCollector(location);
    const startedAt = performance.now();
    const { send, lines } = openReport(collector.url, key);
    send(`${ndjson(makeMany(1))}{"half":`);
    expect((await lines.next()).value).toContain('"stored"');
    const ended = lines.next();
    const slow = request(`${collector.url}/v1/feedback`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-length': 100 },
    });
    slow.write('{');
    const drip = setInterval(() => {
      send(' ');
      slow.write(' ');
    }, 2_000);
    slow.on('error', () => {});
    const [answer] = (await once(slow, 'response')) as [IncomingMessage];
    // A key without the scope is told at once; the body is waited for all the same.
    expect(answer.statusCode).toBe(403);
    answer.resume();
    await once(slow, 'close');
    expect(performance.now() - startedAt).toBeLessThan(45_000);
    expect(await ended).toEqual({ done: true });
    expect(performance.now() - startedAt).toBeGreaterThan(29_000);
    clearInterval(drip);
    await collector.end('SIGTERM');
  }, 90_000);
});

describe('A report whose database goes away', () => {
  let postgres: Postgres;
  let collector: CollectorProcess;
  let key: string;
  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
    key = await prepare({ url: postgres.url });
    collector = await spawnCollector({ url: postgres.url });
  });
  afterAll(async () => {
    await collector.end('SIGTERM');
    await postgres.stop();
  });

  it('tells which records to send again, and goes on when it is back', async () => {
    const feedbacks = makeMany(3);
    const { send, end, lines } = openReport(collector.url, key);
    const next = async () => JSON.parse((await lines.next()).value ?? '{}') as Record<string, unknown>;
    send(ndjson([feedbacks[0]]));
    expect(await next()).toMatchObject({ line: 1, status: 'stored' });
    await postgres.takeDown('immediate');
    send(ndjson([feedbacks[1]]));
    expect(await next()).toMatchObject({
      line: 2,
      id: feedbacks[1]?.id,
      status: 'retry',
      problem: { code: 'database-unavailable', status: 503 },
    });
    await postgres.bringUp();
    send(ndjson([feedbacks[2]]));
    expect(await next()).toMatchObject({ line: 3, status: 'stored' });
    end();
    expect(await lines.next()).toEqual({ done: true });
    expect(verdicts(await report(collector.url, key, ndjson(feedbacks)))).toEqual([
      'duplicate',
      'stored',
      'duplicate',
    ]);
  });

  it('is answered as far as it was read when the collector is told to stop', async () => {
    const stopping = await spawnCollector({ url: postgres.url });
    const { send, lines } = openReport(stopping.url, key);
    send(ndjson(makeMany(1)));
    expect((await lines.next()).value).toContain('"stored"');
    const ended = stopping.end('SIGTERM');
    expect(await lines.next()).toEqual({ done: true });
    expect(await ended).toBe(0);
  });
});
