// Counters held against the feedbacks that they count: the rule of row.ts (tally) as SQL, over what is stored. Words may
// have been deleted by then; that there were some still stands in the row, because only words are not among its answers.
import { type Kysely, sql, type SqlBool } from 'kysely';
import { isWorthRepeating } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { feedbackItem } from '../feedback/row.ts';

/** A counter that is not what it should be. */
export interface Difference {
  readonly orgId: string;
  readonly unit: string;
  readonly month: string;
  readonly channel: string;
  readonly language: string;
  readonly item: string;
  readonly answer: string;
  /** Feedbacks that say so. */
  readonly feedbacks: number;
  /** What the counter says; 0 when there is none. */
  readonly counter: number;
  /** Whether it is wrong, too, about counting people who answered. */
  readonly isMislabelled: boolean;
}

interface DifferenceRow {
  unit_id: string;
  month: string;
  channel: string;
  language: string;
  item: string;
  answer: string;
  feedbacks: number;
  counter: number;
  is_mislabelled: boolean;
}

const attempts = 3;

/** What a feedback `f` adds to the counters: an item without an answer in the row had words. */
export const steps = sql`
  select ${feedbackItem}::text as item, 'given' as answer, true as answered
  union all
  select s.item,
    case jsonb_typeof(f.answers->s.item)
      when 'object' then '-' || (f.answers->s.item->>'missing')
      when 'array' then 'given'
      else coalesce(f.answers->>s.item, 'given') end,
    coalesce(jsonb_typeof(f.answers->s.item), 'string') <> 'object'
  from jsonb_array_elements_text(f.shown) as s(item)
  union all
  select s.item, 'option:' || o.option, false
  from jsonb_array_elements_text(f.shown) as s(item), jsonb_array_elements_text(
    case jsonb_typeof(f.answers->s.item) when 'array' then f.answers->s.item else '[]'::jsonb end) as o(option)
  union all
  select s.item, 'given', true
  from (values ('kinds', f.kinds), ('topics', f.topics)) as s(item, options)
  where jsonb_array_length(s.options) > 0
  union all
  select s.item, 'option:' || o.option, false
  from (values ('kinds', f.kinds), ('topics', f.topics)) as s(item, options),
    jsonb_array_elements_text(s.options) as o(option)`;

/** What each feedback adds, summed. */
const countedOf = (orgId: string, among: ReturnType<typeof sql<SqlBool>>) => sql`
  select f.unit_id, f.month, f.collection_channel as channel, f.language, t.item, t.answer, bool_or(t.answered) as answered,
    count(*) as n
  from feedback f cross join lateral (
    ${steps}
  ) t
  where f.org_id = ${orgId} and ${among}
  group by f.unit_id, f.month, f.collection_channel, f.language, t.item, t.answer`;

/**
 * Finds the counters of an organisation that are not what its feedbacks say. One statement sees one moment, and a
 * feedback comes with its counters: collectors may store meanwhile.
 * @param units only these
 */
export async function findDifferences(
  db: Kysely<Tables>,
  orgId: string,
  units?: readonly string[],
): Promise<Difference[]> {
  const ofUnits = (column: string) =>
    units === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`${sql.ref(column)} in (select jsonb_array_elements_text(${JSON.stringify(units)}::jsonb))`;
  const { rows } = await sql<DifferenceRow>`
    select unit_id, month, channel, language, item, answer, coalesce(r.n, 0)::double precision as feedbacks,
      coalesce(c.n, 0)::double precision as counter, c.answered <> r.answered as is_mislabelled
    from (${countedOf(orgId, ofUnits('f.unit_id'))}) r
      full join (select * from counter where org_id = ${orgId} and ${ofUnits('unit_id')}) c
      using (unit_id, month, channel, language, item, answer)
    where coalesce(r.n, 0) <> coalesce(c.n, 0) or c.answered <> r.answered
    order by unit_id, month, channel, language, item, answer`.execute(db);
  return rows.map(({ unit_id, is_mislabelled, ...row }) => ({
    orgId,
    ...row,
    unit: unit_id,
    isMislabelled: is_mislabelled === true,
  }));
}

/**
 * Sets the counters named to what the feedbacks say, while collectors store: a transaction that first locks them, in the
 * order in which storing raises them, and then counts what is committed. Who stores the same meanwhile waits, and adds to
 * what is right.
 */
export async function repair(
  db: Kysely<Tables>,
  orgId: string,
  differences: readonly Difference[],
): Promise<void> {
  const keys = JSON.stringify(
    differences.map(({ unit, month, channel, language, item, answer }) => ({
      unit_id: unit,
      month,
      channel,
      language,
      item,
      answer,
    })),
  );
  const named = sql`jsonb_to_recordset(${keys}::jsonb) as k(unit_id text, month text, channel text, language text, item text, answer text)`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(async (transaction) => {
        // Each statement must see what was committed before it, and the locks wait however long a statement runs.
        await sql`set transaction isolation level read committed`.execute(transaction);
        await sql`
          insert into counter as c (org_id, unit_id, month, channel, language, item, answer, answered, n)
          select ${orgId}, unit_id, month, channel, language, item, answer, false, 0 from ${named}
          order by unit_id, month, channel, language, item, answer
          on conflict (org_id, unit_id, month, channel, language, item, answer) do update set n = c.n`.execute(
          transaction,
        );
        const among = sql<SqlBool>`(f.unit_id, f.month, f.collection_channel, f.language) in (
          select unit_id, month, channel, language from ${named})`;
        await sql`
          update counter c set n = coalesce(r.n, 0), answered = coalesce(r.answered, c.answered)
          from ${named} left join (${countedOf(orgId, among)}) r using (unit_id, month, channel, language, item, answer)
          where c.org_id = ${orgId} and c.unit_id = k.unit_id and c.month = k.month and c.channel = k.channel
            and c.language = k.language and c.item = k.item and c.answer = k.answer`.execute(transaction);
        await sql`
          delete from counter c using ${named}
          where c.org_id = ${orgId} and c.unit_id = k.unit_id and c.month = k.month and c.channel = k.channel
            and c.language = k.language and c.item = k.item and c.answer = k.answer and c.n = 0`.execute(
          transaction,
        );
      });
    } catch (error) {
      if (attempt >= attempts || !isWorthRepeating(error)) throw error;
    }
  }
}
