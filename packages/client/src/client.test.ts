import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import type { Feedback } from '@palaute/schema';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPalaute } from './client.ts';
import { isPalauteError, type PalauteError } from './error.ts';
import type { PalauteOptions } from './transport.ts';

const feedback: Feedback = {
  schema: '1',
  id: '3f2a9c1b-0000-4000-8000-000000000001',
  instrument: 'thl-kap-2022',
  textVersion: '2026-11-22',
  language: 'fi',
  unit: '1.2.246.10.32213078.10.0',
  collectionChannel: 'sms',
  shown: ['nps', 'open'],
  answers: [
    { item: 'nps', value: 9 },
    { item: 'open', value: 'Ystävällinen henkilökunta' },
  ],
};
const receipt = { id: feedback.id, status: 'stored', receivedOn: '2026-11-22', reference: '3F2A9C1B' };
const query = { organisation: '1.2.246.10.32213078.10.0', period: '2025-T1' };

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

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
const hangUp: Answer = (response) => response.destroy();
const breakOff: Answer = (response) => {
  response.writeHead(201, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"id":', () => response.destroy());
};
const stayAway: Answer = () => {};
const stall: Answer = (response) => void response.writeHead(201).write('{"id":');

beforeEach(async () => {
  requests = [];
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

/** Waits between attempts are cut to a millisecond. */
const palaute = (options: Partial<PalauteOptions> = {}) =>
  createPalaute({ endpoint, key: 'provider-key-1', maxWaitMs: 1, ...options });

async function failure(call: Promise<unknown>): Promise<PalauteError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isPalauteError(error)) throw new Error('the call did not fail with a PalauteError', { cause: error });
  return error;
}

describe('sending', () => {
  test('puts the record at its own address, with the key and the language', async () => {
    await palaute({ language: 'sv' }).send(feedback);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'PUT', url: `/v1/feedback/${feedback.id}` });
    expect(requests[0]?.headers).toMatchObject({
      authorization: 'Bearer provider-key-1',
      'accept-language': 'sv',
      'content-type': 'application/json',
    });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual(feedback);
  });

  test.each([
    [201, receipt],
    [200, { ...receipt, status: 'duplicate' }],
    [201, { ...receipt, replyBy: '2026-12-06' }],
  ])('gives the receipt of a %i', async (status, body) => {
    answers = [json(status, body)];
    expect(await palaute().send(feedback)).toEqual(body);
  });

  test.each(['', '/', '/palaute', '/palaute/'])('takes an endpoint that ends in %j', async (end) => {
    await palaute({ endpoint: `${endpoint}${end}` }).send(feedback);
    expect(requests[0]?.url).toBe(`${end.replace(/\/$/, '')}/v1/feedback/${feedback.id}`);
  });

  test('goes through the fetch that is given', async () => {
    const seen: string[] = [];
    const own: typeof fetch = (input, init) => {
      seen.push(new URL(input instanceof Request ? input.url : input).pathname);
      return fetch(input, init);
    };
    await palaute({ fetch: own }).send(feedback);
    expect(seen).toEqual([`/v1/feedback/${feedback.id}`]);
  });
});

describe('a call that may be repeated', () => {
  test.each([
    ['a 503', json(503, {}, { 'retry-after': '0' })],
    ['a 429', json(429, {}, { 'retry-after': '0' })],
    ['a 500', json(500, {})],
    ['a lost connection', hangUp],
    ['an answer that breaks off', breakOff],
  ])('is one success after %s, with the same record under the same id', async (_, first) => {
    answers = [first, json(201, receipt)];
    expect(await palaute().send(feedback)).toEqual(receipt);
    expect(requests.map(({ url, body }) => [url, JSON.parse(body)])).toEqual([
      [`/v1/feedback/${feedback.id}`, feedback],
      [`/v1/feedback/${feedback.id}`, feedback],
    ]);
  });

  test('is repeated as often as it is told, and no more', async () => {
    answers = [json(503, {}, { 'retry-after': '0' })];
    expect(await failure(palaute({ retries: 3 }).send(feedback))).toMatchObject({
      code: 'unavailable',
      status: 503,
    });
    expect(requests).toHaveLength(4);
  });

  test('waits no longer than it may, whatever the collector asks for', async () => {
    answers = [json(503, {}, { 'retry-after': '3600' }), json(201, receipt)];
    expect(await palaute().send(feedback)).toEqual(receipt);
  });

  test.each([400, 401, 403, 404, 413, 422])('is not repeated after a %i', async (status) => {
    answers = [json(status, {})];
    expect(await failure(palaute().send(feedback))).toMatchObject({ code: 'refused', status });
    expect(requests).toHaveLength(1);
  });
});

