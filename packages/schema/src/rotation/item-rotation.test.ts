import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createItemRotation } from './index.ts';

const stratum = { unit: '1.2.246.10.2828155.10.1', channel: 'web' };
const own = (m: number) => Array.from({ length: m }, (_, at) => `oma-hame:item-${at}`);

/** A list's length and how many of it are shown. */
const sizes = fc
  .integer({ min: 1, max: 12 })
  .chain((m) => fc.tuple(fc.constant(m), fc.integer({ min: 1, max: m })));

const shownTo = (people: number, m: number, choose: number, seed: string, from = 0) => {
  const { itemsFor } = createItemRotation({ items: own(m), choose, seed, stratum });
  return Array.from({ length: people }, (_, index) => itemsFor(from + index));
};

describe('rotating own items', () => {
  test('shows as many different items as were asked for', () => {
    fc.assert(
      fc.property(sizes, fc.string(), fc.maxSafeNat(), ([m, choose], seed, index) => {
        const [shown = []] = shownTo(1, m, choose, seed, index);
        expect(new Set(shown).size).toBe(choose);
        expect(shown).toHaveLength(choose);
      }),
    );
  });

  test('is never more than one ahead with any of them, and even after as many people as there are items', () => {
    fc.assert(
      fc.property(sizes, fc.string(), fc.nat(1000), ([m, choose], seed, cycle) => {
        const counts = new Map<string, number>(own(m).map((id) => [id, 0]));
        for (const shown of shownTo(m, m, choose, seed, cycle * m)) {
          for (const id of shown) counts.set(id, (counts.get(id) ?? 0) + 1);
          expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
        }
        expect([...counts.values()]).toEqual(Array(m).fill(choose));
      }),
    );
  });

  test('shows each once in each position to as many people as there are items', () => {
    fc.assert(
      fc.property(sizes, fc.string(), fc.nat(1000), ([m, choose], seed, cycle) => {
        const people = shownTo(m, m, choose, seed, cycle * m);
        for (let position = 0; position < choose; position += 1) {
          expect(new Set(people.map((shown) => shown[position])).size).toBe(m);
        }
      }),
    );
  });

  test('shows each pair about equally often in the long run', () => {
    const pairs = new Map<string, number>();
    for (const shown of shownTo(6000, 5, 2, 'pairs')) {
      const pair = shown.toSorted().join();
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    expect(pairs.size).toBe(10);
    for (const count of pairs.values()) expect(Math.abs(count - 600)).toBeLessThan(60);
  });

  test('goes its own way for every seed and the same way for the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 }), ([one = '', other = '']) => {
        expect(shownTo(100, 4, 2, one)).toEqual(shownTo(100, 4, 2, one));
        expect(shownTo(100, 4, 2, one)).not.toEqual(shownTo(100, 4, 2, other));
      }),
    );
  });

  test.each([0, -1, 4, 1.5, NaN])('refuses to show %f of three', (choose) => {
    expect(() => createItemRotation({ items: own(3), choose, seed: 's', stratum })).toThrow(RangeError);
  });

  test('refuses an empty list and one that repeats an item', () => {
    expect(() => createItemRotation({ items: [], choose: 1, seed: 's', stratum })).toThrow(RangeError);
    expect(() => createItemRotation({ items: ['a:b', 'a:b'], choose: 1, seed: 's', stratum })).toThrow(
      RangeError,
    );
  });
});
