import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBounded, npsBound, shareBound } from './bounds.ts';
import { scoreNps } from './score.ts';

describe('a share of few answers', () => {
  test.each([
    [12, 12, 0.95],
    [19, 20, 0.95],
    [18, 20, undefined],
    [2, 20, undefined],
    [1, 20, 0.05],
    [0, 12, 0.05],
    [49, 49, 0.95],
    [50, 50, undefined],
    [0, 50, undefined],
  ])('of %i in %i is told as %s', (count, n, told) => {
    expect(shareBound(count / n, n)).toBe(told);
  });
});

describe('a net promoter score of few answers', () => {
  test.each([
    [100, 12, 90],
    [90, 20, undefined],
    [-90, 20, undefined],
    [-95, 20, -90],
    [-100, 49, -90],
    [100, 50, undefined],
    [0, 12, undefined],
  ])('of %i from %i is told as %s', (nps, n, told) => {
    expect(npsBound(nps, n)).toBe(told);
  });

  test('is never told whole where everybody gave the same', () => {
    for (let n = 1; n < 50; n += 1) {
      expect([npsBound(100, n), npsBound(-100, n)]).toEqual([90, -90]);
      expect([shareBound(1, n), shareBound(0, n)]).toEqual([0.95, 0.05]);
    }
  });
});

describe('a figure is bounded', () => {
  test.each([
    [{ n: 12, topBox: 1 }, true],
    [{ n: 12, topBox: 0.5 }, false],
    [{ n: 12, topBox: null }, false],
    [{ n: 0, counts: { bus: 0 } }, false],
    [{ n: 20, counts: { bus: 12, walk: 0 } }, true],
    [{ n: 20, counts: { bus: 12, walk: 8 } }, false],
    [{ n: 20, shares: { promoters: 0.5, passives: 0.3, detractors: 0.2 } }, false],
    [{ n: 20, shares: { promoters: 0.5, passives: 0.5, detractors: 0 } }, true],
    [{ n: 50, shares: { promoters: 1, passives: 0, detractors: 0 } }, false],
    [{ n: 20, shares: null }, false],
  ])('%j: %s', (figure, told) => {
    expect(isBounded(figure)).toBe(told);
  });

  test('wherever its score is', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (detractors, passives, promoters) => {
        const score = scoreNps([detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters]);
        if (score && npsBound(score.nps, score.n) !== undefined) expect(isBounded(score)).toBe(true);
      }),
    );
  });
});
