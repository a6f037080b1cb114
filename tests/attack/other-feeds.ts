// The same year of an organisation as every other feed tells it: CSV, lines of JSON, OData and the trend. Each as the
// cells of feed.ts, so that they can be held against it.
import { periodsOfYear, publicThreshold, type Trend, isWithheld } from '@palaute/schema';
import { parse } from 'csv-parse/sync';
import { type Feed, type FeedCell, feedOf, type Shown } from './feed.ts';

/** Where to read: the public, or with a key. */
export interface Reading {
  readonly endpoint: string;
  readonly orgId: string;
  readonly year: string;
  readonly key?: string;
}

const get = async (url: string, { key }: Reading): Promise<string> => {
  const response = await fetch(url, key ? { headers: { authorization: `Bearer ${key}` } } : {});
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
};

type Row = Readonly<Record<string, unknown>>;

/** What a row says of its figure, whatever its place, period and item. */
const heads = ['organisation', 'period', 'periodKind', 'from', 'to', 'place', 'placeKind', 'item', 'kind'];

/** @throws Error where a withheld row tells anything but that */
function cellOf(row: Row): FeedCell {
  const { place, placeKind, period, item, kind, withheld } = row as Record<string, string>;
  const head = {
    place: placeKind === 'organisation' ? placeKind : `${placeKind} ${place}`,
    period: period ?? '',
    item: item ?? '',
  };
  if (withheld === null) return { ...head, shown: shownIn(row, kind ?? '') };
  for (const [name, value] of Object.entries(row)) {
    if (value !== null && name !== 'withheld' && !heads.includes(name))
      throw new Error(`${JSON.stringify(head)} is withheld, and tells ${name}`);
  }
  return { ...head, shown: { withheld: withheld ?? '' } };
}

function shownIn(row: Row, kind: string): Shown {
  const n = Number(row['n']);
  const gave = (from: number, to: number) =>
    Array.from(
      { length: to - from + 1 },
      (_, step) => [String(step), Number(row[`gave${from + step}`])] as const,
    );
  const counts =
    kind === 'nps'
      ? gave(0, 10)
      : kind === 'likert'
        ? gave(1, 5)
        : kind === 'feedback' || kind === 'text'
          ? [['given', n] as const]
          : String(row['options'])
              .split('; ')
              .map((option) => [option.split('=')[0] ?? '', Number(option.split('=')[1])] as const);
  return { n, counts: new Map(counts) };
}

export const readLines = async (reading: Reading): Promise<FeedCell[]> =>
  (await readRows(reading)).map(cellOf);

async function readRows(reading: Reading): Promise<Row[]> {
  const { endpoint, orgId, year } = reading;
  const text = await get(`${endpoint}/v1/results.ndjson?organisation=${orgId}&year=${year}`, reading);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter(isOfPlace);
}

/** Figures by channel and language are a matter of their own: groups.test.ts. */
const isOfPlace = ({ placeKind }: Row): boolean =>
  !['channel', 'language', 'wording'].includes(String(placeKind));

/** The feed by one request, for the attack at length. That it is the same: other-feeds.test.ts. */
export async function readAtOnce(reading: Reading, unitsOf: Feed['unitsOf']): Promise<Feed> {
  const rows = await readRows(reading);
  return feedOf({
    cells: rows.map(cellOf),
    multi: new Set(rows.filter(({ kind }) => kind === 'multi').map(({ item }) => String(item))),
    threshold: publicThreshold,
    unitsOf,
  });
}

export async function readOData(reading: Reading): Promise<FeedCell[]> {
  const { endpoint, orgId, year } = reading;
  const filter = encodeURIComponent(`startswith(period,'${year}')`);
  const cells: FeedCell[] = [];
  for (
    let next: string | undefined = `${endpoint}/v1/odata/${orgId}/Figures?$filter=${filter}`;
    next !== undefined;
  ) {
    const page = JSON.parse(await get(next, reading)) as { value: Row[]; '@odata.nextLink'?: string };
    cells.push(...page.value.filter(isOfPlace).map(cellOf));
    next = page['@odata.nextLink'];
  }
  return cells;
}

