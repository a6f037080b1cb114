// Whatever the tables hold arrives as it was: random rows of every table, in both directions between the databases.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeEmbedded } from '../../../../tests/environment/collector.ts';
import { type Postgres, startPostgres } from '../../../../tests/environment/postgres.ts';
import { type Database, openDatabase } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import { leftOut, readMovedTables } from './catalogue.ts';
import { exportTo } from './export.ts';
import { importFrom } from './import.ts';

// Databases and commands are started many times over.
vi.setConfig({ testTimeout: 240_000 });

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((value) => value.replaceAll('\0', '')),
  fc.constantFrom(
    '',
    ' ',
    '\\N',
    '{}',
    '"',
    'null',
    'ä',
    'Z',
    'a',
    '😀',
    '\r\n',
    '\\.',
    `'; drop table counter; --`,
  ),
);
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value).replaceAll('\\u0000', ''));
const microseconds = fc
  .tuple(
    fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([date, micro]) => `${date.toISOString().slice(0, -1)}${String(micro).padStart(3, '0')}Z`);
const ofType: Readonly<Record<string, fc.Arbitrary<string>>> = {
  text,
  jsonb: json,
  uuid: fc.uuid(),
  boolean: fc.boolean().map(String),
  integer: fc.integer().map(String),
  bigint: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  'double precision': fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  date: microseconds.map((instant) => instant.slice(0, 10)),
  'timestamp with time zone': microseconds,
  bytea: fc.uint8Array({ maxLength: 60 }).map((bytes) => `\\x${Buffer.from(bytes).toString('hex')}`),
  'text[]': fc.array(text, { maxLength: 3 }).map((values) => JSON.stringify(values)),
};

interface Column {
  name: string;
  type: string;
  required: boolean;
}
interface Reference {
  table: string;
  columns: string[];
  theirs: string[];
}
interface Shape {
  name: string;
  columns: Column[];
  references: Reference[];
}

async function shapesOf(db: Kysely<Tables>): Promise<Shape[]> {
  const tables = await readMovedTables(db);
  const { rows } = await sql<Shape>`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'required', a.attnotnull)) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0) as columns,
      (select coalesce(json_agg(json_build_object('table', t.relname,
          'columns', (select json_agg(attname order by n) from unnest(k.conkey) with ordinality u(c, n)
            join pg_attribute on attrelid = k.conrelid and attnum = c),
          'theirs', (select json_agg(attname order by n) from unnest(k.confkey) with ordinality u(c, n)
            join pg_attribute on attrelid = k.confrelid and attnum = c))), '[]')
        from pg_constraint k join pg_class t on t.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f') as references
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`.execute(db);
  const shapes = tables.map(({ name }) => rows.find((row) => row.name === name) as Shape);
  // Some tables have an organisation without referring to it.
  return shapes.toSorted((a, b) => Number(b.name === 'organisation') - Number(a.name === 'organisation'));
}

type Row = Record<string, string | null>;

/** Rows of every table; a reference takes the values of some row that is there. */
const contentOf = (shapes: readonly Shape[]) =>
  fc
    .record(
      Object.fromEntries(
        shapes.map(({ name, columns }) => [
          name,
          fc.array(
            fc.record({
              pick: fc.nat(),
              values: fc.record(
                Object.fromEntries(
                  columns.map((column) => {
                    const values = ofType[column.type];
                    if (!values)
                      throw new Error(`${name}.${column.name}: how does one make a ${column.type}?`);
                    return [column.name, column.required ? values : fc.option(values)];
                  }),
                ),
              ),
            }),
            { minLength: 1, maxLength: 6 },
          ),
        ]),
      ),
    )
    .map((content) => {
      const rows = new Map<string, Row[]>();
      for (const { name, columns, references } of shapes) {
        rows.set(
          name,
          (content[name] ?? []).map(({ pick, values }) => {
            const row: Row = { ...values };
            const orgs = rows.get('organisation') ?? [];
            if (name !== 'organisation' && columns.some((column) => column.name === 'org_id')) {
              row['org_id'] = orgs[pick % orgs.length]?.['org_id'] ?? null;
            }
            for (const { table, columns: ours, theirs } of references) {
              const parents = rows.get(table) ?? [];
              const parent = parents[pick % parents.length];
              ours.forEach((column, index) => (row[column] = parent?.[theirs[index] ?? ''] ?? null));
            }
            return row;
          }),
        );
      }
      return rows;
    });

