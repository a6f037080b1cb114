// How figures near the end of their scale are told to people where few have answered. “100 %” of twelve tells what each of
// them answered, whoever knows one of them; “≥ 95 %” tells as much of the service and less of the people. It is a way of
// showing: feeds and programs get figures whole, and what is withheld is withheld before.

/** From so many answers on, figures are told as they are. */
export const boundedUnder = 50;

/**
 * What a share is told as instead of itself: 95 % and more, or 5 % and less.
 * @param share 0…1
 * @param n answers that it is a share of
 * @returns undefined where it is told as it is
 */
export function shareBound(share: number, n: number): 0.95 | 0.05 | undefined {
  if (n >= boundedUnder) return undefined;
  return share >= 0.95 ? 0.95 : share <= 0.05 ? 0.05 : undefined;
}

/**
 * What a net promoter score is told as instead of itself: over 90, or under −90.
 * @returns undefined where it is told as it is
 */
export function npsBound(nps: number, n: number): 90 | -90 | undefined {
  if (n >= boundedUnder) return undefined;
  return nps > 90 ? 90 : nps < -90 ? -90 : undefined;
}

/** A figure, as far as it tells shares. */
interface Shares {
  readonly n: number;
  readonly shares?: Readonly<Record<string, number>> | null;
  readonly topBox?: number | null;
  readonly counts?: Readonly<Record<string, number>>;
}

/** Whether a share of the figure is told as a bound. Where its score is, one of its shares is, too. */
export function isBounded({ n, shares, topBox, counts }: Shares): boolean {
  const told = [
    ...Object.values(shares ?? {}),
    ...Object.values(counts ?? {}).map((count) => count / n),
    // No answers give no number, and that is on neither side of a bound.
    topBox ?? Number.NaN,
  ];
  return told.some((share) => shareBound(share, n));
}
