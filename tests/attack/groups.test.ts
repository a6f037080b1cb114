// Figures by channel and language, of organisations, divisions and units, beside those of places: nobody learns of a small
// group from all together.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { readFeed } from './feed.ts';
import { type GroupCell, readGroups } from './group-figures.ts';
import { attackGroups, type GroupFinding, type Knowledge } from './groups.ts';
import { feedbackOf, give, loadAttacked, randomOf } from './organisations.ts';

const channels = ['web', 'sms', 'paper'] as const;
const languages = ['fi', 'sv', 'ar'] as const;

const describeFinding = ({ what, n, low, high }: GroupFinding) =>
  `${what}: ${n} is known to be ${low}…${high}`;

describe('From figures by channel and language', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  const afterwards = new Date('2026-02-20T10:00:00Z');
  let now = afterwards;
  beforeAll(async () => {
    const [embedded] = databases.filter(({ name }) => name === 'PGlite');
    if (!embedded) throw new Error('There is no embedded database.');
    database = await embedded.start();
    collector = await startCollector(await database.create(), () => now, undefined, 'batches');
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  /** What is told of a random organisation: a few units, months, channels and languages, some of them rare. */
  async function knowledgeOf(seed: number): Promise<Knowledge> {
    const random = randomOf(seed);
    const from = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
    const organisation = await loadAttacked(collector, [from(1, 3), from(1, 2)]);
    const months = Array.from({ length: from(1, 3) }, (_, index) => `2025-0${index + from(2, 3)}`);
    const weights = (of: readonly string[]) => of.map(() => [0.03, 0.2, 1, 1][from(0, 3)] ?? 1);
    const [channelWeights, languageWeights] = [weights(channels), weights(languages)];
    const drawn = <T>(of: readonly T[], by: readonly number[]): T => {
      let at = random() * by.reduce((sum, one) => sum + one, 0);
      return of[by.findIndex((weight) => (at -= weight) < 0)] ?? (of[0] as T);
    };
    // Some organisations are large enough for much of their units to show.
    const isLarge = from(0, 2) > 0;
    const sizes = () =>
      isLarge && from(0, 4) > 0 ? from(25, 70) : from(0, 1) === 0 ? from(0, 9) : from(9, 30);
    const feedbacks = organisation.units.flatMap((unit) =>
      months.flatMap((month) =>
        Array.from({ length: sizes() }, () => ({
          ...feedbackOf(unit, month, [
            { item: 'nps', value: from(7, 10) },
            ...(random() < 0.7 ? [{ item: 'access' as const, value: from(3, 5) as 3 | 4 | 5 }] : []),
          ]),
          collectionChannel: drawn(channels, channelWeights),
          language: drawn(languages, languageWeights),
        })),
      ),
    );
    const { orgId, raw } = organisation;
    if (feedbacks.length > 0) await give(collector, organisation, feedbacks);
    // Of every second organisation the months are told one after another, of what is published already.
    for (const month of seed % 2 === 0 ? months : []) {
      const results = `${collector.url}/v1/results?organisation=${orgId}&period=${month}`;
      expect((await fetch(results)).status).toBe(200);
      now = new Date(`2025-0${Number(month.slice(5)) + 1}-20T10:00:00Z`);
      const breakdown = results.replace('results?', 'results/breakdown?by=channel&');
      expect((await fetch(breakdown)).status).toBe(200);
      now = afterwards;
    }
    const feed = await readFeed(collector.url, orgId, '2025');
    return {
      feed,
      groups: await readGroups(collector.url, orgId, feed),
      truth: await readFeed(collector.url, orgId, '2025', raw),
      trueGroups: await readGroups(collector.url, orgId, feed, raw),
    };
  }

  const isLong = process.env['GROUP_SEEDS'] !== undefined;
  const seeds = (process.env['GROUP_SEEDS'] ?? '1,2,3,4,5,6').split(',').map(Number);

  it.each(seeds)('nobody learns of a small group of organisation %i', async (seed) => {
    const known = await knowledgeOf(seed);
    for (const [item, withAnswers] of [
      ['feedback', false],
      ['nps', false],
      ['access', false],
      ['access', true],
    ] as const) {
      const { small, unseen, ...counts } = attackGroups(known, item, withAnswers);
      const found = { small: small.map(describeFinding), unseen: unseen.map(describeFinding) };
      if (isLong) console.log(JSON.stringify({ seed, item, withAnswers, ...counts, ...found }));
      expect(found.small).toEqual([]);
      // How many a place has that does not show itself may be bounded, but never known.
      expect(unseen.filter(({ low, high }) => high - low < 1)).toEqual([]);
    }
  });

  it('much is learnt where only small figures are hidden, so that the attack is worth something', async () => {
    const known = await knowledgeOf(9);
    const onlySmall = (isHeld: (cell: GroupCell) => boolean) => ({
      ...known,
      groups: known.trueGroups.map((cell, index) => {
        const n = cell.counts?.reduce((sum, one) => sum + one, 0) ?? 0;
        if (!isHeld(cell)) return known.groups[index] ?? cell;
        return n > 0 && n < 10 ? { ...cell, counts: undefined } : cell;
      }),
    });
    const ofAll = onlySmall(({ place }) => place === 'organisation');
    expect(attackGroups(ofAll, 'feedback', false).small.length).toBeGreaterThan(0);
    const ofPlaces = onlySmall(({ place }) => place !== 'organisation');
    expect(attackGroups(ofPlaces, 'feedback', false).small.length).toBeGreaterThan(5);
  });
});
