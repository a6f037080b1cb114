import { parse } from 'csv-parse/sync';

export type Delimiter = ',' | ';';

/** Which of the two a header is written with: no column's name has either in it. */
export const delimiterOf = (header: string): Delimiter => (header.includes(';') ? ';' : ',');

/**
 * Cells of every record, or `undefined` of one that is not valid CSV.
 * @param count of cells that a record must have. @default any
 */
export function readCells(
  records: readonly string[],
  delimiter: Delimiter,
  count?: number,
): (readonly string[] | undefined)[] {
  // Together, because a parser of its own for each costs more than the record.
  const all = tryParse(records.join('\n'), delimiter);
  const rows =
    all?.length === records.length ? all : records.map((record) => only(tryParse(record, delimiter)));
  return rows.map((row) => (row && (count === undefined || row.length === count) ? row : undefined));
}

const only = (rows: string[][] | undefined) => (rows?.length === 1 ? rows[0] : undefined);

function tryParse(text: string, delimiter: Delimiter): string[][] | undefined {
  try {
    // Named, because it would else take the first line end that it meets for all of them.
    return parse(text, { delimiter, relax_column_count: true, record_delimiter: '\n' });
  } catch {
    return undefined;
  }
}
