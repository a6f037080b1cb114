// Which figures of the groups of units and divisions show: those who answered through one channel or in one language, there
// (ADR 0042). Whose counts they are is the matter of breakdown.ts and group-reader.ts. Pure.
import { feedbackItem } from '../feedback/row.ts';
import { cellOf, type PlaceId } from './cells.ts';
import { type GroupedRow, unknownGroup } from './grouped.ts';
import { classOf, decideGroups } from './groups.ts';
import { Decision, type OnProof, type PlaceGroupsQuestion, type ShownOfPlace } from './place-decision.ts';
import { calendarOf, type Columns, type Entry, monthIndex, placeTable } from './place-table.ts';
import {
  readPlace,
  rowsOfUnits,
  type ToldPlace,
  toldPlacesOf,
  type WrittenPlace,
  type WrittenUnit,
} from './told-places.ts';

/** The same as it goes to another thread: what was told, or what is counted now of all units. */
export type WrittenPlacesQuestion = PlaceGroupsQuestion &
  (
    | { readonly told: readonly WrittenPlace[] }
    | {
        readonly units: readonly WrittenUnit[];
        /** Place and month → items that everybody sees there. */
        readonly itemsOf: ReadonlyMap<string, readonly string[]>;
      }
  );

/** Decides on what another thread has sent. */
export function decideWrittenPlaces(question: WrittenPlacesQuestion): ShownGroups {
  if ('told' in question) return decidePlaceGroups(question, question.told.map(readPlace));
  const { units, months, itemsOf } = question;
  return decidePlaceGroups(
    question,
    toldPlacesOf(
      rowsOfUnits(units),
      [...months.keys()],
      (place, month) => itemsOf.get(cellOf(place, month)) ?? [],
    ),
  );
}

/** Item → place → what is told there. */
export type ShownGroups = ReadonlyMap<string, ReadonlyMap<PlaceId, ShownOfPlace>>;

/**
 * Decides which groups of places show.
 *
 * A group shows where it is large and the organisation shows it in each of the months, unless a small one would be known
 * to be small by it: for each small group that is hidden, people are swapped so that it is none, and what is in the way of
 * that is hidden. What was told before stays.
 */
export function decidePlaceGroups(
  question: PlaceGroupsQuestion,
  told: readonly ToldPlace[],
  onProof?: OnProof,
): ShownGroups {
  const { by, rows, items } = question;
  const calendar = calendarOf(question.year);
  const figures = decideGroups({
    ...question,
    isToldOf: (item, month) => items.get(month)?.has(item) ?? false,
  });
  const valueOf = by === 'channel' ? 4 : 5;
  const groups = [...new Set(rows.map((row) => row[valueOf]))].toSorted();
  const classes = by === 'language' ? [...new Set(groups.map((group) => classOf(by, group)))].toSorted() : [];
  const columns: Columns = {
    names: [
      ...groups.map((group) => `${by}:${group}`),
      ...classes.map((name) => (name === unknownGroup ? '' : `wording:${name}`)),
    ],
    groups: groups.length,
    classOf: groups.map((group) =>
      classes.length > 0 ? groups.length + classes.indexOf(classOf(by, group)) : -1,
    ),
  };
  const entries = entriesByItem(rows, told, valueOf, new Map(groups.map((group, index) => [group, index])));
  const itemsTold = told.map((place) => new Set(place.items));
  const shownOf = (item: string, mayShow: ReadonlyMap<PlaceId, ShownOfPlace> | undefined) => {
    const isOf = (month: string) => question.months.has(month) && items.get(month)?.has(item) === true;
    const table = placeTable(
      columns,
      told,
      (index) => itemsTold[index]?.has(item) === true && isOf(told[index]?.month ?? ''),
      (entries.get(item) ?? []).filter(({ month }) => isOf(monthOf(question.year, month))),
    );
    const decision = new Decision(question, { item, table, calendar, figures, mayShow, onProof });
    return decision.make();
  };
  const feedback = shownOf(feedbackItem, undefined);
  const all = new Set(told.flatMap((place) => place.items));
  return new Map([...all].map((item) => [item, item === feedbackItem ? feedback : shownOf(item, feedback)]));
}

const monthOf = (year: string, month: number) => `${year}-${String(month + 1).padStart(2, '0')}`;

function entriesByItem(
  rows: readonly GroupedRow[],
  told: readonly ToldPlace[],
  valueOf: 4 | 5,
  groupAt: ReadonlyMap<string, number>,
): ReadonlyMap<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  const add = (of: readonly GroupedRow[], index: number) => {
    for (const row of of) {
      const [month, item, answer, answered] = row;
      const group = groupAt.get(row[valueOf]);
      // What the whole does not know cannot be a part of it.
      if (group === undefined) continue;
      const known = entries.get(item) ?? [];
      known.push({ told: index, month: monthIndex(month), group, answer, answered, n: row[6] });
      entries.set(item, known);
    }
  };
  add(rows, -1);
  told.forEach((place, index) => add(place.rows, index));
  return entries;
}
