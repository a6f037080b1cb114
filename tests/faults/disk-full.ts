// Disks that fill up while people send: small file systems in memory, which only root may mount. Data, write-ahead log
// and all for PostgreSQL; a tablespace alone; the folder of the embedded database.
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, statfs, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DatabaseLocation, generateContactKey, openDatabase } from '@palaute/collector';
import { sql } from 'kysely';
import { Client } from 'pg';
import { makeKeys } from '../environment/collector.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { prepareLocation, spawnCollector, until } from '../environment/process.ts';
import { openJournal, startSenders } from './senders.ts';
import { judge, sendAllAgain, type Verdict } from './verdict.ts';

const run = promisify(execFile);

/** A disk of its own. */
interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left. */
  fill(): Promise<void>;
  /** Gives it back. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** @throws where this process may not mount anything */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'palaute-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'palaute-test', folder]);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  await chmod(folder, 0o777);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    async fill() {
      const { bavail, bsize } = await statfs(folder);
      await writeFile(ballast, Buffer.alloc(bavail * bsize)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOSPC') throw error;
      });
    },
    free: () => rm(ballast, { force: true }),
    async remove() {
      await run('umount', ['--lazy', folder]);
      await rm(folder, { recursive: true });
    },
  };
}

export interface DiskOutcome extends Verdict {
  readonly heard: Readonly<Record<string, number>>;
  /** Whether the collector took feedback again without being started anew. */
  readonly recovered: boolean;
}

/** Sends until the full disk is felt, frees it, and sends on. */
async function sendThrough(
  location: DatabaseLocation,
  disk: SmallDisk,
  seed: number,
  afterFreeing: () => Promise<void> = async () => {},
): Promise<DiskOutcome> {
  const keys = makeKeys();
  const env = { PALAUTE_CONTACT_KEYS: generateContactKey(), LOG_LEVEL: 'error' };
  await prepareLocation(location, keys, makeKeys());
  const journal = openJournal();
  let collector = await spawnCollector(location, env);
  const sending = startSenders({ journal, key: keys.provider, seed, target: () => collector.url });
  const acknowledged = (many: number) => {
    const enough = journal.acknowledged + many;
    return until('more is acknowledged', async () => journal.acknowledged >= enough);
  };
  const unanswered = () =>
    [...journal.heard].reduce((sum, [status, n]) => sum + (status >= 300 || status === 0 ? n : 0), 0);
  let recovered = false;
  try {
    await acknowledged(100);
    await disk.fill();
    for (let left = 5; left > 0 && unanswered() <= 50; left -= 1) {
      await until('the full disk is felt', async () => unanswered() > 50).catch(() => {});
    }
    if (unanswered() <= 50) journal.wrongs.push('the full disk was never felt');
    await disk.free();
    await afterFreeing();
    recovered = await acknowledged(50).then(
      () => true,
      () => false,
    );
  } finally {
    await sending.stop();
  }
  const heard = Object.fromEntries(journal.heard);
  if (!recovered) {
    journal.wrongs.push('did not recover by itself');
    await collector.end('SIGKILL');
    collector = await spawnCollector(location, env);
  }
  await sendAllAgain(journal, collector.url, keys.provider);
  await collector.end('SIGTERM');
  return { ...(await judge(location, journal)), heard, recovered };
}

/** PostgreSQL with everything it has on the small disk: also its log of what is to be written. */
export async function fillPostgres(seed: number): Promise<DiskOutcome> {
  const disk = await mountSmallDisk(200);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = disk.folder;
  const postgres = await startPostgres({ own: true }).finally(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  });
  try {
    return await sendThrough({ url: postgres.url }, disk, seed, () => startAgain(postgres));
  } finally {
    await postgres.stop();
    await disk.remove();
  }
}

/** Starts PostgreSQL again where it has given up for good, as whoever runs it does. */
async function startAgain(postgres: Postgres): Promise<void> {
  const client = new Client({ connectionString: postgres.url });
  client.on('error', () => {});
  await client.connect().then(
    () => client.end(),
    async () => {
      await postgres.takeDown('immediate').catch(() => {});
      await postgres.bringUp();
    },
  );
}

/** PostgreSQL whose write-ahead log alone is on the small disk: it cannot go on without, and stops. */
export async function fillLog(seed: number): Promise<DiskOutcome> {
  const disk = await mountSmallDisk(64);
  const postgres = await startPostgres({ own: true });
  try {
    const data = await dataFolderOf(postgres);
    await postgres.takeDown();
    await moveTo(join(data, 'pg_wal'), join(disk.folder, 'log'));
    await postgres.bringUp();
    await prepareLocation({ url: postgres.url }, makeKeys(), makeKeys());
    await useUpSegment({ url: postgres.url });
    return await sendThrough({ url: postgres.url }, disk, seed, () => startAgain(postgres));
  } finally {
    await postgres.stop();
    await disk.remove();
  }
}

/** Leaves little of the segment of 16 MB that the log has already, so that it soon asks for the next one. */
async function useUpSegment(location: DatabaseLocation): Promise<void> {
  const spared = 300_000;
  const { db, close } = await openDatabase(location);
  try {
    for (;;) {
      const { rows } = await sql<{ left: number }>`
        select (16777216 - (pg_current_wal_insert_lsn() - '0/0') % 16777216)::int as left`.execute(db);
      const left = rows[0]?.left ?? 0;
      if (left < spared + 50_000) return;
      const size = Math.min(1_000_000, left - spared);
      await sql`select pg_logical_emit_message(false, 'test', repeat('x', ${size}::int))`.execute(db);
    }
  } finally {
    await close();
  }
}

/** Moves a folder to another disk, and leaves a link to it. */
async function moveTo(from: string, to: string): Promise<void> {
  await run('cp', ['--archive', from, to]);
  await rm(from, { recursive: true });
  await symlink(to, from);
}

async function dataFolderOf(postgres: Postgres): Promise<string> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    return rows[0]?.folder ?? '';
  } finally {
    await client.end();
  }
}

/** PostgreSQL whose tables alone are on the small disk. */
export async function fillTablespace(seed: number): Promise<DiskOutcome> {
  const disk = await mountSmallDisk(24);
  const postgres = await startPostgres({ own: true });
  try {
    const folder = join(disk.folder, 'tables');
    await mkdir(folder);
    await run('chown', [`--reference=${await dataFolderOf(postgres)}`, folder]);
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`create tablespace small location '${folder}'`);
    await client.query(
      `alter database ${new URL(postgres.url).pathname.slice(1)} set default_tablespace = 'small'`,
    );
    await client.end();
    return await sendThrough({ url: postgres.url }, disk, seed);
  } finally {
    await postgres.stop();
    await disk.remove();
  }
}

/** The embedded database, whose folder is on the small disk. */
export async function fillEmbedded(seed: number): Promise<DiskOutcome> {
  const disk = await mountSmallDisk(160);
  try {
    return await sendThrough({ folder: join(disk.folder, 'database') }, disk, seed);
  } finally {
    await disk.remove();
  }
}
