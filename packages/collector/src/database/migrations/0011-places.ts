import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Which municipality a unit is in, and which area an organisation belongs to; neither need be told. What was published
// before knew no municipality, and its years stay so (ADR 0039).
const statements = [
  sql`alter table organisation add column area text`,
  sql`alter table service_unit add column municipality text`,
  sql`alter table published add column municipality text`,
];

export const places: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
