// Sends many feedbacks, some at a time, reading the source no faster than the collector takes them.
import type { Feedback, Problem, Receipt } from '@palaute/schema';
import { isPalauteError, PalauteError } from './error.ts';

export interface ReportOptions {
  /** How many are on their way at once, 1…256. @default 32 */
  readonly concurrency?: number;
  /** Called after each feedback; a progress bar's place. */
  readonly onProgress?: (soFar: ReportCounts) => void;
  readonly signal?: AbortSignal;
}

export interface ReportCounts {
  /** New in the collector. */
  readonly stored: number;
  /** There already, with the same content. */
  readonly duplicate: number;
  /** Not taken; see `Report.rejected`. */
  readonly rejected: number;
}

export interface Rejection {
  /** Place in the source, from 0. */
  readonly index: number;
  readonly id: string;
  /** Why, in the collector's words. */
  readonly problem: Problem | undefined;
}

export interface Report extends ReportCounts {
  readonly rejections: readonly Rejection[];
}

type Send = (feedback: Feedback, options: { signal?: AbortSignal }) => Promise<Receipt>;

/** See `Palaute.report`. */
export async function report(
  send: Send,
  feedbacks: Iterable<Feedback> | AsyncIterable<Feedback>,
  { concurrency = 32, onProgress, signal }: ReportOptions,
): Promise<Report> {
  const counts = { stored: 0, duplicate: 0, rejected: 0 };
  const rejections: Rejection[] = [];
  const source = iterate(feedbacks);
  let index = 0;
  const stop = { cause: undefined as unknown };
  const { promise: aborted, resolve: giveUp } = Promise.withResolvers<void>();
  const onAbort = () => {
    stop.cause ??= new PalauteError('aborted', { cause: signal?.reason });
    giveUp();
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });

  const worker = async () => {
    while (stop.cause === undefined) {
      const next = await source.next();
      if (next.done || stop.cause !== undefined) return;
      const at = index++;
      try {
        const { status } = await send(next.value, signal ? { signal } : {});
        counts[status] += 1;
      } catch (error) {
        if (!isRejection(error)) throw error;
        counts.rejected += 1;
        rejections.push({ index: at, id: next.value.id, problem: error.problem });
      }
      onProgress?.({ ...counts });
    }
  };
  const guarded = () =>
    worker().catch((error: unknown) => {
      stop.cause ??= error;
    });
  // Not a number counts as 1: no worker at all would look like a success.
  const workers = Math.min(Math.max(Math.trunc(concurrency) || 1, 1), 256);
  // The source may be waiting for more, and whoever aborts does not wait with it.
  await Promise.race([Promise.all(Array.from({ length: workers }, guarded)), aborted]);
  signal?.removeEventListener('abort', onAbort);
  const closed = source.return().catch((error: unknown) => {
    stop.cause ??= error;
  });
  if (!signal?.aborted) await closed;
  if (stop.cause !== undefined) throw stop.cause;
  return { ...counts, rejections: rejections.toSorted((a, b) => a.index - b.index) };
}

/** This feedback is at fault. A key that is refused (401, 403) or a page that is not there stops the report. */
const isRejection = (error: unknown): error is PalauteError =>
  isPalauteError(error) && error.code === 'refused' && [400, 413, 422].includes(error.status ?? 0);

async function* iterate<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T, void, void> {
  yield* items;
}
