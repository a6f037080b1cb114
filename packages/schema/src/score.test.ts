import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { round, scoreLikert, scoreNps } from './score.ts';

/** Eleven counts from those of the three classes; who gave what within a class does not enter the score. */
const nps = (promoters: number, passives: number, detractors: number) =>
  scoreNps([detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters]);

const countsOf = (length: number) =>
  fc.array(fc.nat(5000), { minLength: length, maxLength: length }).filter((some) => some.some((n) => n > 0));

describe('the net promoter score', () => {
  test.each([
    [162, 108, 54, 33.3333],
    // A web survey of a wellbeing services county, 2020: 28.6 %, 11.6 % and 59.8 % of 189; published as −31.
    [54, 22, 113, -31.2169],
    // Services for older people of another, 2025: 913 answers, published as 34.3.
    [448, 330, 135, 34.2826],
    [447, 20, 23, 86.5306],
    [4, 0, 0, 100],
    [70, 20, 10, 60],
    [2, 3, 1, 16.6667],
    [0, 1, 1, -50],
    [0, 0, 7, -100],
  ])('of %i promoters, %i passives and %i detractors is %f', (promoters, passives, detractors, score) => {
    expect(nps(promoters, passives, detractors)?.nps).toBeCloseTo(score, 4);
    expect(nps(promoters, passives, detractors)?.n).toBe(promoters + passives + detractors);
  });

  test('counts 0–6 against, 7–8 as nothing and 9–10 for', () => {
    const scores = Array.from({ length: 11 }, (_, value) => {
      const counts = Array.from({ length: 11 }, (_unused, at) => (at === value ? 1 : 0));
      return scoreNps(counts);
    });
    expect(scores.map((score) => score?.nps)).toEqual([...Array(7).fill(-100), 0, 0, 100, 100]);
    expect(scores.map((score) => score?.mean)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('is rounded from the counts and not from rounded shares', () => {
    const score = nps(2, 3, 1);
    expect(round(score?.nps ?? NaN)).toBe(17);
    expect(
      round(100 * (score?.shares.promoters ?? NaN)) - round(100 * (score?.shares.detractors ?? NaN)),
    ).toBe(16);
  });

  test('comes with the shares that were published beside it', () => {
    const { promoters, passives, detractors } = nps(54, 22, 113)?.shares ?? {};
    expect([detractors, passives, promoters].map((share) => round(100 * (share ?? NaN), 1))).toEqual([
      59.8, 11.6, 28.6,
    ]);
  });

  test('is nothing, and not 0, when nobody answered', () => {
    expect(scoreNps(Array(11).fill(0))).toBeNull();
  });

  test('of the whole is the mean of its parts’ scores, weighted by their answers', () => {
    fc.assert(
      fc.property(fc.array(countsOf(11), { minLength: 1, maxLength: 6 }), (parts) => {
        const whole = Array.from({ length: 11 }, (_, value) =>
          parts.reduce((sum, part) => sum + (part[value] ?? 0), 0),
        );
        const scores = parts.map((part) => scoreNps(part));
        const weighted = scores.reduce((sum, score) => sum + (score?.n ?? 0) * (score?.nps ?? 0), 0);
        expect(weighted / (scoreNps(whole)?.n ?? NaN)).toBeCloseTo(scoreNps(whole)?.nps ?? NaN, 8);
      }),
    );
  });

  test('of four published divisions gives the published score of the whole', () => {
    const divisions = [
      { n: 4, nps: 100 },
      { n: 490, nps: 86.5 },
      { n: 20_208, nps: 84.5 },
      { n: 913, nps: 34.3 },
    ];
    const n = divisions.reduce((sum, division) => sum + division.n, 0);
    expect(n).toBe(21_615);
    expect(round(divisions.reduce((sum, division) => sum + division.n * division.nps, 0) / n, 1)).toBe(82.4);
  });

  test('lies between −100 and 100, its shares add up to one, and its mean is on the scale', () => {
    fc.assert(
      fc.property(countsOf(11), (some) => {
        const score = scoreNps(some);
        if (!score) throw new Error('somebody answered');
        expect(Math.abs(score.nps)).toBeLessThanOrEqual(100);
        const { promoters, passives, detractors } = score.shares;
        expect(promoters + passives + detractors).toBeCloseTo(1, 10);
        expect(score.nps).toBeCloseTo(100 * (promoters - detractors), 8);
        expect(score.mean >= 0 && score.mean <= 10).toBe(true);
      }),
    );
  });
});

describe('the score of a statement', () => {
  test('is its mean and the share of the highest value', () => {
    expect(scoreLikert([2, 3, 5, 15, 25])).toEqual({ n: 50, mean: 4.16, topBox: 0.5 });
    expect(scoreLikert([1, 0, 0, 0, 0])).toEqual({ n: 1, mean: 1, topBox: 0 });
    expect(scoreLikert([0, 0, 0, 0, 3])).toEqual({ n: 3, mean: 5, topBox: 1 });
  });

  test('is nothing when nobody answered', () => {
    expect(scoreLikert([0, 0, 0, 0, 0])).toBeNull();
  });

  test('stays on the scale', () => {
    fc.assert(
      fc.property(countsOf(5), (some) => {
        const { mean, topBox } = scoreLikert(some) ?? { mean: NaN, topBox: NaN };
        expect(mean >= 1 && mean <= 5 && topBox >= 0 && topBox <= 1).toBe(true);
      }),
    );
  });
});

describe('rounding', () => {
  test.each([
    [12.5, 0, 13],
    [-12.5, 0, -13],
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [82.45, 1, 82.5],
    [82.428, 1, 82.4],
    [-31.2169, 0, -31],
    [33.3333, 1, 33.3],
    [2.5e-7, 6, 0],
    [1e-7, 6, 0],
    [1e21, 2, 1e21],
    [123_456_789.125, 2, 123_456_789.13],
    [Number.MAX_VALUE, 6, Number.MAX_VALUE],
    [Number.MIN_VALUE, 6, 0],
  ])('%f to %i decimals is %f', (value, decimals, rounded) => {
    expect(round(value, decimals)).toBe(rounded);
  });

  test.each([-0, -0.4, -1e-9])('%f gives a 0 without a sign', (value) => {
    expect(Object.is(round(value), 0)).toBe(true);
  });

  const decimals = fc.nat(6);

  test('gives a number that is near, for every number there is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), decimals, (value, places) => {
        const away = Math.abs(round(value, places) - value);
        expect(away).toBeLessThanOrEqual(0.5 * 10 ** -places * (1 + 1e-9) + Math.abs(value) * 1e-15);
      }),
    );
  });

  test('treats a number and its opposite alike', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), decimals, (value, places) => {
        expect(round(-value, places) + round(value, places)).toBe(0);
      }),
    );
  });

  test('of what is rounded changes nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), decimals, (value, places) => {
        const once = round(value, places);
        expect(round(once, places)).toBe(once);
      }),
    );
  });
});
