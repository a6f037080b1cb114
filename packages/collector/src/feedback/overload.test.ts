// More feedback than the database takes, over HTTP: what waits has an end, and what was let in is answered.
import { connect, type Socket } from 'node:net';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeKeys } from '../../../../tests/environment/collector.ts';
import { type Answered, call, makeFeedback, put } from '../../../../tests/environment/feedback.ts';
import { type Postgres, startPostgres } from '../../../../tests/environment/postgres.ts';
import {
  type CollectorProcess,
  freePort,
  prepareLocation,
  spawnCollector,
  until,
} from '../../../../tests/environment/process.ts';

/** As the queue has it. */
const waitingLimit = 5_000;
const atOnce = 100;

describe('A collector whose database stands still', { timeout: 120_000 }, () => {
  const keys = makeKeys();
  let postgres: Postgres;
  let url: string;
  let holder: Client;
  let collector: CollectorProcess;
  let metrics: string;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());
  beforeEach(async () => {
    url = await postgres.createDatabase();
    await prepareLocation({ url }, keys, makeKeys());
    const port = String(await freePort());
    collector = await spawnCollector({ url }, { PALAUTE_METRICS_PORT: port, LOG_LEVEL: 'error' });
    metrics = `http://localhost:${port}/metrics`;
    // So that it knows the key and the organisation without asking.
    expect((await put(collector.url, keys.provider, makeFeedback())).status).toBe(201);
    holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table feedback in access exclusive mode');
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await holder.end();
    await collector.end('SIGKILL');
  });

  const gauge = async (name: string): Promise<number> => {
    const text = await (await fetch(metrics)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  };
  /** Sends many over one connection without waiting for answers. @returns the statuses that have come so far */
  const sendMany = (count: number): string[] => {
    const { hostname, port } = new URL(collector.url);
    const socket = connect(Number(port), hostname).on('error', () => {});
    sockets.push(socket);
    const statuses: string[] = [];
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      for (const [, status = ''] of chunk.matchAll(/HTTP\/1\.1 (\d{3}) /g)) statuses.push(status);
    });
    for (let sent = 0; sent < count; sent += 1) {
      const body = JSON.stringify(makeFeedback());
      socket.write(
        `PUT /v1/feedback/${(JSON.parse(body) as { id: string }).id} HTTP/1.1\r\nhost: x\r\n` +
          `authorization: Bearer ${keys.provider}\r\ncontent-type: application/json\r\n` +
          `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    }
    return statuses;
  };
  const stored = async (): Promise<number> =>
    Number((await holder.query('select count(*)::int as n from feedback')).rows[0]?.n);

  it('lets no more wait than it can hold, and answers all that wait once the database goes on', async () => {
    const waiting = Array.from({ length: waitingLimit / atOnce }, () => sendMany(atOnce));
    // A statement that stands still is given up after ten seconds, and makes room for as many as it held.
    const isFull = async () => (await gauge('palaute_queue_length')) > waitingLimit - 500;
    await until('as many wait as may', isFull);
    const residentBefore = await gauge('process_resident_memory_bytes');

    const words = 'Odotin ja odotin. '.repeat(200);
    const refused: Answered[] = [];
    const late = Array.from({ length: 20 }, async () => {
      for (let sent = 0; sent < 100; sent += 1) {
        const feedback = makeFeedback({ answers: [{ item: 'open', value: words }] });
        const answer = await put(collector.url, keys.provider, feedback);
        if (answer.status === 503) refused.push(answer);
      }
    });
    await until('many are refused', async () => refused.length >= 500);
    for (const { headers, body } of refused) {
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(body).toMatchObject({ code: 'database-unavailable' });
    }
    expect(await gauge('palaute_queue_length')).toBeLessThanOrEqual(waitingLimit);
    expect((await gauge('process_resident_memory_bytes')) - residentBefore).toBeLessThan(100 * 1024 * 1024);

    await holder.query('rollback');
    await Promise.all(late);
    await until('all are answered', async () => waiting.flat().length === waitingLimit);
    // Those of a statement that was given up heard 503.
    expect(waiting.flat().filter((status) => status !== '201' && status !== '503')).toEqual([]);
    const acknowledged = waiting.flat().filter((status) => status === '201').length;
    expect(acknowledged).toBeGreaterThan(waitingLimit / 2);
    expect(await stored()).toBe(1 + acknowledged + 20 * 100 - refused.length);
  });

  it('answers those that wait when it is told to stop, before it ends', async () => {
    // Each on a connection of its own: a server that ends answers one request more on each.
    const waiting = Promise.all(
      Array.from({ length: atOnce }, () => put(collector.url, keys.provider, makeFeedback())),
    );
    await until('they wait', async () => (await gauge('palaute_queue_length')) === atOnce);
    const ended = collector.end('SIGTERM');
    await until('it takes nobody more', () =>
      call('GET', `${collector.url}/livez`).then(
        () => false,
        () => true,
      ),
    );
    await holder.query('rollback');
    expect(new Set((await waiting).map(({ status }) => status))).toEqual(new Set([201]));
    expect(await ended).toBe(0);
    expect(await stored()).toBe(1 + atOnce);
  });
});
