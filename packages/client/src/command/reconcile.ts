// `palaute reconcile`: holds a file against what the collector has of a month. A row without a day of contact counts on the
// day of its arrival, which only the collector knows: a dry run asks for it, and stores nothing.
import type { Feedback } from '@palaute/schema';
import { createPalaute, type Palaute } from '../client.ts';
import type { Sent } from '../reconcile.ts';
import { readRecords } from '../records/records.ts';
import { failureOf } from './failure.ts';
import { openInputs } from './input.ts';
import { machineError } from './machine.ts';
import { readEndpoint, readKey, type Typed, UsageError } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function reconcile(typed: Typed, terminal: Terminal): Promise<number> {
  const { messages: say, values, language } = typed;
  const { month } = values;
  if (month === undefined || !/^20\d{2}-(0[1-9]|1[0-2])$/.test(month))
    throw new UsageError(say.usage.monthWrong);
  const endpoint = readEndpoint(values, say);
  const key = await readKey(values, terminal.env, say);
  const inputs = await openInputs(typed);
  const palaute = createPalaute({ endpoint, key, language });
  let faulty = 0;
  let arrived: Arrived = { undated: 0, placed: [], missing: 0 };
  async function* good(): AsyncGenerator<Feedback, void> {
    faulty = 0;
    for (const { table, reading } of inputs) {
      for await (const { feedback } of readRecords(table, reading, terminal.now())) {
        if (feedback) yield feedback;
        else faulty += 1;
      }
    }
  }
  async function* sent(): AsyncGenerator<Sent, void> {
    for await (const feedback of good()) if (feedback.contactOn !== undefined) yield feedback;
    yield* arrived.placed;
  }
  let compared;
  try {
    arrived = await askArrival(palaute, good(), terminal.signal);
    compared = await palaute.reconcile(month, sent(), { signal: terminal.signal });
  } catch (error) {
    const failure = failureOf(error, endpoint, typed);
    if (!failure) throw error;
    if (values.json) terminal.json({ finished: false, error: machineError(failure, say) });
    terminal.tell(`${say.failure[failure.code](failure)}\n`);
    return 3;
  }
  const { days } = compared;
  const { undated, missing } = arrived;
  const isSame = compared.isSame && missing === 0;
  const different = days.filter((day) => !day.isSame);
  if (values.json) terminal.json({ finished: true, month, isSame, undated, missing, faulty, days });
  else {
    const held = days.reduce((sum, day) => sum + day.held, 0);
    const told = isSame
      ? [say.reconcile.same(month, held)]
      : [
          say.reconcile.different(month, different.length),
          ...(missing > 0 ? [say.reconcile.missing(missing)] : []),
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

interface Arrived {
  /** Rows without a day of contact. */
  readonly undated: number;
  /** Those of them that the collector has, on the day of their arrival. */
  readonly placed: readonly Sent[];
  /** Those that it does not have, or has with other content. */
  readonly missing: number;
}

/** Asks the collector when the rows without a day of contact arrived. */
async function askArrival(
  palaute: Palaute,
  feedbacks: AsyncIterable<Feedback>,
  signal: AbortSignal,
): Promise<Arrived> {
  const units: string[] = [];
  const placed: Sent[] = [];
  async function* undated(): AsyncGenerator<Feedback, void> {
    for await (const feedback of feedbacks) {
      if (feedback.contactOn !== undefined) continue;
      units.push(feedback.unit);
      yield feedback;
    }
  }
  await palaute.report(undated(), {
    dryRun: true,
    signal,
    onResults: (results) => {
      for (const { index, id, status, receivedOn } of results) {
        const unit = units[index];
        if (status === 'duplicate' && unit !== undefined) placed.push({ id, unit, receivedOn });
      }
    },
  });
  return { undated: units.length, placed, missing: units.length - placed.length };
}
