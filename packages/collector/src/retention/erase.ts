// What one person asks to be deleted: the words and contact details of a feedback, found by what its receipt says.
import { referenceOf } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { eraseHeld, heldBetween } from '../quarantine/retention.ts';
import type { Deleted } from './retention.ts';

/** A feedback as its reference finds it, without anything that a person wrote. */
export interface Found extends Deleted {
  readonly feedbackId: string;
  readonly reference: string;
  /** Day of arrival in Finland. */
  readonly receivedOn: string;
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether it can be a reference: the eight characters of the receipt, or the whole id. */
export const isReference = (text: string): boolean => /^[0-9a-f]{8}$/i.test(text) || idPattern.test(text);

/**
 * At most two: more than one is too many already.
 * @param reference as `isReference` has it
 */
export async function findByReference(
  db: Kysely<Tables>,
  orgId: string,
  reference: string,
): Promise<Found[]> {
  // The reference is the start of the id, so that the primary key finds it.
  const [low, high] = idPattern.test(reference)
    ? [reference, reference]
    : ['0', 'f'].map((digit) => reference + '-xxxx-xxxx-xxxx-xxxxxxxxxxxx'.replaceAll('x', digit));
  const { rows } = await sql<{ id: string; received_on: string; texts: number; contacts: number }>`
    select f.feedback_id::text as id,
      to_char(f.received_at at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as received_on,
      (select count(*)::integer from feedback_text t
        where t.org_id = ${orgId} and t.feedback_id = f.feedback_id) as texts,
      (select count(*)::integer from feedback_contact c
        where c.org_id = ${orgId} and c.feedback_id = f.feedback_id) as contacts
    from feedback f
    where f.org_id = ${orgId} and f.feedback_id between ${low}::uuid and ${high}::uuid
    order by f.feedback_id limit 2`.execute(db);
  const held =
    low !== undefined && high !== undefined ? await heldBetween(db, orgId, low, high) : { rows: [] };
  return [...rows, ...held.rows].map(({ id, received_on, texts, contacts }) => ({
    feedbackId: id,
    reference: referenceOf(id),
    receivedOn: received_on,
    texts,
    contacts,
  }));
}

/** Deletes a feedback's words and contact details; its answers in numbers stay, as counted. */
export async function erase(db: Kysely<Tables>, orgId: string, feedbackId: string): Promise<Deleted> {
  const { rows } = await sql<Deleted>`
    with texts as (
      delete from feedback_text where org_id = ${orgId} and feedback_id = ${feedbackId}::uuid returning 1
    ), contacts as (
      delete from feedback_contact where org_id = ${orgId} and feedback_id = ${feedbackId}::uuid returning 1
    )
    select (select count(*)::integer from texts) as texts,
      (select count(*)::integer from contacts) as contacts`.execute(db);
  const held = await eraseHeld(db, orgId, feedbackId);
  const [stored = { texts: 0, contacts: 0 }] = rows;
  return { texts: stored.texts + held.texts, contacts: stored.contacts + held.contacts };
}
