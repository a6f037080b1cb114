// Reads an organisation: its places and own items, and what one year's counters and reported counts hold. Never
// feedbacks: the cost does not grow with what people give.
import type { ItemKind, Names } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { UnitYear } from './answers.ts';
import type { PlacedUnit } from './cells.ts';

export interface Unit extends PlacedUnit {
  readonly names: Names;
}

export interface OwnItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly names: Names;
  readonly options: readonly OwnOption[];
}

/** A service that units of one division give. */
export interface Service {
  readonly id: string;
  readonly divisionId: string;
  readonly names: Names;
}

/** An option of an own item that is a choice. */
export interface OwnOption {
  readonly id: string;
  readonly names: Names;
}

export interface Organisation {
  readonly id: string;
  readonly names: Names;
  /** Code of the wellbeing services county that it belongs to. */
  readonly area?: string;
  readonly divisions: readonly { readonly id: string; readonly names: Names }[];
  /** Those that units may be told by, each of one division. */
  readonly services: readonly Service[];
  readonly units: readonly Unit[];
  readonly items: readonly OwnItem[];
}

export async function readOrganisations(db: Kysely<Tables>): Promise<Organisation[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['org_id', 'names', 'area'])
    .orderBy('org_id')
    .execute();
  return Promise.all(rows.map((row) => readParts(db, { ...row, id: row.org_id })));
}

export async function readOrganisation(db: Kysely<Tables>, orgId: string): Promise<Organisation | undefined> {
  const row = await db
    .selectFrom('organisation')
    .select(['names', 'area'])
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  return row && readParts(db, { ...row, id: orgId });
}

async function readParts(
  db: Kysely<Tables>,
  { id, names, area }: { id: string; names: Record<string, string>; area: string | null },
): Promise<Organisation> {
  const divisions = await db
    .selectFrom('division')
    .select(['division_id', 'names'])
    .where('org_id', '=', id)
    .orderBy('division_id')
    .execute();
  const services = await db
    .selectFrom('service')
    .select(['service_id', 'division_id', 'names'])
    .where('org_id', '=', id)
    .orderBy('service_id')
    .execute();
  const units = await db
    .selectFrom('service_unit')
    .select(['unit_id', 'division_id', 'service_id', 'municipality', 'names'])
    .where('org_id', '=', id)
    .orderBy('unit_id')
    .execute();
  const homeOf = new Map(services.map(({ service_id, division_id }) => [service_id, division_id]));
  const items = await db
    .selectFrom('own_item')
    .select(['item_id', 'kind', 'names', 'options'])
    .where('org_id', '=', id)
    .orderBy('item_id')
    .execute();
  return {
    id,
    names: asNames(names),
    ...(area !== null && { area }),
    divisions: divisions.map((row) => ({ id: row.division_id, names: asNames(row.names) })),
    services: services.map((row) => ({
      id: row.service_id,
      divisionId: row.division_id,
      names: asNames(row.names),
    })),
    units: units.map((row) => ({
      id: row.unit_id,
      divisionId: row.division_id,
      // One that has left the organisation's file may be of a service that is another division's now.
      ...(row.service_id !== null &&
        homeOf.get(row.service_id) === row.division_id && { serviceId: row.service_id }),
      ...(row.municipality !== null && { municipality: row.municipality }),
      names: asNames(row.names),
    })),
    items: items.map((row) => ({
      id: row.item_id,
      kind: row.kind as ItemKind,
      names: asNames(row.names),
      options: (row.options ?? []).map((option) => ({ id: option.id, names: asNames(option.names) })),
    })),
  };
}

/** The file that was loaded had a Finnish name in each; see `loadOrganisation`. */
const asNames = (names: Record<string, string>): Names => names as unknown as Names;

/** What is known of an organisation without its places. */
export type OrganisationHead = Pick<Organisation, 'id' | 'names' | 'area'>;

/** Every organisation, without its places. */
export async function readOrganisationNames(db: Kysely<Tables>): Promise<OrganisationHead[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['org_id', 'names', 'area'])
    .orderBy('org_id')
    .execute();
  return rows.map(({ org_id, names, area }) => ({
    id: org_id,
    names: asNames(names),
    ...(area !== null && { area }),
  }));
}

/** The years from the first feedback of an organisation's units to the last: by the ends of indexes, whatever there is. */
export async function readYears(db: Kysely<Tables>, orgId: string): Promise<string[]> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(first) as first, max(last) as last from (
      select
        (select min(month) from counter c where c.org_id = u.org_id and c.unit_id = u.unit_id) as first,
        (select max(month) from counter c where c.org_id = u.org_id and c.unit_id = u.unit_id) as last
      from service_unit u where u.org_id = ${orgId}
      union all
      select min(month), max(month) from aggregate where org_id = ${orgId}
    ) month`.execute(db);
  const [first, last] = [rows[0]?.first, rows[0]?.last].map((month) =>
    Number(month?.slice(0, 4) ?? Number.NaN),
  );
  if (first === undefined || last === undefined || Number.isNaN(first + last)) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

/** How often an item was asked in one unit's month and not answered, whatever the reason. */
export interface SkipCount {
  readonly unitId: string;
  readonly month: string;
  readonly item: string;
  readonly n: number;
}

/** What was asked in one year and not answered. Nobody reports that as counts. */
export async function readSkipped(db: Kysely<Tables>, orgId: string, year: string): Promise<SkipCount[]> {
  const { rows } = await sql<SkipCount>`
    select unit_id as "unitId", month, item, sum(n)::int as n
    from counter
    where org_id = ${orgId} and month between ${`${year}-01`} and ${`${year}-12`}
      and not answered and answer not like 'option:%'
    group by unit_id, month, item`.execute(db);
  return rows;
}

/**
 * Everything that was answered in one year, in an order that is always the same; reasons for absence are no answers.
 * The database makes one text of each unit, because a row of each answer would keep the collector from all else.
 */
export async function readYear(db: Kysely<Tables>, orgId: string, year: string): Promise<UnitYear[]> {
  const written = sql`json_agg(
    json_build_array(month, item, answer, answered, n) order by month, item, answer, answered
  )::text as counted`;
  const counted = await sql<UnitYear>`
    select unit_id as "unitId", ${written}
    from (
      select unit_id, month, item, answer, answered, sum(n)::int as n
      from counter
      where org_id = ${orgId} and month between ${`${year}-01`} and ${`${year}-12`}
        and (answered or answer like 'option:%')
      group by unit_id, month, item, answer, answered
    ) answer
    group by unit_id order by unit_id`.execute(db);
  // A statement of its own: what providers reported as counts adds to the others, and may change by itself.
  const reported = await sql<UnitYear>`
    select unit_id as "unitId", ${written}
    from (
      select unit_id, month, t.item, t.answer, t.answered, sum(t.n)::int as n
      from aggregate, jsonb_to_recordset(tally) as t(item text, answer text, answered boolean, n integer)
      where org_id = ${orgId} and month between ${`${year}-01`} and ${`${year}-12`}
      group by unit_id, month, t.item, t.answer, t.answered
    ) answer
    group by unit_id order by unit_id`.execute(db);
  return [...counted.rows, ...reported.rows];
}
