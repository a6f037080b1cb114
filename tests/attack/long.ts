// The attack at length, on one random organisation after the other (docs/decisions/0020):
// `npm run attack -- [--organisations=50] [--first=1] [--size=mixed|tiny|small|large] [--refresh=batches|live]
// [--readings=1] [--links=0] [--aside] [--kept=FILE] [--minutes=N]`. `links` is how often all items are solved together: in
// every so-manieth organisation. With `kept`, what is in the file is not done again, and the table is of all that is in it.
// Ends with 1 if something was found that nobody may find.
import { parseArgs } from 'node:util';
import { createCollector } from '@palaute/collector';
import { databases, startCollector, type TestCollector } from '../environment/collector.ts';
import { attack, type Finding, type Means } from './knowledge.ts';
import { type AttackedOrganisation, give, loadAttacked, randomOrganisation } from './organisations.ts';
import { readAtOnce } from './other-feeds.ts';
import {
  describeOutcomes,
  isPromiseKept,
  type Outcome,
  readOutcomes,
  type Size,
  sumOf,
  type Tally,
  tallyBetween,
  tallyOf,
  writeOutcomes,
} from './outcomes.ts';
import {
  attackBetween,
  type Learnt,
  peopleIn,
  type Reading,
  readPeople,
  smallSteps,
  stepsOf,
} from './readings.ts';
import { tinyOrganisation } from './tiny-organisations.ts';

const { values: options } = parseArgs({
  options: {
    organisations: { type: 'string', default: '50' },
    first: { type: 'string', default: '1' },
    size: { type: 'string', default: 'mixed' },
    database: { type: 'string', default: 'PostgreSQL' },
    refresh: { type: 'string', default: 'batches' },
    readings: { type: 'string', default: '1' },
    links: { type: 'string', default: '0' },
    aside: { type: 'boolean', default: false },
    kept: { type: 'string' },
    minutes: { type: 'string', default: 'Infinity' },
  },
});
const refresh = options.refresh === 'live' ? 'live' : 'batches';
const first = Number(options.first);
const linksEvery = Number(options.links);
const endAtMs = performance.now() + Number(options.minutes) * 60_000;
/** What has come by each reading. */
const shares = { 1: [1], 2: [0.6, 1], 3: [0.5, 0.6, 1] }[options.readings] ?? [0.5, 0.53, 0.6, 0.75, 0.77, 1];

/** So many are loaded into one collector; more would only make its database large. */
const together = 200;
const atOnce = 4;

/** Of twenty, one is as large as this attack can solve, and three have fewer units. */
const sizeOf = (seed: number): Size =>
  options.size !== 'mixed'
    ? (options.size as Size)
    : seed % 20 === 0
      ? 'large'
      : seed % 20 <= 3
        ? 'small'
        : 'tiny';

const waysFor = (seed: number): Readonly<Record<string, Means>> => ({
  answers: { answers: true, aside: options.aside },
  ...(linksEvery > 0 &&
    seed % linksEvery === 1 &&
    sizeOf(seed) !== 'large' && {
      'answers and links': { answers: true, links: true },
    }),
});

const ofWhoms = [
  ['came', 'two readings: who came'],
  ['before', 'two readings: whom the first hides'],
  ['after', 'two readings: whom the second hides'],
] as const;

const inWords = ({ cell, n, range }: Omit<Finding, 'cell'> & { cell: Learnt['cell'] }, way: string) =>
  `${way}: ${n} of ${cell.item}, ${cell.place}, ${cell.period} in ${range.low}…${range.high}`;

interface Attacked {
  readonly seed: number;
  readonly organisation: AttackedOrganisation;
  readonly steps: ReturnType<typeof stepsOf>;
  readonly readings: Reading[];
  readonly ways: Record<string, Tally>;
  readonly found: string[];
}

