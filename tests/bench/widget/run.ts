// `npm run bench:widget`: our form beside the peers' in a real browser, in one run; prints the table for
// docs/performance.md. Needs a build. `node tests/bench/widget/run.ts 5 PostHog` takes five rounds, of ours and PostHog.
import { ourAssets, peerAssets, versionsOf } from './assets.ts';
import { type Entry, floor, ours, peers } from './entries.ts';
import { type Figures, measure, startBrowser } from './measure.ts';
import { startServer } from './server.ts';
import { type Measured, toTable, whereBehind } from './table.ts';

const [roundsAsked = '15', only = ''] = process.argv.slice(2);
const rounds = Number(roundsAsked);
const chosenPeers = peers.filter(({ name }) => name.startsWith(only));
const entries: readonly Entry[] = [...ours, ...chosenPeers, floor];

const server = await startServer(entries, new Map([...(await ourAssets()), ...(await peerAssets())]));
const browser = await startBrowser();
const figures = new Map<Entry, Figures[]>(entries.map((entry) => [entry, []]));
try {
  // Round 0 warms the disk and the browser, and does not count. In every round another entry is the first.
  for (let round = 0; round <= rounds; round++) {
    process.stderr.write(`round ${round} of ${rounds}\n`);
    for (const [index] of entries.entries()) {
      const entry = entries[(index + round) % entries.length];
      if (!entry) continue;
      const found = await measure(browser, server, entry);
      if (round > 0) figures.get(entry)?.push(found);
    }
  }
  const measured = (list: readonly Entry[]): Measured[] =>
    list.map((entry) => ({ ...entry, rounds: figures.get(entry) ?? [] }));
  const [mine, theirs] = [measured(ours), measured(chosenPeers)];
  const [base] = mine;
  if (!base) throw new Error('nothing of ours to measure');

  console.log(
    `Medians of ${rounds} rounds, Chromium ${browser.version()}; in brackets, times ${base.name}.\n`,
  );
  console.log(toTable([...mine, ...theirs, ...measured([floor])], base));
  console.log(`\n${await versionsOf(chosenPeers.flatMap(({ packages }) => packages))}`);
  const behind = whereBehind(mine, theirs);
  console.log(behind.length > 0 ? `\nBehind:\n- ${behind.join('\n- ')}` : '\nAhead in every column.');
} finally {
  await browser.close();
  await server.stop();
}
