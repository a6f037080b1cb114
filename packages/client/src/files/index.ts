// Opens a file by what is in it, not by its name: an export is often called .xls and is a text.
import { type FileLook, lookAt } from './encoding.ts';
import { openCsv } from './csv.ts';
import { openNdjson } from './ndjson.ts';
import { FileError, type Table } from './table.ts';
import { findUnreadable } from './unreadable.ts';

export { FileError, type FileErrorCode, type Row, type Table, tidyName } from './table.ts';

export interface OpenedFile {
  readonly table: Table;
  readonly look: FileLook;
}

/**
 * @param sheet of a workbook
 * @throws FileError
 */
export async function openFile(file: string, sheet?: string): Promise<OpenedFile> {
  const look = await lookAt(file);
  if (look.size === 0) throw new FileError('empty', file);
  const [first, second] = look.head;
  if (first === 0x50 && second === 0x4b) {
    const { openXlsx } = await import('./xlsx.ts');
    return { look, table: await openXlsx(file, sheet) };
  }
  if (first === 0xd0 && second === 0xcf) throw new FileError('old-excel', file);
  if (sheet !== undefined) throw new FileError('sheet-needs-excel', file);
  if (look.encoding === 'windows-1252') {
    const line = await findUnreadable(file);
    if (line !== undefined) throw new FileError('encoding', file, { line });
  }
  const text = Buffer.from(look.head)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return { look, table: text.startsWith('{') ? openNdjson(file, look) : await openCsv(file, look) };
}
