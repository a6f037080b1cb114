import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../row.ts';
import { ODataError } from './error.ts';
import { compareValues, holds, parseFilter } from './filter.ts';

const row = {
  item: "o'clock",
  place: 'health-care',
  period: '2025',
  from: '2025-01-01',
  n: 12,
  nps: -31.5,
  withheld: null,
} as const;
type RowColumn = keyof typeof row;
const known = (column: string) => row[column as RowColumn] ?? null;

const test = (text: string) => holds(parseFilter(text, columns), known);

function refusalOf(text: string): ODataError {
  try {
    parseFilter(text, columns);
  } catch (error) {
    if (error instanceof ODataError) return error;
    throw error;
  }
  throw new Error(`${text} was taken`);
}

describe('A filter', () => {
  it.each<[string, boolean | null]>([
    ["item eq 'o''clock'", true],
    ["'o''clock' eq item", true],
    ['n eq 12', true],
    ['n ne 12', false],
    ['n gt 11.5', true],
    ['nps lt -3e1', true],
    ['nps ge -31', false],
    ['from eq 2025-01-01', true],
    ['from lt 2025-01-02 and from ge 2024-12-31', true],
    ['withheld eq null', true],
    ['withheld ne null', false],
    ["withheld eq 'small-group'", false],
    ["withheld ne 'small-group'", true],
    ["withheld gt 'a'", false],
    ['n gt null', false],
    ['null eq null', true],
    ["item in ('nps','o''clock')", true],
    ["item in ( 'nps' , 'access' ) or n in (11,12)", true],
    ["not (item in ('nps'))", true],
    ['withheld in (null)', true],
    ["withheld in ('small-group')", false],
    ["contains(place,'care')", true],
    ["startswith(place,'health') and endswith( place , 'care' )", true],
    ["contains(withheld,'a')", null],
    ["not contains(withheld,'a')", null],
    ["contains(withheld,'a') or n eq 12", true],
    ["not contains(place,'care')", false],
    ['not (n eq 12) or not not (n eq 12)', true],
    ["item eq 'x' or n eq 12 and period eq '2025'", true],
    ["(item eq 'x' or n eq 12) and period eq '2024'", false],
    ['n eq 1 or n eq 12 or n eq 3', true],
    ["  n   eq\t12 and(period eq '2025')", true],
  ])('%s is %s', (text, truth) => {
    expect(test(text)).toBe(truth);
  });

  it.each([
    ['n add 1 eq 13', 'add'],
    ["tolower(item) eq 'x'", 'tolower'],
    ['year(from) eq 2025', 'year'],
    ["contains(item,'x') eq true", 'contains'],
  ])('%s is something that is not done here, and says so', (text, named) => {
    const { code, status, message } = refusalOf(text);
    expect([code, status]).toEqual(['not-implemented', 501]);
    expect(message).toContain(named);
  });

  it.each([
    '',
    'n',
    'n eq',
    'eq 12',
    'n eq 12 12',
    'n eq 12 and',
    'and n eq 12',
    '(n eq 12',
    'n eq 12)',
    'N eq 12',
    "n eq '12'",
    'item eq 12',
    "from eq '2025-01-01'",
    'from eq 2025-02-30',
    'foo eq 1',
    '__proto__ eq null',
    'constructor eq null',
    "item eq 'open",
    'item eq "x"',
    "item in 'nps'",
    'item in ()',
    "item in ('nps'",
    "item in ('nps',)",
    "item in ('nps',12)",
    "contains(n,'1')",
    'contains(item)',
    "contains('x',item,'y')",
    'n eq 1e999',
    'n = 12',
    'n eq 12;',
    'true',
    'n eq true',
    'Figures/n eq 12',
    "item eq 'a' or or n eq 1",
    '('.repeat(5_000) + 'n eq 12' + ')'.repeat(5_000),
    'not '.repeat(1_900) + 'n eq 12',
    `n eq 12${' or n eq 12'.repeat(1_000)}`,
  ])('%s is refused, and never half of it done', (text) => {
    const { code, status, message, target } = refusalOf(text);
    expect([code, status, target]).toEqual(['bad-query', 400, '$filter']);
    expect(message).toMatch(/^[“A-Z\d]/);
  });
});

