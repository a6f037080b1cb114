// Statistical disclosure control: which figures stay hidden so that no small group can be told apart.
// One pure function on counts; what the cells are (places, periods, items) is the caller's matter.
import { DisclosureAudit } from './disclosure-audit.ts';

/** Why a figure is withheld: its group is too small, or it would give away one that is. */
export type WithheldReason = 'too-few' | 'protects-another';

/** A published total and the cells that add up to it. */
export interface Sum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** Smallest group that the public, and an organisation's staff, see figures of (ADR 0007). */
export const publicThreshold = 10;
export const staffThreshold = 5;

/**
 * Primary and complementary suppression over cells that add up to each other.
 *
 * Cells of the lowest rank show first, the largest of them first of all, and each further one only if no combination
 * of what then shows (a difference, a sum, a sum of differences) tells of a group of fewer than `threshold`. In
 * particular a hidden cell is never the only hidden one of its sum, and the hidden parts of a total that shows hold
 * at least `threshold` answers together. Empty cells show: a zero tells of nobody.
 *
 * @param counts answers in each cell; a cell that a sum names and this lacks counts as empty
 * @param sums every way in which cells add up to others; their order does not matter
 * @param threshold smallest count that shows; 0 withholds nothing
 * @param rank which cells matter more, the lowest most: what comes later never hides what ranks before it
 */
export function withhold(
  counts: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  threshold: number,
  rank: (cell: string) => number = () => 0,
): Map<string, WithheldReason> {
  const hidden = new Map<string, WithheldReason>();
  for (const [cell, n] of counts) if (n > 0 && n < threshold) hidden.set(cell, 'too-few');
  if (hidden.size === 0) return hidden;

  const { smallest, smallestOf } = expand(counts, sums);
  const audit = new DisclosureAudit(
    smallest.map((cell) => counts.get(cell) ?? 0),
    threshold,
  );
  const candidates = [...counts]
    .filter(([, n]) => n >= threshold)
    .map(([cell, n]) => ({ cell, n, rank: rank(cell), consistsOf: smallestOf(cell) }))
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        b.n - a.n ||
        b.consistsOf.length - a.consistsOf.length ||
        (a.cell < b.cell ? -1 : 1),
    );
  for (const { cell, consistsOf } of candidates) {
    if (!audit.show(consistsOf)) hidden.set(cell, 'protects-another');
  }
  return hidden;
}

/** The cells that are no total, empty ones left out, and which of them, by index, any cell consists of. */
function expand(counts: ReadonlyMap<string, number>, sums: readonly Sum[]) {
  const partsOf = new Map(sums.map(({ total, parts }) => [total, parts]));
  const smallest = [...counts.keys()].filter((cell) => counts.get(cell) && !partsOf.has(cell)).toSorted();
  const known = new Map<string, readonly number[]>(smallest.map((cell, index) => [cell, [index]]));
  const smallestOf = (cell: string): readonly number[] => {
    const found =
      known.get(cell) ??
      (partsOf.get(cell) ?? []).flatMap((part) => smallestOf(part)).toSorted((a, b) => a - b);
    known.set(cell, found);
    return found;
  };
  return { smallest, smallestOf };
}
