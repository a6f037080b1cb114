// The built command `palaute-collector`, run to its end as an operator runs it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { DatabaseLocation } from '@palaute/collector';
import { cleanEnvironment } from './process.ts';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** What is typed or piped to it. */
  readonly input?: string | Uint8Array;
}

const main = fileURLToPath(new URL('../../packages/collector/dist/main.js', import.meta.url));

/** Runs it on a database; what it prints is text, also where a pipe would carry bytes. */
export async function runCommand(
  location: DatabaseLocation,
  args: readonly string[],
  { env = {}, input = '' }: RunOptions = {},
): Promise<Ended> {
  const where = 'url' in location ? { DATABASE_URL: location.url } : { PALAUTE_FOLDER: location.folder };
  // The embedded database is WebAssembly, and lives too short here to be compiled for speed beside its start.
  const child = spawn(process.execPath, ['--liftoff-only', main, ...args], {
    env: { ...cleanEnvironment(), ...where, ...env },
  });
  // It may end before it has read everything.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { code, stdout, stderr };
}
