// `palaute reconcile`: holds a file against what the collector has of a month.
import { createPalaute } from '../client.ts';
import type { Sent } from '../reconcile.ts';
import { readRecords } from '../records/records.ts';
import { failureOf } from './failure.ts';
import { openInput } from './input.ts';
import { readEndpoint, readKey, type Typed, UsageError } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function reconcile(typed: Typed, terminal: Terminal): Promise<number> {
  const { messages: say, values, language } = typed;
  const { month } = values;
  if (month === undefined || !/^20\d{2}-(0[1-9]|1[0-2])$/.test(month))
    throw new UsageError(say.usage.monthWrong);
  const endpoint = readEndpoint(values, say);
  const key = await readKey(values, terminal.env, say);
  const { table, reading } = await openInput(typed);
  let faulty = 0;
  async function* sent(): AsyncGenerator<Sent, void> {
    for await (const { feedback } of readRecords(table, reading, terminal.now())) {
      if (feedback) yield feedback;
      else faulty += 1;
    }
  }
  let compared;
  try {
    compared = await createPalaute({ endpoint, key, language }).reconcile(month, sent(), {
      signal: terminal.signal,
    });
  } catch (error) {
    const failure = failureOf(error, endpoint, typed);
    if (!failure) throw error;
    if (values.json) terminal.json({ finished: false, reason: failure });
    terminal.tell(`${say.failure[failure.code](failure)}\n`);
    return 3;
  }
  const { days, isSame, undated } = compared;
  const different = days.filter((day) => !day.isSame);
  if (values.json) terminal.json({ finished: true, month, isSame, undated, faulty, days });
  else {
    const held = days.reduce((sum, day) => sum + day.held, 0);
    const told = isSame
      ? [say.reconcile.same(month, held)]
      : [
          say.reconcile.different(month, different.length),
          ...different.map((day) =>
            day.sent === day.held
              ? say.reconcile.otherOnes(day.day, day.unit, day.held)
              : say.reconcile.day(day.day, day.unit, day.sent, day.held),
          ),
          say.reconcile.next,
        ];
    if (undated > 0) told.push(say.reconcile.undated(undated));
    if (faulty > 0) told.push(say.reconcile.faulty(faulty));
    terminal.out(`${told.join('\n')}\n`);
  }
  return isSame ? 0 : 1;
}
