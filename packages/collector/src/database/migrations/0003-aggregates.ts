import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// What a provider reported as counts: one row for a provider, a unit and a month, so that replacing it is one statement
// that concurrent ones wait for. `channels` is what was sent, `tally` the same as the table `counter` would hold it. It
// has no foreign key, as `counter` has none: such a table can be added where the others are distributed already.
const statements = [
  sql`create table aggregate (
    org_id text not null,
    provider_id text not null,
    unit_id text not null,
    month text not null,
    instrument text not null,
    channels jsonb not null,
    tally jsonb not null,
    reported_at timestamptz not null,
    primary key (org_id, provider_id, unit_id, month)
  )`,
  // Figures are read by year, over all providers and units.
  sql`create index aggregate_month on aggregate (org_id, month)`,
];

export const aggregates: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
