// The cells of the published lattice: every place × every calendar period of a year, how they add up, and what of one
// item's answers lies in each. Which of them show is decided in lattice.ts. Pure.
import { parsePeriod, periodsOfYear, periodSums, type Sum } from '@palaute/schema';
import { chosen } from '../feedback/row.ts';
import type { AnswerCount } from './answers.ts';

/** Names a place within its organisation. */
export type PlaceId =
  | 'organisation'
  | `division:${string}`
  | `service:${string}`
  | `municipality:${string}`
  | `unit:${string}`
  // Not in the lattice: those of an organisation's people who are in a group (groups.ts).
  | `${'channel' | 'language' | 'wording'}:${string}`;

export const divisionPlace = (id: string): PlaceId => `division:${id}`;
export const servicePlace = (id: string): PlaceId => `service:${id}`;
export const municipalityPlace = (code: string): PlaceId => `municipality:${code}`;
export const unitPlace = (id: string): PlaceId => `unit:${id}`;

/** The places and periods that cells are of. Plain, so that it can go to another thread. */
export interface Lattice {
  readonly divisions: readonly { readonly id: string }[];
  readonly units: readonly PlacedUnit[];
  readonly year: string;
}

/** Where a unit belongs: each is in one division, and in one service of that division and one municipality or none. */
export interface PlacedUnit {
  readonly id: string;
  readonly divisionId: string;
  readonly serviceId?: string;
  /** Code of Statistics Finland, `049`. */
  readonly municipality?: string;
}

/** Services are a level between units and divisions: all of a service's units are of one division. */
export const unitsByService = <U extends PlacedUnit>(units: readonly U[]): ReadonlyMap<string, U[]> =>
  grouped(units, ({ serviceId }) => serviceId);

/** Municipalities are another grouping of the same units, which crosses the divisions and need not have all of them. */
export const unitsByMunicipality = <U extends PlacedUnit>(units: readonly U[]): ReadonlyMap<string, U[]> =>
  grouped(units, ({ municipality }) => municipality);

