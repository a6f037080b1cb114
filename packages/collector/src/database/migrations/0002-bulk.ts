import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// What receipts are read by. Feedback comes in the order of its arrival, so that a summary of each stretch of the table is
// enough to find a day in it, and costs next to nothing when a row is stored.
const statements = [
  sql`create index feedback_received on feedback using brin (received_at) with (autosummarize = on)`,
  // A counter is raised over and over: with room beside it, a new version needs no new entry in the index.
  sql`alter table counter set (fillfactor = 50)`,
];

export const bulk: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
