// One item's answers by place, month and group, as far as they are told to anybody: what places' groups are decided on
// (place-groups.ts). Pure.
import { type Period, parsePeriod, periodsOfYear } from '@palaute/schema';
import type { AnswerCount } from './answers.ts';
import { answersByCell, divisionPlace, type PlaceId } from './cells.ts';
import type { ToldPlace } from './told-places.ts';

/** Periods of a year are told apart by a bit each, in the order of `periodsOfYear`. */
export interface Calendar {
  readonly periods: readonly Period[];
  /** Period → its months, by index. */
  readonly monthsIn: readonly (readonly number[])[];
  /** Month → the periods that it lies in. */
  readonly periodsWith: readonly number[];
}

/** January is 0. */
export const monthIndex = (month: string): number => Number(month.slice(5)) - 1;

export function calendarOf(year: string): Calendar {
  const periods = periodsOfYear(year).flatMap((id) => parsePeriod(id) ?? []);
  const monthsIn = periods.map(({ months }) => months.map(monthIndex));
  const periodsWith = Array.from({ length: 12 }, (_, month) =>
    monthsIn.reduce((bits, months, period) => (months.includes(month) ? bits | (1 << period) : bits), 0),
  );
  return { periods, monthsIn, periodsWith };
}

/** The groups of a breakdown: those that a person is in one of, and after them the classes that these are in. */
export interface Columns {
  readonly names: readonly string[];
  /** How many of them are groups. */
  readonly groups: number;
  /** Group → its class; −1 where there are no classes. */
  readonly classOf: readonly number[];
}

/** An answer that some people of a place gave in a month, of one group. */
export interface Entry {
  /** Index among the places that are told of; −1 is the whole organisation. */
  readonly told: number;
  readonly month: number;
  readonly group: number;
  readonly answer: string;
  readonly answered: boolean;
  readonly n: number;
}

/**
 * People are in atoms: a unit in the months in which it is told of; what a division that is told of has beside them; and
 * what is left of the organisation. Nobody is told more than sums of these.
 */
export interface PlaceTable {
  readonly columns: Columns;
  /** Units and divisions that are told of in some month. */
  readonly places: readonly PlaceId[];
  /** Place → months in which it is told of, a bit each. */
  readonly toldMonths: Int32Array;
  readonly atoms: number;
  /** Atom → its unit among the places; −1 where it is none. */
  readonly unitOf: Int32Array;
  /** Month and atom → the division that is told of and that it lies in; −1 where there is none. */
  readonly divisionOf: Int32Array;
  /** Month, group and atom → how many; see {@link cellAt}. */
  readonly counts: Int32Array;
  /** The same of each answer. */
  readonly answers: readonly Int32Array[];
}

export const at = (array: Int32Array, index: number): number => array[index] ?? 0;

