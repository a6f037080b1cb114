import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter, mayInvite, nextInvitationOn, type RestMonths } from './index.ts';

const days = fc
  .date({ min: new Date('1990-01-01T00:00Z'), max: new Date('2099-12-31T00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const rests = fc.constantFrom<RestMonths>(4, 5, 6);

describe('the rest between two invitations', () => {
  test.each<[string, RestMonths, string]>([
    ['2025-08-31', 6, '2026-02-28'],
    ['2025-10-31', 4, '2026-02-28'],
    ['2025-01-15', 4, '2025-05-15'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2025-09-30', 5, '2026-02-28'],
    ['2025-12-31', 6, '2026-06-30'],
  ])('of somebody asked on %s, %i months long, ends on %s', (lastAskedOn, months, next) => {
    expect(nextInvitationOn(lastAskedOn, months)).toBe(next);
    expect(mayInvite(lastAskedOn, dayAfter(next, -1), months)).toBe(false);
    expect(mayInvite(lastAskedOn, next, months)).toBe(true);
    expect(mayInvite(lastAskedOn, dayAfter(next, 1), months)).toBe(true);
  });

  test('is six months unless a shorter one was chosen', () => {
    expect(mayInvite('2025-01-15', '2025-07-14')).toBe(false);
    expect(mayInvite('2025-01-15', '2025-07-15')).toBe(true);
    expect(nextInvitationOn('2025-01-15')).toBe('2025-07-15');
  });

  test('does not concern somebody who was not asked, as far as is remembered', () => {
    expect(mayInvite(null, '2025-07-15')).toBe(true);
  });

  test('is not over on the day of asking, nor before it', () => {
    expect(mayInvite('2025-07-15', '2025-07-15', 4)).toBe(false);
    expect(mayInvite('2025-07-15', '2025-07-01', 4)).toBe(false);
  });

  test('ends once: from its last day on, one may invite', () => {
    fc.assert(
      fc.property(days, rests, fc.nat(400), (lastAskedOn, months, later) => {
        const today = dayAfter(lastAskedOn, later);
        expect(mayInvite(lastAskedOn, today, months)).toBe(today >= nextInvitationOn(lastAskedOn, months));
        if (mayInvite(lastAskedOn, today, months)) {
          expect(mayInvite(lastAskedOn, dayAfter(today, 1), months)).toBe(true);
        }
      }),
    );
  });

  test('is 120–123, 150–153 or 181–184 days long', () => {
    const shortest = { 4: 120, 5: 150, 6: 181 } as const;
    fc.assert(
      fc.property(days, rests, (lastAskedOn, months) => {
        expect(mayInvite(lastAskedOn, dayAfter(lastAskedOn, shortest[months] - 1), months)).toBe(false);
        expect(mayInvite(lastAskedOn, dayAfter(lastAskedOn, shortest[months] + 3), months)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('is never over sooner for somebody asked later', () => {
    fc.assert(
      fc.property(days, days, rests, (one, other, months) => {
        const [earlier = '', later = ''] = [one, other].toSorted();
        expect(nextInvitationOn(earlier, months) <= nextInvitationOn(later, months)).toBe(true);
      }),
    );
  });

  test.each([3, 7, 0, 4.5, NaN])('of %f months is refused', (months) => {
    expect(() => mayInvite('2025-01-15', '2025-07-15', months as RestMonths)).toThrow(RangeError);
  });

  test('is refused for what is no day', () => {
    expect(() => mayInvite('2025-02-30', '2025-07-15')).toThrow(RangeError);
    expect(() => mayInvite(null, 'today')).toThrow(RangeError);
  });
});
