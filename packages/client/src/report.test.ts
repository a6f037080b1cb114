import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Feedback } from '@palaute/schema';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPalaute, type Palaute } from './client.ts';
import type { ReportCounts } from './report.ts';

/** A collector that counts how many requests it has at once; what it answers is up to each test. */
let server: Server;
let palaute: Palaute;
let answer: (id: string, response: ServerResponse) => void;
let received: string[];
let atOnce: number;
let mostAtOnce: number;

const idOf = (n: number) => `3f2a9c1b-0000-4000-8000-${String(n).padStart(12, '0')}`;
const feedbackOf = (n: number): Feedback => ({
  schema: '1',
  id: idOf(n),
  instrument: 'thl-kap-2022',
  textVersion: '2026-11-22',
  language: 'fi',
  unit: '1.2.246.10.32213078.10.0',
  collectionChannel: 'sms',
  shown: ['nps'],
  answers: [{ item: 'nps', value: n % 11 }],
});
const feedbacks = (count: number) => Array.from({ length: count }, (_, n) => feedbackOf(n));

const reply = (response: ServerResponse, status: number, body: object) => {
  atOnce--;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const store = (id: string, response: ServerResponse, status = 'stored') =>
  reply(response, 201, { id, status, receivedOn: '2026-11-22', reference: '3F2A9C1B' });
const refuse = (response: ServerResponse, status: number, code: string) =>
  reply(response, status, { status, code, pointer: '/unit', title: '', errors: [] });

beforeEach(async () => {
  received = [];
  atOnce = 0;
  mostAtOnce = 0;
  answer = store;
  server = createServer((request, response) => {
    const id = request.url?.split('/').at(-1) ?? '';
    received.push(id);
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    request.resume().on('end', () => setTimeout(() => answer(id, response), 2));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  palaute = createPalaute({ endpoint, key: 'provider-key-1', retries: 0 });
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('a report', () => {
  test('sends every feedback once and counts the new and the known', async () => {
    answer = (id, response) => store(id, response, id < idOf(30) ? 'stored' : 'duplicate');
    const report = await palaute.report(feedbacks(50));
    expect(report).toEqual({ stored: 30, duplicate: 20, rejected: 0, rejections: [] });
    expect(received.toSorted()).toEqual(feedbacks(50).map(({ id }) => id));
  });

  test('collects what is refused, with its place in the source and the problem, and goes on', async () => {
    answer = (id, response) => {
      if (id === idOf(3)) refuse(response, 422, 'unknown-unit');
      else if (id === idOf(7)) refuse(response, 413, 'body-too-large');
      else if (id === idOf(8)) refuse(response, 400, 'malformed-json');
      else store(id, response);
    };
    const { rejections, ...counts } = await palaute.report(feedbacks(10), { concurrency: 3 });
    expect(counts).toEqual({ stored: 7, duplicate: 0, rejected: 3 });
    expect(rejections.map(({ index, id, problem }) => [index, id, problem?.code])).toEqual([
      [3, idOf(3), 'unknown-unit'],
      [7, idOf(7), 'body-too-large'],
      [8, idOf(8), 'malformed-json'],
    ]);
  });

  test('lists the refused in the order of the source, whichever is answered first', async () => {
    answer = (id, response) =>
      void setTimeout(() => refuse(response, 422, 'unknown-unit'), id === idOf(0) ? 60 : 0);
    const { rejections } = await palaute.report(feedbacks(4));
    expect(rejections.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  test('of nothing is empty, and asks nobody', async () => {
    expect(await palaute.report([])).toEqual({ stored: 0, duplicate: 0, rejected: 0, rejections: [] });
    expect(received).toEqual([]);
  });

  test('takes a source that gives its feedbacks in its own time', async () => {
    async function* source() {
      for (const feedback of feedbacks(5)) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        yield feedback;
      }
    }
    expect(await palaute.report(source())).toMatchObject({ stored: 5 });
  });

  test('tells after each feedback how far it is', async () => {
    const progress: ReportCounts[] = [];
    answer = (id, response) => (id === idOf(1) ? refuse(response, 422, 'unknown-unit') : store(id, response));
    await palaute.report(feedbacks(3), { concurrency: 1, onProgress: (soFar) => progress.push(soFar) });
    expect(progress).toEqual([
      { stored: 1, duplicate: 0, rejected: 0 },
      { stored: 1, duplicate: 0, rejected: 1 },
      { stored: 2, duplicate: 0, rejected: 1 },
    ]);
  });
});

describe('the collector', () => {
  test.each([
    [1, 1],
    [16, 16],
    [0, 1],
    [-3, 1],
    [2.7, 2],
    [NaN, 1],
    [100_000, 256],
  ])('has a report of concurrency %d with %i at once', async (concurrency, expected) => {
    // Nobody is answered before as many are there as may be.
    const waiting: (() => void)[] = [];
    answer = (id, response) => {
      waiting.push(() => store(id, response));
      if (received.length >= expected) while (waiting.length > 0) waiting.pop()?.();
    };
    const stored = expected + 10;
    expect(await palaute.report(feedbacks(stored), { concurrency })).toMatchObject({ stored });
    expect(mostAtOnce).toBe(expected);
  });

  test('sets the pace: the source is read no further ahead than what is on its way', async () => {
    let read = 0;
    let furthestAhead = 0;
    let done = 0;
    function* source() {
      for (const feedback of feedbacks(80)) {
        furthestAhead = Math.max(furthestAhead, ++read - done);
        yield feedback;
      }
    }
    await palaute.report(source(), { concurrency: 8, onProgress: () => done++ });
    expect(read).toBe(80);
    expect(furthestAhead).toBeLessThanOrEqual(8);
  });
});

describe('a report stops', () => {
  test.each([
    [401, 'unknown-key', 'refused'],
    [403, 'scope-missing', 'refused'],
    [404, 'not-found', 'refused'],
    [503, 'database-unavailable', 'unavailable'],
  ])('at a %i, and throws', async (status, problem, code) => {
    answer = (id, response) => (id === idOf(5) ? refuse(response, status, problem) : store(id, response));
    await expect(palaute.report(feedbacks(500), { concurrency: 2 })).rejects.toMatchObject({ code, status });
    expect(received.length).toBeLessThan(20);
  });

  test('when the connection is lost, and throws', async () => {
    answer = (id, response) => (id === idOf(5) ? response.destroy() : store(id, response));
    await expect(palaute.report(feedbacks(500), { concurrency: 2 })).rejects.toMatchObject({
      code: 'network',
    });
    expect(received.length).toBeLessThan(20);
  });

  test('at an answer that is no receipt: nothing counts as sent that may not have been', async () => {
    answer = (_, response) => reply(response, 200, { ok: true });
    await expect(palaute.report(feedbacks(3))).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('when its caller aborts', async () => {
    const controller = new AbortController();
    const onProgress = ({ stored }: ReportCounts) => stored === 10 && controller.abort('enough');
    const report = palaute.report(feedbacks(500), { concurrency: 2, signal: controller.signal, onProgress });
    await expect(report).rejects.toMatchObject({ code: 'aborted', cause: 'enough' });
    expect(received.length).toBeLessThan(20);
  });

  test('before it reads anything, when its caller has aborted already', async () => {
    let read = 0;
    function* source() {
      read++;
      yield feedbackOf(1);
    }
    const report = palaute.report(source(), { signal: AbortSignal.abort() });
    await expect(report).rejects.toMatchObject({ code: 'aborted' });
    expect(read).toBe(0);
  });

  test('when its caller aborts while the source has nothing to give', async () => {
    const controller = new AbortController();
    async function* source() {
      yield feedbackOf(0);
      controller.abort();
      await new Promise<never>(() => {});
    }
    const report = palaute.report(source(), { signal: controller.signal });
    await expect(report).rejects.toMatchObject({ code: 'aborted' });
  });

  test('with the source’s own error when the source breaks', async () => {
    function* source() {
      yield feedbackOf(0);
      throw new Error('the file is damaged');
    }
    await expect(palaute.report(source())).rejects.toThrow('the file is damaged');
  });

  test('and lets its source close', async () => {
    let isClosed = false;
    function* source() {
      try {
        yield* feedbacks(100);
      } finally {
        isClosed = true;
      }
    }
    answer = (_, response) => refuse(response, 401, 'unknown-key');
    await expect(palaute.report(source())).rejects.toMatchObject({ status: 401 });
    expect(isClosed).toBe(true);
  });
});
