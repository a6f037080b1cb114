/**
 * Whether a day exists, from its digits as written; of a two-digit year that of one of the `centuries`. By
 * arithmetic, for a hostile text holds thousands: `isDay` parses and prints a date for each.
 */
export function isDayWritten(
  day: string,
  month: string,
  year: string,
  centuries: readonly number[] = [19, 20],
): boolean {
  const d = Number(day);
  const m = Number(month);
  if (d < 1 || d > 31 || m < 1 || m > 12) return false;
  const years = year.length === 4 ? [Number(year)] : centuries.map((century) => century * 100 + Number(year));
  return years.some((y) => d <= daysIn(m, y));
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
