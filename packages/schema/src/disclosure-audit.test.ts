// The attack on the published lattice: whatever can be worked out from the figures that show, exactly.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePeriod, periodsOfYear, periodSums } from './calendar.ts';
import { DisclosureAudit } from './disclosure-audit.ts';
import { type Sum, withhold } from './withhold.ts';

const year = '2025';
const periods = periodsOfYear(year);
const months = parsePeriod(year)?.months ?? [];

interface Lattice {
  readonly counts: Map<string, number>;
  readonly sums: readonly Sum[];
}

/** Divisions of units of twelve monthly counts. */
type Organisation = readonly (readonly (readonly number[])[])[];

/** Every place × every period of the year. */
function latticeOf(divisions: Organisation): Lattice {
  const counts = new Map<string, number>();
  const places: { total: string; parts: string[] }[] = [
    { total: 'organisation', parts: divisions.map((_, d) => `division-${d}`) },
    ...divisions.map((units, d) => ({
      total: `division-${d}`,
      parts: units.map((_, u) => `unit-${d}.${u}`),
    })),
  ];
  divisions.forEach((units, d) =>
    units.forEach((row, u) => {
      for (const place of ['organisation', `division-${d}`, `unit-${d}.${u}`]) {
        for (const period of periods) {
          const inside = parsePeriod(period)?.months ?? [];
          const n = row.reduce((sum, of, m) => sum + (inside.includes(months[m] ?? '') ? of : 0), 0);
          counts.set(`${place} ${period}`, (counts.get(`${place} ${period}`) ?? 0) + n);
        }
      }
    }),
  );
  const allPlaces = ['organisation', ...places.flatMap(({ parts }) => parts)];
  const sums = [
    ...periods.flatMap((period) => places.map((sum) => named(sum, (place) => `${place} ${period}`))),
    ...allPlaces.flatMap((place) => periodSums(year).map((sum) => named(sum, (id) => `${place} ${id}`))),
  ];
  return { counts, sums };
}

const named = ({ total, parts }: Sum, name: (part: string) => string): Sum => ({
  total: name(total),
  parts: parts.map(name),
});

const isUnitMonth = (cell: string) => cell.startsWith('unit') && months.includes(cell.slice(-7));

/** Whether one unit's month lies in a place's period. */
function isInside(unitMonth: string, cell: string): boolean {
  const [unit = '', month = ''] = unitMonth.split(' ');
  const [place = '', period = ''] = cell.split(' ');
  const places = ['organisation', unit.replace('unit', 'division').replace(/\.\d+$/, ''), unit];
  return places.includes(place) && parsePeriod(period)?.months.includes(month) === true;
}

type Row = Map<string, number>;

/** Everything the sums say about the hidden cells, solved: each row's first cell is in no other row. Exact. */
function solve({ counts, sums }: Lattice, hidden: ReadonlySet<string>): Map<string, Row> {
  const solved = new Map<string, Row>();
  for (const { total, parts } of sums) {
    let row: Row = new Map();
    for (const part of parts) if (hidden.has(part) && counts.get(part)) row.set(part, 1);
    if (hidden.has(total)) row.set(total, -1);
    for (const [pivot, other] of solved) row = eliminate(row, pivot, other);
    const [pivot] = row.keys();
    if (pivot === undefined) continue;
    for (const [cell, other] of solved) solved.set(cell, eliminate(other, pivot, row));
    solved.set(pivot, row);
  }
  return solved;
}

function eliminate(row: Row, pivot: string, by: Row): Row {
  const times = row.get(pivot);
  if (times === undefined) return row;
  const result = new Map<string, number>();
  const own = by.get(pivot) ?? 0;
  for (const [cell, n] of row) result.set(cell, n * own);
  for (const [cell, n] of by) result.set(cell, (result.get(cell) ?? 0) - n * times);
  let divisor = 0;
  for (const [cell, n] of result) {
    if (n === 0) result.delete(cell);
    for (let a = Math.abs(n); a !== 0; [a, divisor] = [divisor % a, a]);
    if (!Number.isSafeInteger(n)) throw new Error('the attack is no longer exact');
  }
  for (const [cell, n] of result) result.set(cell, n / divisor);
  return result;
}

