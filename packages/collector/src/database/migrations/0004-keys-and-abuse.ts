import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // What a key is limited to; null limits nothing.
  sql`alter table access_key
    add column units text[],
    add column forms text[],
    add column budget integer`,
  // Who produces the service there.
  sql`alter table service_unit add column provider_id text`,
  // Feedback that came past all budgets: as it would be stored, apart from everything that is counted, until somebody
  // has looked at it. It refers to no unit, so that a full register is never locked for it.
  sql`create table quarantine (
    org_id text not null,
    feedback_id uuid not null,
    received_at timestamptz not null,
    reason text not null,
    key_prefix text not null,
    content_hash text not null,
    feedback jsonb not null,
    key_id text,
    sealed bytea,
    primary key (org_id, feedback_id)
  )`,
  sql`create index quarantine_received on quarantine (org_id, received_at, feedback_id)`,
];

export const keysAndAbuse: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
