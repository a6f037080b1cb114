// The columns of a report in CSV: which field of the record or which item each holds, and how a row becomes a record.
// Nothing is judged here: a cell that cannot be understood goes on as it came, and the record's reader tells what is
// wrong with it. How bytes become cells is in csv.ts.
import {
  type AnswerLike,
  type AnswerValue,
  type Fault,
  type ItemKind,
  type ItemShape,
  jsonPointer,
  missingReasons,
  nationalKind,
  type ProblemCode,
} from '@palaute/schema';

/** A row before anybody has checked it. */
export type RawFeedback = Readonly<Record<string, unknown>>;

const singleFields = [
  'schema',
  'id',
  'instrument',
  'textVersion',
  'language',
  'unit',
  'provider',
  'service.system',
  'service.code',
  'event',
  'contactChannel',
  'contactOn',
  'collectionChannel',
  'support',
  'respondent',
  'ageBand',
  'free.text',
  'contact.name',
  'contact.email',
  'contact.phone',
  'contact.by',
];
const listFields = ['shown', 'free.kinds', 'free.topics'];

/** Every column that is not an item's. */
export const fieldColumns: readonly string[] = [...singleFields, ...listFields];

/** Separates the entries of a list within a cell. */
const listSeparator = '|';

/**
 * Written into the cell of an item that has no value: `-dont-know`. No number, option or yes or no begins with a dash. A
 * person's words may, so a text's cell holds nothing but words, and its reason stands in a column of its own.
 */
const absences: ReadonlyMap<string, string> = new Map(missingReasons.map((reason) => [`-${reason}`, reason]));
const reasonSuffix = '.missing';

type Column =
  | { readonly is: 'field'; readonly name: string }
  | { readonly is: 'list'; readonly name: string }
  | { readonly is: 'key'; readonly name: string }
  | { readonly is: 'item'; readonly item: string; readonly kind: ItemKind }
  | { readonly is: 'reason'; readonly item: string };

export interface Columns {
  /** @returns the record, and the cells of those columns that its id alone is made of */
  read(cells: readonly string[]): { readonly record: RawFeedback; readonly keys: RawFeedback };
  /** Says of a fault of the record in which column it is. */
  place(record: RawFeedback, fault: Fault): Fault;
  readonly count: number;
}

export type ReadColumns =
  { readonly columns: Columns; readonly fault?: never } | { readonly columns?: never; readonly fault: Fault };

/**
 * Reads the header.
 * @param keys columns that ids are made of; one that is no column of the record is used for that alone
 * @returns the columns, or the fault of the first that is unknown or comes again
 */
export function readColumns(
  header: readonly string[],
  ownItem: (item: string) => ItemShape | undefined,
  keys: readonly string[],
): ReadColumns {
  const columns: Column[] = [];
  const fault = (code: ProblemCode, name: string) => ({ fault: { code, pointer: jsonPointer([name]) } });
  for (const [index, name] of header.entries()) {
    const column = columnOf(name, ownItem, keys);
    if (!column) return fault('unknown-column', name);
    if (header.indexOf(name) < index) return fault('malformed-csv', name);
    columns.push(column);
  }
  const missing = keys.find((key) => !header.includes(key));
  if (missing !== undefined) return fault('missing-field', missing);
  return { columns: { count: header.length, read: (cells) => readRow(columns, cells), place: placeFault } };
}

function columnOf(
  name: string,
  ownItem: (item: string) => ItemShape | undefined,
  keys: readonly string[],
): Column | undefined {
  if (singleFields.includes(name)) return { is: 'field', name };
  if (listFields.includes(name)) return { is: 'list', name };
  const kindOf = (item: string) => nationalKind(item) ?? ownItem(item)?.kind;
  const kind = kindOf(name);
  if (kind) return { is: 'item', item: name, kind };
  const item = name.endsWith(reasonSuffix) ? name.slice(0, -reasonSuffix.length) : '';
  if (kindOf(item) === 'text') return { is: 'reason', item };
  return keys.includes(name) ? { is: 'key', name } : undefined;
}

function readRow(columns: readonly Column[], cells: readonly string[]) {
  const record: Record<string, unknown> = {};
  const keys: Record<string, unknown> = {};
  const answers = new Map<string, AnswerLike>();
  const asked: string[] = [];
  columns.forEach((column, index) => {
    const cell = cells[index] ?? '';
    if (column.is === 'item') asked.push(column.item);
    if (cell === '') return;
    if (column.is === 'key') keys[column.name] = cell;
    else if (column.is === 'field') setField(record, column.name, cell);
    else if (column.is === 'list') setField(record, column.name, cell.split(listSeparator));
    else {
      const { item } = column;
      answers.set(item, {
        item,
        ...answers.get(item),
        ...(column.is === 'reason' ? { missing: cell } : answerOf(column.kind, cell)),
      });
    }
  });
  // What was not shown in one row may have been in another.
  record['shown'] ??= asked.filter((item) => answers.get(item)?.missing !== 'not-shown');
  record['answers'] = [...answers.values()];
  return { record, keys };
}

function setField(record: Record<string, unknown>, name: string, value: unknown): void {
  const [head = '', inner] = name.split('.');
  if (inner === undefined) record[head] = value;
  else record[head] = { ...(record[head] as object | undefined), [inner]: value };
}

function answerOf(kind: ItemKind, cell: string): { value: AnswerValue } | { missing: string } {
  const missing = kind === 'text' ? undefined : absences.get(cell);
  return missing === undefined ? { value: valueOf(kind, cell) } : { missing };
}

function valueOf(kind: ItemKind, cell: string): AnswerValue {
  switch (kind) {
    case 'nps':
    case 'likert':
      return /^-?\d{1,9}$/.test(cell) ? Number(cell) : cell;
    case 'yes-no':
      return cell === 'true' || cell === 'false' ? cell === 'true' : cell;
    case 'multi':
      return cell.split(listSeparator);
    default:
      return cell;
  }
}

/** `/answers/2/value` is told as `/nps`, `/service/code` as `/service.code`: what stands in the header. */
function placeFault(record: RawFeedback, { code, pointer }: Fault): Fault {
  const [, head, inner = ''] = pointer.split('/');
  if (head === undefined) return { code, pointer };
  const entries = record[head];
  if (head === 'answers' && Array.isArray(entries)) {
    const answer = entries[Number(inner)] as AnswerLike | undefined;
    return { code, pointer: answer ? jsonPointer([answer.item]) : pointer };
  }
  const column = `${head}.${inner}`;
  return { code, pointer: jsonPointer([fieldColumns.includes(column) ? column : head]) };
}
