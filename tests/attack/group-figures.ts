// Everything that anybody can read of an organisation's year by channel and language: of the organisation, its divisions and
// its units.
import { type Breakdown, type Figures, isWithheld, parsePeriod } from '@palaute/schema';
import type { Feed } from './feed.ts';

/** A figure of a group, as anybody can read it or as it is. */
export interface GroupCell {
  /** As a feed names it: `organisation`, `division d0`, `unit …` */
  readonly place: string;
  readonly kind: string;
  readonly group: string;
  readonly period: string;
  readonly item: string;
  /** How many gave each answer; undefined where it is withheld. */
  readonly counts: readonly number[] | undefined;
}

/** Items that are told by how many gave each answer of a scale. */
const scaled = ['nps', 'access', 'safety'];

/** Every figure of every group of the periods in which there is feedback. */
export async function readGroups(
  endpoint: string,
  orgId: string,
  feed: Feed,
  key?: string,
): Promise<GroupCell[]> {
  const places = [...feed.unitsOf.keys()].filter((place) => !place.startsWith('municipality '));
  const asked = places.flatMap((place) =>
    periodsWithFeedback(feed).flatMap((period) =>
      ['channel', 'language'].map((by) => ({ place, period, by })),
    ),
  );
  const cells: GroupCell[] = [];
  for (const { place: of, period, by } of asked) {
    const [kind, id] = of.split(' ');
    const part = id === undefined ? '' : `&${kind}=${id}`;
    const address = `${endpoint}/v1/results/breakdown?organisation=${orgId}${part}&period=${period}&by=${by}`;
    const response = await fetch(address, key ? { headers: { authorization: `Bearer ${key}` } } : {});
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const { groups } = (await response.json()) as Breakdown;
    for (const { place, ...figures } of groups) {
      cells.push(
        ...['feedback', ...scaled].map((item) => ({
          place: of,
          kind: place.kind,
          group: place.id,
          period,
          item,
          counts: countsOf(figures, item),
        })),
      );
    }
  }
  return cells;
}

/** Everybody sees that nobody at all answered in the others. */
function periodsWithFeedback({ cells }: Feed): string[] {
  const whole = cells.filter(({ place, item }) => place === 'organisation' && item === 'feedback');
  return whole.flatMap(({ period, shown }) => ('n' in shown && shown.n === 0 ? [] : [period]));
}

/** The months of a period in which there is feedback. */
export function monthsWithFeedback(feed: Feed): (period: string) => readonly string[] {
  const known = new Set(periodsWithFeedback(feed));
  return (period) => (parsePeriod(period)?.months ?? []).filter((month) => known.has(month));
}

function countsOf({ feedback, nps, items }: Omit<Figures, 'place'>, item: string): number[] | undefined {
  const figure =
    item === 'feedback' ? feedback : item === 'nps' ? nps : items.find((one) => one.item === item)?.figure;
  if (!figure || isWithheld(figure)) return undefined;
  return 'distribution' in figure ? [...(figure.distribution as readonly number[])] : [figure.n];
}
