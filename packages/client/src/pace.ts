// How much is on its way at once: more while all goes well, half as much when the collector has too much to do
// (additive increase, multiplicative decrease, as TCP does: RFC 5681 §3.1).

/** Waits; ends early, without an error, when the signal aborts. */
export function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}

/** Lets as many go at once as the collector takes well, 1…`most`. */
export class Pace {
  readonly #most: number;
  #allowed: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
    // Two: the collector need not wait for the sender, and nothing is known of it yet.
    this.#allowed = Math.min(2, most);
  }

  /** Resolves when one more may go. */
  async start(): Promise<void> {
    if (this.#running < Math.floor(this.#allowed)) {
      this.#running += 1;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** One has ended; the next may go. */
  end(): void {
    this.#running -= 1;
    this.#let();
  }

  faster(): void {
    // One more after as many as are allowed have gone well.
    this.#allowed = Math.min(this.#most, this.#allowed + 1 / this.#allowed);
    this.#let();
  }

  slower(): void {
    this.#allowed = Math.max(1, this.#allowed / 2);
  }

  /** Nobody waits any more. */
  release(): void {
    this.#waiting.splice(0).forEach((go) => {
      this.#running += 1;
      go();
    });
  }

  #let(): void {
    while (this.#waiting.length > 0 && this.#running < Math.floor(this.#allowed)) {
      this.#running += 1;
      this.#waiting.shift()?.();
    }
  }
}
