// Hides which PostgreSQL the tests talk to, how it is started (never as root) and how it is cleaned away.
// Tables, migrations and test data do not belong here: every database it hands out is empty.
import { execFile, execFileSync } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { appendFile, chown, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { type Account, findBinaries, installedFolders } from './postgres-binaries.ts';

const run = promisify(execFile);

/** How {@link startPostgres} comes by its server. */
export interface PostgresOptions {
  /** Starts a server even if `DATABASE_URL` names one: for tests that take it down. @default false */
  own?: boolean;
  /** Whether an acknowledged write survives a crash; `false` is faster. @default true */
  durable?: boolean;
  /** Where to look for PostgreSQL before the npm package is used. @default PATH and the usual places */
  folders?: string[];
  /** @default process.env */
  env?: NodeJS.ProcessEnv;
}

/** A PostgreSQL server for one test file. */
export interface Postgres {
  /** Connection URL of an empty database of this test file's own. */
  readonly url: string;
  /** Whether the server was started here; if not, it cannot be taken down. */
  readonly owned: boolean;
  /** Makes one more empty database and returns its connection URL. */
  createDatabase(): Promise<string>;
  /** Ends the server: `fast` in good order, `immediate` as a crash would. @default 'fast' */
  takeDown(mode?: 'fast' | 'immediate'): Promise<void>;
  /** Starts the server again after {@link takeDown}, on the same port and the same data. */
  bringUp(): Promise<void>;
  /** Removes everything {@link startPostgres} and {@link createDatabase} made. */
  stop(): Promise<void>;
}

/** What differs between a server of our own and somebody else's. */
interface Server extends Pick<Postgres, 'owned' | 'takeDown' | 'bringUp'> {
  adminUrl: string;
  stop(databases: string[]): Promise<void>;
}

/**
 * Starts a PostgreSQL on 127.0.0.1, or uses the one `DATABASE_URL` names, and makes an empty database on it.
 *
 * @throws when no PostgreSQL is found or it does not start (with the end of its log)
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const { own = false, durable = true, env = process.env } = options;
  const server =
    env.DATABASE_URL && !own
      ? borrow(env.DATABASE_URL)
      : await launch(options.folders ?? (await installedFolders(env)), durable);
  const databases: string[] = [];

  async function createDatabase(): Promise<string> {
    const name = `palaute_test_${randomUUID().replaceAll('-', '')}`;
    await execute(server.adminUrl, `create database ${name}`);
    databases.push(name);
    return Object.assign(new URL(server.adminUrl), { pathname: name }).href;
  }

  const url = await createDatabase();
  return { ...server, url, createDatabase, stop: () => server.stop(databases) };
}

/** Uses somebody else's server: leaves nothing behind on it, and never stops it. */
function borrow(adminUrl: string): Server {
  const refuse = () =>
    Promise.reject(
      new Error('The server of DATABASE_URL is not ours to stop: ask for startPostgres({ own: true }).'),
    );
  return {
    adminUrl,
    owned: false,
    takeDown: refuse,
    bringUp: refuse,
    async stop(databases) {
      for (const name of databases.splice(0)) {
        await execute(adminUrl, `drop database if exists ${name} with (force)`);
      }
    },
  };
}

async function launch(folders: string[], durable: boolean): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'palaute-postgres-'));
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  let control: ((...args: string[]) => [string, string[], Account]) | undefined;
