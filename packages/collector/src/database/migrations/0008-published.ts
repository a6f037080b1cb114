import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// What the public was last told of a year: it follows the counters in batches. No foreign keys, as `aggregate` has none:
// such a table can be added where the others are distributed already.
const statements = [
  sql`create table publication (
    org_id text not null,
    year text not null,
    revision integer not null,
    shown text not null,
    primary key (org_id, year)
  )`,
  sql`create table published (
    org_id text not null,
    year text not null,
    unit_id text not null,
    division_id text not null,
    counted text not null,
    primary key (org_id, year, unit_id)
  )`,
];

export const published: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
