// Reads what a database holds of feedbacks back as records, and counts it again in SQL of its own, so that a test can
// hold it against what senders know. It shares nothing with the code that stored it but the tables.
import type { Database } from '@palaute/collector';
import type { Answer, Feedback } from '@palaute/schema';
import { sql } from 'kysely';

/** What is read back: everything but the contact details, which are encrypted. */
export interface StoredFeedback {
  readonly orgId: string;
  readonly record: Omit<Feedback, 'contact'>;
  readonly hasContact: boolean;
  readonly receivedOn: string;
  readonly month: string;
}

interface Row {
  org_id: string;
  id: string;
  fields: Record<string, unknown>;
  shown: string[];
  answers: Record<string, Answer['value'] | { missing: string }>;
  kinds: string[] | null;
  topics: string[] | null;
  texts: Record<string, string> | null;
  contacts: number;
  received_on: string;
  month: string;
}

const columns = sql`
  f.org_id, f.feedback_id::text as id, f.shown, f.answers, f.kinds, f.topics, f.month,
  to_char(f.received_at at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as received_on,
  jsonb_strip_nulls(jsonb_build_object('schema', schema_version, 'instrument', instrument, 'textVersion', text_version,
    'language', language, 'unit', unit_id, 'provider', provider_id, 'service', service, 'event', event,
    'contactChannel', contact_channel, 'contactOn', contact_on::text, 'collectionChannel', collection_channel,
    'support', support, 'respondent', respondent, 'ageBand', age_band)) as fields,
  (select jsonb_object_agg(t.item, t.text) from feedback_text t
    where t.org_id = f.org_id and t.feedback_id = f.feedback_id) as texts,
  (select count(*)::int from feedback_contact c
    where c.org_id = f.org_id and c.feedback_id = f.feedback_id) as contacts`;

/** Every stored feedback, page by page. */
export async function* readStored({ db }: Database, pageSize = 2_000): AsyncGenerator<StoredFeedback> {
  let [orgId, id] = ['', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await sql<Row>`select ${columns} from feedback f
      where (f.org_id, f.feedback_id) > (${orgId}, ${id}::uuid)
      order by f.org_id, f.feedback_id limit ${pageSize}`.execute(db);
    for (const row of rows) yield asRecord(row);
    const last = rows.at(-1);
    if (!last) return;
    [orgId, id] = [last.org_id, last.id];
  }
}

function asRecord(row: Row): StoredFeedback {
  const { free: freeText, ...texts } = row.texts ?? {};
  const answers = row.shown.flatMap((item): Answer[] => {
    const words = texts[item];
    if (words !== undefined) return [{ item, value: words }];
    const answer = row.answers[item];
    if (answer === undefined) return [];
    if (typeof answer === 'object' && 'missing' in answer)
      return [{ item, missing: answer.missing } as Answer];
    return [{ item, value: answer }];
  });
  // Words of items that nobody was shown would be lost here unseen.
  const strays = Object.keys({ ...texts, ...row.answers }).filter((item) => !row.shown.includes(item));
  if (strays.length > 0) throw new Error(`Feedback ${row.id} has answers to items it did not show.`);
  const free = {
    ...(row.kinds && { kinds: row.kinds }),
    ...(row.topics && { topics: row.topics }),
    ...(freeText !== undefined && { text: freeText }),
  };
  return {
    orgId: row.org_id,
    record: {
      ...row.fields,
      id: row.id,
      shown: row.shown,
      answers,
      ...(Object.keys(free).length > 0 && { free }),
    } as Omit<Feedback, 'contact'>,
    hasContact: row.contacts === 1,
    receivedOn: row.received_on,
    month: row.month,
  };
}

/** A record as it reads back: every shown item has an answer or a reason, and contact details are gone. */
export function asReadBack({ contact: _contact, ...record }: Feedback): Omit<Feedback, 'contact'> {
  const byItem = new Map(record.answers.map((answer) => [answer.item, answer]));
  return {
    ...record,
    answers: record.shown.map((item) => byItem.get(item) ?? ({ item, missing: 'skipped' } as Answer)),
  };
}

/** A counter that is not what the rows say. */
export interface WrongCounter {
  readonly key: string;
  readonly counted: number;
  readonly kept: number;
}

/**
 * Counts all rows again and tells where the counters differ. Written apart from the code that raises them, from the
 * rows alone: what was shown, the answers, and which words there are.
 */
export async function wrongCounters({ db }: Database): Promise<WrongCounter[]> {
  const { rows } = await sql<WrongCounter>`
    with shown as (
      select f.org_id, f.unit_id, f.month, f.collection_channel as channel, f.language, s.item,
        f.answers -> s.item as answer, not (f.answers ? s.item) as is_text
      from feedback f, jsonb_array_elements_text(f.shown) as s(item)
    ), free as (
      select org_id, unit_id, month, collection_channel as channel, language, 'kinds' as item,
        unnest(array['given'] || array(select 'option:' || c from jsonb_array_elements_text(kinds) c)) as answer
      from feedback where kinds <> '[]'
      union all
      select org_id, unit_id, month, collection_channel, language, 'topics',
        unnest(array['given'] || array(select 'option:' || c from jsonb_array_elements_text(topics) c))
      from feedback where topics <> '[]'
    ), steps as (
      select org_id, unit_id, month, collection_channel as channel, language, 'feedback' as item, 'given' as answer, true as answered
      from feedback
      union all
      select org_id, unit_id, month, channel, language, item,
        case when is_text or jsonb_typeof(answer) = 'array' then 'given'
          when jsonb_typeof(answer) = 'object' then '-' || (answer ->> 'missing')
          else answer #>> '{}' end,
        is_text or jsonb_typeof(answer) <> 'object'
      from shown
      union all
      select org_id, unit_id, month, channel, language, item, 'option:' || chosen, false
      from shown, jsonb_array_elements_text(case jsonb_typeof(answer) when 'array' then answer else '[]' end) as c(chosen)
      union all
      select org_id, unit_id, month, channel, language, item, answer, answer = 'given'
      from free
    ), counted as (
      select org_id, unit_id, month, channel, language, item, answer, answered, count(*) as n from steps
      group by org_id, unit_id, month, channel, language, item, answer, answered
    )
    select concat_ws(' ', org_id, unit_id, month, channel, language, item, answer) as key,
      coalesce(counted.n, 0)::int as counted, coalesce(k.n, 0)::int as kept
    from counted full join counter k using (org_id, unit_id, month, channel, language, item, answer, answered)
    where coalesce(counted.n, 0) <> coalesce(k.n, 0)
    order by key limit 50`.execute(db);
  return rows;
}

/** How many words and contact details stand without their feedback: there must be none. */
export async function looseParts({ db }: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
    select feedback_id from feedback_text t
    where not exists (select from feedback f where f.org_id = t.org_id and f.feedback_id = t.feedback_id)
    union all
    select feedback_id from feedback_contact c
    where not exists (select from feedback f where f.org_id = c.org_id and f.feedback_id = c.feedback_id)) loose`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
