// Figures of places and their parts as CSV, a row for each place and item, with heads for people.
import { type Figures, type Period, type Results, type SummedResults } from '@palaute/schema';
import { refusal } from '../problems.ts';
import type { OwnItem } from '../results/read.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { columnNames, rowsOf, type Value } from './row.ts';
import { coverageColumns, type FeedLanguage, feedLanguages, headText, itemText, nameIn } from './texts.ts';

/** @throws Refusal `bad-query` */
export function readLanguage(asked: unknown): FeedLanguage {
  const language = feedLanguages.find((known) => known === (asked ?? 'fi'));
  if (!language) throw refusal('bad-query', '/lang', { example: 'sv' });
  return language;
}

/** The place and its parts. */
export function resultsCsv(results: Results, period: Period, language: FeedLanguage): string {
  const lines = linesOf(language, period, ownItemsIn(results));
  return [
    byteOrderMark,
    headLine(language),
    ...[results, ...(results.services ?? []), ...results.parts, ...(results.municipalities ?? [])].flatMap(
      (figures) => lines(results.organisation.id, figures),
    ),
  ].join('');
}

/** The sum, with how many organisations each figure is of, and the organisations. */
export function summedCsv(results: SummedResults, period: Period, language: FeedLanguage): string {
  const coverage = new Map(results.coverage.map((one) => [one.item, one]));
  const lines = linesOf(language, period, results.parts.flatMap(ownItemsIn));
  return [
    byteOrderMark,
    headLine(language, coverageColumns),
    ...lines('', results, (item) => {
      const { summed = null, withheld = null, none = null, unread = null } = coverage.get(item) ?? {};
      return [summed, withheld, none, unread];
    }),
    ...results.parts.flatMap((part) => lines(part.place.id, part, () => coverageColumns.map(() => null))),
  ].join('');
}

const headLine = (language: FeedLanguage, more: typeof coverageColumns | readonly [] = []): string =>
  csvLine(
    (['placeName', 'itemName', ...columnNames, ...more] as const).map((name) => headText(name, language)),
  );

/** Makes the lines of an organisation's place. @param more what stands behind the columns of every feed, by item */
const linesOf =
  (language: FeedLanguage, period: Period, ownItems: readonly OwnItem[]) =>
  (organisation: string, figures: Figures, more: (item: string) => readonly Value[] = () => []): string[] =>
    rowsOf(organisation, period, figures).map((row) =>
      csvLine([
        nameIn(figures.place.names, language),
        itemText(row.item, language, ownItems),
        ...columnNames.map((name) => row[name]),
        ...more(row.item),
      ]),
    );

/** The own items that figures are of, with their names. */
export const ownItemsIn = ({ items }: Pick<Figures, 'items'>): OwnItem[] =>
  items.flatMap(({ item, kind, names }) => (names ? [{ id: item, kind, names, options: [] }] : []));
