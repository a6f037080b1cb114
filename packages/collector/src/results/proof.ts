// What a proof that a small group of a place may be large consists of: people who are swapped between places and groups
// (ADR 0042). How one is found is the matter of swaps.ts. Pure.

/** Some people of whom it must be possible that they are many. */
export interface Target {
  /** Month → the atoms that they are in. */
  readonly atomsIn: (month: number) => readonly number[];
  readonly months: readonly number[];
  /** Groups that they are in. */
  readonly groups: readonly number[];
  readonly n: number;
}

/** What a cell holds more or less in a proof, of one answer. */
export interface Change {
  readonly answer: number;
  readonly month: number;
  readonly group: number;
  readonly atom: number;
  readonly by: number;
}

export interface Proof {
  /** How many they may be; the threshold, where that could be had. */
  readonly n: number;
  /** Whether other months hold as many fewer. */
  readonly isPaired: boolean;
  readonly moves: readonly Move[];
}

/** No other atom, and no other month. */
export const nowhere = -1;
/** Nobody gives way, and nobody is moved. */
export const nobody = -2;

/** What a swap does to those whom it is made for: `to` gains people of an atom who leave `from`. */
export interface Half {
  readonly month: number;
  /** A month in which the reverse is done, so that what shows of both together stays; −1 without. */
  readonly back: number;
  readonly here: number;
  readonly to: number;
  readonly from: number;
  /** Periods whose sums it changes. */
  readonly bits: number;
}

/**
 * As many go the other way in an atom elsewhere: out of `out`, which is `to` itself or a group that the organisation hides as well.
 * Without an atom elsewhere they come out of `from` alone.
 */
export interface Swap extends Half {
  readonly elsewhere: number;
  readonly out: number;
}

/** A swap of so many people who gave one answer. */
export interface Move {
  readonly swap: Swap;
  readonly answer: number;
  readonly n: number;
}

/** Whether another month holds as many fewer. */
export const arePaired = (moves: readonly Move[]): boolean => moves.some(({ swap }) => swap.back >= 0);

/** What some moves change, one after another. */
export const changesOf = (moves: readonly Move[]): Change[] =>
  moves.flatMap(({ swap: { month, back, here, to, from, elsewhere, out }, answer, n }) => {
    const inMonth = (when: number, by: number): Change[] => [
      { answer, month: when, group: to, atom: here, by },
      { answer, month: when, group: from, atom: here, by: -by },
      ...(elsewhere < 0
        ? []
        : [
            { answer, month: when, group: from, atom: elsewhere, by },
            { answer, month: when, group: out, atom: elsewhere, by: -by },
          ]),
    ];
    return [...inMonth(month, n), ...(back < 0 ? [] : inMonth(back, -n))];
  });

/** How many a target holds after some moves. */
export function heldAfter({ atomsIn, months, groups, n }: Target, moves: readonly Move[]): number {
  let held = n;
  for (const { month, group, atom, by } of changesOf(moves)) {
    if (months.includes(month) && groups.includes(group) && atomsIn(month).includes(atom)) held += by;
  }
  return held;
}
