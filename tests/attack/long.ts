// The attack at length: `npx node tests/attack/long.ts [organisations] [first seed] [small]`. With `small`, all items
// together too, which takes seconds for each organisation. Ends with 1 if a small group was found.
import { databases, startCollector } from '../environment/collector.ts';
import { readFeed } from './feed.ts';
import { attack, type Findings, type Means } from './knowledge.ts';
import { give, loadAttacked, randomOrganisation } from './organisations.ts';

const [count = '50', first = '1', size = ''] = process.argv.slice(2);
const ways: Readonly<Record<string, Means>> = {
  counts: {},
  answers: { answers: true },
  links: { links: true },
  'answers and links': { answers: true, links: true },
};

const findings: (Findings & { readonly seed: number; readonly way: string })[] = [];
const [embedded] = databases.filter(({ name }) => name === 'PGlite');
if (!embedded) throw new Error('There is no embedded database.');
const database = await embedded.start();
const collector = await startCollector(await database.create(), undefined, undefined, 'batches');
try {
  for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
    const { shape, feedbacks } = randomOrganisation(seed, size === 'small');
    const organisation = await loadAttacked(collector, shape);
    await give(collector, organisation, feedbacks(organisation.units));
    const feed = await readFeed(collector.url, organisation.orgId, '2025');
    const truth = await readFeed(collector.url, organisation.orgId, '2025', organisation.raw);
    for (const [way, means] of Object.entries(ways)) {
      if (means.links && size !== 'small') continue;
      findings.push({ seed, way, ...attack(feed, truth, means) });
    }
  }
} finally {
  await collector.stop();
  await database.stop();
}

for (const way of Object.keys(ways)) {
  const found = findings.filter((finding) => finding.way === way);
  if (found.length === 0) continue;
  const total = (kind: 'exact' | 'small' | 'large' | 'alike') =>
    found.reduce((sum, finding) => sum + finding[kind].length, 0);
  console.log(way, {
    organisations: found.length,
    hidden: found.reduce((sum, { tried }) => sum + tried, 0),
    exact: total('exact'),
    small: total('small'),
    large: total('large'),
    alike: total('alike'),
  });
  for (const { seed, exact, small } of found.filter((finding) => finding.small.length > 0).slice(0, 3)) {
    const [finding] = [...exact, ...small];
    if (!finding) continue;
    const { cell, n, range } = finding;
    console.log(`  seed ${seed}: ${cell.item}, ${cell.place}, ${cell.period}: ${n} in`, range);
  }
}
if (findings.some(({ small }) => small.length > 0)) process.exitCode = 1;
