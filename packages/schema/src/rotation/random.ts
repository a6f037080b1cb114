// Randomness that a seed decides. Written by hand, because the same seed must give the same order in every
// browser, on every tablet and in every later version: no platform's generator and no library promises that.
// Not for secrets.

/** The next number of a sequence: a whole number 0…2³²−1. */
export type Random = () => number;

const rotateLeft = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/**
 * MurmurHash3 (x86, 32 bits; Austin Appleby, public domain) of a text, one block per UTF-16 code unit.
 * @param seed 0…2³²−1
 * @returns a whole number 0…2³²−1
 */
export function hashText(text: string, seed: number): number {
  let hash = seed | 0;
  for (let at = 0; at < text.length; at += 1) {
    const block = Math.imul(rotateLeft(Math.imul(text.charCodeAt(at), 0xcc9e2d51), 15), 0x1b873593);
    hash = (Math.imul(rotateLeft(hash ^ block, 13), 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length * 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A sequence of its own for every list of parts: sfc32 (Chris Doty-Humphrey, PractRand, public domain), all 128
 * bits of its state hashed from the parts.
 * @param parts kept apart by JSON, so that `['a', 'bc']` and `['ab', 'c']` differ
 */
export function randomFrom(parts: readonly (string | number)[]): Random {
  const text = JSON.stringify(parts);
  let [a, b, c, counter] = [hashText(text, 1), hashText(text, 2), hashText(text, 3), hashText(text, 4)];
  return () => {
    const next = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (rotateLeft(c, 21) + next) | 0;
    return next >>> 0;
  };
}

/** A whole number 0…`limit`−1. No number is favoured by more than `limit` in 2³². */
export const below = (limit: number, random: Random): number => Math.floor((random() / 2 ** 32) * limit);

/** The same elements in random order, every order as likely as any other (Fisher and Yates). */
export function shuffled<T>(elements: readonly T[], random: Random): T[] {
  const rest = [...elements];
  return elements.flatMap(() => rest.splice(below(rest.length, random), 1));
}
