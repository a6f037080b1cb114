import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayInFinland, isDay, monthOf, parsePeriod, periodsOfYear, periodSums } from './calendar.ts';

const years = fc.integer({ min: 1900, max: 2099 }).map(String);
const periods = years.chain((year) => fc.constantFrom(...periodsOfYear(year)));
const monthsOf = (period: string) => parsePeriod(period)?.months ?? [];

describe('a day', () => {
  test.each(['2024-02-29', '2000-02-29', '2025-12-31', '2025-01-01', '1999-11-30'])('%s exists', (day) => {
    expect(isDay(day)).toBe(true);
  });

  test.each([
    '2025-02-29',
    '1900-02-29',
    '2025-02-30',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
  ])('%s does not', (day) => expect(isDay(day)).toBe(false));

  test.each([
    '2025-2-9',
    '2025-02',
    '20250209',
    '2025-02-09T00:00',
    ' 2025-02-09',
    '2025-02-09\n',
    '09.02.2025',
  ])('is not written %j', (day) => expect(isDay(day)).toBe(false));

  test('of the year 0 does not exist: no database would take it', () => {
    expect(isDay('0000-01-01')).toBe(false);
  });

  test('is every day that the calendar walks through', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1900-01-01T00:00Z'),
          max: new Date('2099-12-31T00:00Z'),
          noInvalidDate: true,
        }),
        (date) => isDay(date.toISOString().slice(0, 10)),
      ),
    );
  });

  test('is in its month', () => {
    expect(monthOf('2025-04-30')).toBe('2025-04');
  });
});

describe('the day in Finland', () => {
  test.each([
    ['2025-01-15T21:59:59Z', '2025-01-15', 'before midnight in winter'],
    ['2025-01-15T22:00:00Z', '2025-01-16', 'from midnight on in winter'],
    ['2025-07-15T20:59:59Z', '2025-07-15', 'before midnight in summer'],
    ['2025-07-15T21:00:00Z', '2025-07-16', 'from midnight on in summer'],
    ['2025-03-29T22:00:00Z', '2025-03-30', 'on the night the clocks go forward'],
    ['2025-03-30T00:59:59Z', '2025-03-30', 'a second before they do'],
    ['2025-03-30T20:59:59Z', '2025-03-30', 'at the end of that day of 23 hours'],
    ['2025-03-30T21:00:00Z', '2025-03-31', 'after it'],
    ['2025-10-25T21:00:00Z', '2025-10-26', 'on the night the clocks go back'],
    ['2025-10-26T21:59:59Z', '2025-10-26', 'at the end of that day of 25 hours'],
    ['2025-10-26T22:00:00Z', '2025-10-27', 'after it'],
    ['2024-12-31T22:00:00Z', '2025-01-01', 'on New Year’s night'],
  ])('at %s is %s: %s', (instant, day) => {
    expect(dayInFinland(new Date(instant))).toBe(day);
  });
});

describe('a period', () => {
  test.each([
    ['2025-04', '2025-04-01', '2025-04-30', 1],
    ['2024-02', '2024-02-01', '2024-02-29', 1],
    ['2025-Q1', '2025-01-01', '2025-03-31', 3],
    ['2025-Q4', '2025-10-01', '2025-12-31', 3],
    ['2025-T1', '2025-01-01', '2025-04-30', 4],
    ['2025-T2', '2025-05-01', '2025-08-31', 4],
    ['2025', '2025-01-01', '2025-12-31', 12],
  ])('%s runs from %s to %s', (id, from, to, months) => {
    expect(parsePeriod(id)).toMatchObject({ id, from, to });
    expect(monthsOf(id)).toHaveLength(months);
  });

  test('names its months in order', () => {
    expect(monthsOf('2025-Q3')).toEqual(['2025-07', '2025-08', '2025-09']);
  });

  test.each([
    '2025-13',
    '2025-00',
    '2025-4',
    '2025-Q0',
    '2025-Q5',
    '2025-T0',
    '2025-T4',
    '2025-q1',
    '1899',
    '2100',
    '25',
    '20255',
    '2025-',
    '2025-04-01',
    '2025-Q1-T1',
    ' 2025',
    '2025\n',
    '',
    'latest',
    '2025-01..2025-02',
  ])('is not %j', (id) => {
    expect(parsePeriod(id)).toBeUndefined();
  });

  test('is known by one of the year’s twenty ids', () => {
    expect(new Set(periodsOfYear('2025')).size).toBe(20);
    fc.assert(fc.property(periods, (id) => parsePeriod(id)?.id === id));
  });

  test('holds all days of its months and no other', () => {
    fc.assert(
      fc.property(periods, (id) => {
        const period = parsePeriod(id);
        const months = monthsOf(id);
        expect(period?.from).toBe(`${months[0]}-01`);
        expect(isDay(period?.to ?? '')).toBe(true);
        expect(monthOf(period?.to ?? '')).toBe(months.at(-1));
        const dayAfter = new Date(Date.parse(`${period?.to}T12:00Z`) + 24 * 3_600_000);
        expect(dayAfter.getUTCDate()).toBe(1);
        expect(months.every((month) => month.startsWith(id.slice(0, 4)))).toBe(true);
      }),
    );
  });

  test('that is a sum holds each month of its parts once, and no other', () => {
    fc.assert(
      fc.property(years, (year) => {
        for (const { total, parts } of periodSums(year)) {
          expect(parts.flatMap(monthsOf)).toEqual(monthsOf(total));
        }
      }),
    );
  });

  test('of several months is a sum of shorter ones: the year in two ways, each quarter and third of its months', () => {
    const totals = periodSums('2025').map(({ total }) => total);
    expect(totals.toSorted()).toEqual(
      [
        '2025',
        '2025',
        ...[1, 2, 3, 4].map((n) => `2025-Q${n}`),
        ...[1, 2, 3].map((n) => `2025-T${n}`),
      ].toSorted(),
    );
  });
});
