import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// How many people were asked, as somebody told it of a unit and a month: one row for each who tells, so that replacing it is
// one statement that concurrent ones wait for. It has no foreign key, as `aggregate` has none: such a table can be added
// where the others are distributed already.
const statements = [
  sql`create table asked (
    org_id text not null,
    provider_id text not null,
    unit_id text not null,
    month text not null,
    channels jsonb not null,
    reported_at timestamptz not null,
    primary key (org_id, provider_id, unit_id, month)
  )`,
  // Figures are read by year, over all providers and units.
  sql`create index asked_month on asked (org_id, month)`,
];

export const asked: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