/** Hidden cells whose count can be worked out. */
const cellsKnown = (lattice: Lattice, hidden: ReadonlySet<string>): string[] =>
  [...solve(lattice, hidden).values()].filter((row) => row.size === 1).flatMap((row) => [...row.keys()]);

/** Groups of units' months, together fewer than the threshold, whose count can be worked out. */
function groupsKnown(lattice: Lattice, hidden: ReadonlySet<string>, threshold: number): string[][] {
  const solved = solve(lattice, hidden);
  const small = [...hidden].filter(
    (cell) => isUnitMonth(cell) && (lattice.counts.get(cell) ?? 0) < threshold,
  );
  /** What a group's count leaves open, in terms of the cells that nothing tells; empty: nothing. */
  const openOf = (group: readonly string[]) => {
    const open = new Map<string, number>();
    for (const cell of group) {
      const row = solved.get(cell);
      const own = row?.get(cell) ?? 1;
      const terms = row ? [...row].filter(([other]) => other !== cell) : [[cell, -1] as const];
      for (const [other, n] of terms) open.set(other, (open.get(other) ?? 0) - n / own);
    }
    return [...open.values()].filter((n) => Math.abs(n) > 1e-9);
  };
  const found: string[][] = [];
  const grow = (group: string[], from: number, n: number) => {
    if (group.length > 0 && openOf(group).length === 0) found.push(group);
    for (let next = from; next < small.length; next++) {
      const cell = small[next] ?? '';
      const together = n + (lattice.counts.get(cell) ?? 0);
      if (together < threshold) grow([...group, cell], next + 1, together);
    }
  };
  grow([], 0, 0);
  return found;
}

/** Up to `most` divisions of up to `most` units; people come in all months or only in a few. */
const organisations = (most: number, count: fc.Arbitrary<number>, openMonths: fc.Arbitrary<number>) =>
  fc.tuple(fc.nat(11), openMonths).chain(([first, open]) => {
    const row = fc
      .array(count, { minLength: 12, maxLength: 12 })
      .map((counts) => counts.map((n, month) => (month >= first && month < first + open ? n : 0)));
    const units = fc.array(row, { minLength: 1, maxLength: most });
    return fc.array(units, { minLength: 1, maxLength: most });
  });

const busy = fc.oneof(
  { weight: 1, arbitrary: fc.nat(4) },
  { weight: 5, arbitrary: fc.integer({ min: 5, max: 60 }) },
);
const quiet = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 1, arbitrary: fc.integer({ min: 7, max: 30 }) },
);
const thresholds = fc.constantFrom(5, 10);

/** What shows when only small cells hide. */
const onlySmall = ({ counts }: Lattice, threshold: number) =>
  new Set([...counts].filter(([, n]) => n > 0 && n < threshold).map(([cell]) => cell));

describe('the attack', () => {
  const oneSmallApril = latticeOf([[[40, 40, 40, 3, 40, 40, 40, 40, 40, 40, 40, 40]]]);

  test('finds a small cell that one sum gives away', () => {
    const hidden = onlySmall(oneSmallApril, 5);
    expect(cellsKnown(oneSmallApril, hidden)).toContain('unit-0.0 2025-04');
  });

  test('finds one that only the difference of two sums gives away', () => {
    const all = ['organisation', 'division-0', 'unit-0.0'];
    const hidden = new Set(all.flatMap((place) => [1, 2, 4, 5, 6].map((month) => `${place} 2025-0${month}`)));
    expect(cellsKnown(oneSmallApril, hidden)).toContain('unit-0.0 2025-04');
    for (const place of all) hidden.add(`${place} 2025-Q1`).add(`${place} 2025-Q2`);
    expect(cellsKnown(oneSmallApril, hidden)).toEqual([]);
  });

  test('finds two small months that are known only together', () => {
    const lattice = latticeOf([[[20, 20, 20, 20, 20, 20, 2, 2, 20, 20, 20, 20]]]);
    const hidden = new Set(
      ['organisation', 'division-0', 'unit-0.0'].flatMap((place) =>
        [4, 5, 6, 7, 8, 9].map((month) => `${place} 2025-0${month}`),
      ),
    );
    expect(groupsKnown(lattice, hidden, 5)).toContainEqual(['unit-0.0 2025-07', 'unit-0.0 2025-08']);
  });
});

