// Keys: what a caller may do, for which organisation, and until when. A key is 256 random bits; only its SHA-256 is
// stored, so a stolen database opens nothing. How a route asks for one is in access.ts.
import { createHash, randomBytes } from 'node:crypto';
import { dayInFinland } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './database/tables.ts';

/** `results:raw` shows small groups too: for an organisation's own analysts, who hold the raw data anyway. */
export const scopes = ['feedback:write', 'results:staff', 'results:raw'] as const;
export type Scope = (typeof scopes)[number];

/** What a known key stands for. */
export interface Access {
  readonly orgId: string;
  readonly scopes: readonly string[];
  /** Origins a browser may send from; null for a key that no page holds. */
  readonly origins: readonly string[] | null;
}

/** What is kept of a key beside its rights, for the people who hand keys out. */
export interface KeyDetails {
  /** Whose system holds it: the OID of a service provider. */
  readonly providerId?: string | undefined;
  /** Last day in Finland on which it works. @default it works until it is revoked */
  readonly expiresOn?: string | undefined;
  readonly note?: string | undefined;
}

/** A key as it is listed; the key itself is nowhere any more. */
export interface ListedKey extends Access {
  /** Its first characters: the kind, and enough of the rest to tell it from every other. */
  readonly prefix: string;
  readonly providerId: string | null;
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
  access: Access,
  details: KeyDetails = {},
): Promise<void> {
  const rights = { scopes: [...access.scopes], origins: access.origins && [...access.origins] };
  await db
    .insertInto('access_key')
    .values({
      key_hash: hashOf(key),
      org_id: access.orgId,
      prefix: prefixOf(key),
      provider_id: details.providerId ?? null,
      note: details.note ?? null,
      expires_on: details.expiresOn ?? null,
      revoked_at: null,
      ...rights,
    })
    .onConflict((conflict) => conflict.column('key_hash').doUpdateSet(rights))
    .execute();
}

const listed = (db: Kysely<Tables>) =>
  db
    .selectFrom('access_key')
    .select(['key_hash', 'org_id', 'prefix', 'scopes', 'origins', 'provider_id', 'note', 'created_at'])
    .select(['revoked_at', sql<string | null>`expires_on::text`.as('expires_on')])
    .orderBy('org_id')
    .orderBy('created_at')
    .orderBy('prefix');

type ListedRow = Awaited<ReturnType<ReturnType<typeof listed>['executeTakeFirstOrThrow']>>;

const asListed = (row: ListedRow): ListedKey => ({
  orgId: row.org_id,
  prefix: row.prefix,
  scopes: row.scopes,
  origins: row.origins,
  providerId: row.provider_id,
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

/**
 * Revokes the key that begins so; a whole key names itself, too. One that is revoked already stays as it is.
 * @returns every key that begins so: unless it is exactly one, nothing was changed
 */
export async function revokeKey(db: Kysely<Tables>, beginning: string, now: Date): Promise<ListedKey[]> {
  const rows = await listed(db)
    .where(sql<boolean>`starts_with(prefix, ${beginning}) or starts_with(${beginning}, prefix)`)
    .execute();
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

/** How long a key's rights are taken as read: a key that is revoked or expires stops within this time. */
export const rememberedMs = 10_000;
const rememberedKeys = 1_000;

/** Finds what a key stands for; remembers known keys shortly, so that a request costs no query of its own. */
export class KeyRing {
  readonly #db: Kysely<Tables>;
  readonly #now: () => Date;
  readonly #known = new Map<string, { access: Access; until: number }>();

  constructor(db: Kysely<Tables>, now: () => Date) {
    this.#db = db;
    this.#now = now;
  }

  async find(key: string): Promise<Access | undefined> {
    const hash = hashOf(key);
    const known = this.#known.get(hash);
    if (known && known.until > this.#now().valueOf()) return known.access;
    this.#known.delete(hash);
    const row = await this.#db
      .selectFrom('access_key')
      .select(['org_id', 'scopes', 'origins'])
      .where('key_hash', '=', hash)
      .where('revoked_at', 'is', null)
      .where((column) =>
        column.or([
          column('expires_on', 'is', null),
          column('expires_on', '>=', sql<string>`${dayInFinland(this.#now())}::date`),
        ]),
      )
      .executeTakeFirst();
    if (!row) return undefined;
    const access = { orgId: row.org_id, scopes: row.scopes, origins: row.origins };
    if (this.#known.size >= rememberedKeys) this.#known.clear();
    this.#known.set(hash, { access, until: this.#now().valueOf() + rememberedMs });
    return access;
  }
}
