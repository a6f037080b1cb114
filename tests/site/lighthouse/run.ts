// `npm run lighthouse`: the results site before Lighthouse, on a phone and on a desktop; prints the table for
// docs/performance.md, and ends with 1 where a score is under what is asked. Needs a build. About five minutes.
import { databases } from '../../environment/collector.ts';
import { siteOid, startSite, units } from '../site.ts';
import { categories, least, lookAt, openBrowser, type Seen, shortcomings } from './look.ts';

/** What a page scores for speed differs from run to run: where it falls short, the median of these is told. */
const rounds = 3;

interface Shown {
  readonly name: string;
  readonly path: string;
  readonly without?: readonly string[];
}

const pages: readonly Shown[] = [
  { name: 'list of organisations', path: '/results/fi' },
  { name: 'organisation', path: `/results/fi/${siteOid}` },
  { name: 'division, compared by score', path: `/results/sv/${siteOid}/division/health-care?order=nps` },
  { name: 'municipality', path: `/results/sv/${siteOid}/municipality/109?period=2026` },
  { name: 'area', path: '/results/fi/area/07?period=2026' },
  { name: 'nation, compared by score', path: '/results/en/nation?period=2026&order=nps' },
  { name: 'list of areas', path: '/results/sv/areas' },
  { name: 'unit', path: `/results/fi/${siteOid}/unit/${units.central}` },
  { name: 'unit’s month', path: `/results/en/${siteOid}/unit/${units.home}?period=2026-09` },
  { name: 'unit’s report', path: `/results/fi/${siteOid}/unit/${units.central}/report` },
  {
    name: 'search',
    path: `/results/fi/${siteOid}/search?q=a`,
    // What somebody searched for is no page to be found by a search engine.
    without: ['is-crawlable'],
  },
  { name: 'questions and answers', path: '/results/en/faq' },
];

/** The round in the middle, category by category, and all that was found. */
function medianOf(seen: readonly Seen[]): Seen {
  const middle = (name: (typeof categories)[number]) =>
    seen.map(({ scores }) => scores.get(name) ?? 0).toSorted((a, b) => a - b)[seen.length >> 1] ?? 0;
  return {
    scores: new Map(categories.map((name) => [name, middle(name)])),
    faults: [...new Set(seen.flatMap(({ faults }) => faults))],
  };
}

const database = await databases.find(({ name }) => name === 'PGlite')?.start();
if (!database) throw new Error('There is no embedded database.');
const site = await startSite(database);
const browser = await openBrowser();
const short: string[] = [];
try {
  console.log(`| page | device | ${categories.join(' | ')} |`);
  console.log(`| --- | --- | ${categories.map(() => '---:').join(' | ')} |`);
  for (const { name, path, without = [] } of pages) {
    for (const device of ['mobile', 'desktop'] as const) {
      const look = () => lookAt(browser, site.url + path, { device, without });
      const seen = [await look()];
      while (seen.some((one) => shortcomings(one).length > 0) && seen.length < rounds)
        seen.push(await look());
      const told = medianOf(seen);
      console.log(`| ${[name, device, ...categories.map((one) => told.scores.get(one))].join(' | ')} |`);
      short.push(...shortcomings(told).map((line) => `${name}, ${device}: ${line}`));
    }
  }
} finally {
  await browser.close();
  await site.stop();
  await database.stop();
}
if (short.length > 0) {
  console.error(`Under ${least}:\n${short.join('\n')}`);
  process.exitCode = 1;
}
