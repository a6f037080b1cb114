// Puts rows and what became of them back into the order of the file, as answers come for several batches at once. The
// journal says only what is settled without a gap.
import type { RowFault, RowResult } from '../records/records.ts';
import type { Progressed } from './journal.ts';

export type Outcome =
  | { readonly status: 'stored' | 'duplicate' }
  | { readonly status: 'rejected'; readonly faults: readonly RowFault[] };

/** As much of a row as is needed once it is sent; the record is not. */
type Kept = Pick<RowResult, 'row' | 'masked' | 'place'>;

interface Waiting {
  readonly result: Kept;
  outcome?: Outcome;
}

/** A row that was not taken. */
export interface Rejected {
  readonly result: Kept;
  readonly faults: readonly RowFault[];
}

export class Settlement {
  #progressed: Omit<Progressed, 'rejectsBytes'>;
  /** Rows from the first that is not settled on. */
  readonly #waiting: Waiting[] = [];
  /** Of what was sent and has no answer, by its place among what was sent. */
  readonly #sent = new Map<number, Waiting>();

  constructor(progressed: Omit<Progressed, 'rejectsBytes'>) {
    this.#progressed = progressed;
  }

  get progressed(): Omit<Progressed, 'rejectsBytes'> {
    return this.#progressed;
  }

  /** A row that goes out, as the one at this place among those sent. */
  send({ row, masked, place }: Kept, index: number): void {
    const waiting: Waiting = { result: { row, masked, place } };
    this.#waiting.push(waiting);
    this.#sent.set(index, waiting);
  }

  /** A row that is not sent at all. */
  refuse(result: RowResult): void {
    this.#waiting.push({ result, outcome: { status: 'rejected', faults: result.faults } });
  }

  sentAs(index: number): Kept | undefined {
    return this.#sent.get(index)?.result;
  }

  answer(index: number, outcome: Outcome): void {
    const waiting = this.#sent.get(index);
    if (waiting) waiting.outcome = outcome;
    this.#sent.delete(index);
  }

  /** Takes out what is settled without a gap. @returns the rejected among them, in the order of the file */
  advance(): Rejected[] {
    const open = this.#waiting.findIndex(({ outcome }) => outcome === undefined);
    const settled = this.#waiting.splice(0, open === -1 ? this.#waiting.length : open);
    const counts: { -readonly [Name in keyof Omit<Progressed, 'rejectsBytes'>]: number } = {
      ...this.#progressed,
    };
    const rejected: Rejected[] = [];
    for (const { result, outcome } of settled) {
      if (!outcome) continue;
      counts.rows += 1;
      counts[outcome.status] += 1;
      if (outcome.status === 'rejected') rejected.push({ result, faults: outcome.faults });
      else counts.masked += result.masked;
    }
    this.#progressed = counts;
    return rejected;
  }
}
