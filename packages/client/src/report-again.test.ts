// What a report sends again, when, and for how long: over real HTTP, with answers that break off and collectors that ask
// for time. The rest of reporting: report.test.ts.
import type { Feedback } from '@palaute/schema';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPalaute } from './client.ts';
import {
  type BulkServer,
  ndjson,
  resultsOf,
  sendProblem,
  sendResults,
  startBulkServer,
} from './testing/bulk-server.ts';

let server: BulkServer;
beforeEach(async () => {
  server = await startBulkServer();
});
afterEach(() => server.close());

const feedbacks = (count: number): Feedback[] =>
  Array.from({ length: count }, (_, n) => ({
    schema: '1',
    id: `3f2a9c1b-0000-4000-8000-${String(n).padStart(12, '0')}`,
    instrument: 'thl-kap-2022',
    textVersion: '2026-11-22',
    language: 'fi',
    unit: '1.2.246.10.32213078.10.0',
    collectionChannel: 'sms',
    shown: ['nps'],
    answers: [{ item: 'nps', value: n % 11 }],
  }));
const reporter = (retries: number, maxWaitMs = 1) =>
  createPalaute({ endpoint: server.endpoint, key: 'k', retries, maxWaitMs });
/** Which were sent, request by request. */
const sent = () => server.requests.map(({ records }) => records.map(({ id }) => Number(id.slice(-12))));

/** Answers the first records of a request, then breaks off. */
const answerFirst =
  (howMany: number): BulkServer['answer'] =>
  ({ records }, response) => {
    const results = resultsOf(records.slice(0, howMany), server.stored);
    if (results.length === records.length) return sendResults(response, results);
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(`${ndjson(results)}{"line":`, () => response.destroy());
  };

describe('a batch whose answer breaks off', () => {
  test('is sent again without what has its result', async () => {
    server.answer = answerFirst(3);
    const report = await reporter(1).report(feedbacks(7));
    expect(report).toMatchObject({ stored: 7, duplicate: 0 });
    expect(sent()).toEqual([[0, 1, 2, 3, 4, 5, 6], [3, 4, 5, 6], [6]]);
  });

  test('is not given up as long as it gets on, however often it breaks', async () => {
    server.answer = answerFirst(1);
    expect(await reporter(1).report(feedbacks(8))).toMatchObject({ stored: 8 });
  });

  test('is given up when it does not get on as often as may be', async () => {
    server.answer = (_, response) => response.destroy();
    await expect(reporter(2).report(feedbacks(8))).rejects.toMatchObject({ code: 'network' });
    expect(sent()).toHaveLength(3);
  });
});

describe('a collector that has too much to do', () => {
  const busyOnce = (retryAfter: string) => {
    const at: number[] = [];
    server.answer = ({ records }, response) => {
      at.push(performance.now());
      if (at.length > 1) return sendResults(response, resultsOf(records, server.stored));
      sendProblem(response, 503, 'database-unavailable', { 'retry-after': retryAfter });
    };
    return () => (at[1] ?? 0) - (at[0] ?? 0);
  };

  test('is left alone for as long as it asks', async () => {
    const waitedMs = busyOnce('1');
    expect(await reporter(1, 30_000).report(feedbacks(2))).toMatchObject({ stored: 2 });
    expect(waitedMs()).toBeGreaterThan(990);
  });

  test('is asked again after the longest wait, whatever it asks for', { timeout: 15_000 }, async () => {
    busyOnce('3600');
    expect(await reporter(1, 50).report(feedbacks(2))).toMatchObject({ stored: 2 });
  });
});

test('What was refused is not sent again', async () => {
  server.answer = (_, response) => sendProblem(response, 403, 'scope-missing');
  await expect(reporter(5).report(feedbacks(2))).rejects.toMatchObject({ code: 'refused', status: 403 });
  expect(sent()).toHaveLength(1);
});
