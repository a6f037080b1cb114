// What a reader learns who reads the feed twice: of the answers that came between. Both readings are facts about the
// answers before and those that came, and what follows for those is worked out as in knowledge.ts.
import { type Feedback, parsePeriod } from '@palaute/schema';
import { sql } from 'kysely';
import type { Database } from '@palaute/collector';
import type { Feed, FeedCell } from './feed.ts';
import { factsOf, isSettled, rangeAround, Unknowns } from './knowledge.ts';
import { type Fact, type Range, Region } from './region.ts';

/** People who answered, by `item unit month`. */
export type People = ReadonlyMap<string, number>;

export interface Reading {
  readonly feed: Feed;
  /** What the public is told of, or would be if nobody were few. */
  readonly people: People;
}

/** Whom the public feed is made of now, as the database has it: the truth that a reader is to guess. */
export async function readPeople(
  db: Database['db'],
  orgId: string,
  refresh: 'batches' | 'live',
): Promise<People> {
  const { rows } = await (
    refresh === 'live'
      ? sql<PeopleRow>`select item, unit_id, month, sum(n)::int as n from counter
          where org_id = ${orgId} and answered group by 1, 2, 3`
      : sql<PeopleRow>`select r->>1 as item, unit_id, r->>0 as month, sum((r->>4)::int)::int as n
          from published, json_array_elements(counted::json) r
          where org_id = ${orgId} and (r->>3)::boolean group by 1, 2, 3`
  ).execute(db);
  return new Map(rows.map(({ item, unit_id, month, n }) => [`${item} ${unit_id} ${month}`, n]));
}

interface PeopleRow {
  item: string;
  unit_id: string;
  month: string;
  n: number;
}

/** Who came between two readings. */
export const between = (before: People, after: People): People =>
  new Map([...after].map(([name, n]) => [name, n - (before.get(name) ?? 0)]));

/** Feedbacks in an order that comes from a seed, cut at these shares of all. */
export function stepsOf(
  feedbacks: readonly Feedback[],
  seed: number,
  shares: readonly number[],
): Feedback[][] {
  const mixed = feedbacks
    .map((feedback, index) => ({ feedback, key: Math.sin(seed * 7919 + index * 104_729) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ feedback }) => feedback);
  const ends = shares.map((share) => Math.round(mixed.length * share));
  return ends.map((end, index) => mixed.slice(ends[index - 1] ?? 0, end));
}

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
  /** Small groups that were looked at. */
  readonly tried: number;
  /** Those whose number is known: then what they answered is known, too. */
  readonly exact: readonly Learnt[];
  /** Those that are known to be small. */
  readonly small: readonly Learnt[];
}

/** Of whom something is learnt: those who came in between, or those whom a reading hides. */
export type OfWhom = 'came' | 'before' | 'after';

/** Solves two readings together. */
export function attackBetween(before: Reading, after: Reading): Readonly<Record<OfWhom, LearntBetween>> {
  const { threshold } = after.feed;
  const unknowns = new Unknowns(after.feed, true);
  const came = between(before.people, after.people);
  const learnt = {
    came: { tried: 0, exact: [] as Learnt[], small: [] as Learnt[] },
    before: { tried: 0, exact: [] as Learnt[], small: [] as Learnt[] },
    after: { tried: 0, exact: [] as Learnt[], small: [] as Learnt[] },
  };
  const groupsIn = (
    ofWhom: OfWhom,
    cells: readonly FeedCell[],
    people: People,
    inTwo: (unknown: number) => number[],
  ) =>
    cells
      .map((cell) => ({
        ofWhom,
        cell,
        n: peopleIn(cell, after.feed, people),
        sum: unknowns.people(cell).flatMap(inTwo),
      }))
      .filter(({ n }) => n > 0 && n < threshold);
  for (const item of unknowns.items) {
    const cellsBefore = before.feed.cells.filter((cell) => cell.item === item);
    const cellsAfter = after.feed.cells.filter((cell) => cell.item === item);
    const groups = [
      ...groupsIn('came', cellsAfter, came, later),
      ...groupsIn('before', cellsBefore.filter(isHidden), before.people, earlier),
      ...groupsIn('after', cellsAfter.filter(isHidden), after.people, both),
    ];
    if (groups.length === 0) continue;
    const region = new Region([
      ...cellsBefore
        .flatMap((cell) => factsOf(cell, before.feed, unknowns))
        .map((fact) => inTerms(fact, earlier)),
      ...cellsAfter.flatMap((cell) => factsOf(cell, after.feed, unknowns)).map((fact) => inTerms(fact, both)),
    ]);
    if (region.isEmpty) throw new Error('the readings contradict each other');
    const mayBeLarge = region.reaches(
      groups.map(({ sum }) => sum),
      threshold,
    );
    for (const [index, { ofWhom, cell, n, sum }] of groups.entries()) {
      const found = learnt[ofWhom];
      found.tried += 1;
      if (mayBeLarge[index]) continue;
      const range = rangeAround(n, sum, region);
      found.small.push({ cell, n, range });
      if (isSettled(sum, range, region, threshold)) found.exact.push({ cell, n, range });
    }
  }
  return learnt;
}

const isHidden = ({ shown }: FeedCell): boolean => 'withheld' in shown;

/** Answers of the first reading, those that came, and both. */
const earlier = (unknown: number): number[] => [unknown * 2];
const later = (unknown: number): number[] => [unknown * 2 + 1];
const both = (unknown: number): number[] => [...earlier(unknown), ...later(unknown)];

const inTerms = ({ terms, least, most }: Fact, name: (unknown: number) => readonly number[]): Fact => ({
  terms: new Map([...terms].flatMap(([unknown, times]) => name(unknown).map((one) => [one, times] as const))),
  least,
  most,
});

const nameOf = ({ place, period, item }: Pick<FeedCell, 'place' | 'period' | 'item'>) =>
  `${place} ${period} ${item}`;

export function peopleIn({ place, period, item }: FeedCell, feed: Feed, people: People): number {
  const units = feed.unitsOf.get(place) ?? [];
  const months = parsePeriod(period)?.months ?? [];
  return units
    .flatMap((unit) => months.map((month) => people.get(`${item} ${unit} ${month}`) ?? 0))
    .reduce((sum, n) => sum + n, 0);
}
