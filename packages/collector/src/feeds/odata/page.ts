// One page of an entity set: which rows, in which order, and where the next page begins. Where rows come from is the
// source's matter, which may leave out what the filter leaves out.
import { ODataError } from './error.ts';
import { compareValues, type Filter, holds } from './filter.ts';
import type { Entity } from './model.ts';
import type { Options, Order, SkipToken } from './options.ts';

/** Rows by position, and one way to find those that a filter lets through. */
export interface Source {
  /** Names the rows' order: a position of another is another row. */
  readonly name: string;
  readonly size: number;
  /** Rows that the filter lets through, from a position on; all without one. */
  matching(filter: Filter | undefined, from: number): AsyncIterable<PlacedRow>;
  /** One row. */
  at(position: number): Promise<Entity | undefined>;
}

export interface PlacedRow {
  readonly position: number;
  readonly row: Entity;
}

export interface Page {
  readonly rows: readonly Entity[];
  readonly count: number | undefined;
  readonly next: SkipToken | undefined;
}

/** @throws ODataError `feed-changed` when a page of other rows was begun */
export async function readPage(source: Source, options: Options, pageSize: number): Promise<Page> {
  const { skipToken, filter } = options;
  if (skipToken && skipToken.plan !== source.name) {
    throw new ODataError(
      'feed-changed',
      'The periods, places or items have changed since the first page. Begin again without $skiptoken.',
      '$skiptoken',
    );
  }
  const left = skipToken ? skipToken.left : options.top;
  const wanted = Math.min(pageSize, left ?? pageSize);
  const read = options.orderBy.length > 0 ? readOrdered : readInOrder;
  const { rows, next } = await read(source, options, wanted);
  const leftAfter = left === undefined ? undefined : left - rows.length;
  const hasMore = next !== undefined && leftAfter !== 0;
  const count = options.isCounted ? await countOf(source, filter) : undefined;
  return {
    rows,
    count,
    next: hasMore ? { plan: source.name, position: next, left: leftAfter } : undefined,
  };
}

/** How many rows a filter lets through. */
export async function countOf(source: Source, filter: Filter | undefined): Promise<number> {
  if (!filter) return source.size;
  let count = 0;
  const rows = source.matching(filter, 0)[Symbol.asyncIterator]();
  while (!(await rows.next()).done) count += 1;
  return count;
}

interface Part {
  readonly rows: readonly Entity[];
  /** Where what comes after begins; undefined when nothing does. */
  readonly next: number | undefined;
}

async function readInOrder(source: Source, options: Options, wanted: number): Promise<Part> {
  const { filter, skip, skipToken } = options;
  let toSkip = skipToken ? 0 : skip;
  let from = skipToken?.position ?? 0;
  if (!filter) {
    from += toSkip;
    toSkip = 0;
  }
  const rows: Entity[] = [];
  if (wanted === 0) return { rows, next: undefined };
  for await (const { position, row } of source.matching(filter, from)) {
    if (toSkip > 0) toSkip -= 1;
    else if (rows.length === wanted) return { rows, next: position };
    else rows.push(row);
  }
  return { rows, next: undefined };
}

/** Sorts what is asked by, and reads the rows of the page again: a whole feed of rows would not be small. */
async function readOrdered(source: Source, options: Options, wanted: number): Promise<Part> {
  const { filter, orderBy, skip, skipToken } = options;
  const keys: { position: number; values: Entity }[] = [];
  for await (const { position, row } of source.matching(filter, 0)) {
    keys.push({
      position,
      values: Object.fromEntries(orderBy.map(({ column }) => [column, row[column] ?? null])),
    });
  }
  keys.sort((a, b) => compareRows(a.values, b.values, orderBy) || a.position - b.position);
  const from = skipToken?.position ?? skip;
  const page = keys.slice(from, from + wanted);
  const rows: Entity[] = [];
  for (const { position } of page) {
    const row = await source.at(position);
    if (row) rows.push(row);
  }
  return { rows, next: from + wanted < keys.length ? from + wanted : undefined };
}

function compareRows(a: Entity, b: Entity, orderBy: readonly Order[]): number {
  for (const { column, isDescending } of orderBy) {
    const order = compareValues(a[column] ?? null, b[column] ?? null);
    if (order !== 0) return isDescending ? -order : order;
  }
  return 0;
}

/** Rows that are all known, such as places. */
export class ListSource implements Source {
  readonly name: string;
  readonly #rows: readonly Entity[];

  constructor(name: string, rows: readonly Entity[]) {
    this.name = name;
    this.#rows = rows;
  }

  get size(): number {
    return this.#rows.length;
  }

  async *matching(filter: Filter | undefined, from: number): AsyncGenerator<PlacedRow> {
    for (const [position, row] of this.#rows.entries()) {
      if (position < from) continue;
      if (!filter || holds(filter, (column) => row[column] ?? null) === true) yield { position, row };
    }
  }

  async at(position: number): Promise<Entity | undefined> {
    return this.#rows[position];
  }
}
