import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Buckets, windowMs } from './buckets.ts';

describe('A token bucket', () => {
  it('lets a budget through at once, tells when the next one goes, and is right in it', () => {
    const buckets = new Buckets(10);
    const take = (at: number) => buckets.take('one', 5, at, 'rest');
    expect([0, 0, 0, 0, 0].map(take)).toEqual([0, 0, 0, 0, 0]);
    const waitMs = take(0);
    expect(waitMs).toBe(windowMs / 5);
    expect(take(waitMs - 1)).toBeGreaterThan(0);
    expect(take(waitMs)).toBe(0);
  });

  it('never lets more through in any time than the budget and what that time refills', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 0, max: windowMs / 4 }), { maxLength: 200 }),
        (budget, pauses) => {
          const buckets = new Buckets(10);
          const passed: number[] = [];
          let now = 0;
          for (const pause of pauses) {
            now += pause;
            if (buckets.take('one', budget, now, 'rest') === 0) passed.push(now);
          }
          for (const [index, from] of passed.entries()) {
            for (const [later, to] of passed.slice(index).entries()) {
              expect(later + 1).toBeLessThanOrEqual(budget + ((to - from) / windowMs) * budget + 1e-6);
            }
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('keeps names apart', () => {
    const buckets = new Buckets(10);
    expect([buckets.take('one', 1, 0, 'rest'), buckets.take('two', 1, 0, 'rest')]).toEqual([0, 0]);
    expect(buckets.take('one', 1, 0, 'rest')).toBeGreaterThan(0);
  });
});

describe('Many names', () => {
  it('never take more room than was given, and share one bucket when it is full', () => {
    const buckets = new Buckets(100);
    const passed = Array.from({ length: 10_000 }, (_, index) =>
      buckets.take(`name ${index}`, 2, index, 'rest'),
    );
    expect(buckets.size).toBeLessThanOrEqual(101);
    expect(passed.filter((waitMs) => waitMs === 0)).toHaveLength(102);
  });

  it('do not push out those that are there, and make room when they have been still for the whole window', () => {
    const buckets = new Buckets(2);
    for (const name of ['one', 'two']) buckets.take(name, 1, 0, 'rest');
    buckets.take('three', 1, 0, 'rest');
    expect(buckets.take('one', 1, 1, 'rest')).toBeGreaterThan(0);
    expect(buckets.take('four', 1, windowMs + 2, 'rest')).toBe(0);
    expect(buckets.size).toBe(1);
  });
});
