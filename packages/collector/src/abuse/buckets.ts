/** In how long an empty bucket is full again, in milliseconds. A budget is what goes through in that time. */
export const windowMs = 10 * 60_000;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Token buckets by name, in memory. One that nobody has touched for the whole window is full, which is what an unknown
 * one is, so it is forgotten. What more are asked for than there is room for share one: many names must not fill the
 * memory, and must not make room for each other either.
 */
export class Buckets {
  readonly #limit: number;
  /** The one that was touched longest ago comes first. */
  readonly #buckets = new Map<string, Bucket>();

  /** @param limit how many are remembered; an entry takes about 200 bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /**
   * Takes one token.
   * @param budget tokens of a full bucket
   * @param overflow name of the bucket that stands for `name` when there is no room for it; there are few of those
   * @returns 0 when there was one, else milliseconds until there is
   */
  take(name: string, budget: number, now: number, overflow: string): number {
    this.#forget(now);
    const isFull = this.#buckets.size >= this.#limit && !this.#buckets.has(name);
    const used = isFull ? overflow : name;
    const { tokens, at } = this.#buckets.get(used) ?? { tokens: budget, at: now };
    const filled = Math.min(budget, tokens + (Math.max(0, now - at) / windowMs) * budget);
    const isThere = filled >= 1;
    this.#buckets.delete(used);
    this.#buckets.set(used, { tokens: isThere ? filled - 1 : filled, at: now });
    return isThere ? 0 : Math.ceil(((1 - filled) / budget) * windowMs);
  }

  #forget(now: number): void {
    for (const [name, { at }] of this.#buckets) {
      if (now - at < windowMs) return;
      this.#buckets.delete(name);
    }
  }
}
