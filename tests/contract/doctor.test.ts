// `doctor`: each fault is planted on the real thing, and must be found and told with its remedy.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseLocation, generateContactKey, openDatabase } from '@palaute/collector';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  databases,
  makeKeys,
  startCollector,
  type TestDatabase,
  type TestKeys,
} from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { makeFeedback, put } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { prepareLocation, spawnCollector } from '../environment/process.ts';

// Databases and commands are started many times over.
vi.setConfig({ testTimeout: 240_000 });

const contactKeys = generateContactKey();
const contact = { name: 'Maija', email: 'maija@posti.example' };

interface Told {
  readonly check: string;
  readonly verdict: string;
  readonly says: string;
  readonly remedy?: string;
}

/** What doctor finds, by check; its exit code must go with it. */
async function diagnose(
  location: DatabaseLocation,
  { env = {}, args = [] as string[], input = '' } = {},
): Promise<Map<string, Told>> {
  const { code, stdout, stderr } = await runCommand(location, ['doctor', '--json', ...args], {
    env: { PALAUTE_CONTACT_KEYS: contactKeys, ...env },
    input,
  });
  expect(stdout, stderr).toMatch(/^\[/);
  expect(stdout + stderr).not.toMatch(/maija|select |\n {4}at /);
  const found = JSON.parse(stdout) as Told[];
  for (const { verdict, says, remedy } of found) {
    expect(says).toMatch(/\.$/);
    expect(remedy === undefined, says).toBe(verdict === 'ok');
  }
  expect(code).toBe(found.some(({ verdict }) => verdict === 'wrong') ? 1 : 0);
  return new Map(found.map((told) => [told.check, told]));
}

const verdicts = (found: ReadonlyMap<string, Told>) =>
  Object.fromEntries([...found].map(([check, { verdict }]) => [check, verdict]));
/** The checks that found something. */
const notOk = (found: ReadonlyMap<string, Told>) =>
  [...found.values()].filter(({ verdict }) => verdict !== 'ok').map(({ check }) => check);
const wrong = (says: RegExp, remedy: RegExp) => ({
  verdict: 'wrong',
  says: expect.stringMatching(says),
  remedy: expect.stringMatching(remedy),
});
const warning = (says: RegExp, remedy: RegExp) => ({ ...wrong(says, remedy), verdict: 'warning' });

/** The clock of the process that runs with it. */
const clockAhead = (ms: number) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
    const There = Date;
    globalThis.Date = class extends There {
      constructor(...args) { args.length === 0 ? super(There.now() + ${ms}) : super(...args); }
    };
  `)}`,
});

/** Fills both databases alike: two feedbacks, of which one has contact details. */
async function fill(location: DatabaseLocation): Promise<TestKeys> {
  const collector = await startCollector(location, undefined, contactKeys);
  for (const changes of [{}, { contact, answers: [{ item: 'open' as const, value: 'Sanoja' }] }]) {
    expect((await put(collector.url, collector.keys.provider, makeFeedback(changes))).status).toBe(201);
  }
  await collector.stop();
  return collector.keys;
}

