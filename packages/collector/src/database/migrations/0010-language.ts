import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Counters tell languages apart. What was counted before is counted anew from the feedbacks, which say theirs. What is published
// is kept by channel and language too, and of each month the breakdown is told once (ADR 0041).
const statements = [
  sql`alter table counter add column language text not null default ''`,
  sql`alter table counter drop constraint counter_pkey`,
  sql`alter table counter add primary key (org_id, unit_id, month, channel, language, item, answer)`,
  sql`delete from counter`,
  sql`insert into counter (org_id, unit_id, month, channel, language, item, answer, answered, n)
    select f.org_id, f.unit_id, f.month, f.collection_channel, f.language, t.item, t.answer, bool_or(t.answered), count(*)
    from feedback f cross join lateral (
      select 'feedback' as item, 'given' as answer, true as answered
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
        jsonb_array_elements_text(s.options) as o(option)
    ) t
    group by f.org_id, f.unit_id, f.month, f.collection_channel, f.language, t.item, t.answer`,
  sql`alter table counter alter column language drop default`,
  sql`alter table published add column grouped text not null default '[]'`,
  sql`create table breakdown (
    org_id text not null,
    month text not null,
    told_at text not null,
    counted text not null,
    primary key (org_id, month)
  )`,
];

export const language: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
