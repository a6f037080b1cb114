// Kills collectors while people send, again and again, at moments that a seed chooses: after some acknowledgements
// under load, and now and then while one starts. What came of it is the verdict's to say.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type DatabaseLocation, generateContactKey } from '@palaute/collector';
import { randomOf } from '../attack/organisations.ts';
import { makeKeys } from '../environment/collector.ts';
import {
  cleanEnvironment,
  type CollectorProcess,
  prepareLocation,
  spawnCollector,
  until,
} from '../environment/process.ts';
import { openJournal, startSenders } from './senders.ts';
import { judge, sendAllAgain, type Verdict } from './verdict.ts';

const main = fileURLToPath(new URL('../../packages/collector/dist/main.js', import.meta.url));

export interface Ordeal {
  readonly location: DatabaseLocation;
  /** How many times. */
  readonly times: number;
  readonly seed: number;
  readonly senders?: number;
  /** Told after each time. */
  readonly tell?: (time: number, acknowledged: number) => void;
}

export interface Outcome extends Verdict {
  readonly kills: number;
  /** Of those, while it started. */
  readonly killsAtStart: number;
  readonly heard: Readonly<Record<string, number>>;
}

/**
 * Kills collectors of one database with SIGKILL. On PostgreSQL a second one serves beside it and is never killed, so
 * that their statements meet.
 */
export async function killCollectors({ location, times, seed, senders, tell }: Ordeal): Promise<Outcome> {
  const random = randomOf(seed);
  const keys = makeKeys();
  const env = { PALAUTE_CONTACT_KEYS: generateContactKey(), LOG_LEVEL: 'error' };
  await prepareLocation(location, keys, makeKeys());
  const journal = openJournal();
  const urls: string[] = [];
  const beside = 'url' in location ? await spawnCollector(location, env) : undefined;
  if (beside) urls.push(beside.url);
  const sending = startSenders({
    journal,
    key: keys.provider,
    seed,
    target: () => urls[Math.floor(random() * urls.length)],
    ...(senders !== undefined && { senders }),
  });
  let killsAtStart = 0;
  try {
    for (let time = 1; time <= times; time += 1) {
      if (random() < 0.1) {
        await killAtStart(location, env, random() * 1_500);
        killsAtStart += 1;
        continue;
      }
      const collector = await spawnCollector(location, env);
      urls.push(collector.url);
      const enough = journal.acknowledged + 1 + Math.floor(random() * 150);
      await waitUntil(() => journal.acknowledged >= enough);
      await new Promise((resolve) => setTimeout(resolve, random() * 30));
      // Out of the list only once it is dead: senders meet the kill, and the closed door after it.
      await collector.end('SIGKILL');
      urls.splice(urls.indexOf(collector.url), 1);
      tell?.(time, journal.acknowledged);
    }
  } finally {
    await sending.stop();
    await beside?.end('SIGTERM');
  }
  return { ...(await conclude(location, journal, keys.provider, env)), kills: times, killsAtStart };
}

/** The verdict before and after everything was sent once more. */
export async function conclude(
  location: DatabaseLocation,
  journal: ReturnType<typeof openJournal>,
  key: string,
  env: Readonly<Record<string, string>>,
): Promise<Verdict & { heard: Record<string, number> }> {
  const heard = Object.fromEntries(journal.heard);
  const before = await judge(location, journal);
  const collector: CollectorProcess = await spawnCollector(location, env);
  journal.wrongs.splice(0);
  await until('the collector is ready', async () => (await fetch(`${collector.url}/readyz`)).ok);
  await sendAllAgain(journal, collector.url, key);
  if ((await collector.end('SIGTERM')) !== 0) journal.wrongs.push('the collector did not end in good order');
  const after = await judge(location, journal);
  const wrongs = [...before.wrongs, ...after.wrongs];
  if (after.stored !== journal.entries.length) {
    wrongs.push(`${after.stored} are stored of the ${journal.entries.length} that were sent in the end`);
  }
  return { ...before, wrongs, heard };
}

async function killAtStart(
  location: DatabaseLocation,
  env: Readonly<Record<string, string>>,
  afterMs: number,
): Promise<void> {
  const where = 'url' in location ? { DATABASE_URL: location.url } : { PALAUTE_FOLDER: location.folder };
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...cleanEnvironment(), ...where, ...env, PORT: '0', HOST: '127.0.0.1' },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await ended;
}

async function waitUntil(holds: () => boolean): Promise<void> {
  for (const startedMs = performance.now(); !holds();) {
    if (performance.now() - startedMs > 60_000) throw new Error('For a minute nothing was acknowledged.');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
