// Stores feedbacks: many rows, their words, contact details and counters in one statement, which is one transaction.
// When it returns, it is committed.
import { type Kysely, sql } from 'kysely';
import type { ContactSafe, SealedContact } from '../contacts/safe.ts';
import type { Tables } from '../database/tables.ts';
import type { FeedbackRow } from './row.ts';

/** What became of one row. */
export interface Outcome {
  /** `reused`: other content stands under the same id. */
  readonly status: 'stored' | 'duplicate' | 'reused';
  /** Day of the first arrival in Finland. */
  readonly receivedOn: string;
}

interface FoundRow {
  feedback_id: string;
  content_hash: string;
  received_on: string;
  key_id?: string | null;
  sealed?: string | null;
}

/** The day in Finland as text: pg would make a `date` a local midnight. */
const receivedOn = sql`to_char(f.received_at at time zone 'Europe/Helsinki', 'YYYY-MM-DD')`;

/**
 * Stores rows of one organisation, each id at most once in `rows`.
 * @returns one outcome for each row, in its order
 */
export async function storeRows(
  db: Kysely<Tables>,
  orgId: string,
  rows: readonly FeedbackRow[],
  contacts?: ContactSafe,
): Promise<Outcome[]> {
  const { rows: stored } = await insert(orgId, rows).execute(db);
  const isNew = new Map(stored.map((row) => [row.feedback_id, row]));
  // A statement of its own: the first one does not see what another transaction committed while it ran.
  const known = await lookUp(
    db,
    orgId,
    rows.filter((row) => !isNew.has(row.feedback_id)),
    contacts,
  );
  return rows.map(({ feedback_id }) => {
    const outcome = known.get(feedback_id);
    if (outcome) return outcome;
    const row = isNew.get(feedback_id);
    if (!row) throw new Error('A feedback was neither stored nor found.');
    return { status: 'stored', receivedOn: row.received_on };
  });
}

/** What a row is looked up by. */
export type LookedUp = Pick<FeedbackRow, 'feedback_id' | 'content_hash'> & {
  readonly contact: SealedContact | null;
};

/** What becomes of those rows that are there already, by id; of others it knows nothing. */
export async function lookUp(
  db: Kysely<Tables>,
  orgId: string,
  rows: readonly LookedUp[],
  contacts?: ContactSafe,
): Promise<Map<string, Outcome>> {
  if (rows.length === 0) return new Map();
  const { rows: found } = await find(
    orgId,
    rows.map((row) => row.feedback_id),
  ).execute(db);
  const byId = new Map(found.map((row) => [row.feedback_id, row]));
  return new Map(
    rows.flatMap((row): [string, Outcome][] => {
      const kept = byId.get(row.feedback_id);
      if (!kept) return [];
      const isSame = kept.content_hash === row.content_hash && isSameContact(orgId, row, kept, contacts);
      return [[row.feedback_id, { status: isSame ? 'duplicate' : 'reused', receivedOn: kept.received_on }]];
    }),
  );
}

/** Looked at only where both have contact details: that one has them and the other has not is in the hash. */
function isSameContact(orgId: string, row: LookedUp, kept: FoundRow, contacts?: ContactSafe): boolean {
  const { key_id, sealed } = kept;
  // Once they are deleted nobody can tell, and everything else is the same.
  if (!contacts || !row.contact || !key_id || !sealed) return true;
  return contacts.isSame(orgId, row.feedback_id, row.contact, { key_id, sealed });
}

const find = (orgId: string, feedbackIds: readonly string[]) => sql<FoundRow>`
  select f.feedback_id::text, f.content_hash, ${receivedOn} as received_on,
    c.key_id, encode(c.sealed, 'base64') as sealed
  from feedback f left join feedback_contact c on c.org_id = f.org_id and c.feedback_id = f.feedback_id
  where f.org_id = ${orgId} and f.feedback_id = any(${feedbackIds}::uuid[])`;

// Counters are raised in the order of their key, so that two collectors never wait for each other in a ring; and, as
// PostgreSQL runs the last of these parts first, after everything else, so that they are locked no longer than need be.
const insert = (orgId: string, rows: readonly FeedbackRow[]) => sql<FoundRow>`
  with input as materialized (
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      feedback_id uuid, unit_id text, provider_id text, received_at timestamptz, month text, schema_version text,
      instrument text, text_version text, language text, service jsonb, event text, contact_channel text,
      contact_on date, collection_channel text, support text, respondent text, age_band text, shown jsonb,
      answers jsonb, kinds jsonb, topics jsonb, content_hash text, texts jsonb, texts_delete_on date,
      contact jsonb, tally jsonb)
  ), stored as (
    insert into feedback as f (
      org_id, feedback_id, unit_id, provider_id, received_at, month, schema_version, instrument, text_version,
      language, service, event, contact_channel, contact_on, collection_channel, support, respondent, age_band,
      shown, answers, kinds, topics, content_hash)
    select
      ${orgId}, feedback_id, unit_id, provider_id, received_at, month, schema_version, instrument, text_version,
      language, service, event, contact_channel, contact_on, collection_channel, support, respondent, age_band,
      shown, answers, kinds, topics, content_hash
    from input order by feedback_id
    on conflict (org_id, feedback_id) do nothing
    returning f.feedback_id, f.content_hash, ${receivedOn} as received_on
  ), counted as (
    insert into counter (org_id, unit_id, month, channel, language, item, answer, answered, n)
    select ${orgId}, i.unit_id, i.month, i.collection_channel, i.language, t.item, t.answer, t.answered, count(*)
    from input i join stored using (feedback_id),
      jsonb_to_recordset(i.tally) as t(item text, answer text, answered boolean)
    group by i.unit_id, i.month, i.collection_channel, i.language, t.item, t.answer, t.answered
    order by i.unit_id, i.month, i.collection_channel, i.language, t.item, t.answer
    on conflict (org_id, unit_id, month, channel, language, item, answer) do update set n = counter.n + excluded.n
  ), words as (
    insert into feedback_text (org_id, feedback_id, item, text, delete_on)
    select ${orgId}, feedback_id, t.key, t.value, input.texts_delete_on
    from input join stored using (feedback_id), jsonb_each_text(input.texts) t
  ), contacts as (
    insert into feedback_contact (org_id, feedback_id, key_id, sealed, delete_on)
    select ${orgId}, feedback_id, c.key_id, decode(c.sealed, 'base64'), c.delete_on
    from input join stored using (feedback_id),
      jsonb_to_record(input.contact) as c(key_id text, sealed text, delete_on date)
    where input.contact is not null
  )
  select feedback_id::text, content_hash, received_on from stored`;