describe.each(databases)('Doctor on $name', ({ name, start }) => {
  let database: TestDatabase;
  let location: DatabaseLocation;
  let keys: TestKeys;
  beforeAll(async () => {
    database = await start();
    location = await database.create();
    keys = await fill(location);
  });
  afterAll(() => database.stop());

  const execute = async (...statements: ReturnType<typeof sql>[]) => {
    const { db, close } = await openDatabase(location);
    for (const statement of statements) await statement.execute(db);
    await close();
  };

  it('finds nothing where nothing is wrong, line by line', async () => {
    const { code, stdout, stderr } = await runCommand(location, ['doctor'], {
      env: { PALAUTE_CONTACT_KEYS: contactKeys },
    });
    expect([code, stderr]).toEqual([0, '']);
    const checks = stdout
      .trim()
      .split('\n')
      .map((line) => /^ok {6}([\w ]+): \S/.exec(line)?.[1]);
    expect(checks).toEqual([
      'settings',
      ...(name === 'PGlite' ? ['folder', 'disk'] : []),
      'database',
      ...(name === 'PostgreSQL' ? ['version', 'writing', 'clock'] : []),
      'rights',
      'tables',
      'keys',
      'contact keys',
      'retention',
      'counters',
    ]);
  });

  it('finds figures that follow at once', async () => {
    const found = await diagnose(location, { env: { PALAUTE_REFRESH: 'live' } });
    expect(found.get('figures')).toMatchObject(warning(/^PALAUTE_REFRESH=live: whoever reads/, /^Unset it/));
  });

  it('finds tables of an older and of a newer version', async () => {
    await execute(
      sql`create table kept as select * from kysely_migration where name = '0005-audit'`,
      sql`delete from kysely_migration where name = '0005-audit'`,
    );
    expect((await diagnose(location)).get('tables')).toMatchObject(
      wrong(/1 migration of this version is not applied: 0005-audit/, /palaute-collector migrate/),
    );
    await execute(
      sql`insert into kysely_migration select * from kept`,
      sql`drop table kept`,
      sql`insert into kysely_migration values ('9999-later', 'now')`,
    );
    expect((await diagnose(location)).get('tables')).toMatchObject(
      wrong(/newer version than this one \(9999-later\)/, /Install the version/),
    );
    await execute(sql`delete from kysely_migration where name = '9999-later'`);
  });

  const ask = async (input: string, ...more: string[]) =>
    (await diagnose(location, { args: ['--key', ...more], input })).get('key');

  it('finds a key that is unknown, revoked, over, or for something else', async () => {
    expect(await ask(`${keys.site}\n`)).toMatchObject({
      verdict: 'ok',
      says: expect.stringMatching(/works for .*: feedback:write, for pages of https:\/\/sivusto\.example\.$/),
    });
    expect(await ask(`${makeKeys().provider}\n`)).toMatchObject(
      wrong(/unknown to this database/, /right database/),
    );
    expect(await ask(`${keys.site}\n`, '--scope', 'results:raw')).toMatchObject(
      wrong(/may feedback:write, and not results:raw/, /another kind/),
    );
    await execute(
      sql`update access_key set revoked_at = '2026-01-31T12:00Z' where starts_with(${keys.staff}, prefix)`,
      sql`update access_key set expires_on = '2026-02-01' where starts_with(${keys.raw}, prefix)`,
      sql`update access_key set expires_on = current_date + 3 where starts_with(${keys.provider}, prefix)`,
    );
    expect(await ask(`${keys.staff}\n`)).toMatchObject(wrong(/revoked on 2026-01-31/, /Make a new one/));
    const over = await ask(`${keys.raw}\n`);
    expect(over).toMatchObject(wrong(/ended after 2026-02-01/, /Make a new one/));
    expect(JSON.stringify(over)).not.toContain(keys.raw);
    const byEnvironment = await diagnose(location, { args: ['--key'], env: { PALAUTE_KEY: keys.provider } });
    expect(byEnvironment.get('key')).toMatchObject({ verdict: 'ok' });
    expect(byEnvironment.get('keys')).toMatchObject(warning(/ends after/, /in its place before/));
  });

  // These are found before a database is asked.
  if (name === 'PostgreSQL') {
    it('finds settings that cannot be read', async () => {
      const found = await diagnose(location, { env: { PALAUTE_TEXT_DAYS: 'forever' } });
      expect([...found.values()]).toMatchObject([wrong(/^PALAUTE_TEXT_DAYS must be/, /Correct it/)]);
    });

    it('finds a key that is not whole, and takes none where others could read it', async () => {
      expect(await ask('palaute_site_abc\n')).toMatchObject(wrong(/not a whole key/, /Copy it again/));
      expect(await ask(`Bearer ${keys.site}\n`)).toMatchObject(wrong(/quotes or “Bearer”/, /the key alone/));
      const shown = await runCommand(location, ['doctor', '--key', keys.site]);
      expect([shown.code, shown.stdout]).toEqual([2, '']);
      expect(shown.stderr).not.toContain(keys.site);
    });
  }

  it('finds what is wrong with the content, each by itself, and nothing any more once it is set right', async () => {
    await execute(
      sql`create table kept as select * from access_key`,
      sql`update access_key set revoked_at = now()`,
      sql`update feedback set received_at = received_at - interval '100 days'`,
      sql`update counter set n = n + 1 where item = 'nps' and answer = '9'`,
    );
    const found = await diagnose(location, { env: { PALAUTE_CONTACT_KEYS: generateContactKey() } });
    expect(Object.fromEntries(found)).toMatchObject({
      keys: warning(/No key lets anybody send/, /keys create/),
      'contact keys': wrong(
        /of 1 person are encrypted with the key [0-9a-f]{8}, which is not configured/,
        /PALAUTE_CONTACT_KEYS/,
      ),
      retention: wrong(
        /^0 texts and the contact details of 1 person are kept past their day; the oldest arrived on \d{4}-\d\d-\d\d/,
        /retention/,
      ),
      counters: wrong(/1 counter is not what the feedbacks say \(all units\)/, /recount --repair/),
    });
    expect(notOk(found)).toEqual(['keys', 'contact keys', 'retention', 'counters']);

    await execute(
      sql`delete from access_key`,
      sql`insert into access_key select * from kept where expires_on is null and revoked_at is null`,
      sql`drop table kept`,
      sql`update feedback set received_at = received_at + interval '100 days'`,
    );
    await runCommand(location, ['recount', '--repair']);
    const sameName = `${contactKeys.split(':')[0] ?? ''}:${generateContactKey().split(':')[1] ?? ''}`;
    const rest = await diagnose(location, { env: { PALAUTE_CONTACT_KEYS: sameName } });
    expect(rest.get('contact keys')).toMatchObject(wrong(/another key of the same name/, /the right key/));
    expect(notOk(rest)).toEqual(['contact keys']);
  });
});

