// Calendar days and the fixed periods that figures are published for. Days are `YYYY-MM-DD` strings in
// Finnish time; a clock never enters: the instant is an argument.

const hourMs = 3_600_000;

let helsinkiDay: Intl.DateTimeFormat | undefined;
let hourOfDay: number | undefined;
let dayOfHour = '';

/** The calendar day in Finland at an instant, `YYYY-MM-DD`. */
export function dayInFinland(instant: Date): string {
  // A day begins on a whole hour, and many are asked for within one: a format costs more than all that is done with it.
  const hour = Math.floor(instant.valueOf() / hourMs);
  if (hour !== hourOfDay) {
    // Made when first needed: a time zone costs a phone a tenth of a second, and a form never asks for one.
    helsinkiDay ??= new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' });
    dayOfHour = helsinkiDay.format(instant);
    hourOfDay = hour;
  }
  return dayOfHour;
}

/** Whether a string is a day that exists: `2025-02-29` does not, nor does any of the year 0. */
export function isDay(day: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.valueOf()) && instant.toISOString().startsWith(day);
}

/** The month of a day: `2025-04-30` → `2025-04`. */
export const monthOf = (day: string): string => day.slice(0, 7);

/**
 * A calendar period: month `2025-04`, quarter `2025-Q2`, third of a year `2025-T1` (the four months of
 * self-monitoring reports) or year `2025`. There is no other slice, so that hidden figures stay hidden (ADR 0007).
 */
export interface Period {
  readonly id: string;
  /** First and last day, both inside. */
  readonly from: string;
  readonly to: string;
  /** Its months, `YYYY-MM`, in order. */
  readonly months: readonly string[];
}

const periodPattern = /^((?:19|20)\d{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|T([1-3])))?$/;

/** Reads a period's id; `undefined` when it is none. */
export function parsePeriod(id: string): Period | undefined {
  const match = periodPattern.exec(id);
  if (!match?.[1]) return undefined;
  const [, year, month, quarter, third] = match;
  if (month) return period(id, year, Number(month), 1);
  if (quarter) return period(id, year, Number(quarter) * 3 - 2, 3);
  if (third) return period(id, year, Number(third) * 4 - 3, 4);
  return period(id, year, 1, 12);
}

function period(id: string, year: string, firstMonth: number, count: number): Period {
  const months = Array.from(
    { length: count },
    (_, index) => `${year}-${String(firstMonth + index).padStart(2, '0')}`,
  );
  const lastDay = new Date(Date.UTC(Number(year), firstMonth + count - 1, 0)).toISOString().slice(0, 10);
  return { id, from: `${months[0]}-01`, to: lastDay, months };
}

/** The 20 period ids of one year, the year first. */
export function periodsOfYear(year: string): string[] {
  const numbered = (count: number, name: (n: number) => string) =>
    Array.from({ length: count }, (_, index) => `${year}${name(index + 1)}`);
  return [
    year,
    ...numbered(3, (n) => `-T${n}`),
    ...numbered(4, (n) => `-Q${n}`),
    ...numbered(12, (n) => `-${String(n).padStart(2, '0')}`),
  ];
}

/** How the periods of one year add up: the year of its quarters and of its thirds, those of their months. */
export function periodSums(year: string): { total: string; parts: string[] }[] {
  const ids = periodsOfYear(year);
  const thirds = ids.slice(1, 4);
  const quarters = ids.slice(4, 8);
  const ofMonths = (total: string) => ({ total, parts: [...(parsePeriod(total)?.months ?? [])] });
  return [
    { total: year, parts: thirds },
    { total: year, parts: quarters },
    ...thirds.map(ofMonths),
    ...quarters.map(ofMonths),
  ];
}
