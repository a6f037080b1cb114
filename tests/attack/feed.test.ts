// What anybody can work out from everything that the public feed of a year shows. The long form: long.ts.
import type { Answer } from '@palaute/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { type Feed, readFeed } from './feed.ts';
import { attack, type Finding, type Means, truthOf } from './knowledge.ts';
import { feedbackOf, give, loadAttacked, randomOrganisation } from './organisations.ts';

const everything: Means = { answers: true, links: true };

const describeFinding = ({ cell, n, range }: Finding) =>
  `${cell.item} of ${cell.place} in ${cell.period}: ${n} is known to be ${range.low}…${range.high}`;

describe('From the public feed', () => {
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

  /** Both feeds of an organisation: one division for each list of units, each unit its NPS answers by month. */
  async function feedsOf(divisions: readonly (readonly Readonly<Record<string, readonly number[]>>[])[]) {
    const organisation = await loadAttacked(
      collector,
      divisions.map((units) => units.length),
    );
    const feedbacks = divisions
      .flat()
      .flatMap((months, unit) =>
        Object.entries(months).flatMap(([month, scores]) =>
          scores.map((value) =>
            feedbackOf(organisation.units[unit] ?? '', month, [{ item: 'nps', value } satisfies Answer]),
          ),
        ),
      );
    await give(collector, organisation, feedbacks);
    return read(organisation);
  }

  const read = async ({ orgId, raw }: { orgId: string; raw: string }) => ({
    feed: await readFeed(collector.url, orgId, '2025'),
    truth: await readFeed(collector.url, orgId, '2025', raw),
  });

  function expectNothing({ feed, truth }: { feed: Feed; truth: Feed }, means: Means): void {
    // A second reason would tell which of the hidden groups are small.
    expect([...feed.reasons]).toEqual(['small-group']);
    const { tried, exact, small } = attack(feed, truthOf(truth), means);
    expect([...exact, ...small].map(describeFinding)).toEqual([]);
    expect(tried).toBeGreaterThan(0);
  }

  const times = (count: number, score: number) => Array<number>(count).fill(score);

  it('nobody learns that two units under ten, eighteen together, gave nine each', async () => {
    expectNothing(await feedsOf([[{ '2025-03': times(9, 10) }, { '2025-03': times(9, 7) }]]), everything);
  });

  it('nobody learns that ten units, ten together, gave one each', async () => {
    const units = Array.from({ length: 10 }, () => ({ '2025-03': [8] }));
    expectNothing(await feedsOf([units, [{ '2025-03': times(40, 9) }]]), everything);
  });

  it('nobody tells a small month by answers that were given nowhere else', async () => {
    const units = [
      { '2025-03': times(9, 10), '2025-04': times(30, 0) },
      { '2025-03': times(30, 5), '2025-04': times(40, 7) },
    ];
    expectNothing(await feedsOf([units]), everything);
  });

  it.each([1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007])(
    'nobody learns of a small group of the random organisation %i by counts or answers',
    async (seed) => {
      const { shape, feedbacks } = randomOrganisation(seed, false);
      const organisation = await loadAttacked(collector, shape);
      await give(collector, organisation, feedbacks(organisation.units));
      const feeds = await read(organisation);
      expectNothing(feeds, {});
      expectNothing(feeds, { answers: true });
    },
  );

  it.each([1000, 1002, 1005, 1008, 1009, 1010])(
    'nor with figures of municipalities that cross the divisions of the random organisation %i',
    async (seed) => {
      const random = randomOrganisation(seed, false);
      const organisation = await loadAttacked(collector, random.shape, random);
      await give(collector, organisation, random.feedbacks(organisation.units));
      const feeds = await read(organisation);
      expect([...feeds.feed.unitsOf.keys()].filter((place) => place.startsWith('municipality'))).not.toEqual(
        [],
      );
      expectNothing(feeds, {});
      expectNothing(feeds, { answers: true });
    },
  );

  it.each([1000, 1003, 1009, 1011])(
    'nor with figures of services within the divisions of the random organisation %i',
    async (seed) => {
      const { shape, services, feedbacks } = randomOrganisation(seed, false);
      const organisation = await loadAttacked(collector, shape, { services });
      await give(collector, organisation, feedbacks(organisation.units));
      const feeds = await read(organisation);
      expect([...feeds.feed.unitsOf.keys()].filter((place) => place.startsWith('service'))).not.toEqual([]);
      expectNothing(feeds, {});
      expectNothing(feeds, { answers: true });
    },
  );

  it.each([
    [100, true],
    [101, false],

    [104, false],
  ])('nor of the small organisation %i by all items together', async (seed, isCrossed) => {
    const { shape, municipalities, services, feedbacks } = randomOrganisation(seed, true);
    const organisation = await loadAttacked(collector, shape, {
      services,
      ...(isCrossed && { municipalities }),
    });
    await give(collector, organisation, feedbacks(organisation.units));
    expectNothing(await read(organisation), everything);
  });

  it('much is learnt where only the small figures are hidden, so that the attack is worth something', async () => {
    const { truth } = await feedsOf([[{ '2025-03': times(9, 10) }, { '2025-03': times(30, 7) }]]);
    const onlySmall: Feed = {
      ...truth,
      threshold: 10,
      cells: truth.cells.map((cell) =>
        'n' in cell.shown && cell.shown.n > 0 && cell.shown.n < 10
          ? { ...cell, shown: { withheld: 'small-group' } }
          : cell,
      ),
    };
    const { exact } = attack(onlySmall, truthOf(truth), {});
    expect(exact.map(({ cell, n }) => `${cell.item} ${n}`)).toContain('nps 9');
  });
});
