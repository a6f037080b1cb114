import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Sum, withhold } from './withhold.ts';

/** One total and its parts, named `0`, `1`, … */
function table(parts: readonly number[]): { counts: Map<string, number>; sums: Sum[] } {
  const names = parts.map((_, index) => String(index));
  const counts = new Map(parts.map((n, index) => [String(index), n]));
  counts.set('total', sumOf(parts));
  return { counts, sums: [{ total: 'total', parts: names }] };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);

/** The counts that are withheld, the total last. */
function withheldCounts(parts: readonly number[], threshold: number) {
  const { counts, sums } = table(parts);
  const hidden = withhold(counts, sums, threshold);
  return [...counts]
    .filter(([cell]) => hidden.has(cell))
    .map(([cell, n]) => (cell === 'total' ? 'total' : n));
}

describe('a total and its parts', () => {
  test.each([
    [[519, 891, 3], [519, 3], 'the smallest other part hides with one that is too small'],
    [[519, 4, 3], [4, 3], 'two small parts hide each other when they hold six together'],
    [[519, 2, 2], [519, 2, 2], 'two that hold four need a third'],
    [[6, 2, 1, 40], [6, 2, 1], 'the smallest that is needed hides, and no more'],
    [[3, 0], [3, 'total'], 'a lone small part takes its total with it, and an empty part shows'],
    [[3, 0, 0, 100], [3, 100], 'an empty part protects nobody'],
    [[4, 1, 50], [4, 1, 50], 'two that hold five need a third: of five, four and one are all there can be'],
    [[4, 2, 50], [4, 2], 'two that hold six are enough: one may stay, and five are no small group'],
    [[2, 2], [2, 2, 'total'], 'a total that is too small hides itself'],
    [[5, 5], [], 'five show'],
    [[0, 0], [], 'nobody is nobody’s secret'],
    // The four divisions of a published report: 4 answers could be had back from the total.
    [[4, 490, 20_208, 913], [4, 490], 'the published rescue service of four hides with the next smallest'],
  ])('%j at five withholds %j: %s', (parts, withheld) => {
    expect(withheldCounts(parts, 5)).toEqual(withheld);
  });

  test('show all of it at a threshold of 0', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 6 }), (parts) => withheldCounts(parts, 0).length === 0),
    );
  });

  test('are judged by the threshold that is given', () => {
    expect(withheldCounts([7, 30], 10)).toEqual([7, 30]);
    expect(withheldCounts([7, 30], 5)).toEqual([]);
  });

  test('count as empty where a count is missing', () => {
    const counts = new Map([
      ['total', 12],
      ['a', 12],
    ]);
    expect(withhold(counts, [{ total: 'total', parts: ['a', 'b'] }], 10).size).toBe(0);
  });

  test('need no sums: what stands alone hides alone', () => {
    expect([...withhold(new Map([['a', 3]]), [], 5)]).toEqual(['a']);
  });
});

describe('several sums together', () => {
  const months = (counts: readonly number[]) =>
    new Map<string, number>(counts.map((n, index) => [`m${index + 1}`, n]));

  test('hide April when the first third less the first quarter would tell it', () => {
    const counts = months([40, 40, 40, 3, 40, 40]);
    const quarter = ['m1', 'm2', 'm3'];
    counts.set('Q1', 120).set('Q2', 83).set('T1', 123);
    const hidden = withhold(
      counts,
      [
        { total: 'T1', parts: [...quarter, 'm4'] },
        { total: 'Q1', parts: quarter },
        { total: 'Q2', parts: ['m4', 'm5', 'm6'] },
      ],
      5,
    );
    expect(hidden.has('m4')).toBe(true);
    expect(hidden.has('T1') || hidden.has('Q1')).toBe(true);
  });

  test('hide July and August, two and two, when thirds less quarters would tell of both', () => {
    const counts = months([20, 20, 20, 20, 20, 20, 2, 2, 20, 20, 20, 20]);
    const of = (name: string, numbers: readonly number[]) => {
      const parts = numbers.map((n) => `m${n}`);
      counts.set(name, sumOf(parts.map((part) => counts.get(part) ?? 0)));
      return { total: name, parts };
    };
    const sums = [of('T1', [1, 2, 3, 4]), of('T2', [5, 6, 7, 8]), of('Q1', [1, 2, 3]), of('Q2', [4, 5, 6])];
    const hidden = withhold(counts, sums, 5);
    expect(['T1', 'T2', 'Q1', 'Q2'].some((period) => hidden.has(period))).toBe(true);
  });

  test('hide one more when the difference of two levels would tell of one person here and three there', () => {
    // 123 less 100 less 19 would leave a1 and b1: four people.
    const counts = new Map(Object.entries({ all: 123, a: 20, b: 3, c: 100, a1: 1, a2: 19, b1: 3, b2: 0 }));
    const sums = [
      { total: 'all', parts: ['a', 'b', 'c'] },
      { total: 'a', parts: ['a1', 'a2'] },
      { total: 'b', parts: ['b1', 'b2'] },
    ];
    const hidden = withhold(counts, sums, 5);
    expect(['all', 'c', 'a2'].some((cell) => hidden.has(cell))).toBe(true);
  });
});

