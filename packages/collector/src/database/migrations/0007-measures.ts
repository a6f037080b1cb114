import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// What was changed because of feedback, as staff published it. It has no foreign key, as `aggregate` has none: such a
// table can be added where the others are distributed already.
const statements = [
  sql`create table measure (
    org_id text not null,
    measure_id uuid not null,
    division_id text,
    unit_id text,
    title jsonb not null,
    words jsonb not null,
    state text not null,
    decided_on date not null,
    due_on date,
    done_on date,
    topics text[],
    published_at timestamptz not null,
    primary key (org_id, measure_id)
  )`,
];

export const measures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
