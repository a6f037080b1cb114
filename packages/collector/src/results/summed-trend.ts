// Thirteen months of several organisations. Limits of chance hold only where every month is of the same organisations: else
// the score differs by who is in it, too, and no line between tells that apart. Pure.
import { isWithheld, type SummedTrend } from '@palaute/schema';
import { npsWideControlChart } from '@palaute/schema/statistics';
import { trendOf } from './trend.ts';

/** A month as it is told, without limits. */
export type SummedMonth = Omit<SummedTrend['months'][number], 'limits' | 'isSignal'>;

/** The months with their limits, or why there are none. */
export function summedTrendOf(
  found: readonly SummedMonth[],
): Pick<SummedTrend, 'months' | 'centre' | 'withoutLimits'> {
  const { months, centre } = trendOf(found, npsWideControlChart);
  const told = found.map(({ period, nps, coverage, organisations }, index) => {
    const { limits = null, isSignal = null } = months[index] ?? {};
    return { period, nps, limits, isSignal, coverage, organisations };
  });
  const shown = told.filter(({ nps }) => !isWithheld(nps) && nps.n > 0);
  if (new Set(shown.map(setOf)).size <= 1) return { months: told, centre };
  return {
    months: told.map((month) => ({ ...month, limits: null, isSignal: null })),
    centre: null,
    withoutLimits: 'organisations-differ',
  };
}

/** Whether two months are of the same organisations, so that one may be drawn on from the other. */
export const isOfSame = (one: Pick<SummedMonth, 'organisations'>, other: typeof one): boolean =>
  setOf(one) === setOf(other);

const setOf = ({ organisations }: Pick<SummedMonth, 'organisations'>): string =>
  organisations.toSorted().join(' ');
