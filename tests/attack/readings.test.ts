// Whoever reads the feed again and again, while feedback comes in, learns of no small group of what came between. Each
// reading is of a collector that has just started, so that nothing is remembered and nobody waits.
import { createCollector } from '@palaute/collector';
import type { Feedback } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { type Feed, readFeed } from './feed.ts';
import { type AttackedOrganisation, give, loadAttacked, randomOrganisation } from './organisations.ts';
import { attackBetween, type Learnt, type People, smallSteps } from './readings.ts';

interface Reading {
  readonly feed: Feed;
  /** What the public is told of. */
  readonly people: People;
}

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

/** Gives all of it in some steps, most at first, and reads after each. */
async function readSteps(seed: number, refresh: 'batches' | 'live'): Promise<Reading[]> {
  const { shape, feedbacks } = randomOrganisation(seed, true);
  const organisation = await loadAttacked(collector, shape);
  const readings: Reading[] = [];
  for (const step of stepsOf(feedbacks(organisation.units), seed)) {
    if (step.length > 0) await give(collector, organisation, step);
    readings.push(await read(organisation, refresh));
  }
  return readings;
}

function stepsOf(feedbacks: readonly Feedback[], seed: number): Feedback[][] {
  const mixed = feedbacks
    .map((feedback, index) => ({ feedback, key: Math.sin(seed * 7919 + index * 104_729) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ feedback }) => feedback);
  const ends = [0.5, 0.53, 0.6, 0.75, 0.77, 1].map((share) => Math.round(mixed.length * share));
  return ends.map((end, index) => mixed.slice(ends[index - 1] ?? 0, end));
}

async function read({ orgId }: AttackedOrganisation, refresh: 'batches' | 'live'): Promise<Reading> {
  const { db } = collector.database;
  const app = createCollector({ database: collector.database, logLevel: 'silent', refresh });
  try {
    const feed = await readFeed(await app.listen({ port: 0, host: '127.0.0.1' }), orgId, '2025');
    const { rows } = await (
      refresh === 'live'
        ? sql<Row>`select item, unit_id, month, sum(n)::int as n from counter
            where org_id = ${orgId} and answered group by 1, 2, 3`
        : sql<Row>`select r->>1 as item, unit_id, r->>0 as month, sum((r->>4)::int)::int as n
            from published, json_array_elements(counted::json) r
            where org_id = ${orgId} and (r->>3)::boolean group by 1, 2, 3`
    ).execute(db);
    return {
      feed,
      people: new Map(rows.map(({ item, unit_id, month, n }) => [`${item} ${unit_id} ${month}`, n])),
    };
  } finally {
    await app.close();
  }
}

interface Row {
  item: string;
  unit_id: string;
  month: string;
  n: number;
}

const between = (before: People, after: People): People =>
  new Map([...after].map(([name, n]) => [name, n - (before.get(name) ?? 0)]));

const describeLearnt = ({ cell, n, range }: Learnt) =>
  `${cell.item} of ${cell.place} in ${cell.period}: ${n} more is known to be ${range.low}…${range.high}`;

/** Pairs of readings, next to each other or not. */
const pairsOf = (readings: readonly Reading[]) =>
  readings.flatMap((before, index) => readings.slice(index + 1).map((after) => ({ before, after })));

describe('Whoever reads again and again', () => {
  it.each([300, 302, 303, 306, 307])(
    'learns of no small group of what came to the random organisation %i in between',
    async (seed) => {
      const readings = await readSteps(seed, 'batches');
      let moved = 0;
      for (const { before, after } of pairsOf(readings)) {
        expect(smallSteps(before.feed, after.feed)).toEqual([]);
        const came = between(before.people, after.people);
        moved += [...came.values()].reduce((sum, n) => sum + n, 0);
        const { exact } = attackBetween(before.feed, after.feed, came);
        expect(exact.map(describeLearnt)).toEqual([]);
      }
      expect(moved, 'something was published in between').toBeGreaterThan(0);
    },
  );

  it('learns much where each feedback shows at once, so that the attack is worth something', async () => {
    const [before, after] = await readSteps(300, 'live');
    if (!before || !after) throw new Error('It was read twice at least.');
    expect(smallSteps(before.feed, after.feed).length).toBeGreaterThan(0);
    const { exact } = attackBetween(before.feed, after.feed, between(before.people, after.people));
    expect(exact.length).toBeGreaterThan(0);
  });
});
