// Arithmetic on calendar days, `YYYY-MM-DD`. Days have no hours: neither change of the clock moves one.
import { isDay } from '../calendar.ts';

/**
 * The day `n` days after another, or before it when `n` is negative: `dayAfter('2024-02-28', 2)` is `2024-03-01`.
 * @throws RangeError when `day` is not a day, `n` not a whole number, or the result outside the years 1…9999
 */
export function dayAfter(day: string, n: number): string {
  checkDay(day);
  checkWhole(n);
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + n);
  return checkDay(Number.isNaN(instant.valueOf()) ? '' : instant.toISOString().slice(0, 10));
}

/**
 * The same day of the month `n` months later, or that month's last when it is shorter: `monthsAfter('2025-08-31', 6)`
 * is `2026-02-28`, and never a day in March.
 * @throws RangeError as `dayAfter`
 */
export function monthsAfter(day: string, n: number): string {
  checkDay(day);
  checkWhole(n);
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n;
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  const month = String((((months % 12) + 12) % 12) + 1).padStart(2, '0');
  const sameDay = Number(day.slice(8));
  const days = [sameDay, 30, 29, 28].filter((candidate) => candidate <= sameDay);
  const existing = days.map((candidate) => `${year}-${month}-${String(candidate).padStart(2, '0')}`);
  return checkDay(existing.find(isDay) ?? '');
}

/** @throws RangeError when a string is not a day that exists */
export function checkDay(day: string): string {
  if (!isDay(day)) throw new RangeError(`Not a day YYYY-MM-DD: ${JSON.stringify(day)}`);
  return day;
}

function checkWhole(n: number): void {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Not a whole number: ${n}`);
}
