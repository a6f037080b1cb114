import { createHash } from 'node:crypto';
import { dayInFinland } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { prefixOf } from '../keys.ts';
import { type Finding, ok, wrong } from './finding.ts';

interface KeyRow {
  org_id: string;
  scopes: string[];
  origins: string[] | null;
  expires_on: string | null;
  revoked_on: string | null;
}

/**
 * Tells why a key does not work, or for whom it does. Nothing of it is shown but its first characters.
 * @param scope what it must be allowed
 */
export async function checkKey(
  db: Kysely<Tables>,
  key: string,
  scope: string | undefined,
  now: Date,
): Promise<Finding> {
  const trimmed = key
    .trim()
    .replace(/^Bearer +/i, '')
    .replace(/^["'](.*)["']$/, '$1');
  if (!/^palaute_[a-z]+_[\w-]{43}$/.test(trimmed)) {
    return wrong(
      'key',
      'It is not a whole key: those begin with palaute_ and are 43 characters past the kind.',
      'Copy it again, from where it was put when it was made; nobody can show it again.',
    );
  }
  const name = `${prefixOf(trimmed)}…`;
  if (trimmed !== key) {
    return wrong('key', `${name} stands among blanks, quotes or “Bearer”.`, 'Give the key alone.');
  }
  const { rows } = await sql<KeyRow>`
    select org_id, scopes, origins, expires_on::text,
      to_char(revoked_at at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as revoked_on
    from access_key where key_hash = ${createHash('sha256').update(key).digest('hex')}`.execute(db);
  const [row] = rows;
  const remedy = 'Make a new one with palaute-collector keys create.';
  if (!row)
    return wrong('key', `${name} is unknown to this database.`, `Is this the right database? ${remedy}`);
  if (row.revoked_on !== null) return wrong('key', `${name} was revoked on ${row.revoked_on}.`, remedy);
  if (row.expires_on !== null && row.expires_on < dayInFinland(now)) {
    return wrong('key', `${name} ended after ${row.expires_on}.`, remedy);
  }
  const may = row.scopes.join(', ');
  if (scope !== undefined && !row.scopes.includes(scope)) {
    return wrong(
      'key',
      `${name} may ${may}, and not ${scope}.`,
      'Use a key of another kind: see keys create --help.',
    );
  }
  const from = row.origins === null ? '' : `, for pages of ${row.origins.join(', ')}`;
  return ok('key', `${name} works for ${row.org_id}: ${may}${from}.`);
}
