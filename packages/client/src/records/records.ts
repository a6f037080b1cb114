// A file of answers as records: every row either a feedback that may be sent, or what is wrong with it and where.
// The same rows give the same records and the same ids each time, which is what makes running again safe.
import {
  type Fault,
  type Feedback,
  keyName,
  keyNamespaceName,
  oidNamespace,
  type ProblemCode,
  readFeedback,
} from '@palaute/schema';
import { maskPersonalData } from '@palaute/schema/personal-data';
import { v5 } from 'uuid';
import type { Row, Table } from '../files/index.ts';
import { type CellFault, type Mapping, namesPerson, type Plan, readRow, setField } from '../mapping/index.ts';
import { SeenIds } from './seen.ts';

/** What is wrong with a row beyond what the record's own rules say. */
export type RowFaultCode =
  CellFault['code'] | 'ragged' | 'same-key' | 'key-empty' | 'key-personal' | 'not-json';

export interface RowFault {
  readonly code: RowFaultCode | ProblemCode;
  /** Name of the column or, in NDJSON, JSON Pointer. */
  readonly column?: string | undefined;
  readonly cell?: string | undefined;
  /** The other row that it is about. */
  readonly otherLine?: number | undefined;
  /** How many cells the row has and how many the header. */
  readonly counts?: readonly [number, number] | undefined;
}

/** A row of the file, read. */
export interface RowResult {
  readonly row: Row;
  readonly feedback?: Feedback | undefined;
  readonly faults: readonly RowFault[];
  readonly masked: number;
  /** Says of a fault of the record in which column it is. */
  readonly place: (fault: Fault) => RowFault;
}

/** How a record is told apart and completed when its file is NDJSON. */
export type Reading = { readonly plan: Plan } | { readonly mapping: Mapping };

/** Reads a file's rows as records, one by one. */
export async function* readRecords(
  table: Table,
  reading: Reading,
  now: Date,
): AsyncGenerator<RowResult, void> {
  const seen = new SeenIds();
  for await (const row of table.rows()) {
    yield 'plan' in reading
      ? readCells(row, reading.plan, seen, now)
      : readJson(row, reading.mapping, seen, now);
  }
}

function readCells(row: Row, plan: Plan, seen: SeenIds, now: Date): RowResult {
  const { cells } = row;
  if (cells.length !== plan.header.length) {
    const counts = [cells.length, plan.header.length] as const;
    return refuse(row, [{ code: 'ragged', counts }]);
  }
  const { record, faults: cellFaults, masked, columnOf } = readRow(plan, cells);
  const faults: RowFault[] = [...cellFaults];
  if (plan.key.length > 0) {
    const keys = Object.fromEntries(plan.key.map(({ index, column }) => [column, cells[index] ?? '']));
    const columns = plan.key.map(({ column }) => column);
    faults.push(...identify(record, keys, columns, row.line, seen));
  }
  const event = record['event'];
  if (typeof event === 'string' && namesPerson(event))
    faults.push({ code: 'key-personal', column: columnOf('event') });
  return finish(row, record, faults, masked, placeIn(plan, cells), now);
}

function readJson(row: Row, { constants, key }: Mapping, seen: SeenIds, now: Date): RowResult {
  if (!row.record) return refuse(row, [{ code: 'not-json' }]);
  // A rejects file has the reason in it.
  const { Syy: _reason, ...rest } = row.record;
  const record: Record<string, unknown> = { ...rest };
  for (const [field, value] of Object.entries(constants)) setField(record, field, value);
  const faults =
    key.length > 0 && record['id'] === undefined ? identify(record, record, key, row.line, seen) : [];
  const masked = maskRecord(record);
  return finish(row, record, faults, masked, placeByPointer, now);
}

const placeByPointer = ({ code, pointer }: Fault): RowFault => ({ code, column: pointer || undefined });

/** Reads the row once more, as few have faults: thousands wait for their answers, and would each keep a record. */
const placeIn =
  (plan: Plan, cells: readonly string[]) =>
  (fault: Fault): RowFault => {
    const { record, columnOf } = readRow(plan, cells);
    return placeFault(record, fault, columnOf);
  };

