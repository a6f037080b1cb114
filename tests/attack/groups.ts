// What a reader of the figures by channel and language knows beside the feed: facts about each unit's month, channel and
// language, solved together.
import { textFor } from '@palaute/schema/texts';
import type { Feed } from './feed.ts';
import { type GroupCell, monthsWithFeedback } from './group-figures.ts';
import { type Fact, Region } from './region.ts';

export interface GroupFinding {
  readonly what: string;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

export interface Knowledge {
  readonly feed: Feed;
  readonly truth: Feed;
  readonly groups: readonly GroupCell[];
  readonly trueGroups: readonly GroupCell[];
}

export interface GroupAttack {
  /** Small hidden figures. */
  readonly tried: number;
  /** Of these, the groups of units and divisions. */
  readonly triedOfPlaces: number;
  /** Figures of groups of units and divisions that show. */
  readonly shownOfPlaces: number;
  /** Those that are known to be small. */
  readonly small: readonly GroupFinding[];
  /** The same of groups of places that do not show themselves in one of the months: these are told of nowhere. */
  readonly unseen: readonly GroupFinding[];
  /** Groups of units and divisions that were known to be small without any figure of theirs; not among the others. */
  readonly known: number;
}

interface Target extends GroupFinding {
  readonly isPlacesGroup: boolean;
  /** Whether the place itself shows, in each of the months. */
  readonly isSeen: boolean;
  readonly of: readonly number[];
}

interface Members {
  readonly units: readonly string[];
  readonly channels: readonly string[];
  readonly languages: readonly string[];
}

const sum = (counts: readonly number[]) => counts.reduce((total, n) => total + n, 0);

/**
 * Solves for each small hidden figure of one item, of places, of groups and of places' groups, how many it may be. What the
 * organisation's groups and the places tell of a place's group without its own figures is not held against these.
 * @param withAnswers answer by answer; else by how many answered
 */
export function attackGroups(
  { feed, truth, groups, trueGroups }: Knowledge,
  item: string,
  withAnswers: boolean,
): GroupAttack {
  const inGroups = groups.filter((cell) => cell.item === item);
  const nameOf = ({ place, group, period }: GroupCell) => `${place} ${group} ${period}`;
  const trueCounts = new Map(
    trueGroups.filter((cell) => cell.item === item).map((cell) => [nameOf(cell), cell.counts]),
  );
  const answers = withAnswers ? ([...trueCounts.values()][0]?.length ?? 1) : 1;
  const part = (counts: readonly number[]) => (withAnswers ? counts : [sum(counts)]);
  const used = (kind: string) => [
    ...new Set(
      trueGroups.flatMap((cell) =>
        cell.kind === kind && cell.item === 'feedback' && sum(cell.counts ?? []) > 0 ? [cell.group] : [],
      ),
    ),
  ];
  const [channels, languages] = [used('channel'), used('language')];
  const units = feed.unitsOf.get('organisation') ?? [];
  const monthsOf = monthsWithFeedback(truth);
  const numbers = new Map<string, number>();
  const unknown = (name: string) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const unknowns = (of: Members, period: string, answer: number) =>
    of.units.flatMap((unit) =>
      monthsOf(period).flatMap((month) =>
        of.channels.flatMap((channel) =>
          of.languages.map((language) => unknown(`${unit} ${month} ${channel} ${language} ${answer}`)),
        ),
      ),
    );
  const exactly = (of: readonly number[], least: number, most = least): Fact => ({
    terms: new Map(of.map((one) => [one, 1])),
    least,
    most,
  });
  const each = Array.from({ length: answers }, (_, answer) => answer);
  const all = (of: Members, period: string) => each.flatMap((answer) => unknowns(of, period, answer));
  const told = (of: Members, period: string, counts: readonly number[]) =>
    each.map((answer) => exactly(unknowns(of, period, answer), part(counts)[answer] ?? 0));
  const everybody: Members = { units, channels, languages };
  const isOfficial = (language: string) =>
    textFor(language.replace('language:', ''), 'nps').status !== 'proposal';
  const membersOf = ({ place, kind, group }: GroupCell): Members => ({
    ...everybody,
    units: feed.unitsOf.get(place) ?? [],
    ...(kind === 'channel' && { channels: channels.filter((channel) => channel === group) }),
    ...(kind === 'language' && { languages: languages.filter((language) => language === group) }),
    ...(kind === 'wording' && {
      languages: languages.filter((language) => isOfficial(language) === (group === 'wording:official')),
    }),
  });

  const facts: Fact[] = [];
  const factsOfPlaces: Fact[] = [];
  const targets: Target[] = [];
  const trueN = new Map(
    truth.cells.flatMap((cell) =>
      cell.item === item && 'n' in cell.shown ? [[`${cell.place} ${cell.period}`, cell.shown.n]] : [],
    ),
  );
  const aim = (what: string, n: number, of: readonly number[], isPlacesGroup = false, isSeen = true) =>
    targets.push({ what: `${item} of ${what}`, n, of, isPlacesGroup, isSeen, low: 0, high: Infinity });
  const seen = new Set(
    feed.cells.flatMap((cell) =>
      cell.item === item && 'n' in cell.shown ? [`${cell.place} ${cell.period}`] : [],
    ),
  );
  for (const cell of feed.cells.filter((one) => one.item === item)) {
    const of = { ...everybody, units: feed.unitsOf.get(cell.place) ?? [] };
    if ('n' in cell.shown) {
      facts.push(...told(of, cell.period, [...cell.shown.counts.values()]));
      continue;
    }
    const hidden = all(of, cell.period);
    if (!feed.mayBeEmpty(cell)) facts.push(exactly(hidden, 1, Infinity));
    const what = `${cell.place} ${cell.period}`;
    aim(what, trueN.get(what) ?? 0, hidden);
  }
  let shownOfPlaces = 0;
  for (const cell of inGroups) {
    const of = membersOf(cell);
    const isPlaces = cell.place !== 'organisation';
    if (cell.counts) {
      if (isPlaces && sum(cell.counts) > 0) shownOfPlaces += 1;
      (isPlaces ? factsOfPlaces : facts).push(...told(of, cell.period, cell.counts));
      continue;
    }
    const isSeen = !isPlaces || monthsOf(cell.period).every((month) => seen.has(`${cell.place} ${month}`));
    aim(nameOf(cell), sum(trueCounts.get(nameOf(cell)) ?? []), all(of, cell.period), isPlaces, isSeen);
  }
  const regionOf = (some: readonly Fact[]) =>
    new Region(some.filter(({ terms, least }) => terms.size > 0 || least > 0));
  const region = regionOf([...facts, ...factsOfPlaces]);
  if (region.isEmpty) throw new Error('what is told contradicts itself');
  // A quarter of one month's feedback is that month.
  const tried = new Map(
    targets
      .filter(({ n }) => n > 0 && n < feed.threshold)
      // Of the same people the last one is kept, which is the stricter.
      .toSorted((one, other) => Number(other.isPlacesGroup) - Number(one.isPlacesGroup))
      .map((target) => [[...target.of].toSorted((a, b) => a - b).join(' '), target]),
  );
  const small: GroupFinding[] = [];
  const unseen: GroupFinding[] = [];
  let before: Region | undefined;
  let known = 0;
  for (const { what, n, of, isPlacesGroup, isSeen } of tried.values()) {
    const { low, high } = region.rangeOf(of);
    if (high >= feed.threshold - 1e-4) continue;
    if (isPlacesGroup) {
      before ??= regionOf(facts);
      known += 1;
      if (before.rangeOf(of).high <= high + 1e-4) continue;
      known -= 1;
    }
    (isSeen ? small : unseen).push({ what, n, low, high });
  }
  return {
    tried: tried.size,
    triedOfPlaces: [...tried.values()].filter(({ isPlacesGroup }) => isPlacesGroup).length,
    shownOfPlaces,
    small,
    unseen,
    known,
  };
}
