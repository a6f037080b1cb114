// Whether figures that show, taken together, tell a small group apart. Not the rule on what shows first
// (withhold.ts), nor the algebra of what is left open (moves.ts).
import { Moves, type Replaced } from './moves.ts';
import { raise, tolerance } from './raise.ts';

/** How many ways of mending a proof are tried before a new one is looked for. */
const mostMends = 20;

/** Steps for each answer of a proof: mostly few are enough, and only where they are not are many worth it. */
const fewSteps = 6;
const manySteps = 60;

/**
 * Keeps, for each small cell, a proof that nobody can single it out: a table of answers, with somebody in every cell,
 * that agrees with every shown figure and in which that cell holds `threshold` answers.
 *
 * So long as these proofs stand, no arithmetic on the shown figures isolates a small group, be it one cell or the
 * union of several: a group that is known to hold fewer than `threshold` could not hold a cell that may hold as
 * many. This is the "upper protection level" of cell suppression, and one the lower bound that everybody knows, for
 * empty cells show: https://sdctools.github.io/HandbookSDC/04-magnitude-tabular-data.html
 *
 * A figure shows how many gave each answer. So the table is kept answer by answer: a promoter cannot stand in for a
 * detractor.
 */
export class DisclosureAudit {
  readonly #counts: readonly number[];
  readonly #threshold: number;
  readonly #moves: Moves;
  /** Answer → cell → how many of those who gave it there might have given it elsewhere: one stays in each cell. */
  readonly #rooms: readonly (readonly number[])[];
  /** Answers, the most frequent first. */
  readonly #order: readonly number[];
  /** Small cell and answer, as {@link #thread} numbers them → what each cell gains or loses in its proof. */
  readonly #proofs = new Map<number, Map<number, number>>();
  /** Cell → the threads that shift it. */
  readonly #shifters: Set<number>[];

  /**
   * @param counts how many answered in each cell, all above zero; nothing shows yet
   * @param answers answer → cell → how many gave it there; together they are the counts. @default all gave the same
   */
  constructor(
    counts: readonly number[],
    threshold: number,
    answers: readonly (readonly number[])[] = [counts],
  ) {
    this.#counts = counts;
    this.#threshold = threshold;
    this.#moves = new Moves(counts);
    this.#shifters = counts.map(() => new Set());
    const most = counts.map((_, cell) => Math.max(...answers.map((gave) => gave[cell] ?? 0)));
    const stays = counts.map((_, cell) => answers.findIndex((gave) => gave[cell] === most[cell]));
    this.#rooms = answers.map((gave, answer) => gave.map((n, cell) => (stays[cell] === answer ? n - 1 : n)));
    const totals = answers.map((gave) => gave.reduce((sum, n) => sum + n, 0));
    this.#order = answers.map((_, answer) => answer).toSorted((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0));
    const [first = 0] = this.#order;
    counts.forEach((count, cell) => {
      if (count < threshold) this.#add(this.#thread(cell, first), new Map([[cell, threshold - count]]), 1);
    });
  }

  /** Shows how many gave each answer in some cells together, unless that would tell a small group apart; says whether. */
  show(cells: readonly number[]): boolean {
    const replaced = this.#moves.pin(cells);
    const renewals: (() => void)[] = [];
    for (const [small, changes] of this.#changes(cells)) {
      const renew = this.#mend(small, changes, replaced) ?? this.#renew(small, changes);
      if (!renew) {
        this.#moves.restore(replaced);
        return false;
      }
      renewals.push(renew);
    }
    for (const renew of renewals) renew();
    return true;
  }