const namespaces = new Map<string, string>();

/** A unit's namespace; a file has few units, and a hash for each row would be felt. */
function namespaceOf(unit: string): string {
  const known = namespaces.get(unit);
  if (known !== undefined) return known;
  const namespace = v5(keyNamespaceName(unit), oidNamespace);
  if (namespaces.size < 1_000) namespaces.set(unit, namespace);
  return namespace;
}

/** Gives a record the id that its key makes. */
function identify(
  record: Record<string, unknown>,
  keys: unknown,
  columns: readonly string[],
  line: number,
  seen: SeenIds,
): RowFault[] {
  const { name, fault } = keyName(keys, columns);
  if (fault) return [{ code: 'key-empty', column: fault.pointer.slice(1) }];
  if (namesPerson(name)) return [{ code: 'key-personal', column: columns.join(', ') }];
  const id = v5(name, namespaceOf(String(record['unit'] ?? '')));
  record['id'] = id;
  const otherLine = seen.add(id, line);
  return otherLine === undefined ? [] : [{ code: 'same-key', column: columns.join(', '), otherLine }];
}

/** Of the right form, and nobody's: what has it is never sent. */
const noId = '00000000-0000-4000-8000-000000000000';

function finish(
  row: Row,
  record: Record<string, unknown>,
  faults: readonly RowFault[],
  masked: number,
  place: (fault: Fault) => RowFault,
  now: Date,
): RowResult {
  const hasKeyFault = faults.some(({ code }) => code === 'key-empty' || code === 'key-personal');
  // With an id that is none of its own the rest of a row is judged also where no id could be made.
  const judged = hasKeyFault && record['id'] === undefined ? { ...record, id: noId } : record;
  const { feedback, faults: recordFaults = [] } = readFeedback(judged, { now });
  // What the cell already told is not told again by the field that it left empty.
  const told = new Set(faults.map(({ column }) => column));
  const more = recordFaults.map(place).filter(({ column }) => column === undefined || !told.has(column));
  const all = [...faults, ...more];
  return { row, faults: all, masked, place, ...(all.length === 0 && feedback && { feedback }) };
}

const refuse = (row: Row, faults: readonly RowFault[]): RowResult => ({
  row,
  faults,
  masked: 0,
  place: ({ code }) => ({ code }),
});

/** `/answers/2/value` is told as the column of that item. */
function placeFault(
  record: Readonly<Record<string, unknown>>,
  { code, pointer }: Fault,
  columnOf: (to: string) => string | undefined,
): RowFault {
  const [, head = '', inner = ''] = pointer.split('/');
  const entries = record[head];
  if ((head === 'answers' || head === 'shown') && Array.isArray(entries)) {
    const entry: unknown = entries[Number(inner)];
    const item = typeof entry === 'object' && entry !== null && 'item' in entry ? entry.item : entry;
    return { code, column: typeof item === 'string' ? (columnOf(item) ?? item) : undefined };
  }
  const to = columnOf(`${head}.${inner}`) ?? columnOf(head);
  const value = record[head];
  const isWord = code === 'unknown-value' || code === 'oid-format' || code === 'oid-check-digit';
  return {
    code,
    column: to ?? (head || undefined),
    ...(isWord && typeof value === 'string' && { cell: value.slice(0, 40) }),
  };
}

/** Masks what people wrote, where it stands in a record. */
function maskRecord(record: Record<string, unknown>): number {
  let masked = 0;
  const mask = (text: string) => {
    const result = maskPersonalData(text);
    for (const count of Object.values(result.masked)) masked += count;
    return result.text;
  };
  const { answers, free } = record;
  if (Array.isArray(answers)) {
    record['answers'] = answers.map((answer: unknown) =>
      isRecord(answer) && typeof answer['value'] === 'string'
        ? { ...answer, value: mask(answer['value']) }
        : answer,
    );
  }
  if (isRecord(free) && typeof free['text'] === 'string')
    record['free'] = { ...free, text: mask(free['text']) };
  return masked;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
