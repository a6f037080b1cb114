// How sure a net promoter score is. Nothing is rounded here: figures are rounded once, when they are shown.
import { clamp, classesOf, type Interval, type NpsCounts, z95 } from './counts.ts';

/** Score and standard error in points, of the counts or of adjusted counts. */
export interface Estimate {
  /** Net promoter score −100…100. */
  readonly nps: number;
  /** Of one answer scored −1, 0 or +1: 0…1. */
  readonly variance: number;
  /** In points, 0 or more. */
  readonly standardError: number;
}

function estimateFrom(promoters: number, passives: number, detractors: number): Estimate | null {
  const n = promoters + passives + detractors;
  if (n === 0) return null;
  const balance = promoters - detractors;
  // p + d − (p − d)², over one denominator: exact for whole counts, and so never below 0.
  const variance = Math.max(0, (promoters + detractors) * n - balance ** 2) / n ** 2;
  return { nps: (100 * balance) / n, variance, standardError: 100 * Math.sqrt(variance / n) };
}

/** Score, variance and standard error of the counts as they are; null when nobody answered. */
export const estimateNps = (counts: NpsCounts): Estimate | null => estimateFrom(...classesOf(counts));

/**
 * The same after adding three imagined answers: ¾ promoter, 1½ passives, ¾ detractor. null when nobody answered.
 * The score moves towards 0, by 300/(n + 3) points at most; show the score of the real counts, and of this the
 * interval only.
 */
export function estimateAdjustedNps(counts: NpsCounts): Estimate | null {
  const [promoters, passives, detractors] = classesOf(counts);
  if (promoters + passives + detractors === 0) return null;
  return estimateFrom(promoters + 0.75, passives + 1.5, detractors + 0.75);
}

/**
 * Variance of one answer scored +1, 0 or −1: `p + d − (p − d)²`, with the shares p of promoters and d of detractors.
 * The population's formula (divided by n), as in the CRAN package NPS.
 * @returns 0…1; null when nobody answered
 */
export const npsVariance = (counts: NpsCounts): number | null => estimateNps(counts)?.variance ?? null;

/**
 * Standard error of a net promoter score: `100 · √(variance / n)` points. It takes answers as independent; one
 * person answering over and over, as on a kiosk, makes it too small.
 * @returns 0…100; null when nobody answered
 */
export const npsStandardError = (counts: NpsCounts): number | null =>
  estimateNps(counts)?.standardError ?? null;

/**
 * 95 % confidence interval of a net promoter score by the adjusted Wald method, cut to −100…100. Fit for small n,
 * where the plain one is not: of 10 answers at 85 % and 5 % it covers 94.5 % and the plain one 79.7 %.
 *
 * It lies around the adjusted score, so that the real score is not its middle. The real score is inside it, save for
 * one single answer that is a promoter's or a detractor's (100 is outside −48.5…98.5).
 *
 * Source: B. Rocks, "Interval Estimation for the 'Net Promoter Score'", The American Statistician 70(4), 2016.
 * @returns null when nobody answered
 */
export function npsInterval(counts: NpsCounts): Interval | null {
  const adjusted = estimateAdjustedNps(counts);
  return adjusted && intervalAround(adjusted.nps, adjusted.standardError, 100);
}

/** 95 % around a value, cut to ±`limit`. */
export const intervalAround = (value: number, standardError: number, limit: number): Interval => ({
  low: clamp(value - z95 * standardError, -limit, limit),
  high: clamp(value + z95 * standardError, -limit, limit),
});