async function attackTogether(collector: TestCollector, seeds: readonly number[]): Promise<Outcome[]> {
  const all: Attacked[] = [];
  await eachOf(seeds, async (seed) => {
    const size = sizeOf(seed);
    const random = size === 'tiny' ? tinyOrganisation(seed) : randomOrganisation(seed, size === 'small');
    const organisation = await loadAttacked(collector, random.shape, random);
    const steps = stepsOf(random.feedbacks(organisation.units), seed, shares);
    all.push({ seed, organisation, steps, readings: [], ways: {}, found: [] });
  });
  for (const step of shares.keys()) {
    // One that has just started remembers no figures.
    const app = createCollector({ database: collector.database, logLevel: 'silent', refresh });
    const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
    const now = new Map<Attacked, Reading>();
    try {
      await eachOf(all, async (one) => {
        await give(collector, one.organisation, one.steps[step] ?? []);
        now.set(one, await read(endpoint, one.organisation));
      });
    } finally {
      await app.close();
    }
    // Only now: the attack keeps the thread, and what waits for an answer would give it up.
    for (const [one, reading] of now) attackReading(one, reading, step);
  }
  return all.map(({ seed, steps, ways, found }) => ({
    seed,
    size: sizeOf(seed),
    refresh,
    feedbacks: steps.flat().length,
    ways,
    found,
  }));

  async function read(endpoint: string, { orgId, unitsOf }: AttackedOrganisation): Promise<Reading> {
    const feed = await readAtOnce({ endpoint, orgId, year: '2025' }, unitsOf);
    return { feed, people: await readPeople(collector.database.db, orgId, refresh) };
  }
}

/** Does something with each, some at a time: the database, the collector and the decision are not the same thread. */
async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const some = Array.from({ length: atOnce }, async () => {
    for (const one of left) await work(one);
  });
  await Promise.all(some);
}

function attackReading({ seed, readings, ways, found }: Attacked, now: Reading, step: number): void {
  const add = (way: string, tally: Tally) => (ways[way] = sumOf([tally, ...(ways[way] ? [ways[way]] : [])]));
  for (const [way, means] of Object.entries(waysFor(seed))) {
    // What came later is looked at with what shows then; all items together once is enough.
    if (means.links && step < shares.length - 1) continue;
    const findings = attack(now.feed, (cell) => peopleIn(cell, now.feed, now.people), means);
    add(way, tallyOf(findings));
    const [finding] = [...findings.exact, ...findings.small];
    if (finding) found.push(inWords(finding, way));
  }
  for (const before of readings) {
    const steps = smallSteps(before.feed, now.feed);
    const learnt = attackBetween(before, now);
    for (const [ofWhom, way] of ofWhoms) {
      add(way, tallyBetween(learnt[ofWhom], ofWhom === 'came' ? steps.length : 0));
      found.push(...learnt[ofWhom].exact.slice(0, 1).map((one) => inWords(one, way)));
    }
    found.push(...steps.slice(0, 1));
  }
  readings.push(now);
}

const outcomes = await readOutcomes(options.kept);
const done = new Set(outcomes.map(({ seed }) => seed));
const seeds = Array.from({ length: Number(options.organisations) }, (_, index) => first + index).filter(
  (seed) => !done.has(seed),
);
const server = databases.find(({ name }) => name === options.database);
if (!server) throw new Error('There is no such database.');
const database = await server.start();
try {
  for (let at = 0; at < seeds.length && performance.now() < endAtMs; at += together) {
    const collector = await startCollector(await database.create(), undefined, undefined, refresh);
    try {
      const now = await attackTogether(collector, seeds.slice(at, at + together));
      outcomes.push(...now);
      if (options.kept !== undefined) await writeOutcomes(options.kept, now);
    } finally {
      await collector.stop();
    }
  }
} finally {
  await database.stop();
}

console.table(describeOutcomes(outcomes));
const given = outcomes.reduce((sum, { feedbacks }) => sum + feedbacks, 0);
console.log(
  `${outcomes.length} organisations, ${given} feedbacks; this time ${Math.round(performance.now() / 1000)} s`,
);
for (const { seed, found } of outcomes.filter((outcome) => outcome.found.length > 0).slice(0, 20)) {
  console.log(`seed ${seed}: ${found.slice(0, 3).join('; ')}`);
}
if (!outcomes.every(isPromiseKept)) process.exitCode = 1;
