import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statementIds } from '../instrument.ts';
import { createRotation, type StatementCount } from './index.ts';
import { below, randomFrom } from './random.ts';

/** What the rotation promises for each k: people per cycle, times a pair meets in it, and the open round's bound. */
const promises: readonly [k: StatementCount, people: number, pair: number, bound: number][] = [
  [2, 21, 1, 1],
  [3, 7, 1, 2],
  [4, 7, 2, 2],
  [5, 21, 10, 1],
  [6, 7, 5, 1],
  [7, 7, 7, 0],
];

const stratum = { unit: '1.2.246.10.2828155.10.1', channel: 'tablet' };
const options = fc.record({
  seed: fc.string(),
  stratum: fc.record({ unit: fc.string(), channel: fc.string() }),
});

const shownTo = (people: number, k: StatementCount, seed = 'seed', from = 0) => {
  const { statementsFor } = createRotation({ k, seed, stratum });
  return Array.from({ length: people }, (_, index) => statementsFor(from + index));
};

function tally(keys: Iterable<string>, into = new Map<string, number>()): Map<string, number> {
  for (const key of keys) into.set(key, (into.get(key) ?? 0) + 1);
  return into;
}

const exposures = () => new Map<string, number>(statementIds.map((id) => [id, 0]));
const most = (counts: Map<string, number>) => Math.max(...counts.values());
const least = (counts: Map<string, number>) => Math.min(...counts.values());
const pairsOf = (shown: readonly string[]) =>
  shown.flatMap((one, at) => shown.slice(at + 1).map((other) => [one, other].toSorted().join('+')));

describe.each(promises)('showing %i of seven', (k, peoplePerCycle, timesPaired, bound) => {
  test('gives each person that many different statements', () => {
    fc.assert(
      fc.property(options, fc.maxSafeNat(), (given, index) => {
        const shown = createRotation({ k, ...given }).statementsFor(index);
        expect(new Set(shown).size).toBe(k);
        expect(shown).toHaveLength(k);
        expect(statementIds).toEqual(expect.arrayContaining([...shown]));
      }),
    );
  });

  test(`shows each equally often after every seventh person, and differs by ${bound} at most in between`, () => {
    fc.assert(
      fc.property(options, fc.nat(1e6), (given, round) => {
        const { statementsFor } = createRotation({ k, ...given });
        const counts = exposures();
        for (let person = 0; person < 7; person += 1) {
          tally(statementsFor(round * 7 + person), counts);
          expect(most(counts) - least(counts)).toBeLessThanOrEqual(bound);
        }
        expect([...counts.values()]).toEqual(Array(7).fill(k));
      }),
    );
  });

  test('shows each once in each position to every seven people', () => {
    fc.assert(
      fc.property(options, fc.nat(1e6), (given, round) => {
        const { statementsFor } = createRotation({ k, ...given });
        const seven = Array.from({ length: 7 }, (_, person) => statementsFor(round * 7 + person));
        for (let position = 0; position < k; position += 1) {
          expect(new Set(seven.map((shown) => shown[position])).size).toBe(7);
        }
      }),
    );
  });

  test(`shows each pair together ${timesPaired} times to every ${peoplePerCycle} people`, () => {
    fc.assert(
      fc.property(options, fc.nat(1e5), (given, cycle) => {
        const { statementsFor } = createRotation({ k, ...given });
        const people = Array.from({ length: peoplePerCycle }, (_, person) => cycle * peoplePerCycle + person);
        const pairs = tally(people.flatMap((index) => pairsOf(statementsFor(index))));
        expect([...pairs.values()]).toEqual(Array(21).fill(timesPaired));
      }),
    );
  });

  test(`reaches the bound of ${bound}, and twice it between two moments, but no more`, () => {
    let widest = 0;
    let widestFromStart = 0;
    for (let seed = 0; seed < 40; seed += 1) {
      const people = shownTo(63, k, `seed ${seed}`);
      for (const start of people.keys()) {
        const counts = exposures();
        for (const shown of people.slice(start)) {
          tally(shown, counts);
          widest = Math.max(widest, most(counts) - least(counts));
          if (start === 0) widestFromStart = Math.max(widestFromStart, most(counts) - least(counts));
        }
      }
    }
    expect([widestFromStart, widest]).toEqual([bound, 2 * bound]);
  });

  test('is even within 1 % from the thousandth person on', () => {
    const counts = exposures();
    for (const [index, shown] of shownTo(3000, k).entries()) {
      tally(shown, counts);
      if (index >= 999) expect(most(counts) / least(counts)).toBeLessThanOrEqual(1.01);
    }
  });

  test('stays even over 50 tablets that know nothing of each other', () => {
    // Each tablet adds an open round of its own, so that here the evenness is a matter of probability.
    const unevenRuns = (total: number) =>
      Array.from({ length: 60 }, (_, run) => {
        const random = randomFrom(['tablet sizes', total, run]);
        const sizes = tally(Array.from({ length: total }, () => String(below(50, random))));
        const counts = exposures();
        for (const [tablet, size] of sizes) {
          for (const shown of shownTo(size, k, `run ${run} tablet ${tablet}`)) tally(shown, counts);
        }
        return most(counts) / least(counts);
      }).filter((ratio) => ratio > 1.05).length;
    expect(unevenRuns(1000)).toBeLessThanOrEqual(k < 4 ? 3 : 0);
    expect(unevenRuns(1500)).toBe(0);
  });

  test('gives the same to the same index, whoever was asked before', () => {
    fc.assert(
      fc.property(options, fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 }), (given, indexes) => {
        const forwards = indexes.map(createRotation({ k, ...given }).statementsFor);
        const backwards = indexes.toReversed().map(createRotation({ k, ...given }).statementsFor);
        expect(forwards).toEqual(backwards.toReversed());
      }),
    );
  });

  test('goes its own way for every seed, service unit and channel', () => {
    const hundred = (seed: string, unit: string, channel: string) => {
      const { statementsFor } = createRotation({ k, seed, stratum: { unit, channel } });
      return JSON.stringify(Array.from({ length: 100 }, (_, index) => statementsFor(index)));
    };
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 }), ([one = '', other = '']) => {
        expect(hundred(one, 'u', 'c')).not.toBe(hundred(other, 'u', 'c'));
        expect(hundred('s', one, 'c')).not.toBe(hundred('s', other, 'c'));
        expect(hundred('s', 'u', one)).not.toBe(hundred('s', 'u', other));
      }),
    );
  });

  test('begins anywhere: the first person of a new source is as likely to see one statement as another', () => {
    const first = Array.from({ length: 14_000 }, (_, seed) => shownTo(1, k, String(seed))[0] ?? []);
    for (let position = 0; position < k; position += 1) {
      const counts = tally(first.map((shown) => shown[position] ?? ''));
      // Five standard deviations of a binomial count, √(14 000 · 1/7 · 6/7) ≈ 41.
      for (const id of statementIds) expect(Math.abs((counts.get(id) ?? 0) - 2000)).toBeLessThan(207);
    }
  });
});

