import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { below, hashText, randomFrom, shuffled } from './random.ts';

const sequence = (parts: readonly (string | number)[], length: number) => {
  const random = randomFrom(parts);
  return Array.from({ length }, () => random());
};

describe('the hash', () => {
  test.each([
    // Published vectors of MurmurHash3 x86 32; a code unit is hashed as four bytes, little-endian.
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['\0', 0, 0x2362f9de],
    // Computed with another implementation, in Python.
    ['kala', 1, 0x4f8ddeb4],
    ['Äiti ja isä', 0x9747b28c, 0x60f3adbe],
    ['ŋ€', 7, 0x72608e35],
  ])('of %j with seed %i is that of every other platform', (text, seed, hash) => {
    expect(hashText(text, seed)).toBe(hash);
  });
});

describe('the sequence', () => {
  test('is that of every other platform', () => {
    // Computed with another implementation, in Python.
    expect(sequence(['a', 1], 5)).toEqual([
      562_709_479, 2_029_539_535, 3_803_763_667, 1_304_792_877, 497_355_821,
    ]);
  });

  test('is the same for the same parts and another for others', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(sequence([one], 8)).toEqual(sequence([one], 8));
        if (one !== other) expect(sequence([one], 8)).not.toEqual(sequence([other], 8));
      }),
    );
  });

  test('keeps its parts apart', () => {
    expect(sequence(['a', 'bc'], 8)).not.toEqual(sequence(['ab', 'c'], 8));
    expect(sequence(['1'], 8)).not.toEqual(sequence([1], 8));
  });

  test('is even over its range', () => {
    const random = randomFrom(['even']);
    const seen = Array<number>(7).fill(0);
    for (let draw = 0; draw < 70_000; draw += 1) seen[below(7, random)]! += 1;
    // Five standard deviations of a binomial count, √(70 000 · 1/7 · 6/7) ≈ 93.
    for (const count of seen) expect(Math.abs(count - 10_000)).toBeLessThan(463);
  });
});

describe('shuffling', () => {
  test('keeps every element, and the list it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (elements, seed) => {
        const before = [...elements];
        expect(shuffled(elements, randomFrom([seed])).toSorted()).toEqual(before.toSorted());
        expect(elements).toEqual(before);
      }),
    );
  });

  test('gives every order equally often', () => {
    const random = randomFrom(['orders']);
    const seen = new Map<string, number>();
    for (let draw = 0; draw < 24_000; draw += 1) {
      const order = shuffled(['a', 'b', 'c', 'd'], random).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(155);
  });
});
