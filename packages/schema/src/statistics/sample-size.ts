import { z95 } from './counts.ts';

/**
 * How many answers a net promoter score needs for a 95 % interval of ±`margin` points: `variance · (100 z / margin)²`,
 * rounded up. For planning: the interval itself is `npsInterval`.
 *
 * @param margin half the interval's width, 0.1…100 points
 * @param variance of one answer, 0…1, as `npsVariance` of an earlier period gives it. Published Finnish scores have
 *   0.23 (NPS over 80) … 0.79 (opinions divided)
 * @returns 1 or more
 * @throws RangeError when a parameter is outside its range
 */
export function npsSampleSize(margin: number, variance: number): number {
  if (!(margin >= 0.1 && margin <= 100)) throw new RangeError(`margin is 0.1…100 points, not ${margin}`);
  if (!(variance >= 0 && variance <= 1)) throw new RangeError(`variance is 0…1, not ${variance}`);
  return Math.max(1, Math.ceil(variance * ((100 * z95) / margin) ** 2));
}
