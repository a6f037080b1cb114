import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// What people said, in the words that staff released. It has no foreign key, so that it can be added where the others are
// distributed already, and nothing that leads to the feedback it was taken from (ADR 0038).
const statements = [
  sql`create table quote (
    org_id text not null,
    quote_id uuid not null,
    division_id text,
    unit_id text,
    words text not null,
    language text not null,
    month text,
    released_at timestamptz not null,
    primary key (org_id, quote_id)
  )`,
];

export const quotes: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
