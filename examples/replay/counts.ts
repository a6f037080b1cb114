// Whole numbers of people that meet a rounded figure: the arithmetic of the reconstruction.
// Knows nothing of feedback, divisions or statements.

/** `numerator / denominator` rounded half away from zero; exact, because it rounds integers, not a quotient. */
export function roundedRatio(numerator: number, denominator: number, decimals: number): number {
  const scale = 10 ** decimals;
  const magnitude = Math.floor((2 * Math.abs(numerator) * scale + denominator) / (2 * denominator));
  return (Math.sign(numerator) * magnitude) / scale;
}

/**
 * The middle one of the integers `from`–`to` that satisfy `holds`: of all the counts that round to a published
 * figure, the one furthest from being contradicted by it.
 *
 * @throws RangeError when none does: the figures contradict each other.
 */
export function middleWhere(from: number, to: number, holds: (candidate: number) => boolean): number {
  const candidates: number[] = [];
  for (let candidate = from; candidate <= to; candidate += 1) {
    if (holds(candidate)) candidates.push(candidate);
  }
  const middle = candidates[Math.floor((candidates.length - 1) / 2)];
  if (middle === undefined) throw new RangeError(`No whole number from ${from} to ${to} meets the figures`);
  return middle;
}

/**
 * Spreads `n` people over the steps 0–`steps − 1` so that their steps add up to exactly `sum`.
 *
 * Each step holds a fixed multiple of the people of the step below. That is the distribution of maximum entropy for
 * a known mean: smooth, and it claims nothing that the mean does not say. Rounding is done on the cumulative
 * numbers, so that `n` is kept and the sum never falls when the multiple grows; bisection then finds the multiple.
 *
 * @throws RangeError when the sum cannot be met.
 */
export function countsWithSum(steps: number, n: number, sum: number): number[] {
  let low = 0;
  let high = 1;
  for (let round = 0; round < 60; round += 1) {
    const share = (low + high) / 2;
    const counts = geometricCounts(steps, n, share / (1 - share));
    const reached = counts.reduce((running, count, step) => running + count * step, 0);
    if (reached === sum) return counts;
    if (reached < sum) low = share;
    else high = share;
  }
  throw new RangeError(`${n} people on ${steps} steps cannot add up to ${sum}`);
}

function geometricCounts(steps: number, n: number, ratio: number): number[] {
  const weights: number[] = [];
  for (let step = 0, weight = 1; step < steps; step += 1, weight *= ratio) weights.push(weight);
  const totalWeight = weights.reduce((running, weight) => running + weight, 0);
  let weightSoFar = 0;
  let placed = 0;
  return weights.map((weight, step) => {
    weightSoFar += weight;
    const reached = step === steps - 1 ? n : Math.round((n * weightSoFar) / totalWeight);
    const count = reached - placed;
    placed = reached;
    return count;
  });
}
