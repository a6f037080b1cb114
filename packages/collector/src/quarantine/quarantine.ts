// Feedback that is set apart: as it would be stored, but counted nowhere and seen by staff only, until one of them lets
// it in or deletes it. Why something comes here is the gate's matter (abuse/gate.ts), when it ends is retention.ts's.
import { type Kysely, sql } from 'kysely';
import type { ContactSafe, SealedContact } from '../contacts/safe.ts';
import { isWorthRepeating } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import type { FeedbackRow } from '../feedback/row.ts';
import { type LookedUp, type Outcome, storeRows } from '../feedback/store.ts';

/** What stands in the column `feedback`: contact details stand apart, sealed. */
type HeldRow = Omit<FeedbackRow, 'contact'> & { readonly contact: { readonly delete_on: string } | null };

/** What staff see of one: words as they were masked, and no contact details. */
export interface Held {
  readonly id: string;
  readonly receivedAt: Date;
  readonly reason: string;
  /** First characters of the key that brought it. */
  readonly keyPrefix: string;
  readonly feedback: HeldRow;
  readonly hasContact: boolean;
}

interface KnownRow {
  feedback_id: string;
  content_hash: string;
  received_on: string;
  key_id: string | null;
  sealed: string | null;
}

/** How long a collector takes it as read that an organisation has nothing in quarantine. */
const rememberedMs = 10_000;
const attempts = 3;

const receivedOn = sql`to_char(q.received_at at time zone 'Europe/Helsinki', 'YYYY-MM-DD')`;

export class Quarantine {
  readonly #db: Kysely<Tables>;
  readonly #contacts: ContactSafe | undefined;
  readonly #now: () => Date;
  readonly #remembered = new Map<string, { isEmpty: boolean; until: number }>();

  constructor(db: Kysely<Tables>, contacts: ContactSafe | undefined, now: () => Date) {
    this.#db = db;
    this.#contacts = contacts;
    this.#now = now;
  }

