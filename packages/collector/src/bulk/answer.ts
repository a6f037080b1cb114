// Answers a report: one line for each record, in order, as soon as what it says is committed. Records are taken in parts:
// while one part is told of, the next is stored, and the one after it is read.
import { describeProblem, type Fault, type ProblemCode, type ProblemLanguage } from '@palaute/schema';
import { isDatabaseAway } from '../database/errors.ts';
import type { ContactSafe } from '../contacts/safe.ts';
import type { Report } from './formats.ts';
import { Intake, type Interruption } from './intake.ts';
import { type Entry, Part, type PartRow } from './part.ts';
import { SeenIds } from './seen.ts';
import type { PartOutcome, PartStore } from './store-part.ts';

export interface AnswerOptions {
  readonly report: Report;
  readonly store: PartStore;
  readonly orgId: string;
  readonly contacts: ContactSafe | undefined;
  readonly now: () => Date;
  readonly language: ProblemLanguage;
  /** Nothing is stored: each record is told what would become of it. */
  readonly isDryRun: boolean;
  /** Records of one part, at most. */
  readonly partLimit: number;
  readonly patienceMs: number;
  readonly signal: AbortSignal;
}

/** Lines handed to the connection at once. */
const linesAtOnce = 500;

/** What a sender is told where the reading ended in the middle of a record. */
const interruptions: Partial<Record<Interruption, ProblemCode>> = {
  unreadable: 'malformed-encoding',
  'too-long': 'body-too-large',
};

/** The answer's text, part by part. */
export async function* answerReport(options: AnswerOptions): AsyncGenerator<string, void> {
  const { report, orgId, now, language, partLimit, patienceMs, signal } = options;
  const { body, splitter } = report;
  // Whoever stops listening stops the reading, too.
  const listening = new AbortController();
  const intake = new Intake({
    body,
    splitter,
    read: (records) => report.read(records, now()),
    newPart: () => new Part(orgId),
    partLimit,
    patienceMs,
    signal: AbortSignal.any([signal, listening.signal]),
  });
  const settle = settler(options);
  const settleNext = async () => {
    const part = await intake.take();
    return part && { part, settled: await settle(part) };
  };
  let next = settleNext();
  try {
    for (;;) {
      const current = await next;
      if (!current) break;
      // What became of one part is told while the next is stored: the database need not wait for who reads.
      next = settleNext();
      const { part, settled } = current;
      const { entries } = part;
      for (let from = 0; from < entries.length; from += linesAtOnce) {
        const some = entries.slice(from, from + linesAtOnce);
        yield some.map((entry, index) => resultOf(part, entry, settled[from + index], language)).join('');
      }
    }
  } finally {
    listening.abort();
    await next;
  }
  const code = intake.interruption && interruptions[intake.interruption];
  if (code) yield problemLine(splitter.startsOn, undefined, 'rejected', [{ code, pointer: '' }], language);
}

type Settle = (part: Part) => Promise<readonly Settled[]>;

/** What became of an entry; of a faulty one nothing. */
type Settled = PartOutcome | undefined;

/** Stores parts, or tells what would become of them. */
function settler({ store, orgId, contacts, isDryRun }: AnswerOptions): Settle {
  const seen = new SeenIds();
  const tryOut = async ({ rows }: Part): Promise<PartOutcome[]> => {
    try {
      const known = await store.lookUp(rows);
      return rows.map(({ feedback_id, content_hash, receivedOn }, index) => {
        const before = known[index];
        return before ?? { status: statusIn[seen.add(feedback_id, content_hash)], receivedOn };
      });
    } catch (error) {
      return rows.map(() => (isDatabaseAway(error) ? 'away' : 'refused'));
    }
  };
  const isSame = (one: PartRow, other: PartRow) =>
    one.content_hash === other.content_hash &&
    (!contacts ||
      !one.contact ||
      !other.contact ||
      contacts.isSame(orgId, one.feedback_id, one.contact, other.contact));
  /** The first of an id was stored, or is there; one more is held against it. */
  const settleAgain = async (again: PartRow, first: PartRow, outcome: Settled): Promise<Settled> => {
    if (!outcome || typeof outcome === 'string') return outcome;
    if (outcome.status !== 'reused') {
      return { ...outcome, status: isSame(again, first) ? 'duplicate' : 'reused' };
    }
    // Something else is kept under the id than what came first: it may be this one.
    try {
      return (await store.lookUp([again]))[0] ?? outcome;
    } catch {
      return 'away';
    }
  };

  return async (part) => {
    const outcomes = isDryRun ? await tryOut(part) : await store.store(part);
    const settled: Settled[] = [];
    for (const entry of part.entries) {
      if ('faults' in entry) settled.push(undefined);
      else if ('again' in entry) {
        const first = part.rows[entry.row] as PartRow;
        settled.push(await settleAgain(entry.again, first, outcomes[entry.row]));
      } else settled.push(outcomes[entry.row]);
    }
    return settled;
  };
}

/** What a dry run tells of an id that came before, in the same report. */
const statusIn = { new: 'stored', same: 'duplicate', other: 'reused' } as const;

/** One line of the answer. */
function resultOf(part: Part, entry: Entry, outcome: Settled, language: ProblemLanguage): string {
  const { line } = entry;
  if ('faults' in entry) return problemLine(line, entry.id, 'rejected', entry.faults, language);
  const id = part.rows[entry.row]?.feedback_id;
  if (outcome === undefined || outcome === 'away' || outcome === 'refused') {
    const code = outcome === 'away' ? 'database-unavailable' : 'internal-error';
    return problemLine(line, id, 'retry', [{ code, pointer: '' }], language);
  }
  const { status, receivedOn } = outcome;
  if (status === 'reused') {
    return problemLine(line, id, 'rejected', [{ code: 'id-reused', pointer: '/id' }], language);
  }
  // Written by hand, because it is what nearly every line is.
  return `{"line":${line},"id":"${id}","status":"${status}","receivedOn":"${receivedOn}"}\n`;
}

const problemLine = (
  line: number,
  id: string | undefined,
  status: 'rejected' | 'retry',
  faults: readonly [Fault, ...Fault[]],
  language: ProblemLanguage,
): string => `${JSON.stringify({ line, id, status, problem: describeProblem(faults, language) })}\n`;
