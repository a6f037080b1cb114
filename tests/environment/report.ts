// Reports of many feedbacks: a key that may send them, and the answer line by line.
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { type Access, generateKey, saveKey } from '@palaute/collector';
import type { BulkResult } from '@palaute/schema';
import { organisationOid, type TestCollector } from './collector.ts';

/** Makes a key that may report. */
export async function makeReportKey(
  { database }: Pick<TestCollector, 'database'>,
  given: Partial<Access> = {},
): Promise<string> {
  const key = generateKey('provider');
  await saveKey(database.db, key, {
    orgId: organisationOid,
    scopes: ['feedback:bulk'],
    origins: null,
    ...given,
  });
  return key;
}

export interface ReportOptions {
  /** @default 'application/x-ndjson' */
  readonly type?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ReportAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The lines of a good answer. */
  readonly results: readonly BulkResult[];
}

export const ndjson = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** A plain HTTP call, as any program would make it. */
export async function report(
  url: string,
  key: string,
  body: NonNullable<RequestInit['body']>,
  { type = 'application/x-ndjson', query = '', headers = {} }: ReportOptions = {},
): Promise<ReportAnswer> {
  const response = await fetch(`${url}/v1/feedback/bulk${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type, 'accept-language': 'en', ...headers },
    body,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
  const text = await response.text();
  const lines = response.ok ? text.split('\n').slice(0, -1) : [];
  return {
    status: response.status,
    headers: response.headers,
    text,
    results: lines.map((line) => JSON.parse(line) as BulkResult),
  };
}

/** What a sender reads first of each result: its status, and the code and place of a problem. */
export const verdicts = ({ results }: ReportAnswer): string[] =>
  results.map(({ status, problem }) =>
    problem ? `${status} ${problem.code} ${problem.pointer}`.trim() : status,
  );

export interface OpenReport {
  send(text: string): void;
  end(): void;
  /** The lines of the answer, as they come. */
  readonly lines: AsyncIterator<string>;
}

/** A report whose body is still being written while it is answered. */
export function openReport(url: string, key: string): OpenReport {
  const call = request(`${url}/v1/feedback/bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  });
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  // A connection that breaks shows in the lines; the request itself has nobody to tell.
  call.on('error', () => {});
  answered.catch(() => {});
  async function* read(): AsyncGenerator<string, void> {
    const [response] = await answered;
    let rest = '';
    for await (const chunk of response) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  }
  return { send: (text) => void call.write(text), end: () => void call.end(), lines: read() };
}
