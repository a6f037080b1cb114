// Keys: what a caller may do, for which organisation, and until when. A key is 256 random bits; only its SHA-256 is
// stored, so a stolen database opens nothing. How a route asks for one is in access.ts.
import { createHash, randomBytes } from 'node:crypto';
import { dayInFinland } from '@palaute/schema';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from './database/tables.ts';
import { Remembered } from './remembered.ts';

/**
 * `feedback:bulk` reports many at once, counts and receipts: it is for secret keys, as `feedback:review` (quarantine) is.
 * `measures:write` publishes measures, `quotes:write` releases quotes. `results:raw` shows small groups too: for an organisation's own analysts, who hold the raw data anyway.
 */
export const scopes = [
  'feedback:write',
  'feedback:bulk',
  'feedback:review',
  'results:staff',
  'results:raw',
  'measures:write',
  'quotes:write',
] as const;
export type Scope = (typeof scopes)[number];

/** What a key is given. */
export interface Rights {
  readonly orgId: string;
  readonly scopes: readonly string[];
  /** Origins a browser may send from; null for a key that no page holds. */
  readonly origins: readonly string[] | null;
  /** OID of a service provider: the key speaks for that provider's units only. @default any of the organisation */
  readonly providerId?: string | null | undefined;
  /** Units it may send for, by OID. @default all of the organisation */
  readonly units?: readonly string[] | null | undefined;
  /** Forms it may draw and send, by id. @default all of the organisation */
  readonly forms?: readonly string[] | null | undefined;
  /**
   * Feedbacks in ten minutes: of a site key from one network before work is asked for, of a secret key in all.
   * @default of a site key 50, of a secret key no limit (ADR 0028)
   */
  readonly budget?: number | null | undefined;
}

/** What a known key stands for: all that it was given, null where it was not. */
export type Access = { readonly [Right in keyof Rights]-?: Exclude<Rights[Right], undefined> } & {
  /** Its first characters: what people and the audit log know it by. */
  readonly prefix: string;
};

/** What is kept of a key beside its rights, for the people who hand keys out. */
export interface KeyDetails {
  /** Last day in Finland on which it works. @default it works until it is revoked */
  readonly expiresOn?: string | undefined;
  readonly note?: string | undefined;
}

/** A key as it is listed; the key itself is nowhere any more. */
export interface ListedKey extends Access {
  readonly note: string | null;
  readonly createdAt: Date;
  readonly expiresOn: string | null;
  readonly revokedAt: Date | null;
}

/** Makes a key; its kind stands in it for people. Nobody can show it again: hand it over at once. */
export const generateKey = (kind: string): string =>
  `palaute_${kind}_${randomBytes(32).toString('base64url')}`;

/** Eight characters past the kind are 48 of the 256 bits. */
export const prefixOf = (key: string): string => (/^palaute_[a-z]+_.{8}/.exec(key)?.[0] ?? key).slice(0, 40);

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Stores a key's hash with its rights; the same key again takes the new rights. */
export async function saveKey(
  db: Kysely<Tables>,
  key: string,
  given: Rights,
  details: KeyDetails = {},
): Promise<void> {
  const rights = {
    scopes: [...given.scopes],
    origins: given.origins && [...given.origins],
    provider_id: given.providerId ?? null,
    units: given.units ? [...given.units] : null,
    forms: given.forms ? [...given.forms] : null,
    budget: given.budget ?? null,
  };
  await db
    .insertInto('access_key')
    .values({
      key_hash: hashOf(key),
      org_id: given.orgId,
      prefix: prefixOf(key),
      note: details.note ?? null,
      expires_on: details.expiresOn ?? null,
      revoked_at: null,
      ...rights,
    })
    .onConflict((conflict) => conflict.column('key_hash').doUpdateSet(rights))
    .execute();
}

const rightColumns = [
  'org_id',
  'prefix',
  'scopes',
  'origins',
  'provider_id',
  'units',
  'forms',
  'budget',
] as const;

const asAccess = (row: Pick<Selectable<Tables['access_key']>, (typeof rightColumns)[number]>): Access => ({
  orgId: row.org_id,
  prefix: row.prefix,
  scopes: row.scopes,
  origins: row.origins,
  providerId: row.provider_id,
  units: row.units,
  forms: row.forms,
  budget: row.budget,
});

