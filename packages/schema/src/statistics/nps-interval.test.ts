import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { round, scoreNps } from '../score.ts';
import {
  type Interval,
  npsCounts,
  type NpsCounts,
  npsInterval,
  npsSampleSize,
  npsStandardError,
  npsVariance,
  z95,
} from './index.ts';

const counts = (promoters: number, passives: number, detractors: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});

const someCounts = (most: number) =>
  fc
    .record({ promoters: fc.nat(most), passives: fc.nat(most), detractors: fc.nat(most) })
    .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0);

const total = ({ promoters, passives, detractors }: NpsCounts) => promoters + passives + detractors;
const score = (given: NpsCounts) => (100 * (given.promoters - given.detractors)) / total(given);
const interval = (given: NpsCounts): Interval => npsInterval(given) ?? { low: NaN, high: NaN };
const ends = ({ low, high }: Interval) => [round(low, 2), round(high, 2)];

const plain = (given: NpsCounts): Interval => {
  const reach = z95 * (npsStandardError(given) ?? NaN);
  return { low: score(given) - reach, high: score(given) + reach };
};

describe('the interval of a net promoter score', () => {
  test.each<[number, number, number, number, number, number, number[], number[]]>([
    [162, 108, 54, 33.3333, 0.555556, 4.1409, [25.22, 41.45], [24.95, 41.11]],
    // The web survey of a county of which −31 was published.
    [54, 22, 113, -31.2169, 0.786148, 6.4494, [-43.86, -18.58], [-43.25, -18.21]],
    // Services for older people in another, of which 34.3 was published.
    [448, 330, 135, 34.2826, 0.521025, 2.3889, [29.6, 38.96], [29.49, 38.85]],
    [70, 20, 10, 60, 0.44, 6.6332, [47, 73], [45.27, 71.24]],
    [2, 3, 1, 16.6667, 0.472222, 28.0542, [-38.32, 71.65], [-34.51, 56.73]],
    [10, 0, 0, 100, 0, 0, [100, 100], [47.5, 100]],
    [0, 0, 10, -100, 0, 0, [-100, -100], [-100, -47.5]],
    [0, 1, 1, -50, 0.25, 35.3553, [], [-79.45, 39.45]],
    [3, 3, 2, 12.5, 0.609375, 27.5993, [], [-36.02, 54.2]],
    [2, 3, 3, -12.5, 0.609375, 27.5993, [], [-54.2, 36.02]],
  ])('of %i promoters, %i passives and %i detractors', (p, n, d, nps, variance, error, wald, adjusted) => {
    const given = counts(p, n, d);
    expect(round(scoreNps([d, 0, 0, 0, 0, 0, 0, n, 0, 0, p])?.nps ?? NaN, 4)).toBe(nps);
    expect(round(npsVariance(given) ?? NaN, 6)).toBe(variance);
    expect(round(npsStandardError(given) ?? NaN, 4)).toBe(error);
    if (wald.length) expect(ends(plain(given))).toEqual(wald);
    expect(ends(interval(given))).toEqual(adjusted);
  });

  test('is nothing when nobody answered', () => {
    for (const of of [npsInterval, npsVariance, npsStandardError]) expect(of(counts(0, 0, 0))).toBeNull();
  });

  test('is of the real score’s scale', () => {
    fc.assert(
      fc.property(someCounts(1e6), (given) => {
        const { low, high } = interval(given);
        expect(low >= -100 && low < high && high <= 100).toBe(true);
      }),
    );
  });

  test('holds the real score, of every possible outcome of 2 to 40 answers', () => {
    for (let n = 2; n <= 40; n += 1) {
      for (let promoters = 0; promoters <= n; promoters += 1) {
        for (let detractors = 0; detractors <= n - promoters; detractors += 1) {
          const given = counts(promoters, n - promoters - detractors, detractors);
          const { low, high } = interval(given);
          expect(low <= score(given) && score(given) <= high).toBe(true);
        }
      }
    }
  });

  test('holds the real score of any larger number of answers', () => {
    fc.assert(
      fc.property(someCounts(1e6), (given) => {
        fc.pre(total(given) > 1);
        const { low, high } = interval(given);
        expect(low <= score(given) && score(given) <= high).toBe(true);
      }),
    );
  });

  test('does not reach the score of one single promoter: the adjusted score is its middle', () => {
    expect(ends(interval(counts(1, 0, 0)))).toEqual([-48.5, 98.5]);
    expect(ends(interval(counts(0, 1, 0)))).toEqual([-60.01, 60.01]);
  });

  test('is narrower the more answers there are of the same opinions', () => {
    fc.assert(
      fc.property(someCounts(300), fc.integer({ min: 2, max: 50 }), (given, times) => {
        const more = counts(given.promoters * times, given.passives * times, given.detractors * times);
        const width = ({ low, high }: Interval) => high - low;
        expect(width(interval(more))).toBeLessThan(width(interval(given)));
        expect(npsVariance(more)).toBeCloseTo(npsVariance(given) ?? NaN, 10);
      }),
    );
  });

  test('is mirrored when promoters and detractors change places', () => {
    fc.assert(
      fc.property(someCounts(1e5), (given) => {
        const mirrored = counts(given.detractors, given.passives, given.promoters);
        expect(interval(mirrored).low).toBeCloseTo(-interval(given).high, 9);
        expect(interval(mirrored).high).toBeCloseTo(-interval(given).low, 9);
        expect(npsStandardError(mirrored)).toBe(npsStandardError(given));
      }),
    );
  });

  test('refuses what is not a count', () => {
    for (const bad of [-1, 0.5, NaN, Infinity]) {
      expect(() => npsInterval(counts(bad, 1, 1))).toThrow(RangeError);
      expect(() => npsVariance(counts(1, 1, bad))).toThrow(RangeError);
    }
  });
});

