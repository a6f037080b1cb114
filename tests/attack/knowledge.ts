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
  /** What tells of nobody is looked for, too: `large` and `alike`. It takes far longer. */
  readonly aside?: boolean;
}

export interface Finding {
  readonly cell: FeedCell;
  /** The count that was to stay hidden. */
  readonly n: number;
  readonly range: Range;
}

export interface Findings {
  /** Hidden figures. */
  readonly tried: number;
  /** Small groups among them. */
  readonly groups: number;
  /** Small groups whose count is known. */
  readonly exact: readonly Finding[];
  /** Small groups that are known to be small, those too: no table of whole numbers has the threshold there. */
  readonly small: readonly Finding[];
  /** Hidden groups of the threshold or more whose count is known: they tell of nobody. */
  readonly large: readonly Finding[];
  /** Small groups, of an item with several answers, that are known to have all given the same one. */
  readonly alike: readonly Finding[];
}

/** How many there really are: tells a finding from a guess. */
export type Truth = (cell: FeedCell) => number;

/** The truth as the whole feed tells it. */
export function truthOf(whole: Feed): Truth {
  const counts = new Map(whole.cells.map((cell) => [nameOf(cell), 'n' in cell.shown ? cell.shown.n : 0]));
  return (cell) => counts.get(nameOf(cell)) ?? 0;
}

/** Solves what the feed leaves open. */
export function attack(feed: Feed, truth: Truth, means: Means): Findings {
  const unknowns = new Unknowns(feed, means.answers ?? false);
  const together = means.links ? [unknowns.items] : unknowns.items.map((item) => [item]);
  const findings = {
    exact: [] as Finding[],
    small: [] as Finding[],
    large: [] as Finding[],
    alike: [] as Finding[],
  };
  let tried = 0;
  let groups = 0;
  for (const items of together) {
    const inside = feed.cells.filter(({ item }) => items.includes(item));
    const hidden = inside.filter(({ shown }) => 'withheld' in shown);
    tried += hidden.length;
    // A zero tells of nobody.
    const people = hidden
      .map((cell) => ({ cell, n: truth(cell), unknowns: unknowns.people(cell) }))
      .filter(({ n }) => n > 0);
    const small = people.filter(({ n }) => n < feed.threshold);
    groups += small.length;
    if ((means.aside ? people : small).length === 0) continue;
    const region = new Region([
      ...inside.flatMap((cell) => factsOf(cell, feed, unknowns)),
      ...(means.links ? linksOf(feed, unknowns) : []),
    ]);
    if (region.isEmpty) throw new Error('the feed contradicts itself');
    const mayBeLarge = region.reaches(
      small.map((group) => group.unknowns),
      feed.threshold,
    );
    for (const { cell, n, unknowns: sum } of small.filter((_, index) => !mayBeLarge[index])) {
      const range = rangeAround(n, sum, region);
      findings.small.push({ cell, n, range });
      if (isSettled(sum, range, region, feed.threshold)) findings.exact.push({ cell, n, range });
    }
    if (!means.aside) continue;
    for (const { cell, n, unknowns: sum } of people) {
      const range = rangeAround(n, sum, region);
      if (n >= feed.threshold) {
        if (isSettled(sum, range, region, 2)) findings.large.push({ cell, n, range });
        continue;
      }
      const answers = unknowns.addsUp(cell.item) ? unknowns.answersOf(cell.item) : [];
      const possible = answers.filter((answer) => region.rangeOf(unknowns.of(cell, answer)).high > 1e-4);
      if (answers.length > 1 && possible.length === 1) findings.alike.push({ cell, n, range });
    }
  }
  return { tried, groups, ...findings };
}

/** @throws Error where the truth is outside: then the attacker is wrong */
export function rangeAround(n: number, sum: readonly number[], region: Region): Range {
  const range = region.rangeOf(sum);
  if (range.low > n + 1e-4 || range.high < n - 1e-4) throw new Error('the attacker is wrong');
  return range;
}

/** Whether whole numbers leave but one. A wider range than so many is not tried. */
export const isSettled = (sum: readonly number[], range: Range, region: Region, widest: number): boolean =>
  Math.floor(range.high + 1e-4) - Math.ceil(range.low - 1e-4) <= widest &&
  region.wholeNumbersOf(sum, range).length === 1;

const nameOf = ({ place, period, item }: FeedCell) => `${place} ${period} ${item}`;

/** Numbers the unknowns: one for each item, unit, month and answer. */
export class Unknowns {
  readonly items: readonly string[];
  readonly #feed: Feed;
  readonly #answersOf = new Map<string, readonly string[]>();
  /** Numbers of an item's answers, of units' months, and of the units' months of a place in a period. */
  readonly #ofAnswer = new Map<string, number>();
  readonly #ofMonth = new Map<string, number>();
  readonly #ofCell = new Map<string, readonly number[]>();

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
    const answers = numberIn(this.#ofAnswer, `${item} ${answer}`) * mostMonths;
    return this.#months(place, period).map((month) => answers + month);
  }

  #months(place: string, period: string): readonly number[] {
    const cell = `${place} ${period}`;
    const known = this.#ofCell.get(cell);
    if (known) return known;
    const units = this.#feed.unitsOf.get(place) ?? [];
    const months = parsePeriod(period)?.months ?? [];
    const all = units.flatMap((unit) => months.map((month) => numberIn(this.#ofMonth, `${unit} ${month}`)));
    this.#ofCell.set(cell, all);
    return all;
  }
}

/** More months of units than any organisation here has. */
const mostMonths = 1_000;

function numberIn(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name) ?? numbers.size;
  numbers.set(name, known);
  return known;
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
