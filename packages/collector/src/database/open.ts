// Opens the database that the settings name: PostgreSQL by its URL, or PGlite in a folder. Everything past this
// file speaks one SQL to both.
import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { lockFolder } from './lock-folder.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

export interface Database {
  readonly db: Kysely<Tables>;
  /** One line for the person who starts it: what this database keeps, and through what. */
  readonly promise: string;
  /** Brings the tables up to date; safe when several processes do it at once. */
  migrate(): Promise<void>;
  close(): Promise<void>;
}

export type DatabaseLocation = { readonly url: string } | { readonly folder: string };

export const openDatabase = (location: DatabaseLocation): Promise<Database> =>
  'url' in location ? openPostgres(location.url) : openEmbedded(location.folder);

/** Longest wait for a connection and for one statement; past it the caller hears 503 and may try again. */
const connectTimeoutMs = 3_000;
const statementTimeoutMs = 10_000;

async function openPostgres(url: string): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + 1_000,
    keepAlive: true,
    application_name: 'palaute-collector',
  });
  // An idle connection that breaks is replaced by the pool; unheard, its event would end the process.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    promise: 'PostgreSQL: what was acknowledged is committed, as durably as that server is set to keep it.',
    migrate: () => migrate(db),
    close: () => db.destroy(),
  };
}

async function openEmbedded(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true });
  const unlock = await lockFolder(folder);
  const pglite = await PGlite.create(`${folder}/pglite`).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  return {
    db,
    promise:
      'Embedded database (PGlite): what was acknowledged survives a killed process, not a power cut; one process at a time.',
    migrate: () => migrate(db),
    async close() {
      await db.destroy();
      await unlock();
    },
  };
}
