/** What one check has found. */
export interface Finding {
  /** What was looked at, in a word or two. */
  readonly check: string;
  /** A `warning` works today; what is `wrong` does not, or loses something. */
  readonly verdict: 'ok' | 'warning' | 'wrong';
  readonly says: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** Finds, and tells as soon as it has found. */
export type Findings = AsyncGenerator<Finding, void>;

export const ok = (check: string, says: string): Finding => ({ check, verdict: 'ok', says });

export const warning = (check: string, says: string, remedy: string): Finding => ({
  check,
  verdict: 'warning',
  says,
  remedy,
});

export const wrong = (check: string, says: string, remedy: string): Finding => ({
  check,
  verdict: 'wrong',
  says,
  remedy,
});

/** `1 key`, `2 keys`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
