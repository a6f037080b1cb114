// `palaute check`: everything that can be known of a file without sending it.
import { monthOf } from '@palaute/schema';
import { readRecords } from '../records/records.ts';
import { FaultList } from './faults.ts';
import { openInput } from './input.ts';
import type { Typed } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function check(typed: Typed, terminal: Terminal): Promise<number> {
  const { messages: say, values } = typed;
  const { file, table, reading } = await openInput(typed);
  const list = new FaultList(file, typed);
  const units = new Map<string, number>();
  const months = new Map<string, number>();
  let [rows, faulty, masked, undated] = [0, 0, 0, 0];
  for await (const result of readRecords(table, reading, terminal.now())) {
    if (terminal.signal.aborted) return 3;
    rows += 1;
    masked += result.masked;
    const { feedback, row } = result;
    if (feedback) {
      units.set(feedback.unit, (units.get(feedback.unit) ?? 0) + 1);
      if (feedback.contactOn === undefined) undated += 1;
      else months.set(monthOf(feedback.contactOn), (months.get(monthOf(feedback.contactOn)) ?? 0) + 1);
      continue;
    }
    faulty += 1;
    list.add(row.line, result.faults);
  }
  const inOrder = (counts: ReadonlyMap<string, number>) => Object.fromEntries([...counts].toSorted());
  if (values.json) {
    terminal.json({
      file,
      rows,
      faulty,
      masked,
      undated,
      units: inOrder(units),
      months: inOrder(months),
      faults: list,
    });
  } else {
    terminal.out(list.toString());
    const told = [
      rows === 0
        ? say.check.nothing
        : faulty > 0
          ? say.check.faulty(rows, faulty)
          : say.check.good({ rows, units: units.size, months: [...months.keys()].toSorted() }),
      ...(masked > 0 ? [say.check.masked(masked)] : []),
      ...(undated > 0 ? [say.check.undated(undated)] : []),
    ];
    terminal.out(`${told.join('\n')}\n`);
  }
  return faulty > 0 ? 1 : 0;
}
