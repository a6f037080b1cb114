// Spreads the tables over the machines of a Citus cluster, as a step of its own after migrating (ADR 0013). Which table is
// spread how is written down here, in the order in which it must be done; a test holds it against the catalogue. It has
// been run against functions of the same names that record their calls, never on Citus itself.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

type TableName = keyof Tables;

/** Looked up by something else than an organisation, or referred to by all: copied to every machine. */
export const referenceTables = ['organisation', 'access_key'] as const satisfies readonly TableName[];

/** Spread by `org_id`, all of one organisation on one machine. What others refer to comes before them. */
export const tenantTables = [
  'division',
  'service',
  'service_unit',
  'own_item',
  'form',
  'feedback',
  'feedback_text',
  'feedback_contact',
  'quarantine',
  'audit_entry',
  'counter',
  'aggregate',
  'asked',
  'measure',
  'quote',
  'publication',
  'published',
  'breakdown',
  'breakdown_place',
] as const satisfies readonly TableName[];

/** A table without a place is a compile error. */
type Unplaced = Exclude<TableName, (typeof referenceTables)[number] | (typeof tenantTables)[number]>;
const unplaced: Unplaced extends never ? true : Unplaced = true;
void unplaced;

/**
 * Foreign keys, which are taken off before a table is spread and put back after: Citus spreads no table that refers to one
 * that is not, and turns tables that refer to a copied one into a kind that it spreads no more.
 */
export const foreignKeys: readonly ForeignKey[] = [
  { table: 'division', name: 'division_org_id_fkey', to: 'organisation', columns: 'org_id' },
  {
    table: 'service_unit',
    name: 'service_unit_org_id_division_id_fkey',
    to: 'division',
    columns: 'org_id, division_id',
  },
  { table: 'own_item', name: 'own_item_org_id_fkey', to: 'organisation', columns: 'org_id' },
  { table: 'form', name: 'form_org_id_fkey', to: 'organisation', columns: 'org_id' },
  { table: 'access_key', name: 'access_key_org_id_fkey', to: 'organisation', columns: 'org_id' },
  {
    table: 'feedback',
    name: 'feedback_org_id_unit_id_fkey',
    to: 'service_unit',
    columns: 'org_id, unit_id',
  },
  {
    table: 'feedback_text',
    name: 'feedback_text_org_id_feedback_id_fkey',
    to: 'feedback',
    columns: 'org_id, feedback_id',
    isCascading: true,
  },
  {
    table: 'feedback_contact',
    name: 'feedback_contact_org_id_feedback_id_fkey',
    to: 'feedback',
    columns: 'org_id, feedback_id',
    isCascading: true,
  },
  { table: 'audit_entry', name: 'audit_entry_org_id_fkey', to: 'organisation', columns: 'org_id' },
];

export interface ForeignKey {
  readonly table: TableName;
  readonly name: string;
  readonly to: TableName;
  /** The same in both tables. */
  readonly columns: string;
  /** Whether rows go with what they refer to. @default false */
  readonly isCascading?: boolean;
}

/** As PostgreSQL writes it (`pg_get_constraintdef`). */
export const definitionOf = ({ to, columns, isCascading }: ForeignKey): string =>
  `FOREIGN KEY (${columns}) REFERENCES ${to}(${columns})${isCascading ? ' ON DELETE CASCADE' : ''}`;

/** There is nothing to spread tables over. */
export class NoCitusError extends Error {
  override readonly name = 'NoCitusError';
}

/**
 * Spreads every table that is not spread yet, with the rows that are there; repeated, it changes nothing, and one that was
 * cut short is carried on. No collector may run meanwhile the first time: for a while nothing keeps rows from referring to
 * what is not there.
 * @returns the tables that it spread, in order
 * @throws NoCitusError on a PostgreSQL without Citus
 */
export async function distribute(db: Kysely<Tables>): Promise<readonly string[]> {
  if (!(await hasCitus(db))) throw new NoCitusError();
  const spread = await namesOf(db, sql`select logicalrel::text as name from pg_dist_partition`);
  const missing = (table: TableName) => !spread.has(table);
  for (const { table, name, to } of foreignKeys) {
    if (!missing(table) && !missing(to)) continue;
    await sql`alter table ${sql.table(table)} drop constraint if exists ${sql.id(name)}`.execute(db);
  }
  const [first] = tenantTables;
  for (const table of referenceTables.filter(missing)) {
    await sql`select create_reference_table(${table})`.execute(db);
  }
  for (const table of tenantTables.filter(missing)) {
    const beside = table === first ? 'none' : first;
    await sql`select create_distributed_table(${table}, 'org_id', colocate_with => ${beside})`.execute(db);
  }
  const standing = await namesOf(db, sql`select conname as name from pg_constraint where contype = 'f'`);
  for (const key of foreignKeys.filter(({ name }) => !standing.has(name))) {
    await sql`alter table ${sql.table(key.table)}
      add constraint ${sql.id(key.name)} ${sql.raw(definitionOf(key))}`.execute(db);
  }
  return [...referenceTables, ...tenantTables].filter(missing);
}

async function hasCitus(db: Kysely<Tables>): Promise<boolean> {
  const functions = ['create_reference_table', 'create_distributed_table'];
  const found = await namesOf(
    db,
    sql`select distinct proname as name from pg_proc where proname = any(${functions})`,
  );
  return found.size === functions.length;
}

async function namesOf(
  db: Kysely<Tables>,
  query: RawBuilder<{ name: string }>,
): Promise<ReadonlySet<string>> {
  return new Set((await query.execute(db)).rows.map(({ name }) => name));
}
