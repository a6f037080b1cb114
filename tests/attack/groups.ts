// What a reader of the figures by channel and language knows beside the feed: facts about each unit's month, channel and
// language.
import { type Breakdown, type Figures, isWithheld, parsePeriod, periodsOfYear } from '@palaute/schema';
import { textFor } from '@palaute/schema/texts';
import type { Feed } from './feed.ts';
import { type Fact, Region } from './region.ts';

/** A figure of a group, as anybody can read it and as it is. */
export interface GroupCell {
  readonly kind: string;
  readonly group: string;
  readonly period: string;
  readonly item: string;
  /** How many gave each answer; undefined where it is withheld. */
  readonly counts: readonly number[] | undefined;
}

/** Items that are told by how many gave each answer of a scale. */
const scaled = ['nps', 'access', 'safety'];

/** Every figure of every group of a year. */
export async function readGroups(
  endpoint: string,
  orgId: string,
  year: string,
  key?: string,
): Promise<GroupCell[]> {
  const cells: GroupCell[] = [];
  for (const period of periodsOfYear(year)) {
    for (const by of ['channel', 'language']) {
      const address = `${endpoint}/v1/results/breakdown?organisation=${orgId}&period=${period}&by=${by}`;
      const response = await fetch(address, key ? { headers: { authorization: `Bearer ${key}` } } : {});
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      const { groups } = (await response.json()) as Breakdown;
      for (const { place, ...figures } of groups) {
        cells.push(
          ...['feedback', ...scaled].map((item) => ({
            kind: place.kind,
            group: place.id,
            period,
            item,
            counts: countsOf(figures, item),
          })),
        );
      }
    }
  }
  return cells;
}

function countsOf({ feedback, nps, items }: Omit<Figures, 'place'>, item: string): number[] | undefined {
  const figure =
    item === 'feedback' ? feedback : item === 'nps' ? nps : items.find((one) => one.item === item)?.figure;
  if (!figure || isWithheld(figure)) return undefined;
  return 'distribution' in figure ? [...(figure.distribution as readonly number[])] : [figure.n];
}

export interface GroupFinding {
  readonly what: string;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

const sum = (counts: readonly number[]) => counts.reduce((total, n) => total + n, 0);

/**
 * Solves for each small hidden figure of one item, of places and of groups, how many it may be.
 * @param withAnswers answer by answer; else by how many answered
 */
export function attackGroups(
  { feed, truth, groups, trueGroups }: Knowledge,
  item: string,
  withAnswers: boolean,
): { readonly tried: number; readonly shown: number; readonly small: readonly GroupFinding[] } {
  const inGroups = groups.filter((cell) => cell.item === item);
  const trueCounts = new Map(
    trueGroups
      .filter((cell) => cell.item === item)
      .map((cell) => [`${cell.group} ${cell.period}`, cell.counts]),
  );
  const answers = withAnswers ? ([...trueCounts.values()][0]?.length ?? 1) : 1;
  const part = (counts: readonly number[]) => (withAnswers ? counts : [sum(counts)]);
  const codesOf = (kind: string) => [
    ...new Set(inGroups.filter((cell) => cell.kind === kind).map((cell) => cell.group)),
  ];
  const used = (kind: string) =>
    codesOf(kind).filter((group) =>
      trueGroups.some(
        (cell) => cell.group === group && cell.item === 'feedback' && sum(cell.counts ?? []) > 0,
      ),
    );
  const [channels, languages] = [used('channel'), used('language')];
  const units = feed.unitsOf.get('organisation') ?? [];
  const numbers = new Map<string, number>();
  const unknown = (name: string) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const unknowns = (
    of: { units?: readonly string[]; channels?: readonly string[]; languages?: readonly string[] },
    period: string,
    answer: number,
  ) =>
    (of.units ?? units).flatMap((unit) =>
      (parsePeriod(period)?.months ?? []).flatMap((month) =>
        (of.channels ?? channels).flatMap((channel) =>
          (of.languages ?? languages).map((language) =>
            unknown(`${unit} ${month} ${channel} ${language} ${answer}`),
          ),
        ),
      ),
    );
  const exactly = (of: readonly number[], least: number, most = least): Fact => ({
    terms: new Map(of.map((one) => [one, 1])),
    least,
    most,
  });
  const each = Array.from({ length: answers }, (_, answer) => answer);
  const isOfficial = (language: string) =>
    textFor(language.replace('language:', ''), 'nps').status !== 'proposal';
  const membersOf = ({ kind, group }: Pick<GroupCell, 'kind' | 'group'>) =>
    kind === 'channel'
      ? { channels: channels.filter((channel) => channel === group) }
      : kind === 'language'
        ? { languages: languages.filter((language) => language === group) }
        : {
            languages: languages.filter(
              (language) => isOfficial(language) === (group === 'wording:official'),
            ),
          };

  const facts: Fact[] = [];
  const targets: { what: string; n: number; of: readonly number[] }[] = [];
  const truthOf = new Map(
    truth.cells.flatMap((cell) =>
      cell.item === item && 'n' in cell.shown ? [[`${cell.place} ${cell.period}`, cell.shown.n]] : [],
    ),
  );
  for (const cell of feed.cells.filter((one) => one.item === item)) {
    const of = { units: feed.unitsOf.get(cell.place) ?? [] };
    const all = each.flatMap((answer) => unknowns(of, cell.period, answer));
    if ('n' in cell.shown) {
      const counts = part([...cell.shown.counts.values()]);
      each.forEach((answer) => facts.push(exactly(unknowns(of, cell.period, answer), counts[answer] ?? 0)));
      continue;
    }
    if (!feed.mayBeEmpty(cell)) facts.push(exactly(all, 1, Infinity));
    targets.push({
      what: `${cell.place} ${cell.period}`,
      n: truthOf.get(`${cell.place} ${cell.period}`) ?? 0,
      of: all,
    });
  }
  let shown = 0;
  for (const cell of inGroups) {
    const of = membersOf(cell);
    if (cell.counts) {
      const counts = part(cell.counts);
      if (sum(counts) > 0) shown += 1;
      each.forEach((answer) => facts.push(exactly(unknowns(of, cell.period, answer), counts[answer] ?? 0)));
      continue;
    }
    const n = sum(trueCounts.get(`${cell.group} ${cell.period}`) ?? []);
    const all = each.flatMap((answer) => unknowns(of, cell.period, answer));
    if (n > 0) targets.push({ what: `${cell.group} ${cell.period}`, n, of: all });
  }
  const region = new Region(facts.filter(({ terms, least }) => terms.size > 0 || least > 0));
  if (region.isEmpty) throw new Error('what is told contradicts itself');
  const small: GroupFinding[] = [];
  const tried = targets.filter(({ n }) => n > 0 && n < feed.threshold);
  for (const { what, n, of } of tried) {
    const { low, high } = region.rangeOf(of);
    if (high < feed.threshold - 1e-4) small.push({ what: `${item} of ${what}`, n, low, high });
  }
  return { tried: tried.length, shown, small };
}

export interface Knowledge {
  readonly feed: Feed;
  readonly truth: Feed;
  readonly groups: readonly GroupCell[];
  readonly trueGroups: readonly GroupCell[];
}
