// Figures from counts. Every figure is computed from whole counts and rounded once, when it is shown.

/** How many gave each value: index 0 is the scale's lowest value. */
export type Distribution = readonly number[];

export interface NpsScore {
  /** Answers; skips are in no denominator. */
  readonly n: number;
  /** Net promoter score −100…100, not rounded. */
  readonly nps: number;
  /** Shares 0…1 of those who gave 9–10, 7–8 and 0–6. */
  readonly shares: { readonly promoters: number; readonly passives: number; readonly detractors: number };
  readonly mean: number;
}

export interface LikertScore {
  readonly n: number;
  readonly mean: number;
  /** Share 0…1 of the highest value, "täysin samaa mieltä" (R135). */
  readonly topBox: number;
}

const total = (counts: Distribution): number => counts.reduce((sum, count) => sum + count, 0);

const meanFrom = (counts: Distribution, lowest: number): number =>
  counts.reduce((sum, count, index) => sum + count * (index + lowest), 0) / total(counts);

/**
 * Net promoter score of the answers 0…10: `100 · (promoters − detractors) / n`.
 * @param counts eleven counts, for the values 0…10
 * @returns null when nobody answered: no answer is not a score of 0
 */
export function scoreNps(counts: Distribution): NpsScore | null {
  const n = total(counts);
  if (n === 0) return null;
  const detractors = total(counts.slice(0, 7));
  const passives = total(counts.slice(7, 9));
  const promoters = total(counts.slice(9, 11));
  return {
    n,
    nps: (100 * (promoters - detractors)) / n,
    shares: { promoters: promoters / n, passives: passives / n, detractors: detractors / n },
    mean: meanFrom(counts, 0),
  };
}

/**
 * Mean and top-box of the answers 1…5.
 * @param counts five counts, for the values 1…5
 * @returns null when nobody answered
 */
export function scoreLikert(counts: Distribution): LikertScore | null {
  const n = total(counts);
  if (n === 0) return null;
  return { n, mean: meanFrom(counts, 1), topBox: (counts[4] ?? 0) / n };
}

/**
 * Rounds half away from zero, as Finnish official statistics do: 12.5 → 13, −12.5 → −13, and never −0.
 * @param decimals 0…6
 */
export function round(value: number, decimals = 0): number {
  if (Number.isInteger(value)) return value + 0;
  // The exponent moves the decimal point without multiplying, so that 1.005 is not 1.00499…
  const scaled = Math.round(shift(Math.abs(value), decimals));
  return Math.sign(value) * shift(scaled, -decimals) + 0;
}

function shift(value: number, places: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}
