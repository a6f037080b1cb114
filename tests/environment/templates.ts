// Databases that are made once for a run of the tests and copied for each test that wants an empty one: making one
// takes seconds. Outside of a run, as in a bench, each is made anew.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const variable = 'PALAUTE_TEST_TEMPLATES';

/** What vitest calls before each of its projects, and what it calls after it: the first makes the folder for all. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[variable]) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'palaute-templates-'));
  process.env[variable] = folder;
  // Of the programs that the tests start hundreds of times, Node compiles what the first one left here no more.
  process.env['NODE_COMPILE_CACHE'] ??= join(folder, 'compiled');
  // The last of those programs may still be writing what it has compiled.
  return () => rm(folder, { recursive: true, force: true, maxRetries: 20 });
}

/**
 * Makes the folder `target`, or copies one that was made before under the same name.
 * @param target is not there yet, its parent is
 * @param make makes it
 */
export async function makeOrCopy(name: string, target: string, make: () => Promise<void>): Promise<void> {
  const folder = process.env[variable];
  if (!folder) return make();
  const template = join(folder, createHash('sha256').update(name).digest('hex'));
  if (await stat(template).catch(() => undefined)) return copyFolder(template, target);
  await make();
  const unfinished = await mkdtemp(join(folder, 'unfinished-'));
  await copyFolder(target, join(unfinished, 'made'));
  // Somebody else may have been faster.
  await rename(join(unfinished, 'made'), template).catch(() => {});
  await rm(unfinished, { recursive: true, force: true });
}

/** With owners and rights: PostgreSQL starts on no other. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await run('cp', ['-a', from, to]);
}
