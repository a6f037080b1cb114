// What people wrote is deleted when its day has come: words and contact details, each after as many days as the
// operator has set. Numbers stay, and the counters that figures are read from are not touched (ADR 0024). When it runs
// by itself is in daily.ts; what one person asks to be deleted is in erase.ts.
import { type Kysely, sql } from 'kysely';
import { isWorthRepeating } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { deleteDueHeld } from '../quarantine/retention.ts';
import type { RetentionDays } from './days.ts';

export type { RetentionDays } from './days.ts';

/** How many were deleted. */
export interface Deleted {
  readonly texts: number;
  readonly contacts: number;
}

/** What has an end. */
type Table = 'feedback_text' | 'feedback_contact';

/** Rows of one statement: small, so that storing never waits for it. */
const batchRows = 1_000;
const attempts = 3;

/** Sorts before every id that is an id. */
const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Gives every text and contact the end that the days set for it, and deletes what is due. Repeating it changes nothing
 * more; several at once share the work; one that is cut short is carried on by the next.
 * @param today day in Finland; what ends on it is deleted
 * @param signal ends it between two batches
 */
export async function deleteDue(
  db: Kysely<Tables>,
  { textDays, contactDays }: RetentionDays,
  today: string,
  signal?: AbortSignal,
): Promise<Deleted> {
  const deleted = { texts: 0, contacts: 0 };
  const organisations = await db.selectFrom('organisation').select('org_id').orderBy('org_id').execute();
  for (const { org_id } of organisations) {
    await setEnd(db, 'feedback_text', org_id, textDays, signal);
    deleted.texts += await deleteEnded(db, 'feedback_text', org_id, today, signal);
    await setEnd(db, 'feedback_contact', org_id, contactDays, signal);
    deleted.contacts += await deleteEnded(db, 'feedback_contact', org_id, today, signal);
    const held = await deleteDueHeld(db, org_id, { textDays, contactDays }, today, signal);
    deleted.texts += held.texts;
    deleted.contacts += held.contacts;
  }
  return deleted;
}

/** Walks the whole table by its key: a change of the days holds for what is stored already, too. */
async function setEnd(
  db: Kysely<Tables>,
  table: Table,
  orgId: string,
  days: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const name = sql.table(table);
  const end = sql`(f.received_at at time zone 'Europe/Helsinki')::date + ${days}::integer`;
  for (let from = beforeAll; ;) {
    if (signal?.aborted) return;
    const { rows } = await sql<{ to: string }>`
      select feedback_id::text as to from (
        select feedback_id from ${name} where org_id = ${orgId} and feedback_id > ${from}::uuid
        order by feedback_id limit ${batchRows}) page
      order by feedback_id desc limit 1`.execute(db);
    const to = rows[0]?.to;
    if (to === undefined) return;
    await repeat(() =>
      sql`
        update ${name} t set delete_on = ${end} from feedback f
        where t.org_id = ${orgId} and t.feedback_id > ${from}::uuid and t.feedback_id <= ${to}::uuid
          and f.org_id = ${orgId} and f.feedback_id = t.feedback_id
          and t.delete_on is distinct from ${end}`.execute(db),
    );
    from = to;
  }
}

/** Rows that another collector is deleting are left to it. */
async function deleteEnded(
  db: Kysely<Tables>,
  table: Table,
  orgId: string,
  today: string,
  signal: AbortSignal | undefined,
): Promise<number> {
  const name = sql.table(table);
  const isDue = sql`org_id = ${orgId} and delete_on <= ${today}::date`;
  for (let total = 0; ;) {
    if (signal?.aborted) return total;
    const { numAffectedRows = 0n } = await repeat(() =>
      sql`
        delete from ${name} where ${isDue} and feedback_id in (
          select feedback_id from ${name} where ${isDue}
          order by feedback_id limit ${batchRows} for update skip locked)`.execute(db),
    );
    if (numAffectedRows === 0n) return total;
    total += Number(numAffectedRows);
  }
}

async function repeat<T>(statement: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await statement();
    } catch (error) {
      if (attempt >= attempts || !isWorthRepeating(error)) throw error;
    }
  }
}