  /** The small cells whose proof would change what these cells hold together, by which answer and how much. */
  #changes(cells: readonly number[]): Map<number, Map<number, number>> {
    const changes = new Map<number, number>();
    for (const cell of cells) {
      for (const thread of this.#shifters[cell] ?? []) {
        changes.set(thread, (changes.get(thread) ?? 0) + this.#shift(thread, cell));
      }
    }
    const ofSmall = new Map<number, Map<number, number>>();
    for (const [thread, change] of changes) {
      if (Math.abs(change) < tolerance) continue;
      const small = Math.floor(thread / this.#rooms.length);
      ofSmall.set(small, (ofSmall.get(small) ?? new Map()).set(thread % this.#rooms.length, change));
    }
    return ofSmall;
  }

  /** Mends a proof by going one of the replaced moves; far cheaper than a new proof, and mostly enough. */
  #mend(
    small: number,
    changes: ReadonlyMap<number, number>,
    replaced: readonly Replaced[],
  ): (() => void) | undefined {
    let spare = (this.#counts[small] ?? 0) - this.#threshold;
    for (const answer of this.#order) spare += this.#shift(this.#thread(small, answer), small);
    const mends: (() => void)[] = [];
    for (const [answer, change] of changes) {
      const thread = this.#thread(small, answer);
      const isGood = ({ move, change: by }: Replaced) => {
        let isEnough = spare - ((move.get(small) ?? 0) * change) / by > -tolerance;
        for (const [cell, step] of move) {
          isEnough &&=
            this.#room(answer, cell) + this.#shift(thread, cell) - (step * change) / by > -tolerance;
        }
        return isEnough;
      };
      const way = replaced.slice(0, mostMends).find(isGood);
      if (!way) return undefined;
      spare -= ((way.move.get(small) ?? 0) * change) / way.change;
      mends.push(() => this.#add(thread, way.move, -change / way.change));
    }
    return () => mends.forEach((mend) => mend());
  }

  /** A new proof, which keeps what it can of the old one: the answers that do not change. */
  #renew(small: number, changes: ReadonlyMap<number, number>): (() => void) | undefined {
    const all = new Set(this.#order);
    return (
      this.#prove(small, new Set(changes.keys()), fewSteps) ??
      this.#prove(small, all, fewSteps) ??
      this.#prove(small, all, manySteps)
    );
  }

  /** Proves with new shifts of these answers, of as few as are enough, and those that there are of the others. */
  #prove(small: number, answers: ReadonlySet<number>, steps: number): (() => void) | undefined {
    const proof: (readonly [number, ReadonlyMap<number, number>])[] = [];
    let need = this.#threshold - (this.#counts[small] ?? 0);
    for (const answer of this.#order) {
      if (!answers.has(answer)) need -= this.#shift(this.#thread(small, answer), small);
    }
    for (const answer of this.#order) {
      if (need <= tolerance) break;
      if (!answers.has(answer)) continue;
      const raised = raise(this.#moves, this.#rooms[answer] ?? [], small, need, steps);
      proof.push([answer, raised]);
      need -= raised.get(small) ?? 0;
    }
    if (need > tolerance) return undefined;
    return () => {
      for (const answer of answers) {
        const thread = this.#thread(small, answer);
        for (const cell of this.#proofs.get(thread)?.keys() ?? []) this.#shifters[cell]?.delete(thread);
        this.#proofs.delete(thread);
      }
      for (const [answer, raised] of proof) this.#add(this.#thread(small, answer), raised, 1);
    };
  }

  #thread(small: number, answer: number): number {
    return small * this.#rooms.length + answer;
  }

  #room(answer: number, cell: number): number {
    return this.#rooms[answer]?.[cell] ?? 0;
  }

  #shift(thread: number, cell: number): number {
    return this.#proofs.get(thread)?.get(cell) ?? 0;
  }

  #add(thread: number, shifts: ReadonlyMap<number, number>, times: number): void {
    const proof = this.#proofs.get(thread) ?? new Map<number, number>();
    this.#proofs.set(thread, proof);
    for (const [cell, step] of shifts) {
      const shift = (proof.get(cell) ?? 0) + step * times;
      if (Math.abs(shift) < tolerance) {
        proof.delete(cell);
        this.#shifters[cell]?.delete(thread);
      } else {
        proof.set(cell, shift);
        this.#shifters[cell]?.add(thread);
      }
    }
  }
}
