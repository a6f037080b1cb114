import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { type MovedTable, readMigrations, readMovedTables } from './catalogue.ts';
import { Writer } from './file.ts';

const pageRows = 500;

/** Values are written alike by every database, whatever it is set to; and an export takes as long as it takes. */
const settings = [
  sql`set local timezone = 'UTC'`,
  sql`set local datestyle = 'ISO, YMD'`,
  sql`set local bytea_output = 'hex'`,
  sql`set local extra_float_digits = 1`,
  sql`set local statement_timeout = 0`,
];

/**
 * Writes everything of one moment, page by page: all organisations or one. The same content gives the same text.
 * @param whenCounted hears how many rows of each table there were, once all is written
 * @throws Error when there is no such organisation
 */
export async function exportTo(
  db: Kysely<Tables>,
  orgId: string | undefined,
  write: (text: string) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // By hand: not every driver takes the isolation level from the builder.
    await sql`set transaction isolation level repeatable read, read only`.execute(transaction);
    for (const setting of settings) await setting.execute(transaction);
    const writer = new Writer();
    const tables = await readMovedTables(transaction);
    const { rows } = await sql<{ org_id: string }>`
      select org_id from organisation order by org_id collate "C"`.execute(transaction);
    const organisations = rows
      .map(({ org_id }) => org_id)
      .filter((id) => orgId === undefined || id === orgId);
    if (orgId !== undefined && organisations.length === 0)
      throw new Error(`There is no organisation ${orgId}.`);
    await write(
      writer.header({
        migrations: await readMigrations(transaction),
        isWhole: orgId === undefined,
        organisations,
        tables: Object.fromEntries(
          tables.map(({ name, columns }) => [name, columns.map((column) => [column.name, column.type])]),
        ),
      }),
    );
    const add = async (table: MovedTable, organisation?: string) => {
      await write(writer.section({ table: table.name, ...(organisation !== undefined && { organisation }) }));
      for await (const lines of pagesOf(transaction, table, organisation)) await write(writer.rows(lines));
    };
    if (orgId === undefined) {
      for (const table of tables) if (!table.isTenants) await add(table);
    }
    for (const organisation of organisations) {
      for (const table of tables) if (table.isTenants) await add(table, organisation);
    }
    await write(writer.end());
  });
}

/** A cursor sorts once; a page by its key would sort again for each, where the key's order is not the index's. */
async function* pagesOf(
  transaction: Kysely<Tables>,
  { name, columns, order }: MovedTable,
  organisation: string | undefined,
): AsyncGenerator<string[], void> {
  const values = sql.join(columns.map((column) => sql`${sql.id(column.name)}::text`));
  const ours = organisation === undefined ? sql`true` : sql`org_id = ${sql.lit(organisation)}`;
  await sql`
    declare page no scroll cursor for
    select to_json(array[${values}])::text as line from ${sql.id(name)} where ${ours} order by ${sql.raw(order)}
  `.execute(transaction);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(pageRows)} from page`.execute(transaction);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await sql`close page`.execute(transaction);
}
