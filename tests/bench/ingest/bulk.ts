// A report of many feedbacks against the fastest that PostgreSQL can do with the same rows: COPY into the same table with
// its keys and indexes, which checks, masks and counts nothing. Both in one run on one server, in turns.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generateKey, saveKey } from '@palaute/collector';
import type { Feedback } from '@palaute/schema';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { startPostgres } from '../../environment/postgres.ts';
import { start } from './contestants.ts';
import { organisationOid, prepare, unitOids, withDatabase } from './places.ts';
import { makeRecords } from './records.ts';

export interface BulkBenchOptions {
  readonly records: number;
  /** @default 1 */
  readonly rounds?: number;
  /** @default 300 */
  readonly units?: number;
  /** As systems export, or in none: then hardly two of a part raise the same counter. @default 'by-day' */
  readonly order?: 'by-day' | 'random';
}

export interface BulkRound {
  /** Seconds for all records. */
  readonly copyS: number;
  readonly bulkS: number;
  /** The same report again, of which nothing is stored. */
  readonly replayS: number;
  /** How fast the report is, as a part of COPY. */
  readonly ratio: number;
  /** Highest resident memory of the collector, in MiB, after a tenth of the report, after all of it, after the replay. */
  readonly memoryMiB: readonly [number, number, number];
}

/** Different feedbacks of which all others are made, under ids of their own. */
const kinds = 20_000;
const linesAtOnce = 100;

/** @throws Error when a record was not stored, or the replay stored one */
export async function benchBulk({
  records,
  rounds = 1,
  units = 300,
  order = 'by-day',
}: BulkBenchOptions): Promise<BulkRound[]> {
  const postgres = await startPostgres({ own: true });
  try {
    const given = makeGiven(units, order);
    const results: BulkRound[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const ids = Array.from({ length: records }, () => randomUUID());
      const report = await runReport(await postgres.createDatabase(), units, given, ids);
      const copyS = await runCopy(await postgres.createDatabase(), units, given, ids);
      results.push({ copyS, ...report, ratio: copyS / report.bulkS });
    }
    return results;
  } finally {
    await postgres.stop();
  }
}

/** Feedbacks of all kinds without their ids, in the order of their days unless they are to have none. */
export function makeGiven(units: number, order: BulkBenchOptions['order']): Given {
  const made = makeRecords(unitOids(units), kinds);
  return order === 'random' ? made : made.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
}

const dayOf = ({ contactOn = '' }: Omit<Feedback, 'id'>): string => contactOn;

export type Given = readonly Omit<Feedback, 'id'>[];

/** Of what kind a feedback is: those of one kind come one after another, so that the order of the kinds is kept. */
const kindOf = <T>(of: readonly T[], index: number, count: number): T =>
  of[Math.floor((index * of.length) / count)] as T;

async function runCopy(url: string, units: number, given: Given, ids: readonly string[]): Promise<number> {
  await prepare({ url }, units);
  const ends = given.map(copyLine);
  const lines = function* () {
    for (let at = 0; at < ids.length; at += linesAtOnce) {
      const some = ids.slice(at, at + linesAtOnce);
      yield some
        .map((id, index) => `${organisationOid}\t${id}\t${kindOf(ends, at + index, ids.length)}`)
        .join('');
    }
  };
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const startedAt = performance.now();
    await pipeline(Readable.from(lines()), client.query(copyFrom(`copy feedback (${columns}) from stdin`)));
    return (performance.now() - startedAt) / 1000;
  } finally {
    await client.end();
  }
}

const columns =
  'org_id, feedback_id, unit_id, received_at, month, schema_version, instrument, text_version, language, contact_on, ' +
  'collection_channel, respondent, shown, answers, kinds, content_hash';

/** As the collector stores it, but for the id; words are in another table. */
function copyLine(feedback: Omit<Feedback, 'id'>): string {
  const answers = feedback.shown.map((item) => {
    const { value, missing = 'skipped' } = feedback.answers.find((one) => one.item === item) ?? {};
    return [item, value ?? { missing }] as const;
  });
  const cells = [
    feedback.unit,
    new Date().toISOString(),
    (feedback.contactOn ?? '').slice(0, 7),
    feedback.schema,
    feedback.instrument,
    feedback.textVersion,
    feedback.language,
    feedback.contactOn,
    feedback.collectionChannel,
    feedback.respondent,
    JSON.stringify(feedback.shown),
    JSON.stringify(Object.fromEntries(answers.filter(([item]) => item !== 'open'))),
    feedback.free ? JSON.stringify(feedback.free.kinds) : '\\N',
    '0123456789abcdef'.repeat(4),
  ];
  return `${cells.join('\t')}\n`;
}

/** Makes the tables and a key that may report. */
export async function prepareForReport(url: string, units: number): Promise<string> {
  await prepare({ url }, units);
  const key = generateKey('provider');
  await withDatabase({ url }, ({ db }) =>
    saveKey(db, key, { orgId: organisationOid, scopes: ['feedback:bulk'], origins: null }),
  );
  return key;
}

async function runReport(
  url: string,
  units: number,
  given: Given,
  ids: readonly string[],
): Promise<Omit<BulkRound, 'copyS' | 'ratio'>> {
  const key = await prepareForReport(url, units);
  const collector = await start('palaute', { url });
  try {
    const memory = () => highestMemoryMiB(collector.pid);
    const body = bodyOf(given, ids);
    const tenth = Math.ceil(ids.length / 10);
    const startedAt = performance.now();
    await send(collector.url, key, body(0, tenth), { stored: tenth });
    const early = await memory();
    await send(collector.url, key, body(tenth, ids.length), { stored: ids.length - tenth });
    const storedAt = performance.now();
    const late = await memory();
    await send(collector.url, key, body(0, ids.length), { duplicate: ids.length });
    return {
      bulkS: (storedAt - startedAt) / 1000,
      replayS: (performance.now() - storedAt) / 1000,
      memoryMiB: [early, late, await memory()],
    };
  } finally {
    await collector.stop();
  }
}

/** The lines of a report, from one of its records to another. */
export function bodyOf(given: Given, ids: readonly string[]): (from: number, to: number) => Iterable<string> {
  const ends = given.map((feedback) => `",${JSON.stringify(feedback).slice(1)}\n`);
  return function* (from, to) {
    for (let at = from; at < to; at += linesAtOnce) {
      const some = ids.slice(at, Math.min(at + linesAtOnce, to));
      yield some.map((id, index) => `{"id":"${id}${kindOf(ends, at + index, ids.length)}`).join('');
    }
  };
}

/** Sends a report and reads its results as they come. @throws Error unless they are as many of each status as expected */
export async function send(
  base: string,
  key: string,
  body: Iterable<string>,
  expected: Readonly<Record<string, number>>,
): Promise<void> {
  const call = request(`${base}/v1/feedback/bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  });
  const sent = pipeline(Readable.from(body), call);
  const [response] = (await once(call, 'response')) as [Readable];
  const counts: Record<string, number> = {};
  let rest = '';
  for await (const chunk of response) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const status = /"status":"(\w+)"/.exec(line)?.[1] ?? line;
      counts[status] = (counts[status] ?? 0) + 1;
    }
  }
  await sent;
  if (JSON.stringify(counts) !== JSON.stringify(expected)) {
    throw new Error(`Expected ${JSON.stringify(expected)}, but got ${JSON.stringify(counts)}.`);
  }
}

export async function highestMemoryMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1024);
}
