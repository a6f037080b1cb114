// The plain way to store a feedback, as one would write it first: a transaction for each request on a connection of the
// pool, with one INSERT for the row, one for its words and one that raises its counters. Nothing is shared between
// requests. It stores the same row as the collector does, and what it leaves is counted by the same recount.
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../../packages/collector/src/database/tables.ts';
import type { FeedbackRow } from '../../../packages/collector/src/feedback/row.ts';
import type { Outcome } from '../../../packages/collector/src/feedback/store.ts';

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

export function storePlainly(db: Kysely<Tables>, orgId: string, row: FeedbackRow): Promise<Outcome> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ received_on: string }>`
      insert into feedback (
        org_id, feedback_id, unit_id, provider_id, received_at, month, schema_version, instrument, text_version,
        language, service, event, contact_channel, contact_on, collection_channel, support, respondent, age_band,
        shown, answers, kinds, topics, content_hash)
      values (
        ${orgId}, ${row.feedback_id}, ${row.unit_id}, ${row.provider_id}, ${row.received_at}, ${row.month},
        ${row.schema_version}, ${row.instrument}, ${row.text_version}, ${row.language}, ${json(row.service)},
        ${row.event}, ${row.contact_channel}, ${row.contact_on}, ${row.collection_channel}, ${row.support},
        ${row.respondent}, ${row.age_band}, ${json(row.shown)}, ${json(row.answers)}, ${json(row.kinds)},
        ${json(row.topics)}, ${row.content_hash})
      on conflict do nothing
      returning to_char(received_at at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as received_on`.execute(
      transaction,
    );
    // A request that comes again is none of this bench.
    if (!rows[0]) return { status: 'duplicate', receivedOn: row.received_at.slice(0, 10) };
    const texts = Object.entries(row.texts);
    if (texts.length > 0) {
      const values = texts.map(([item, text]) => sql`(${orgId}, ${row.feedback_id}, ${item}, ${text})`);
      await sql`insert into feedback_text (org_id, feedback_id, item, text) values ${sql.join(values)}`.execute(
        transaction,
      );
    }
    // In the order of their key, as everybody must who does not want deadlocks.
    const counters = row.tally
      .toSorted((a, b) => (a.item < b.item ? -1 : 1))
      .map(
        ({ item, answer, answered }) =>
          sql`(${orgId}, ${row.unit_id}, ${row.month}, ${row.collection_channel}, ${row.language}, ${item}, ${answer}, ${answered}, 1)`,
      );
    await sql`
      insert into counter (org_id, unit_id, month, channel, language, item, answer, answered, n) values ${sql.join(counters)}
      on conflict (org_id, unit_id, month, channel, language, item, answer) do update set n = counter.n + 1`.execute(
      transaction,
    );
    return { status: 'stored', receivedOn: rows[0].received_on };
  });
}
