// The attacker on one period's hierarchy: knows every figure that shows and that no count is negative, and narrows
// down what is hidden as far as the sums allow. On a tree, narrowing until nothing moves is exact.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Sum, withhold } from './withhold.ts';

interface Hierarchy {
  readonly counts: Map<string, number>;
  readonly sums: readonly Sum[];
}

/** An organisation of divisions of units. */
function hierarchyOf(divisions: readonly (readonly number[])[]): Hierarchy {
  const counts = new Map<string, number>();
  const add = (cell: string, n: number) => counts.set(cell, (counts.get(cell) ?? 0) + n);
  divisions.forEach((units, d) =>
    units.forEach((n, u) =>
      [`unit ${d}.${u}`, `division ${d}`, 'organisation'].forEach((cell) => add(cell, n)),
    ),
  );
  const sums = [
    { total: 'organisation', parts: divisions.map((_, d) => `division ${d}`) },
    ...divisions.map((units, d) => ({
      total: `division ${d}`,
      parts: units.map((_, u) => `unit ${d}.${u}`),
    })),
  ];
  return { counts, sums };
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** What the attacker ends up knowing of each cell. */
function narrow({ counts, sums }: Hierarchy, hidden: ReadonlySet<string>): Map<string, Range> {
  const known = new Map<string, Range>();
  for (const [cell, n] of counts) {
    known.set(cell, hidden.has(cell) ? { low: 0, high: Number.POSITIVE_INFINITY } : { low: n, high: n });
  }
  const at = (cell: string) => known.get(cell) ?? { low: 0, high: 0 };
  let hasMoved = true;
  const learn = (cell: string, low: number, high: number) => {
    const now = at(cell);
    const next = { low: Math.max(now.low, low), high: Math.min(now.high, high) };
    if (next.low === now.low && next.high === now.high) return;
    known.set(cell, next);
    hasMoved = true;
  };
  const sumOf = (cells: readonly string[], end: keyof Range) =>
    cells.reduce((sum, cell) => sum + at(cell)[end], 0);
  while (hasMoved) {
    hasMoved = false;
    for (const { total, parts } of sums) {
      learn(total, sumOf(parts, 'low'), sumOf(parts, 'high'));
      for (const part of parts) {
        const others = parts.filter((other) => other !== part);
        learn(part, at(total).low - sumOf(others, 'high'), at(total).high - sumOf(others, 'low'));
      }
    }
  }
  return known;
}

const sizes = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 20_000 }) },
);
const hierarchies = fc
  .array(fc.array(sizes, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 })
  .map(hierarchyOf);

describe('Over ten thousand random hierarchies, an attacker who solves the published figures', () => {
  it.each([5, 10])('isolates no hidden count and bounds none within the threshold of %i', (threshold) => {
    fc.assert(
      fc.property(hierarchies, (hierarchy) => {
        const hidden = withhold(hierarchy.counts, hierarchy.sums, threshold);
        for (const [cell, { low, high }] of narrow(hierarchy, hidden)) {
          if (hidden.has(cell)) expect(high - low, cell).toBeGreaterThanOrEqual(threshold);
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it('does isolate one where only the small cells are hidden, so that the attack is worth something', () => {
    const hierarchy = hierarchyOf([[519, 891, 3]]);
    const onlySmall = new Set(['unit 0.2']);
    expect(narrow(hierarchy, onlySmall).get('unit 0.2')).toEqual({ low: 3, high: 3 });
  });
});