test('95 % of the normal distribution are within its quantile', () => {
  const steps = 20_000;
  const step = z95 / steps;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let within = 0;
  for (let at = 0; at < steps; at += 1) within += 2 * step * density((at + 0.5) * step);
  expect(within).toBeCloseTo(0.95, 6);
});

describe('coverage of the interval: how often it holds the truth', () => {
  const logFactorials = [0];
  for (let n = 1; n <= 100; n += 1) logFactorials.push((logFactorials[n - 1] ?? NaN) + Math.log(n));
  const logFactorial = (n: number) => logFactorials[n] ?? NaN;

  /** Probability that an interval of n answers holds the score of a population with 85 % and 5 %. */
  const coverage = (n: number, of: (given: NpsCounts) => Interval) => {
    let covered = 0;
    for (let p = 0; p <= n; p += 1) {
      for (let d = 0; d <= n - p; d += 1) {
        const { low, high } = of(counts(p, n - p - d, d));
        if (low > 80 || high < 80) continue;
        const ways = logFactorial(n) - logFactorial(p) - logFactorial(d) - logFactorial(n - p - d);
        covered += Math.exp(ways + p * Math.log(0.85) + (n - p - d) * Math.log(0.1) + d * Math.log(0.05));
      }
    }
    return round(covered, 3);
  };

  test.each([
    [5, 0.548, 0.897],
    [10, 0.797, 0.945],
    [20, 0.864, 0.963],
    [50, 0.9, 0.961],
    [100, 0.929, 0.952],
  ])('with %i answers is %f for the plain and %f for the adjusted one', (n, wald, adjusted) => {
    expect([coverage(n, plain), coverage(n, interval)]).toEqual([wald, adjusted]);
  });
});

describe('the variance', () => {
  test.each([
    [1, 2, 3, 0.5556, 30.4],
    [1, 0, 1, 1, 70.7],
    [0, 1, 1, 0.25, 35.4],
    [1, 1, 1, 0.6667, 47.1],
  ])('of %i, %i and %i is that of the CRAN package NPS', (p, n, d, variance, error) => {
    expect(round(npsVariance(counts(p, n, d)) ?? NaN, 4)).toBe(variance);
    expect(round(npsStandardError(counts(p, n, d)) ?? NaN, 1)).toBe(error);
  });

  test('is 0 … 1', () => {
    fc.assert(
      fc.property(someCounts(Number.MAX_SAFE_INTEGER), (given) => {
        expect(npsVariance(given)).toBeGreaterThanOrEqual(0);
        expect(npsVariance(given)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the three classes', () => {
  test('are 0–6, 7–8 and 9–10', () => {
    expect(npsCounts([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024])).toEqual(counts(1536, 384, 127));
  });

  test.each([[[]], [[1, 2, 3]], [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1]]])('are not made of %j', (given) => {
    expect(() => npsCounts(given)).toThrow(RangeError);
  });
});

describe('the number of answers that a score needs', () => {
  test.each([
    [5, 0.23, 354],
    [5, 0.44, 677],
    [5, 0.79, 1214],
    [10, 0.23, 89],
    [10, 0.44, 170],
    [10, 0.79, 304],
    [10, 0, 1],
  ])('for ±%i points and a variance of %f is %i', (margin, variance, n) => {
    expect(npsSampleSize(margin, variance)).toBe(n);
  });

  test('is the smallest whose reach is inside the margin', () => {
    const margins = fc.double({ min: 0.1, max: 100, noNaN: true });
    const variances = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(margins, variances, (margin, variance) => {
        const reach = (n: number) => 100 * z95 * Math.sqrt(variance / n);
        const n = npsSampleSize(margin, variance);
        expect(reach(n)).toBeLessThanOrEqual(margin * (1 + 1e-12));
        if (n > 1) expect(reach(n - 1)).toBeGreaterThan(margin * (1 - 1e-12));
      }),
    );
  });

  test.each([
    [0, 0.5],
    [-5, 0.5],
    [101, 0.5],
    [NaN, 0.5],
    [5, -0.1],
    [5, 1.1],
    [5, NaN],
  ])('is not given for ±%f points and a variance of %f', (margin, variance) => {
    expect(() => npsSampleSize(margin, variance)).toThrow(RangeError);
  });
});
