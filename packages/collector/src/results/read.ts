// Reads an organisation: its places and own items, and what one year's counters and reported counts hold. Never
// feedbacks: the cost does not grow with what people give.
import type { ItemKind, Names } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

export interface Unit {
  readonly id: string;
  readonly divisionId: string;
  readonly names: Names;
}

export interface OwnItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly names: Names;
  readonly options: readonly OwnOption[];
}

/** An option of an own item that is a choice. */
export interface OwnOption {
  readonly id: string;
  readonly names: Names;
}

export interface Organisation {
  readonly id: string;
  readonly names: Names;
  readonly divisions: readonly { readonly id: string; readonly names: Names }[];
  readonly units: readonly Unit[];
  readonly items: readonly OwnItem[];
}

/** How often one unit's people gave one answer in one month. */
export interface AnswerCount {
  readonly unitId: string;
  readonly month: string;
  readonly item: string;
  readonly answer: string;
  /** Whether it counts people: the options of a `multi` are counted beside the people who chose them. */
  readonly answered: boolean;
  readonly n: number;
}

export async function readOrganisations(db: Kysely<Tables>): Promise<Organisation[]> {
  const rows = await db.selectFrom('organisation').select(['org_id', 'names']).orderBy('org_id').execute();
  return Promise.all(rows.map((row) => readParts(db, row.org_id, asNames(row.names))));
}

export async function readOrganisation(db: Kysely<Tables>, orgId: string): Promise<Organisation | undefined> {
  const row = await db
    .selectFrom('organisation')
    .select('names')
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  return row && readParts(db, orgId, asNames(row.names));
}

async function readParts(db: Kysely<Tables>, id: string, names: Names): Promise<Organisation> {
  const divisions = await db
    .selectFrom('division')
    .select(['division_id', 'names'])
    .where('org_id', '=', id)
    .orderBy('division_id')
    .execute();
  const units = await db
    .selectFrom('service_unit')
    .select(['unit_id', 'division_id', 'names'])
    .where('org_id', '=', id)
    .orderBy('unit_id')
    .execute();
  const items = await db
    .selectFrom('own_item')
    .select(['item_id', 'kind', 'names', 'options'])
    .where('org_id', '=', id)
    .orderBy('item_id')
    .execute();
  return {
    id,
    names,
    divisions: divisions.map((row) => ({ id: row.division_id, names: asNames(row.names) })),
    units: units.map((row) => ({ id: row.unit_id, divisionId: row.division_id, names: asNames(row.names) })),
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

/** Everything that was answered in one year; reasons for absence are no answers. */
export async function readYear(db: Kysely<Tables>, orgId: string, year: string): Promise<AnswerCount[]> {
  const counted = await sql<AnswerCount>`
    select unit_id as "unitId", month, item, answer, answered, sum(n)::int as n
    from counter
    where org_id = ${orgId} and month between ${`${year}-01`} and ${`${year}-12`}
      and (answered or answer like 'option:%')
    group by unit_id, month, item, answer, answered`.execute(db);
  // A statement of its own: what providers reported as counts adds to the others, and may change by itself.
  const reported = await sql<AnswerCount>`
    select unit_id as "unitId", month, t.item, t.answer, t.answered, sum(t.n)::int as n
    from aggregate, jsonb_to_recordset(tally) as t(item text, answer text, answered boolean, n integer)
    where org_id = ${orgId} and month between ${`${year}-01`} and ${`${year}-12`}
    group by unit_id, month, t.item, t.answer, t.answered`.execute(db);
  return [...counted.rows, ...reported.rows];
}
