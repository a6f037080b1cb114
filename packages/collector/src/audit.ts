// The audit log: who used a secret key or the command line to do what, and when. An entry has the first characters of
// the key and never a person's data; whom the key was handed to is in the operator's own papers.
import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './database/tables.ts';

/** What is noted. Reading what is public is not. */
export const auditActions = [
  'results-read',
  'key-created',
  'key-revoked',
  'erased',
  'quarantine-read',
  'quarantine-released',
  'quarantine-deleted',
  'exported',
  'imported',
  'measure-published',
  'measure-deleted',
  'quote-released',
  'quote-withdrawn',
  'figures-published',
  'asked-told',
] as const;
export type AuditAction = (typeof auditActions)[number];

export interface AuditEntry {
  readonly orgId: string;
  /** First characters of the key; null for the command line. */
  readonly keyPrefix: string | null;
  readonly action: AuditAction;
  /** What it was done to: a place and period, the prefix of a key, the reference of a feedback. Nothing personal. */
  readonly subject?: string | undefined;
}

/** An entry as it is listed. */
export interface ListedEntry extends AuditEntry {
  readonly at: Date;
}

/**
 * Notes one thing done; when it returns, it is committed. What must not go unnoted is told or done after it.
 * @param at @default now
 */
export async function audit(
  db: Kysely<Tables>,
  { orgId, keyPrefix, action, subject }: AuditEntry,
  at: Date = new Date(),
): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({
      org_id: orgId,
      audit_entry_id: randomUUID(),
      at,
      key_prefix: keyPrefix,
      action,
      subject: subject ?? null,
    })
    .execute();
}

/** Entries of all organisations or of one, the oldest first. @param since day in Finland from which on */
export async function listAudit(
  db: Kysely<Tables>,
  { orgId, since }: { readonly orgId?: string | undefined; readonly since?: string | undefined } = {},
): Promise<ListedEntry[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['org_id', 'at', 'key_prefix', 'action', 'subject'])
    .$if(orgId !== undefined, (query) => query.where('org_id', '=', orgId ?? ''))
    .$if(since !== undefined, (query) => query.where('at', '>=', startOf(since ?? '')))
    .orderBy('at')
    .orderBy('org_id')
    .orderBy('audit_entry_id')
    .execute();
  return rows.map((row) => ({
    orgId: row.org_id,
    at: row.at,
    keyPrefix: row.key_prefix,
    action: row.action as AuditAction,
    ...(row.subject !== null && { subject: row.subject }),
  }));
}

/** Deletes entries that are older than so many days. @param today day in Finland. @returns how many there were */
export async function deleteOldAudit(db: Kysely<Tables>, days: number, today: string): Promise<number> {
  const organisations = await db.selectFrom('organisation').select('org_id').orderBy('org_id').execute();
  let deleted = 0n;
  for (const { org_id } of organisations) {
    const { numDeletedRows } = await db
      .deleteFrom('audit_entry')
      .where('org_id', '=', org_id)
      .where('at', '<', sql<Date>`${startOf(today)} - ${days} * interval '1 day'`)
      .executeTakeFirst();
    deleted += numDeletedRows;
  }
  return Number(deleted);
}

/** When a day begins in Finland. */
const startOf = (day: string) => sql<Date>`(${day}::date::timestamp at time zone 'Europe/Helsinki')`;
