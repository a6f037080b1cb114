// The file that an organisation's data moves in: NDJSON. Its first line says what it holds, then come sections (a line
// that names a table, and a line for each row), and its last line has counts and a digest, so that a file that was cut
// or changed is noticed. A value is the text that PostgreSQL writes for it, or null.
import { createHash, type Hash } from 'node:crypto';
import * as z from 'zod';

/** Raised when a file of the old form could no longer be read. */
export const fileFormat = 1;

const header = z.object({
  palaute: z.literal('export'),
  format: z.number(),
  /** What had been done to the tables that the file was made of. */
  migrations: z.array(z.string()),
  /** Whole databases also have what belongs to no organisation. */
  isWhole: z.boolean(),
  organisations: z.array(z.string()),
  /** Column names and types of each table. */
  tables: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
});
export type Header = z.infer<typeof header>;

const section = z.strictObject({ table: z.string(), organisation: z.string().optional() });
export type Section = z.infer<typeof section>;

const end = z.strictObject({
  /** Rows of each table. */
  rows: z.record(z.string(), z.int().min(0)),
  /** Of every byte before this line. */
  sha256: z.string(),
});
export type End = z.infer<typeof end>;

/** Why a file was not taken, in words for the person who gave it. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal';
}

const refused = {
  foreign: () => new FileRefusal('This is not a file that palaute-collector export has made.'),
  cut: () => new FileRefusal('The file is cut short: its end is missing. Copy it again.'),
  changed: () => new FileRefusal('The file was changed after it was made. Copy it again.'),
};

/** Writes lines and keeps count of them. */
export class Writer {
  readonly #hash: Hash = createHash('sha256');
  readonly #rows: Record<string, number> = {};
  #table = '';

  header(content: Omit<Header, 'palaute' | 'format'>): string {
    return this.#add(JSON.stringify({ palaute: 'export', format: fileFormat, ...content } satisfies Header));
  }

  section(content: Section): string {
    this.#table = content.table;
    return this.#add(JSON.stringify(content));
  }

  /** @param lines each a JSON array of the row's values */
  rows(lines: readonly string[]): string {
    this.#rows[this.#table] = (this.#rows[this.#table] ?? 0) + lines.length;
    return this.#add(lines.join('\n'));
  }

  end(): string {
    const rows = this.#rows;
    return `${JSON.stringify({ end: { rows, sha256: this.#hash.digest('hex') } satisfies End })}\n`;
  }

  #add(text: string): string {
    const line = `${text}\n`;
    this.#hash.update(line);
    return line;
  }
}

/** Rows of one section, as JSON arrays, in a number that fits into one statement. */
export interface Page {
  readonly section: Section;
  readonly lines: readonly string[];
}

const pageLines = 500;
const pageBytes = 1024 * 1024;

/** Reads a file in pages, from its first byte to its last. */
export class Reader {
  readonly #lines: AsyncGenerator<Buffer, void>;
  readonly #hash: Hash = createHash('sha256');
  /** Rows of each table so far. */
  readonly rows: Record<string, number> = {};

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#lines = linesOf(source);
  }

  /** @throws FileRefusal */
  async header(): Promise<Header> {
    const { value } = await this.#lines.next();
    if (!value) throw refused.foreign();
    this.#hash.update(value);
    const { data } = header.safeParse(parse(value));
    if (!data) throw refused.foreign();
    if (data.format !== fileFormat) {
      throw new FileRefusal(`The file has format ${data.format}; this version reads format ${fileFormat}.`);
    }
    return data;
  }

  /** Every page; when it has ended, the file was whole. @throws FileRefusal */
  async *pages(): AsyncGenerator<Page, void> {
    let open: { section: Section; lines: string[]; bytes: number } | undefined;
    for await (const line of this.#lines) {
      // A row.
      if (line[0] === bracket) {
        if (!open || line.at(-1) !== newline) throw refused.cut();
        this.#hash.update(line);
        open.lines.push(line.toString('utf8', 0, line.length - 1));
        open.bytes += line.length;
        this.rows[open.section.table] = (this.rows[open.section.table] ?? 0) + 1;
        if (open.lines.length >= pageLines || open.bytes >= pageBytes) {
          yield open;
          open = { section: open.section, lines: [], bytes: 0 };
        }
        continue;
      }
      if (open && open.lines.length > 0) yield open;
      const parsed = parse(line);
      const next = section.safeParse(parsed);
      if (!next.success) return this.#requireEnd(parsed);
      this.#hash.update(line);
      open = { section: next.data, lines: [], bytes: 0 };
    }
    throw refused.cut();
  }

  async #requireEnd(parsed: unknown): Promise<void> {
    const { data } = z.strictObject({ end }).safeParse(parsed);
    if (!data) throw refused.cut();
    const isSame =
      data.end.sha256 === this.#hash.digest('hex') &&
      JSON.stringify(sorted(data.end.rows)) === JSON.stringify(sorted(this.rows));
    // Nothing follows the end.
    if (!isSame || !(await this.#lines.next()).done) throw refused.changed();
  }
}

const sorted = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1));

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return undefined;
  }
}

const newline = 0x0a;
const bracket = 0x5b;
/** No row is near it; a file without lines must not fill the memory. */
const longestLine = 32 * 1024 * 1024;

/** Lines with their ends; the last may lack it. */
async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of unbroken(source)) {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = rest.indexOf(newline); at >= 0; at = rest.indexOf(newline)) {
      yield Buffer.concat([...parts, rest.subarray(0, at + 1)]);
      parts = [];
      length = 0;
      rest = rest.subarray(at + 1);
    }
    if (rest.length > 0) parts.push(rest);
    length += rest.length;
    if (length > longestLine) throw refused.foreign();
  }
  if (length > 0) yield Buffer.concat(parts);
}

/** What zlib says of a file, in our words. */
async function* unbroken(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  try {
    yield* source;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw error.code === 'Z_BUF_ERROR' ? refused.cut() : refused.changed();
    }
    throw error;
  }
}
