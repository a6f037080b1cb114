// Groups over organisations: those who answered through a channel or in a language, of an area and of the nation. As with
// all sums, what does not show of an organisation's group is not in it. How they are read: summed-years.ts. Pure.
import { type Figures, isWithheld, type Period, type Place, type SummedBreakdown } from '@palaute/schema';
import { figuresOf } from './figures.ts';
import { type Grouping, groupings, groupTrees } from './groups.ts';
import { coverageOf, sumFigures } from './sums.ts';
import type { Year } from './year.ts';

/** The groups of an organisation in a period, in the order of `groupTrees`. */
export type GroupedFigures = ReadonlyMap<Grouping, readonly Figures[]>;

const noPlace: Place = { kind: 'organisation', id: '', names: { fi: '' } };
const withoutAnswers = (isHidden: boolean): Figures =>
  figuresOf(noPlace, new Map(), [], { isWithheld: () => isHidden, skipped: () => undefined });

/** Stands for each group that does not show: most do not, and a year has hundreds. */
const withheld = withoutAnswers(true);
/** Stands for each group where everybody sees that nobody at all answered. */
const none = withoutAnswers(false);

/** What shows of the groups of an organisation. @param all its own figures */
export const groupedFigures = (year: Year, period: Period, all: Figures): GroupedFigures =>
  new Map(
    groupings.map((by) => [
      by,
      groupTrees[by].map((tree) => {
        if (!isWithheld(all.feedback) && all.feedback.n === 0) return none;
        const figures = year.figures(tree, period);
        return isWithheld(figures.feedback) ? withheld : figures;
      }),
    ]),
  );

/** @param unread how many organisations could not be read */
export const sumGroups = (
  by: Grouping,
  parts: readonly GroupedFigures[],
  unread: number,
): SummedBreakdown['groups'] =>
  groupTrees[by].map(({ place }, index) => {
    const figures = parts.flatMap((part) => part.get(by)?.[index] ?? []);
    const sum = sumFigures(place, figures);
    return { ...sum, coverage: coverageOf(sum, figures, unread) };
  });
