import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayInFinland } from '../calendar.ts';
import { accessibilityReplyDays, dayAfter, isOverdue, remindOn, replyBy } from './index.ts';

const instants = fc.date({
  min: new Date('1990-01-01T00:00Z'),
  max: new Date('2099-12-31T23:59Z'),
  noInvalidDate: true,
});
const promises = fc.nat(60);

describe('the last day for a reply', () => {
  test.each([
    ['2025-03-01T07:00:00Z', 14, '2025-03-15', 'the day of receipt is not counted'],
    ['2025-03-01T07:00:00Z', 7, '2025-03-08', 'a promise of a week'],
    ['2025-03-01T07:00:00Z', 0, '2025-03-01', 'a promise to reply today'],
    ['2025-01-15T21:59:59Z', 14, '2025-01-29', 'a second before midnight in Finland, in winter'],
    ['2025-01-15T22:00:00Z', 14, '2025-01-30', 'midnight in Finland, in winter'],
    ['2025-07-15T20:59:59Z', 14, '2025-07-29', 'a second before midnight, in summer'],
    ['2025-07-15T21:00:00Z', 14, '2025-07-30', 'midnight, in summer'],
    ['2025-03-29T21:59:59Z', 1, '2025-03-30', 'the evening before the clocks go forward'],
    ['2025-03-29T22:00:00Z', 1, '2025-03-31', 'the day of 23 hours, from its first second'],
    ['2025-03-30T20:59:59Z', 1, '2025-03-31', 'the day of 23 hours, to its last'],
    ['2025-03-20T22:30:00Z', 14, '2025-04-04', 'across the change to summer time'],
    ['2025-10-25T21:00:00Z', 1, '2025-10-27', 'the day of 25 hours, from its first second'],
    ['2025-10-26T21:59:59Z', 1, '2025-10-27', 'the day of 25 hours, to its last'],
    ['2025-10-19T20:59:59Z', 14, '2025-11-02', 'across the change to winter time'],
    ['2024-02-20T10:00:00Z', 14, '2024-03-05', 'over a leap day'],
    ['2025-02-20T10:00:00Z', 14, '2025-03-06', 'over a February without one'],
    ['2024-02-15T10:00:00Z', 14, '2024-02-29', 'to a leap day'],
    ['2025-12-24T12:00:00Z', 14, '2026-01-07', 'over the year’s end; holidays count'],
    ['2024-12-31T22:00:00Z', 14, '2025-01-15', 'received on New Year’s night'],
  ])('of %s with %i days is %s: %s', (receivedAt, promiseDays, day) => {
    expect(replyBy(new Date(receivedAt), promiseDays)).toBe(day);
  });

  test('for accessibility feedback is two weeks away, by law', () => {
    expect(replyBy(new Date('2025-05-01T09:00:00Z'), accessibilityReplyDays)).toBe('2025-05-15');
  });

  test('is as many midnights in Finland after receipt as were promised', () => {
    fc.assert(
      fc.property(instants, promises, (receivedAt, promiseDays) => {
        const last = replyBy(receivedAt, promiseDays);
        // Hour by hour, so that a day of 23 or 25 hours is one day.
        let midnights = 0;
        let at = receivedAt;
        while (dayInFinland(at) !== last) {
          const next = new Date(at.valueOf() + 3_600_000);
          if (dayInFinland(next) !== dayInFinland(at)) midnights += 1;
          if (midnights > promiseDays) break;
          at = next;
        }
        expect(midnights).toBe(promiseDays);
      }),
      { numRuns: 60 },
    );
  });

  test('is never earlier for a later receipt or a longer promise', () => {
    fc.assert(
      fc.property(instants, instants, promises, promises, (one, other, days, more) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        expect(replyBy(earlier, days) <= replyBy(later, days)).toBe(true);
        expect(replyBy(one, days + more)).toBe(dayAfter(replyBy(one, days), more));
      }),
    );
  });

  test.each([-1, 1.5, NaN])('is refused for a promise of %f days', (promiseDays) => {
    expect(() => replyBy(new Date('2025-03-01T07:00:00Z'), promiseDays)).toThrow(RangeError);
  });

  test('is refused for an instant that is none', () => {
    expect(() => replyBy(new Date('yesterday'), 14)).toThrow(RangeError);
  });
});

describe('reminders', () => {
  test('come 4 and 8 days after the feedback, unless an organisation says otherwise', () => {
    const receivedAt = new Date('2025-10-24T12:00:00Z');
    expect(remindOn(receivedAt)).toEqual(['2025-10-28', '2025-11-01']);
    expect(remindOn(receivedAt, [1, 7, 13])).toEqual(['2025-10-25', '2025-10-31', '2025-11-06']);
    expect(remindOn(receivedAt, [])).toEqual([]);
  });

  test('are refused before the feedback', () => {
    expect(() => remindOn(new Date('2025-10-24T12:00:00Z'), [-1])).toThrow(RangeError);
  });
});

describe('a reply', () => {
  test.each([
    ['2025-03-14', false],
    ['2025-03-15', false],
    ['2025-03-16', true],
    ['2026-01-01', true],
  ])('due on 2025-03-15 is on %s overdue: %s', (today, overdue) => {
    expect(isOverdue('2025-03-15', today)).toBe(overdue);
  });

  test('is in time through the whole last day in Finland', () => {
    const last = replyBy(new Date('2025-10-12T08:00:00Z'), 14);
    expect(isOverdue(last, dayInFinland(new Date('2025-10-26T21:59:59Z')))).toBe(false);
    expect(isOverdue(last, dayInFinland(new Date('2025-10-26T22:00:00Z')))).toBe(true);
  });

  test('is not judged by what is no day', () => {
    expect(() => isOverdue('2025-03-15', '16.3.2025')).toThrow(RangeError);
    expect(() => isOverdue('', '2025-03-16')).toThrow(RangeError);
  });
});
