// What a reader of the feed knows, as linear facts about the answers of each unit in each month, and what follows
// from them for a figure that is hidden.
import { parsePeriod } from '@palaute/schema';
import type { Feed, FeedCell } from './feed.ts';
import { type Fact, type Range, Region } from './region.ts';

/** What the attacker uses beyond the counts that show and that what is hidden is not empty. */
export interface Means {
  /** How many gave each answer. */
  readonly answers?: boolean;
  /** That nobody answers an item without giving feedback. */
  readonly links?: boolean;
}

export interface Finding {
  readonly cell: FeedCell;
  /** The count that was to stay hidden. */
  readonly n: number;
  readonly range: Range;
}

export interface Findings {
  /** Hidden figures that were looked at. */
  readonly tried: number;
  /** Small groups whose count is known. */
  readonly exact: readonly Finding[];
  /** Small groups that are known to be small. */
  readonly small: readonly Finding[];
  /** Hidden groups of the threshold or more whose count is known: they tell of nobody. */
  readonly large: readonly Finding[];
  /** Small groups, of an item with several answers, that are known to have all given the same one. */
  readonly alike: readonly Finding[];
}

/** Solves what the feed leaves open. @param truth the whole feed, to tell a finding from a guess */
export function attack(feed: Feed, truth: Feed, means: Means): Findings {
  const unknowns = new Unknowns(feed, means.answers ?? false);
  const groups = means.links ? [unknowns.items] : unknowns.items.map((item) => [item]);
  const trueCount = new Map(truth.cells.map((cell) => [nameOf(cell), 'n' in cell.shown ? cell.shown.n : 0]));
  const exact: Finding[] = [];
  const small: Finding[] = [];
  const large: Finding[] = [];
  const alike: Finding[] = [];
  let tried = 0;
  for (const items of groups) {
    const inside = feed.cells.filter(({ item }) => items.includes(item));
    const hidden = inside.filter(({ shown }) => 'withheld' in shown);
    if (hidden.length === 0) continue;
    const facts = [
      ...inside.flatMap((cell) => factsOf(cell, feed, unknowns)),
      ...(means.links ? linksOf(feed, unknowns) : []),
    ];
    const region = new Region(facts);
    if (region.isEmpty) throw new Error('the feed contradicts itself');
    const known = new Map<string, Range>();
    for (const cell of hidden) {
      const n = trueCount.get(nameOf(cell)) ?? 0;
      tried++;
      const people = unknowns.people(cell);
      const key = people.join(' ');
      const range = known.get(key) ?? region.rangeOf(people);
      known.set(key, range);
      if (range.low > n + 1e-4 || range.high < n - 1e-4) throw new Error('the attacker is wrong');
      // A zero tells of nobody.
      if (n === 0) continue;
      const isSmall = n < feed.threshold;
      if (isSmall && range.high < feed.threshold - 1e-4) small.push({ cell, n, range });
      const answers = unknowns.addsUp(cell.item) ? unknowns.answersOf(cell.item) : [];
      const possible = answers.filter((answer) => region.rangeOf(unknowns.of(cell, answer)).high > 1e-4);
      if (isSmall && answers.length > 1 && possible.length === 1) alike.push({ cell, n, range });
      const isNarrow = Math.floor(range.high + 1e-4) - Math.ceil(range.low - 1e-4) <= 2;
      if (!isNarrow || region.wholeNumbersOf(people, range).length !== 1) continue;
      (isSmall ? exact : large).push({ cell, n, range });
    }
  }
  return { tried, exact, small, large, alike };
}

const nameOf = ({ place, period, item }: FeedCell) => `${place} ${period} ${item}`;

/** Numbers the unknowns: one for each item, unit, month and answer. */
export class Unknowns {
  readonly items: readonly string[];
  readonly #feed: Feed;
  readonly #answersOf = new Map<string, readonly string[]>();
  readonly #numbers = new Map<string, number>();

  constructor(feed: Feed, answers: boolean) {
    this.#feed = feed;
    this.items = [...new Set(feed.cells.map(({ item }) => item))];
    for (const { item, shown } of feed.cells) {
      if (!('counts' in shown) || this.#answersOf.has(item)) continue;
      this.#answersOf.set(item, answers ? [...shown.counts.keys()] : []);
    }
  }

  /** Whether the answers of an item add up to its people. */
  addsUp(item: string): boolean {
    return this.answersOf(item).length > 0 && !this.#feed.multi.has(item);
  }

  answersOf(item: string): readonly string[] {
    return this.#answersOf.get(item) ?? [];
  }

  people({ place, period, item }: Omit<FeedCell, 'shown'>): number[] {
    if (!this.addsUp(item)) return this.of({ place, period, item }, '');
    return this.answersOf(item).flatMap((answer) => this.of({ place, period, item }, answer));
  }

  of({ place, period, item }: Omit<FeedCell, 'shown'>, answer: string): number[] {
    const units = this.#feed.unitsOf.get(place) ?? [];
    const months = parsePeriod(period)?.months ?? [];
    return units.flatMap((unit) => months.map((month) => this.#number(`${item} ${unit} ${month} ${answer}`)));
  }

  #number(name: string): number {
    const known = this.#numbers.get(name) ?? this.#numbers.size;
    this.#numbers.set(name, known);
    return known;
  }
}

const sum = (unknowns: readonly number[], least: number, most: number): Fact => ({
  terms: new Map(unknowns.map((unknown) => [unknown, 1])),
  least,
  most,
});

/** What one figure says. */
export function factsOf(cell: FeedCell, feed: Feed, unknowns: Unknowns): Fact[] {
  const { shown } = cell;
  const people = unknowns.people(cell);
  if ('withheld' in shown) return [sum(people, feed.mayBeEmpty(cell) ? 0 : 1, Infinity)];
  const answers = unknowns.answersOf(cell.item);
  return [
    ...(unknowns.addsUp(cell.item) ? [] : [sum(people, shown.n, shown.n)]),
    ...answers.map((answer) => {
      const n = shown.counts.get(answer) ?? 0;
      return sum(unknowns.of(cell, answer), n, n);
    }),
  ];
}

/** In no unit and month do more people answer an item than give feedback, nor choose an option than answer. */
function linksOf(feed: Feed, unknowns: Unknowns): Fact[] {
  const months = new Set(feed.cells.flatMap(({ period }) => parsePeriod(period)?.months ?? []));
  const facts: Fact[] = [];
  const atMost = (parts: readonly number[], whole: readonly number[]) =>
    facts.push({
      terms: new Map([...parts.map((part) => [part, -1] as const), ...whole.map((one) => [one, 1] as const)]),
      least: 0,
      most: Infinity,
    });
  for (const place of [...feed.unitsOf.keys()].filter((name) => name.startsWith('unit '))) {
    for (const period of months) {
      const given = unknowns.people({ place, period, item: 'feedback' });
      for (const item of unknowns.items) {
        if (item === 'feedback') continue;
        const people = unknowns.people({ place, period, item });
        atMost(people, given);
        if (!feed.multi.has(item)) continue;
        const options = unknowns
          .answersOf(item)
          .map((answer) => unknowns.of({ place, period, item }, answer));
        for (const option of options) atMost(option, people);
        if (options.length > 0) atMost(people, options.flat());
      }
    }
  }
  return facts;
}
