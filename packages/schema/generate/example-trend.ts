// The months that the OpenAPI document shows: made up, one withheld and one a signal.
import type { Trend } from '../src/results.ts';
import { scoreNps } from '../src/score.ts';
import { npsControlChart, npsCounts, npsInterval } from '../src/statistics/index.ts';
import { exampleResults } from './example-results.ts';

/** How many gave 0, 1, … 10 in each of thirteen months; null for one that is withheld. */
const given: readonly (readonly number[] | null)[] = [
  ...Array.from({ length: 5 }, (_, month) => [2, 0, 1, 0, 1, 3, 4, 5 + month, 14, 12, 20]),
  null,
  ...Array.from({ length: 6 }, (_, month) => [1, 1, 0, 1, 2, 2, 5, 6, 12 + month, 13, 19]),
  [14, 6, 5, 4, 6, 5, 4, 3, 5, 4, 3],
];

const figure = (distribution: readonly number[]) => ({
  n: 0,
  nps: null,
  interval: npsInterval(npsCounts(distribution)),
  shares: null,
  mean: null,
  ...scoreNps(distribution),
  distribution,
});

const chart = npsControlChart(given.flatMap((counts) => (counts ? [npsCounts(counts)] : [])));
let shown = 0;

const { organisation, place } = exampleResults;

export const exampleTrend: Trend = {
  organisation,
  place,
  audience: 'public',
  threshold: 10,
  until: '2025-10',
  months: given.map((counts, index) => {
    const period = new Date(Date.UTC(2024, 9 + index, 1)).toISOString().slice(0, 7);
    if (!counts) return { period, nps: { withheld: 'small-group' }, limits: null, isSignal: null };
    const point = chart?.points[shown++];
    return {
      period,
      nps: figure(counts),
      limits: point ? { low: point.low, high: point.high } : null,
      isSignal: point?.signal ?? null,
    };
  }),
  centre: chart?.centre ?? null,
};
