// Rows of an Excel workbook. A workbook is unpacked in memory, whole: Excel itself ends at 1 048 576 rows.
import readWorkbook, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/node';
import { FileError, isBlank, nameColumns, type Table } from './table.ts';

/**
 * @param sheet its name. @default the first
 * @throws FileError
 */
export async function openXlsx(file: string, sheet?: string): Promise<Table> {
  const sheets = await readWorkbook(file).catch((cause: unknown) => {
    if (cause instanceof InvalidInputError || cause instanceof InvalidSpreadsheetError)
      throw new FileError('not-excel', file, { cause });
    throw new FileError('not-readable', file, { cause });
  });
  const chosen = sheet === undefined ? sheets[0] : sheets.find((one) => one.sheet === sheet);
  if (!chosen) throw new FileError('no-sheet', file, { sheets: sheets.map((one) => one.sheet) });
  const rows = chosen.data as unknown as readonly (readonly unknown[])[];
  const headerAt = rows.findIndex((row) => !isBlank(row.map(cellText)));
  if (headerAt === -1) throw new FileError('empty', file);
  const header = nameColumns((rows[headerAt] ?? []).map(cellText));
  let read = 0;
  return {
    kind: 'xlsx',
    header,
    delimiter: ';',
    async *rows() {
      for (read = headerAt + 1; read < rows.length; read += 1) {
        const cells = (rows[read] ?? []).map(cellText);
        if (isBlank(cells)) continue;
        // A sheet is a rectangle: what is missing at a row's end are empty cells.
        while (cells.length < header.length) cells.push('');
        yield {
          line: read + 1,
          cells: isBlank(cells.slice(header.length)) ? cells.slice(0, header.length) : cells,
        };
      }
    },
    progress: () => Math.min((read + 1) / rows.length, 1),
  };
}

/** A date as ISO 8601, with its time only where it has one. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    if (Number.isNaN(value.valueOf())) return '';
    const [day = '', time = ''] = value.toISOString().split('T');
    return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
  }
  return String(value).trim();
}