describe('the rotation', () => {
  test('shows every pair exactly a hundred times to 700 people who see three', () => {
    const pairs = tally(shownTo(700, 3).flatMap(pairsOf));
    expect([...pairs.values()]).toEqual(Array(21).fill(100));
  });

  test('is far more even than what was published: 6 310 answers to one statement and 3 557 to another', () => {
    const counts = tally(shownTo(21_615, 3).flat());
    expect(most(counts) / least(counts)).toBeLessThan(1.0003);
    expect(6310 / 3557).toBeGreaterThan(1.77);
  });

  test('draws each set of three equally often', () => {
    const sets = tally(
      Array.from({ length: 35_000 }, (_, seed) => (shownTo(1, 3, `s${seed}`, 4)[0] ?? []).toSorted().join()),
    );
    expect(sets.size).toBe(35);
    // Five standard deviations, √(35 000 · 1/35 · 34/35) ≈ 31.
    for (const count of sets.values()) expect(Math.abs(count - 1000)).toBeLessThan(156);
  });

  test('keeps the instrument’s order when all seven are shown, and begins with each of them in turn', () => {
    const twice = [...statementIds, ...statementIds].join();
    for (const shown of shownTo(70, 7)) expect(twice).toContain(shown.join());
    expect(new Set(shownTo(7, 7).map(([first]) => first)).size).toBe(7);
  });

  test.each<[StatementCount, string[]]>([
    [2, ['45', '13', '02', '15']],
    [3, ['501', '645', '420', '106']],
    [4, ['3645', '0264', '6510', '2534']],
    [5, ['31062', '65341', '40625', '12603']],
    [6, ['650231', '314650', '502314', '052631']],
    [7, ['0123456', '6012345', '2345601', '5601234']],
  ])('of %i does not change under tablets in the field', (k, numbers) => {
    const { statementsFor } = createRotation({ k, seed: 'seed', stratum });
    const written = [0, 1, 2, 100].map((index) =>
      statementsFor(index)
        .map((id) => statementIds.indexOf(id))
        .join(''),
    );
    expect(written).toEqual(numbers);
  });

  test.each([-1, 0.5, NaN, Infinity, 2 ** 53])('refuses the index %f', (index) => {
    expect(() => createRotation({ k: 3, seed: 's', stratum }).statementsFor(index)).toThrow(RangeError);
  });

  test.each([0, 1, 8, 2.5, NaN])('refuses to show %f of seven', (k) => {
    expect(() => createRotation({ k: k as StatementCount, seed: 's', stratum })).toThrow(RangeError);
  });
});
