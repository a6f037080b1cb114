// What is told of the groups of units and divisions in a month: which items, and what was answered to them. The months of an
// organisation as a whole are the matter of breakdown.ts. Pure.
import { divisionPlace, type PlaceId, unitPlace } from './cells.ts';
import type { GroupedRow } from './grouped.ts';

/** A unit's or a division's month, of which everybody sees some items. */
export interface ToldPlace {
  readonly place: PlaceId;
  /** Where a unit's figures counted then; of a division, itself. */
  readonly divisionId: string;
  readonly month: string;
  readonly items: readonly string[];
  /** Answers to those. */
  readonly rows: readonly GroupedRow[];
}

/** What a unit's people answered. */
export interface GroupedUnit {
  readonly id: string;
  readonly divisionId: string;
  readonly rows: readonly GroupedRow[];
}

/** Items of a place that everybody sees in a month. */
export type ItemsOf = (place: PlaceId, month: string) => readonly string[];

/**
 * The units and divisions that may be told of. What is not seen of a unit is in its division's alone: nobody is told of its
 * groups, and it need not be kept.
 */
export function toldPlacesOf(
  units: readonly GroupedUnit[],
  months: readonly string[],
  itemsOf: ItemsOf,
): ToldPlace[] {
  const byMonth = new Map(units.map(({ id, rows }) => [id, Map.groupBy(rows, ([month]) => month)] as const));
  const divisions = [...Map.groupBy(units, ({ divisionId }) => divisionId)].filter(([id]) => id !== '');
  return months.flatMap((month) => {
    const told = (place: PlaceId, divisionId: string, rows: () => readonly GroupedRow[]): ToldPlace[] => {
      const items = itemsOf(place, month);
      if (items.length === 0) return [];
      const seen = new Set(items);
      return [{ place, divisionId, month, items, rows: rows().filter(([, item]) => seen.has(item)) }];
    };
    const rowsOf = ({ id }: GroupedUnit) => byMonth.get(id)?.get(month) ?? [];
    return [
      ...units.flatMap((unit) =>
        // A unit that is no more has no division, and is no place.
        unit.divisionId === '' ? [] : told(unitPlace(unit.id), unit.divisionId, () => rowsOf(unit)),
      ),
      ...divisions.flatMap(([id, inside]) =>
        told(divisionPlace(id), id, () => addedUp(inside.flatMap(rowsOf))),
      ),
    ];
  });
}

/** One row of each kind. */
export function addedUp(rows: readonly GroupedRow[]): GroupedRow[] {
  const sums = new Map<string, GroupedRow>();
  for (const row of rows) {
    const [month, item, answer, answered, channel, language, n] = row;
    const name = `${month} ${item} ${answered} ${channel} ${language} ${answer}`;
    const before = sums.get(name)?.[6] ?? 0;
    sums.set(name, [month, item, answer, answered, channel, language, before + n]);
  }
  return [...sums.values()];
}

/** A unit's counts as the database wrote them: a JSON list of `GroupedRow`. */
export interface WrittenUnit {
  readonly id: string;
  readonly divisionId: string;
  readonly grouped: string;
}

export const rowsOfUnits = (units: readonly WrittenUnit[]): GroupedUnit[] =>
  units.map(({ id, divisionId, grouped }) => ({ id, divisionId, rows: JSON.parse(grouped) as GroupedRow[] }));

/** What was told of a place, as it is kept: `counted` is a JSON object of items and rows. */
export interface WrittenPlace extends Pick<ToldPlace, 'place' | 'divisionId' | 'month'> {
  readonly counted: string;
}

export const writePlace = ({ items, rows, ...place }: ToldPlace): WrittenPlace => ({
  ...place,
  counted: JSON.stringify({ items, rows }),
});

export const readPlace = ({ counted, ...place }: WrittenPlace): ToldPlace => ({
  ...place,
  ...(JSON.parse(counted) as Pick<ToldPlace, 'items' | 'rows'>),
});