const listed = (db: Kysely<Tables>) =>
  db
    .selectFrom('access_key')
    .select(['key_hash', ...rightColumns, 'note', 'created_at'])
    .select(['revoked_at', sql<string | null>`expires_on::text`.as('expires_on')])
    .orderBy('org_id')
    .orderBy('created_at')
    .orderBy('prefix');

type ListedRow = Awaited<ReturnType<ReturnType<typeof listed>['executeTakeFirstOrThrow']>>;

const asListed = (row: ListedRow): ListedKey => ({
  ...asAccess(row),
  note: row.note,
  createdAt: row.created_at,
  expiresOn: row.expires_on,
  revokedAt: row.revoked_at,
});

/** All keys, or those of one organisation, in the order in which they were made. */
export async function listKeys(db: Kysely<Tables>, orgId?: string): Promise<ListedKey[]> {
  const rows = await (orgId === undefined ? listed(db) : listed(db).where('org_id', '=', orgId)).execute();
  return rows.map(asListed);
}

const isBegun = (beginning: string) =>
  sql<boolean>`(starts_with(prefix, ${beginning}) or starts_with(${beginning}, prefix))`;

/** Every key that begins so; a whole key names itself, too. */
export async function findKeys(db: Kysely<Tables>, beginning: string): Promise<ListedKey[]> {
  return (await listed(db).where(isBegun(beginning)).execute()).map(asListed);
}

/**
 * Revokes the key that begins so. One that is revoked already stays as it is.
 * @returns every key that begins so: unless it is exactly one, nothing was changed
 */
export async function revokeKey(db: Kysely<Tables>, beginning: string, now: Date): Promise<ListedKey[]> {
  const rows = await listed(db).where(isBegun(beginning)).execute();
  const [row] = rows;
  if (row && rows.length === 1 && row.revoked_at === null) {
    await db
      .updateTable('access_key')
      .set({ revoked_at: now })
      .where('key_hash', '=', row.key_hash)
      .where('revoked_at', 'is', null)
      .execute();
  }
  return rows.map(asListed);
}

/**
 * Stores a new key with the rights, the note and the last day of an old one, and lets the old one end.
 * @param until last day in Finland on which the old one works, unless it ends before that anyway
 * @returns the old one's last day
 */
export async function rotateKey(
  db: Kysely<Tables>,
  { prefix, note, expiresOn, ...rights }: ListedKey,
  key: string,
  until: string,
): Promise<string> {
  const lastDay = expiresOn !== null && expiresOn < until ? expiresOn : until;
  await db.transaction().execute(async (transaction) => {
    await saveKey(transaction, key, rights, { note: note ?? undefined, expiresOn: expiresOn ?? undefined });
    await transaction
      .updateTable('access_key')
      .set({ expires_on: lastDay })
      .where('org_id', '=', rights.orgId)
      .where('prefix', '=', prefix)
      .execute();
  });
  return lastDay;
}

/** How long a key's rights are taken as read: a key that is revoked or expires stops within this time. */
export const rememberedMs = 10_000;
const rememberedKeys = 1_000;

/** Finds what a key stands for; remembers known keys shortly, so that a request costs no query of its own. */
export class KeyRing {
  readonly #db: Kysely<Tables>;
  readonly #now: () => Date;
  readonly #known: Remembered<Access>;

  constructor(db: Kysely<Tables>, now: () => Date) {
    this.#db = db;
    this.#now = now;
    this.#known = new Remembered(now, rememberedMs, rememberedKeys);
  }

  find(key: string): Promise<Access | undefined> {
    const hash = hashOf(key);
    return this.#known.of(hash, () => this.#read(hash));
  }

  async #read(hash: string): Promise<Access | undefined> {
    const row = await this.#db
      .selectFrom('access_key')
      .select(rightColumns)
      .where('key_hash', '=', hash)
      .where('revoked_at', 'is', null)
      .where((column) =>
        column.or([
          column('expires_on', 'is', null),
          column('expires_on', '>=', sql<string>`${dayInFinland(this.#now())}::date`),
        ]),
      )
      .executeTakeFirst();
    return row && asAccess(row);
  }
}
