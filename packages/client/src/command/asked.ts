// `palaute asked`: tells from a file how many were asked, a line for each unit, month and channel. It is told for a
// month at once, and telling it again changes nothing, so that there is no journal: run it again.
import { type Asked, type AskedOfChannel, bareOid, type Fault, readAsked } from '@palaute/schema';
import { createPalaute, type UnitMonth } from '../client.ts';
import { isPalauteError, type PalauteError } from '../error.ts';
import { openFile, type Row, type Table } from '../files/index.ts';
import type { RowFault } from '../records/records.ts';
import { failureOf } from './failure.ts';
import { FaultList } from './faults.ts';
import { machineError } from './machine.ts';
import { readEndpoint, readKey, type Typed, UsageError } from './options.ts';
import type { Terminal } from './terminal.ts';

const addressColumns = ['provider', 'unit', 'month'] as const;
const numberColumns = ['invited', 'started'] as const;
const columns: readonly string[] = [...addressColumns, 'channel', ...numberColumns];

/** What stands in the file of one month of one unit, told by one. */
interface Month {
  readonly address: UnitMonth;
  readonly channels: AskedOfChannel[];
  /** Where each channel stands in the file. */
  readonly lines: number[];
}

export async function asked(typed: Typed, terminal: Terminal): Promise<number> {
  const { messages: say, values, language, positionals } = typed;
  const endpoint = readEndpoint(values, say);
  const key = await readKey(values, terminal.env, say);
  const [, file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(say.usage.fileMissing);
  const { table } = await openFile(file, values.sheet);
  requireColumns(table, say.asked.columns(columns));
  const list = new FaultList(file, typed);
  const months = await readMonths(table, list);
  const counts = { stored: 0, unchanged: 0, rejected: 0 };
  // A file with faults may lack anything: nothing of it is told.
  const faulty = list.toJSON().length > 0;
  try {
    const palaute = createPalaute({ endpoint, key, language });
    for (const { address, channels, lines } of faulty ? [] : months) {
      try {
        const { status } = await palaute.tellAsked(
          address,
          { schema: '1', channels },
          { signal: terminal.signal },
        );
        counts[status] += 1;
      } catch (error) {
        if (!isPalauteError(error) || !error.problem || !isOfRow(error)) throw error;
        counts.rejected += 1;
        addFaults(list, lines, error.problem.errors);
      }
    }
  } catch (error) {
    const failure = failureOf(error, endpoint, typed);
    if (!failure) throw error;
    if (values.json) terminal.json({ finished: false, ...counts, error: machineError(failure, say) });
    terminal.tell(`${say.failure[failure.code](failure)}\n${say.asked.runAgain}\n`);
    return 3;
  }
  if (values.json) terminal.json({ finished: true, file, ...counts, faults: list });
  else {
    terminal.out(list.toString());
    terminal.out(`${faulty ? say.asked.nothing : say.asked.summary(counts)}\n`);
  }
  return faulty || counts.rejected > 0 ? 1 : 0;
}

/** What is refused of one month, and of no other. */
const isOfRow = ({ status, problem }: PalauteError): boolean =>
  status === 422 || problem?.code === 'unit-not-allowed' || problem?.code === 'provider-not-allowed';

/** @throws UsageError with what the columns are */
function requireColumns({ kind, header }: Table, message: string): void {
  if (kind === 'ndjson') return;
  const isKnown = header.every((column) => columns.includes(column));
  const isWhole = addressColumns.every((column) => header.includes(column));
  if (!isKnown || !isWhole || !numberColumns.some((column) => header.includes(column))) {
    throw new UsageError(message);
  }
}

async function readMonths({ header, rows }: Table, list: FaultList): Promise<Month[]> {
  const months = new Map<string, Month>();
  for await (const row of rows()) {
    const cells = cellsOf(row, header);
    if (!cells) {
      list.add(row.line, [faultOfForm(row, header)]);
      continue;
    }
    const { channel, faults } = readChannel(cells);
    for (const column of addressColumns) if (!cells[column]) faults.push({ code: 'missing-field', column });
    if (faults.length > 0) {
      list.add(row.line, faults);
      continue;
    }
    const { provider = '', unit = '', month = '' } = cells;
    const address = { provider: bareOid(provider), unit: bareOid(unit), month: monthIn(month) };
    const name = Object.values(address).join(' ');
    const known = months.get(name) ?? { address, channels: [], lines: [] };
    months.set(name, known);
    known.channels.push(channel);
    known.lines.push(row.line);
  }
  for (const { channels, lines } of months.values()) {
    const { faults = [] } = readAsked({ schema: '1', channels } satisfies Asked);
    addFaults(list, lines, faults);
  }
  return [...months.values()];
}

/** Tells faults of one month on the lines of the channels that they are about, others on the first. */
function addFaults(list: FaultList, lines: readonly number[], faults: readonly Fault[]): void {
  for (const fault of faults) {
    const at = Number(/^\/channels\/(\d+)/.exec(fault.pointer)?.[1] ?? 0);
    list.add(lines[at] ?? 0, [placeFault(fault)]);
  }
}

/** Workbooks make a day of `2026-10`: its first. */
const monthIn = (cell: string): string => cell.replace(/^(\d{4}-\d{2})-01$/, '$1');

type Cells = Readonly<Record<string, string>>;

/** @returns undefined where a row has not the columns */
function cellsOf({ cells, record }: Row, header: readonly string[]): Cells | undefined {
  if (header.length > 0) {
    if (cells.length !== header.length) return undefined;
    return Object.fromEntries(header.map((column, index) => [column, cells[index] ?? '']));
  }
  if (!record || !Object.keys(record).every((column) => columns.includes(column))) return undefined;
  return Object.fromEntries(Object.entries(record).map(([column, value]) => [column, String(value ?? '')]));
}

function faultOfForm({ cells, record }: Row, header: readonly string[]): RowFault {
  if (header.length > 0) return { code: 'ragged', counts: [cells.length, header.length] };
  const unknown = Object.keys(record ?? {}).find((column) => !columns.includes(column));
  return record ? { code: 'unknown-field', column: unknown } : { code: 'not-json' };
}

function readChannel({ channel, ...cells }: Cells): { channel: AskedOfChannel; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const numbers = Object.fromEntries(
    numberColumns.flatMap((column) => {
      const cell = cells[column] ?? '';
      if (cell === '') return [];
      if (!/^\d+$/.test(cell)) faults.push({ code: 'not-whole', column, cell });
      return [[column, Number(cell)]];
    }),
  );
  // Which channels there are is the schema's rule.
  const named = channel
    ? { collectionChannel: channel as NonNullable<AskedOfChannel['collectionChannel']> }
    : {};
  return { channel: { ...named, ...numbers }, faults };
}

/** `/channels/0/invited` is told as the column; `/unit` of the address, too. */
function placeFault({ code, pointer }: Fault): RowFault {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  const column = name === 'collectionChannel' ? 'channel' : name;
  return { code, ...(columns.includes(column) && { column }) };
}
