// Group commit: requests that arrive while a statement runs share the next one. Written by hand because it is the
// heart of the collector's speed and small enough to read (ADR 0005).
import { isDatabaseAway, isWorthRepeating } from '../database/errors.ts';
import type { FeedbackRow } from './row.ts';
import type { Outcome } from './store.ts';

/** The queue is full: the caller should hear 503 and come again. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

type Store = (orgId: string, rows: readonly FeedbackRow[]) => Promise<Outcome[]>;

interface Waiting {
  readonly row: FeedbackRow;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

const batchLimit = 200;
const waitingLimit = 5_000;
const attempts = 5;

/** Stores one feedback a call, and many a statement. */
export class FeedbackQueue {
  readonly #store: Store;
  readonly #waiting = new Map<string, Waiting[]>();
  #count = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** How many rows wait, or are being stored. */
  get length(): number {
    return this.#count;
  }

  /** Resolves once the row is committed, or found to be there already. @throws QueueFullError */
  async add(orgId: string, row: FeedbackRow): Promise<Outcome> {
    if (this.#count >= waitingLimit) throw new QueueFullError();
    return new Promise((resolve, reject) => {
      this.#count += 1;
      const entry = { row, resolve, reject };
      const line = this.#waiting.get(orgId);
      if (line) line.push(entry);
      else {
        this.#waiting.set(orgId, [entry]);
        void this.#drain(orgId);
      }
    });
  }

  /** One organisation's rows go in one statement after another: they would wait for the same counters anyway. */
  async #drain(orgId: string): Promise<void> {
    for (let line = this.#waiting.get(orgId); line?.length; line = this.#waiting.get(orgId)) {
      const { batch, rest } = takeBatch(line);
      this.#waiting.set(orgId, rest);
      await this.#settle(orgId, batch);
      this.#count -= batch.length;
      await letIn();
    }
    this.#waiting.delete(orgId);
  }

  async #settle(orgId: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#attempt(orgId, batch);
      batch.forEach(({ resolve }, index) => resolve(outcomes[index] as Outcome));
    } catch (error) {
      // One row that the database refuses must not take the others with it.
      if (batch.length > 1 && !isDatabaseAway(error)) {
        for (const entry of batch) await this.#settle(orgId, [entry]);
      } else batch.forEach(({ reject }) => reject(error));
    }
  }

  async #attempt(orgId: string, batch: readonly Waiting[]): Promise<Outcome[]> {
    const rows = batch.map(({ row }) => row);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#store(orgId, rows);
      } catch (error) {
        if (attempt >= attempts || !isWorthRepeating(error)) throw error;
      }
    }
  }
}

/**
 * Lets in what has come meanwhile. The embedded database works in this very thread, so that requests stand at the door
 * while a statement runs: without this they would be let in one by one, and share nothing.
 */
const letIn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The first rows with ids of their own; a second row with the same id waits for the next batch. */
function takeBatch(line: readonly Waiting[]): { batch: Waiting[]; rest: Waiting[] } {
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  const ids = new Set<string>();
  for (const entry of line) {
    const fits = batch.length < batchLimit && !ids.has(entry.row.feedback_id);
    (fits ? batch : rest).push(entry);
    if (fits) ids.add(entry.row.feedback_id);
  }
  return { batch, rest };
}