describe('from the figures that show', () => {
  test.each([
    ['a busy year', organisations(3, busy, fc.constant(12)), 40],
    ['a quiet year', organisations(3, quiet, fc.constant(12)), 40],
    ['some busy months', organisations(4, busy, fc.integer({ min: 1, max: 4 })), 150],
    ['some quiet months', organisations(4, quiet, fc.integer({ min: 1, max: 4 })), 150],
  ])('nobody works out a hidden cell of %s', (_, some, numRuns) => {
    fc.assert(
      fc.property(some, thresholds, (divisions, threshold) => {
        const lattice = latticeOf(divisions);
        const hidden = withhold(lattice.counts, lattice.sums, threshold);
        expect(cellsKnown(lattice, hidden)).toEqual([]);
      }),
      { numRuns },
    );
  });

  test.each([
    ['busy', busy],
    ['quiet', quiet],
  ])('nobody works out a small group of cells, in %s months', (_, count) => {
    fc.assert(
      fc.property(
        organisations(2, count, fc.integer({ min: 2, max: 5 })),
        thresholds,
        (divisions, threshold) => {
          const lattice = latticeOf(divisions);
          const hidden = withhold(lattice.counts, lattice.sums, threshold);
          expect(groupsKnown(lattice, hidden, threshold)).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('the lattice of a year', () => {
  const some = organisations(4, fc.oneof(busy, quiet), fc.integer({ min: 1, max: 12 }));

  test('hides no empty cell and shows no small one', () => {
    fc.assert(
      fc.property(some, thresholds, (divisions, threshold) => {
        const { counts, sums } = latticeOf(divisions);
        const hidden = withhold(counts, sums, threshold);
        for (const [cell, n] of counts) if (n < threshold) expect(hidden.has(cell)).toBe(n > 0);
      }),
    );
  });

  test('never hides exactly one cell of a sum, nor fewer answers than the threshold under a total that shows', () => {
    fc.assert(
      fc.property(some, thresholds, (divisions, threshold) => {
        const { counts, sums } = latticeOf(divisions);
        const hidden = withhold(counts, sums, threshold);
        for (const { total, parts } of sums) {
          const inside = parts.filter((part) => hidden.has(part));
          expect(inside.length + (hidden.has(total) ? 1 : 0)).not.toBe(1);
          const together = inside.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);
          if (inside.length > 0 && !hidden.has(total)) expect(together).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
  });

  test('hides no figure that could show beside those that do', () => {
    fc.assert(
      fc.property(some, thresholds, (divisions, threshold) => {
        const { counts, sums } = latticeOf(divisions);
        const hidden = withhold(counts, sums, threshold);
        const people = [...counts].filter(([cell, n]) => isUnitMonth(cell) && n > 0);
        const audit = new DisclosureAudit(
          people.map(([, n]) => n),
          threshold,
        );
        const show = (cell: string) =>
          audit.show(people.flatMap(([unitMonth], index) => (isInside(unitMonth, cell) ? [index] : [])));
        const large = [...counts].filter(([, n]) => n >= threshold).map(([cell]) => cell);
        for (const cell of large) if (!hidden.has(cell)) expect(show(cell)).toBe(true);
        for (const cell of large) if (hidden.has(cell)) expect(show(cell)).toBe(false);
      }),
    );
  });

  test('is judged the same in whatever order its cells and sums come', () => {
    const reversed = <T>(items: Iterable<T>) => [...items].toReversed();
    fc.assert(
      fc.property(some, thresholds, (divisions, threshold) => {
        const { counts, sums } = latticeOf(divisions);
        const once = [...withhold(counts, sums, threshold)].toSorted();
        const turned = sums.map(({ total, parts }) => ({ total, parts: parts.toReversed() })).toReversed();
        expect([...withhold(new Map(reversed(counts)), turned, threshold)].toSorted()).toEqual(once);
      }),
    );
  });

  test('of 30 quiet units is judged while its reader waits', () => {
    const row = (seed: number) => months.map((_, month) => (seed * 7 + month * 5 + seed * month) % 7);
    const divisions = [0, 1, 2].map((d) => Array.from({ length: 10 }, (_, u) => row(d * 10 + u)));
    const { counts, sums } = latticeOf(divisions);
    const start = performance.now();
    withhold(counts, sums, 10);
    // A tenth of it on an idle machine; growth with the cube of the cells would be far above.
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
