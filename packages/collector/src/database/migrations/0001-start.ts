import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Tables that others refer to come first. `access_key` is looked up by its hash alone, so on Citus it is a
// reference table, as `organisation` is; all the others are distributed by org_id.
const statements = [
  sql`create table organisation (
    org_id text primary key,
    names jsonb not null,
    reply_days integer not null
  )`,
  sql`create table division (
    org_id text not null references organisation,
    division_id text not null,
    names jsonb not null,
    primary key (org_id, division_id)
  )`,
  sql`create table service_unit (
    org_id text not null,
    unit_id text not null,
    division_id text not null,
    names jsonb not null,
    primary key (org_id, unit_id),
    foreign key (org_id, division_id) references division (org_id, division_id)
  )`,
  sql`create table own_item (
    org_id text not null references organisation,
    item_id text not null,
    kind text not null,
    names jsonb not null,
    options jsonb,
    primary key (org_id, item_id)
  )`,
  sql`create table form (
    org_id text not null references organisation,
    form_id text not null,
    definition jsonb not null,
    primary key (org_id, form_id)
  )`,
  sql`create table access_key (
    key_hash text primary key,
    org_id text not null references organisation,
    prefix text not null,
    scopes text[] not null,
    origins text[],
    provider_id text,
    note text,
    created_at timestamptz not null default now(),
    expires_on date,
    revoked_at timestamptz
  )`,
  // One filled form is one row. Numeric answers stay here; words stand apart, to be deleted on a date of their own.
  sql`create table feedback (
    org_id text not null,
    feedback_id uuid not null,
    unit_id text not null,
    provider_id text,
    received_at timestamptz not null,
    month text not null,
    schema_version text not null,
    instrument text not null,
    text_version text not null,
    language text not null,
    service jsonb,
    event text,
    contact_channel text,
    contact_on date,
    collection_channel text not null,
    support text,
    respondent text,
    age_band text,
    shown jsonb not null,
    answers jsonb not null,
    kinds jsonb,
    topics jsonb,
    content_hash text not null,
    primary key (org_id, feedback_id),
    foreign key (org_id, unit_id) references service_unit (org_id, unit_id)
  )`,
  sql`create table feedback_text (
    org_id text not null,
    feedback_id uuid not null,
    item text not null,
    text text not null,
    delete_on date,
    primary key (org_id, feedback_id, item),
    foreign key (org_id, feedback_id) references feedback (org_id, feedback_id) on delete cascade
  )`,
  // Encrypted by the collector and bound to the row it stands in, so that no reader of the database learns it.
  sql`create table feedback_contact (
    org_id text not null,
    feedback_id uuid not null,
    key_id text not null,
    sealed bytea not null,
    delete_on date not null,
    primary key (org_id, feedback_id),
    foreign key (org_id, feedback_id) references feedback (org_id, feedback_id) on delete cascade
  )`,
  // Words without a day yet stand in no index, so that storing a feedback pays nothing for retention.
  sql`create index feedback_text_due on feedback_text (org_id, delete_on) where delete_on is not null`,
  sql`create index feedback_contact_due on feedback_contact (org_id, delete_on)`,
  // What the figures are read from, kept in the transaction that stores a feedback.
  sql`create table counter (
    org_id text not null,
    unit_id text not null,
    month text not null,
    channel text not null,
    item text not null,
    answer text not null,
    answered boolean not null,
    n bigint not null,
    primary key (org_id, unit_id, month, channel, item, answer)
  )`,
];

export const start: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(db);
  },
};
