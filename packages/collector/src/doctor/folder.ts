// The folder of the embedded database, from outside.
import { access, constants, readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, ok, warning, wrong } from './finding.ts';

const mib = 1024 * 1024;
/** What a day of feedback and the database's own log take with room to spare, and the least that it works with. */
const [scarceBytes, leastBytes] = [1024 * mib, 128 * mib];

/** @returns whether the database in it can be opened */
export async function* checkFolder(folder: string): AsyncGenerator<Finding, boolean> {
  const there = await stat(folder).catch((error: NodeJS.ErrnoException) => error.code ?? 'unknown');
  if (there === 'ENOENT') {
    yield warning(
      'folder',
      `${folder} is not there yet.`,
      'Start serve once: it makes the folder and the tables.',
    );
    return false;
  }
  if (typeof there === 'string' || !there.isDirectory()) {
    const why = typeof there === 'string' ? `cannot be looked at (${there})` : 'is no folder';
    yield wrong('folder', `${folder} ${why}.`, 'Correct PALAUTE_FOLDER, or the rights on its path.');
    return false;
  }
  for (const path of [folder, join(folder, 'pglite')]) {
    const isUsable = await access(path, constants.R_OK | constants.W_OK | constants.X_OK).then(
      () => true,
      (error: NodeJS.ErrnoException) => path !== folder && error.code === 'ENOENT',
    );
    if (isUsable) continue;
    yield wrong(
      'folder',
      `This user may not read and write ${path}.`,
      'Run as the user that serve runs as, or give the folder to this one (chown -R).',
    );
    return false;
  }
  yield (there.mode & 0o077) === 0
    ? ok('folder', `${folder} belongs to its owner alone.`)
    : warning(
        'folder',
        `Others on this machine may look into ${folder}: what people wrote is in it.`,
        `chmod 700 ${folder}`,
      );
  const { bavail, bsize, blocks } = await statfs(folder);
  const [free, size] = [bavail * bsize, blocks * bsize];
  const left = `${Math.floor(free / mib)} MiB of ${Math.floor(size / mib)} MiB are free`;
  const remedy = 'Make room, or move the folder to a larger disk while serve is stopped.';
  if (free < leastBytes) yield wrong('disk', `${left}: a full disk stops the database.`, remedy);
  else yield free < scarceBytes ? warning('disk', `${left}.`, remedy) : ok('disk', `${left}.`);
  const holder = Number(await readFile(join(folder, 'process.lock'), 'utf8').catch(() => ''));
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    yield warning(
      'database',
      `Process ${holder} uses it, so nothing in it was looked at.`,
      'To have that looked at, too: stop serve, run doctor, start serve.',
    );
    return false;
  }
  const isMade = await stat(join(folder, 'pglite', 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (!isMade)
    yield warning('database', 'There is none in the folder yet.', 'Start serve once: it makes it.');
  return isMade;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
