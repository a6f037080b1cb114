// Figures by channel and language beside those of places: nobody learns of a small group from both together.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { readFeed } from './feed.ts';
import { readGroups } from './group-figures.ts';
import { attackGroups, type GroupFinding, type Knowledge } from './groups.ts';
import { feedbackOf, give, loadAttacked, randomOf } from './organisations.ts';

const channels = ['web', 'sms', 'paper'] as const;
const languages = ['fi', 'sv', 'ar'] as const;

const describeFinding = ({ what, n, low, high }: GroupFinding) =>
  `${what}: ${n} is known to be ${low}…${high}`;

describe('From figures by channel and language', () => {
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

  /** What is told of a random organisation: a few units, months, channels and languages, some of them rare. */
  async function knowledgeOf(seed: number): Promise<Knowledge> {
    const random = randomOf(seed);
    const from = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
    const organisation = await loadAttacked(collector, [from(1, 2), from(1, 2)]);
    const months = Array.from({ length: from(1, 3) }, (_, index) => `2025-0${index + from(2, 3)}`);
    const weights = (of: readonly string[]) => of.map(() => [0.03, 0.2, 1, 1][from(0, 3)] ?? 1);
    const [channelWeights, languageWeights] = [weights(channels), weights(languages)];
    const drawn = <T>(of: readonly T[], by: readonly number[]): T => {
      let at = random() * by.reduce((sum, one) => sum + one, 0);
      return of[by.findIndex((weight) => (at -= weight) < 0)] ?? (of[0] as T);
    };
    const feedbacks = organisation.units.flatMap((unit) =>
      months.flatMap((month) =>
        Array.from({ length: from(0, 1) === 0 ? from(0, 9) : from(9, 30) }, () => ({
          ...feedbackOf(unit, month, [
            { item: 'nps', value: from(7, 10) },
            ...(random() < 0.7 ? [{ item: 'access' as const, value: from(3, 5) as 3 | 4 | 5 }] : []),
          ]),
          collectionChannel: drawn(channels, channelWeights),
          language: drawn(languages, languageWeights),
        })),
      ),
    );
    if (feedbacks.length > 0) await give(collector, organisation, feedbacks);
    const { orgId, raw } = organisation;
    const feed = await readFeed(collector.url, orgId, '2025');
    return {
      feed,
      groups: await readGroups(collector.url, orgId, feed),
      truth: await readFeed(collector.url, orgId, '2025', raw),
      trueGroups: await readGroups(collector.url, orgId, feed, raw),
    };
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('nobody learns of a small group of organisation %i', async (seed) => {
    const known = await knowledgeOf(seed);
    for (const item of ['feedback', 'nps', 'access']) {
      const { small } = attackGroups(known, item, false);
      expect(small.map(describeFinding)).toEqual([]);
    }
    expect(attackGroups(known, 'access', true).small.map(describeFinding)).toEqual([]);
  });

  it('much is learnt where only small figures are hidden, so that the attack is worth something', async () => {
    const known = await knowledgeOf(9);
    const onlySmall = known.trueGroups.map((cell) => {
      const n = cell.counts?.reduce((sum, one) => sum + one, 0) ?? 0;
      return n > 0 && n < 10 ? { ...cell, counts: undefined } : cell;
    });
    const { small } = attackGroups({ ...known, groups: onlySmall }, 'feedback', false);
    expect(small.length).toBeGreaterThan(0);
  });
});
