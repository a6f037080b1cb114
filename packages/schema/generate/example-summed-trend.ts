// The months of an area that the OpenAPI document shows: of one organisation at first, of two from one month on.
import type { SummedTrend } from '../src/results.ts';
import { exampleSummed } from './example-summed.ts';
import { exampleTrend } from './example-trend.ts';

const { place, parts } = exampleSummed;
const ids = parts.map((part) => part.place.id);
const joinedAt = 8;

export const exampleSummedTrend: SummedTrend = {
  place,
  audience: 'public',
  threshold: 10,
  until: exampleTrend.until,
  months: exampleTrend.months.map(({ period, nps }, index) => {
    const summed = 'withheld' in nps ? 0 : index < joinedAt ? 1 : 2;
    return {
      period,
      nps,
      limits: null,
      isSignal: null,
      coverage: {
        item: 'nps',
        summed,
        withheld: summed === 0 ? 2 : 0,
        none: summed === 1 ? 1 : 0,
        unread: 0,
      },
      organisations: ids.slice(0, summed),
    };
  }),
  centre: null,
  withoutLimits: 'organisations-differ',
  unread: [],
};
