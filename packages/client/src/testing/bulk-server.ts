// Test only: a collector as a report meets it, over real HTTP. What it answers is up to each test.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BulkResult, Feedback } from '@palaute/schema';

export interface BulkRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly records: readonly Feedback[];
}

export type Answer = (request: BulkRequest, response: ServerResponse) => void;

export interface BulkServer {
  readonly endpoint: string;
  readonly requests: BulkRequest[];
  readonly stored: Map<string, Feedback>;
  /** Most requests that were there at once. */
  readonly mostAtOnce: number;
  answer: Answer;
  close(): Promise<void>;
}

/** Results for records as a collector without faults would give them. */
export function resultsOf(records: readonly Feedback[], stored: Map<string, Feedback>): BulkResult[] {
  return records.map((record, index) => {
    const status = stored.has(record.id) ? 'duplicate' : 'stored';
    stored.set(record.id, record);
    return { line: index + 1, id: record.id, status, receivedOn: '2026-11-22' };
  });
}

export const ndjson = (results: readonly object[]): string =>
  results.map((result) => `${JSON.stringify(result)}\n`).join('');

export function sendResults(response: ServerResponse, results: readonly object[]): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(ndjson(results));
}

export const sendProblem = (
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void =>
  void response.writeHead(status, { 'content-type': 'application/problem+json', ...headers }).end(
    JSON.stringify({
      type: `urn:palaute:problem:${code}`,
      title: '',
      status,
      code,
      pointer: '',
      errors: [],
    }),
  );

export async function startBulkServer(): Promise<BulkServer> {
  const requests: BulkRequest[] = [];
  const stored = new Map<string, Feedback>();
  let atOnce = 0;
  let mostAtOnce = 0;
  const server: Server = createServer((incoming, response) => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    response.on('close', () => atOnce--);
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const lines = Buffer.concat(chunks).toString().split('\n').slice(0, -1);
      const records = lines.map((line) => JSON.parse(line) as Feedback);
      const request = { url: incoming.url ?? '', headers: incoming.headers, records };
      requests.push(request);
      setImmediate(() => bulk.answer(request, response));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bulk: BulkServer = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stored,
    get mostAtOnce() {
      return mostAtOnce;
    },
    answer: ({ records }, response) => sendResults(response, resultsOf(records, stored)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return bulk;
}
