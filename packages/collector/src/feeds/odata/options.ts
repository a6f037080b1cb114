// The query options of a request for rows (OData 4.0 URL Conventions, §5.1). What is not known is refused. Pure.
import type { QueryString } from '../../results/query.ts';
import { badQuery, notImplemented } from './error.ts';
import { type ColumnTypes, type Filter, parseFilter } from './filter.ts';

export interface Order {
  readonly column: string;
  readonly isDescending: boolean;
}

export interface Options {
  readonly filter: Filter | undefined;
  readonly orderBy: readonly Order[];
  /** Columns in the order asked for; undefined for all. */
  readonly select: readonly string[] | undefined;
  readonly top: number | undefined;
  readonly skip: number;
  readonly isCounted: boolean;
  readonly skipToken: SkipToken | undefined;
}

/** Where the next page begins. */
export interface SkipToken {
  /** Name of the plan that its position is of. */
  readonly plan: string;
  readonly position: number;
  /** How many rows of a $top are left. */
  readonly left: number | undefined;
}

const known = ['$filter', '$orderby', '$select', '$top', '$skip', '$count', '$format', '$skiptoken'];
const notDone = [
  '$expand',
  '$search',
  '$apply',
  '$compute',
  '$levels',
  '$index',
  '$schemaversion',
  '$deltatoken',
  '$id',
];

/** @throws ODataError */
export function readOptions(query: QueryString, columns: ColumnTypes): Options {
  const given = textsOf(query);
  const filter = given.get('$filter');
  const { top, skip } = { top: given.get('$top'), skip: given.get('$skip') };
  checkFormat(given.get('$format'));
  const token = given.get('$skiptoken');
  return {
    filter: filter === undefined ? undefined : parseFilter(filter, columns),
    orderBy: readOrder(given.get('$orderby'), columns),
    select: readSelect(given.get('$select'), columns),
    top: top === undefined ? undefined : readWhole('$top', top),
    skip: skip === undefined ? 0 : readWhole('$skip', skip),
    isCounted: readCount(given.get('$count')),
    skipToken: token === undefined ? undefined : readSkipToken(token),
  };
}

/** Every option is known and given once. @throws ODataError */
export function textsOf(query: QueryString): Map<string, string> {
  return new Map(
    Object.entries(query).map(([name, value]) => {
      if (notDone.includes(name)) throw notImplemented(`${name} is not supported.`, name);
      if (!known.includes(name)) throw badQuery(`There is no query option ${name.slice(0, 40)}.`);
      if (typeof value !== 'string') throw badQuery(`${name} is given more than once.`, name);
      return [name, value];
    }),
  );
}

export function checkFormat(format: string | undefined): void {
  if (format !== undefined && /metadata=full/i.test(format)) {
    throw notImplemented('odata.metadata is minimal or none.', '$format');
  }
  if (format === undefined || format === 'json' || /^application\/json(?:;|$)/.test(format)) return;
  throw notImplemented('The format is JSON.', '$format');
}

/** How much of itself an answer tells besides rows (OData JSON Format 4.0, §3.1): `none` for those who ask for none. */
export function readMetadataLevel(format: unknown, accept: string | undefined): 'minimal' | 'none' {
  const wanted = typeof format === 'string' && format !== 'json' ? format : (accept ?? '');
  return /metadata=none/i.test(wanted) && !/metadata=minimal/i.test(wanted) ? 'none' : 'minimal';
}

function readOrder(text: string | undefined, columns: ColumnTypes): Order[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => {
    const [, column = '', direction = 'asc'] = /^\s*(\S+)(?:\s+(asc|desc))?\s*$/.exec(part) ?? [];
    requireColumn('$orderby', column, columns);
    return { column, isDescending: direction === 'desc' };
  });
}

function readSelect(text: string | undefined, columns: ColumnTypes): string[] | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('*')) return undefined;
  for (const name of names) requireColumn('$select', name, columns);
  return [...new Set(names)];
}

function requireColumn(option: string, name: string, columns: ColumnTypes): void {
  if (!Object.hasOwn(columns, name)) throw badQuery(`There is no property “${name.slice(0, 40)}”.`, option);
}

function readWhole(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw badQuery(`${option} is a whole number.`, option);
  return Number(text);
}

function readCount(text: string | undefined): boolean {
  if (text !== undefined && text !== 'true' && text !== 'false') {
    throw badQuery('$count is true or false.', '$count');
  }
  return text === 'true';
}

export const skipTokenText = ({ plan, position, left }: SkipToken): string =>
  [plan, position, left ?? ''].join('~');

function readSkipToken(text: string): SkipToken {
  const [, plan, position, left] = /^([\w-]{12})~(\d{1,9})~(\d{0,9})$/.exec(text) ?? [];
  if (plan === undefined) throw badQuery('$skiptoken is not one of a nextLink.', '$skiptoken');
  return { plan, position: Number(position), left: left ? Number(left) : undefined };
}
