// A collector that is told to stop: it answers what it has begun, takes nothing more, and waits for nobody in vain.
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeKeys } from '../environment/collector.ts';
import { makeFeedback, put } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { type CollectorProcess, prepareLocation, spawnCollector, until } from '../environment/process.ts';

describe('A collector that is told to stop', () => {
  let postgres: Postgres;
  let collector: CollectorProcess;
  let port: number;
  const keys = makeKeys();
  const sockets: Socket[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
    await prepareLocation(postgres, keys, makeKeys());
  });
  afterAll(() => postgres.stop());
  beforeEach(async () => {
    collector = await spawnCollector(postgres);
    port = Number(new URL(collector.url).port);
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await collector.end('SIGKILL');
  });

  const open = async (): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };

  it('does not wait for connections that nobody has used', async () => {
    await Promise.all([open(), open(), open()]);
    // So that the collector has seen them, too.
    expect((await put(collector.url, keys.provider, makeFeedback())).status).toBe(201);
    const startedAt = performance.now();
    expect(await collector.end('SIGTERM')).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('does not wait for connections that are kept for a next request', async () => {
    const socket = await open();
    socket.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(socket, 'data');
    const startedAt = performance.now();
    expect(await collector.end('SIGTERM')).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('answers a request that it has begun to read, and takes no other', async () => {
    const feedback = makeFeedback();
    const body = JSON.stringify(feedback);
    const sending = request(`${collector.url}/v1/feedback/${feedback.id}`, {
      method: 'PUT',
      agent: false,
      headers: {
        authorization: `Bearer ${keys.provider}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        // Told that it may go on, the caller knows that the collector has begun to read.
        expect: '100-continue',
      },
    });
    const answered = once(sending, 'response') as Promise<[import('node:http').IncomingMessage]>;
    sending.flushHeaders();
    await once(sending, 'continue');
    sending.write(body.slice(0, 50));
    const ended = collector.end('SIGTERM');
    await until('it takes no connection', () =>
      open().then(
        (socket) => {
          socket.destroy();
          return false;
        },
        () => true,
      ),
    );
    sending.end(body.slice(50));
    const [answer] = await answered;
    expect(JSON.parse(await text(answer))).toMatchObject({ id: feedback.id, status: 'stored' });
    expect(answer.statusCode).toBe(201);
    // The caller is told to go elsewhere with the next one.
    expect(answer.headers.connection).toBe('close');
    expect(await ended).toBe(0);
  });
});
