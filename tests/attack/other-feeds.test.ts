// Whatever the feed is, it shows exactly the cells that `GET /v1/results` shows: what is worked out from those (feed.test.ts)
// is then all that can be worked out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { type Feed, type FeedCell, readFeed } from './feed.ts';
import { type AttackedOrganisation, give, loadAttacked, randomOrganisation } from './organisations.ts';
import { readByFigure, readCsv, readLines, readOData, readTrend, type Reading } from './other-feeds.ts';

const named = ({ place, period, item }: FeedCell) => `${place} ${period} ${item}`;

const asText = (cells: readonly FeedCell[]): string[] =>
  cells
    .map((cell) => {
      const { shown } = cell;
      return `${named(cell)}: ${'n' in shown ? `${shown.n} ${JSON.stringify([...shown.counts])}` : shown.withheld}`;
    })
    .toSorted();

const isTrend = ({ item, period }: FeedCell) => item === 'nps' && /^\d{4}-\d{2}$/.test(period);

const feeds: Readonly<
  Record<
    string,
    {
      readonly read: (reading: Reading, feed: Feed) => Promise<FeedCell[]>;
      /** Which of all cells it has. */
      readonly has?: (cell: FeedCell) => boolean;
    }
  >
> = {
  'lines of JSON': { read: readLines },
  OData: { read: readOData },
  'OData asked by the figures': { read: readByFigure, has: ({ shown }) => 'n' in shown },
  CSV: { read: readCsv },
  'the trend': { read: readTrend, has: isTrend },
};

describe('Every other feed', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  beforeAll(async () => {
    const [embedded] = databases.filter(({ name }) => name === 'PGlite');
    if (!embedded) throw new Error('There is no embedded database.');
    database = await embedded.start();
    collector = await startCollector(await database.create(), undefined, undefined, 'batches');
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const readingOf = ({ orgId }: AttackedOrganisation, key?: string): Reading => ({
    endpoint: collector.url,
    orgId,
    year: '2025',
    ...(key !== undefined && { key }),
  });

  async function load(seed: number): Promise<AttackedOrganisation> {
    const random = randomOrganisation(seed, false);
    const organisation = await loadAttacked(collector, random.shape, random);
    await give(collector, organisation, random.feedbacks(organisation.units));
    return organisation;
  }

  it.each([1000, 1001, 1002])(
    'shows of the random organisation %i the same cells, and no other',
    async (seed) => {
      const organisation = await load(seed);
      const feed = await readFeed(collector.url, organisation.orgId, '2025');
      for (const [name, { read, has = () => true }] of Object.entries(feeds)) {
        const cells = feed.cells.filter(has);
        expect(cells.length, name).toBeGreaterThan(0);
        expect(asText(await read(readingOf(organisation), feed)), name).toEqual(asText(cells));
      }
      expect(feed.cells.filter(({ shown }) => 'withheld' in shown).length).toBeGreaterThan(0);
    },
  );

  it('that told all it knows would be seen', async () => {
    const organisation = await load(1003);
    const feed = await readFeed(collector.url, organisation.orgId, '2025');
    for (const [name, { read, has = () => true }] of Object.entries(feeds)) {
      const told = asText(await read(readingOf(organisation, organisation.raw), feed));
      expect(told, name).not.toEqual(asText(feed.cells.filter(has)));
    }
  });
});
