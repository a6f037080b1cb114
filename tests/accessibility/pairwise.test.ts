import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairwise } from './pairwise.ts';

const values = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 5 });

test('every value meets every value of every other factor', () => {
  fc.assert(
    fc.property(fc.record({ a: values, b: values, c: values, d: values }), (factors) => {
      const cases: Record<string, string>[] = pairwise(factors);
      for (const [name, these] of Object.entries(factors)) {
        for (const [other, those] of Object.entries(factors)) {
          if (name === other) continue;
          for (const one of these) {
            for (const two of those) {
              expect(cases.some((made) => made[name] === one && made[other] === two)).toBe(true);
            }
          }
        }
      }
    }),
  );
});

test('there are far fewer cases than combinations', () => {
  const ten = Array.from({ length: 10 }, (_, index) => index);
  expect(pairwise({ a: ten, b: ten, c: [1, 2, 3], d: [1, 2] }).length).toBeLessThan(120);
});
