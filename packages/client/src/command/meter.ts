// How fast a report goes and how long it still takes, on one line that replaces itself.
import type { Counts } from '../messages/index.ts';
import type { Typed } from './options.ts';
import type { Terminal } from './terminal.ts';

/** Between two lines; more often nobody reads. */
const pauseMs = 200;

export class Meter {
  readonly #typed: Typed;
  readonly #terminal: Terminal;
  readonly #rowsBefore: number;
  readonly #share: () => number;
  readonly #startedAt = performance.now();
  #shownAt = 0;
  #firstShare: number | undefined;

  /**
   * @param rowsBefore settled in an earlier run
   * @param share of the file that has been read
   */
  constructor(typed: Typed, terminal: Terminal, rowsBefore: number, share: () => number) {
    this.#typed = typed;
    this.#terminal = terminal;
    this.#rowsBefore = rowsBefore;
    this.#share = share;
  }

  show({ rows, rejected }: Pick<Counts, 'rows' | 'rejected'>): void {
    const { progress } = this.#terminal;
    const now = performance.now();
    const share = this.#share();
    this.#firstShare ??= share;
    if (!progress || this.#typed.values.json || now - this.#shownAt < pauseMs) return;
    this.#shownAt = now;
    const seconds = (now - this.#startedAt) / 1000;
    const perSecond = Math.round((rows - this.#rowsBefore) / Math.max(seconds, 0.001));
    const done = share - (this.#rowsBefore > 0 ? this.#firstShare : 0);
    const secondsLeft = done > 0 ? (seconds / done) * (1 - share) : undefined;
    progress(this.#typed.messages.report.progress({ rows, share, perSecond, secondsLeft, rejected }));
  }

  clear(): void {
    this.#terminal.progress?.('');
  }
}
