import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isDay } from '../calendar.ts';
import { dayAfter, monthsAfter } from './index.ts';

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number) =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? NaN;

const written = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** A calendar of its own, walked day by day and without `Date`. */
const calendar: string[] = [];
for (let year = 1890; year <= 2110; year += 1) {
  for (let month = 1; month <= 12; month += 1) {
    for (let day = 1; day <= lengthOf(year, month); day += 1) calendar.push(written(year, month, day));
  }
}

const from1900 = calendar.indexOf('1900-01-01');
const to2100 = calendar.indexOf('2100-12-31');
const places = fc.integer({ min: from1900, max: to2100 });
const days = places.map((place) => calendar[place] ?? '');

afterEach(() => vi.unstubAllEnvs());

describe('a number of days after a day', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2025-12-24', 14, '2026-01-07'],
    ['2025-03-29', 1, '2025-03-30'],
    ['2025-03-30', 1, '2025-03-31'],
    ['2025-10-25', 1, '2025-10-26'],
    ['2025-10-26', 1, '2025-10-27'],
    ['2025-01-01', -1, '2024-12-31'],
    ['2025-06-15', 0, '2025-06-15'],
    ['0001-01-01', 365, '0002-01-01'],
  ])('%s and %i is %s', (day, n, after) => {
    expect(dayAfter(day, n)).toBe(after);
  });

  test('is the one that a walk through the calendar comes to', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: -3000, max: 3000 }), (place, n) => {
        expect(dayAfter(calendar[place] ?? '', n)).toBe(calendar[place + n]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['Europe/Helsinki', 'America/New_York', 'Pacific/Kiritimati', 'Africa/Cairo'])(
    'is the same on a computer in %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      for (let place = 0; place < 366; place += 1) {
        const at = calendar.indexOf('2025-01-01') + place;
        expect(dayAfter(calendar[at] ?? '', 14)).toBe(calendar[at + 14]);
      }
    },
  );

  test.each([
    ['2025-02-29', 1],
    ['1.3.2025', 1],
    ['2025-03-01', 1.5],
    ['2025-03-01', NaN],
    ['2025-03-01', 1e15],
    ['9999-12-31', 1],
    ['0001-01-01', -1],
  ])('is refused for %s and %f', (day, n) => {
    expect(() => dayAfter(day, n)).toThrow(RangeError);
  });
});

describe('a number of months after a day', () => {
  test.each([
    ['2025-08-31', 6, '2026-02-28'],
    ['2025-10-31', 4, '2026-02-28'],
    ['2025-01-15', 4, '2025-05-15'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2023-08-30', 6, '2024-02-29'],
    ['2023-08-29', 6, '2024-02-29'],
    ['2025-12-31', 6, '2026-06-30'],
    ['2025-12-31', 4, '2026-04-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-06-30', 6, '2025-12-30'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-01-31', -2, '2024-11-30'],
  ])('%s and %i is %s', (day, n, after) => {
    expect(monthsAfter(day, n)).toBe(after);
  });

  test('is in that month, on the same day of the month or on its last', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -120, max: 120 }), (day, n) => {
        const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
        // Month by month, as a person would turn the leaves.
        let [toYear, toMonth] = [year, month];
        for (let turned = 0; turned < Math.abs(n); turned += 1) {
          toMonth += Math.sign(n);
          if (toMonth === 13) [toYear, toMonth] = [toYear + 1, 1];
          if (toMonth === 0) [toYear, toMonth] = [toYear - 1, 12];
        }
        const after = monthsAfter(day, n);
        expect(after).toBe(written(toYear, toMonth, Math.min(date, lengthOf(toYear, toMonth))));
        expect(isDay(after)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('is never earlier for a later day, nor for more months', () => {
    fc.assert(
      fc.property(days, days, fc.nat(24), fc.nat(24), (one, other, n, more) => {
        const [earlier = '', later = ''] = [one, other].toSorted();
        expect(monthsAfter(earlier, n) <= monthsAfter(later, n)).toBe(true);
        expect(monthsAfter(one, n) <= monthsAfter(one, n + more)).toBe(true);
      }),
    );
  });

  test.each([
    ['2025-04-31', 6],
    ['2025-03-01', 0.5],
    ['2025-03-01', Infinity],
    ['9999-12-31', 1],
    ['0001-01-01', -1],
  ])('is refused for %s and %f', (day, n) => {
    expect(() => monthsAfter(day, n)).toThrow(RangeError);
  });
});
