// The place that something published is about (a measure, a quote): how it is asked for and found, and which keys speak
// for it. What is published there is the matter of measures/ and quotes/.
import type { Names, Place } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './database/tables.ts';
import type { Access } from './keys.ts';
import { type Refusal, refusal } from './problems.ts';
import { municipalityNames } from './results/municipality-names.ts';

/** An id that whoever publishes has made: a UUID of version 4 or 5, in small letters. */
export const idPattern: RegExp = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A place of an organisation, or the whole of it. */
export interface PlaceQuery {
  readonly division?: string | undefined;
  /** Nothing is published of it; what is published of its units is asked for. */
  readonly municipality?: string | undefined;
  readonly unit?: string | undefined;
}

/** @returns undefined when there is no such organisation; `place` undefined when it has no such part */
export async function findPlace(
  db: Kysely<Tables>,
  orgId: string,
  { division, municipality, unit }: PlaceQuery,
): Promise<{ readonly organisation: Place; readonly place: Place | undefined } | undefined> {
  const { rows } = await sql<{ names: Names; place_names: Names | null }>`
    select o.names, case
      when ${unit ?? null}::text is not null then
        (select names from service_unit where org_id = ${orgId} and unit_id = ${unit ?? null})
      when ${division ?? null}::text is not null then
        (select names from division where org_id = ${orgId} and division_id = ${division ?? null})
      when ${municipality ?? null}::text is not null then
        (select '{}'::jsonb from service_unit
          where org_id = ${orgId} and municipality = ${municipality ?? null} limit 1)
      else o.names end as place_names
    from organisation o where o.org_id = ${orgId}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const organisation = { kind: 'organisation', id: orgId, names: row.names } as const;
  const names = row.place_names;
  if (!names) return { organisation, place: undefined };
  if (unit !== undefined) return { organisation, place: { kind: 'unit', id: unit, names } };
  if (municipality !== undefined) {
    return {
      organisation,
      place: { kind: 'municipality', id: municipality, names: municipalityNames(municipality) },
    };
  }
  if (division !== undefined) return { organisation, place: { kind: 'division', id: division, names } };
  return { organisation, place: organisation };
}

/** What a row tells of its place. */
export interface PlaceRow {
  readonly division_id: string | null;
  readonly unit_id: string | null;
  /** Of the division or unit, as the organisation's file has it now. */
  readonly place_names: Names | null;
}

/** What has left the organisation's file is told by its id. */
export function placeOfRow({ division_id, unit_id, place_names }: PlaceRow, organisation: Place): Place {
  const ofPart = (kind: 'division' | 'unit', id: string): Place => ({
    kind,
    id,
    names: place_names ?? { fi: id },
  });
  if (unit_id !== null) return ofPart('unit', unit_id);
  return division_id === null ? organisation : ofPart('division', division_id);
}

/** A key of certain units speaks for no other place. @throws Refusal `unit-not-allowed` */
export function requireUnit({ units }: Access, { unit }: PlaceQuery): void {
  if (units && (unit === undefined || !units.includes(unit))) throw refusal('unit-not-allowed', '/unit');
}

const partKeys = ['division', 'municipality', 'unit'] as const;

/** The place that is asked about. @throws Refusal `bad-query` */
export function readPlaceQuery(
  query: Record<string, unknown>,
): PlaceQuery & { readonly organisation: string } {
  for (const [key, value] of Object.entries(query)) {
    if (!['organisation', ...partKeys].includes(key) || typeof value !== 'string')
      throw refusal('bad-query', `/${key}`);
  }
  const { organisation, division, municipality, unit } = query as Record<string, string | undefined>;
  if (!organisation) throw refusal('bad-query', '/organisation');
  const [, second] = partKeys.filter((key) => query[key] !== undefined);
  if (second) throw refusal('bad-query', `/${second}`);
  return { organisation, division, municipality, unit };
}

/** Which part of the organisation there is not. */
export const unknownPart = (query: PlaceQuery): Refusal =>
  refusal('not-found', `/${partKeys.find((key) => query[key] !== undefined) ?? 'organisation'}`);
