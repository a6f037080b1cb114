// A batch of a report: cut from the source, sent as lines, and matched with the collector's results. A batch is sent
// again until every record has a result; that is safe, as each keeps its id.
import type { BulkResult, Feedback } from '@palaute/schema';
import type { KyInstance } from 'ky';
import { isObject, PalauteError } from './error.ts';
import { respond } from './transport.ts';

/** A record on its way. */
export interface Entry {
  /** Place in the source, from 0. */
  readonly index: number;
  readonly id: string;
  readonly line: string;
}

/** Proxies often take a megabyte and no more (nginx's `client_max_body_size`). */
const batchLimitChars = 400_000;

/** Cuts a source into batches, as it is read. */
export async function* batchesOf(
  feedbacks: Iterable<Feedback> | AsyncIterable<Feedback>,
  size: number,
): AsyncGenerator<Entry[], void, void> {
  let batch: Entry[] = [];
  let length = 0;
  let index = 0;
  for await (const feedback of feedbacks) {
    const line = JSON.stringify(feedback);
    if (batch.length >= size || (batch.length > 0 && length + line.length > batchLimitChars)) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push({ index: index++, id: feedback.id, line });
    length += line.length + 1;
  }
  if (batch.length > 0) yield batch;
}

export interface BatchOptions {
  readonly isDryRun: boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Sends lines once.
 * @returns results of the first records, in their order; fewer than were sent when the answer broke off
 * @throws PalauteError
 */
export async function postBatch(
  api: KyInstance,
  batch: readonly Entry[],
  { isDryRun, timeoutMs, signal }: BatchOptions,
): Promise<BulkResult[]> {
  const body = `${batch.map(({ line }) => line).join('\n')}\n`;
  const response = await respond(
    () =>
      api.post('v1/feedback/bulk', {
        body,
        headers: { 'content-type': 'application/x-ndjson' },
        ...(isDryRun && { searchParams: { dryRun: 'true' } }),
        timeout: timeoutMs,
        retry: 0,
        signal,
      }),
    signal,
  );
  const lines = (await response.text()).split('\n');
  // What stands after the last line feed is nothing, or the half of a line that broke off.
  lines.pop();
  const results = lines.map(readResult);
  const isAnswer =
    (results.length > 0 || response.headers.get('content-type')?.startsWith('application/x-ndjson')) &&
    results.length <= batch.length &&
    results.every((result, index) => isResultOf(result, index, batch[index]?.id));
  if (!isAnswer) throw new PalauteError('unreadable', { status: response.status });
  return results as BulkResult[];
}

function readResult(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const statuses: readonly unknown[] = ['stored', 'duplicate', 'rejected', 'retry'];

/** Each result must be the one of its record: something between may answer anything. */
const isResultOf = (result: unknown, index: number, id: string | undefined): boolean =>
  isObject(result) &&
  result['line'] === index + 1 &&
  statuses.includes(result['status']) &&
  (result['id'] === undefined || String(result['id']).toLowerCase() === id?.toLowerCase());
