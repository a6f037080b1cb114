// Takes a report's records in while others are being stored: reads ahead by as much as one part, and no further, so that
// a sender is as fast as the database. Knows how long a sender may pause.
import { setImmediate } from 'node:timers/promises';
import type { Part } from './part.ts';
import type { Prepared } from './prepare.ts';
import type { RawRecord, Splitter } from './split.ts';

/** Why reading ended before the body did. */
export type Interruption = 'stalled' | 'unreadable' | 'too-long' | 'stopped';

export interface IntakeOptions {
  readonly body: AsyncIterable<Buffer>;
  readonly splitter: Splitter;
  /** Reads the records of one chunk. */
  readonly read: (records: readonly RawRecord[]) => readonly Prepared[];
  readonly newPart: () => Part;
  /** Records that are taken at once, at most: what one transaction stores, and what memory holds twice. */
  readonly partLimit: number;
  /** Longest pause of a sender, in milliseconds: time in which no record was finished. Waiting for us does not count. */
  readonly patienceMs: number;
  /** Ends the reading; what was read is still taken. */
  readonly signal: AbortSignal;
}

/** A part is taken, however small, when nothing more has come for this long. */
const idleMs = 100;
/** And when its first record has waited for this long, so that answers flow. */
const lingerMs = 500;
/**
 * Records that are read in one turn of the event loop, about a millisecond: the database's answers and other callers wait
 * for it. Without it a connection that has much to read is read for tens of milliseconds on end.
 */
const recordsAtOnce = 32;
/** Most bytes of one record that are skipped: what is longer is no report. */
const skipLimit = 1024 * 1024;

export class Intake {
  readonly #options: IntakeOptions;
  #waiting: Part;
  #waitingSince = 0;
  #lastAt = 0;
  #patienceLeftMs: number;
  #isEnded = false;
  #interruption: Interruption | undefined;
  #changed: () => void = () => {};
  #taken: () => void = () => {};

  /** Starts to read. */
  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#waiting = options.newPart();
    this.#patienceLeftMs = options.patienceMs;
    void this.#readAll();
  }

  /** Why it ended, when it was not the end of the body. */
  get interruption(): Interruption | undefined {
    return this.#interruption;
  }

  /** The next part, never empty; `undefined` after the last. */
  async take(): Promise<Part | undefined> {
    while (!this.#isReady()) {
      await new Promise<void>((resolve) => {
        const timer = this.#waiting.length > 0 ? setTimeout(resolve, Math.max(1, this.#leftMs())) : undefined;
        this.#changed = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const part = this.#waiting;
    this.#waiting = this.#options.newPart();
    this.#taken();
    return part.length > 0 ? part : undefined;
  }

  #isReady(): boolean {
    if (this.#isEnded || this.#waiting.length >= this.#options.partLimit) return true;
    return this.#waiting.length > 0 && this.#leftMs() <= 0;
  }

  #leftMs(): number {
    const now = performance.now();
    return Math.min(this.#waitingSince + lingerMs, this.#lastAt + idleMs) - now;
  }

  async #readAll(): Promise<void> {
    const { body, splitter, signal } = this.#options;
    const chunks = body[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.#next(chunks);
        if (next === undefined) break;
        await this.#add(splitter.push(next));
        if (splitter.unfinished > skipLimit) {
          this.#interruption = 'too-long';
          break;
        }
        while (this.#waiting.length >= this.#options.partLimit && !signal.aborted) await this.#room();
      }
      if (this.#interruption === undefined) await this.#add(splitter.end());
    } catch {
      this.#interruption = 'unreadable';
    }
    this.#isEnded = true;
    this.#changed();
    // What is still to come of the body is nobody's any more.
    void chunks.return?.().catch(() => {});
  }

  /** Waits until a part is taken, or nobody wants more. */
  async #room(): Promise<void> {
    const { signal } = this.#options;
    await new Promise<void>((resolve) => {
      this.#taken = () => {
        signal.removeEventListener('abort', this.#taken);
        resolve();
      };
      signal.addEventListener('abort', this.#taken, { once: true });
    });
  }

  /** The next chunk; `undefined` at the end, or when the sender pauses for too long or nobody wants more. */
  async #next(chunks: AsyncIterator<Buffer>): Promise<Buffer | undefined> {
    const { signal } = this.#options;
    if (signal.aborted) {
      this.#interruption = 'stopped';
      return undefined;
    }
    const startedAt = performance.now();
    let timer: NodeJS.Timeout | undefined;
    let stop = () => {};
    const interrupted = new Promise<undefined>((resolve) => {
      const end = (why: Interruption) => () => {
        this.#interruption = why;
        resolve(undefined);
      };
      timer = setTimeout(end('stalled'), this.#patienceLeftMs);
      signal.addEventListener('abort', (stop = end('stopped')), { once: true });
    });
    try {
      const next = await Promise.race([
        chunks.next().then(({ value }) => value as Buffer | undefined),
        interrupted,
      ]);
      this.#patienceLeftMs = Math.max(1, this.#patienceLeftMs - (performance.now() - startedAt));
      return next;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  }

  async #add(records: readonly RawRecord[]): Promise<void> {
    for (let from = 0; from < records.length; from += recordsAtOnce) {
      this.#patienceLeftMs = this.#options.patienceMs;
      this.#lastAt = performance.now();
      if (this.#waiting.length === 0) this.#waitingSince = this.#lastAt;
      for (const record of this.#options.read(records.slice(from, from + recordsAtOnce))) {
        this.#waiting.add(record);
      }
      this.#changed();
      await setImmediate();
    }
  }
}