describe('what the reader also knows', () => {
  test('is that nothing hidden is empty: ten ones would be known from their total of ten', () => {
    const { counts, sums } = table(Array<number>(10).fill(1));
    expect(withhold(counts, sums, 10).has('total')).toBe(true);
    counts.set('0', 10).set('total', 19);
    expect(withhold(counts, sums, 10).has('total'), 'of nineteen, each may be ten').toBe(false);
  });

  test('are the answers: what nobody else gave cannot stand for what is hidden', () => {
    // Two places in two months, and how they add up both ways.
    const counts = new Map(
      Object.entries({ a1: 9, a2: 30, b1: 30, b2: 40, a: 39, b: 70, one: 39, two: 70, all: 109 }),
    );
    const sums = [
      { total: 'a', parts: ['a1', 'a2'] },
      { total: 'b', parts: ['b1', 'b2'] },
      { total: 'one', parts: ['a1', 'b1'] },
      { total: 'two', parts: ['a2', 'b2'] },
      { total: 'all', parts: ['a', 'b'] },
    ];
    const shows = (answersIn?: (cell: string) => ReadonlyMap<string, number>) => {
      const hidden = withhold(counts, sums, 10, answersIn && { answersIn });
      return ['a', 'b', 'one', 'two'].filter((cell) => !hidden.has(cell));
    };
    const gave = (answer: (cell: string) => string) => (cell: string) =>
      new Map([[answer(cell), counts.get(cell) ?? 0]]);
    expect(shows()).toEqual(['a', 'b', 'one', 'two']);
    expect(shows(gave(() => 'yes'))).toEqual(['a', 'b', 'one', 'two']);
    expect(shows(gave((cell) => cell)).length).toBeLessThan(4);
  });

  test('may be of another figure: what that hides, the caller can keep from showing', () => {
    const { counts, sums } = table([20, 30]);
    expect([...withhold(counts, sums, 10, { mayShow: (cell) => cell !== '0' })]).toEqual(['0']);
  });
});

describe('the laws of one sum', () => {
  const parts = fc.array(fc.oneof(fc.nat(12), fc.nat(200)), { minLength: 1, maxLength: 7 });
  const thresholds = fc.integer({ min: 5, max: 12 });

  test('what is too small never shows, and what is empty always does', () => {
    fc.assert(
      fc.property(parts, thresholds, (some, threshold) => {
        const { counts, sums } = table(some);
        const hidden = withhold(counts, sums, threshold);
        for (const [cell, n] of counts) {
          if (n < threshold) expect(hidden.has(cell)).toBe(n > 0);
        }
      }),
    );
  });

  test('hidden parts of a total that shows are two or more, and one may hold the threshold beside one in each other', () => {
    fc.assert(
      fc.property(parts, thresholds, (some, threshold) => {
        const { counts, sums } = table(some);
        const hidden = withhold(counts, sums, threshold);
        const inside = some.filter((_, index) => hidden.has(String(index)));
        if (hidden.has('total')) return;
        expect(inside.length).not.toBe(1);
        if (inside.length > 0) expect(sumOf(inside) - (inside.length - 1)).toBeGreaterThanOrEqual(threshold);
      }),
    );
  });

  test('no part hides that is larger than one that shows, and none that was not needed', () => {
    fc.assert(
      fc.property(parts, thresholds, (some, threshold) => {
        const { counts, sums } = table(some);
        const hidden = withhold(counts, sums, threshold);
        const inside = some.filter((_, index) => hidden.has(String(index)));
        const shown = some.filter((n, index) => n > 0 && !hidden.has(String(index)));
        if (hidden.size === 0 || hidden.has('total')) return;
        expect(Math.max(...inside)).toBeLessThanOrEqual(Math.min(...shown, Infinity));
        // Without the largest of them the rest would be too few, one in each but one.
        const rest = sumOf(inside) - Math.max(...inside);
        if (Math.max(...inside) >= threshold) expect(rest - (inside.length - 2)).toBeLessThan(threshold);
      }),
    );
  });
});
