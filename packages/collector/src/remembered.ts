/**
 * What was read lately, so that a request costs no query of its own. Whoever asks while it is being read waits for the
 * same reading: a crowd that finds it forgotten would otherwise ask the database all at once.
 */
export class Remembered<T> {
  readonly #now: () => Date;
  readonly #forMs: number;
  readonly #most: number;
  readonly #read = new Map<string, { value: Promise<T | undefined>; atMs: number }>();

  /** @param most how many are remembered; the oldest goes first */
  constructor(now: () => Date, forMs: number, most: number) {
    this.#now = now;
    this.#forMs = forMs;
    this.#most = most;
  }

  /** @param read undefined is not remembered, nor is a failure */
  async of(name: string, read: () => Promise<T | undefined>): Promise<T | undefined> {
    const known = this.#read.get(name);
    // Also what seems to come from the future: a clock that was set back would keep it for as long as that.
    const ageMs = known && this.#now().valueOf() - known.atMs;
    if (known && ageMs !== undefined && ageMs >= 0 && ageMs < this.#forMs) return known.value;
    this.#read.delete(name);
    if (this.#read.size >= this.#most) this.#read.delete(this.#read.keys().next().value ?? '');
    const next = { value: read(), atMs: this.#now().valueOf() };
    this.#read.set(name, next);
    const forget = () => this.#read.get(name) === next && this.#read.delete(name);
    try {
      const value = await next.value;
      if (value === undefined) forget();
      return value;
    } catch (error) {
      forget();
      throw error;
    }
  }
}
