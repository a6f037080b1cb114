// Makes a record of a row, as the plan says. What the record may be is not judged here but by readFeedback.
import { instrumentVersion, schemaVersion } from '@palaute/schema';
import { maskPersonalData } from '@palaute/schema/personal-data';
import { type Binding, type Plan, setField } from './plan.ts';
import { type CellFaultCode, readAnswer, readDay } from './values.ts';
import { tidyWord } from './words.ts';

/** A cell that cannot be understood. */
export interface CellFault {
  readonly code: CellFaultCode;
  readonly column: string;
  /** What stands in it, where it is no person's own words. */
  readonly cell: string;
}

export interface RowRecord {
  readonly record: Record<string, unknown>;
  readonly faults: readonly CellFault[];
  /** How many findings of personal data were masked in own words. */
  readonly masked: number;
  /** Column of every item and field, by its name in the record. */
  readonly columnOf: (to: string) => string | undefined;
}

/** Shows of a cell as much as tells which it is. */
const shorten = (cell: string): string => (cell.length > 40 ? `${cell.slice(0, 39)}…` : cell);

export function readRow(plan: Plan, cells: readonly string[]): RowRecord {
  const record: Record<string, unknown> = { schema: schemaVersion, instrument: instrumentVersion };
  for (const [field, value] of Object.entries(plan.constants)) setField(record, field, value);
  const faults: CellFault[] = [];
  const shown: string[] = [];
  const answers: { item: string; value?: unknown; missing?: string }[] = [];
  const lists = new Map<string, string[]>();
  const words: string[] = [];
  let masked = 0;

  const mask = (text: string): string => {
    const result = maskPersonalData(text);
    for (const count of Object.values(result.masked)) masked += count;
    return result.text;
  };
  for (const binding of plan.bindings) {
    const cell = cells[binding.index] ?? '';
    const { to, column } = binding;
    if (binding.is === 'item') {
      if (cell === '') {
        if (binding.mapping.empty !== 'not-shown') shown.push(to);
        continue;
      }
      if (binding.kind === 'multi') {
        shown.push(to);
        answers.push({ item: to, value: entriesOf(binding, cell) });
        continue;
      }
      const { value, missing, fault } = readAnswer(binding.kind, cell, binding.words);
      if (missing !== 'not-shown') shown.push(to);
      if (fault) faults.push({ code: fault, column, cell: shorten(cell) });
      else if (missing !== undefined) answers.push({ item: to, missing });
      else answers.push({ item: to, value: binding.kind === 'text' ? mask(String(value)) : value });
    } else if (cell === '') continue;
    else if (binding.is === 'list') lists.set(to, [...(lists.get(to) ?? []), ...entriesOf(binding, cell)]);
    else if (binding.is === 'day') {
      const { value, fault } = readDay(cell, binding.mapping.date);
      if (fault) faults.push({ code: fault, column, cell: shorten(cell) });
      else setField(record, to, value);
    } else if (to === 'free.text') words.push(mask(cell));
    else setField(record, to, wordOf(binding, cell));
  }
  if (words.length > 0) setField(record, 'free.text', words.join('\n\n'));
  for (const [to, entries] of lists) setField(record, to, [...new Set(entries)]);
  record['shown'] ??= shown;
  record['answers'] = answers;
  const columnOf = (to: string) => plan.bindings.find((binding) => binding.to === to)?.column;
  return { record, faults, masked, columnOf };
}

/** What a cell's word stands for; one that is not known goes on as it is, and the record's rules judge it. */
const wordOf = ({ words }: Binding, cell: string): string => String(words.get(tidyWord(cell)) ?? cell);

function entriesOf(binding: Binding, cell: string): string[] {
  const { separator } = binding.mapping;
  const whole = binding.words.get(tidyWord(cell));
  if (whole !== undefined) return [String(whole)];
  return cell
    .split(separator ?? /[;|\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => wordOf(binding, entry));
}
