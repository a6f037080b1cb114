import { type Distribution, scoreLikert } from '../score.ts';
import { checkCounts, clamp, type Interval, z95 } from './counts.ts';

/**
 * 95 % confidence interval of a share by Wilson's method, for instance of the top-box, "täysin samaa mieltä" (R135).
 * It holds the share itself, and is of use at 0 % and at 100 %.
 *
 * A target "over 80 %" is shown to be met when `low` is over 0.8, and not when 80.0 % itself is.
 *
 * Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927.
 * @param count how many did, 0…`n`
 * @param n how many answered
 * @returns shares 0…1; null when nobody answered
 * @throws RangeError when these are not counts or `count` is over `n`
 */
export function wilsonInterval(count: number, n: number): Interval | null {
  checkCounts([count, n - count, n], 3);
  if (n === 0) return null;
  const share = count / n;
  const z2 = z95 ** 2;
  const middle = share + z2 / (2 * n);
  const reach = z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n ** 2));
  const scale = 1 + z2 / n;
  // At 0 and n the two terms are equal and rounding could leave 1e-17, or leave out the share itself.
  return {
    low: clamp((middle - reach) / scale, 0, share),
    high: clamp((middle + reach) / scale, share, 1),
  };
}

export interface LikertSpread {
  /** Answers, 2 or more. */
  readonly n: number;
  /** 1…5. */
  readonly mean: number;
  /** Standard deviation of the sample (divided by n − 1), 0…2.83. */
  readonly standardDeviation: number;
  /** Of the mean: standard deviation / √n. */
  readonly standardError: number;
}

/**
 * Mean of the answers 1…5 with how much they differ.
 * @param counts five counts, for the values 1…5
 * @returns null for fewer than two answers: one has no spread
 * @throws RangeError when they are not five counts
 */
export function likertSpread(counts: Distribution): LikertSpread | null {
  checkCounts(counts, 5);
  const score = scoreLikert(counts);
  if (!score || score.n < 2) return null;
  const { n, mean } = score;
  const squares = counts.reduce((sum, count, index) => sum + count * (index + 1 - mean) ** 2, 0);
  const standardDeviation = Math.sqrt(squares / (n - 1));
  return { n, mean, standardDeviation, standardError: standardDeviation / Math.sqrt(n) };
}
