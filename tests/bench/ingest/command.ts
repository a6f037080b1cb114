// A provider's whole export by `palaute report FILE`, against the same records sent by a bare HTTP client in one request,
// which neither reads a file, masks, remembers what is done nor writes down what was refused. In turns, one collector each.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../environment/postgres.ts';
import { bodyOf, highestMemoryMiB, makeGiven, prepareForReport, send } from './bulk.ts';
import { start } from './contestants.ts';

export interface CommandBenchOptions {
  readonly records: number;
  /** @default 1 */
  readonly rounds?: number;
  /** @default 300 */
  readonly units?: number;
}

export interface CommandRound {
  /** Seconds for all records. */
  readonly bareS: number;
  readonly commandS: number;
  /** Times the bare client. */
  readonly ratio: number;
  /** Highest resident memory of the command, in MiB. */
  readonly memoryMiB: number;
}

const program = fileURLToPath(new URL('../../../packages/client/bin.js', import.meta.url));

/** @throws Error when a record was not stored */
export async function benchCommand({
  records,
  rounds = 1,
  units = 300,
}: CommandBenchOptions): Promise<CommandRound[]> {
  const postgres = await startPostgres({ own: true });
  const folder = await mkdtemp(join(tmpdir(), 'palaute-bench-'));
  try {
    const given = makeGiven(units, 'by-day');
    const results: CommandRound[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const ids = Array.from({ length: records }, () => randomUUID());
      const body = bodyOf(given, ids);
      const file = join(folder, `${round}.ndjson`);
      await pipeline(Readable.from(body(0, records)), createWriteStream(file));
      const takeTurn = async <T>(run: (url: string, key: string) => Promise<T>): Promise<T> => {
        const url = await postgres.createDatabase();
        const key = await prepareForReport(url, units);
        const collector = await start('palaute', { url });
        try {
          return await run(collector.url, key);
        } finally {
          await collector.stop();
        }
      };
      const bare = () =>
        takeTurn(async (url, key) => {
          const startedAt = performance.now();
          await send(url, key, body(0, records), { stored: records });
          return (performance.now() - startedAt) / 1000;
        });
      const command = () => takeTurn((url, key) => runCommand(file, records, url, key));
      // Another one first in each round.
      const first = round % 2 === 0 ? await bare() : undefined;
      const { seconds, memoryMiB } = await command();
      const bareS = first ?? (await bare());
      results.push({ bareS, commandS: seconds, ratio: seconds / bareS, memoryMiB });
      await rm(file);
    }
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await postgres.stop();
  }
}

async function runCommand(file: string, records: number, endpoint: string, key: string) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [program, 'report', file, '--endpoint', endpoint, '--json'], {
    env: { ...process.env, PALAUTE_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let memoryMiB = 0;
  // The highest so far is told by the system; once the process has ended, nobody tells it.
  const looking = setInterval(() => {
    highestMemoryMiB(child.pid ?? 0).then(
      (now) => (memoryMiB = Math.max(memoryMiB, now || 0)),
      () => {},
    );
  }, 200);
  const [told, complaints, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ]).finally(() => clearInterval(looking));
  const { stored } = JSON.parse(told || '{}') as { stored?: number };
  if (code !== 0 || stored !== records) {
    throw new Error(`The command ended with ${code}, stored ${stored} of ${records}.\n${told}${complaints}`);
  }
  return { seconds: (performance.now() - startedAt) / 1000, memoryMiB };
}
