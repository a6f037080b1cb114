// The rules that let the same tables run on Citus, read off the catalogue after migrating (ADR 0013).
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '../../../../tests/environment/postgres.ts';
import { type Database, openDatabase } from './open.ts';

/** Looked up by something else than an organisation: copied to every node. */
const referenceTables = ['access_key'];
/** kysely's own record of what has been done. */
const notOurs = ['kysely_migration', 'kysely_migration_lock'];

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

  it('have an organisation id at the head of every primary key, unique constraint and foreign key', async () => {
    const keys = await rows(sql<{ table: string; constraint: string; first: string }>`
      select c.conrelid::regclass::text as table, c.conname as constraint, a.attname as first
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype in ('p', 'u', 'f') and c.connamespace = 'public'::regnamespace`);
    const ours = keys.filter(({ table }) => ![...referenceTables, ...notOurs].includes(table));
    expect(ours.length).toBeGreaterThan(8);
    expect(ours.filter(({ first }) => first !== 'org_id')).toEqual([]);
  });

  it('use no sequence, trigger of their own, exclusion or deferrable constraint, or materialised view', async () => {
    expect(
      await rows(
        sql`select 1 from pg_class where relkind in ('S', 'm') and relnamespace = 'public'::regnamespace`,
      ),
    ).toEqual([]);
    expect(await rows(sql`select tgname from pg_trigger where not tgisinternal`)).toEqual([]);
    expect(
      await rows(sql`select conname from pg_constraint
        where (contype = 'x' or condeferrable) and connamespace = 'public'::regnamespace`),
    ).toEqual([]);
  });

  it('are the same after migrating again', async () => {
    const columns = sql`select table_name, column_name, data_type from information_schema.columns
      where table_schema = 'public' order by 1, 2`;
    const before = await rows(columns);
    await database.migrate();
    expect(await rows(columns)).toEqual(before);
  });
});
