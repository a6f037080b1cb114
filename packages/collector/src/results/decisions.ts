// Decides what to withhold in a thread of its own: a large organisation takes seconds, in which the collector goes on
// taking feedback. When a decision is asked for anew is the snapshots' matter.
import { Worker } from 'node:worker_threads';
import type { WithheldCells, WithholdingQuestion } from './lattice.ts';

export interface Decision {
  readonly withheld: WithheldCells;
  /** How long the thread worked on it; waiting for its turn is not counted. */
  readonly spentMs: number;
}

/** There is no decision, and so no figures. */
export class UndecidedError extends Error {
  override readonly name = 'UndecidedError';
  readonly reason: 'closed' | 'died' | 'queue-full' | 'too-long';
  readonly spentMs: number;

  constructor(reason: UndecidedError['reason'], spentMs = 0, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
    this.spentMs = spentMs;
  }
}

/** A decision is given up after this: whoever asked has gone by then. */
const longestMs = 60_000;

/** Questions of as many organisations and years as there are snapshots to ask them. */
const waitingLimit = 50;

interface Running {
  readonly resolve: (decision: Decision) => void;
  readonly reject: (error: UndecidedError) => void;
}

/** One thread, which runs one decision at a time. It starts with the first, and keeps no process alive. */
export class Decisions {
  readonly #longestMs: number;
  #worker: Worker | undefined;
  #running: Running | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isClosed = false;

  /** @param limitMs longest decision. @default 60 000 */
  constructor(limitMs: number = longestMs) {
    this.#longestMs = limitMs;
  }

  /** @throws UndecidedError */
  async decide(question: WithholdingQuestion): Promise<Decision> {
    if (this.#waiting >= waitingLimit) throw new UndecidedError('queue-full');
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#run(question));
    this.#last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Ends the thread; whoever waits is told. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#drop(new UndecidedError('closed'));
  }

  async #run(question: WithholdingQuestion): Promise<Decision> {
    if (this.#isClosed) throw new UndecidedError('closed');
    const worker = (this.#worker ??= this.#start());
    const giveUp = () => void this.#drop(new UndecidedError('too-long', this.#longestMs));
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
      if (worker === this.#worker) void this.#drop(new UndecidedError('died', 0, cause));
    };
    worker.on('message', (decision: Decision) => {
      // What a thread says that was given up answers no question of its successor.
      if (worker === this.#worker) this.#running?.resolve(decision);
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
