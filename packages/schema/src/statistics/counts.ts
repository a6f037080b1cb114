import type { Distribution } from '../score.ts';

/** How many were promoters (9–10), passives (7–8) and detractors (0–6). Only those who answered: skips are in none. */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** A range of values, both ends inside. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the standard normal distribution: with it an interval covers 95 %. */
export const z95 = 1.959964;

/**
 * The three classes of the answers 0…10.
 * @param counts eleven counts, for the values 0…10
 * @throws RangeError when they are not eleven counts
 */
export function npsCounts(counts: Distribution): NpsCounts {
  checkCounts(counts, 11);
  const sum = (from: number, to: number) => counts.slice(from, to).reduce((all, count) => all + count, 0);
  return { promoters: sum(9, 11), passives: sum(7, 9), detractors: sum(0, 7) };
}

/** Promoters, passives and detractors as a list, every one checked. */
export function classesOf({ promoters, passives, detractors }: NpsCounts): [number, number, number] {
  checkCounts([promoters, passives, detractors], 3);
  return [promoters, passives, detractors];
}

/** @throws RangeError unless there are `length` whole numbers 0…2⁵³−1 */
export function checkCounts(counts: readonly number[], length: number): void {
  if (counts.length !== length || !counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`Not ${length} counts: ${counts.join(', ')}`);
  }
}

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));
