// A figure as one flat row, the same in every feed. A withheld figure is a row too: its place, period and item, and
// nothing else. Pure.
import { type Figures, isWithheld, type Period, statementIds } from '@palaute/schema';
import { freeItems } from '../results/free-items.ts';
import type { OwnItem } from '../results/read.ts';

/** What a column holds. */
export type ColumnType = 'text' | 'whole' | 'number' | 'day';

interface Column {
  readonly type: ColumnType;
  /** Whether every row has it. */
  readonly always?: true;
}

const gave = Object.fromEntries(
  Array.from({ length: 11 }, (_, value) => [`gave${value}`, { type: 'whole' }]),
) as Readonly<Record<GaveColumn, Column>>;

type GaveColumn = `gave${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`;

/** Every column, in order; the feeds' documentation is docs/results.md. */
export const columns = {
  organisation: { type: 'text', always: true },
  period: { type: 'text', always: true },
  periodKind: { type: 'text', always: true },
  from: { type: 'day', always: true },
  to: { type: 'day', always: true },
  place: { type: 'text', always: true },
  placeKind: { type: 'text', always: true },
  item: { type: 'text', always: true },
  kind: { type: 'text', always: true },
  withheld: { type: 'text' },
  n: { type: 'whole' },
  nps: { type: 'number' },
  npsLow: { type: 'number' },
  npsHigh: { type: 'number' },
  promoters: { type: 'number' },
  passives: { type: 'number' },
  detractors: { type: 'number' },
  mean: { type: 'number' },
  topBox: { type: 'number' },
  topBoxLow: { type: 'number' },
  topBoxHigh: { type: 'number' },
  ...gave,
  options: { type: 'text' },
  aggregated: { type: 'whole' },
  skipped: { type: 'whole' },
  invited: { type: 'whole' },
  responded: { type: 'whole' },
  response: { type: 'number' },
  responseLow: { type: 'number' },
  responseHigh: { type: 'number' },
  started: { type: 'whole' },
  completed: { type: 'whole' },
  completion: { type: 'number' },
  completionLow: { type: 'number' },
  completionHigh: { type: 'number' },
} as const satisfies Readonly<Record<string, Column>>;

export type ColumnName = keyof typeof columns;
export const columnNames = Object.keys(columns) as readonly ColumnName[];

export type Value = string | number | null;

/** What each row is of: known before its figure is. */
export type RowHead = { readonly [Name in HeadColumn]: string };
type HeadColumn = {
  [Name in ColumnName]: (typeof columns)[Name] extends { readonly always: true } ? Name : never;
}[ColumnName];

export type Row = RowHead & { readonly [Name in Exclude<ColumnName, HeadColumn>]: Value };

/** Columns of a row whose figure does not show, but for the reason. */
const nothing = Object.fromEntries(columnNames.map((name) => [name, null])) as Readonly<
  Record<ColumnName, null>
>;

export type PeriodKind = 'year' | 'third' | 'quarter' | 'month';

const periodKinds: Readonly<Record<number, PeriodKind>> = { 1: 'month', 3: 'quarter', 4: 'third' };

export const periodKindOf = ({ months }: Period): PeriodKind => periodKinds[months.length] ?? 'year';

/** What the rows of a place in a period have in common. */
export const headOf = (
  organisation: string,
  place: Figures['place'],
  period: Period,
): Omit<RowHead, 'item' | 'kind'> => ({
  organisation,
  period: period.id,
  periodKind: periodKindOf(period),
  from: period.from,
  to: period.to,
  place: place.id,
  placeKind: place.kind,
});

type Figure = Figures['feedback'] | Figures['nps'] | Figures['items'][number]['figure'];

/** One row for each item: the feedbacks, the recommendation question, and the items in the order of the results. */
export function rowsOf(organisation: string, period: Period, figures: Figures): Row[] {
  const head = headOf(organisation, figures.place, period);
  const row = (item: string, kind: string, figure: Figure, more: Partial<Row> = {}): Row => ({
    ...nothing,
    ...head,
    item,
    kind,
    ...(isWithheld(figure) ? { withheld: figure.withheld } : { ...valuesOf(figure), ...more }),
  });
  return [
    row('feedback', 'feedback', figures.feedback, {
      aggregated: figures.aggregated ?? null,
      ...ratesIn(figures),
    }),
    row('nps', 'nps', figures.nps),
    ...figures.items.map(({ item, kind, figure }) => row(item, kind, figure)),
  ];
}

/** How many of those asked answered, where that is told. */
const ratesIn = ({ response, completion }: Figures): Partial<Row> => ({
  invited: response?.invited ?? null,
  responded: response?.n ?? null,
  response: response?.share ?? null,
  responseLow: response?.interval?.low ?? null,
  responseHigh: response?.interval?.high ?? null,
  started: completion?.started ?? null,
  completed: completion?.n ?? null,
  completion: completion?.share ?? null,
  completionLow: completion?.interval?.low ?? null,
  completionHigh: completion?.interval?.high ?? null,
});

/** The items that the rows of any place and period are of, in the same order. */
export const itemsOf = (ownItems: readonly Pick<OwnItem, 'id' | 'kind'>[]): Pick<Row, 'item' | 'kind'>[] => [
  { item: 'feedback', kind: 'feedback' },
  { item: 'nps', kind: 'nps' },
  { item: 'open', kind: 'text' },
  ...statementIds.map((item) => ({ item, kind: 'likert' })),
  ...[...freeItems, ...ownItems].map(({ id, kind }) => ({ item: id, kind })),
];

function valuesOf(figure: Exclude<Figure, { readonly withheld: string }>): Partial<Row> {
  const values: Partial<Record<ColumnName, Value>> = { n: figure.n, skipped: figure.skipped ?? null };
  if ('distribution' in figure) {
    const lowest = 'nps' in figure ? 0 : 1;
    figure.distribution.forEach((n, index) => (values[`gave${index + lowest}` as GaveColumn] = n));
    values.mean = figure.mean;
  }
  if ('nps' in figure) {
    values.nps = figure.nps;
    values.npsLow = figure.interval?.low ?? null;
    values.npsHigh = figure.interval?.high ?? null;
    values.promoters = figure.shares?.promoters ?? null;
    values.passives = figure.shares?.passives ?? null;
    values.detractors = figure.shares?.detractors ?? null;
  }
  if ('topBox' in figure) {
    values.topBox = figure.topBox;
    values.topBoxLow = figure.topBoxInterval?.low ?? null;
    values.topBoxHigh = figure.topBoxInterval?.high ?? null;
  }
  if ('counts' in figure) {
    values.options = Object.entries(figure.counts)
      .map(([option, n]) => `${option}=${n}`)
      .join('; ');
  }
  return values as Partial<Row>;
}
