// The published lattice of one organisation and year: every place × every calendar period, and how they add up.
// Which of its cells show is the schema's rule (`withhold`). Pure.
import {
  periodsOfYear,
  periodSums,
  parsePeriod,
  type Sum,
  withhold,
  type WithheldReason,
} from '@palaute/schema';
import type { AnswerCount, Organisation } from './read.ts';

/** Names a place within its organisation. */
export type PlaceId = 'organisation' | `division:${string}` | `unit:${string}`;

export const divisionPlace = (id: string): PlaceId => `division:${id}`;
export const unitPlace = (id: string): PlaceId => `unit:${id}`;

/** Tells why one item's figure is withheld at a place in a period; `undefined` when it shows. */
export type Withholding = (item: string, place: PlaceId, period: string) => WithheldReason | undefined;

/**
 * Decides which cells show to an audience, each item by itself and when it is first asked about.
 *
 * A period that ended earlier goes before one that ended later, so that what comes in later never takes back a figure
 * of a finished period to protect a running one.
 * @param threshold smallest n that shows; 0 shows all
 */
export function decideWithholding(
  organisation: Organisation,
  year: string,
  answers: readonly AnswerCount[],
  threshold: number,
): Withholding {
  if (threshold === 0) return () => undefined;
  const sums = latticeSums(organisation, year);
  const decided = new Map<string, ReadonlyMap<string, WithheldReason>>();
  const decide = (item: string) => {
    const hidden = withhold(countCells(organisation, year, answers, item), sums, threshold, endOf);
    decided.set(item, hidden);
    return hidden;
  };
  return (item, place, period) => (decided.get(item) ?? decide(item)).get(cellOf(place, period));
}

/** Answers to one item in every cell that has some. */
function countCells(
  { units }: Organisation,
  year: string,
  answers: readonly AnswerCount[],
  item: string,
): Map<string, number> {
  const counts = new Map<string, number>();
  const divisionOf = new Map(units.map((unit) => [unit.id, unit.divisionId]));
  const periodsOf = periodsByMonth(year);
  for (const { unitId, month, n, answered, item: answeredItem } of answers) {
    if (answeredItem !== item || !answered) continue;
    const places = [unitPlace(unitId), divisionPlace(divisionOf.get(unitId) ?? ''), 'organisation'] as const;
    for (const place of places) {
      for (const period of periodsOf.get(month) ?? []) {
        const cell = cellOf(place, period);
        counts.set(cell, (counts.get(cell) ?? 0) + n);
      }
    }
  }
  return counts;
}

const cellOf = (place: PlaceId, period: string) => `${place} ${period}`;

/** The last month of a cell's period. */
const endOf = (cell: string): number =>
  Number(
    parsePeriod(cell.slice(cell.lastIndexOf(' ') + 1))
      ?.months.at(-1)
      ?.slice(5) ?? 12,
  );

function periodsByMonth(year: string): Map<string, string[]> {
  const byMonth = new Map<string, string[]>();
  for (const id of periodsOfYear(year)) {
    for (const month of parsePeriod(id)?.months ?? [])
      byMonth.set(month, [...(byMonth.get(month) ?? []), id]);
  }
  return byMonth;
}

/** In each period a place is the sum of its parts; at each place a longer period is the sum of shorter ones. */
function latticeSums({ divisions, units }: Organisation, year: string): Sum[] {
  const placeSums: { total: PlaceId; parts: PlaceId[] }[] = [
    { total: 'organisation', parts: divisions.map(({ id }) => divisionPlace(id)) },
    ...divisions.map(({ id }) => ({
      total: divisionPlace(id),
      parts: units.filter((unit) => unit.divisionId === id).map((unit) => unitPlace(unit.id)),
    })),
  ];
  const places = [
    'organisation' as const,
    ...placeSums.slice(1).flatMap(({ total, parts }) => [total, ...parts]),
  ];
  return [
    ...periodsOfYear(year).flatMap((period) =>
      placeSums.map(({ total, parts }) => ({
        total: cellOf(total, period),
        parts: parts.map((part) => cellOf(part, period)),
      })),
    ),
    ...places.flatMap((place) =>
      periodSums(year).map(({ total, parts }) => ({
        total: cellOf(place, total),
        parts: parts.map((part) => cellOf(place, part)),
      })),
    ),
  ];
}
