// A unit's published counts by channel and language: which of the counts that are known so split are those that are
// published. Pure.
import type { AnswerRow } from './answers.ts';

/** `[month, item, answer, answered, channel, language, n]`; channel and language are empty where they are not known. */
export type GroupedRow = readonly [
  month: string,
  item: string,
  answer: string,
  answered: boolean,
  channel: string,
  language: string,
  n: number,
];

/** Nobody knows by which channel or in which language. */
export const unknownGroup = '';

/**
 * Splits published counts: each item of a month is taken from the first of the candidates that adds up to it. Where none
 * does, as when feedback came in between, it is of an unknown group.
 * @param counted a JSON list of `AnswerRow`: what is published
 * @param candidates JSON lists of `GroupedRow`
 * @param isWanted months; others are left out
 */
export function groupedOf(
  counted: string,
  candidates: readonly string[],
  isWanted: (month: string) => boolean = () => true,
): GroupedRow[] {
  const wanted = (JSON.parse(counted) as AnswerRow[]).filter(([month]) => isWanted(month));
  const known = candidates.map((text) => Map.groupBy(JSON.parse(text) as GroupedRow[], keyOf));
  return [...Map.groupBy(wanted, keyOf)].flatMap(([key, rows]) => {
    const sums = sumsOf(rows.map((row) => [nameOf(row), row[4]]));
    for (const byKey of known) {
      const grouped = byKey.get(key) ?? [];
      if (isSame(sumsOf(grouped.map((row) => [nameOf(row), row[6]])), sums)) return grouped;
    }
    return rows.map(([month, item, answer, answered, n]): GroupedRow => [
      month,
      item,
      answer,
      answered,
      unknownGroup,
      unknownGroup,
      n,
    ]);
  });
}

const keyOf = ([month, item]: AnswerRow | GroupedRow): string => `${month} ${item}`;
const nameOf = ([, , answer, answered]: AnswerRow | GroupedRow): string => `${answer} ${answered}`;

function sumsOf(counts: readonly (readonly [string, number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, n] of counts) sums.set(name, (sums.get(name) ?? 0) + n);
  return sums;
}

const isSame = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean =>
  one.size === other.size && [...one].every(([name, n]) => other.get(name) === n);
