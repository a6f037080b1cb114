// When what stands in quarantine ends: contact details as those of stored feedback, and the whole of it when its words
// would. No figure rests on it, so nothing of it stays (ADR 0028).
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Deleted, RetentionDays } from '../retention/retention.ts';

/** Rows of one statement, as retention has it for everything else. */
const batchRows = 1_000;

const receivedOn = sql`(received_at at time zone 'Europe/Helsinki')::date`;
/** Texts of one. */
const textCount = sql`(select count(*) from jsonb_object_keys(feedback -> 'texts'))`;

/** @param today day in Finland; what ends on it is deleted. @param signal ends it between two batches */
export async function deleteDueHeld(
  db: Kysely<Tables>,
  orgId: string,
  { textDays, contactDays }: RetentionDays,
  today: string,
  signal?: AbortSignal,
): Promise<Deleted> {
  const isContactDue = sql`sealed is not null and ${receivedOn} + ${contactDays}::integer <= ${today}::date`;
  const isDue = sql`${receivedOn} + ${textDays}::integer <= ${today}::date`;
  const contacts = await inBatches(signal, () =>
    sql<Batch>`
      with done as (
        update quarantine set key_id = null, sealed = null
        where org_id = ${orgId} and feedback_id in (
          select feedback_id from quarantine where org_id = ${orgId} and ${isContactDue}
          order by feedback_id limit ${batchRows} for update skip locked)
        returning 1
      ) select count(*)::integer as rows, 0 as texts, count(*)::integer as contacts from done`.execute(db),
  );
  const whole = await inBatches(signal, () =>
    sql<Batch>`
      with done as (
        delete from quarantine
        where org_id = ${orgId} and feedback_id in (
          select feedback_id from quarantine where org_id = ${orgId} and ${isDue}
          order by feedback_id limit ${batchRows} for update skip locked)
        returning ${textCount} as texts, sealed is not null as has_contact
      ) select count(*)::integer as rows, coalesce(sum(texts), 0)::integer as texts,
        count(*) filter (where has_contact)::integer as contacts
      from done`.execute(db),
  );
  return { texts: whole.texts, contacts: contacts.contacts + whole.contacts };
}

interface Batch extends Deleted {
  readonly rows: number;
}

async function inBatches(
  signal: AbortSignal | undefined,
  step: () => Promise<{ rows: Batch[] }>,
): Promise<Deleted> {
  for (let [texts, contacts] = [0, 0]; ;) {
    if (signal?.aborted) return { texts, contacts };
    const [batch] = (await step()).rows;
    if (!batch || batch.rows === 0) return { texts, contacts };
    texts += batch.texts;
    contacts += batch.contacts;
  }
}

/** What a reference finds in quarantine; see retention/erase.ts. */
export const heldBetween = (
  db: Kysely<Tables>,
  orgId: string,
  low: string,
  high: string,
): Promise<{ rows: { id: string; received_on: string; texts: number; contacts: number }[] }> =>
  sql<{ id: string; received_on: string; texts: number; contacts: number }>`
    select feedback_id::text as id, to_char(${receivedOn}, 'YYYY-MM-DD') as received_on,
      ${textCount}::integer as texts, (sealed is not null)::integer as contacts
    from quarantine
    where org_id = ${orgId} and feedback_id between ${low}::uuid and ${high}::uuid
    order by feedback_id limit 2`.execute(db);

/** Deletes words and contact details of one; it stays in quarantine, and its answers in numbers with it. */
export async function eraseHeld(db: Kysely<Tables>, orgId: string, feedbackId: string): Promise<Deleted> {
  const { rows } = await sql<Deleted>`
    with before as (
      select feedback_id, ${textCount}::integer as texts, (sealed is not null)::integer as contacts
      from quarantine where org_id = ${orgId} and feedback_id = ${feedbackId}::uuid
    ), done as (
      update quarantine
      set feedback = jsonb_set(feedback, '{texts}', '{}'), key_id = null, sealed = null
      where org_id = ${orgId} and feedback_id = ${feedbackId}::uuid
    )
    select texts, contacts from before`.execute(db);
  return rows[0] ?? { texts: 0, contacts: 0 };
}
