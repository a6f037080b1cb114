// Figures that two wellbeing services counties have published (one for January–September 2020, the other mainly for
// January–April 2025), found again from the counts behind them.
import { describe, expect, test } from 'vitest';
import { round, scoreNps } from '../score.ts';
import {
  npsCounts,
  npsDifference,
  npsInterval,
  npsSampleSize,
  npsVariance,
  wilsonInterval,
} from './index.ts';

/** Eleven counts from tens, nines, eights, sevens and the rest. */
const answers = (tens: number, nines: number, eights: number, sevens: number, rest: number) => [
  rest,
  ...Array<number>(6).fill(0),
  sevens,
  eights,
  nines,
  tens,
];

const score = (counts: readonly number[]) => scoreNps(counts)?.nps ?? NaN;
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const percent = (count: number, n: number, decimals = 1) => round((100 * count) / n, decimals);

/** How many detractors give a published score, to one decimal. */
const detractorsFor = (nps: number, promoters: number, n: number) =>
  Array.from({ length: n - promoters + 1 }, (_, detractors) => detractors).filter(
    (detractors) => round((100 * (promoters - detractors)) / n, 1) === nps,
  );

describe('a web survey of 189 with the score −31', () => {
  test('can have had no other counts than 54, 22 and 113', () => {
    const possible = [];
    for (let promoters = 0; promoters <= 189; promoters += 1) {
      for (let detractors = 0; detractors <= 189 - promoters; detractors += 1) {
        const passives = 189 - promoters - detractors;
        const shares = [promoters, passives, detractors].map((count) => percent(count, 189));
        if (shares.join() === '28.6,11.6,59.8') possible.push([promoters, passives, detractors]);
      }
    }
    expect(possible).toEqual([[54, 22, 113]]);
    expect(round((100 * (54 - 113)) / 189)).toBe(-31);
  });
});

describe('the scores of four divisions', () => {
  const rescue = answers(4, 0, 0, 0, 0);
  const families = answers(405, 42, 18, 2, 23);
  const older = answers(263, 185, 248, 82, 135);

  test('are 100.0, 86.5 and 34.3 by the counts behind them', () => {
    expect([rescue, families, older].map(sum)).toEqual([4, 490, 913]);
    expect([rescue, families, older].map((counts) => round(score(counts), 1))).toEqual([100, 86.5, 34.3]);
    expect(npsCounts(families)).toEqual({ promoters: 447, passives: 20, detractors: 23 });
    expect(npsCounts(older)).toEqual({ promoters: 448, passives: 330, detractors: 135 });
  });

  test('leave few choices for the detractors of each', () => {
    expect(detractorsFor(86.5, 447, 490)).toEqual([23]);
    expect(detractorsFor(34.3, 448, 913)).toEqual([135]);
    const health = detractorsFor(84.5, 13_953 + 3917, 20_208);
    expect([health[0], health.at(-1)]).toEqual([785, 804]);
    const all = detractorsFor(82.4, 14_625 + 4144, 21_615);
    expect([all[0], all.at(-1)]).toEqual([948, 969]);
  });

  test('give the score and the mean of the whole when weighted by answers, and others when not', () => {
    const n = [4, 490, 20_208, 913];
    const weighted = (values: readonly number[]) =>
      sum(values.map((value, at) => value * (n[at] ?? NaN))) / sum(n);
    expect(round(weighted([100, 86.5, 84.5, 34.3]), 1)).toBe(82.4);
    expect(round(weighted([10, 9.5, 9.36, 8.19]), 2)).toBe(9.31);
    expect(round(sum([100, 86.5, 84.5, 34.3]) / 4, 1)).toBe(76.3);
  });

  test('are shares of tens, nines and eights as published', () => {
    expect([14_625, 4144, 1569].map((count) => percent(count, 21_615))).toEqual([67.7, 19.2, 7.3]);
    expect([13_953, 3917, 1303].map((count) => percent(count, 20_208, 0))).toEqual([69, 19, 6]);
    expect([percent(405, 490, 0), percent(263, 913, 0)]).toEqual([83, 29]);
  });

  test('of 4 people gave them away: n and all answers follow from the whole by subtraction', () => {
    expect(21_615 - 490 - 20_208 - 913).toBe(4);
    expect(14_625 - 405 - 13_953 - 263).toBe(4);
  });

  test('of 4 promoters says little of the next hundred, whatever 100.0 looks like', () => {
    expect(npsInterval(npsCounts(rescue))?.low).toBeLessThan(20);
  });

  test('of services for older people and for families differ by more than chance', () => {
    expect(npsDifference(npsCounts(older), npsCounts(families))?.proven).toBe(true);
  });

  test('need 354 and 1 214 answers for ±5 points, by how divided opinions are', () => {
    expect(round(npsVariance({ promoters: 54, passives: 22, detractors: 113 }) ?? NaN, 2)).toBe(0.79);
    expect(npsSampleSize(5, 0.79)).toBe(1214);
    expect(npsSampleSize(5, 0.23)).toBe(354);
  });
});

