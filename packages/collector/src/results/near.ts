// Which places are named nearly as somebody wrote, for a reply that there is no such place. Pure.
import type { Names } from '@palaute/schema';

export interface Named {
  readonly id: string;
  readonly names: Names;
}

const mostSuggestions = 5;
/** What is longer is no name; comparing it would cost as much as whoever sends it likes. */
const longestWanted = 100;
/** Share of pairs of letters in common from which on two words are near. */
const nearFrom = 0.4;

/** At most five, the nearest first. */
export function nearest(wanted: string, places: readonly Named[]): Named[] {
  const pairs = pairsOf(wanted.slice(0, longestWanted));
  if (pairs.size === 0) return [];
  return places
    .map(({ id, names }) => ({
      place: { id, names },
      likeness: Math.max(...[id, ...Object.values(names)].map((text) => likeness(pairs, pairsOf(text)))),
    }))
    .filter((one) => one.likeness >= nearFrom)
    .toSorted((a, b) => b.likeness - a.likeness || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, mostSuggestions)
    .map(({ place }) => place);
}

/** Pairs of neighbouring letters, each with how often it came before: without case, accents and signs. */
function pairsOf(text: string): Set<string> {
  const letters = [
    ...text
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, ''),
  ];
  const seen = new Map<string, number>();
  return new Set(
    letters.slice(1).map((letter, index) => {
      const pair = `${letters[index]}${letter}`;
      const before = seen.get(pair) ?? 0;
      seen.set(pair, before + 1);
      return `${pair}${before}`;
    }),
  );
}

/** Of all pairs of both, the share they have in common; of a part of a name, the share of the part's, a little less. */
function likeness(wanted: ReadonlySet<string>, known: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of wanted) if (known.has(pair)) common += 1;
  return Math.max((2 * common) / (wanted.size + known.size), (0.8 * common) / Math.max(4, wanted.size));
}
