import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Of units and divisions, too, it is told once by which channel and in which language their people answered (ADR 0042): kept
// of those months of theirs that everybody saw. Months that were told before are not told of places.
const statements = [
  sql`create table breakdown_place (
    org_id text not null,
    month text not null,
    place text not null,
    division_id text not null,
    counted text not null,
    primary key (org_id, month, place)
  )`,
];

export const breakdownPlaces: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
