// Which periods a page offers, and which it shows when nobody asks for one.
import { dayInFinland, monthOf, parsePeriod } from '@palaute/schema';
import { begunPeriods, requireMonth } from '../results/periods.ts';

/** The year of the last whole month: the most that there is, and the same all through the year. */
export const usualPeriod = (now: Date): string => lastWholeMonth(now).slice(0, 4);

/** The last month that is over. */
export const lastWholeMonth = (now: Date): string => requireMonth(undefined, now);

/** The last month of a period that is over: up to where its development is shown. */
export function trendUntil(period: string, now: Date): string {
  const last = parsePeriod(period)?.months.at(-1) ?? monthOf(dayInFinland(now));
  const whole = lastWholeMonth(now);
  return last < whole ? last : whole;
}

/** Periods to choose from, by year, the last one first: this year, the two before it, and the one that is shown. */
export function offeredPeriods(
  shown: string,
  now: Date,
): { readonly year: string; readonly ids: string[] }[] {
  const thisYear = Number(dayInFinland(now).slice(0, 4));
  const years = new Set([thisYear, thisYear - 1, thisYear - 2].map(String).concat(shown.slice(0, 4)));
  return [...years]
    .toSorted()
    .toReversed()
    .map((year) => ({ year, ids: begunPeriods(year, now).map(({ id }) => id) }));
}
