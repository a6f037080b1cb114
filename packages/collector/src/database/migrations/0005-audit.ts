import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Who did what, and when, of what needs a secret key or the command line. Whom a key stands for is in the operator's
// own papers: here is its prefix alone.
const statements = [
  sql`create table audit_entry (
    org_id text not null references organisation,
    audit_entry_id uuid not null,
    at timestamptz not null,
    key_prefix text,
    action text not null,
    subject text,
    primary key (org_id, audit_entry_id)
  )`,
  sql`create index audit_entry_at on audit_entry (org_id, at)`,
];

export const audit: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
