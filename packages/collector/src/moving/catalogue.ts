// Which tables are moved, with which columns and in which order: read off the database's own catalogue, so that a new
// migration is carried without an edit here. What becomes of the rows is in export.ts and import.ts.
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

export interface MovedColumn {
  readonly name: string;
  /** As SQL writes it: `timestamp with time zone`, `text[]`. */
  readonly type: string;
}

export interface MovedTable {
  readonly name: string;
  /** In the order of the table, without generated ones. */
  readonly columns: readonly MovedColumn[];
  /** The rows' order, which is the same in every database: the primary key as SQL, compared byte by byte. */
  readonly order: string;
  /** Whether its rows belong to organisations. */
  readonly isTenants: boolean;
}

/** Tables that are not moved, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  kysely_migration: 'tells what was done to the tables; the file names the migrations in its first line',
  kysely_migration_lock: 'a lock, not content',
};

interface CatalogueRow {
  name: string;
  columns: { name: string; type: string; generated: boolean }[];
  key: { name: string; collates: boolean }[];
  references: string[];
}

const catalogue = sql<CatalogueRow>`
  select c.relname as name,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'generated', a.attgenerated <> '') order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(json_build_object('name', a.attname, 'collates', a.attcollation <> 0)
        order by array_position(k.conkey, a.attnum)), '[]')
      from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any(k.conkey)
      where k.conrelid = c.oid and k.contype = 'p') as key,
    (select coalesce(json_agg(distinct t.relname), '[]')
      from pg_constraint k join pg_class t on t.oid = k.confrelid
      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as references
  from pg_class c
  where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = to_regnamespace(current_schema())
  order by c.relname collate "C"`;

/**
 * The tables that are moved, each after those that it refers to.
 * @throws Error when a table has no primary key, or tables refer to each other in a ring
 */
export async function readMovedTables(db: Kysely<Tables>): Promise<MovedTable[]> {
  const { rows } = await catalogue.execute(db);
  const open = new Map(
    rows.filter(({ name }) => !Object.hasOwn(leftOut, name)).map((row) => [row.name, row]),
  );
  const sorted: MovedTable[] = [];
  while (open.size > 0) {
    const next = [...open.values()].filter((row) => !row.references.some((name) => open.has(name)));
    if (next.length === 0)
      throw new Error(`These tables refer to each other: ${[...open.keys()].join(', ')}.`);
    for (const row of next) {
      sorted.push(asMoved(row));
      open.delete(row.name);
    }
  }
  // What belongs to no organisation may be referred to by what does, and not the other way round.
  return sorted.toSorted((a, b) => Number(a.isTenants) - Number(b.isTenants));
}

function asMoved({ name, columns, key }: CatalogueRow): MovedTable {
  if (key.length === 0) throw new Error(`The table ${name} has no primary key, so its rows have no order.`);
  return {
    name,
    columns: columns
      .filter(({ generated }) => !generated)
      .map((column) => ({ name: column.name, type: column.type })),
    order: key.map((part) => `"${part.name}"${part.collates ? ' collate "C"' : ''}`).join(', '),
    isTenants: columns.some((column) => column.name === 'org_id'),
  };
}

/** What has been done to the tables, in order. */
export async function readMigrations(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name collate "C"`.execute(db);
  return rows.map(({ name }) => name);
}
