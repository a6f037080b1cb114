// The groups of one unit or division as one audience sees them. Pure.
import { parsePeriod, periodsOfYear } from '@palaute/schema';
import { feedbackItem } from '../feedback/row.ts';
import type { PlaceId } from './cells.ts';
import { countsOf } from './figures.ts';
import type { GroupedRow } from './grouped.ts';
import { type GroupFigures, type Grouping, isIn } from './groups.ts';
import type { ShownGroups } from './place-groups.ts';

/** What a place's groups are told from. */
export interface PlaceGroups {
  readonly place: PlaceId;
  readonly by: Grouping;
  readonly year: string;
  /** What the place's people answered. */
  readonly rows: readonly GroupedRow[];
  /** What shows; undefined: everything. */
  readonly shown: ShownGroups | undefined;
}

export function placeFigures({ place, by, year, rows, shown }: PlaceGroups): GroupFigures {
  const valueOf = by === 'channel' ? 4 : 5;
  const bitOf = new Map(periodsOfYear(year).map((id, index) => [id, 1 << index]));
  const isShown = (item: string, group: string, period: string): boolean => {
    const ofItem = shown?.get(item)?.get(place);
    const bits = ofItem ? ofItem.empty | (ofItem.shown.get(group) ?? 0) : 0;
    return (bits & (bitOf.get(period) ?? 0)) !== 0;
  };
  return {
    counts: (group, period) => {
      const months = new Set(parsePeriod(period.id)?.months);
      return countsOf(
        rows.flatMap((row) =>
          months.has(row[0]) && isIn(group, by, row[valueOf])
            ? { item: row[1], answer: row[2], n: row[6] }
            : [],
        ),
      );
    },
    isWithheld: (item, group, { id }) =>
      shown !== undefined && !(isShown(feedbackItem, group.id, id) && isShown(item, group.id, id)),
  };
}