/** What rows are let through when the figures themselves are asked about: a filter must not tell what does not show. */
export async function readByFigure(reading: Reading): Promise<FeedCell[]> {
  const { endpoint, orgId } = reading;
  const count = async (filter: string) =>
    Number(
      await get(
        `${endpoint}/v1/odata/${orgId}/Figures/$count?$filter=${encodeURIComponent(filter)}`,
        reading,
      ),
    );
  const told = await count(
    'withheld ne null and (n ge 0 or n lt 0 or nps ge -100 or mean ge 0 or topBoxLow ge 0)',
  );
  if (told > 0) throw new Error(`${told} withheld rows can be asked about`);
  const filter = encodeURIComponent('n ge 0');
  const cells: FeedCell[] = [];
  for (
    let next: string | undefined = `${endpoint}/v1/odata/${orgId}/Figures?$filter=${filter}&$orderby=n`;
    next !== undefined;
  ) {
    const page = JSON.parse(await get(next, reading)) as { value: Row[]; '@odata.nextLink'?: string };
    cells.push(...page.value.filter(isOfPlace).map(cellOf));
    next = page['@odata.nextLink'];
  }
  return cells.filter(({ period }) => period.startsWith(reading.year));
}

const gave = Array.from({ length: 11 }, (_, value) => `gave${value}`);

const csvNames = [
  'placeName',
  'itemName',
  ...heads,
  'withheld',
  'n',
  'nps',
  'npsLow',
  'npsHigh',
  'promoters',
  'passives',
  'detractors',
  'mean',
  'topBox',
  'topBoxLow',
  'topBoxHigh',
  ...gave,
  'options',
  'aggregated',
  'skipped',
];

/** Each place once: the organisation with its divisions, then each division with its units. */
export async function readCsv(reading: Reading, { unitsOf }: Feed): Promise<FeedCell[]> {
  const { endpoint, orgId, year } = reading;
  const divisions = [...unitsOf.keys()].filter((place) => place.startsWith('division '));
  const cells = new Map<string, FeedCell>();
  for (const period of periodsOfYear(year)) {
    for (const place of ['', ...divisions.map((division) => `&${division.replace(' ', '=')}`)]) {
      const text = await get(
        `${endpoint}/v1/results.csv?organisation=${orgId}&period=${period}${place}`,
        reading,
      );
      const records = parse(text, { bom: true, from_line: 2 }) as string[][];
      for (const record of records) {
        const values = csvNames.map(
          (name, index) => [name, record[index] === '' ? null : record[index]] as const,
        );
        const { placeName: _place, itemName: _item, ...row } = Object.fromEntries(values);
        const cell = cellOf(row);
        cells.set(`${cell.place} ${cell.period} ${cell.item}`, cell);
      }
    }
  }
  return [...cells.values()];
}

/** The recommendation question in every month. @throws Error where a month that is withheld has limits */
export async function readTrend(reading: Reading, { unitsOf }: Feed): Promise<FeedCell[]> {
  const { endpoint, orgId, year } = reading;
  const cells: FeedCell[] = [];
  for (const place of unitsOf.keys()) {
    const at = place === 'organisation' ? '' : `&${place.replace(' ', '=')}`;
    const text = await get(
      `${endpoint}/v1/results/trend?organisation=${orgId}&until=${year}-12${at}`,
      reading,
    );
    for (const { period, nps, limits, isSignal } of (JSON.parse(text) as Trend).months) {
      if (!period.startsWith(year)) continue;
      if (isWithheld(nps)) {
        if (limits !== null || isSignal !== null)
          throw new Error(`${place} ${period} is withheld, and has limits`);
        cells.push({ place, period, item: 'nps', shown: { withheld: nps.withheld } });
      } else {
        const counts = new Map(nps.distribution.map((n, answer) => [String(answer), n]));
        cells.push({ place, period, item: 'nps', shown: { n: nps.n, counts } });
      }
    }
  }
  return cells;
}
