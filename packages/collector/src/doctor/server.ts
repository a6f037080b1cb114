// The database server, and what its user may do there. What the tables hold is in content.ts.
import { type Kysely, sql } from 'kysely';
import { databaseCode, isDatabaseAway } from '../database/errors.ts';
import { migrationNames } from '../database/migrate.ts';
import type { Tables } from '../database/tables.ts';
import { compareClock } from './clock.ts';
import { type Finding, type Findings, counted, ok, warning, wrong } from './finding.ts';

const oldestVersion = 15;

/** Why a server was not reached, by SQLSTATE or by Node's code. */
const refusals: Readonly<Record<string, readonly [says: string, remedy: string]>> = {
  ECONNREFUSED: ['No PostgreSQL listens where DATABASE_URL says.', 'Start it, or correct host and port.'],
  ENOTFOUND: ['The host of DATABASE_URL has no address.', 'Correct the name, or the machine’s name service.'],
  EAI_AGAIN: ['The name service does not answer for the host of DATABASE_URL.', 'See to the name service.'],
  ETIMEDOUT: ['The host of DATABASE_URL does not answer.', 'Look for a firewall between the two.'],
  '28000': [
    'PostgreSQL does not let this user in from here.',
    'Correct the user in DATABASE_URL, or allow it in pg_hba.conf.',
  ],
  '28P01': ['PostgreSQL does not take this password.', 'Correct the password in DATABASE_URL.'],
  '3D000': ['The database does not exist on this server.', 'Make it with createdb, or correct DATABASE_URL.'],
  '53300': [
    'PostgreSQL has no connection left.',
    'Raise max_connections, or run fewer collectors: each takes up to 10.',
  ],
  '57P03': ['PostgreSQL is starting or recovering.', 'Wait until it is up.'],
  '57P01': ['PostgreSQL is shutting down.', 'Start it again.'],
};

/** Tells whether it can be reached; nothing else can be looked at if not. */
export async function checkReach(db: Kysely<Tables>): Promise<Finding> {
  try {
    await sql`select 1`.execute(db);
    return ok('database', 'It answers.');
  } catch (error) {
    const code = error instanceof AggregateError ? databaseCode(error.errors[0]) : databaseCode(error);
    const [says, remedy] = refusals[code ?? ''] ?? [];
    if (says !== undefined && remedy !== undefined) return wrong('database', says, remedy);
    if (error instanceof Error && /certificate|SSL/i.test(`${code} ${error.message}`)) {
      return wrong(
        'database',
        `No encrypted connection to PostgreSQL came about (${code ?? 'no TLS there'}).`,
        'See sslmode in DATABASE_URL, and the server’s certificate; NODE_EXTRA_CA_CERTS names an authority of your own.',
      );
    }
    const isAway = isDatabaseAway(error);
    return wrong(
      'database',
      `It ${isAway ? 'cannot be reached' : 'refused'} (${code ?? 'no answer in time'}).`,
      'Check DATABASE_URL, and whether PostgreSQL runs and is reached from here.',
    );
  }
}

/** The standby that figures are read from; without it there are none. */
export async function checkReplica(db: Kysely<Tables>): Promise<Finding> {
  try {
    const { rows } = await sql<{ behind: number | null }>`
      select case when pg_is_in_recovery() and pg_last_wal_receive_lsn() is distinct from pg_last_wal_replay_lsn()
        then extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::integer end as behind`.execute(
      db,
    );
    const behind = rows[0]?.behind ?? 0;
    return behind <= toleratedLagSeconds
      ? ok('replica', 'It answers, and is up to date.')
      : warning(
          'replica',
          `It is ${behind} s behind, and figures with it.`,
          'See what holds its replay up, such as long queries on it.',
        );
  } catch (error) {
    return wrong(
      'replica',
      `It cannot be reached (${databaseCode(error) ?? 'no answer in time'}): nobody gets figures.`,
      'Start it or correct PALAUTE_READ_URL; without the setting figures are read from DATABASE_URL.',
    );
  }
}

const toleratedLagSeconds = 60;

interface Server {
  version: number;
  encoding: string;
  is_standby: boolean;
  is_read_only: boolean;
  fsync: string;
  synchronous_commit: string;
}