describe('a failure', () => {
  test('that is a refusal brings the collector’s problem', async () => {
    const place = { code: 'value-out-of-range', pointer: '/answers/0/value' };
    const problem = { ...place, type: 'urn:palaute:problem', title: 'Liikaa', status: 422, errors: [place] };
    answers = [json(422, problem, { 'content-type': 'application/problem+json' })];
    const error = await failure(palaute().send(feedback));
    expect(error).toMatchObject({ code: 'refused', status: 422, problem });
    expect(error.message).toBe('refused: value-out-of-range /answers/0/value');
  });

  test.each([
    ['no answer', stayAway],
    ['an answer that stalls', stall],
  ])('is a timeout after %s', async (_, answer) => {
    answers = [answer];
    expect((await failure(palaute({ timeoutMs: 40, retries: 1 }).send(feedback))).code).toBe('timeout');
    expect(requests).toHaveLength(2);
  });

  test.each([
    ['the connection is lost', hangUp],
    ['the answer breaks off', breakOff],
  ])('is the network’s when %s each time', async (_, answer) => {
    answers = [answer];
    expect((await failure(palaute({ retries: 1 }).send(feedback))).code).toBe('network');
  });

  test.each([
    ['a page of HTML', (response: ServerResponse) => void response.end('<h1>Kirjaudu verkkoon</h1>')],
    ['half a JSON', (response: ServerResponse) => void response.end('{"id":')],
    ['nothing', (response: ServerResponse) => void response.writeHead(204).end()],
    ['some other JSON', json(200, { ok: true })],
    ['null', json(200, null)],
    ['the receipt of another feedback', json(201, { ...receipt, id: crypto.randomUUID() })],
    ['a receipt that does not say that it is stored', json(201, { ...receipt, status: 'queued' })],
  ])('is unreadable when the answer is %s', async (_, answer) => {
    answers = [answer];
    expect((await failure(palaute().send(feedback))).code).toBe('unreadable');
  });

  test('is the caller’s own when the signal aborts, and tells the reason', async () => {
    const controller = new AbortController();
    answers = [() => controller.abort('leaving')];
    const error = await failure(palaute().send(feedback, { signal: controller.signal }));
    expect(error).toMatchObject({ code: 'aborted', cause: 'leaving' });
    expect(requests).toHaveLength(1);
  });

  test('is the caller’s own when the signal aborts between two attempts', async () => {
    const controller = new AbortController();
    const busy = json(503, {}, { 'retry-after': '60' });
    answers = [
      (response) => {
        response.once('close', () => setTimeout(() => controller.abort(), 20));
        busy(response);
      },
    ];
    const patient = palaute({ maxWaitMs: 60_000 });
    expect((await failure(patient.send(feedback, { signal: controller.signal }))).code).toBe('aborted');
    expect(requests).toHaveLength(1);
  });

  test('comes before any request when the signal has aborted already', async () => {
    const error = await failure(palaute().send(feedback, { signal: AbortSignal.abort() }));
    expect(error.code).toBe('aborted');
    expect(requests).toHaveLength(0);
  });

  test.each([
    ['a lost connection', hangUp],
    ['a timeout', stayAway],
    ['a refusal', json(401, { code: 'unknown-key' })],
    ['an unreadable answer', json(200, {})],
  ])('by %s holds neither the key nor the answers, however closely it is looked at', async (_, answer) => {
    answers = [answer];
    const error = await failure(palaute({ retries: 0, timeoutMs: 200 }).send(feedback));
    const whole = inspect(error, { depth: Infinity, showHidden: true });
    expect(whole).not.toContain('provider-key-1');
    expect(whole).not.toContain('Ystävällinen');
    expect(whole).not.toContain(feedback.id);
  });

  test('is never thrown at once, however wrong the arguments are', async () => {
    const { send, report, results } = palaute();
    const calls = [
      () => send(undefined as never),
      () => send(feedback, null as never),
      () => report(undefined as never),
      () => report([], null as never),
      () => results(undefined as never, null as never),
    ];
    for (const call of calls) {
      const promise = call();
      expect(promise).toBeInstanceOf(Promise);
      await expect(promise).rejects.toBeInstanceOf(Error);
    }
  });
});

