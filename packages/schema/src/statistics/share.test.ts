import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { round, scoreLikert } from '../score.ts';
import { likertSpread, wilsonInterval } from './index.ts';

const outOf = (most: number) =>
  fc.integer({ min: 1, max: most }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));

const wilson = (count: number, n: number) => wilsonInterval(count, n) ?? { low: NaN, high: NaN };

describe('the interval of a share', () => {
  test.each([
    [41, 50, 69.2, 90.23],
    [8, 10, 49.02, 94.33],
    [10, 10, 72.25, 100],
    [0, 10, 0, 27.75],
    [3200, 4000, 78.73, 81.21],
  ])('of %i of %i', (count, n, low, high) => {
    const found = wilson(count, n);
    expect([round(100 * found.low, 2), round(100 * found.high, 2)]).toEqual([low, high]);
  });

  test('does not show "over 80 %" to be met by exactly 80 % of 4 000, but by 82 %', () => {
    expect(wilson(3200, 4000).low > 0.8).toBe(false);
    expect(wilson(3280, 4000).low > 0.8).toBe(true);
  });

  test('is nothing when nobody answered', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  test('holds the share itself, between 0 and 1', () => {
    fc.assert(
      fc.property(outOf(1e9), ([count, n]) => {
        const { low, high } = wilson(count, n);
        expect(0 <= low && low <= count / n && count / n <= high && high <= 1 && low < high).toBe(true);
      }),
    );
  });

  test('is narrower the more answers there are', () => {
    fc.assert(
      fc.property(outOf(10_000), fc.integer({ min: 2, max: 50 }), ([count, n], times) => {
        const few = wilson(count, n);
        const many = wilson(count * times, n * times);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });

  test('is mirrored for those who did not', () => {
    fc.assert(
      fc.property(outOf(1e6), ([count, n]) => {
        expect(wilson(n - count, n).low).toBeCloseTo(1 - wilson(count, n).high, 12);
        expect(wilson(n - count, n).high).toBeCloseTo(1 - wilson(count, n).low, 12);
      }),
    );
  });

  test.each([
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [NaN, 2],
    [0, Infinity],
  ])('is not given for %f of %f', (count, n) => {
    expect(() => wilsonInterval(count, n)).toThrow(RangeError);
  });
});

describe('the spread of a statement', () => {
  test('is its standard deviation, and the standard error of its mean', () => {
    const spread = likertSpread([2, 3, 5, 15, 25]);
    expect(spread?.n).toBe(50);
    expect(round(spread?.mean ?? NaN, 2)).toBe(4.16);
    expect(round(spread?.standardDeviation ?? NaN, 4)).toBe(1.0947);
    expect(round(spread?.standardError ?? NaN, 4)).toBe(0.1548);
    expect(scoreLikert([2, 3, 5, 15, 25])?.topBox).toBe(0.5);
    expect((15 + 25) / 50).toBe(0.8);
  });

  test('is nothing for fewer than two answers', () => {
    expect(likertSpread([0, 0, 0, 0, 0])).toBeNull();
    expect(likertSpread([0, 0, 1, 0, 0])).toBeNull();
  });

  const five = fc
    .array(fc.nat(1e6), { minLength: 5, maxLength: 5 })
    .filter((counts) => counts.reduce((sum, count) => sum + count, 0) > 1);

  test('is 0 when all agree, and never more than two opposite answers have', () => {
    expect(likertSpread([0, 0, 0, 7, 0])?.standardDeviation).toBe(0);
    expect(likertSpread([1, 0, 0, 0, 1])?.standardDeviation).toBeCloseTo(Math.sqrt(8), 12);
    fc.assert(
      fc.property(five, (counts) => {
        const spread = likertSpread(counts)?.standardDeviation ?? NaN;
        expect(spread >= 0 && spread <= Math.sqrt(8) + 1e-12).toBe(true);
      }),
    );
  });

  test('is the same on the mirrored scale', () => {
    fc.assert(
      fc.property(five, (counts) => {
        const mirrored = likertSpread(counts.toReversed())?.standardDeviation;
        expect(mirrored).toBeCloseTo(likertSpread(counts)?.standardDeviation ?? NaN, 9);
      }),
    );
  });

  test.each([[[1, 2, 3, 4]], [[1, 2, 3, 4, -5]], [[1, 2, 3, 4, 0.5]]])('is not given for %j', (counts) => {
    expect(() => likertSpread(counts)).toThrow(RangeError);
  });
});
