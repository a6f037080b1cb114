// Thirteen months and which of them are more than chance. Pure.
import { isWithheld, type NpsFigure, type Trend, type Withheld } from '@palaute/schema';
import { npsControlChart, npsCounts } from '@palaute/schema/statistics';

interface Month {
  readonly period: string;
  readonly nps: NpsFigure | Withheld;
}

/** The limits come from the months that show and from nothing else, so that they tell nothing that does not show. */
export function trendOf(
  months: readonly Month[],
  chartOf: typeof npsControlChart = npsControlChart,
): Pick<Trend, 'months' | 'centre'> {
  const shown = months.flatMap(({ period, nps }) => (isWithheld(nps) ? [] : [{ period, nps }]));
  const chart = chartOf(shown.map(({ nps }) => npsCounts(nps.distribution)));
  const points = new Map(shown.map(({ period }, index) => [period, chart?.points[index] ?? null]));
  return {
    months: months.map(({ period, nps }) => {
      const point = points.get(period) ?? null;
      return {
        period,
        nps,
        limits: point && { low: point.low, high: point.high },
        isSignal: point && point.signal,
      };
    }),
    centre: chart?.centre ?? null,
  };
}
