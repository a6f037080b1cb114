// The place that something published is about (a measure, a quote): how it is found, and which keys speak for it. What is published there is the matter of measures/ and quotes/.
import type { Names, Place } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './database/tables.ts';
import type { Access } from './keys.ts';
import { type Refusal, refusal } from './problems.ts';
import { municipalityNames } from './results/municipality-names.ts';
import { type PartQuery, partsIn } from './results/places.ts';

/** An id that whoever publishes has made: a UUID of version 4 or 5, in small letters. */
export const idPattern: RegExp = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Finds a place of an organisation, or the whole of it. Nothing is published of a municipality: what is published of its
 * units is asked for.
 * @returns undefined when there is no such organisation; `place` undefined when it has no such part
 */
export async function findPlace(
  db: Kysely<Tables>,
  orgId: string,
  query: PartQuery,
): Promise<{ readonly organisation: Place; readonly place: Place | undefined } | undefined> {
  const { division = null, service = null, municipality = null, unit = null } = query;
  const { rows } = await sql<{ names: Names; place_names: Names | null }>`
    select o.names, case
      when ${unit}::text is not null then
        (select names from service_unit where org_id = ${orgId} and unit_id = ${unit})
      when ${division}::text is not null then
        (select names from division where org_id = ${orgId} and division_id = ${division})
      when ${service}::text is not null then
        (select names from service s where org_id = ${orgId} and service_id = ${service}
          and exists (select from service_unit u where u.org_id = ${orgId} and u.service_id = s.service_id
            and u.division_id = s.division_id))
      when ${municipality}::text is not null then
        (select '{}'::jsonb from service_unit where org_id = ${orgId} and municipality = ${municipality} limit 1)
      else o.names end as place_names
    from organisation o where o.org_id = ${orgId}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const organisation = { kind: 'organisation', id: orgId, names: row.names } as const;
  const names = row.place_names;
  const [kind] = partsIn(query);
  const id = (kind && query[kind]) ?? '';
  if (!names) return { organisation, place: undefined };
  if (!kind) return { organisation, place: organisation };
  return {
    organisation,
    place: { kind, id, names: kind === 'municipality' ? municipalityNames(id) : names },
  };
}

/** What a row tells of its place. */
export interface PlaceRow {
  readonly division_id: string | null;
  readonly service_id: string | null;
  readonly unit_id: string | null;
  /** Of the part, as the organisation's file has it now. */
  readonly place_names: Names | null;
}

/** What has left the organisation's file is told by its id. */
export function placeOfRow(
  { division_id, service_id, unit_id, place_names }: PlaceRow,
  organisation: Place,
): Place {
  const parts = { unit: unit_id, service: service_id, division: division_id };
  for (const [kind, id] of Object.entries(parts) as [keyof typeof parts, string | null][]) {
    if (id !== null) return { kind, id, names: place_names ?? { fi: id } };
  }
  return organisation;
}

/** A key of certain units speaks for no other place. @throws Refusal `unit-not-allowed` */
export function requireUnit({ units }: Access, { unit }: PartQuery): void {
  if (units && (unit === undefined || !units.includes(unit))) throw refusal('unit-not-allowed', '/unit');
}

/** Which part of the organisation there is not. */
export const unknownPart = (query: PartQuery): Refusal =>
  refusal('not-found', `/${partsIn(query)[0] ?? 'organisation'}`);
