// Millions of feedbacks as if they had been given in one year, made in the database: rows, words and counters that agree.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../../../packages/collector/src/database/tables.ts';
import { organisationOid, unitOid } from './places.ts';

export const filledYear = '2025';

const rowsAtOnce = 250_000;
const shown = ['nps', 'open', 'access', 'encounter', 'safety', 'information', 'benefit'];

/** A number that looks random but depends on the row alone, below `below`. */
const draw = (salt: string, below: number) =>
  sql`(abs(hashint8extended(i, ${sql.lit(Number.parseInt(salt, 36))})) % ${sql.lit(below)})`;

/** One in five writes something; everybody answers every statement. */
export async function fill(db: Kysely<Tables>, count: number, units: number): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    await sql`set work_mem = '256MB'`.execute(connection);
    await sql`create temp table counted (like counter including defaults)`.execute(connection);
    for (let from = 0; from < count; from += rowsAtOnce) {
      const to = Math.min(count, from + rowsAtOnce);
      await fillPart(connection, from, to, units);
      process.stderr.write(`\rfilled ${to} of ${count}`);
    }
    process.stderr.write('\n');
    await sql`
      insert into counter (org_id, unit_id, month, channel, language, item, answer, answered, n)
      select org_id, unit_id, month, channel, language, item, answer, bool_or(answered), sum(n)
      from counted group by org_id, unit_id, month, channel, language, item, answer`.execute(connection);
    await sql`drop table counted`.execute(connection);
    await sql`vacuum analyze feedback`.execute(connection);
    await sql`vacuum analyze counter`.execute(connection);
    await sql`reset work_mem`.execute(connection);
    await sql`reset statement_timeout`.execute(connection);
  });
}

/** Counted part by part, in memory: of all at once the answers alone would be eighty million rows. */
async function fillPart(connection: Kysely<Tables>, from: number, to: number, units: number): Promise<void> {
  const statements = shown.slice(2).map((item) => sql`${sql.lit(item)}, 1 + ${draw(item.slice(0, 4), 5)}`);
  const hasWords = sql`${draw('open', 5)} = 0`;
  const series = sql`generate_series(${sql.lit(from)}::bigint, ${sql.lit(to - 1)}::bigint) as s(i)`;
  const idOf = (number: RawBuilder<unknown>) =>
    sql`('00000000-0000-4000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
  const id = idOf(sql`i`);
  // Every reference is right by itself, and looking up ten million units would take most of the time.
  await sql`set session_replication_role = replica`.execute(connection);
  await sql`
    insert into feedback (
      org_id, feedback_id, unit_id, received_at, month, schema_version, instrument, text_version, language,
      contact_on, collection_channel, respondent, shown, answers, content_hash)
    select ${organisationOid}, ${id}, ${unitOid(0).replace(/\d+$/, '')} || (50001 + ${draw('unit', units)}),
      day + interval '12 hours', to_char(day, 'YYYY-MM'), '1', 'thl-kap-2022', '2026-11-22',
      (array['fi', 'fi', 'fi', 'fi', 'fi', 'fi', 'fi', 'sv', 'sv', 'en'])[1 + ${draw('language', 10)}], day,
      (array['web', 'sms', 'device', 'paper'])[1 + ${draw('channel', 4)}],
      'client', ${JSON.stringify(shown)}::jsonb,
      jsonb_build_object('nps', ${draw('nps', 11)}, ${sql.join(statements)})
        || case when ${hasWords} then '{}'::jsonb else '{"open": {"missing": "skipped"}}'::jsonb end,
      md5(i::text)
    from ${series}, lateral (select date ${sql.lit(`${filledYear}-01-01`)} + ${draw('day', 365)}::int as day) d`.execute(
    connection,
  );
  await sql`
    insert into feedback_text (org_id, feedback_id, item, text, delete_on)
    select ${organisationOid}, ${id}, 'open', 'Kiitos, asiani hoidettiin hyvin.', date '2099-01-01'
    from ${series} where ${hasWords}`.execute(connection);
  await sql`set session_replication_role = default`.execute(connection);
  await sql`
    insert into counted (org_id, unit_id, month, channel, language, item, answer, answered, n)
    select org_id, unit_id, month, collection_channel, language, t.item, t.answer, bool_or(t.answered), count(*)
    from feedback, lateral (
      select 'feedback' as item, 'given' as answer, true as answered
      union all
      select s.item,
        case when jsonb_typeof(answers->s.item) = 'object' then '-' || (answers->s.item->>'missing')
          else coalesce(answers->>s.item, 'given') end,
        coalesce(jsonb_typeof(answers->s.item), '') <> 'object'
      from jsonb_array_elements_text(shown) as s(item)) t
    where org_id = ${organisationOid}
      and feedback_id between ${idOf(sql.lit(from))} and ${idOf(sql.lit(to - 1))}
    group by org_id, unit_id, month, collection_channel, language, t.item, t.answer`.execute(connection);
}