describe('Doctor on a PostgreSQL server', () => {
  let postgres: Postgres;
  let location: { url: string };
  let name: string;
  const as = (user: string, password = '', database = name) => ({
    url: Object.assign(new URL(location.url), { username: user, password, pathname: database }).href,
  });
  const execute = async (...statements: string[]) => {
    const { db, close } = await openDatabase(location);
    for (const statement of statements) await sql.raw(statement).execute(db);
    await close();
  };
  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
    location = { url: postgres.url };
    name = new URL(postgres.url).pathname.slice(1);
    await fill(location);
    await execute(
      `create role locked login password 'right'`,
      'create role barred login',
      'create role reader login',
      'create role writer login',
      'create role newcomer login',
      'create role slow login connection limit 0',
    );
    const { db, close } = await openDatabase(location);
    const { rows } = await sql<{ file: string }>`select current_setting('hba_file') as file`.execute(db);
    const rules = [
      'host all locked 127.0.0.1/32 scram-sha-256',
      'host all barred 127.0.0.1/32 reject',
      'host all all 127.0.0.1/32 trust',
    ];
    await sql
      .raw(`copy (values ${rules.map((rule) => `('${rule}')`).join(', ')}) to '${rows[0]?.file ?? ''}'`)
      .execute(db);
    await sql`select pg_reload_conf()`.execute(db);
    await close();
  });
  afterAll(() => postgres.stop());

  it('finds why the server is not reached', async () => {
    const told = async (url: string) => (await diagnose({ url })).get('database');
    const closed = Object.assign(new URL(location.url), { port: '9' }).href;
    expect(await told(closed)).toMatchObject(wrong(/No PostgreSQL listens/, /Start it/));
    expect(await told('postgres://nobody@host.invalid/x')).toMatchObject(
      wrong(/name service|no address/, /name/),
    );
    expect(await told(as('locked', 'wrong').url)).toMatchObject(
      wrong(/does not take this password/, /Correct the password/),
    );
    expect(await told(as('barred').url)).toMatchObject(wrong(/does not let this user in/, /pg_hba/));
    expect(await told(as('postgres', '', 'nowhere').url)).toMatchObject(wrong(/does not exist/, /createdb/));
    expect(await told(as('slow').url)).toMatchObject(wrong(/no connection left/, /max_connections/));
    expect(await told(`${location.url}?sslmode=require`)).toMatchObject(
      wrong(/encrypted connection/, /sslmode/),
    );
  });

  it('finds that the replica is away', async () => {
    const env = (url: string) => ({ env: { PALAUTE_READ_URL: url } });
    expect((await diagnose(location, env(location.url))).get('replica')).toMatchObject({ verdict: 'ok' });
    const closed = Object.assign(new URL(location.url), { port: '9' }).href;
    const found = await diagnose(location, env(closed));
    expect(found.get('replica')).toMatchObject(wrong(/nobody gets figures/, /PALAUTE_READ_URL/));
    expect(found.get('database')).toMatchObject({ verdict: 'ok' });
  });

  it('finds a user who may not use the tables, does not own them, or may not make any', async () => {
    await execute('grant select on all tables in schema public to reader');
    expect((await diagnose(as('reader'))).get('rights')).toMatchObject(
      wrong(/reader may not use .*feedback/, /grant select, insert/),
    );
    await execute('grant select, insert, update, delete on all tables in schema public to writer');
    const written = await diagnose(as('writer'));
    expect(written.get('rights')).toMatchObject(warning(/does not own/, /migrate as their owner/));
    expect(written.get('counters')).toMatchObject({ verdict: 'ok' });
    const empty = new URL(await postgres.createDatabase()).pathname.slice(1);
    expect((await diagnose(as('newcomer', '', empty))).get('tables')).toMatchObject(
      wrong(/none yet, and newcomer may not make them/, /owner/),
    );
    expect((await diagnose(as('postgres', '', empty))).get('tables')).toMatchObject(
      wrong(/none yet/, /migrate/),
    );
  });

  it('finds a standby, a read-only user, an old version and what is not durable', async () => {
    await execute('alter role writer set default_transaction_read_only = on');
    expect((await diagnose(as('writer'))).get('writing')).toMatchObject(
      wrong(/read-only/, /default_transaction_read_only/),
    );
    await execute(
      'alter role writer reset default_transaction_read_only',
      'alter role writer set synchronous_commit = off',
    );
    expect((await diagnose(as('writer'))).get('durability')).toMatchObject(
      warning(/synchronous_commit is off/, /= on/),
    );

    // A server of 14 that says so in every other way is not at hand.
    await execute(
      'create schema old',
      `create function old.current_setting(text) returns text language sql
        as $$ select case $1 when 'server_version_num' then '140012' else pg_catalog.current_setting($1) end $$`,
      'grant usage on schema old to writer',
      'alter role writer set search_path = old, pg_catalog, public',
    );
    expect((await diagnose(as('writer'))).get('version')).toMatchObject(
      wrong(/14 is too old/, /15 or newer/),
    );

    await execute(
      `do $$ begin execute format('copy (select) to %L', current_setting('data_directory') || '/standby.signal'); end $$`,
    );
    await postgres.takeDown();
    await postgres.bringUp();
    expect((await diagnose(location)).get('writing')).toMatchObject(wrong(/standby/, /primary/));
    await execute('select pg_promote()');
    expect((await diagnose(location)).get('writing')).toMatchObject({ verdict: 'ok' });
  });

  it.each([60_000, -60_000])('finds a clock that is off by %i ms', async (ms) => {
    expect((await diagnose(location, { env: clockAhead(ms) })).get('clock')).toMatchObject(
      wrong(ms > 0 ? /is 60 s behind this machine/ : /is 60 s ahead of this machine/, /NTP/),
    );
    expect((await diagnose(location, { env: clockAhead(Math.sign(ms) * 2_000) })).get('clock')).toMatchObject(
      { verdict: 'ok' },
    );
  });
});

