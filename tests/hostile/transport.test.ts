// What is wrong with the connection rather than with the request.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { generateKey, saveKey, scopes } from '@palaute/collector';
import { problems } from '@palaute/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { makeFeedback } from '../environment/feedback.ts';
import { readInterface } from './interface.ts';
import type { HostileRequest } from './requests.ts';
import { faultsOf } from './verdict.ts';
import { Wire } from './wire.ts';

const about = await readInterface();
const withBody = about.operations.filter(({ bodies }) => bodies.length > 0);

describe('A connection that misbehaves', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  const key = generateKey('provider');
  beforeAll(async () => {
    const postgres = databases[0];
    if (!postgres) throw new Error('There is no PostgreSQL.');
    database = await postgres.start();
    collector = await startCollector(await database.create());
    await saveKey(collector.database.db, key, { orgId: organisationOid, scopes: [...scopes], origins: null });
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const request = (changes: Partial<HostileRequest> = {}): HostileRequest => ({
    operation: undefined,
    method: 'GET',
    target: '/livez',
    headers: [],
    body: undefined,
    isChunked: false,
    isBent: false,
    ...changes,
  });
  /** Raw bytes of a request that stores one feedback. */
  const storing = (id: string) => {
    const body = JSON.stringify(makeFeedback({ id }));
    return `PUT /v1/feedback/${id} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
  const open = (): Socket => {
    const { port, hostname } = new URL(collector.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    return socket;
  };

  it('hears its answers in the order in which it asked without waiting', async () => {
    const ids = Array.from({ length: 12 }, () => makeFeedback().id);
    const bad = 'GET /v1/results?period=x HTTP/1.1\r\nhost: x\r\n\r\n';
    const text = await new Wire(collector.url).sendRaw(
      ids.map((id) => storing(id) + bad).join('') +
        'GET /livez HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    );
    const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status);
    expect(statuses).toEqual([...ids.flatMap(() => ['201', '400']), '200']);
    expect([...text.matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => id)).toEqual(ids);
  });

  it.each([
    ['a header of 20 KB', `GET /livez HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(20_000)}\r\n\r\n`],
    ['three thousand headers', `GET /livez HTTP/1.1\r\nhost: x\r\n${'a: b\r\n'.repeat(3_000)}\r\n`],
    ['an address of 20 KB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
    ['two lengths', 'PUT /livez HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    [
      'a length and chunks',
      'PUT /livez HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a length that is none', 'PUT /livez HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n'],
    ['a chunk that is none', 'PUT /livez HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
    ['a blank in a header name', 'GET /livez HTTP/1.1\r\nhost: x\r\na b: c\r\n\r\n'],
    ['a line break in a header', 'GET /livez HTTP/1.1\r\nhost: x\r\na: b\rc\r\n\r\n'],
    ['no host', 'GET /livez HTTP/1.1\r\nconnection: close\r\n\r\n'],
    ['a method that is none', 'FETCH /livez HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc])],
    [
      'an expectation that nobody has',
      'PUT /livez HTTP/1.1\r\nhost: x\r\nconnection: close\r\nexpect: miracles\r\ncontent-length: 0\r\n\r\n',
    ],
  ])('hears a problem in the documented shape after %s, or nothing', async (_what, bytes) => {
    const text = await new Wire(collector.url).sendRaw(bytes);
    if (text === '') return;
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(text).toMatch(/content-type: application\/problem\+json/i);
    const { code } = JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)) as { code: string };
    expect(Object.keys(problems)).toContain(code);
  });

  it.each(['OPTIONS', 'TRACE', 'PATCH', 'PROPFIND', 'DELETE'])(
    'hears %s refused in the documented shape',
    async (method) => {
      const wire = new Wire(collector.url);
      for (const target of ['/v1/feedback', '/livez', '/nowhere']) {
        const one = request({ method, target });
        expect(faultsOf(one, await wire.send(one), about), target).toEqual([]);
      }
      wire.end();
    },
  );

  it.each(withBody)(
    'goes on with the next request after a body of $name that was refused unread',
    async (operation) => {
      for (const changes of [
        { key: 'palaute_provider_none', type: operation.bodies[0]?.mediaType ?? '' },
        { key, type: 'text/xml' },
        ...operation.bodies.map(({ mediaType }) => ({ key, type: mediaType })),
      ]) {
        const wire = new Wire(collector.url);
        const target = operation.path.replace(/\{[^}]+\}/g, 'x');
        const body = Buffer.alloc(400_000, 'x');
        const headers = [
          ['authorization', `Bearer ${changes.key}`],
          ['content-type', changes.type],
        ] as const;
        const refused = await wire.send(
          request({ operation, method: operation.method, target, headers, body }),
        );
        expect(refused?.status ?? 400).toBeGreaterThanOrEqual(200);
        const startedMs = performance.now();
        expect((await wire.send(request()))?.status).toBe(200);
        expect(performance.now() - startedMs).toBeLessThan(3_000);
        wire.end();
      }
    },
  );

  it('meets its limit with a body that unpacks to half a gigabyte, and takes no such memory', async () => {
    const bombs = [Buffer.alloc(512 * 1024 * 1024, ' '), Buffer.alloc(20_000, 'x\n')].map((all) =>
      gzipSync(all),
    );
    const before = process.memoryUsage.rss();
    for (const operation of withBody) {
      for (const { mediaType } of operation.bodies) {
        for (const body of bombs) {
          const wire = new Wire(collector.url);
          const target = operation.path.replace(/\{[^}]+\}/g, 'x');
          const headers = [
            ['authorization', `Bearer ${key}`],
            ['content-type', mediaType],
            ['content-encoding', 'gzip'],
          ] as const;
          const reply = await wire.send(
            request({ operation, method: operation.method, target, headers, body }),
          );
          expect(reply?.status ?? 400, `${operation.name} ${mediaType}`).toBeLessThan(500);
          expect(reply?.status, `${operation.name} ${mediaType}`).not.toBe(0);
          wire.end();
        }
      }
    }
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('survives every way of breaking off a packed body', async () => {
    const records = Array.from({ length: 20 }, () => JSON.stringify(makeFeedback())).join('\n');
    const table = `unit,nps\n${'1.2.3,9\n'.repeat(50)}`;
    const wire = new Wire(collector.url);
    for (const operation of withBody) {
      for (const { mediaType } of operation.bodies) {
        for (const text of [records, table, '', 'x'.repeat(300_000)]) {
          const packed = gzipSync(text);
          const half = packed.subarray(0, packed.length / 2);
          for (const body of [
            half,
            packed.subarray(0, -4),
            packed.subarray(0, 12),
            Buffer.concat([half, half]),
          ]) {
            const target = operation.path.replace(/\{[^}]+\}/g, 'x');
            const headers = [
              ['authorization', `Bearer ${key}`],
              ['content-type', mediaType],
              ['content-encoding', 'gzip'],
            ] as const;
            const one = request({ operation, method: operation.method, target, headers, body });
            expect((await wire.send(one))?.status ?? 400).toBeGreaterThanOrEqual(200);
            // The same from somebody who leaves in the middle.
            const socket = open();
            const head = `${operation.method} ${target} HTTP/1.1\r\nhost: x\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}content-length: ${body.length + 10}\r\n\r\n`;
            await new Promise((resolve) => socket.write(Buffer.concat([Buffer.from(head), body]), resolve));
            socket.destroy();
          }
        }
      }
    }
    expect((await wire.send(request()))?.status).toBe(200);
    wire.end();
  });

  it('takes the next request on a connection whose last body was refused in the middle', async () => {
    // Wrong from its first byte, or unpacked to more than is taken long before its end.
    const wrong = Buffer.alloc(3_000_000, 'x');
    const bomb = Buffer.concat([gzipSync(Buffer.alloc(600_000_000)), randomBytes(3_000_000)]);
    for (const [packed, body] of [
      ['content-encoding: gzip\r\n', wrong],
      ['', wrong],
      ['content-encoding: gzip\r\n', bomb],
    ] as const) {
      const socket = open();
      let heard = '';
      socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
      socket.write(
        `POST /v1/feedback/bulk HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-type: application/x-ndjson\r\n${packed}content-length: ${body.length}\r\n\r\n`,
      );
      socket.write(body);
      socket.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n');
      await expect
        .poll(() => [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status).at(-1), {
          timeout: 20_000,
        })
        .toBe('200');
      expect(heard).toMatch(/\{"status":"alive"\}|"alive"|ok/i);
      socket.destroy();
    }
  });

  it('is ended when the rest of a refused body does not come', async () => {
    const socket = open();
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
    socket.write(
      `POST /v1/feedback HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 1000\r\n\r\nabc`,
    );
    await expect.poll(() => heard, { timeout: 20_000 }).toMatch(/^HTTP\/1\.1 4\d\d/);
    await expect.poll(() => socket.closed || socket.readableEnded, { timeout: 20_000 }).toBe(true);
  });

  it('keeps nobody else waiting, however many send half a body and stop', async () => {
    const id = makeFeedback().id;
    const half = storing(id).slice(0, -40);
    const stalled = Array.from({ length: 300 }, () => {
      const socket = open();
      socket.write(half);
      return socket;
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const wire = new Wire(collector.url);
    for (let time = 0; time < 20; time += 1) {
      const reply = await wire.send(request());
      expect(reply?.status).toBe(200);
      expect(reply?.tookMs).toBeLessThan(2_000);
    }
    wire.end();
    for (const socket of stalled) socket.destroy();
    const whole = await new Wire(collector.url).sendRaw(
      storing(id).replace('\r\n', '\r\nconnection: close\r\n'),
    );
    expect(whole, 'none of the halves was stored').toMatch(/^HTTP\/1\.1 201 /);
  });
});
