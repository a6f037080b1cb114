import { expect, it } from 'vitest';
import { parsePeriod } from '@palaute/schema';
import { countsOf, figuresOf } from '../results/figures.ts';
import type { OwnItem } from '../results/read.ts';
import { columnNames, itemsOf, type Row, rowsOf } from './row.ts';

const names = { fi: 'Nimi' };
const ownItems: readonly OwnItem[] = [
  { id: 'a:one', kind: 'likert', names, options: [] },
  { id: 'a:two', kind: 'multi', names, options: [{ id: 'x', names }] },
];
const period = parsePeriod('2025-T1');
if (!period) throw new Error('It is a period.');

const rows = (isWithheld: boolean): Row[] =>
  rowsOf(
    '1.2',
    period,
    figuresOf(
      { kind: 'unit', id: '1.3', names },
      countsOf([
        { item: 'feedback', answer: 'given', n: 30 },
        { item: 'nps', answer: '9', n: 20 },
        { item: 'a:two', answer: 'given', n: 12 },
        { item: 'a:two', answer: 'option:x', n: 11 },
      ]),
      ownItems,
      { isWithheld: () => isWithheld, skipped: () => 3 },
    ),
  );

it('the rows of a cell are of the items that are planned, in that order', () => {
  expect(rows(false).map(({ item, kind }) => ({ item, kind }))).toEqual(itemsOf(ownItems));
});

it('every row has every column, and no other', () => {
  for (const row of [...rows(false), ...rows(true)]) expect(Object.keys(row)).toEqual(columnNames);
});

it('a withheld figure is a row with the reason and nothing of the figure', () => {
  for (const {
    organisation,
    period: id,
    periodKind,
    from,
    to,
    place,
    placeKind,
    item,
    kind,
    withheld,
    ...figure
  } of rows(true)) {
    expect({ organisation, id, periodKind, from, to, place, placeKind, withheld }).toEqual({
      organisation: '1.2',
      id: '2025-T1',
      periodKind: 'third',
      from: '2025-01-01',
      to: '2025-04-30',
      place: '1.3',
      placeKind: 'unit',
      withheld: 'small-group',
    });
    expect([item, kind].join(' ')).not.toBe('');
    expect(new Set(Object.values(figure))).toEqual(new Set([null]));
  }
});
