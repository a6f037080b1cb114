// Rows of a text file with separators. Excel writes it with semicolons, tabs or commas, in Windows-1252, UTF-8 or
// UTF-16; which one shows in the file itself.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Encoding, fileError, type FileLook } from './encoding.ts';
import { FileError, isBlank, nameColumns, type Row, type Table } from './table.ts';

/** Longest row in characters: a quote that is never closed would else swallow the rest of the file. */
const longestRow = 1_000_000;

/** Excel's own first line, which tells it the separator. */
const separatorLine = /^sep=(.)\r?\n?$/i;

/** @throws FileError */
export async function openCsv(file: string, { encoding, size }: FileLook): Promise<Table> {
  const first = await firstLine(file, encoding);
  const told = separatorLine.exec(first.text)?.[1];
  const delimiter = told ?? delimiterOf(first.text);
  let bytesRead = 0;
  const count = (bytes: number) => (bytesRead += bytes);
  const open = () => rowsOf(file, encoding, delimiter, told !== undefined, count);

  let header: string[] = [];
  for await (const { cells } of open()) {
    header = nameColumns(cells);
    break;
  }
  if (header.length === 0) throw new FileError('empty', file);
  return {
    kind: 'csv',
    header,
    delimiter,
    async *rows() {
      bytesRead = 0;
      let isHeader = true;
      for await (const row of open()) {
        if (isHeader) isHeader = false;
        else yield cut(row, header.length);
      }
    },
    progress: () => (size === 0 ? 1 : Math.min(bytesRead / size, 1)),
  };
}

/** Separators after the last column, which some programs write, are no cells. */
function cut(row: Row, count: number): Row {
  const more = row.cells.slice(count);
  return more.length > 0 && isBlank(more) ? { ...row, cells: row.cells.slice(0, count) } : row;
}

/** The one that the header has most of; names may have commas, and rarely semicolons or tabs. */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const count = (character: string) => bare.split(character).length - 1;
  if (count('\t') > 0 && count('\t') >= count(';')) return '\t';
  return count(';') > 0 ? ';' : ',';
}

async function* texts(file: string, encoding: Encoding, count: (bytes: number) => void) {
  const decoder = new TextDecoder(encoding);
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 16 }) as AsyncIterable<Buffer>) {
      count(chunk.length);
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (cause) {
    throw fileError(file, cause);
  }
  yield decoder.decode();
}

/** The first line with its quoted line ends, or as much of it as a header can be. */
async function firstLine(file: string, encoding: Encoding): Promise<{ text: string }> {
  let start = '';
  for await (const text of texts(file, encoding, () => {})) {
    start += text;
    if (start.length > 100_000) break;
  }
  if (start.includes('\0')) throw new FileError('is-binary', file);
  return { text: /^(?:"(?:[^"]|"")*"|[^"\r\n])*(?:\r\n|\r|\n)?/.exec(start)?.[0] ?? '' };
}

async function* rowsOf(
  file: string,
  encoding: Encoding,
  delimiter: string,
  hasSeparatorLine: boolean,
  count: (bytes: number) => void,
): AsyncGenerator<Row, void> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRow,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  // The parser passes its source's error on to whoever reads it.
  pipeline(texts(file, encoding, count), parser, () => {});
  let line = 1;
  let skip = hasSeparatorLine;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const startsAt = line;
      line += 1;
      for (const cell of record) line += lineEnds(cell);
      if (skip) {
        skip = false;
        continue;
      }
      const cells = record.map((cell) => cell.trim());
      if (!isBlank(cells)) yield { line: startsAt, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FileError('quote-open', file, { line, cause: error });
    throw error;
  }
}

function lineEnds(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? (cell.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;
}
