// Which periods can be asked about: calendar periods that have begun. Days are Finland's.
import { dayInFinland, monthOf, parsePeriod, type Period, periodsOfYear } from '@palaute/schema';
import { refusal } from '../problems.ts';

/** @throws Refusal `bad-query` with an example, of what is no period or has not begun */
export function requirePeriod(id: string, now: Date): Period {
  const period = parsePeriod(id);
  if (!period || !hasBegun(period, now)) {
    throw refusal('bad-query', '/period', { example: lastThird(now) });
  }
  return period;
}

/** The thirteen months of an earlier one reach into a year that is none. */
const earliestUntil = '1901-01';

/** @param id `2026-10`; left out, the last month that is over. @throws Refusal `bad-query` with an example */
export function requireMonth(id: string | undefined, now: Date): string {
  const lastWhole = monthsBefore(monthOf(dayInFinland(now)), 1);
  if (id === undefined) return lastWhole;
  const month = parsePeriod(id);
  if (month?.months.length !== 1 || !hasBegun(month, now) || id < earliestUntil) {
    throw refusal('bad-query', '/until', { example: lastWhole });
  }
  return id;
}

/** @throws Refusal `bad-query` with an example */
export function requireYear(year: string, now: Date): string {
  const period = parsePeriod(year);
  if (period?.months.length !== 12 || !hasBegun(period, now)) {
    throw refusal('bad-query', '/year', { example: dayInFinland(now).slice(0, 4) });
  }
  return year;
}

/** The periods of a year that have begun, the year itself first. */
export const begunPeriods = (year: string, now: Date): Period[] =>
  periodsOfYear(year).flatMap((id) => {
    const period = parsePeriod(id);
    return period && hasBegun(period, now) ? [period] : [];
  });

/** The thirteen months that end with one: the same month of two years, and all between. */
export const trendMonths = (until: string): string[] =>
  Array.from({ length: 13 }, (_, index) => monthsBefore(until, 12 - index));

const hasBegun = ({ from }: Period, now: Date): boolean => from <= dayInFinland(now);

function monthsBefore(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (number ?? 1) - 1 - count, 1)).toISOString().slice(0, 7);
}

/** The last third of a year that is over: a report on it can be asked for. */
function lastThird(now: Date): string {
  const [year = 0, month = 1] = dayInFinland(now).split('-').map(Number);
  const over = Math.floor((month - 1) / 4);
  return over === 0 ? `${year - 1}-T3` : `${year}-T${over}`;
}
