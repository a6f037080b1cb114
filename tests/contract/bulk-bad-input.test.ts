import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call, makeFeedback } from '../environment/feedback.ts';
import { makeReportKey, ndjson, report, type ReportOptions, verdicts } from '../environment/report.ts';

const mebibyte = 1024 * 1024;

describe('A report with anything in it', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  let key: string;
  beforeAll(async () => {
    const postgres = databases[0];
    if (!postgres) throw new Error('PostgreSQL is one of the databases.');
    database = await postgres.start();
    collector = await startCollector(await database.create());
    key = await makeReportKey(collector);
  });
  afterAll(async () => {
    expect((await call('GET', `${collector.url}/livez`)).status).toBe(200);
    await collector.stop();
    await database.stop();
  });

  const send = (body: NonNullable<RequestInit['body']>, options?: ReportOptions) =>
    report(collector.url, key, body, options);
  const line = (changes: object = {}) => JSON.stringify({ ...makeFeedback(), ...changes });
  const problemOf = (text: string) => (JSON.parse(text) as { code: string }).code;

  it.each([
    ['an empty line', '', 'malformed-json'],
    ['no JSON', '{"schema":', 'malformed-json'],
    ['a number', '1', 'wrong-type'],
    ['null', 'null', 'wrong-type'],
    ['a list', '[]', 'wrong-type'],
    ['30 000 lists in each other', '['.repeat(30_000) + ']'.repeat(30_000), 'wrong-type'],
    ['30 000 objects that never end', '{"a":'.repeat(10_000), 'malformed-json'],
    ['a raw NUL', line().replace('fi', '\0'), 'malformed-json'],
    ['a NUL in a field', line({ language: '\0' }), 'unknown-value'],
    ['__proto__', line().replace('{', '{"__proto__":{"id":"x"},'), 'unknown-field'],
    ['constructor', line({ constructor: {} }), 'unknown-field'],
    ['an answer with __proto__', line().replace('"item"', '"__proto__":1,"item"'), 'unknown-field'],
    ['an id that is none', line({ id: 'x' }), 'id-format'],
    ['65 537 bytes', line().padEnd(64 * 1024 + 1), 'body-too-large'],
    ['900 000 bytes', line().padEnd(900_000), 'body-too-large'],
  ])('rejects a record that is %s, and stores those beside it', async (_name, bad, code) => {
    const answer = await send([line(), bad, line()].join('\n'));
    expect(verdicts(answer).map((verdict) => verdict.split(' ').slice(0, 2).join(' '))).toEqual([
      'stored',
      `rejected ${code}`,
      'stored',
    ]);
  });

  it('rejects a line that is not UTF-8', async () => {
    const bad = Buffer.from(line({ free: { text: 'pälä' } }), 'latin1');
    const body = Buffer.concat([Buffer.from(`${line()}\n`), bad, Buffer.from(`\n${line()}`)]);
    expect(verdicts(await send(body))).toEqual(['stored', 'rejected malformed-encoding', 'stored']);
  });

  it('reads a byte order mark, line ends of both kinds and characters of four bytes', async () => {
    const body = `\ufeff${line()}\r\n${line({ free: { text: '👍🏽 \u2028 kiitos' } })}\r\n`;
    expect(verdicts(await send(body))).toEqual(['stored', 'stored']);
  });

  it('is taken gzipped', async () => {
    const feedbacks = [makeFeedback(), makeFeedback()];
    const packed = gzipSync(ndjson(feedbacks));
    const answer = await send(packed, { headers: { 'content-encoding': 'gzip' } });
    expect(verdicts(answer)).toEqual(['stored', 'stored']);
  });

  it('gives no result to an empty body', async () => {
    expect(await send('')).toMatchObject({ status: 200, results: [] });
    expect(problemOf((await send('', { type: 'text/csv' })).text)).toBe('malformed-csv');
  });

  it('refuses what is not gzip, or no text of a kind that it reads', async () => {
    const refused = async (options: ReportOptions) => {
      const { status, text } = await send(ndjson([makeFeedback()]), options);
      return [status, problemOf(text)];
    };
    expect(await refused({ headers: { 'content-encoding': 'gzip' } })).toEqual([400, 'malformed-encoding']);
    expect(await refused({ headers: { 'content-encoding': 'br' } })).toEqual([415, 'unsupported-media-type']);
    expect(await refused({ type: 'application/json' })).toEqual([415, 'unsupported-media-type']);
    expect(await refused({ type: 'text/csv; charset=iso-8859-1' })).toEqual([415, 'unsupported-media-type']);
    expect(await refused({ type: '' })).toEqual([415, 'unsupported-media-type']);
  });

  it('says where gzip breaks off, after the results of what came before', async () => {
    const packed = gzipSync(ndjson(Array.from({ length: 2_000 }, () => makeFeedback())));
    const half = Math.floor(packed.length / 2);
    const broken = [packed.subarray(0, half), Buffer.from(packed).fill(0xff, half)];
    for (const body of broken) {
      const answer = await send(body, { headers: { 'content-encoding': 'gzip' } });
      expect(answer.status).toBe(200);
      const last = answer.results.at(-1);
      expect(last).toMatchObject({ status: 'rejected', problem: { code: 'malformed-encoding' } });
      expect(last?.line).toBe(answer.results.length);
      expect(answer.results.length).toBeGreaterThan(100);
    }
  });

  it('is not overwhelmed by what unpacks to far more than it was', async () => {
    const before = process.memoryUsage().rss;
    const spaces = gzipSync(Buffer.alloc(200 * mebibyte, ' '));
    const oneLine = await send(spaces, { headers: { 'content-encoding': 'gzip' } });
    expect(verdicts(oneLine)).toEqual(['rejected body-too-large']);
    const noLines = gzipSync(Buffer.alloc(mebibyte / 4, '\n'));
    const empty = await send(noLines, { headers: { 'content-encoding': 'gzip' } });
    expect(empty.results).toHaveLength(mebibyte / 4);
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * mebibyte);
  });

  it('has exactly one result for each line, in order, whatever the lines are and however they are sent', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ' ')),
      fc.json().map((text) => text.replaceAll('\n', ' ')),
      fc.constant(null),
    );
    const body = fc.record({
      lines: fc.array(piece, { maxLength: 30 }),
      sizes: fc.array(fc.nat(400), { minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(body, async ({ lines, sizes }) => {
        const texts = lines.map((text) => text ?? line());
        const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''));
        const answer = await send(streamOf(pieces(bytes, sizes)));
        expect(answer.results.map((result) => result.line)).toEqual(texts.map((_, index) => index + 1));
        expect(answer.results.map(({ status }) => status)).toEqual(
          lines.map((text) => (text === null ? 'stored' : 'rejected')),
        );
      }),
      { numRuns: 25 },
    );
  });
});

function* pieces(bytes: Buffer, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = 1 + (sizes[turn % sizes.length] ?? 0);
    yield new Uint8Array(bytes.subarray(at, at + size));
    at += size;
  }
}

const streamOf = (chunks: Iterator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull(controller) {
      const { value, done } = chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