const grouped = <U>(units: readonly U[], by: (unit: U) => string | undefined): ReadonlyMap<string, U[]> =>
  new Map(
    [...Map.groupBy(units, by)]
      .filter((entry): entry is [string, U[]] => entry[0] !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );

/**
 * How much may be gone through to be sure of a figure (`withhold`): unbounded but where municipalities cross the rest. There
 * services would double what a decision takes, and leave too little of the minute after which it is given up (ADR 0043).
 */
export function effortOf({ units }: Pick<Lattice, 'units'>): number {
  if (!units.some(({ municipality }) => municipality !== undefined)) return Infinity;
  return units.some(({ serviceId }) => serviceId !== undefined) ? 250 : 1_000;
}

/** Answers to one item in every cell that has some. */
export function countCells(lattice: Lattice, answers: readonly AnswerCount[]): Map<string, number> {
  const byUnit = new Map<string, Map<string, number>>();
  for (const { unitId, month, n, answered } of answers) {
    if (!answered) continue;
    const byMonth = byUnit.get(unitId) ?? new Map<string, number>();
    byUnit.set(unitId, byMonth.set(month, (byMonth.get(month) ?? 0) + n));
  }
  const counts = new Map<string, number>();
  const cellsOf = cellFinder(lattice);
  for (const [unitId, byMonth] of byUnit) {
    for (const [month, n] of byMonth) {
      for (const cell of cellsOf(unitId, month)) counts.set(cell, (counts.get(cell) ?? 0) + n);
    }
  }
  return counts;
}

/** How many gave each answer to one item, in each month of each unit. */
export function answersByCell(answers: readonly AnswerCount[]): Map<string, ReadonlyMap<string, number>> {
  const byCell = new Map<string, Map<string, number>>();
  for (const { unitId, month, answer, n } of answers) {
    const cell = cellOf(unitPlace(unitId), month);
    const counts = byCell.get(cell) ?? new Map<string, number>();
    byCell.set(cell, counts.set(answer, (counts.get(answer) ?? 0) + n));
  }
  return new Map([...byCell].map(([cell, counts]) => [cell, dealOptions(counts)]));
}

/**
 * The answers to a `multi` by who may have given them together: its options are dealt out to the people in turn. It
 * makes each person's choice one answer, as every other item's is, and agrees with every count that shows. People who
 * are dealt the same are counted, not gone through: a provider may report a hundred thousand of them.
 */
function dealOptions(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const options = [...counts].filter(([answer]) => answer.startsWith(chosen(''))).toSorted();
  const people = counts.get('given') ?? 0;
  if (options.length === 0 || people === 0) return counts;
  let next = 0;
  const dealt = options.map(([option, n]) => {
    const from = next;
    next = (next + n) % people;
    return { option, from, n };
  });
  const together = new Map<string, number>();
  // Between two places where a dealing begins or ends everybody has the same.
  const ends = [...new Set([0, people, ...dealt.flatMap(({ from, n }) => [from, (from + n) % people])])];
  ends.sort((a, b) => a - b);
  ends.slice(1).forEach((end, index) => {
    const start = ends[index] ?? 0;
    const has = ({ from, n }: { from: number; n: number }) => (start - from + people) % people < n;
    const answer = dealt
      .filter(has)
      .map(({ option }) => option)
      .join(' ');
    together.set(answer, (together.get(answer) ?? 0) + end - start);
  });
  return together;
}

/** Finds the cells that a unit's month lies in. */
export function cellFinder({ units, year }: Lattice): (unitId: string, month: string) => string[] {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const periodsOf = periodsByMonth(year);
  return (unitId, month) => {
    const { divisionId = '', serviceId, municipality } = unitOf.get(unitId) ?? {};
    const places = [
      unitPlace(unitId),
      ...(serviceId === undefined ? [] : [servicePlace(serviceId)]),
      divisionPlace(divisionId),
      ...(municipality === undefined ? [] : [municipalityPlace(municipality)]),
      'organisation' as const,
    ];
    const periods = periodsOf.get(month) ?? [];
    return places.flatMap((place) => periods.map((period) => cellOf(place, period)));
  };
}

export const cellOf = (place: PlaceId, period: string) => `${place} ${period}`;

/** The last month of a cell's period. */
export const endOf = (cell: string): number =>
  Number(
    parsePeriod(cell.slice(cell.lastIndexOf(' ') + 1))
      ?.months.at(-1)
      ?.slice(5) ?? 12,
  );

/**
 * Which cells matter more, the lowest most: what ended earlier; of one end, municipalities last. They cross everything else,
 * and would take the figures of units back.
 */
export const rankOf = (cell: string): number =>
  endOf(cell) * 2 + (cell.startsWith(municipalityPlace('')) ? 1 : 0);

function periodsByMonth(year: string): Map<string, string[]> {
  const byMonth = new Map<string, string[]>();
  for (const id of periodsOfYear(year)) {
    for (const month of parsePeriod(id)?.months ?? [])
      byMonth.set(month, [...(byMonth.get(month) ?? []), id]);
  }
  return byMonth;
}

/** In each period a place is the sum of its parts; at each place a longer period is the sum of shorter ones. */
export function latticeSums({ divisions, units, year }: Lattice): Sum[] {
  const placeSums: { total: PlaceId; parts: PlaceId[] }[] = [
    { total: 'organisation', parts: divisions.map(({ id }) => divisionPlace(id)) },
    ...divisions.map(({ id }) => {
      const inside = units.filter((unit) => unit.divisionId === id);
      return {
        total: divisionPlace(id),
        parts: [
          ...[...unitsByService(inside).keys()].map(servicePlace),
          ...inside.filter(({ serviceId }) => serviceId === undefined).map((unit) => unitPlace(unit.id)),
        ],
      };
    }),
    ...[...unitsByService(units)].map(([id, inside]) => ({
      total: servicePlace(id),
      parts: inside.map((unit) => unitPlace(unit.id)),
    })),
    // No sum says that they are all of the organisation: a unit may be in none.
    ...[...unitsByMunicipality(units)].map(([code, inside]) => ({
      total: municipalityPlace(code),
      parts: inside.map((unit) => unitPlace(unit.id)),
    })),
  ];
  const places = [...new Set(placeSums.flatMap(({ total, parts }) => [total, ...parts]))];
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
