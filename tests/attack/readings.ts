// What a reader learns who reads the feed twice: of the answers that came between. Both readings are facts about the
// answers before and those that came, and what follows for those is worked out as in knowledge.ts.
import { parsePeriod } from '@palaute/schema';
import type { Feed, FeedCell } from './feed.ts';
import { factsOf, Unknowns } from './knowledge.ts';
import { type Fact, type Range, Region } from './region.ts';

/** People who answered, by `item unit month`. */
export type People = ReadonlyMap<string, number>;

export interface Learnt {
  readonly cell: Pick<FeedCell, 'place' | 'period' | 'item'>;
  /** How many answers came; a small group. */
  readonly n: number;
  readonly range: Range;
}

/** Figures that show both times, and changed by more than nobody and less than the threshold. */
export function smallSteps(before: Feed, after: Feed): string[] {
  const known = new Map(before.cells.map((cell) => [nameOf(cell), cell.shown]));
  return after.cells.flatMap((cell) => {
    const was = known.get(nameOf(cell));
    if (!was || !('n' in was) || !('n' in cell.shown)) return [];
    const step = Math.abs(cell.shown.n - was.n);
    return step > 0 && step < after.threshold ? [`${nameOf(cell)} changed by ${step}`] : [];
  });
}

export interface LearntBetween {
  /** Small groups of those who came that were looked at. */
  readonly tried: number;
  /** Those whose number is known: then what they answered is known, too. */
  readonly exact: readonly Learnt[];
  /** Those that are known to be small. */
  readonly small: readonly Learnt[];
}

/** @param came how many really did */
export function attackBetween(before: Feed, after: Feed, came: People): LearntBetween {
  const unknowns = new Unknowns(after, true);
  const exact: Learnt[] = [];
  const small: Learnt[] = [];
  let tried = 0;
  for (const item of unknowns.items) {
    const groups = after.cells
      .filter((cell) => cell.item === item)
      .map((cell) => ({ cell, n: peopleIn(cell, after, came) }))
      .filter(({ n }) => n > 0 && n < after.threshold);
    if (groups.length === 0) continue;
    const factsIn = (feed: Feed) =>
      feed.cells.filter((cell) => cell.item === item).flatMap((cell) => factsOf(cell, feed, unknowns));
    const region = new Region([
      ...factsIn(before).map((fact) => inTerms(fact, (unknown) => [unknown * 2])),
      ...factsIn(after).map((fact) => inTerms(fact, (unknown) => [unknown * 2, unknown * 2 + 1])),
    ]);
    if (region.isEmpty) throw new Error('the readings contradict each other');
    for (const { cell, n } of groups) {
      tried += 1;
      const terms = unknowns.people(cell).map((unknown) => unknown * 2 + 1);
      const range = region.rangeOf(terms);
      if (range.low > n + 1e-4 || range.high < n - 1e-4) throw new Error('the attacker is wrong');
      if (range.high > after.threshold - 1e-4) continue;
      small.push({ cell, n, range });
      const isNarrow = Math.floor(range.high + 1e-4) - Math.ceil(range.low - 1e-4) <= 2;
      if (isNarrow && region.wholeNumbersOf(terms, range).length === 1) exact.push({ cell, n, range });
    }
  }
  return { tried, exact, small };
}

const inTerms = ({ terms, least, most }: Fact, name: (unknown: number) => readonly number[]): Fact => ({
  terms: new Map([...terms].flatMap(([unknown, times]) => name(unknown).map((one) => [one, times] as const))),
  least,
  most,
});

const nameOf = ({ place, period, item }: Pick<FeedCell, 'place' | 'period' | 'item'>) =>
  `${place} ${period} ${item}`;

function peopleIn({ place, period, item }: FeedCell, feed: Feed, people: People): number {
  const units = feed.unitsOf.get(place) ?? [];
  const months = parsePeriod(period)?.months ?? [];
  return units
    .flatMap((unit) => months.map((month) => people.get(`${item} ${unit} ${month}`) ?? 0))
    .reduce((sum, n) => sum + n, 0);
}
