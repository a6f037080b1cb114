// Whether figures that show, taken together, tell a small group apart. Not the rule on what shows first
// (withhold.ts), nor the algebra of what is left open (moves.ts).
import { Moves, type Replaced } from './moves.ts';
import { raise, tolerance } from './raise.ts';

/** How many ways of mending a proof are tried before a new one is looked for. */
const mostMends = 20;

/**
 * Keeps, for each small cell, a proof that nobody can single it out: a table of counts, none under zero, that
 * agrees with every shown figure and in which that cell holds `threshold` answers.
 *
 * So long as these proofs stand, no arithmetic on the shown figures isolates a small group, be it one cell or the
 * union of several: a group that is known to hold fewer than `threshold` could not hold a cell that may hold as
 * many. This is the "upper protection level" of cell suppression, and zero the lower bound that everybody knows:
 * https://sdctools.github.io/HandbookSDC/04-magnitude-tabular-data.html
 */
export class DisclosureAudit {
  readonly #counts: readonly number[];
  readonly #threshold: number;
  readonly #moves: Moves;
  /** Small cell → what each cell gains or loses in its proof. */
  readonly #proofs: Map<number, number>[];
  /** Cell → the small cells whose proof shifts it. */
  readonly #shifters: Set<number>[];

  /** @param counts answers in each cell, all above zero; nothing shows yet */
  constructor(counts: readonly number[], threshold: number) {
    this.#counts = counts;
    this.#threshold = threshold;
    this.#moves = new Moves(counts);
    this.#proofs = counts.map(() => new Map());
    this.#shifters = counts.map(() => new Set());
    counts.forEach((count, cell) => {
      if (count < threshold) this.#add(cell, new Map([[cell, threshold - count]]), 1);
    });
  }

  /** Shows the sum of some cells, unless it would tell a small group apart; says whether it shows. */
  show(cells: readonly number[]): boolean {
    const replaced = this.#moves.pin(cells);
    const renewals: (() => void)[] = [];
    for (const [small, change] of this.#changes(cells)) {
      const renew = this.#mend(small, change, replaced) ?? this.#prove(small);
      if (!renew) {
        this.#moves.restore(replaced);
        return false;
      }
      renewals.push(renew);
    }
    for (const renew of renewals) renew();
    return true;
  }

  /** The small cells whose proof would change the sum of these cells, and by how much. */
  #changes(cells: readonly number[]): Map<number, number> {
    const changes = new Map<number, number>();
    for (const cell of cells) {
      for (const small of this.#shifters[cell] ?? []) {
        changes.set(small, (changes.get(small) ?? 0) + this.#shift(small, cell));
      }
    }
    for (const [small, change] of changes) if (Math.abs(change) < tolerance) changes.delete(small);
    return changes;
  }

  /** Mends a proof by going one of the replaced moves; far cheaper than a new proof, and mostly enough. */
  #mend(small: number, change: number, replaced: readonly Replaced[]): (() => void) | undefined {
    const isEnough = (cell: number, shift: number) =>
      (this.#counts[cell] ?? 0) + shift > (cell === small ? this.#threshold : 0) - tolerance;
    for (const way of replaced.slice(0, mostMends)) {
      const length = -change / way.change;
      let isGood = true;
      for (const [cell, step] of way.move) {
        isGood &&= isEnough(cell, this.#shift(small, cell) + step * length);
      }
      if (isGood) return () => this.#add(small, way.move, length);
    }
    return undefined;
  }

  #prove(small: number): (() => void) | undefined {
    const proof = raise(this.#moves, this.#counts, small, this.#threshold);
    if (!proof) return undefined;
    return () => {
      for (const cell of this.#proofs[small]?.keys() ?? []) this.#shifters[cell]?.delete(small);
      this.#proofs[small]?.clear();
      this.#add(small, proof, 1);
    };
  }

  #shift(small: number, cell: number): number {
    return this.#proofs[small]?.get(cell) ?? 0;
  }

  #add(small: number, shifts: ReadonlyMap<number, number>, times: number): void {
    for (const [cell, step] of shifts) {
      const shift = this.#shift(small, cell) + step * times;
      if (Math.abs(shift) < tolerance) {
        this.#proofs[small]?.delete(cell);
        this.#shifters[cell]?.delete(small);
      } else {
        this.#proofs[small]?.set(cell, shift);
        this.#shifters[cell]?.add(small);
      }
    }
  }
}
