// Keys: what a caller may do, and for which organisation. A key is 256 random bits; only its SHA-256 is stored, so a
// stolen database opens nothing.
import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
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

/** Makes a key; its kind stands in it for people. Nobody can show it again: hand it over at once. */
export const generateKey = (kind: string): string =>
  `palaute_${kind}_${randomBytes(32).toString('base64url')}`;

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Stores a key's hash with its rights; the same key again takes the new rights. */
export async function saveKey(db: Kysely<Tables>, key: string, access: Access): Promise<void> {
  const rights = { scopes: [...access.scopes], origins: access.origins && [...access.origins] };
  await db
    .insertInto('access_key')
    .values({
      key_hash: hashOf(key),
      org_id: access.orgId,
      prefix: key.slice(0, 20),
      revoked_at: null,
      ...rights,
    })
    .onConflict((conflict) => conflict.column('key_hash').doUpdateSet(rights))
    .execute();
}

/** How long a key's rights are taken as read: a revoked key stops within this time. */
const rememberedMs = 10_000;
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
      .executeTakeFirst();
    if (!row) return undefined;
    const access = { orgId: row.org_id, scopes: row.scopes, origins: row.origins };
    if (this.#known.size >= rememberedKeys) this.#known.clear();
    this.#known.set(hash, { access, until: this.#now().valueOf() + rememberedMs });
    return access;
  }
}