/** What the server is and promises; PostgreSQL only. */
export async function* checkServer(db: Kysely<Tables>, now: () => Date): Findings {
  const { rows } = await sql<Server>`
    select current_setting('server_version_num')::integer / 10000 as version,
      current_setting('server_encoding') as encoding, pg_is_in_recovery() as is_standby,
      current_setting('transaction_read_only') = 'on' as is_read_only, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as synchronous_commit`.execute(db);
  const server = rows[0] as Server;
  yield server.version >= oldestVersion
    ? ok('version', `PostgreSQL ${server.version}.`)
    : wrong(
        'version',
        `PostgreSQL ${server.version} is too old.`,
        `Upgrade it to ${oldestVersion} or newer.`,
      );
  if (server.encoding !== 'UTF8') {
    yield wrong(
      'encoding',
      `The database is in ${server.encoding}.`,
      'Make one in UTF8 (createdb --encoding=UTF8 --template=template0) and move into it with export and import.',
    );
  }
  if (server.is_standby) {
    yield wrong('writing', 'This is a standby: nothing can be stored.', 'Name the primary in DATABASE_URL.');
  } else if (server.is_read_only) {
    yield wrong(
      'writing',
      'This user’s transactions are read-only.',
      'Take default_transaction_read_only from the user or the database.',
    );
  } else yield ok('writing', 'It can be written to.');
  if (server.fsync === 'off' || server.synchronous_commit === 'off') {
    const which = server.fsync === 'off' ? 'fsync' : 'synchronous_commit';
    yield warning(
      'durability',
      `${which} is off: what was acknowledged may be gone after a power cut.`,
      `Set ${which} = on in postgresql.conf.`,
    );
  }
  const askedAt = now();
  const { rows: clock } = await sql<{ ms: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`.execute(db);
  yield compareClock('clock', 'The database’s clock', clock[0]?.ms ?? 0, [askedAt, now()]);
}

/** Whether the tables are those of this version, and may be used. @returns whether their content can be looked at */
export async function* checkTables(db: Kysely<Tables>): AsyncGenerator<Finding, boolean> {
  const { rows: there } = await sql<{ is_there: boolean; may_make: boolean | null; user: string }>`
    select to_regclass('kysely_migration') is not null as is_there, current_user as user,
      has_schema_privilege(current_schema(), 'create') as may_make`.execute(db);
  const { is_there: isThere, may_make: mayMake, user } = there[0] ?? { user: 'This user' };
  if (!isThere) {
    yield mayMake
      ? wrong(
          'tables',
          'There are none yet.',
          'Run palaute-collector migrate, or start serve: it makes them.',
        )
      : wrong(
          'tables',
          `There are none yet, and ${user} may not make them.`,
          `Make ${user} the owner of the database: alter database … owner to ${user}.`,
        );
    return false;
  }
  const { rows: rights } = await sql<{ name: string; owns: boolean; may_use: boolean }>`
    select c.relname as name, pg_has_role(current_user, c.relowner, 'usage') as owns,
      has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert')
        and has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete') as may_use
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = to_regnamespace(current_schema())
    order by 1`.execute(db);
  const barred = rights.filter(({ may_use }) => !may_use);
  if (barred.length > 0) {
    yield wrong(
      'rights',
      `${user} may not use ${barred.map(({ name }) => name).join(', ')}.`,
      `As the owner: grant select, insert, update, delete on all tables in schema public to ${user}.`,
    );
    return false;
  }
  const isOwner = rights.every(({ owns }) => owns);
  yield isOwner
    ? ok('rights', `${user} owns the tables.`)
    : warning(
        'rights',
        `${user} uses the tables but does not own them.`,
        'Before a new version is started, run palaute-collector migrate as their owner.',
      );
  const { rows: done } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    db,
  );
  const names = done.map(({ name }) => name);
  const newer = names.filter((name) => !migrationNames.includes(name));
  const missing = migrationNames.filter((name) => !names.includes(name));
  if (newer.length > 0) {
    yield wrong(
      'tables',
      `They are of a newer version than this one (${newer.join(', ')}).`,
      'Install the version that made them, or a newer one: tables never go back.',
    );
    return false;
  }
  if (missing.length > 0) {
    yield wrong(
      'tables',
      `${counted(missing.length, 'migration')} of this version ${missing.length === 1 ? 'is' : 'are'} not applied: ${missing.join(', ')}.`,
      isOwner
        ? 'Run palaute-collector migrate, or restart serve.'
        : 'Run palaute-collector migrate as the owner of the tables.',
    );
    return false;
  }
  yield ok('tables', 'They are those of this version.');
  return true;
}
