// What a file of answers is to the rest of the command: a header and rows of texts, each with the line on which it
// starts. Which program wrote the file, and how, is hidden behind it; what the columns mean is in mapping/.

/** One row; cells are texts as they stand in the file, without blanks around them. */
export interface Row {
  /** Physical line, from 1, on which it starts; of a workbook its row number. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A record of an NDJSON file, or `undefined` where the line is no JSON object. */
  readonly record?: Readonly<Record<string, unknown>> | undefined;
}

export type TableKind = 'csv' | 'xlsx' | 'ndjson';

export interface Table {
  readonly kind: TableKind;
  /** Names of the columns, each once: the second "Avoin" is "Avoin (2)", one without a name "#7". Empty for NDJSON. */
  readonly header: readonly string[];
  /** What separates cells; a rejects file is written with the same. */
  readonly delimiter: string;
  /** @throws FileError where the file cannot be read on */
  rows(): AsyncIterable<Row>;
  /** How much of the file has been read, 0–1. */
  progress(): number;
}

/** Why a file cannot be read, as a closed list. */
export type FileErrorCode =
  | 'not-found'
  | 'not-readable'
  | 'is-folder'
  | 'empty'
  | 'one-column'
  | 'quote-open'
  | 'encoding'
  | 'old-excel'
  | 'not-excel'
  | 'no-sheet'
  | 'sheet-needs-excel'
  | 'is-binary';

/** A file that cannot be read; it holds nothing of the file's content but names of sheets. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: FileErrorCode;
  readonly file: string;
  readonly line: number | undefined;
  /** Names of the sheets that there are. */
  readonly sheets: readonly string[];

  constructor(
    code: FileErrorCode,
    file: string,
    { line, sheets = [], cause }: { line?: number; sheets?: readonly string[]; cause?: unknown } = {},
  ) {
    super(code, { cause });
    this.code = code;
    this.file = file;
    this.line = line;
    this.sheets = sheets;
  }
}

/** A header's cell or a mapping's name of a column, in the one form in which they are compared. */
export const tidyName = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Names of the columns from a header's cells; those without a name at the end are no columns. */
export function nameColumns(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => tidyName(cell) !== '');
  const seen = new Map<string, number>();
  return cells.slice(0, last + 1).map((cell, index) => {
    const name = tidyName(cell) || `#${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Whether a row says nothing: Excel keeps such below the last one. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell === '');
