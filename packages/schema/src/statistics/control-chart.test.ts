import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { round } from '../score.ts';
import { npsControlChart, type NpsCounts, npsWideControlChart, xmrLimits } from './index.ts';

const period = (promoters: number, passives: number, detractors: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});

const fivePeriods = [
  period(62, 24, 14),
  period(66, 20, 14),
  period(130, 50, 20),
  period(28, 12, 10),
  period(70, 20, 10),
];

const somePeriods = fc.array(
  fc.record({ promoters: fc.nat(500), passives: fc.nat(500), detractors: fc.nat(500) }),
  { maxLength: 13 },
);

describe('the control chart of net promoter scores', () => {
  test('has one centre, and limits by how many answered in each period', () => {
    const chart = npsControlChart(fivePeriods);
    expect(round(chart?.centre ?? NaN, 3)).toBe(52.364);
    expect(round(chart?.variance ?? NaN, 6)).toBe(0.496714);
    const limits = chart?.points.map(
      (point) => point && [point.n, round(point.low, 2), round(point.high, 2)],
    );
    expect(limits).toEqual([
      [100, 31.22, 73.51],
      [100, 31.22, 73.51],
      [200, 37.41, 67.31],
      [50, 22.46, 82.26],
      [100, 31.22, 73.51],
    ]);
    expect(chart?.points.map((point) => point?.nps)).toEqual([48, 52, 55, 36, 60]);
    expect(chart?.points.some((point) => point?.signal)).toBe(false);
  });

  test('signals a period that chance does not explain, in either direction', () => {
    const signals = (odd: NpsCounts) =>
      npsControlChart([...fivePeriods, ...fivePeriods, odd])?.points.map((point) => point?.signal);
    const only = [...Array<boolean>(10).fill(false), true];
    expect(signals(period(20, 20, 60))).toEqual(only);
    expect(signals(period(98, 2, 0))).toEqual(only);
  });

  test('keeps the place of a period without answers, and is nothing when all are', () => {
    const chart = npsControlChart([period(5, 2, 1), period(0, 0, 0), period(4, 3, 1)]);
    expect(chart?.points.map((point) => point?.n ?? null)).toEqual([8, null, 8]);
    expect(npsControlChart([period(0, 0, 0)])).toBeNull();
    expect(npsControlChart([])).toBeNull();
  });

  test('shows no signal when everybody is of one mind', () => {
    const chart = npsControlChart([period(7, 0, 0), period(3, 0, 0)]);
    expect(chart?.points).toEqual([
      { n: 7, nps: 100, low: 100, high: 100, signal: false },
      { n: 3, nps: 100, low: 100, high: 100, signal: false },
    ]);
  });

  test('has its limits on the scale and around the centre, the wider the fewer answered', () => {
    fc.assert(
      fc.property(somePeriods, (periods) => {
        const chart = npsControlChart(periods);
        const points = (chart?.points ?? []).filter((point) => point !== null);
        const centre = chart?.centre ?? 0;
        for (const { low, high, nps, signal } of points) {
          expect(-100 <= low && low <= centre && centre <= high && high <= 100).toBe(true);
          expect(signal).toBe(nps < low || nps > high);
        }
        const bySize = points.toSorted((one, other) => one.n - other.n);
        for (const [at, { high }] of bySize.slice(1).entries()) {
          expect(high).toBeLessThanOrEqual(bySize[at]?.high ?? NaN);
        }
      }),
    );
  });
});

describe('the control chart of what is of many places', () => {
  const many = (percentages: readonly number[]) =>
    percentages.map((promoters) => period(200 * promoters, 200 * (100 - promoters), 0));

  test('takes for usual what months differ by from each other, beyond chance', () => {
    const uneven = many([60, 62, 59, 61, 63, 60, 62, 58, 61, 60]);
    expect(npsControlChart(uneven)?.points.filter((point) => point?.signal).length).toBeGreaterThan(3);
    const wide = npsWideControlChart(uneven);
    expect(wide?.points.some((point) => point?.signal)).toBe(false);
    // Steps of 22 points in all: 2.66 of the mean one to either side.
    const { low = 0, high = 0 } = wide?.points[0] ?? {};
    expect(round((high - low) / 2, 1)).toBe(round((2.66 * 22) / 9, 1));
  });

  test('signals what stands out of that still', () => {
    const odd = many([60, 62, 59, 61, 63, 60, 40, 58, 61, 60, 62, 59, 60]);
    const signals = npsWideControlChart(odd)?.points.map((point) => point?.signal);
    expect(signals).toEqual(odd.map((_, index) => index === 6));
  });

  test('never has tighter limits than chance, and the same centre', () => {
    fc.assert(
      fc.property(somePeriods, (periods) => {
        const [wide, usual] = [npsWideControlChart(periods), npsControlChart(periods)];
        expect(wide?.centre).toBe(usual?.centre);
        for (const [index, point] of (usual?.points ?? []).entries()) {
          expect(wide?.points[index]?.low ?? -101).toBeLessThanOrEqual(point?.low ?? 101);
          expect(wide?.points[index]?.high ?? 101).toBeGreaterThanOrEqual(point?.high ?? -101);
        }
      }),
    );
  });

  test('is the usual one where periods are steady, and nothing without answers', () => {
    const steady = many([60, 60, 60]);
    expect(npsWideControlChart(steady)).toEqual(npsControlChart(steady));
    expect(npsWideControlChart([])).toBeNull();
  });
});

describe('the limits of an XmR chart', () => {
  test('are the mean and 2.66 mean moving ranges to both sides', () => {
    const limits = xmrLimits([62, 66, 64, 60, 67, 65, 63, 66]);
    expect(limits?.mean).toBe(64.125);
    expect(round(limits?.meanMovingRange ?? NaN, 4)).toBe(3.4286);
    expect(round(limits?.low ?? NaN, 3)).toBe(55.005);
    expect(round(limits?.high ?? NaN, 3)).toBe(73.245);
  });

  test('are nothing for fewer than two values', () => {
    expect(xmrLimits([])).toBeNull();
    expect(xmrLimits([64])).toBeNull();
  });

  test('move with the values and stretch with their unit', () => {
    const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), (some, by) => {
        const limits = xmrLimits(some);
        expect(xmrLimits(some.map((value) => value + by))?.low).toBeCloseTo((limits?.low ?? NaN) + by, 9);
        expect(xmrLimits(some.map((value) => value * 10))?.high).toBeCloseTo((limits?.high ?? NaN) * 10, 8);
        expect(xmrLimits(some.toReversed())?.low).toBeCloseTo(limits?.low ?? NaN, 9);
      }),
    );
  });

  test.each([NaN, Infinity, -2e12])('are not given for %f', (value) => {
    expect(() => xmrLimits([60, value])).toThrow(RangeError);
  });
});
