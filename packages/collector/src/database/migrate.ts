import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { start } from './migrations/0001-start.ts';
import { bulk } from './migrations/0002-bulk.ts';
import { aggregates } from './migrations/0003-aggregates.ts';
import { keysAndAbuse } from './migrations/0004-keys-and-abuse.ts';
import { audit } from './migrations/0005-audit.ts';
import { reasons } from './migrations/0006-reasons.ts';
import { measures } from './migrations/0007-measures.ts';
import { published } from './migrations/0008-published.ts';
import { quotes } from './migrations/0009-quotes.ts';
import { language } from './migrations/0010-language.ts';
import { places } from './migrations/0011-places.ts';
import { asked } from './migrations/0012-asked.ts';
import { breakdownPlaces } from './migrations/0013-breakdown-places.ts';
import { services } from './migrations/0014-services.ts';
import type { Tables } from './tables.ts';

/** Numbered and forward-only; a released one is never edited. */
const migrations = {
  '0001-start': start,
  '0002-bulk': bulk,
  '0003-aggregates': aggregates,
  '0004-keys-and-abuse': keysAndAbuse,
  '0005-audit': audit,
  '0006-reasons': reasons,
  '0007-measures': measures,
  '0008-published': published,
  '0009-quotes': quotes,
  '0010-language': language,
  '0011-places': places,
  '0012-asked': asked,
  '0013-breakdown-places': breakdownPlaces,
  '0014-services': services,
};

/** What this version makes of the tables, in order. */
export const migrationNames: readonly string[] = Object.keys(migrations);

/**
 * Brings the tables up to date. Safe when several collectors start at once: kysely holds a lock, and whoever
 * comes second finds the work done.
 * @returns the migrations that were made, in their order
 */
export async function migrate(db: Kysely<Tables>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}
