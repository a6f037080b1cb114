// Statistical disclosure control: which figures stay hidden so that no small group can be told apart.
// One pure function on counts; what the cells are (places, periods, items) is the caller's matter.

/** Why a figure is withheld: its group is too small, or it would give away one that is. */
export type WithheldReason = 'too-few' | 'protects-another';

/** A published total and the cells that add up to it. */
export interface Sum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** Lowest threshold anybody may set (design §6). */
export const lowestThreshold = 5;
export const publicThreshold = 10;
export const staffThreshold = 5;

/**
 * Primary and complementary suppression over cells that add up to each other.
 *
 * Afterwards, for every sum: a hidden cell is never the only hidden one, and the hidden parts of a total that shows
 * hold at least `threshold` answers together. Empty cells show: a zero tells of nobody.
 *
 * @param counts answers in each cell; a cell that a sum names and this lacks counts as empty
 * @param threshold smallest count that shows; 0 withholds nothing
 */
export function withhold(
  counts: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  threshold: number,
): Map<string, WithheldReason> {
  const hidden = new Map<string, WithheldReason>();
  const count = (cell: string) => counts.get(cell) ?? 0;
  for (const [cell, n] of counts) if (n > 0 && n < threshold) hidden.set(cell, 'too-few');

  // Hiding for one sum can open another, so the sums are gone through until none asks for more. Each round
  // hides at least one cell, so this ends.
  let settled = hidden.size === 0;
  while (!settled) {
    settled = true;
    for (const sum of sums) {
      for (let more = nextToHide(sum, hidden, count, threshold); more;) {
        hidden.set(more, 'protects-another');
        settled = false;
        more = nextToHide(sum, hidden, count, threshold);
      }
    }
  }
  return hidden;
}

/** The cell that one sum still needs hidden, if any: the smallest part that shows, else the total. */
function nextToHide(
  { total, parts }: Sum,
  hidden: ReadonlyMap<string, WithheldReason>,
  count: (cell: string) => number,
  threshold: number,
): string | undefined {
  const hiddenParts = parts.filter((part) => hidden.has(part));
  const isTotalHidden = hidden.has(total);
  const unknown = hiddenParts.length + (isTotalHidden ? 1 : 0);
  if (unknown === 0) return undefined;
  const known = hiddenParts.reduce((sum, part) => sum + count(part), 0);
  const isSafe = unknown >= 2 && (isTotalHidden || known >= threshold);
  if (isSafe) return undefined;
  const shown = parts.filter((part) => count(part) > 0 && !hidden.has(part));
  const smallest = shown.reduce<string | undefined>(
    (least, part) => (least === undefined || count(part) < count(least) ? part : least),
    undefined,
  );
  return smallest ?? (isTotalHidden ? undefined : total);
}
