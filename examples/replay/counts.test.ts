import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsWithSum, middleWhere, roundedRatio } from './counts.ts';

describe('roundedRatio', () => {
  it('rounds halves away from zero on both sides', () => {
    expect([roundedRatio(1, 2, 0), roundedRatio(-1, 2, 0)]).toEqual([1, -1]);
    expect([roundedRatio(1005, 1000, 2), roundedRatio(-1005, 1000, 2)]).toEqual([1.01, -1.01]);
  });
});

describe('middleWhere', () => {
  it('takes the middle of the numbers that fit', () => {
    expect(middleWhere(0, 100, (some) => some >= 10 && some <= 20)).toBe(15);
  });

  it('says that nothing fits when nothing does', () => {
    expect(() => middleWhere(0, 5, () => false)).toThrow(RangeError);
  });
});

describe('countsWithSum', () => {
  it('keeps the number of people and the sum, whatever they are', () => {
    assert(
      property(integer({ min: 100, max: 20_000 }), integer({ min: 1, max: 99 }), (n, percent) => {
        const sum = Math.floor((6 * n * percent) / 100);
        const counts = countsWithSum(7, n, sum);
        expect(counts.every((count) => count >= 0)).toBe(true);
        expect(counts.reduce((running, count) => running + count, 0)).toBe(n);
        expect(counts.reduce((running, count, step) => running + count * step, 0)).toBe(sum);
      }),
      { seed: 2025 },
    );
  });

  it('refuses a sum that the steps cannot reach', () => {
    expect(() => countsWithSum(5, 10, 41)).toThrow(RangeError);
  });
});
