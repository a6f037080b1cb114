// A collector as operators run it: the built command, in a process of its own, that can be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type DatabaseLocation, openDatabase } from '@palaute/collector';
import { prepareDatabase, type TestKeys } from './collector.ts';

export interface CollectorProcess {
  readonly url: string;
  /** Everything it has written so far, to both outputs. */
  output(): string;
  /** Sends a signal and waits for the end. @returns exit code, or the signal that ended it */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

const main = fileURLToPath(new URL('../../packages/collector/dist/main.js', import.meta.url));

/** The environment without what names a database on this machine. */
export const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PG|DATABASE_URL$|PALAUTE_)/.test(name)),
  );

/** Starts `palaute-collector serve` and waits until it listens. Its figures follow at once, unless `env` says otherwise. */
export async function spawnCollector(
  location: DatabaseLocation,
  env: Readonly<Record<string, string>> = {},
): Promise<CollectorProcess> {
  const where = 'url' in location ? { DATABASE_URL: location.url } : { PALAUTE_FOLDER: location.folder };
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...cleanEnvironment(), ...where, PORT: '0', HOST: '127.0.0.1', PALAUTE_REFRESH: 'live', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /^Collector: (\S+)$/m.exec(output)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`The collector ended before it listened:\n${output}`)));
  });
  return { url, output: () => output, end: (signal) => end(child, signal) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode;
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  child.kill(signal);
  const [code, by] = await exit;
  return code ?? by;
}

/** Makes the tables and loads the test organisations, as an operator does before serving. */
export async function prepareLocation(
  location: DatabaseLocation,
  keys: TestKeys,
  otherKeys: TestKeys,
): Promise<void> {
  const database = await openDatabase(location);
  try {
    await database.migrate();
    await prepareDatabase(database, keys, otherKeys);
  } finally {
    await database.close();
  }
}

/** Waits for a condition, for as long as a slow machine may need. @throws Error when it never holds */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let left = 600; left > 0; left -= 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain until ${what}.`);
}

/** A port that nobody uses now, for what must know its own address before it listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

/**
 * `NODE_OPTIONS` of a process whose waits are other ones, so that a test need not wait for them.
 * @param lasts milliseconds of a wait that was to be so long; a function of its own words alone
 */
export const withWaits = (lasts: (ms: number) => number): string =>
  `--import=data:text/javascript,${encodeURIComponent(`
    const [wait, lasts] = [globalThis.setTimeout, ${lasts.toString()}];
    globalThis.setTimeout = (work, ms, ...rest) => wait(work, lasts(ms), ...rest);
  `)}`;
