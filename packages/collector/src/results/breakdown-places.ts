// The tables of what is told of the groups of units and divisions: kept with an organisation's months, which breakdown.ts
// tells.
import { parsePeriod } from '@palaute/schema';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { PlacedUnit, PlaceId } from './cells.ts';
import { groupedOf } from './grouped.ts';
import { type GroupedUnit, type ToldPlace, writePlace, type WrittenPlace } from './told-places.ts';

/** Whose published counts are read. */
export interface PublishedUnits {
  readonly orgId: string;
  readonly year: string;
  /** Each unit in the division in which its figures count. */
  readonly units: readonly PlacedUnit[];
}

/** What is published of some months, unit by unit; one after another, as a large one has megabytes. */
export async function readPublishedUnits(
  db: Kysely<Tables>,
  { orgId, year, units: placed }: PublishedUnits,
  wanted: ReadonlySet<string>,
): Promise<GroupedUnit[]> {
  const divisionOf = new Map(placed.map(({ id, divisionId }) => [id, divisionId]));
  const published = await db
    .selectFrom('published')
    .select('unit_id')
    .where('org_id', '=', orgId)
    .where('year', '=', year)
    .orderBy('unit_id')
    .execute();
  const units = placed
    .filter(({ id }) => !published.some(({ unit_id }) => unit_id === id))
    .map(({ id, divisionId }): GroupedUnit => ({ id, divisionId, rows: [] }));
  for (const { unit_id: id } of published) {
    const { counted, grouped } = await db
      .selectFrom('published')
      .select(['counted', 'grouped'])
      .where('org_id', '=', orgId)
      .where('year', '=', year)
      .where('unit_id', '=', id)
      .executeTakeFirstOrThrow();
    const rows = groupedOf(counted, [grouped], (month) => wanted.has(month));
    units.push({ id, divisionId: divisionOf.get(id) ?? '', rows });
  }
  return units;
}

/** Rows of a statement: a database takes so many values at once. */
const writtenTogether = 200;

/** Keeps what is told of places. */
export async function writeToldPlaces(
  db: Kysely<Tables>,
  orgId: string,
  places: readonly ToldPlace[],
): Promise<void> {
  for (let first = 0; first < places.length; first += writtenTogether) {
    await db
      .insertInto('breakdown_place')
      .values(
        places
          .slice(first, first + writtenTogether)
          .map(writePlace)
          .map(({ place, divisionId, month, counted }) => ({
            org_id: orgId,
            month,
            place,
            division_id: divisionId,
            counted,
          })),
      )
      .onConflict((conflict) => conflict.columns(['org_id', 'month', 'place']).doNothing())
      .execute();
  }
}

/** What was told of units and divisions. @param place of it alone */
export async function readToldPlaces(
  db: Kysely<Tables>,
  orgId: string,
  year: string,
  place?: PlaceId,
): Promise<WrittenPlace[]> {
  const rows = await db
    .selectFrom('breakdown_place')
    .select(['month', 'place', 'division_id', 'counted'])
    .where('org_id', '=', orgId)
    .where('month', 'in', parsePeriod(year)?.months ?? [])
    .$if(place !== undefined, (query) => query.where('place', '=', place ?? ''))
    .orderBy('month')
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    place: row.place as PlaceId,
    divisionId: row.division_id,
    month: row.month,
    counted: row.counted,
  }));
}
