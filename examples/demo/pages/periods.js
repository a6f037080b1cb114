// The periods that results can be asked for, and their names in plain words.
import { dayInFinland, parsePeriod, periodsOfYear } from './palaute-schema/rules.js';
import { language } from './language.js';
import { locales } from './numbers.js';
import { texts } from './results-texts.js';

/** The replay of published results is of this year (examples/replay). */
const replayYear = 2025;

/** This year, in Finland. */
export const currentPeriod = () => dayInFinland(new Date()).slice(0, 4);

/**
 * The periods of this year and the two before it, and of the replay's: newest year first, each from its whole to its
 * months. What has not begun is left out.
 * @returns {{ year: string, ids: string[] }[]}
 */
export function offeredPeriods() {
  const today = dayInFinland(new Date());
  const thisYear = Number(currentPeriod());
  const years = new Set([thisYear, thisYear - 1, thisYear - 2, replayYear]);
  return [...years]
    .toSorted((a, b) => b - a)
    .map(String)
    .map((year) => ({
      year,
      ids: periodsOfYear(year).filter((id) => (parsePeriod(id)?.from ?? '') <= today),
    }));
}

/**
 * `2025-T1` → `Tammi–huhtikuu 2025`, `2026-11` → `Marraskuu 2026`, `2025` → `Vuosi 2025`.
 * @param {string} id
 * @returns {string}
 */
export function periodName(id) {
  const months = parsePeriod(id)?.months ?? [];
  const year = id.slice(0, 4);
  if (months.length === 12) return texts().year(year);
  const [first = '', last = first] = [months[0], months.at(-1)].map(monthName);
  const name = first === last ? first : texts().range(first, last);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`;
}

/** @param {string | undefined} month */
const monthName = (month) =>
  new Intl.DateTimeFormat(locales[language()], { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
