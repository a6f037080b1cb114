// The two forms of a report, NDJSON and CSV: how its bytes become records, and each record something that can be stored.
import { isUtf8 } from 'node:buffer';
import type { Fault, ProblemCode } from '@palaute/schema';
import { Refusal, refusal } from '../problems.ts';
import { type Body, goOn } from './body.ts';
import { type Columns, readColumns } from './columns.ts';
import { type Delimiter, delimiterOf, readCells } from './csv.ts';
import { type Prepared, prepare, type PrepareOptions } from './prepare.ts';
import { type RawRecord, recordLimit, Splitter } from './split.ts';

/** A report that is ready to be read record by record. */
export interface Report {
  readonly body: AsyncIterable<Buffer>;
  readonly splitter: Splitter;
  /** Never throws for what is in a record. */
  readonly read: (records: readonly RawRecord[], receivedAt: Date) => readonly Prepared[];
}

const lineFeed = 0x0a;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

const withoutMark = (bytes: Buffer) =>
  bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;

const wrong = (line: number, code: ProblemCode, pointer = ''): Prepared => ({
  line,
  faults: [{ code, pointer }],
});

/** One JSON object a line. @throws Refusal `malformed-encoding` when not even the beginning can be unpacked */
export async function openNdjson(body: Body, options: PrepareOptions): Promise<Report> {
  const first = await nextOf(body);
  return {
    body: goOn(first ?? Buffer.alloc(0), body),
    splitter: new Splitter(),
    read: (records, receivedAt) =>
      records.map(({ line, bytes }) => {
        const text = textOf(line, line === 1 && bytes ? withoutMark(bytes) : bytes);
        if (typeof text !== 'string') return text;
        const json = parseJson(text);
        if (!json) return wrong(line, 'malformed-json');
        return { line, ...prepare(json.value, receivedAt, options) };
      }),
  };
}

/**
 * A header, then one record a row.
 * @throws Refusal `malformed-encoding malformed-csv body-too-large unknown-column missing-field`, of the header
 */
export async function openCsv(body: Body, options: PrepareOptions): Promise<Report> {
  const { header, rest } = await readHeader(body);
  const delimiter = delimiterOf(header);
  const [names] = readCells([header], delimiter);
  if (!names) throw refusal('malformed-csv');
  const { columns, fault } = readColumns(names, (item) => options.register.ownItems.get(item), options.keys);
  if (fault) throw new Refusal([fault]);
  return {
    body: goOn(rest, body),
    splitter: new Splitter(delimiter, 2),
    read: (records, receivedAt) => readRows(records, receivedAt, { columns, delimiter, options }),
  };
}

interface Table {
  readonly columns: Columns;
  readonly delimiter: Delimiter;
  readonly options: PrepareOptions;
}

function readRows(
  records: readonly RawRecord[],
  receivedAt: Date,
  { columns, delimiter, options }: Table,
): readonly Prepared[] {
  const texts = records.map(({ line, bytes }) => textOf(line, bytes));
  const rows = readCells(
    texts.flatMap((text) => (typeof text === 'string' ? [text.replace(/\r$/, '')] : [])),
    delimiter,
    columns.count,
  ).values();
  return records.map(({ line }, index) => {
    const text = texts[index];
    if (typeof text === 'object') return text;
    const cells = rows.next().value;
    if (!cells) return wrong(line, 'malformed-csv');
    const { record, keys } = columns.read(cells);
    const prepared = prepare(record, receivedAt, options, keys);
    if (prepared.row) return { line, ...prepared };
    const [first, ...others] = prepared.faults.map((fault) => columns.place(record, fault)) as [
      Fault,
      ...Fault[],
    ];
    return { line, id: prepared.id, faults: [first, ...others] };
  });
}

/** The text of a record, or what is wrong with it. */
function textOf(line: number, bytes: Buffer | undefined): string | Prepared {
  if (!bytes) return wrong(line, 'body-too-large');
  return isUtf8(bytes) ? bytes.toString() : wrong(line, 'malformed-encoding');
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The first line, without its end, and what came of the body after it. No column's name has a line feed in it. */
async function readHeader(body: Body): Promise<{ header: string; rest: Buffer }> {
  let read = Buffer.alloc(0);
  for (;;) {
    const end = read.indexOf(lineFeed);
    const next = end < 0 ? await nextOf(body) : undefined;
    if (next) read = Buffer.concat([read, next]);
    else {
      const bytes = withoutMark(end < 0 ? read : read.subarray(0, end));
      if (bytes.length > recordLimit) throw refusal('body-too-large');
      if (!isUtf8(bytes)) throw refusal('malformed-encoding');
      return {
        header: bytes.toString().replace(/\r$/, ''),
        rest: end < 0 ? Buffer.alloc(0) : read.subarray(end + 1),
      };
    }
    if (end < 0 && read.length > recordLimit + byteOrderMark.length) throw refusal('body-too-large');
  }
}

async function nextOf(body: Body): Promise<Buffer | undefined> {
  try {
    const { value } = (await body.next()) as IteratorResult<Buffer, undefined>;
    return value;
  } catch {
    throw refusal('malformed-encoding');
  }
}