describe('the means of the seven statements', () => {
  const statements = [
    [4418, 4.65],
    [3557, 4.72],
    [6310, 4.65],
    [5433, 4.68],
    [3607, 4.79],
    [4553, 4.79],
    [5411, 4.78],
  ] as const;
  const n = statements.map(([count]) => count);

  test('have one mean by answers and another by statements', () => {
    expect(round(sum(statements.map(([count, mean]) => count * mean)) / sum(n), 3)).toBe(4.718);
    expect(round(sum(statements.map(([, mean]) => mean)) / 7, 3)).toBe(4.723);
  });

  test('rest on 1.54 statements for each person, or 2.12 with two own ones, spread unevenly', () => {
    expect(sum(n)).toBe(33_289);
    expect(round(sum(n) / 7, 1)).toBe(4755.6);
    expect(round(sum(n) / 21_615, 2)).toBe(1.54);
    expect(round((sum(n) + 6274 + 6181) / 21_615, 2)).toBe(2.12);
    expect(percent(17_141, 21_615)).toBe(79.3);
    const even = sum(n) / 7;
    expect([percent(Math.min(...n), even), percent(Math.max(...n), even)]).toEqual([74.8, 132.7]);
    expect(round(Math.max(...n) / Math.min(...n), 3)).toBe(1.774);
  });
});

describe('shares of themes in 17 141 open answers', () => {
  const themes: readonly [count: number, share: number][] = [
    [12_736, 74.3],
    [8114, 47.3],
    [6426, 37.5],
    [4964, 29],
    [4293, 25],
    [3330, 19.4],
    [2788, 16.3],
    [1725, 10.1],
    [1416, 8.3],
    [971, 5.7],
    [804, 4.7],
    [802, 4.7],
    [770, 4.5],
    [617, 3.6],
    [547, 3.2],
    [453, 2.6],
  ];

  test.each(themes)('%i are %f %, within an interval of under 1.5 points', (count, share) => {
    expect(percent(count, 17_141)).toBe(share);
    const { low, high } = wilsonInterval(count, 17_141) ?? { low: NaN, high: NaN };
    expect(low < share / 100 && share / 100 < high && high - low < 0.015).toBe(true);
  });

  test('add up to far over 100 %: an answer has 2.96 of them', () => {
    expect(sum(themes.map(([count]) => count))).toBe(50_756);
    expect(round(50_756 / 17_141, 2)).toBe(2.96);
  });
});

describe('shares of the kinds of free feedback', () => {
  test('are right for the one period, and were published wrong twice for the other', () => {
    expect([199, 592, 89].map((count) => percent(count, 880))).toEqual([22.6, 67.3, 10.1]);
    // Published as 24.5, 67.8 and 7.7, which add up to 100 as well.
    expect([186, 513, 59].map((count) => percent(count, 758))).toEqual([24.5, 67.7, 7.8]);
  });

  test('of their themes fit a denominator of 1 642 or 1 643', () => {
    for (const n of [1642, 1643]) {
      const shares = [1311, 1074, 761, 697, 600].map((count) => percent(count, n));
      expect(shares).toEqual([79.8, 65.4, 46.3, 42.4, 36.5]);
    }
  });
});