describe('results', () => {
  const figures = {
    place: { kind: 'organisation', id: query.organisation, names: { fi: 'Alue' } },
    parts: [],
  };

  test('are asked for by organisation and period, without a key', async () => {
    answers = [json(200, figures)];
    expect(await createPalaute({ endpoint }).results(query)).toEqual(figures);
    expect(requests[0]).toMatchObject({ method: 'GET', body: '' });
    expect(requests[0]?.url).toBe(`/v1/results?organisation=${query.organisation}&period=2025-T1`);
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  test.each([
    [{ division: 'older-people' }, 'division=older-people'],
    [{ unit: '1.2.246.10.32213078.10.1' }, 'unit=1.2.246.10.32213078.10.1'],
    [{ division: 'a b&c' }, 'division=a+b%26c'],
  ])('of a part are asked for with %j', async (part, searched) => {
    answers = [json(200, figures)];
    await palaute().results({ ...query, ...part });
    expect(requests[0]?.url?.split('?')[1]?.split('&')).toContain(searched);
    expect(requests[0]?.headers.authorization).toBe('Bearer provider-key-1');
  });

  test('of thirteen months are asked for by the last of them', async () => {
    const months = { organisation: figures.place, place: figures.place, months: [], centre: null };
    answers = [json(200, months)];
    const { organisation } = query;
    expect(await palaute().trend({ organisation, until: '2026-10' })).toEqual(months);
    expect(requests[0]?.url).toBe(`/v1/results/trend?organisation=${organisation}&until=2026-10`);
    answers = [json(200, figures)];
    expect((await failure(palaute().trend({ organisation }))).code).toBe('unreadable');
  });

  test('of channels and languages are asked for by period', async () => {
    const groups = { organisation: figures.place, by: 'channel', groups: [] };
    answers = [json(200, groups)];
    const { organisation } = query;
    const asked = { organisation, period: '2026-T1', by: 'channel' } as const;
    expect(await palaute().breakdown(asked)).toEqual(groups);
    expect(requests[0]?.url).toBe(
      `/v1/results/breakdown?organisation=${organisation}&period=2026-T1&by=channel`,
    );
    answers = [json(200, figures)];
    expect((await failure(palaute().breakdown(asked))).code).toBe('unreadable');
  });

  test('are asked for again when the collector is busy', async () => {
    answers = [json(503, {}, { 'retry-after': '0' }), json(200, figures)];
    expect(await palaute().results(query)).toEqual(figures);
  });

  test('are refused, unreadable or aborted like anything else', async () => {
    answers = [json(404, { code: 'not-found', pointer: '/organisation' })];
    expect(await failure(palaute().results(query))).toMatchObject({
      code: 'refused',
      problem: { code: 'not-found' },
    });
    answers = [json(200, [])];
    expect((await failure(palaute().results(query))).code).toBe('unreadable');
    expect((await failure(palaute().results(query, { signal: AbortSignal.abort() }))).code).toBe('aborted');
  });
});