/** A filter with what it means, made together: nothing is read from the text. */
interface Meant {
  readonly text: string;
  readonly truth: (row: Row) => boolean;
}

interface Row {
  readonly item: string;
  readonly n: number | null;
  readonly nps: number | null;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const someText = fc.constantFrom('', 'nps', "o'clock", 'ä', 'nps and n', '()', 'eq');
const someNumber = fc.constantFrom(-31.5, -1, 0, 3, 12, 1e6);
const compare: Readonly<Record<string, (order: number, isNothing: boolean) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order, isNothing) => !isNothing && order > 0,
  ge: (order, isNothing) => !isNothing && order >= 0,
  lt: (order, isNothing) => !isNothing && order < 0,
  le: (order, isNothing) => !isNothing && order <= 0,
};

const comparison: Arbitrary<Meant> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...Object.keys(compare)), fc.constantFrom('n', 'nps'), fc.option(someNumber))
    .map(([operator, column, number]): Meant => ({
      text: `${column} ${operator} ${number ?? 'null'}`,
      truth: (of) => {
        const value = of[column as 'n'];
        return compare[operator]?.(compareValues(value, number), value === null || number === null) ?? false;
      },
    })),
  fc.tuple(fc.constantFrom('contains', 'startswith', 'endswith'), someText).map(([name, part]): Meant => ({
    text: `${name}(item,${quoted(part)})`,
    truth: ({ item }) =>
      name === 'contains'
        ? item.includes(part)
        : name === 'startswith'
          ? item.startsWith(part)
          : item.endsWith(part),
  })),
  someText.map((text): Meant => ({ text: `item eq ${quoted(text)}`, truth: ({ item }) => item === text })),
);

const { filter } = fc.letrec<{ filter: Meant }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    comparison,
    tie('filter').map((of): Meant => ({ text: `not (${of.text})`, truth: (one) => !of.truth(one) })),
    fc.tuple(tie('filter'), tie('filter')).map(([a, b]): Meant => ({
      text: `(${a.text}) and (${b.text})`,
      truth: (one) => a.truth(one) && b.truth(one),
    })),
    fc.tuple(tie('filter'), tie('filter')).map(([a, b]): Meant => ({
      text: `(${a.text}) or (${b.text})`,
      truth: (one) => a.truth(one) || b.truth(one),
    })),
  ),
}));

const someRow: Arbitrary<Row> = fc.record({
  item: someText,
  n: fc.option(someNumber),
  nps: fc.option(someNumber),
});

describe('Any filter', () => {
  it('lets through what it means', () => {
    fc.assert(
      fc.property(filter, someRow, ({ text, truth }, one) => {
        expect(holds(parseFilter(text, columns), (column) => one[column as 'n'] ?? null)).toBe(truth(one));
      }),
    );
  });

  it('says no of a row that is half known only where the whole row is let through by no value', () => {
    fc.assert(
      fc.property(filter, someRow, ({ text }, one) => {
        const parsed = parseFilter(text, columns);
        const half = holds(parsed, (column) => (column === 'item' ? one.item : undefined));
        const whole = holds(parsed, (column) => one[column as 'n'] ?? null);
        if (half !== undefined) expect(half).toBe(whole);
      }),
    );
  });

  it('or any text at all, is read or refused, and nothing else happens', () => {
    const words = fc.constantFrom(
      'n',
      'item',
      'eq',
      'and',
      'or',
      'not',
      '(',
      ')',
      ',',
      "'x'",
      '12',
      '2025-01-01',
      'null',
      'contains',
      ' ',
      "'",
      '-',
      '.',
    );
    const text = fc.oneof(
      fc.array(words, { maxLength: 30 }).map((parts) => parts.join(' ')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (one) => {
        try {
          holds(parseFilter(one, columns), known);
        } catch (error) {
          expect(error).toBeInstanceOf(ODataError);
        }
      }),
    );
  });
});
