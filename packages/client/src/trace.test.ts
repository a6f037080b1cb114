// What `onCall` is told of each request: enough for a log, and nothing of what was sent.
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Feedback } from '@palaute/schema';
import { afterEach, expect, test } from 'vitest';
import { createPalaute } from './client.ts';
import type { CallTrace } from './transport.ts';

const feedback: Feedback = {
  schema: '1',
  id: '3f2a9c1b-0000-4000-8000-000000000001',
  instrument: 'thl-kap-2022',
  textVersion: '2026-11-22',
  language: 'fi',
  unit: '1.2.246.10.32213078.10.0',
  collectionChannel: 'sms',
  shown: ['open'],
  answers: [{ item: 'open', value: 'Lääkäri Virtanen' }],
};

let close: () => void;
afterEach(() => close());

/** Sends the feedback to a collector that answers as given. @returns what was told of it */
async function traceOf(answer: RequestListener, retries = 0): Promise<readonly CallTrace[]> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response));
  }).listen(0, '127.0.0.1');
  close = () => void server.close();
  await once(server, 'listening');
  const calls: CallTrace[] = [];
  const palaute = createPalaute({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: 'provider-key-1',
    retries,
    maxWaitMs: 1,
    onCall: (call) => calls.push(call),
  });
  await palaute.send(feedback).catch(() => {});
  return calls;
}

const ms = expect.toSatisfy((value: number) => Number.isInteger(value) && value >= 0);

test('is told the method, the route, the status and the time of each attempt, and nothing else', async () => {
  const statuses = [503, 201];
  const calls = await traceOf((_, response) => {
    response.writeHead(statuses.shift() ?? 201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: feedback.id, status: 'stored', reference: '3F2A9C1B' }));
  }, 1);
  const route = '/v1/feedback/{id}';
  expect(calls).toEqual([
    { method: 'PUT', route, status: 503, ms },
    { method: 'PUT', route, status: 201, ms },
  ]);
});

test('is told of an answer that did not come, without a status', async () => {
  const calls = await traceOf((request) => void request.socket.destroy());
  expect(calls).toEqual([{ method: 'PUT', route: '/v1/feedback/{id}', ms }]);
});
