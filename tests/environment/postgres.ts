import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { installedFolders } from './postgres-binaries.ts';
import { PostgresServer } from './postgres-server.ts';

/** How {@link startPostgres} comes by its server. */
export interface PostgresOptions {
  /** Starts a server even if `DATABASE_URL` names one: for tests that take it down. @default false */
  own?: boolean;
  /** Whether an acknowledged write survives a crash; `false` is faster. @default true */
  durable?: boolean;
  /** Where to look for PostgreSQL before the npm package. @default PATH and the usual places */
  folders?: string[];
  /** @default process.env */
  env?: NodeJS.ProcessEnv;
}

/** A PostgreSQL for one test file. */
export interface Postgres {
  /** Connection URL of an empty database, made for this test file. */
  readonly url: string;
  /** Whether the server was started here; if not, it cannot be taken down. */
  readonly owned: boolean;
  /**
   * Makes one more database and returns its connection URL.
   * @param like URL of one that nobody has open: the new one has what it has. @default empty
   */
  createDatabase(like?: string): Promise<string>;
  /** Ends the server: `fast` in good order, `immediate` as a crash would. @default 'fast' */
  takeDown(mode?: 'fast' | 'immediate'): Promise<void>;
  /** Starts the server again after {@link takeDown}, on the same port and the same data. */
  bringUp(): Promise<void>;
  /** Removes everything that was made: the databases, and the server if it is {@link owned}. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL on 127.0.0.1, or uses the one `DATABASE_URL` names, and makes an empty database on it.
 *
 * @example
 * const postgres = await startPostgres();
 * const other = await postgres.createDatabase();
 * await postgres.takeDown();
 * await postgres.bringUp();
 * await postgres.stop();
 *
 * @throws when no PostgreSQL is found, or it does not start (with the end of its log) or answer
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const { own = false, durable = true, env = process.env } = options;
  if (env.DATABASE_URL && !own) return borrow(env.DATABASE_URL);

  const server = await PostgresServer.launch(options.folders ?? (await installedFolders(env)), durable);
  return {
    owned: true,
    url: await createDatabase(server.adminUrl),
    createDatabase: (like) => createDatabase(server.adminUrl, like),
    takeDown: (mode) => server.takeDown(mode),
    bringUp: () => server.bringUp(),
    stop: () => server.stop(),
  };
}

/** Uses somebody else's server: never stops it, and leaves none of our databases behind. */
async function borrow(adminUrl: string): Promise<Postgres> {
  const urls: string[] = [];
  async function create(like?: string): Promise<string> {
    const url = await createDatabase(adminUrl, like);
    urls.push(url);
    return url;
  }
  async function refuse(): Promise<never> {
    throw new Error('The server DATABASE_URL names is not ours to stop: use startPostgres({ own: true }).');
  }
  async function stop(): Promise<void> {
    for (const url of urls.splice(0)) {
      await execute(adminUrl, `drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
    }
  }
  try {
    return {
      owned: false,
      url: await create(),
      createDatabase: create,
      takeDown: refuse,
      bringUp: refuse,
      stop,
    };
  } catch (cause) {
    throw new Error(
      'DATABASE_URL is set, but no database can be made there. Correct it, or unset it to have a server started.',
      { cause },
    );
  }
}

async function createDatabase(adminUrl: string, like?: string): Promise<string> {
  const name = `palaute_test_${randomUUID().replaceAll('-', '')}`;
  const template = like === undefined ? '' : ` template ${new URL(like).pathname.slice(1)}`;
  await execute(adminUrl, `create database ${name}${template}`);
  return Object.assign(new URL(adminUrl), { pathname: name }).href;
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 30_000 });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}
