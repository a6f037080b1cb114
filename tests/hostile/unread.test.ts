// A body that was refused before it was read to its end, on a connection that its sender keeps: what is left of it is in
// nobody's way, and is not waited for.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';

describe('On a connection whose last body was refused in the middle', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  let socket: Socket;
  let heard = '';
  beforeAll(async () => {
    const [postgres] = databases;
    if (!postgres) throw new Error('There is no PostgreSQL.');
    database = await postgres.start();
    collector = await startCollector(await database.create());
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });
  afterEach(() => socket.destroy());

  const statuses = () => [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status);
  /** Sends the head of a report, of so many bytes, and as much of it as is given. */
  const send = (type: string, length: number, ...bytes: readonly (string | Buffer)[]) => {
    const { hostname, port } = new URL(collector.url);
    heard = '';
    socket = connect(Number(port), hostname).on('error', () => {});
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
    socket.write(
      `POST /v1/feedback/bulk HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${collector.keys.provider}\r\n` +
        `${type}\r\ncontent-length: ${length}\r\n\r\n`,
    );
    for (const some of bytes) socket.write(some);
  };

  const table = Buffer.from(`nothing;of;this\n${'1;2;3\n'.repeat(500_000)}`);
  const notPacked = Buffer.alloc(3_000_000, 'x');
  const broken = Buffer.concat([gzipSync('{}\n'.repeat(1_000)).subarray(0, 30), randomBytes(3_000_000)]);
  it.each([
    ['a table without a column that there is', 'content-type: text/csv', table],
    [
      'what is not packed as it says',
      'content-type: application/x-ndjson\r\ncontent-encoding: gzip',
      notPacked,
    ],
    ['what is packed, and broken soon', 'content-type: text/csv\r\ncontent-encoding: gzip', broken],
  ])('the next request is answered: after %s', async (_what, type, body) => {
    send(type, body.length, body, 'GET /livez HTTP/1.1\r\nhost: x\r\n\r\n');
    await expect.poll(() => statuses().length).toBe(2);
    expect(statuses()).toEqual([expect.stringMatching(/^4/), '200']);
    expect(heard).toMatch(/\{"status":"alive"\}$/);
  });

  it('requests are answered for as long as it is kept, also after a report that was answered before its end', async () => {
    send('content-type: application/x-ndjson', notPacked.length, notPacked);
    await expect.poll(() => heard).toMatch(/"rejected"[^]*\r\n0\r\n\r\n$/);
    socket.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n');
    await expect.poll(() => statuses()).toEqual(['200', '200']);
    // Past the second for which the rest of a body is waited.
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    socket.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n');
    await expect.poll(() => statuses()).toEqual(['200', '200', '200']);
  });

  it('nobody waits for the rest where it does not come', async () => {
    send('content-type: text/csv', table.length, table.subarray(0, 100_000));
    await expect.poll(() => statuses()).toEqual([expect.stringMatching(/^4/)]);
    // Sooner than after the half minute that a body may take to come.
    await expect.poll(() => socket.closed || socket.readableEnded).toBe(true);
  });
});
