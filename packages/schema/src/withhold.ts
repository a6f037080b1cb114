// Statistical disclosure control: which figures stay hidden so that no small group can be told apart.
// One pure function on counts; what the cells are (places, periods, items) is the caller's matter.
import { DisclosureAudit } from './disclosure-audit.ts';

/**
 * Why a figure is withheld: its group is small, or it would tell of one that is. There is one reason for both. Two
 * groups that hold eighteen together hold nine each once it is told that both are under ten.
 */
export type WithheldReason = 'small-group';

/** A published total and the cells that add up to it. */
export interface Sum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** Smallest group that the public, and an organisation's staff, see figures of (ADR 0007). */
export const publicThreshold = 10;
export const staffThreshold = 5;

/** What the caller knows of the cells beyond their counts. */
export interface CellKnowledge {
  /** Which cells matter more, the lowest most: what comes later never hides what ranks before it. @default all the same */
  readonly rank?: (cell: string) => number;
  /**
   * How many gave each answer in a cell that is no total, where figures show that too. Together they are its count.
   * @default all gave the same
   */
  readonly answersIn?: (cell: string) => ReadonlyMap<string, number> | undefined;
  /** Whether a reader may take a hidden cell for empty: then empty cells must not show as that. @default never */
  readonly mayBeEmpty?: boolean;
  /** Whether a cell may show as far as others are concerned. @default all may */
  readonly mayShow?: (cell: string) => boolean;
  /**
   * How much may be gone through to be sure of a figure, by the square of its cells: what takes more does not show. Where cells
   * are grouped in ways that cross each other, it would take very long. @default as much as it takes
   */
  readonly effort?: number;
  /** Hears of each cell that is withheld though it is not small, and of one small cell that it would give away. */
  readonly onProtecting?: (cell: string, small: string) => void;
}

/**
 * Primary and complementary suppression over cells that add up to each other.
 *
 * Cells of the lowest rank show first, the largest of them first of all, and each further one only if no combination
 * of what then shows (a difference, a sum, a sum of differences) tells of a group of fewer than `threshold`: whoever
 * knows all that shows, and that what is hidden is not empty, must still think it possible that any small cell holds
 * `threshold`. In particular a hidden cell is never the only hidden one of its sum, and the hidden parts of a total
 * that shows hold more than `threshold` answers together. Empty cells show: a zero tells of nobody.
 *
 * @param counts answers in each cell; a cell that a sum names and this lacks counts as empty
 * @param sums every way in which cells add up to others; their order does not matter
 * @param threshold smallest count that shows; 0 withholds nothing
 * @returns the cells that are withheld
 */
export function withhold(
  counts: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  threshold: number,
  {
    rank = () => 0,
    answersIn = () => undefined,
    mayBeEmpty = false,
    mayShow = () => true,
    effort = Infinity,
    onProtecting,
  }: CellKnowledge = {},
): Set<string> {
  const hidden = new Set<string>();
  if (threshold === 0) return hidden;
  for (const [cell, n] of counts) {
    if (n > 0 && (n < threshold || !mayShow(cell))) hidden.add(cell);
  }
  if (hidden.size === 0) return hidden;

  const { smallest, smallestOf } = expand(counts, sums);
  const smallestCounts = smallest.map((cell) => counts.get(cell) ?? 0);
  const audit = new DisclosureAudit(
    smallestCounts,
    threshold,
    answersBeside(smallestCounts, smallest.map(answersIn)),
    { mayBeEmpty, effort },
  );
  const candidates = [...counts]
    .filter(([cell, n]) => n > 0 && !hidden.has(cell))
    .map(([cell, n]) => ({ cell, n, rank: rank(cell), consistsOf: smallestOf(cell) }))
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        b.n - a.n ||
        b.consistsOf.length - a.consistsOf.length ||
        (a.cell < b.cell ? -1 : 1),
    );
  // What consists of the same shows or not alike, under whatever name, and is looked at once.
  const objectors = new Map<string, number | undefined>();
  for (const { cell, consistsOf } of candidates) {
    const same = consistsOf.join(' ');
    if (!objectors.has(same)) objectors.set(same, audit.show(consistsOf) ? undefined : audit.objector);
    const objector = objectors.get(same);
    if (objector === undefined) continue;
    hidden.add(cell);
    const small = smallest[objector];
    if (small !== undefined) onProtecting?.(cell, small);
  }
  return hidden;
}

/** Answer → cell, by index → how many gave it there. */
function answersBeside(
  counts: readonly number[],
  given: readonly (ReadonlyMap<string, number> | undefined)[],
): number[][] {
  const byAnswer = new Map<string, number[]>();
  counts.forEach((count, cell) => {
    for (const [answer, n] of given[cell] ?? new Map([['', count]])) {
      const beside = byAnswer.get(answer) ?? counts.map(() => 0);
      beside[cell] = n;
      byAnswer.set(answer, beside);
    }
  });
  return [...byAnswer.values()];
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
