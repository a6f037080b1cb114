// No rubbish in the database, whatever was sent: everything stored reads back by the record's own rules, and what else
// is kept holds no character and no name that nothing good would have.
import type { Database } from '@palaute/collector';
import { type ItemKind, readFeedback } from '@palaute/schema';
import { sql } from 'kysely';
import { readStored, looseParts, wrongCounters } from '../faults/stored.ts';

export interface Kept {
  readonly feedbacks: number;
  /** Ids, to hold what was acknowledged against. */
  readonly ids: ReadonlySet<string>;
  readonly faults: readonly string[];
}

export async function lookAtKept(database: Database): Promise<Kept> {
  const { db } = database;
  const faults: string[] = [];
  const ids = new Set<string>();
  const items = await db.selectFrom('own_item').select(['org_id', 'item_id', 'kind', 'options']).execute();
  const units = await db.selectFrom('service_unit').select(['org_id', 'unit_id']).execute();
  const known = new Set(units.map(({ org_id, unit_id }) => `${org_id} ${unit_id}`));
  const kinds = new Map(
    items.map(({ org_id, item_id, kind, options }) => [
      `${org_id} ${item_id}`,
      { kind: kind as ItemKind, ...(options && { options: options.map(({ id }) => id) }) },
    ]),
  );
  for await (const { orgId, record, month } of readStored(database)) {
    ids.add(record.id);
    const read = readFeedback(record, { now: new Date(), ownItem: (item) => kinds.get(`${orgId} ${item}`) });
    if (!read.feedback)
      faults.push(`${record.id} does not read back: ${JSON.stringify(read.faults.slice(0, 3))}`);
    if (!known.has(`${orgId} ${record.unit}`)) faults.push(`${record.id} is of an unknown unit`);
    if (!/^20\d\d-(?:0[1-9]|1[0-2])$/.test(month)) faults.push(`${record.id} counts in ${month}`);
  }
  for (const { key, counted, kept } of await wrongCounters(database)) {
    faults.push(`the counter ${key} is ${kept}, the rows say ${counted}`);
  }
  if ((await looseParts(database)) > 0) faults.push('words or contact details without a feedback');
  faults.push(...(await oddTexts(database)));
  return { feedbacks: ids.size, ids, faults };
}

/** Control characters and names of JavaScript's own in any text or JSON of any table. */
async function oddTexts({ db }: Database): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb') and table_name not like 'kysely%'`.execute(
    db,
  );
  const faults: string[] = [];
  for (const { table, column } of columns) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
      where ${sql.ref(column)}::text ~ '[\\u0001-\\u0008\\u000b-\\u001f\\u007f]|"(__proto__|constructor|prototype)":'`.execute(
      db,
    );
    if (rows[0]?.n) faults.push(`${rows[0].n} odd texts in ${table}.${column}`);
  }
  return faults;
}
