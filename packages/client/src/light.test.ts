import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Feedback } from '@palaute/schema';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Clock, isPalauteError, PalauteError, sendFeedback } from './light.ts';

const feedback: Feedback = {
  schema: '1',
  id: '3f2a9c1b-0000-4000-8000-000000000001',
  instrument: 'thl-kap-2022',
  textVersion: '2026-11-22',
  language: 'sv',
  unit: '1.2.246.10.32213078.10.0',
  collectionChannel: 'web',
  shown: ['nps'],
  answers: [{ item: 'nps', value: 9 }],
};

const receipt = { id: feedback.id, status: 'stored', receivedOn: '2026-11-22', reference: '3F2A9C1B' };

interface Request {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the collector answers to the first request, the second, …; the last one to every later request. */
type Answer = (response: ServerResponse) => void;

let server: Server;
let endpoint: string;
let answers: Answer[];
let requests: Request[];
/** Pauses that were asked for; no test waits for one. */
let pauses: number[];

const now = Date.parse('2026-11-22T12:00:00Z');
const clock: Clock = {
  now: () => now,
  wait: async (milliseconds) => void pauses.push(milliseconds),
};

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const hangUp: Answer = (response) => response.destroy();
const stayAway: Answer = () => {};
const busy = (retryAfter?: string) => json(503, {}, retryAfter ? { 'retry-after': retryAfter } : {});

beforeEach(async () => {
  requests = [];
  pauses = [];
  answers = [json(201, receipt)];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      answers[Math.min(requests.length, answers.length) - 1]?.(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const send = (options: Partial<Parameters<typeof sendFeedback>[1]> = {}) =>
  sendFeedback(feedback, { endpoint, key: 'site-1', clock, ...options });

/** The error of a sending that must fail. */
async function failure(sending: Promise<unknown>): Promise<PalauteError> {
  const error = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isPalauteError(error))
    throw new Error('the sending did not fail with a PalauteError', { cause: error });
  return error;
}

describe('sending one feedback', () => {
  test('puts the record at its own address, with the key and the language', async () => {
    await send();
    expect(requests).toHaveLength(1);
    const [request] = requests;
    expect(request?.method).toBe('PUT');
    expect(request?.url).toBe(`/v1/feedback/${feedback.id}`);
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: 'Bearer site-1',
      'accept-language': 'sv',
    });
    expect(request?.headers.cookie).toBeUndefined();
    expect(request?.headers.referer).toBeUndefined();
    expect(JSON.parse(request?.body ?? '')).toEqual(feedback);
  });

  test.each([201, 200])('gives the receipt of a %i', async (status) => {
    answers = [json(status, receipt)];
    expect(await send()).toEqual(receipt);
  });

  test('reads a receipt that says more than it knows of', async () => {
    answers = [json(201, { ...receipt, replyBy: '2026-12-06' })];
    expect(await send()).toMatchObject(receipt);
  });

  test.each(['/', '//'])('takes an endpoint that ends in %s', async (end) => {
    await send({ endpoint: `${endpoint}/api${end}` });
    expect(requests[0]?.url).toBe(`/api/v1/feedback/${feedback.id}`);
  });

  test.each([
    ['', `/v1/feedback/${feedback.id}`],
    ['/api', `/api/v1/feedback/${feedback.id}`],
    ['/api/', `/api/v1/feedback/${feedback.id}`],
  ])('takes the relative endpoint %j', async (relative, path) => {
    // Node has no page to be relative to, so the page's part is played here.
    const page: typeof fetch = (url, init) => fetch(new URL(String(url), endpoint), init);
    await send({ endpoint: relative, fetch: page });
    expect(requests[0]?.url).toBe(path);
  });
});

describe('a failure', () => {
  test.each([400, 401, 403, 404, 413, 422])('of status %i is a refusal with its problem', async (status) => {
    answers = [json(status, { status, code: 'id-reused', pointer: '/id', title: 'Innehållet är ett annat' })];
    const error = await failure(send());
    expect(error).toMatchObject({ code: 'refused', status });
    expect(error.problem).toMatchObject({ code: 'id-reused', pointer: '/id' });
    expect(requests).toHaveLength(1);
  });

  test.each([
    ['a page of HTML', (response: ServerResponse) => void response.writeHead(403).end('<h1>Forbidden</h1>')],
    ['another JSON', json(403, { message: 'no' })],
    ['no object', json(403, null)],
  ])('whose body is %s has no problem', async (_, answer) => {
    answers = [answer];
    const error = await failure(send());
    expect(error.code).toBe('refused');
    expect(error.problem).toBeUndefined();
  });

  test('with half a problem still tells its code', async () => {
    answers = [json(422, { code: 'unknown-unit' })];
    const error = await failure(send());
    expect(error.problem).toMatchObject({ code: 'unknown-unit', status: 422, pointer: '', errors: [] });
  });

  test.each([429, 500, 502, 503])('of status %i means: later', async (status) => {
    answers = [json(status, {})];
    expect(await failure(send())).toMatchObject({ code: 'unavailable', status });
  });

  test.each([
    ['a page of HTML', (response: ServerResponse) => void response.end('<h1>Kirjaudu verkkoon</h1>')],
    ['the receipt of another feedback', json(201, { ...receipt, id: crypto.randomUUID() })],
    ['nothing', (response: ServerResponse) => void response.writeHead(204).end()],
  ])('is unreadable when the answer is %s', async (_, answer) => {
    answers = [answer];
    expect((await failure(send())).code).toBe('unreadable');
  });

  test('is the network’s when no answer comes', async () => {
    answers = [hangUp];
    const error = await failure(send());
    expect(error.code).toBe('network');
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  test('is a timeout when none comes in time', async () => {
    answers = [stayAway];
    expect((await failure(send({ timeoutMs: 30 }))).code).toBe('timeout');
  });

  test('is the caller’s own when the signal aborts', async () => {
    const controller = new AbortController();
    answers = [() => controller.abort('leaving')];
    expect(await failure(send({ signal: controller.signal }))).toMatchObject({
      code: 'aborted',
      cause: 'leaving',
    });
  });

  test('comes before any request when the signal has aborted already', async () => {
    expect((await failure(send({ signal: AbortSignal.abort() }))).code).toBe('aborted');
    expect(requests).toHaveLength(0);
  });

  test('is never thrown at once, however wrong the arguments are', async () => {
    const sending = sendFeedback(feedback, undefined as never);
    await expect(sending).rejects.toBeInstanceOf(TypeError);
  });

  test('holds nothing of what was sent', async () => {
    answers = [hangUp];
    expect(String(await failure(send()))).not.toContain(feedback.id);
  });
});

describe('the second attempt', () => {
  test.each([
    ['a lost connection', hangUp],
    ['a 429', json(429, {})],
    ['a 503', busy()],
  ])('follows %s by itself, with the same record under the same id', async (_, first) => {
    answers = [first, json(200, { ...receipt, status: 'duplicate' })];
    expect(await send()).toMatchObject({ status: 'duplicate' });
    expect(requests.map(({ url, body }) => [url, body])).toEqual([
      [`/v1/feedback/${feedback.id}`, JSON.stringify(feedback)],
      [`/v1/feedback/${feedback.id}`, JSON.stringify(feedback)],
    ]);
    expect(pauses[0]).toBeGreaterThanOrEqual(500);
    expect(pauses[0]).toBeLessThanOrEqual(1000);
  });

  test('is the last', async () => {
    answers = [hangUp];
    await failure(send());
    expect(requests).toHaveLength(2);
  });

  test.each([
    ['seconds', '3'],
    ['a date', new Date(now + 3000).toUTCString()],
  ])('waits as long as the collector asks, in %s', async (_, retryAfter) => {
    answers = [busy(retryAfter), json(201, receipt)];
    await send();
    expect(pauses).toEqual([3000]);
  });

  test('is not made when the collector asks for more patience than a person has', async () => {
    answers = [busy('120'), json(201, receipt)];
    expect((await failure(send())).code).toBe('unavailable');
    expect(requests).toHaveLength(1);
  });

  test.each(['soon', '-1', '0'])('takes Retry-After %j for the shortest pause', async (retryAfter) => {
    answers = [busy(retryAfter), json(201, receipt)];
    await send();
    expect(pauses[0]).toBeGreaterThanOrEqual(500);
  });

  test('is given up when the caller leaves during the pause', async () => {
    const controller = new AbortController();
    answers = [busy('1')];
    // The system's own clock: the pause of a second must end with the signal.
    const sent = failure(send({ signal: controller.signal, clock: undefined }));
    await expect.poll(() => requests.length).toBe(1);
    controller.abort();
    const error = await sent;
    expect(error.code).toBe('aborted');
    expect(requests).toHaveLength(1);
  });
});
