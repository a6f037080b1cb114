// Starts and ends the contestants. All but the generator are started the same way: a process that prints its address
// and then writes to a file, as a service's log does.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseLocation } from '@palaute/collector';
import { cleanEnvironment } from '../../environment/process.ts';

export type Kind = 'bare' | 'plain' | 'unshared' | 'palaute';

export interface Contestant {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const collector = fileURLToPath(new URL('../../../packages/collector/dist/main.js', import.meta.url));
const server = join(import.meta.dirname, 'server.ts');
const startTimeoutMs = 60_000;

/** Starts one. `palaute` is the built command with its default settings. */
export async function start(kind: Kind, location: DatabaseLocation): Promise<Contestant> {
  const place = 'url' in location ? location.url : location.folder;
  const program = kind === 'palaute' ? [collector, 'serve'] : [server, kind, place];
  const where = 'url' in location ? { DATABASE_URL: place } : { PALAUTE_FOLDER: place };
  const folder = await mkdtemp(join(tmpdir(), 'palaute-bench-'));
  const log = join(folder, 'log');
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, program, {
    env: { ...cleanEnvironment(), ...(kind === 'palaute' && where), PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true });
  };
  for (const atMs = performance.now(); performance.now() < atMs + startTimeoutMs; await wait(50)) {
    const url = /^Collector: (\S+)$/m.exec(await readFile(log, 'utf8'))?.[1];
    if (url) return { url, pid: child.pid ?? 0, stop };
    if (child.exitCode !== null) break;
  }
  const said = await readFile(log, 'utf8');
  await stop();
  throw new Error(`${kind} did not start:\n${said}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
