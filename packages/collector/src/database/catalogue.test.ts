// The rules that let the same tables run on Citus, read off the catalogue after migrating (ADR 0013).
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '../../../../tests/environment/postgres.ts';
import { definitionOf, foreignKeys, referenceTables, tenantTables } from './citus.ts';
import { type Database, openDatabase } from './open.ts';

/** kysely's own record of what has been done. */
const notOurs = ['kysely_migration', 'kysely_migration_lock'];
const isTenant = (table: string) => (tenantTables as readonly string[]).includes(table);

describe('The tables after migrating', () => {
  let postgres: Postgres;
  let database: Database;
  beforeAll(async () => {
    postgres = await startPostgres();
    database = await openDatabase({ url: postgres.url });
    await database.migrate();
  });
  afterAll(async () => {
    await database.close();
    await postgres.stop();
  });

  const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(database.db)).rows;

  it('are each written down once, as one that is copied or one that is spread by organisation', async () => {
    const tables = await rows(
      sql<{ table: string }>`select table_name as table from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    expect([...referenceTables, ...tenantTables, ...notOurs].toSorted()).toEqual(
      tables.map(({ table }) => table).toSorted(),
    );
  });

  it('have an organisation id at the head of every primary key, unique constraint and foreign key', async () => {
    const keys = await rows(sql<{ table: string; constraint: string; first: string }>`
      select c.conrelid::regclass::text as table, c.conname as constraint, a.attname as first
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype in ('p', 'u', 'f') and c.connamespace = 'public'::regnamespace`);
    const ours = keys.filter(({ table }) => isTenant(table));
    expect(ours.length).toBeGreaterThan(8);
    expect(ours.filter(({ first }) => first !== 'org_id')).toEqual([]);
    expect(new Set(ours.map(({ table }) => table))).toEqual(new Set(tenantTables));
  });

  it('have it at the head of every unique index, too', async () => {
    const indexes = await rows(sql<{ table: string; first: string | null }>`
      select i.indrelid::regclass::text as table, a.attname as first
      from pg_index i join pg_class c on c.oid = i.indrelid
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indisunique and c.relnamespace = 'public'::regnamespace`);
    expect(indexes.filter(({ table, first }) => isTenant(table) && first !== 'org_id')).toEqual([]);
  });

  it('have the organisation id as text everywhere, so that they can lie side by side', async () => {
    const columns = await rows(sql<{ table: string; type: string; nullable: string }>`
      select table_name as table, data_type as type, is_nullable as nullable from information_schema.columns
      where table_schema = 'public' and column_name = 'org_id'`);
    const ours = columns.filter(({ table }) => isTenant(table));
    expect(ours.map(({ table }) => table).toSorted()).toEqual([...tenantTables].toSorted());
    expect(ours.filter(({ type, nullable }) => type !== 'text' || nullable !== 'NO')).toEqual([]);
  });

  it('refer only to what is spread before them, by the foreign keys that are written down', async () => {
    const found = await rows(sql<{ table: string; name: string; definition: string; to: string }>`
      select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition,
        confrelid::regclass::text as to
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(found.toSorted(byName)).toEqual(
      foreignKeys
        .map((key) => ({ table: key.table, name: key.name, definition: definitionOf(key), to: key.to }))
        .toSorted(byName),
    );
    const order: readonly string[] = [...referenceTables, ...tenantTables];
    for (const { table, to } of found) expect(order.indexOf(to), table).toBeLessThan(order.indexOf(table));
  });

  it('use no sequence, trigger of their own, exclusion or deferrable constraint, or materialised view', async () => {
    expect(
      await rows(
        sql`select 1 from pg_class where relkind in ('S', 'm') and relnamespace = 'public'::regnamespace`,
      ),
    ).toEqual([]);
    expect(
      await rows(sql`select attname from pg_attribute join pg_class c on c.oid = attrelid
        where attidentity <> '' and c.relnamespace = 'public'::regnamespace`),
    ).toEqual([]);
    expect(await rows(sql`select tgname from pg_trigger where not tgisinternal`)).toEqual([]);
    expect(
      await rows(sql`select conname from pg_constraint
        where (contype = 'x' or condeferrable) and connamespace = 'public'::regnamespace`),
    ).toEqual([]);
  });

  it('are the same after migrating again, which tells that there was nothing to do', async () => {
    const columns = sql`select table_name, column_name, data_type from information_schema.columns
      where table_schema = 'public' order by 1, 2`;
    const before = await rows(columns);
    expect(await database.migrate()).toEqual([]);
    expect(await rows(columns)).toEqual(before);
  });
});
