import type { ItemKind } from '@palaute/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfExcel, readAnswer, readDay, wordMap } from './values.ts';

const read = (kind: ItemKind, cell: string, values = {}) => {
  const { value, missing, fault } = readAnswer(kind, cell, wordMap(values));
  return fault ?? (missing === undefined ? value : `-${missing}`);
};

describe('A cell of an item', () => {
  it.each([
    ['likert', '4', 4],
    ['likert', '4,0', 4],
    ['likert', '4.00', 4],
    ['likert', '4,5', 'not-whole'],
    ['likert', '0', 'off-scale'],
    ['likert', '6', 'off-scale'],
    ['likert', '-1', 'off-scale'],
    ['nps', '0', 0],
    ['nps', '10,0', 10],
    ['nps', '11', 'off-scale'],
    ['nps', '9 (suosittelija)', 9],
    ['nps', '10 minuuttia', 'word-unknown'],
    ['nps', '10 - Erittäin todennäköisesti', 10],
    ['nps', '2-3', 'not-number'],
    ['nps', '3/10', 'not-number'],
    ['likert', 'Täysin samaa mieltä', 5],
    ['likert', ' TÄYSIN  eri mieltä. ', 1],
    ['likert', 'Helt av samma åsikt', 5],
    ['likert', 'Neither agree nor disagree', 3],
    ['likert', '5 = Täysin samaa mieltä', 5],
    ['likert', '1 = Täysin samaa mieltä', 'word-unknown'],
    ['likert', 'ei osaa sanoa', '-dont-know'],
    ['likert', 'En osaa sanoa / ei koske minua', '-dont-know'],
    ['likert', 'Vet inte', '-dont-know'],
    ['likert', 'Ei koske minua', '-not-applicable'],
    ['nps', 'ei vastausta', '-skipped'],
    ['likert', 'Hyvä', 'word-unknown'],
    ['yes-no', 'Kyllä', true],
    ['yes-no', 'E', false],
    ['yes-no', 'ehkä', 'word-unknown'],
    ['text', '-dont-know', '-dont-know'],
    ['text', 'Ei', 'Ei'],
  ] as const)('of kind %s that says “%s” is %j', (kind, cell, expected) => {
    expect(read(kind, cell)).toBe(expected);
  });

  it('means first what the mapping says', () => {
    expect(read('likert', 'Hyvä', { hyvä: 4 })).toBe(4);
    expect(read('likert', '9', { 9: '-dont-know' })).toBe('-dont-know');
    expect(read('likert', '9,0', { '9.0': '-dont-know' })).toBe('-dont-know');
    expect(read('likert', 'EOS', { EOS: 3 })).toBe(3);
  });

  it('is never a number off its scale, whatever it says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (cell) => {
        const { value } = readAnswer('likert', cell, new Map());
        return value === undefined || [1, 2, 3, 4, 5].includes(value as number);
      }),
    );
  });
});

describe('A cell with a day', () => {
  it.each([
    ['1.10.2026', undefined, '2026-10-01'],
    ['01.10.2026 13:45', undefined, '2026-10-01'],
    ['1. 10. 2026 klo 9.05', undefined, '2026-10-01'],
    ['ke 1.10.2026', undefined, '2026-10-01'],
    ['2026-10-01', undefined, '2026-10-01'],
    ['2026-10-01T13:45:10.123', undefined, '2026-10-01'],
    ['2026-10-01T21:30:00Z', undefined, '2026-10-02'],
    ['2026-10-01 23:30:00 +0300', undefined, '2026-10-01'],
    ['31.2.2026', undefined, 'day-unclear'],
    ['1.10.26', undefined, 'day-unclear'],
    ['10/1/2026', undefined, 'day-unclear'],
    ['10/1/2026', 'M/D/YYYY', '2026-10-01'],
    ['10/1/2026 1:45 PM', 'M/D/YYYY', '2026-10-01'],
    ['10/1/2026', 'D/M/YYYY', '2026-01-10'],
    ['13/14/2026', 'M/D/YYYY', 'day-unclear'],
    ['20261001', undefined, 'day-unclear'],
    ['20261001', 'YYYYMMDD', '2026-10-01'],
    ['46296', undefined, 'day-unclear'],
    ['46296', 'excel', '2026-10-01'],
    ['46296,9', 'excel', '2026-10-01'],
    ['1.10.2026', 'excel', '2026-10-01'],
    ['eilen', undefined, 'day-unclear'],
  ] as const)('“%s” in the order %s is %s', (cell, order, expected) => {
    const { value, fault } = readDay(cell, order);
    expect(fault ?? value).toBe(expected);
  });

  it('is the same day in every form that a day can be written in', () => {
    const start = Date.UTC(2000, 0, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const day = new Date(start + days * 86_400_000).toISOString().slice(0, 10);
        const [y, m, d] = day.split('-').map(Number);
        expect(readDay(`${d}.${m}.${y}`)).toEqual({ value: day });
        expect(readDay(`${m}/${d}/${y}`, 'M/D/YYYY')).toEqual({ value: day });
        // The first of January 2000 is Excel's day 36 526.
        expect(dayOfExcel(36_526 + days)).toBe(day);
      }),
    );
  });
});
