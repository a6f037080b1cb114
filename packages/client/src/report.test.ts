import fc from 'fast-check';
import type { Feedback } from '@palaute/schema';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPalaute, type Palaute } from './client.ts';
import type { ReportCounts } from './report.ts';
import {
  type BulkServer,
  ndjson,
  resultsOf,
  sendProblem,
  sendResults,
  startBulkServer,
} from './testing/bulk-server.ts';

let server: BulkServer;
let palaute: Palaute;

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
const problem = (code: string) => ({ status: 422, code, pointer: '/unit', title: '', errors: [], type: '' });

beforeEach(async () => {
  server = await startBulkServer();
  palaute = createPalaute({ endpoint: server.endpoint, key: 'provider-key-1', retries: 0, maxWaitMs: 1 });
});
afterEach(() => server.close());

describe('a report', () => {
  test('sends every feedback once, in batches, and counts the new and the known', async () => {
    feedbacks(20).forEach((feedback) => server.stored.set(feedback.id, feedback));
    const report = await palaute.report(feedbacks(50), { batchSize: 8 });
    expect(report).toEqual({ stored: 30, duplicate: 20, rejected: 0, rejections: [] });
    expect(server.requests.map(({ records }) => records.length).toSorted((a, b) => b - a)).toEqual([
      8, 8, 8, 8, 8, 8, 2,
    ]);
    expect(server.requests.flatMap(({ records }) => records.map(({ id }) => id)).toSorted()).toEqual(
      feedbacks(50).map(({ id }) => id),
    );
    expect(server.requests[0]).toMatchObject({
      url: '/v1/feedback/bulk',
      headers: { authorization: 'Bearer provider-key-1', 'content-type': 'application/x-ndjson' },
    });
  });

  test('collects what is refused, with its place in the source and the problem, and goes on', async () => {
    server.answer = ({ records }, response) =>
      sendResults(
        response,
        resultsOf(records, new Map()).map((result) =>
          result.id === idOf(3) || result.id === idOf(7)
            ? { line: result.line, id: result.id, status: 'rejected', problem: problem('unknown-unit') }
            : result,
        ),
      );
    const { rejections, ...counts } = await palaute.report(feedbacks(10), { batchSize: 4 });
    expect(counts).toEqual({ stored: 8, duplicate: 0, rejected: 2 });
    expect(rejections.map(({ index, id, problem: why }) => [index, id, why?.code])).toEqual([
      [3, idOf(3), 'unknown-unit'],
      [7, idOf(7), 'unknown-unit'],
    ]);
  });

  test('of nothing is empty, and asks nobody', async () => {
    expect(await palaute.report([])).toEqual({ stored: 0, duplicate: 0, rejected: 0, rejections: [] });
    expect(server.requests).toEqual([]);
  });

  test('takes a source that gives its feedbacks in its own time', async () => {
    async function* source() {
      for (const feedback of feedbacks(5)) {
        await new Promise(setImmediate);
        yield feedback;
      }
    }
    expect(await palaute.report(source())).toMatchObject({ stored: 5 });
  });

  test('tells after each batch how far it is, and what became of each record', async () => {
    const progress: ReportCounts[] = [];
    const told: [number, string, string | undefined][] = [];
    await palaute.report(feedbacks(5), {
      concurrency: 1,
      batchSize: 2,
      onProgress: (soFar) => progress.push(soFar),
      onResults: (results) =>
        void told.push(
          ...results.map(({ index, status, receivedOn }): [number, string, string | undefined] => [
            index,
            status,
            receivedOn,
          ]),
        ),
    });
    expect(progress.map(({ stored }) => stored)).toEqual([2, 4, 5]);
    expect(told).toEqual([0, 1, 2, 3, 4].map((index) => [index, 'stored', '2026-11-22']));
  });

  test('asks for nothing to be stored when it is dry', async () => {
    await palaute.report(feedbacks(2), { dryRun: true });
    expect(server.requests[0]?.url).toBe('/v1/feedback/bulk?dryRun=true');
  });

  test('keeps its batches under the half megabyte that proxies let through', async () => {
    const long = feedbacks(100).map((feedback) => ({
      ...feedback,
      answers: [{ item: 'open', value: 'a'.repeat(20_000) }],
    }));
    await palaute.report(long as Feedback[]);
    expect(server.requests.every(({ records }) => JSON.stringify(records).length < 500_000)).toBe(true);
  });

  test('sends halves where something on the way takes less at once', async () => {
    server.answer = ({ records }, response) =>
      records.length > 3
        ? sendProblem(response, 413, 'body-too-large')
        : sendResults(response, resultsOf(records, server.stored));
    const told: number[] = [];
    const onResults = (results: readonly { index: number }[]) => {
      told.push(...results.map(({ index }) => index));
    };
    expect(await palaute.report(feedbacks(10), { onResults })).toMatchObject({ stored: 10 });
    expect(told).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('the pace', () => {
  test.each([
    [1, 1],
    [3, 3],
    [0, 1],
    [NaN, 1],
  ])('of concurrency %d has at most %i at once', async (concurrency, expected) => {
    server.answer = ({ records }, response) =>
      void setTimeout(() => sendResults(response, resultsOf(records, server.stored)), 3);
    await palaute.report(feedbacks(40), { concurrency, batchSize: 1 });
    expect(server.mostAtOnce).toBe(expected);
  });

  test('is the collector’s: after a 503 there are fewer at once', async () => {
    let isBusy = true;
    let atOnce = 0;
    let mostAfter = 0;
    server.answer = ({ records }, response) => {
      if (isBusy) {
        isBusy = server.requests.length < 6;
        return sendProblem(response, 503, 'database-unavailable', { 'retry-after': '0' });
      }
      mostAfter = server.requests.length < 16 ? Math.max(mostAfter, ++atOnce) : mostAfter;
      setTimeout(() => {
        atOnce -= 1;
        sendResults(response, resultsOf(records, server.stored));
      }, 2);
    };
    const patient = createPalaute({ endpoint: server.endpoint, key: 'k', retries: 9, maxWaitMs: 1 });
    expect(await patient.report(feedbacks(64), { batchSize: 1, concurrency: 16 })).toMatchObject({
      stored: 64,
    });
    expect(mostAfter).toBeLessThanOrEqual(4);
  });

  test('is the source’s limit too: it is read no further ahead than what is on its way', async () => {
    let read = 0;
    let furthestAhead = 0;
    let done = 0;
    function* source() {
      for (const feedback of feedbacks(80)) {
        furthestAhead = Math.max(furthestAhead, ++read - done);
        yield feedback;
      }
    }
    await palaute.report(source(), { concurrency: 3, batchSize: 2, onProgress: () => (done += 2) });
    expect(read).toBe(80);
    // Two in each of three batches, and one that shows that a batch is full, each.
    expect(furthestAhead).toBeLessThanOrEqual(3 * 2 + 3);
  });
});

describe('a report stops', () => {
  test.each([
    [401, 'unknown-key', 'refused'],
    [403, 'scope-missing', 'refused'],
    [404, 'not-found', 'refused'],
    [503, 'database-unavailable', 'unavailable'],
  ])('at a %i, and throws', async (status, code, expected) => {
    server.answer = (_, response) => sendProblem(response, status, code);
    const report = palaute.report(feedbacks(500), { batchSize: 5 });
    await expect(report).rejects.toMatchObject({ code: expected, status, problem: { code } });
    expect(server.requests.length).toBeLessThan(10);
  });

  test('when the connection is lost and stays lost, and throws', async () => {
    server.answer = (_, response) => response.destroy();
    await expect(palaute.report(feedbacks(20))).rejects.toMatchObject({ code: 'network' });
  });

  test.each([
    ['other JSON', (length: number) => `${'{"ok":true}\n'.repeat(length)}`],
    ['a page of HTML', () => '<h1>Kirjaudu verkkoon</h1>\n'],
    ['nothing', () => ''],
    [
      'results of other records',
      (length: number) =>
        ndjson(Array.from({ length }, (_, n) => ({ line: n + 1, id: idOf(n + 900), status: 'stored' }))),
    ],
    [
      'more results than records',
      (length: number) =>
        ndjson(Array.from({ length: length + 1 }, (_, n) => ({ line: n + 1, status: 'stored' }))),
    ],
  ])('at an answer that is %s: nothing counts as sent that may not have been', async (_, body) => {
    server.answer = ({ records }, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end(body(records.length));
    await expect(palaute.report(feedbacks(3))).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('when its caller aborts', async () => {
    const controller = new AbortController();
    const onProgress = ({ stored }: ReportCounts) => void (stored >= 10 && controller.abort('enough'));
    const report = palaute.report(feedbacks(500), { batchSize: 5, signal: controller.signal, onProgress });
    await expect(report).rejects.toMatchObject({ code: 'aborted', cause: 'enough' });
    expect(server.requests.length).toBeLessThan(12);
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

  test('with the error of whoever keeps the results', async () => {
    const onResults = () => Promise.reject(new Error('the disk is full'));
    await expect(palaute.report(feedbacks(3), { onResults })).rejects.toThrow('the disk is full');
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
    server.answer = (_, response) => sendProblem(response, 401, 'unknown-key');
    await expect(palaute.report(source(), { batchSize: 5 })).rejects.toMatchObject({ status: 401 });
    expect(isClosed).toBe(true);
  });
});

describe('whatever goes wrong on the way', () => {
  /** What happens to one request. */
  const fault = fc.oneof(
    fc.constant({ kind: 'none' as const }),
    fc.constant({ kind: 'cut-before' as const }),
    fc.record({
      kind: fc.constant('cut-during' as const),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.constant({ kind: 'cut-after' as const }),
    fc.constantFrom({ kind: 'busy' as const, status: 503 }, { kind: 'busy' as const, status: 429 }),
    fc.record({ kind: fc.constant('retry' as const), from: fc.nat({ max: 20 }) }),
  );

  test('the collector ends with exactly the valid ones, and the counts say so', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 12 }),
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 4 }),
        async (faults, count, batchSize, concurrency) => {
          server.stored.clear();
          const queue = [...faults];
          const isBad = ({ id }: Feedback) => Number(id.slice(-12)) % 7 === 3;
          server.answer = ({ records }, response) => {
            const next = queue.shift() ?? { kind: 'none' as const };
            if (next.kind === 'cut-before') return void response.destroy();
            if (next.kind === 'busy') return sendProblem(response, next.status, 'database-unavailable');
            const reached =
              next.kind === 'cut-during' ? Math.floor(next.share * records.length) : records.length;
            const results = records.slice(0, reached).map((record, index) => {
              const line = index + 1;
              if (isBad(record)) return { line, status: 'rejected', problem: problem('unknown-unit') };
              if (next.kind === 'retry' && index >= next.from)
                return { line, id: record.id, status: 'retry' };
              const [stored] = resultsOf([record], server.stored);
              return { ...stored, line };
            });
            if (next.kind === 'cut-after') return void response.destroy();
            response.writeHead(200, { 'content-type': 'application/x-ndjson' });
            if (reached === records.length) return void response.end(ndjson(results));
            response.write(`${ndjson(results)}{"line":`, () => response.destroy());
          };
          const patient = createPalaute({
            endpoint: server.endpoint,
            key: 'provider-key-1',
            retries: 20,
            maxWaitMs: 1,
          });
          const results: number[] = [];
          const report = await patient.report(feedbacks(count), {
            batchSize,
            concurrency,
            onResults: (some) => void results.push(...some.map(({ index }) => index)),
          });
          const good = feedbacks(count).filter((feedback) => !isBad(feedback));
          expect([...server.stored.keys()].toSorted()).toEqual(good.map(({ id }) => id));
          expect(report.stored + report.duplicate).toBe(good.length);
          expect(report.rejections.map(({ id }) => id)).toEqual(
            feedbacks(count)
              .filter(isBad)
              .map(({ id }) => id),
          );
          expect(results.toSorted((a, b) => a - b)).toEqual(feedbacks(count).map((_, index) => index));
        },
      ),
      { numRuns: 60 },
    );
  });
});
