// The groups of an area that the OpenAPI document shows: one that shows of one organisation of two, and one that does of none.
import type { SummedBreakdown } from '../src/results.ts';
import { exampleBreakdown } from './example-results.ts';
import { exampleSummed } from './example-summed.ts';

const { period, threshold, by, groups, revision = '' } = exampleBreakdown;
const { place, audience, unread } = exampleSummed;

export const exampleSummedBreakdown: SummedBreakdown = {
  place,
  period,
  audience,
  threshold,
  by,
  groups: groups.map((group) => ({
    ...group,
    coverage: [
      { item: 'feedback', figure: group.feedback },
      { item: 'nps', figure: group.nps },
      ...group.items,
    ].map(({ item, figure }) => {
      const summed = 'withheld' in figure ? 0 : 1;
      return { item, summed, withheld: 2 - summed, none: 0, unread: 0 };
    }),
  })),
  unread,
  revision,
};
