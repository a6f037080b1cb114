// Decides what to withhold, and chooses what to publish, in a thread of its own: a large organisation takes seconds, in
// which the collector goes on taking feedback. When a decision is asked for anew is the snapshots' matter.
import { Worker } from 'node:worker_threads';
import type { Batch, BatchQuestion } from './batch.ts';
import type { WithheldCells, WithholdingQuestion } from './lattice.ts';
import type { ShownGroups, WrittenPlacesQuestion } from './place-groups.ts';
import type { UnitYear } from './answers.ts';

/** What is to be decided. What was answered goes to the thread as the database wrote it. */
export interface DecisionQuestion extends Omit<WithholdingQuestion, 'answers'> {
  readonly counted: readonly UnitYear[];
}

/** All that the thread is asked. */
export type Question = DecisionQuestion | BatchQuestion | WrittenPlacesQuestion;

/** How long the thread worked on it; waiting for its turn is not counted. */
interface Spent {
  readonly spentMs: number;
}

interface Answer extends Spent {
  readonly found: unknown;
}

export interface Decision extends Spent {
  readonly withheld: WithheldCells;
}

/** There is no decision, and so no figures. */
export class UndecidedError extends Error {
  override readonly name = 'UndecidedError';
  readonly reason: 'closed' | 'died' | 'queue-full' | 'too-long';
  readonly spentMs: number;
  /** When asking again makes sense, as far as it is known. */
  readonly retryAfterMs: number | undefined;

  constructor(reason: UndecidedError['reason'], { spentMs = 0, retryAfterMs, cause }: UndecidedDetails = {}) {
    super(reason, { cause });
    this.reason = reason;
    this.spentMs = spentMs;
    this.retryAfterMs = retryAfterMs;
  }
}

interface UndecidedDetails {
  readonly spentMs?: number;
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** A decision is given up after this: whoever asked has gone by then. */
const longestMs = 60_000;

/** Questions of as many organisations and years as there are snapshots to ask them. */
const waitingLimit = 50;

interface Running {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: UndecidedError) => void;
}

/** One thread, which runs one decision at a time. It starts with the first, and keeps no process alive. */
export class Decisions {
  readonly #longestMs: number;
  readonly #report: (spentMs: number, outcome: string) => void;
  #worker: Worker | undefined;
  #running: Running | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  /** What the latest decision took. */
  #usualMs = 0;
  #isClosed = false;

  /**
   * @param limitMs longest decision. @default 60 000
   * @param report hears of each one how long it took, and `decided` or why not
   */
  constructor(limitMs: number = longestMs, report: (spentMs: number, outcome: string) => void = () => {}) {
    this.#longestMs = limitMs;
    this.#report = report;
  }

  /** What to withhold. @throws UndecidedError */
  async decide(question: DecisionQuestion): Promise<Decision> {
    const { found, spentMs } = await this.#ask(question);
    return { withheld: found as WithheldCells, spentMs };
  }

  /** What to publish next, where there is something. @throws UndecidedError */
  async choose(question: BatchQuestion): Promise<Spent & { readonly batch: Batch | undefined }> {
    const { found, spentMs } = await this.#ask(question);
    return { batch: found as Batch | undefined, spentMs };
  }

  /** Which groups of places show. @throws UndecidedError */
  async decidePlaces(question: WrittenPlacesQuestion): Promise<ShownGroups> {
    const { found } = await this.#ask(question);
    return found as ShownGroups;
  }

  async #ask(question: Question): Promise<Answer> {
    if (this.#waiting >= waitingLimit) {
      throw new UndecidedError('queue-full', { retryAfterMs: this.#waiting * this.#usualMs });
    }
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#run(question));
    this.#last = turn.catch(() => {});
    try {
      const answer = await turn;
      this.#usualMs = answer.spentMs;
      this.#report(answer.spentMs, 'decided');
      return answer;
    } catch (error) {
      if (error instanceof UndecidedError) this.#report(error.spentMs, error.reason);
      throw error;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Ends the thread; whoever waits is told. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#drop(new UndecidedError('closed'));
  }

  async #run(question: Question): Promise<Answer> {
    if (this.#isClosed) throw new UndecidedError('closed');
    const worker = (this.#worker ??= this.#start());
    const giveUp = () => void this.#drop(new UndecidedError('too-long', { spentMs: this.#longestMs }));
    const timer = setTimeout(giveUp, this.#longestMs).unref();
    try {
      return await new Promise((resolve, reject) => {
        this.#running = { resolve, reject };
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
        worker.postMessage(question);
      });
    } finally {
      clearTimeout(timer);
      this.#running = undefined;
    }
  }

  #start(): Worker {
    // It needs nothing of the process: neither its secrets nor its arguments.
    const worker = new Worker(new URL('./decision-thread.ts', import.meta.url), { env: {}, execArgv: [] });
    const died = (cause?: unknown) => {
      if (worker === this.#worker) void this.#drop(new UndecidedError('died', { cause }));
    };
    worker.on('message', (answer: Answer) => {
      // What a thread says that was given up answers no question of its successor.
      if (worker === this.#worker) this.#running?.resolve(answer);
    });
    worker.on('messageerror', died);
    worker.on('error', died);
    worker.on('exit', () => died());
    worker.unref();
    return worker;
  }

  /** Ends the thread; the next question starts another. */
  async #drop(error: UndecidedError): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#running?.reject(error);
    await worker?.terminate();
  }
}
