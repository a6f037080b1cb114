// The rows that were not taken, as a file that can be mended and sent again: the same columns, and why.
import { access, appendFile, open, rename, rm, stat } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { Row, Table } from '../files/index.ts';
import { reasonColumn } from '../mapping/index.ts';
import { naming } from './journal.ts';

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

export class Rejects {
  readonly path: string;
  readonly #table: Table;
  #bytes = 0;

  constructor(file: string, table: Table) {
    this.path = `${file}.hylatyt.${table.kind === 'ndjson' ? 'ndjson' : 'csv'}`;
    this.#table = table;
  }

  /** Length of the file so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Begins anew; somebody may be mending the rejects of an earlier run, so they are kept. @returns where */
  async begin(): Promise<string | undefined> {
    this.#bytes = 0;
    if (!(await exists(this.path))) return undefined;
    for (let number = 1; ; number += 1) {
      const kept = this.path.replace(/\.(\w+)$/, `.${number}.$1`);
      if (await exists(kept)) continue;
      await rename(this.path, kept);
      return kept;
    }
  }

  /** Goes on after what is known of: what a killed run wrote beyond it is written again. */
  async resume(bytes: number): Promise<void> {
    this.#bytes = bytes;
    if (bytes === 0) return rm(this.path, { force: true });
    const { size } = await stat(this.path).catch(() => ({ size: 0 }));
    if (size < bytes) throw Object.assign(new Error('rejects'), { code: 'EREJECTS', path: this.path });
    const file = await open(this.path, 'r+');
    await file.truncate(bytes);
    await file.close();
  }

  async add(rows: readonly { readonly row: Row; readonly reason: string }[]): Promise<void> {
    if (rows.length === 0) return;
    const text =
      (this.#bytes === 0 ? this.#head() : '') +
      rows.map(({ row, reason }) => this.#line(row, reason)).join('');
    await naming(this.path, appendFile(this.path, text));
    this.#bytes += Buffer.byteLength(text);
  }

  /** Excel takes a CSV for UTF-8 only if it begins with a byte order mark. */
  #head(): string {
    return this.#table.kind === 'ndjson' ? '' : `\ufeff${this.#write([...this.#columns(), reasonColumn])}`;
  }

  #line({ cells, record }: Row, reason: string): string {
    if (this.#table.kind === 'ndjson')
      return `${record ? JSON.stringify({ ...record, [reasonColumn]: reason }) : (cells[0] ?? '')}\n`;
    const columns = this.#columns();
    // A row of too many cells keeps them, for the person to see which is one too many.
    const own = cells.length > columns.length && !this.#hasReason ? cells : cells.slice(0, columns.length);
    return this.#write([...own, ...columns.slice(own.length).map(() => ''), reason]);
  }

  /** A file of rejects that are rejected again has the column already. */
  get #hasReason(): boolean {
    return this.#table.header.at(-1) === reasonColumn;
  }

  #columns(): readonly string[] {
    return this.#hasReason ? this.#table.header.slice(0, -1) : this.#table.header;
  }

  #write(cells: readonly string[]): string {
    return stringify([[...cells]], { delimiter: this.#table.delimiter, record_delimiter: '\r\n' });
  }
}
