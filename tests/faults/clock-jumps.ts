// Turns the clock of a running collector with libfaketime, to and fro, while people send.
import { existsSync } from 'node:fs';
import { glob, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseLocation, generateContactKey } from '@palaute/collector';
import { makeKeys } from '../environment/collector.ts';
import { prepareLocation, spawnCollector, until } from '../environment/process.ts';
import { conclude } from './kills.ts';
import { openJournal, startSenders } from './senders.ts';
import type { Verdict } from './verdict.ts';

const jumps = ['+1d', '+400d', '+0', '-20d', '+0', '+3650d', '-1d', '+0'];

/** Where Debian and Fedora keep it. */
export async function findFaketime(): Promise<string | undefined> {
  for await (const path of glob('/usr/lib*/{*/,}faketime/libfaketime.so.1'))
    if (existsSync(path)) return path;
  return undefined;
}

/** @param library of libfaketime */
export async function jumpClock(
  location: DatabaseLocation,
  library: string,
  seed: number,
): Promise<Verdict & { readonly heard: Readonly<Record<string, number>> }> {
  const folder = await mkdtemp(join(tmpdir(), 'palaute-clock-'));
  const clock = join(folder, 'clock');
  await writeFile(clock, '+0');
  const keys = makeKeys();
  const env = { PALAUTE_CONTACT_KEYS: generateContactKey(), LOG_LEVEL: 'error' };
  await prepareLocation(location, keys, makeKeys());
  const journal = openJournal();
  const collector = await spawnCollector(location, {
    ...env,
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  });
  const sending = startSenders({ journal, key: keys.provider, seed, target: () => collector.url });
  const days = new Set<string>();
  try {
    for (const jump of jumps) {
      await writeFile(clock, jump);
      const enough = journal.acknowledged + 60;
      await until('more is acknowledged', async () => journal.acknowledged >= enough);
      days.add(journal.entries.findLast(({ receivedOn }) => receivedOn !== undefined)?.receivedOn ?? '');
    }
  } finally {
    await sending.stop();
    await collector.end('SIGTERM');
    await rm(folder, { recursive: true });
  }
  if (days.size < 3) journal.wrongs.push('the clock did not jump');
  return conclude(location, journal, keys.provider, env);
}
