// Takes a file that export.ts has written into a database that has none of its organisations: all of it, in one
// transaction, or nothing.
import { type Kysely, sql } from 'kysely';
import { databaseCode, isDatabaseAway } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { type MovedTable, readMigrations, readMovedTables } from './catalogue.ts';
import { FileRefusal, type Header, type Page, Reader } from './file.ts';

/** What was taken. */
export interface Imported {
  readonly organisations: readonly string[];
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** @throws FileRefusal when the file is cut, changed, foreign or does not fit; nothing was stored then */
export async function importFrom(db: Kysely<Tables>, source: AsyncIterable<Uint8Array>): Promise<Imported> {
  const reader = new Reader(source);
  const header = await reader.header();
  await db.transaction().execute(async (transaction) => {
    await sql`set local statement_timeout = 0`.execute(transaction);
    const tables = await requireFit(transaction, header);
    await requireRoom(transaction, header, tables);
    for await (const page of reader.pages()) await insert(transaction, header, tables, page);
  });
  // The planner knows nothing of what came in one go, and the embedded database never looks by itself.
  await sql`analyze`.execute(db);
  return { organisations: header.organisations, rows: reader.rows };
}

/** The tables, when they are those that the file was made of. */
async function requireFit(db: Kysely<Tables>, header: Header): Promise<ReadonlyMap<string, MovedTable>> {
  const migrations = await readMigrations(db);
  const [missing, unknown] = [
    migrations.filter((name) => !header.migrations.includes(name)),
    header.migrations.filter((name) => !migrations.includes(name)),
  ];
  if (unknown.length > 0) {
    throw new FileRefusal(
      `The file is of a newer version (${unknown.join(', ')}). Import it with the version that made it, or a newer one of the same tables.`,
    );
  }
  if (missing.length > 0) {
    throw new FileRefusal(
      `The file is of an older version (without ${missing.join(', ')}). ` +
        'Import it with the version that made it, and let the newer one bring the tables up to date.',
    );
  }
  const tables = await readMovedTables(db);
  const ours = Object.fromEntries(
    tables.map(({ name, columns }) => [
      name,
      columns.map((column) => `${column.name} ${column.type}`).toSorted(),
    ]),
  );
  for (const name of new Set([...Object.keys(ours), ...Object.keys(header.tables)])) {
    const theirs = header.tables[name]?.map((column) => column.join(' ')).toSorted();
    if (JSON.stringify(theirs) !== JSON.stringify(ours[name])) {
      throw new FileRefusal(`The table ${name} is not the same in the file and in this database.`);
    }
  }
  return new Map(tables.map((table) => [table.name, table]));
}

async function requireRoom(
  db: Kysely<Tables>,
  { organisations, isWhole }: Header,
  tables: ReadonlyMap<string, MovedTable>,
): Promise<void> {
  const { rows } = await sql<{ org_id: string }>`
    select org_id from organisation where org_id in (
      select jsonb_array_elements_text(${JSON.stringify(organisations)}::jsonb)) order by 1`.execute(db);
  if (rows.length > 0) {
    const known = rows.map(({ org_id }) => org_id).join(', ');
    throw new FileRefusal(`This database has the organisation ${known} already. Import into an empty one.`);
  }
  if (!isWhole) return;
  for (const { name, isTenants } of tables.values()) {
    if (isTenants) continue;
    const { rows: some } = await sql`select 1 from ${sql.id(name)} limit 1`.execute(db);
    if (some.length > 0) {
      throw new FileRefusal(
        `This database is not empty: there is something in ${name}. Import into an empty one.`,
      );
    }
  }
}

async function insert(
  db: Kysely<Tables>,
  header: Header,
  tables: ReadonlyMap<string, MovedTable>,
  { section, lines }: Page,
): Promise<void> {
  const table = tables.get(section.table);
  const columns = header.tables[section.table];
  const { organisation } = section;
  const isAnnounced =
    organisation === undefined
      ? header.isWhole && table?.isTenants === false
      : header.organisations.includes(organisation) && table?.isTenants === true;
  if (!table || !columns || !isAnnounced)
    throw new FileRefusal('The file holds what its first line does not name.');
  const place = columns.findIndex(([name]) => name === 'org_id');
  const values = columns.map(
    ([, type], index) => sql`(r->>${sql.lit(index)})::${sql.raw(typeOf(table, type))}`,
  );
  const { numAffectedRows } = await sql`
    insert into ${sql.id(table.name)} (${sql.join(columns.map(([name]) => sql.id(name)))})
    select ${sql.join(values)} from jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb) r
    where ${organisation === undefined ? sql`true` : sql`r->>${sql.lit(place)} = ${organisation}`}`
    .execute(db)
    .catch((error: unknown) => {
      if (isDatabaseAway(error) || databaseCode(error) === undefined) throw error;
      // Not the database's own words: they quote what people wrote.
      throw new FileRefusal(
        `Rows of the table ${table.name} do not fit (${databaseCode(error)}): the file was changed after it was made.`,
      );
    });
  if (numAffectedRows !== BigInt(lines.length)) {
    throw new FileRefusal(
      `Rows of the table ${table.name} belong to another organisation than the file says.`,
    );
  }
}

/** The database's own word for the type, never the file's: it becomes part of a statement. */
function typeOf(table: MovedTable, type: string): string {
  const known = table.columns.find((column) => column.type === type);
  if (!known) throw new FileRefusal(`The table ${table.name} has no column of the type ${type}.`);
  return known.type;
}
