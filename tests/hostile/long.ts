// The barrage at length: `npx node tests/hostile/long.ts [requests] [seed]`. Prints the seed, what was answered, and how
// memory grew. Ends with 1 if anything was not as it must be.
import { databases } from '../environment/collector.ts';
import { barrage } from './barrage.ts';
import { heldBound, rssBound } from './bounds.ts';

const [requests = '100000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
console.log(`${requests} requests, seed ${seed}`);
const database = await databases[0]?.start();
if (!database) throw new Error('There is no PostgreSQL.');
const startedMs = performance.now();
let told = 0;
try {
  const outcome = await barrage({
    location: await database.create(),
    requests: Number(requests),
    seed: Number(seed),
    memoryEvery: Math.ceil(Number(requests) / 40),
    tell(sent) {
      if (sent < told) return;
      console.log(`${sent} sent, ${Math.round((performance.now() - startedMs) / 1000)} s`);
      told += Number(requests) / 10;
    },
  });
  for (const [name, counts] of [...outcome.answers].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(
      `${name.padEnd(20)} ${[...counts]
        .toSorted(([a], [b]) => a - b)
        .map(([status, n]) => `${status || 'none'}: ${n}`)
        .join(', ')}`,
    );
  }
  const { sent, slowestMs, stored, memory, heldSlope, rssSlope } = outcome;
  console.log({ sent, slowestMs: Math.round(slowestMs), stored });
  const inMb = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  for (const { requests: after, held, rss } of memory) {
    console.log(`${after} sent: held ${inMb(held)} MiB, RSS ${inMb(rss)} MiB`);
  }
  console.log(
    `growth, bytes for each request: held ${heldSlope.toFixed(1)} (at most ${heldBound}), RSS ${rssSlope.toFixed(1)} (at most ${rssBound})`,
  );
  const faults = [...outcome.faults];
  if (heldSlope > heldBound || rssSlope > rssBound) faults.push('memory grows');
  for (const fault of faults) console.log(`✗ ${fault}`);
  console.log(faults.length === 0 ? 'All as it must be.' : `${faults.length} faults.`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await database.stop();
}
