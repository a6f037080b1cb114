import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { start } from './migrations/0001-start.ts';
import type { Tables } from './tables.ts';

/** Numbered and forward-only; a released one is never edited. */
const migrations = { '0001-start': start };

/**
 * Brings the tables up to date. Safe when several collectors start at once: kysely holds a lock, and whoever
 * comes second finds the work done.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
