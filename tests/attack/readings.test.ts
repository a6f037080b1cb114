// Whoever reads the feed again and again, while feedback comes in, learns of no small group of what came between. Each
// reading is of a collector that has just started, so that nothing is remembered and nobody waits.
import { createCollector } from '@palaute/collector';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { readFeed } from './feed.ts';
import { type AttackedOrganisation, give, loadAttacked, randomOrganisation } from './organisations.ts';
import {
  attackBetween,
  between,
  type Learnt,
  type Reading,
  readPeople,
  smallSteps,
  stepsOf,
} from './readings.ts';

let database: TestDatabase;
let collector: TestCollector;
beforeAll(async () => {
  const [embedded] = databases.filter(({ name }) => name === 'PGlite');
  if (!embedded) throw new Error('There is no embedded database.');
  database = await embedded.start();
  collector = await startCollector(await database.create());
});
afterAll(async () => {
  await collector.stop();
  await database.stop();
});

const sixTimes = [0.5, 0.53, 0.6, 0.75, 0.77, 1];

/** Gives all of it in some steps, most at first, and reads after each. */
async function readSteps(
  seed: number,
  refresh: 'batches' | 'live',
  shares: readonly number[] = sixTimes,
): Promise<Reading[]> {
  const { shape, municipalities, services, feedbacks } = randomOrganisation(seed, true);
  // Half of them without municipalities: what is found must not hang on how places are grouped.
  const organisation = await loadAttacked(collector, shape, {
    services,
    ...(seed % 2 === 0 && { municipalities }),
  });
  const readings: Reading[] = [];
  for (const step of stepsOf(feedbacks(organisation.units), seed, shares)) {
    if (step.length > 0) await give(collector, organisation, step);
    readings.push(await read(organisation, refresh));
  }
  return readings;
}

async function read({ orgId }: AttackedOrganisation, refresh: 'batches' | 'live'): Promise<Reading> {
  const { db } = collector.database;
  const app = createCollector({ database: collector.database, logLevel: 'silent', refresh });
  try {
    const feed = await readFeed(await app.listen({ port: 0, host: '127.0.0.1' }), orgId, '2025');
    return { feed, people: await readPeople(db, orgId, refresh) };
  } finally {
    await app.close();
  }
}

const describeLearnt = ({ cell, n, range }: Learnt) =>
  `${cell.item} of ${cell.place} in ${cell.period}: ${n} more is known to be ${range.low}…${range.high}`;

/** Pairs of readings, next to each other or not. */
const pairsOf = (readings: readonly Reading[]) =>
  readings.flatMap((before, index) => readings.slice(index + 1).map((after) => ({ before, after })));

describe('Whoever reads again and again', () => {
  // Of 21, a unit's people answer as no others do. What was told once is read again at the end.
  it.each([
    [300, sixTimes],
    [302, sixTimes],
    [303, sixTimes],
    [306, sixTimes],
    [307, sixTimes],
    [21, [0.6, 1, 1]],
  ])(
    'learns of no small group of what came to the random organisation %i in between, nor of what either time is hidden',
    async (seed, shares) => {
      const readings = await readSteps(seed, 'batches', shares);
      let moved = 0;
      for (const { before, after } of pairsOf(readings)) {
        expect(smallSteps(before.feed, after.feed)).toEqual([]);
        const came = between(before.people, after.people);
        moved += [...came.values()].reduce((sum, n) => sum + n, 0);
        for (const { exact } of Object.values(attackBetween(before, after))) {
          expect(exact.map(describeLearnt)).toEqual([]);
        }
      }
      expect(moved, 'something was published in between').toBeGreaterThan(0);
    },
  );

  it('learns much where each feedback shows at once, so that the attack is worth something', async () => {
    const [before, after] = await readSteps(300, 'live');
    if (!before || !after) throw new Error('It was read twice at least.');
    expect(smallSteps(before.feed, after.feed).length).toBeGreaterThan(0);
    const { exact } = attackBetween(before, after).came;
    expect(exact.length).toBeGreaterThan(0);
  });
});
