// What response rates add to what anybody can work out of the public feed: nothing. The reader is given more than anybody
// has: which months the rates are of, and that in no month more answered than were asked.
import { type Figures, isWithheld, parsePeriod, periodsOfYear, type Results } from '@palaute/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call } from '../environment/feedback.ts';
import { type Feed, type FeedCell, readFeed } from './feed.ts';
import { factsOf, Unknowns } from './knowledge.ts';
import {
  type AttackedOrganisation,
  give,
  loadAttacked,
  randomOf,
  randomOrganisation,
} from './organisations.ts';
import { type Fact, Region } from './region.ts';

/** A rate that shows, of a place in a period. */
interface Told {
  readonly units: readonly string[];
  readonly months: readonly string[];
  readonly invited: number;
  readonly n: number;
  /** Whether more answered than were invited somewhere in it, as the figure says. */
  readonly isOver: boolean;
}

/** How many were invited: unit and month → people, of all channels. */
type Invited = ReadonlyMap<string, number>;

describe('Response rates', () => {
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

  /** An organisation of which somebody told how many were invited. @param gaps in how many months nobody did, 0–1 */
  async function load(
    seed: number,
    gaps: number,
  ): Promise<{ organisation: AttackedOrganisation; invited: Invited }> {
    const { shape, feedbacks } = randomOrganisation(seed, false);
    const organisation = await loadAttacked(collector, shape);
    const given = feedbacks(organisation.units);
    await give(collector, organisation, given);
    const random = randomOf(seed + 7);
    const invited = new Map<string, number>();
    const byMonth = Map.groupBy(given, ({ unit, contactOn = '' }) => `${unit} ${contactOn.slice(0, 7)}`);
    for (const [name, some] of byMonth) {
      if (random() < gaps) continue;
      // Hardly more than answered: then the numbers say most of who answered. And here and there fewer.
      invited.set(name, some.length + Math.floor(random() * 3) - (random() < gaps ? 1 : 0));
    }
    for (const [name, people] of invited) {
      const [unit = '', month = ''] = name.split(' ');
      const address = `${collector.url}/v1/asked/${organisation.orgId}/${unit}/${month}`;
      const body = { schema: '1', channels: [{ invited: people }] };
      expect((await call('PUT', address, { key: organisation.provider, body })).status).toBe(200);
    }
    return { organisation, invited };
  }

  /** Every rate that anybody can read. */
  async function readRates({ orgId }: AttackedOrganisation, feed: Feed): Promise<Told[]> {
    const told: Told[] = [];
    const take = (figures: Figures, place: string, period: string) => {
      const { response, feedback } = figures;
      if (!response) return;
      expect(isWithheld(feedback), `${place} ${period}`).toBe(false);
      const { invited, n, share } = response;
      told.push({
        units: feed.unitsOf.get(place) ?? [],
        months: parsePeriod(period)?.months ?? [],
        invited,
        n,
        isOver: share === null,
      });
    };
    for (const period of periodsOfYear('2025')) {
      const ask = `${collector.url}/v1/results?organisation=${orgId}&period=${period}`;
      const whole = (await call('GET', ask)).body as unknown as Results;
      take(whole, 'organisation', period);
      for (const division of whole.parts) {
        const { id } = division.place;
        take(division, `division ${id}`, period);
        const inside = (await call('GET', `${ask}&division=${id}`)).body as unknown as Results;
        for (const unit of inside.parts) take(unit, `unit ${unit.place.id}`, period);
      }
    }
    return told;
  }

  const monthsIn = ({ units, months }: Told) =>
    units.flatMap((unit) => months.map((month) => `${unit} ${month}`));

  /** What the rates say, beside the figures: unknowns of who was invited come after those of who answered. */
  function factsOfRates(rates: readonly Told[], invited: Invited, unknowns: Unknowns): Fact[] {
    const people = (name: string) => {
      const [place = '', period = ''] = name.split(' ');
      return unknowns.people({ place: `unit ${place}`, period, item: 'feedback' });
    };
    const first = 1_000_000;
    const numberOf = new Map([...invited.keys()].map((name, index) => [name, first + index]));
    const sum = (of: readonly number[], n: number): Fact => ({
      terms: new Map(of.map((unknown) => [unknown, 1])),
      least: n,
      most: n,
    });
    return [
      ...rates.flatMap((rate) => {
        const known = monthsIn(rate).filter((name) => invited.has(name));
        return [
          sum(
            known.map((name) => numberOf.get(name) ?? 0),
            rate.invited,
          ),
          sum(known.flatMap(people), rate.n),
        ];
      }),
      ...[...numberOf].map(([name, number]) => ({
        terms: new Map([[number, 1], ...people(name).map((one) => [one, -1] as const)]),
        least: 0,
        most: Infinity,
      })),
    ];
  }

  /** Hidden feedback figures as far as they are known: without rates, and with them. */
  function knownOf(feed: Feed, rates: readonly Told[], invited: Invited) {
    const inside = feed.cells.filter(({ item }) => item === 'feedback');
    const unknowns = new Unknowns(feed, false);
    const facts = inside.flatMap((cell) => factsOf(cell, feed, unknowns));
    const without = new Region(facts);
    const withRates = new Region([...facts, ...factsOfRates(rates, invited, unknowns)]);
    if (without.isEmpty || withRates.isEmpty) throw new Error('the figures contradict each other');
    const nameOf = ({ place, period }: FeedCell) => `${place} ${period}`;
    const known = (region: Region) =>
      inside
        .filter(({ shown }) => 'withheld' in shown)
        .map((cell) => {
          const { low, high } = region.rangeOf(unknowns.people(cell));
          return `${nameOf(cell)}: ${low.toFixed(3)}…${high.toFixed(3)}`;
        });
    return { without: known(without), withRates: known(withRates) };
  }

  /** Those that are over are told as that: a reader knows of them that the rule does not hold there. */
  const sound = (rates: readonly Told[]) => rates.filter(({ isOver }) => !isOver);

  it.each([
    [1000, 0],
    [1001, 0],
    [1002, 0.02],
    [1003, 0.05],
    [1000, 0.1],
    [1004, 0.1],
    [1005, 0.1],
  ])(
    'of the random organisation %i, with no number of %d of its months, tell nothing more of any hidden figure',
    async (seed, gaps) => {
      const { organisation, invited } = await load(seed, gaps);
      const feed = await readFeed(collector.url, organisation.orgId, '2025');
      const rates = sound(await readRates(organisation, feed));
      const hidden = new Set(
        feed.cells.flatMap(({ item, place, period, shown }) =>
          item === 'feedback' && 'withheld' in shown ? [`${place} ${period}`.replace('unit ', '')] : [],
        ),
      );
      const withHidden = rates.filter((rate) => monthsIn(rate).some((name) => hidden.has(name)));
      expect(rates.length).toBeGreaterThan(0);
      // Where all numbers are known, rates of places hold months that do not show.
      if (gaps === 0) expect(withHidden.length).toBeGreaterThan(0);
      const { without, withRates } = knownOf(feed, rates, invited);
      expect(without.length).toBeGreaterThan(0);
      expect(withRates).toEqual(without);
    },
  );

  it('that were told wherever a figure shows would tell more, so that the attack is worth something', async () => {
    const { organisation, invited } = await load(1000, 0.1);
    const feed = await readFeed(collector.url, organisation.orgId, '2025');
    const truth = await readFeed(collector.url, organisation.orgId, '2025', organisation.raw);
    const countOf = new Map(
      truth.cells.flatMap(({ item, place, period, shown }) =>
        item === 'feedback' && 'n' in shown ? [[`${place} ${period}`, shown.n] as const] : [],
      ),
    );
    const naive = feed.cells.flatMap(({ item, place, period, shown }): Told[] => {
      if (item !== 'feedback' || !('n' in shown)) return [];
      const units = feed.unitsOf.get(place) ?? [];
      const months = parsePeriod(period)?.months ?? [];
      const known = units
        .flatMap((unit) => months.map((month) => `${unit} ${month}`))
        .filter((name) => invited.has(name));
      const sumOf = (of: (name: string) => number) => known.reduce((sum, name) => sum + of(name), 0);
      const isOver = known.some((name) => (countOf.get(`unit ${name}`) ?? 0) > (invited.get(name) ?? 0));
      const rate = {
        units,
        months,
        invited: sumOf((name) => invited.get(name) ?? 0),
        n: sumOf((name) => countOf.get(`unit ${name}`) ?? 0),
        isOver,
      };
      return known.length > 0 && !isOver ? [rate] : [];
    });
    const { without, withRates } = knownOf(feed, naive, invited);
    expect(withRates).not.toEqual(without);
  });
});