async function fill(
  db: Kysely<Tables>,
  shapes: readonly Shape[],
  content: ReadonlyMap<string, readonly Row[]>,
) {
  for (const { name, columns } of shapes) {
    for (const row of content.get(name) ?? []) {
      const values = columns.map(({ name: column, type }) => {
        const value = row[column] ?? null;
        if (type !== 'text[]' || value === null) return sql`${value}::text::${sql.raw(type)}`;
        return sql`array(select jsonb_array_elements_text(${value}::text::jsonb))`;
      });
      await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.id(column.name)))})
        values (${sql.join(values)}) on conflict do nothing`.execute(db);
    }
  }
}

async function exported({ db }: Database, orgId?: string): Promise<string> {
  let all = '';
  await exportTo(db, orgId, (part) => {
    all += part;
    return Promise.resolve();
  });
  return all;
}

/** In pieces of a size that splits lines and characters. */
async function* pieces(file: string, size: number) {
  const bytes = Buffer.from(file);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  await Promise.resolve();
}

describe('What is moved between databases', () => {
  let postgres: Postgres;
  let folder: string;
  beforeAll(async () => {
    postgres = await startPostgres({ durable: false });
    folder = await mkdtemp(join(tmpdir(), 'palaute-moving-'));
  });
  afterAll(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  let count = 0;
  const openEmpty = async (kind: 'PostgreSQL' | 'PGlite'): Promise<Database> => {
    const embedded = { folder: join(folder, String(count++)) };
    if (kind === 'PGlite') await makeEmbedded(embedded.folder);
    const database = await openDatabase(
      kind === 'PostgreSQL' ? { url: await postgres.createDatabase() } : embedded,
    );
    await database.migrate();
    return database;
  };
  /** As somebody may have set the server up: values must be written alike whatever it is. One connection has it all. */
  const setUpOddly = async ({ db }: Database, zone: string) => {
    for (const setting of [`timezone = '${zone}'`, `datestyle = 'German'`, `bytea_output = 'escape'`]) {
      await sql`set ${sql.raw(setting)}`.execute(db);
    }
  };
  const empty = async ({ db }: Database, shapes: readonly Shape[]) => {
    await sql`truncate ${sql.join(shapes.map(({ name }) => sql.table(name)))}`.execute(db);
  };

  it('arrives bit for bit, from PostgreSQL to PGlite and back', async () => {
    const [server, embedded] = [await openEmpty('PostgreSQL'), await openEmpty('PGlite')];
    const shapes = await shapesOf(server.db);
    await fc.assert(
      fc.asyncProperty(
        contentOf(shapes),
        fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu'),
        fc.integer({ min: 1, max: 4_000 }),
        async (content, zone, size) => {
          await sql`set datestyle = 'ISO'`.execute(server.db);
          await Promise.all([server, embedded].map((database) => empty(database, shapes)));
          await fill(server.db, shapes, content);
          await setUpOddly(server, zone);
          const file = await exported(server);
          const { rows } = await importFrom(embedded.db, pieces(file, size));
          expect(Object.keys(rows).toSorted()).toEqual(shapes.map(({ name }) => name).toSorted());
          const again = await exported(embedded);
          expect(again).toBe(file);
          await empty(server, shapes);
          await importFrom(server.db, pieces(again, size));
          expect(await exported(server)).toBe(file);
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
    await Promise.all([server.close(), embedded.close()]);
  });

  it('is every table but those that are left out with a reason', async () => {
    const { db, close } = await openEmpty('PostgreSQL');
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
    const moved = await readMovedTables(db);
    expect([...moved.map(({ name }) => name), ...Object.keys(leftOut)].toSorted()).toEqual(
      rows.map(({ name }) => name).toSorted(),
    );
    // So that no table is left out by being called as one that is.
    expect(Object.keys(leftOut)).toEqual(['kysely_migration', 'kysely_migration_lock']);
    for (const reason of Object.values(leftOut)) expect(reason.length).toBeGreaterThan(10);
    await close();
  });

  it('is a new table, too, without anything having been said about it', async () => {
    const [source, target] = [await openEmpty('PostgreSQL'), await openEmpty('PostgreSQL')];
    for (const { db } of [source, target]) {
      await sql`create table later (org_id text references organisation, number numeric, day interval,
        primary key (org_id, number))`.execute(db);
    }
    await sql`insert into organisation values ('1', '{}', 1)`.execute(source.db);
    await sql`insert into later values ('1', 1.50, '3 days 00:00:00.000001')`.execute(source.db);
    const file = await exported(source);
    await importFrom(target.db, pieces(file, 100));
    expect(await exported(target)).toBe(file);
    expect((await sql`select number::text from later`.execute(target.db)).rows).toEqual([{ number: '1.50' }]);
    await Promise.all([source.close(), target.close()]);
  });
});
