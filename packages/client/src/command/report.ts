// `palaute report`: sends a file, and goes on where it stopped. Batches, repeating and pace are the SDK's; what has been
// done is in the journal, what was not taken in the rejects file.
import type { Feedback } from '@palaute/schema';
import { createPalaute } from '../client.ts';
import { isPalauteError } from '../error.ts';
import { readRecords } from '../records/records.ts';
import { failureOf } from './failure.ts';
import { describeFaults, FaultList, faultsOfProblem } from './faults.ts';
import { type Input, openInput } from './input.ts';
import { fingerprintOf, Journal, nothingYet, type Progressed } from './journal.ts';
import { readEndpoint, readKey, type Typed } from './options.ts';
import { machineError } from './machine.ts';
import { Meter } from './meter.ts';
import { Rejects } from './rejects.ts';
import { type Rejected, Settlement } from './settle.ts';
import type { Terminal } from './terminal.ts';

/** So small that a stop loses little, and so large that the journal costs nothing. */
const batchSize = 500;

export async function report(typed: Typed, terminal: Terminal): Promise<number> {
  const { messages: say, values, language } = typed;
  const endpoint = readEndpoint(values, say);
  const key = await readKey(values, terminal.env, say);
  const input = await openInput(typed);
  const isDryRun = values['dry-run'] ?? false;
  const journal = new Journal(
    input.file,
    fingerprintOf(input.look.hash, input.mapping, endpoint, values.sheet),
  );
  const rejects = new Rejects(input.file, input.table);
  let from = nothingYet;
  const list = new FaultList(input.file, typed);
  let settlement = new Settlement(from);
  try {
    if (!isDryRun) from = await begin(journal, rejects, typed, terminal);
    settlement = new Settlement(from);
    const keep = async (rejected: readonly Rejected[]) => {
      for (const { result, faults } of rejected) list.add(result.row.line, faults);
      if (isDryRun) return;
      await rejects.add(
        rejected.map(({ result, faults }) => ({ row: result.row, reason: describeFaults(faults, typed) })),
      );
      await journal.write({ ...settlement.progressed, rejectsBytes: rejects.bytes });
    };
    const meter = new Meter(typed, terminal, from.rows, input.table.progress);
    let saving: Promise<void> = Promise.resolve();
    let isOver = false;
    const save = () => (saving = saving.then(() => (isOver ? undefined : keep(settlement.advance()))));
    const palaute = createPalaute({ endpoint, key, language });
    try {
      await palaute.report(source(input, settlement, from.rows, save, terminal.now()), {
        batchSize,
        dryRun: isDryRun,
        signal: terminal.signal,
        onResults: async (results) => {
          for (const { index, status, problem } of results) {
            const row = settlement.sentAs(index);
            const outcome =
              status === 'rejected'
                ? ({ status, faults: row ? faultsOfProblem(row, problem) : [] } as const)
                : ({ status } as const);
            settlement.answer(index, outcome);
          }
          await save();
          meter.show(settlement.progressed);
        },
      });
      await save();
    } finally {
      // Answers that still come after a stop change nothing any more.
      isOver = true;
      await saving;
      meter.clear();
    }
    if (!isDryRun) await journal.remove();
  } catch (error) {
    return tellFailure(error, endpoint, settlement.progressed, typed, terminal);
  }
  return tellEnd(settlement.progressed, rejects, list, isDryRun, typed, terminal);
}

/** Finds out from where to go on, and says so. */
async function begin(
  journal: Journal,
  rejects: Rejects,
  { messages: say }: Typed,
  terminal: Terminal,
): Promise<Progressed> {
  const found = await journal.read();
  if (typeof found === 'object') {
    await rejects.resume(found.rejectsBytes);
    terminal.tell(`${say.report.resumed(found.rows)}\n`);
    return found;
  }
  if (found === 'damaged') terminal.tell(`${say.report.damagedJournal(journal.path)}\n`);
  if (found === 'other') terminal.tell(`${say.report.changed}\n`);
  const kept = await rejects.begin();
  if (kept !== undefined) terminal.tell(`${say.report.kept(kept)}\n`);
  await journal.write(nothingYet);
  return nothingYet;
}

/** What goes out, from the first row that is not settled; what cannot go is settled at once. */
async function* source(
  { table, reading }: Input,
  settlement: Settlement,
  done: number,
  save: () => Promise<void>,
  now: Date,
): AsyncGenerator<Feedback, void> {
  let rows = 0;
  let index = 0;
  for await (const result of readRecords(table, reading, now)) {
    rows += 1;
    // Read also when it is done: a key that comes again is told by the row before it.
    if (rows <= done) continue;
    if (result.feedback) {
      settlement.send(result, index++);
      yield result.feedback;
    } else {
      settlement.refuse(result);
      // Where nothing is sent no answer comes that would have them saved.
      if (rows % batchSize === 0) await save();
    }
  }
}

function tellFailure(
  error: unknown,
  endpoint: string,
  { rows }: Pick<Progressed, 'rows'>,
  typed: Typed,
  terminal: Terminal,
): number {
  const { messages: say, values } = typed;
  const isStopped = terminal.signal.aborted && isPalauteError(error);
  const failure = isStopped ? undefined : failureOf(error, endpoint, typed);
  if (!isStopped && !failure) throw error;
  const message = say.report.interrupted(rows);
  const reason = failure ? machineError(failure, say) : { code: 'interrupted', message };
  if (values.json) terminal.json({ finished: false, rows, error: reason });
  const told = failure ? [reason.message, say.report.unfinished(rows), say.runAgain] : [message];
  terminal.tell(`${told.join('\n')}\n`);
  return 3;
}

function tellEnd(
  progressed: Omit<Progressed, 'rejectsBytes'>,
  rejects: Rejects,
  list: FaultList,
  isDryRun: boolean,
  { messages: say, values }: Typed,
  terminal: Terminal,
): number {
  const { rejected } = progressed;
  const hasFile = rejected > 0 && !isDryRun;
  if (values.json)
    terminal.json({
      finished: true,
      dryRun: isDryRun,
      ...progressed,
      faults: list,
      ...(hasFile && { rejects: rejects.path }),
    });
  else {
    terminal.out(list.toString());
    const { summary, dryRun } = say.report;
    terminal.out(`${(isDryRun ? dryRun : summary)(progressed)}\n`);
    if (hasFile) terminal.out(`${say.report.rejects(rejects.path, rejected)}\n`);
  }
  return rejected > 0 ? 1 : 0;
}
