// Spreading the tables, against functions that have the names of those of Citus, record how they are called, and refuse
// what Citus is known to refuse. It has not been run on Citus itself.
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '../../../../tests/environment/postgres.ts';
import { loadOrganisation } from '../organisation.ts';
import { distribute, foreignKeys, NoCitusError, referenceTables, tenantTables } from './citus.ts';
import { type Database, openDatabase } from './open.ts';

const standIns = [
  sql`create table pg_dist_partition (logicalrel regclass primary key, partmethod "char", beside text)`,
  // A table that is spread or copied refers to such tables only, and nothing that is not refers to it.
  sql`create function refuse_loose(name text) returns void language plpgsql as $$
    begin
      if exists (select 1 from pg_constraint where contype = 'f' and name::regclass in (conrelid, confrelid)
          and not (conrelid in (select logicalrel from pg_dist_partition)
            and confrelid in (select logicalrel from pg_dist_partition))) then
        raise exception 'relations are not colocated: %', name;
      end if;
    end $$`,
  sql`create function create_reference_table(name regclass) returns void language plpgsql as $$
    begin
      insert into pg_dist_partition values (name, 'n', null);
      perform refuse_loose(name::text);
    end $$`,
  sql`create function create_distributed_table(name regclass, by_column text, colocate_with text)
    returns void language plpgsql as $$
    begin
      if by_column <> 'org_id' then raise exception 'not by organisation'; end if;
      if colocate_with <> 'none' and colocate_with::regclass not in
          (select logicalrel from pg_dist_partition where partmethod = 'h') then
        raise exception 'not colocated with a distributed table';
      end if;
      insert into pg_dist_partition values (name, 'h', colocate_with);
      perform refuse_loose(name::text);
    end $$`,
];

describe('Spreading the tables', () => {
  let postgres: Postgres | undefined;
  let database: Database | undefined;
  const open = async () => {
    await database?.close();
    postgres ??= await startPostgres();
    database = await openDatabase({ url: await postgres.createDatabase() });
    await database.migrate();
    return database.db;
  };
  let db: Database['db'];
  beforeEach(async () => (db = await open()));
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  const addStandIns = async () => {
    for (const standIn of standIns) await standIn.execute(db);
  };
  const keysStanding = async () =>
    (
      await sql<{ name: string }>`select conname as name from pg_constraint
        where contype = 'f' and connamespace = 'public'::regnamespace order by 1`.execute(db)
    ).rows.map(({ name }) => name);
  const allKeys = foreignKeys.map(({ name }) => name).toSorted();

  it('is refused on a PostgreSQL without Citus, and changes nothing there', async () => {
    await expect(distribute(db)).rejects.toBeInstanceOf(NoCitusError);
    expect(await keysStanding()).toEqual(allKeys);
  });

  it('copies what is looked up by something else, and lays all of one organisation on one machine', async () => {
    await addStandIns();
    expect(await distribute(db)).toEqual([...referenceTables, ...tenantTables]);
    const { rows } = await sql<{ table: string; beside: string | null }>`
      select logicalrel::text as table, beside from pg_dist_partition`.execute(db);
    const [first, ...others] = tenantTables;
    expect(new Map(rows.map(({ table, beside }) => [table, beside]))).toEqual(
      new Map<string, string | null>([
        ...referenceTables.map((table) => [table, null] as const),
        [first, 'none'],
        ...others.map((table) => [table, first] as const),
      ]),
    );
    expect(await keysStanding()).toEqual(allKeys);
  });

  it('keeps what is there', async () => {
    await addStandIns();
    const names = { fi: 'Alue' };
    await loadOrganisation(db, {
      oid: '1.2.246.10.32213078.10.0',
      names,
      divisions: [{ id: 'a', names }],
      units: [{ oid: '1.2.246.10.32213078.10.99001', division: 'a', names }],
    });
    await distribute(db);
    expect((await db.selectFrom('service_unit').select('division_id').execute())[0]?.division_id).toBe('a');
    // The keys are the same as before: a division of nobody's is refused.
    await expect(
      db.insertInto('division').values({ org_id: 'nobody', division_id: 'a', names: '{}' }).execute(),
    ).rejects.toMatchObject({ code: '23503' });
  });

  it('does nothing again', async () => {
    await addStandIns();
    await distribute(db);
    expect(await distribute(db)).toEqual([]);
    expect(await keysStanding()).toEqual(allKeys);
  });

  it('is carried on where it was cut short', async () => {
    await addStandIns();
    // The first try fails in the middle, with the foreign keys taken off.
    await sql`insert into pg_dist_partition values ('feedback', 'x', null)`.execute(db);
    await sql`alter table pg_dist_partition add check (partmethod <> 'h' or logicalrel <> 'form'::regclass)`.execute(
      db,
    );
    await expect(distribute(db)).rejects.toMatchObject({ code: '23514' });
    await sql`alter table pg_dist_partition drop constraint pg_dist_partition_check`.execute(db);
    await sql`delete from pg_dist_partition where logicalrel = 'feedback'::regclass`.execute(db);
    expect(await distribute(db)).toEqual([
      'form',
      'feedback',
      ...tenantTables.slice(tenantTables.indexOf('feedback') + 1),
    ]);
    expect(await keysStanding()).toEqual(allKeys);
  });

  it('spreads a table that a later version brought, beside the others', async () => {
    await addStandIns();
    await distribute(db);
    await sql`delete from pg_dist_partition where logicalrel = 'aggregate'::regclass`.execute(db);
    expect(await distribute(db)).toEqual(['aggregate']);
  });
});
