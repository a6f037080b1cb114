import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { round } from '../score.ts';
import { type DifferenceMethod, npsDifference, type NpsCounts, type NpsDifference } from './index.ts';

type Triple = readonly [promoters: number, passives: number, detractors: number];

const counts = ([promoters, passives, detractors]: Triple, times = 1): NpsCounts => ({
  promoters: promoters * times,
  passives: passives * times,
  detractors: detractors * times,
});

const classes = fc
  .record({ promoters: fc.nat(5000), passives: fc.nat(5000), detractors: fc.nat(5000) })
  .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0);

function compared(earlier: NpsCounts, later: NpsCounts, method?: DifferenceMethod): NpsDifference {
  const difference = npsDifference(earlier, later, method);
  if (!difference) throw new Error('somebody answered');
  return difference;
}

const earlier: Triple = [62, 24, 14];
const later: Triple = [70, 20, 10];

describe('the difference of two net promoter scores', () => {
  test.each([
    [1, 12, 9.8468, 1.219, -7.3, 31.3, false],
    [10, 12, 3.1138, 3.854, 5.9, 18.1, true],
  ])('of %i hundred answers each, plain', (times, difference, error, z, low, high, proven) => {
    const found = compared(counts(earlier, times), counts(later, times), 'plain');
    expect(round(found.difference, 4)).toBe(difference);
    expect(round(found.standardError, 4)).toBe(error);
    expect(round(found.z ?? NaN, 3)).toBe(z);
    expect([round(found.interval.low, 2), round(found.interval.high, 2)]).toEqual([low, high]);
    expect(found.proven).toBe(proven);
  });

  test('of a hundred answers each, adjusted, is not proven', () => {
    const found = compared(counts(earlier), counts(later));
    expect(round(found.difference, 2)).toBe(11.65);
    expect(round(found.standardError, 2)).toBe(9.79);
    expect([round(found.interval.low, 2), round(found.interval.high, 2)]).toEqual([-7.54, 30.84]);
    expect(found.proven).toBe(false);
  });

  test('is nothing when either has no answers', () => {
    expect(npsDifference(counts([0, 0, 0]), counts(later))).toBeNull();
    expect(npsDifference(counts(later), counts([0, 0, 0]), 'plain')).toBeNull();
  });

  test('has no z when nobody differs from anybody, and no proof of nothing', () => {
    const same = compared(counts([3, 0, 0]), counts([5, 0, 0]), 'plain');
    expect(same).toEqual({
      difference: 0,
      standardError: 0,
      z: null,
      interval: { low: 0, high: 0 },
      proven: false,
    });
  });

  test('is never a number that is none', () => {
    fc.assert(
      fc.property(classes, classes, fc.constantFrom('adjusted', 'plain'), (one, other, method) => {
        const { difference, standardError, z, interval } = compared(one, other, method);
        expect([difference, standardError, z ?? 0, interval.low, interval.high].every(Number.isFinite)).toBe(
          true,
        );
        expect(interval.low >= -200 && interval.high <= 200).toBe(true);
        expect(interval.low <= difference && difference <= interval.high).toBe(true);
      }),
    );
  });

  test('is the opposite the other way round', () => {
    fc.assert(
      fc.property(classes, classes, fc.constantFrom('adjusted', 'plain'), (one, other, method) => {
        const there = compared(one, other, method);
        const back = compared(other, one, method);
        expect(back.difference).toBeCloseTo(-there.difference, 9);
        expect(back.interval.low).toBeCloseTo(-there.interval.high, 9);
        expect(back.proven).toBe(there.proven);
      }),
    );
  });

  test('of a place and itself is not proven, however many answered', () => {
    fc.assert(
      fc.property(classes, (one) => !compared(one, one).proven && compared(one, one).difference === 0),
    );
  });

  test('is proven by enough answers when there is one', () => {
    expect(compared(counts(earlier, 1000), counts(later, 1000)).proven).toBe(true);
    expect(compared(counts(later, 1000), counts(earlier, 1000)).proven).toBe(true);
  });
});