/** @param told of this item alone: the places that are told of in each month, those of the entries' indexes */
export function placeTable(
  columns: Columns,
  allTold: readonly ToldPlace[],
  isTold: (index: number) => boolean,
  entries: readonly Entry[],
): PlaceTable {
  const told = allTold.flatMap((place, index) => (isTold(index) ? [{ ...place, index }] : []));
  const places = [...new Set(told.map(({ place }) => place))].toSorted();
  const placeAt = new Map(places.map((place, index) => [place, index]));
  // An atom for each place, of a division its rest; the last one is what is left.
  const atoms = places.length + 1;
  const rest = places.length;
  const toldMonths = new Int32Array(places.length);
  const unitOf = new Int32Array(atoms).fill(-1);
  const divisionOf = new Int32Array(12 * atoms).fill(-1);
  const monthOf = ({ month }: ToldPlace) => monthIndex(month);
  const isUnit = (place: PlaceId) => place.startsWith('unit:');
  for (const one of told) {
    const place = placeAt.get(one.place) ?? 0;
    toldMonths[place] = at(toldMonths, place) | (1 << monthOf(one));
    if (isUnit(one.place)) unitOf[place] = place;
    else divisionOf[monthOf(one) * atoms + place] = place;
  }
  const parentOf = (one: ToldPlace): number => {
    const division = placeAt.get(divisionPlace(one.divisionId));
    const isThere = division !== undefined && (at(toldMonths, division) >> monthOf(one)) & 1;
    return isThere ? division : -1;
  };
  const atomOfTold = new Map<number, { readonly atom: number; readonly without: number }>();
  for (const one of told) {
    const atom = placeAt.get(one.place) ?? 0;
    const parent = isUnit(one.place) ? parentOf(one) : -1;
    if (parent >= 0) divisionOf[monthOf(one) * atoms + atom] = parent;
    atomOfTold.set(one.index, { atom, without: parent >= 0 ? parent : rest });
  }

  const raw = new Map<number, Map<string, AnswerCount>>();
  const add = (cell: number, { answer, answered }: Entry, n: number) => {
    const known = raw.get(cell) ?? new Map<string, AnswerCount>();
    const before = known.get(answer)?.n ?? 0;
    known.set(answer, { unitId: String(cell), month: '', item: '', answer, answered, n: before + n });
    raw.set(cell, known);
  };
  const cellAt = (month: number, group: number, atom: number) =>
    (month * columns.groups + group) * atoms + atom;
  for (const entry of entries) {
    const { month, group, n } = entry;
    const place = atomOfTold.get(entry.told);
    if (entry.told >= 0 && !place) continue;
    add(cellAt(month, group, place?.atom ?? rest), entry, n);
    if (place) add(cellAt(month, group, place.without), entry, -n);
  }
  const cells = 12 * columns.groups * atoms;
  const counts = new Int32Array(cells);
  const answers = new Map<string, Int32Array>();
  for (const [cell, given] of raw) {
    // What was read a moment later may have more in a part than in the whole.
    const there = [...given.values()].filter(({ n }) => n > 0);
    for (const dealt of answersByCell(there).values()) {
      for (const [answer, n] of dealt) {
        const ofAnswer = answers.get(answer) ?? new Int32Array(cells);
        answers.set(answer, ofAnswer);
        ofAnswer[cell] = n;
        counts[cell] = at(counts, cell) + n;
      }
    }
  }
  const inOrder = [...answers].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    columns,
    places,
    toldMonths,
    atoms,
    unitOf,
    divisionOf,
    counts,
    answers: inOrder.map(([, ofAnswer]) => ofAnswer),
  };
}

/** The atoms that a place consists of in a month. */
export function atomsIn({ atoms, unitOf, divisionOf }: PlaceTable, place: number, month: number): number[] {
  if (at(unitOf, place) === place) return [place];
  const inside: number[] = [];
  for (let atom = 0; atom < atoms; atom++) {
    if (at(divisionOf, month * atoms + atom) === place) inside.push(atom);
  }
  return inside;
}

/** How many are in each column of a place in each period: place, column, period. */
export function periodCounts(table: PlaceTable, { monthsIn }: Calendar): Int32Array {
  const { columns, places, atoms, counts } = table;
  const width = columns.names.length;
  const periods = monthsIn.length;
  const sums = new Int32Array(places.length * width * periods);
  places.forEach((_, place) => {
    for (let month = 0; month < 12; month++) {
      if (!((at(table.toldMonths, place) >> month) & 1)) continue;
      for (const atom of atomsIn(table, place, month)) {
        for (let group = 0; group < columns.groups; group++) {
          const n = at(counts, (month * columns.groups + group) * atoms + atom);
          if (n === 0) continue;
          for (const column of [group, columns.classOf[group] ?? -1]) {
            if (column < 0) continue;
            monthsIn.forEach((months, period) => {
              if (!months.includes(month)) return;
              const cell = (place * width + column) * periods + period;
              sums[cell] = at(sums, cell) + n;
            });
          }
        }
      }
    }
  });
  return sums;
}
