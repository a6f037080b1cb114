// Which movements of a row of periods are more than chance (Shewhart charts). Instead of arrows between two points:
// NHS England, "Making data count".
import { clamp, type NpsCounts } from './counts.ts';
import { estimateNps } from './nps-interval.ts';

export interface ControlPoint {
  /** Answers of the period. */
  readonly n: number;
  /** −100…100. */
  readonly nps: number;
  /** Control limits of a period with this many answers, cut to −100…100. */
  readonly low: number;
  readonly high: number;
  /** Whether the score is outside its limits: look for a cause. */
  readonly signal: boolean;
}

export interface NpsControlChart {
  /** Score of all periods together, −100…100: weighted by answers, and not the mean of the scores. */
  readonly centre: number;
  /** Of one answer of all periods together, 0…1. */
  readonly variance: number;
  /** In the order given; null for a period without answers. */
  readonly points: readonly (ControlPoint | null)[];
}

/**
 * Control chart of net promoter scores over periods of different size: `centre ± 3 · 100 · √(variance / nᵢ)`, the
 * p-chart with variable n. With tens of thousands of answers in a period the limits grow too tight, because places
 * and days differ by more than chance (overdispersion): use `npsWideControlChart` there.
 *
 * @param periods of one place and one collection channel, in order
 * @returns null when there is no answer in any of them
 */
export function npsControlChart(periods: readonly NpsCounts[]): NpsControlChart | null {
  return chartOf(periods, 1);
}

/**
 * The same for what has many answers and is of many places: limits are as many times wider as scores move more from one
 * period to the next than chance alone would move them, and never tighter (p′-chart).
 *
 * Source: D. B. Laney, Improved Control Charts for Attributes, Quality Engineering 14(4), 2002.
 * @returns null when there is no answer in any of them
 */
export function npsWideControlChart(periods: readonly NpsCounts[]): NpsControlChart | null {
  const chart = chartOf(periods, 1);
  if (!chart || chart.variance === 0) return chart;
  const { centre, variance, points } = chart;
  const deviations = points.flatMap((point) =>
    point ? [(point.nps - centre) / (100 * Math.sqrt(variance / point.n))] : [],
  );
  // 1.128 is d₂, what the range of two values is of their standard deviation.
  return chartOf(periods, Math.max(1, (xmrLimits(deviations)?.meanMovingRange ?? 0) / 1.128));
}

/** @param widening how many times wider than by chance alone the limits are */
function chartOf(periods: readonly NpsCounts[], widening: number): NpsControlChart | null {
  const sum = (one: keyof NpsCounts) => periods.reduce((all, period) => all + period[one], 0);
  const pooled = estimateNps({
    promoters: sum('promoters'),
    passives: sum('passives'),
    detractors: sum('detractors'),
  });
  if (!pooled) return null;
  const points = periods.map((period): ControlPoint | null => {
    const score = estimateNps(period);
    if (!score) return null;
    const n = period.promoters + period.passives + period.detractors;
    const reach = 300 * Math.sqrt(pooled.variance / n) * widening;
    const low = clamp(pooled.nps - reach, -100, 100);
    const high = clamp(pooled.nps + reach, -100, 100);
    return { n, nps: score.nps, low, high, signal: score.nps < low || score.nps > high };
  });
  return { centre: pooled.nps, variance: pooled.variance, points };
}

export interface XmrLimits {
  readonly mean: number;
  /** Mean of the steps from each value to the next, 0 or more. */
  readonly meanMovingRange: number;
  /** Natural process limits, `mean ∓ 2.66 · meanMovingRange`, in the unit of the values and not cut to any scale. */
  readonly low: number;
  readonly high: number;
}

/**
 * Limits of an XmR chart (individual values and moving range): how far a row of figures moves by itself, whatever
 * their unit and n. 2.66 is 3 / 1.128, the constant d₂ for two values.
 *
 * Source: D. J. Wheeler, Understanding Variation, 2nd ed., 2000.
 * @param values in order, without gaps, each within ±10¹²
 * @returns null for fewer than two values
 * @throws RangeError when a value is not such a number
 */
export function xmrLimits(values: readonly number[]): XmrLimits | null {
  if (!values.every((value) => Math.abs(value) <= 1e12)) {
    throw new RangeError(`Not figures within ±10¹²: ${values.join(', ')}`);
  }
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const steps = values.slice(1).map((value, before) => Math.abs(value - (values[before] ?? value)));
  const meanMovingRange = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const reach = 2.66 * meanMovingRange;
  return { mean, meanMovingRange, low: mean - reach, high: mean + reach };
}