describe('Doctor on a folder', () => {
  let folder: string;
  let database: TestDatabase;
  let location: { folder: string };
  /** Without a database in it: no time is taken to open one. */
  let empty: { folder: string };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palaute-doctor-'));
    const embedded = databases.find(({ name }) => name === 'PGlite');
    if (!embedded) throw new Error('There is an embedded database.');
    database = await embedded.start();
    location = (await database.create()) as { folder: string };
    await prepareLocation(location, makeKeys(), makeKeys());
    empty = { folder: join(folder, 'empty') };
    await mkdir(empty.folder, { mode: 0o700 });
  });
  afterAll(async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('finds one that is not there, and does not make it', async () => {
    const missing = { folder: join(folder, 'missing') };
    expect((await diagnose(missing)).get('folder')).toMatchObject(warning(/not there yet/, /Start serve/));
    expect(existsSync(missing.folder)).toBe(false);
    expect((await diagnose(empty)).get('database')).toMatchObject(
      warning(/none in the folder/, /Start serve/),
    );
    await writeFile(join(folder, 'file'), '');
    expect((await diagnose({ folder: join(folder, 'file') })).get('folder')).toMatchObject(
      wrong(/no folder/, /PALAUTE_FOLDER/),
    );
  });

  it('finds one that others may look into', async () => {
    await chmod(empty.folder, 0o755);
    expect((await diagnose(empty)).get('folder')).toMatchObject(
      warning(/Others on this machine/, /chmod 700/),
    );
    await chmod(empty.folder, 0o700);
    expect((await diagnose(empty)).get('folder')).toMatchObject({ verdict: 'ok' });
  });

  it('finds a disk that is nearly full', async () => {
    const withFree = (blocks: number) => ({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
        import fs from 'node:fs/promises';
        import { syncBuiltinESMExports } from 'node:module';
        fs.statfs = async () => ({ bavail: ${blocks}, bsize: 4096, blocks: 10000000 });
        syncBuiltinESMExports();
      `)}`,
    });
    expect((await diagnose(empty, { env: withFree(25_600) })).get('disk')).toMatchObject(
      wrong(/^100 MiB of 39062 MiB are free/, /Make room/),
    );
    expect((await diagnose(empty, { env: withFree(200_000) })).get('disk')).toMatchObject(
      warning(/^781 MiB/, /Make room/),
    );
  });

  it('leaves one alone that a collector serves, and says so', async () => {
    const collector = await spawnCollector(location);
    const found = await diagnose(location);
    expect(found.get('database')).toMatchObject(warning(/Process \d+ uses it/, /stop serve/));
    expect(found.has('counters')).toBe(false);
    expect(await collector.end('SIGINT')).toBe(0);
    expect(verdicts(await diagnose(location))).toMatchObject({ database: 'ok', counters: 'ok' });
  });

  it('finds a database that does not open', async () => {
    await mkdir(join(folder, 'broken', 'pglite'), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, 'broken', 'pglite', 'PG_VERSION'), '99\n');
    expect((await diagnose({ folder: join(folder, 'broken') })).get('database')).toMatchObject(
      wrong(/does not open/, /restore/),
    );
  });
});
