import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Which service a unit gives: a level between it and its division, which need not be told (ADR 0043). What was published
// before knew no service, and its years stay so. No foreign keys, as `aggregate` has none: such a table can be added where
// the others are distributed already.
const statements = [
  sql`create table service (
    org_id text not null,
    service_id text not null,
    division_id text not null,
    names jsonb not null,
    primary key (org_id, service_id)
  )`,
  sql`alter table service_unit add column service_id text`,
  sql`alter table published add column service_id text`,
  sql`alter table measure add column service_id text`,
  sql`alter table quote add column service_id text`,
];

export const services: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
