// The faults at length: `npx node tests/faults/long.ts [seed] [part…]`. Prints the seed and each part's verdict, and ends
// with 1 if anything acknowledged was lost, anything was counted wrong, or anybody heard what nobody may hear.
import { databases } from '../environment/collector.ts';
import { startPostgres } from '../environment/postgres.ts';
import { findFaketime, jumpClock } from './clock-jumps.ts';
import { crashPostgres } from './crashes.ts';
import { fillEmbedded, fillLog, fillPostgres, fillTablespace, mountSmallDisk } from './disk-full.ts';
import { killCollectors } from './kills.ts';
import type { Verdict } from './verdict.ts';

type Outcome = Verdict & Readonly<Record<string, unknown>>;

const [given = String(Date.now() % 1_000_000), ...chosen] = process.argv.slice(2);
const seed = Number(given);
const kills = 100;
const crashes = 20;

const killOn = (name: string) => async (): Promise<Outcome> => {
  const database = await databases.find((one) => one.name === name)?.start();
  if (!database) throw new Error(`There is no ${name}.`);
  try {
    const tell = (time: number, acknowledged: number) => {
      if (time % 25 === 0) console.log(`  ${time} kills, ${acknowledged} acknowledged`);
    };
    return { ...(await killCollectors({ location: await database.create(), times: kills, seed, tell })) };
  } finally {
    await database.stop();
  }
};

async function crash(): Promise<Outcome> {
  const postgres = await startPostgres({ own: true });
  const recoveredMs: number[] = [];
  try {
    const outcome = await crashPostgres({
      postgres,
      times: crashes,
      seed,
      tell: (_time, _acknowledged, ms) => recoveredMs.push(Math.round(ms)),
    });
    return { ...outcome, longestRecoveryMs: Math.max(...recoveredMs) };
  } finally {
    await postgres.stop();
  }
}

async function clock(): Promise<Outcome | string> {
  const library = await findFaketime();
  if (library === undefined) return 'not run: libfaketime is not installed';
  const postgres = await startPostgres({ own: true });
  try {
    return { ...(await jumpClock({ url: postgres.url }, library, seed)) };
  } finally {
    await postgres.stop();
  }
}

const onSmallDisk = (part: (seed: number) => Promise<Outcome>) => async (): Promise<Outcome | string> => {
  const disk = await mountSmallDisk(1).catch(() => undefined);
  if (!disk) return 'not run: a small disk can be mounted by root only';
  await disk.remove();
  return part(seed);
};

const parts: Readonly<Record<string, () => Promise<Outcome | string>>> = {
  'kills-postgres': killOn('PostgreSQL'),
  'kills-embedded': killOn('PGlite'),
  crashes: crash,
  clock,
  'disk-postgres': onSmallDisk(async (one) => ({ ...(await fillPostgres(one)) })),
  'disk-tables': onSmallDisk(async (one) => ({ ...(await fillTablespace(one)) })),
  'disk-log': onSmallDisk(async (one) => ({ ...(await fillLog(one)) })),
  'disk-embedded': onSmallDisk(async (one) => ({ ...(await fillEmbedded(one)) })),
};

const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0 || !Number.isInteger(seed)) {
  console.error(`long.ts [seed] [part…], where a part is one of ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
console.log(`seed ${seed}`);
for (const [name, run] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const startedMs = performance.now();
  try {
    const outcome = await run();
    const seconds = Math.round((performance.now() - startedMs) / 1_000);
    if (typeof outcome === 'string') {
      console.log(`– ${name}: ${outcome}`);
      continue;
    }
    const { wrongs, heard, ...numbers } = outcome;
    console.log(`${wrongs.length === 0 ? '✓' : '✗'} ${name}, ${seconds} s:`, numbers, 'heard', heard);
    for (const wrong of wrongs.slice(0, 20)) console.log(`  ✗ ${wrong}`);
    if (wrongs.length > 0) process.exitCode = 1;
  } catch (error) {
    console.log(`✗ ${name}:`, error);
    process.exitCode = 1;
  }
}
