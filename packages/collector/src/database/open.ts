// Opens the database that the settings name: PostgreSQL by its URL, or PGlite in a folder. Everything past this
// file speaks one SQL to both.
import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, type LogEvent, PGliteDialect, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { type Copying, copyInto, copyThrough } from './copying.ts';
import { lockFolder } from './lock-folder.ts';
import { withoutLost } from './lost-connections.ts';
import { migrate } from './migrate.ts';
import { defaultLeastFreeBytes, watchRoom } from './room.ts';
import type { Tables } from './tables.ts';

export interface Database {
  readonly db: Kysely<Tables>;
  /** What public figures are read from: a replica that the settings name, else the same as `db`. */
  readonly readDb: Kysely<Tables>;
  readonly copying: Copying;
  /** One line for the person who starts it: what this database keeps, and through what. */
  readonly promise: string;
  /** Brings the tables up to date; safe when several processes do it at once. @returns the migrations it made */
  migrate(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export type DatabaseLocation =
  | {
      readonly url: string;
      /** A replica that figures are read from. @default everything is read from `url` */
      readonly readUrl?: string;
      /** Longest wait for one statement; 0 waits as long as it takes, for a person's command. @default 10 000 */
      readonly statementTimeoutMs?: number;
    }
  | {
      readonly folder: string;
      /** What must be free on its disk for anything to be read or stored. @default 32 MB */
      readonly leastFreeBytes?: number;
    };

/** @param onStatement hears the text of every statement, without its values */
export const openDatabase = (
  location: DatabaseLocation,
  onStatement?: (sql: string) => void,
): Promise<Database> => {
  const log = onStatement && ((event: LogEvent) => onStatement(event.query.sql));
  return 'url' in location ? openPostgres(location, log) : openEmbedded(location, log);
};

/** Longest wait for a connection; past it, or past that for a statement, the caller hears 503 and may try again. */
const connectTimeoutMs = 3_000;

type Log = ((event: LogEvent) => void) | undefined;

async function openPostgres(
  { url, readUrl, statementTimeoutMs = 10_000 }: Extract<DatabaseLocation, { url: string }>,
  log: Log,
): Promise<Database> {
  const { db, pool } = connect(url, 'palaute-collector', statementTimeoutMs, log);
  const replica =
    readUrl === undefined
      ? undefined
      : connect(readUrl, 'palaute-collector figures', statementTimeoutMs, log).db;
  return {
    db,
    copying: copyThrough(pool),
    readDb: replica ?? db,
    promise:
      'PostgreSQL: what was acknowledged is committed, as durably as that server is set to keep it.' +
      (replica ? ' Figures are read from its replica.' : ''),
    migrate: () => migrate(db),
    async close() {
      await Promise.all([db.destroy(), replica?.destroy()]);
    },
  };
}

function connect(
  url: string,
  name: string,
  statementTimeoutMs: number,
  log: Log,
): { db: Kysely<Tables>; pool: Pool } {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectTimeoutMs,
    ...(statementTimeoutMs > 0 && {
      statement_timeout: statementTimeoutMs,
      query_timeout: statementTimeoutMs + 1_000,
    }),
    keepAlive: true,
    application_name: name,
  });
  // An idle connection that breaks is replaced by the pool; unheard, its event would end the process.
  pool.on('error', () => {});
  // So would that of one that breaks in the middle of a statement, beside the error that the statement ends with.
  pool.on('connect', (client) => void client.on('error', () => {}));
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: withoutLost(pool) }),
    ...(log && { log }),
  });
  return { db, pool };
}

async function openEmbedded(
  { folder, leastFreeBytes = defaultLeastFreeBytes }: Extract<DatabaseLocation, { folder: string }>,
  log: Log,
): Promise<Database> {
  // What people wrote is in it: nobody else on the machine needs to look.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  const pglite = await PGlite.create(`${folder}/pglite`).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  const room = await watchRoom(folder, leastFreeBytes);
  const db = new Kysely<Tables>({
    dialect: new PGliteDialect({ pglite }),
    plugins: [room.plugin],
    ...(log && { log }),
  });
  const copying = copyInto(pglite);
  return {
    db,
    readDb: db,
    copying: {
      ...copying,
      async run(work) {
        room.require();
        return copying.run(work);
      },
    },
    promise:
      'Embedded database (PGlite): what was acknowledged survives a killed process, not a power cut; one process at a time.',
    migrate: () => migrate(db),
    async close() {
      room.stop();
      await db.destroy();
      await unlock();
    },
  };
}
