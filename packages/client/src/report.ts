// Sends many feedbacks, some batches at a time, reading the source no faster than the collector takes them.
import type { BulkResult, Feedback, Problem } from '@palaute/schema';
import type { KyInstance } from 'ky';
import { batchesOf, type Entry, postBatch } from './batch.ts';
import { isPalauteError, PalauteError } from './error.ts';
import { Pace, wait } from './pace.ts';

export interface ReportOptions {
  /** How many batches are on their way at once at most, 1…32; fewer while the collector is busy. @default 4 */
  readonly concurrency?: number;
  /** Feedbacks in a batch, 1…1000. @default 500 */
  readonly batchSize?: number;
  /** Has everything checked, and nothing stored. @default false */
  readonly dryRun?: boolean;
  /** Called after each batch; a progress bar's place. */
  readonly onProgress?: (soFar: ReportCounts) => void;
  /** Called with the final results of a batch, in the order of the source; the next one waits until it has ended. */
  readonly onResults?: (results: readonly ReportResult[]) => void | Promise<void>;
  readonly signal?: AbortSignal;
}

export interface ReportCounts {
  /** New in the collector. */
  readonly stored: number;
  /** There already, with the same content: sent before, or in this report before an answer was lost. */
  readonly duplicate: number;
  /** Not taken; see `Report.rejections`. */
  readonly rejected: number;
}

/** What became of one feedback. */
export interface ReportResult {
  /** Place in the source, from 0. */
  readonly index: number;
  readonly id: string;
  readonly status: 'stored' | 'duplicate' | 'rejected';
  /** Day of the first arrival in Finland. */
  readonly receivedOn?: string | undefined;
  /** Why it is rejected, in the collector's words. */
  readonly problem?: Problem | undefined;
}

export interface Report extends ReportCounts {
  /** The first 1 000 of the source's order; all of them come to `onResults`. */
  readonly rejections: readonly ReportResult[];
}

export interface ReportLimits {
  readonly retries: number;
  readonly timeoutMs: number;
  readonly maxWaitMs: number;
}

const rejectionLimit = 1_000;

/** Of a number that is none, the least: no batch at all would look like a success. */
const within = (value: number, most: number): number => Math.min(Math.max(Math.trunc(value) || 1, 1), most);

/** See `Palaute.report`. */
export async function report(
  api: KyInstance,
  limits: ReportLimits,
  feedbacks: Iterable<Feedback> | AsyncIterable<Feedback>,
  options: ReportOptions,
): Promise<Report> {
  const { concurrency = 4, batchSize = 500, dryRun = false, onProgress, onResults, signal } = options;
  const counts = { stored: 0, duplicate: 0, rejected: 0 };
  let rejections: ReportResult[] = [];
  const lanes = within(concurrency, 32);
  const pace = new Pace(lanes);
  const source = batchesOf(feedbacks, within(batchSize, 1_000));
  const stop = new AbortController();
  const fail = (cause: unknown) => {
    stop.abort(cause);
    pace.release();
  };
  const onAbort = () => fail(new PalauteError('aborted', { cause: signal?.reason }));
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });

  const settle = async (batch: readonly Entry[]) => {
    const results = await settleBatch(
      batch,
      pace,
      limits,
      (entries) =>
        postBatch(api, entries, {
          isDryRun: dryRun,
          timeoutMs: 4 * limits.timeoutMs,
          signal: stop.signal,
        }),
      stop.signal,
    );
    for (const result of results) counts[result.status] += 1;
    rejections = [...rejections, ...results.filter(({ status }) => status === 'rejected')]
      .toSorted((a, b) => a.index - b.index)
      .slice(0, rejectionLimit);
    await onResults?.(results);
    onProgress?.({ ...counts });
  };
  const lane = async () => {
    while (!stop.signal.aborted) {
      await pace.start();
      try {
        const next = stop.signal.aborted ? undefined : await source.next();
        if (!next || next.done || stop.signal.aborted) return;
        await settle(next.value);
      } finally {
        pace.end();
      }
    }
  };
  const { promise: stopped, resolve: giveUp } = Promise.withResolvers<void>();
  if (stop.signal.aborted) giveUp();
  stop.signal.addEventListener('abort', () => giveUp(), { once: true });
  const running = Promise.all(Array.from({ length: lanes }, () => lane().catch(fail)));
  // The source may be waiting for more, and whoever aborts does not wait with it.
  await Promise.race([running, stopped]);
  signal?.removeEventListener('abort', onAbort);
  const closed = source.return().catch(fail);
  if (!signal?.aborted) await closed;
  if (stop.signal.aborted) throw stop.signal.reason;
  return { ...counts, rejections };
}

/** Sends a batch until every record in it has its result. */
async function settleBatch(
  batch: readonly Entry[],
  pace: Pace,
  { retries, maxWaitMs }: Omit<ReportLimits, 'timeoutMs'>,
  post: (entries: readonly Entry[]) => Promise<BulkResult[]>,
  signal: AbortSignal,
): Promise<ReportResult[]> {
  const results = new Map<number, ReportResult>();
  const resultsInOrder = () => [...results.values()].toSorted((a, b) => a.index - b.index);
  let open = [...batch];
  for (let vain = 0; ;) {
    let failure: PalauteError | undefined;
    try {
      const answered = await post(open);
      const retried = answered.find(({ status }) => status === 'retry');
      if (retried) failure = new PalauteError('unavailable', retried.problem && { problem: retried.problem });
      else if (answered.length < open.length) failure = new PalauteError('network');
      answered.forEach((answer, place) => take(results, open[place], answer));
    } catch (error) {
      const isTooLarge = isPalauteError(error) && error.status === 413 && open.length > 1;
      if (isTooLarge) {
        // Something on the way takes less at once than the collector does.
        for (const half of halves(open)) {
          for (const result of await settleBatch(half, pace, { retries, maxWaitMs }, post, signal))
            results.set(result.index, result);
        }
        return resultsInOrder();
      }
      if (!isPalauteError(error) || error.code === 'refused' || error.code === 'aborted') throw error;
      failure = error;
    }
    const left = open.filter(({ index }) => !results.has(index));
    if (left.length === 0) {
      pace.faster();
      return resultsInOrder();
    }
    vain = left.length < open.length ? 0 : vain + 1;
    if (vain > retries || failure === undefined) throw failure ?? new PalauteError('unreadable');
    open = left;
    pace.slower();
    const backOffMs = Math.min(300 * 2 ** vain, maxWaitMs);
    const asked = failure.retryAfterMs;
    // Jitter past what was asked for, so that those who were sent away together do not come back together.
    const pauseMs = asked === undefined ? backOffMs / 2 : Math.min(asked, maxWaitMs);
    await wait(pauseMs + Math.random() * (backOffMs / 2), signal);
    signal.throwIfAborted();
  }
}

function take(results: Map<number, ReportResult>, entry: Entry | undefined, answer: BulkResult): void {
  const { status, receivedOn, problem } = answer;
  if (!entry || status === 'retry') return;
  results.set(entry.index, {
    index: entry.index,
    id: entry.id,
    status,
    ...(receivedOn !== undefined && { receivedOn }),
    ...(problem && { problem: problem as Problem }),
  });
}

const halves = (entries: readonly Entry[]): Entry[][] => {
  const middle = Math.ceil(entries.length / 2);
  return [entries.slice(0, middle), entries.slice(middle)];
};