  /**
   * Sets a row apart. When it returns, it is committed.
   * @param origin of which key it came, and why it is here
   */
  async hold(
    orgId: string,
    row: FeedbackRow,
    { reason, keyPrefix }: { readonly reason: string; readonly keyPrefix: string },
  ): Promise<Outcome> {
    const { contact, ...rest } = row;
    const held: HeldRow = { ...rest, contact: contact && { delete_on: contact.delete_on } };
    const { rows } = await sql<{ received_on: string }>`
      insert into quarantine as q
        (org_id, feedback_id, received_at, reason, key_prefix, content_hash, feedback, key_id, sealed)
      select ${orgId}, ${row.feedback_id}::uuid, ${row.received_at}::timestamptz, ${reason}, ${keyPrefix},
        ${row.content_hash}, ${JSON.stringify(held)}::jsonb, ${contact?.key_id ?? null}::text,
        decode(${contact?.sealed ?? null}::text, 'base64')
      where not exists (
        select from feedback where org_id = ${orgId} and feedback_id = ${row.feedback_id}::uuid)
      on conflict (org_id, feedback_id) do nothing
      returning ${receivedOn} as received_on`.execute(this.#db);
    this.#remembered.set(orgId, { isEmpty: false, until: this.#now().valueOf() + rememberedMs });
    if (rows[0]) return { status: 'stored', receivedOn: rows[0].received_on };
    const [known] = await this.#find(orgId, [row.feedback_id]);
    if (known) return this.#compare(orgId, row, known);
    // Stored before, or released just now: the ordinary store knows what to say of it.
    const [outcome] = await storeRows(this.#db, orgId, [row], this.#contacts);
    if (!outcome) throw new Error('A feedback was neither held nor found.');
    return outcome;
  }

  /**
   * Stores rows, but for those that stand in quarantine under the same id: staff decide on them.
   * @param store stores the others
   * @returns one outcome for each row, in its order
   */
  async storeOthers<Row extends LookedUp, Result = Outcome>(
    orgId: string,
    rows: readonly Row[],
    store: (rows: readonly Row[]) => Promise<Result[]>,
  ): Promise<(Outcome | Result)[]> {
    if (await this.#isEmpty(orgId)) return store(rows);
    const ids = rows.map((row) => row.feedback_id);
    const known = new Map((await this.#find(orgId, ids)).map((row) => [row.feedback_id, row]));
    if (known.size === 0) return store(rows);
    const others = rows.filter((row) => !known.has(row.feedback_id));
    const outcomes = others.length > 0 ? await store(others) : [];
    const stored = new Map(others.map((row, index) => [row.feedback_id, outcomes[index]]));
    return rows.map((row) => {
      const kept = known.get(row.feedback_id);
      const outcome = kept ? this.#compare(orgId, row, kept) : stored.get(row.feedback_id);
      if (!outcome) throw new Error('A feedback was neither stored nor found.');
      return outcome;
    });
  }

  /** A page, the oldest first. @param after the last one of the page before */
  async list(
    orgId: string,
    limit: number,
    after?: { readonly receivedAt: string; readonly id: string },
  ): Promise<Held[]> {
    const { rows } = await sql<{
      id: string;
      received_at: Date;
      reason: string;
      key_prefix: string;
      feedback: HeldRow;
      has_contact: boolean;
    }>`
      select feedback_id::text as id, received_at, reason, key_prefix, feedback, sealed is not null as has_contact
      from quarantine
      where org_id = ${orgId} and (received_at, feedback_id) >
        (${after?.receivedAt ?? '-infinity'}::timestamptz, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
      order by received_at, feedback_id limit ${limit}`.execute(this.#db);
    return rows.map(({ received_at, key_prefix, has_contact, ...row }) => ({
      ...row,
      receivedAt: received_at,
      keyPrefix: key_prefix,
      hasContact: has_contact,
    }));
  }

  /**
   * Stores one as it would have been stored when it came, counters and all, and takes it out of quarantine.
   * @returns what the store said, `duplicate` also of one that was released before; `undefined` when there is none
   */
  async release(orgId: string, id: string): Promise<Outcome | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#db.transaction().execute((transaction) => this.#releaseIn(transaction, orgId, id));
      } catch (error) {
        if (attempt === attempts || !isWorthRepeating(error)) throw error;
      }
    }
  }

  async #releaseIn(db: Kysely<Tables>, orgId: string, id: string): Promise<Outcome | undefined> {
    const { rows } = await sql<{ feedback: HeldRow; key_id: string | null; sealed: string | null }>`
      select feedback, key_id, encode(sealed, 'base64') as sealed from quarantine
      where org_id = ${orgId} and feedback_id = ${id}::uuid for update`.execute(db);
    const [held] = rows;
    if (!held) {
      const stored = await sql<{ received_on: string }>`
        select ${receivedOn} as received_on from feedback q
        where q.org_id = ${orgId} and q.feedback_id = ${id}::uuid`.execute(db);
      return stored.rows[0] && { status: 'duplicate', receivedOn: stored.rows[0].received_on };
    }
    const { feedback, key_id, sealed } = held;
    const contact =
      feedback.contact && key_id !== null && sealed !== null
        ? { key_id, sealed: sealed.replaceAll('\n', ''), delete_on: feedback.contact.delete_on }
        : null;
    const [outcome] = await storeRows(db, orgId, [{ ...feedback, contact }], this.#contacts);
    if (outcome?.status !== 'reused') await this.#deleteIn(db, orgId, id);
    return outcome;
  }

  /** Deletes one for good. @returns whether there was one */
  delete(orgId: string, id: string): Promise<boolean> {
    return this.#deleteIn(this.#db, orgId, id);
  }

  async #deleteIn(db: Kysely<Tables>, orgId: string, id: string): Promise<boolean> {
    const { numAffectedRows = 0n } = await sql`
      delete from quarantine where org_id = ${orgId} and feedback_id = ${id}::uuid`.execute(db);
    return numAffectedRows > 0n;
  }

  async #isEmpty(orgId: string): Promise<boolean> {
    const now = this.#now().valueOf();
    const remembered = this.#remembered.get(orgId);
    if (remembered && remembered.until > now) return remembered.isEmpty;
    const { rows } = await sql<{ is_empty: boolean }>`
      select not exists (select from quarantine where org_id = ${orgId}) as is_empty`.execute(this.#db);
    const isEmpty = rows[0]?.is_empty ?? true;
    this.#remembered.set(orgId, { isEmpty, until: now + rememberedMs });
    return isEmpty;
  }

  async #find(orgId: string, ids: readonly string[]): Promise<KnownRow[]> {
    const { rows } = await sql<KnownRow>`
      select q.feedback_id::text, q.content_hash, ${receivedOn} as received_on, q.key_id,
        encode(q.sealed, 'base64') as sealed
      from quarantine q
      where q.org_id = ${orgId} and q.feedback_id = any(${ids}::uuid[])`.execute(this.#db);
    return rows;
  }

  #compare(orgId: string, row: LookedUp, kept: KnownRow): Outcome {
    const { key_id, sealed } = kept;
    const other: SealedContact | null = key_id !== null && sealed !== null ? { key_id, sealed } : null;
    const isSameContact =
      !row.contact || !other || (this.#contacts?.isSame(orgId, row.feedback_id, row.contact, other) ?? true);
    const isSame = kept.content_hash === row.content_hash && isSameContact;
    return { status: isSame ? 'duplicate' : 'reused', receivedOn: kept.received_on };
  }
}
