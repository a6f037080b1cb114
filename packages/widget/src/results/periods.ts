import { formats } from '../published/numbers.ts';
import type { ResultsLocale } from './messages.ts';

/**
 * The year whose figures show when the page asks for none: that of the last whole month, as on the collector's own pages.
 * Figures are published by calendar periods alone (ADR 0007).
 */
export const usualPeriod = (today: Date): string =>
  String(today.getFullYear() - (today.getMonth() === 0 ? 1 : 0));

/** `Vuosi 2025`, `Tammi–huhtikuu 2025`, `Maaliskuu 2025`. */
export function periodName(
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
  locale: ResultsLocale,
): string {
  const { language, messages } = locale;
  const year = id.slice(0, 4);
  if (id === year) return messages.year(year);
  const [first, last] = [from, to].map((day) => written(day, language, { month: 'long' })) as [
    string,
    string,
  ];
  const name = first === last ? monthName(from, locale) : messages.months(first, last, year);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** `2025-10` → `lokakuu 2025`. */
export const monthName = (month: string, { language }: ResultsLocale): string =>
  written(month, language, { month: 'long', year: 'numeric' });

/** `2025-10` → 10, as under an axis. */
export const monthMark = (month: string): number => Number(month.slice(5));

const written = (
  day: string,
  language: ResultsLocale['language'],
  format: Intl.DateTimeFormatOptions,
): string => new Intl.DateTimeFormat(formats[language], { ...format, timeZone: 'UTC' }).format(new Date(day));

/** The month that a trend ends with: the period's last one, or none to name where that has not ended yet. */
export function trendUntil(last: string | undefined, today: Date): string | undefined {
  const thisMonth = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, '0')}`;
  return last && last < thisMonth ? last : undefined;
}
