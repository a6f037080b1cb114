import type { Interval, NpsCounts } from './counts.ts';
import { estimateAdjustedNps, estimateNps, intervalAround } from './nps-interval.ts';

/** `adjusted` for what is shown; `plain` to compare with other tools, and only for hundreds of answers. */
export type DifferenceMethod = 'adjusted' | 'plain';

export interface NpsDifference {
  /** Later score less the earlier, −200…200 points; of the adjusted scores with the method `adjusted`. */
  readonly difference: number;
  /** In points. */
  readonly standardError: number;
  /** Difference in standard errors; null when the standard error is 0 (plain, and everybody of one mind). */
  readonly z: number | null;
  /** 95 %, cut to −200…200 points. */
  readonly interval: Interval;
  /** Whether the interval leaves out 0. When false, say "no proven change" and draw no arrow. */
  readonly proven: boolean;
}

/**
 * Compares two net promoter scores of different people: another place, or another period.
 * Standard error `√(SE₁² + SE₂²)`. Two scores are no trend: for a row of periods see `npsControlChart`.
 *
 * @param method @default 'adjusted'
 * @returns null when either has no answers
 */
export function npsDifference(
  earlier: NpsCounts,
  later: NpsCounts,
  method: DifferenceMethod = 'adjusted',
): NpsDifference | null {
  const estimate = method === 'adjusted' ? estimateAdjustedNps : estimateNps;
  const before = estimate(earlier);
  const after = estimate(later);
  if (!before || !after) return null;
  const difference = after.nps - before.nps;
  const standardError = Math.hypot(before.standardError, after.standardError);
  const interval = intervalAround(difference, standardError, 200);
  return {
    difference,
    standardError,
    z: standardError === 0 ? null : difference / standardError,
    interval,
    proven: interval.low > 0 || interval.high < 0,
  };
}
