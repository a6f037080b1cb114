// A comparison as CSV: what it is compared by, and behind that the columns of every feed.
import { type Comparison, type ComparisonKind, parsePeriod } from '@palaute/schema';
import type { ComparedGroup } from '../results/comparing.ts';
import { csvLine } from './csv.ts';
import { columnNames, rowsOf } from './row.ts';
import { ownItemsIn } from './results-csv.ts';
import { type FeedLanguage, headText, itemText, nameIn } from './texts.ts';

const none = { fi: 'ei tiedossa', sv: 'inte känt', en: 'not known' };
const unofficial = {
  fi: 'epävirallinen käännös',
  sv: 'inofficiell översättning',
  en: 'unofficial translation',
};

/** What a group is called, and whether its questions were no official wording. */
export function groupName({ value, names, wording }: ComparedGroup, language: FeedLanguage): string {
  if (value === null) return none[language];
  const name = names ? nameIn(names, language) : value;
  return wording === 'unofficial' ? `${name} (${unofficial[language]})` : name;
}

/** Every line, the heads first. */
export function comparisonCsv(
  { organisation, period: { id }, by, groups }: Comparison,
  language: FeedLanguage,
): string[] {
  const period = parsePeriod(id);
  if (!period) throw new Error('Figures are of a period.');
  return [
    csvLine([...headsOf(by), ...columns.map((name) => headText(name, language))]),
    ...groups.flatMap((group) =>
      rowsOf(organisation.id, period, group).map((row) =>
        csvLine([
          group.value ?? '',
          groupName(group, language),
          itemText(row.item, language, ownItemsIn(group)),
          ...columnNames.map((name) => row[name]),
        ]),
      ),
    ),
  ];
}

const columns = ['itemName', ...columnNames] as const;

/** Code and name, under what the caller asked for. */
const headsOf = (by: ComparisonKind): string[] => [by, by];
