// A part of a report: the records that are stored together, in the form in which they are handed to the database. Built
// while the part before it is being stored; memory holds two.
import { dayInFinland, type Fault } from '@palaute/schema';
import type { SealedContact } from '../contacts/safe.ts';
import type { FeedbackRow } from '../feedback/row.ts';
import { contactLine, feedbackLine, textLines } from './copy-lines.ts';
import { LineStore } from './line-store.ts';
import type { Prepared } from './prepare.ts';
import { Tallies } from './tallies.ts';

/** What is still looked at of a row once its lines are written. */
export interface PartRow {
  readonly feedback_id: string;
  readonly content_hash: string;
  readonly contact: SealedContact | null;
  /** Day of its arrival in Finland. */
  readonly receivedOn: string;
}

/** A record in its place in the report. */
export type Entry =
  | { readonly line: number; readonly id?: string | undefined; readonly faults: readonly [Fault, ...Fault[]] }
  /** The first of its id: the row with this number. */
  | { readonly line: number; readonly row: number }
  /** One more of the same id. */
  | { readonly line: number; readonly row: number; readonly again: PartRow };

export class Part {
  readonly entries: Entry[] = [];
  /** Each id once. */
  readonly rows: PartRow[] = [];
  readonly lines = { feedback: new LineStore(), text: new LineStore(), contact: new LineStore() };
  readonly tallies = new Tallies();
  readonly #orgId: string;
  readonly #byId = new Map<string, number>();

  constructor(orgId: string) {
    this.#orgId = orgId;
  }

  get length(): number {
    return this.entries.length;
  }

  add(record: Prepared): void {
    const { line } = record;
    if (record.faults) {
      this.entries.push({ line, id: record.id, faults: record.faults });
      return;
    }
    const row = partRow(record.row);
    const known = this.#byId.get(row.feedback_id);
    if (known !== undefined) this.entries.push({ line, row: known, again: row });
    else {
      this.#byId.set(row.feedback_id, this.rows.length);
      this.entries.push({ line, row: this.rows.length });
      this.rows.push(row);
      this.#write(record.row);
    }
  }

  #write(row: FeedbackRow): void {
    const { feedback, text, contact } = this.lines;
    feedback.add(feedbackLine(this.#orgId, row));
    text.add(textLines(this.#orgId, row));
    contact.add(contactLine(this.#orgId, row));
    this.tallies.add(row);
  }
}

let lastDay: { receivedAt: string; day: string } = { receivedAt: '', day: '' };

function partRow({ feedback_id, content_hash, contact, received_at }: FeedbackRow): PartRow {
  // Many arrive in one instant.
  if (received_at !== lastDay.receivedAt) {
    lastDay = { receivedAt: received_at, day: dayInFinland(new Date(received_at)) };
  }
  return { feedback_id, content_hash, contact, receivedOn: lastDay.day };
}
