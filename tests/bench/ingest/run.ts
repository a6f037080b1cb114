// `npm run bench:ingest`: storing single feedback and whole reports, and reading figures, side by side with what they are held against, in
// one run; prints the tables for docs/performance.md. Needs a build. What each part does is in its own file.
//   --part single|autocannon|pglite|collectors|reports|command|results   only this; may be repeated   (default: all)
//   --rounds 7 --seconds 5       of each contestant
//   --records 1000000 --order by-day|random   of a report
//   --feedbacks 10000000         of the large organisation whose figures are read
import { parseArgs } from 'node:util';
import { benchBulk } from './bulk.ts';
import { benchCollectors } from './collectors.ts';
import { benchCommand } from './command.ts';
import { benchResults } from './results.ts';
import { benchSingle } from './single.ts';
import * as tables from './table.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '5' },
    records: { type: 'string', default: '1000000' },
    order: { type: 'string', default: 'by-day' },
    feedbacks: { type: 'string', default: '10000000' },
  },
});
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
const fewFeedbacks = 100_000;
/** A million records take minutes a round. */
const mostReports = 3;

const parts: Readonly<Record<string, () => Promise<tables.Target[]>>> = {
  async single() {
    const all = await benchSingle({
      database: 'PostgreSQL',
      kinds: ['bare', 'plain', 'unshared', 'palaute'],
      rounds,
      seconds,
    });
    console.log(`PostgreSQL, 64 connections\n\n${tables.singleTable(all)}\n`);
    return tables.singleTargets(all, 'PostgreSQL');
  },
  async autocannon() {
    const all = await benchSingle({
      database: 'PostgreSQL',
      kinds: ['bare', 'plain', 'palaute'],
      rounds,
      seconds,
      tool: 'autocannon',
    });
    console.log(`PostgreSQL, 64 connections of autocannon\n\n${tables.singleTable(all)}\n`);
    return tables.singleTargets(all, 'PostgreSQL').map((target) => ({
      ...target,
      what: `autocannon, ${target.what}`,
    }));
  },
  async pglite() {
    const all = await benchSingle({ database: 'PGlite', kinds: ['plain', 'palaute'], rounds, seconds });
    console.log(`PGlite, 64 connections\n\n${tables.singleTable(all)}\n`);
    return tables.singleTargets(all, 'PGlite');
  },
  async collectors() {
    const targets: tables.Target[] = [];
    // As many as one is held to elsewhere; and as many for each, which is what there are several for.
    for (const connections of [64, 256]) {
      const result = await benchCollectors({ rounds, seconds, connections });
      console.log(`${tables.collectorsTable(result)}\n`);
      targets.push(...tables.collectorsTargets(result));
    }
    return targets;
  },
  async reports() {
    const all = await benchBulk({
      records: Number(values.records),
      rounds: Math.min(rounds, mostReports),
      order: values.order === 'random' ? 'random' : 'by-day',
    });
    console.log(`${tables.reportsTable(all)}\n`);
    return tables.reportsTargets(all);
  },
  async command() {
    const all = await benchCommand({
      records: Number(values.records),
      rounds: Math.min(rounds, mostReports),
    });
    console.log(`${tables.commandTable(all)}\n`);
    return tables.commandTargets(all);
  },
  async results() {
    const all = await benchResults({ sizes: [fewFeedbacks, Number(values.feedbacks)], rounds, seconds });
    console.log(`${tables.resultsTable(all)}\n`);
    return tables.resultsTargets(all);
  },
};

const targets: tables.Target[] = [];
for (const name of values.part ?? Object.keys(parts)) {
  const part = parts[name];
  if (!part) throw new Error(`There is no part ${name}. There are: ${Object.keys(parts).join(', ')}.`);
  process.stderr.write(`${name}\n`);
  targets.push(...(await part()));
}
console.log(
  `Medians of ${rounds} rounds of ${seconds} s, ratios within a round.\n\n${tables.targetsTable(targets)}`,
);
