// What is wrong with a row, in a person's language: what, in which cell, and what to do.
import { type Problem, type ProblemCode, problems } from '@palaute/schema';
import type { MessageLanguage, Messages } from '../messages/index.ts';
import type { RowFault, RowFaultCode, RowResult } from '../records/records.ts';

export interface Speech {
  readonly language: MessageLanguage;
  readonly messages: Messages;
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

/** What is wrong and what to do, without where. */
export function describeFault(fault: RowFault, { language, messages: say }: Speech): string {
  const { code, cell } = fault;
  const shown = cell === undefined ? [] : [say.inCell(cell)];
  if (!isProblemCode(code)) return [say.row[code as RowFaultCode](fault), ...shown].join(' ');
  return [problems[code][language], ...shown, say.remedies[code] ?? say.mend].join(' ');
}

/** The reason in a rejects file: every fault with its column. */
export const describeFaults = (faults: readonly RowFault[], speech: Speech): string =>
  faults
    .map((fault) => `${fault.column ? `${fault.column}: ` : ''}${describeFault(fault, speech)}`)
    .join(' | ');

/** A collector's problem as faults of the row's columns; codes that are not known here are told by their title. */
export function faultsOfProblem(
  { place }: Pick<RowResult, 'place'>,
  problem: Problem | undefined,
): RowFault[] {
  const errors = problem?.errors.length ? problem.errors : problem ? [problem] : [];
  return errors.map(({ code, pointer }) => place({ code, pointer }));
}

export type LineFault = Omit<RowFault, 'cell'> & { readonly line: number };

/** Faults of rows as a person at a terminal reads them, the first of them only. */
export class FaultList {
  readonly #file: string;
  readonly #speech: Speech;
  readonly #lines: string[] = [];
  readonly #faults: LineFault[] = [];
  #count = 0;

  constructor(file: string, speech: Speech) {
    this.#file = file;
    this.#speech = speech;
  }

  add(line: number, faults: readonly RowFault[]): void {
    for (const fault of faults) {
      this.#count += 1;
      const { cell: _cell, ...told } = fault;
      if (this.#faults.length < machineFaults) this.#faults.push({ line, ...told });
      if (this.#lines.length >= shownFaults) continue;
      const where = this.#speech.messages.at(this.#file, line, fault.column);
      this.#lines.push(`${where}: ${describeFault(fault, this.#speech)}`);
    }
  }

  /** For machines: the first of them, without what stands in the cells. */
  toJSON(): readonly LineFault[] {
    return this.#faults;
  }

  toString(): string {
    const more = this.#count - this.#lines.length;
    return [...this.#lines, ...(more > 0 ? [this.#speech.messages.more(more)] : [])]
      .map((line) => `${line}\n`)
      .join('');
  }
}

/** More of them fill the screen and say nothing new; a rejects file has them all. */
const shownFaults = 50;
const machineFaults = 1_000;
