// What the shown figures leave open: the moves of answers between cells that change none of them. Whole-number
// algebra on cells by their index; when a figure may show is the matter of disclosure-audit.ts.

/** How much each cell gains or loses. A cell that is not named stays as it is. */
export type Move = ReadonlyMap<number, number>;

/** A move that pinning replaced. */
export interface Replaced {
  readonly own: number;
  readonly move: Move;
  /** How much it changed the pinned sum. */
  readonly change: number;
}

/**
 * A basis of all moves that leave every pinned sum as it is. Each move of the basis has a cell of its own that no
 * other changes; large cells are nobody's own, so that small ones move at their expense.
 */
export class Moves {
  readonly #counts: readonly number[];
  readonly #moves: Map<number, Move>;
  readonly #through: Set<number>[];

  /** At first nothing is pinned, and each cell moves by itself. */
  constructor(counts: readonly number[]) {
    this.#counts = counts;
    this.#moves = new Map(counts.map((_, cell) => [cell, new Map([[cell, 1]])]));
    this.#through = counts.map((_, cell) => new Set([cell]));
  }

  /** The move whose own cell this is. */
  get(own: number): Move | undefined {
    return this.#moves.get(own);
  }

  /** The own cells of the moves that change a cell. */
  through(cell: number): ReadonlySet<number> {
    return this.#through[cell] ?? new Set();
  }

  /**
   * Gives up every move that changes the sum of these cells.
   * @returns what was replaced, for `restore`; nothing when no move could change the sum
   */
  pin(cells: readonly number[]): Replaced[] {
    const changes = new Map<number, number>();
    for (const cell of cells) {
      for (const own of this.through(cell)) {
        changes.set(own, (changes.get(own) ?? 0) + (this.get(own)?.get(cell) ?? 0));
      }
    }
    const replaced: Replaced[] = [];
    for (const [own, change] of changes) {
      const move = this.get(own);
      if (change !== 0 && move) replaced.push({ own, move, change });
    }
    if (replaced.length === 0) return replaced;
    const given = replaced.reduce((most, one) => (this.#count(one.own) > this.#count(most.own) ? one : most));
    for (const { own, move, change } of replaced) {
      this.#set(own, own === given.own ? undefined : combine(move, given.change, given.move, -change));
    }
    return replaced;
  }

  /** Undoes the latest `pin`. */
  restore(replaced: readonly Replaced[]): void {
    for (const { own, move } of replaced) this.#set(own, move);
  }

  #count(cell: number): number {
    return this.#counts[cell] ?? 0;
  }

  #set(own: number, move: Move | undefined): void {
    for (const cell of this.get(own)?.keys() ?? []) this.#through[cell]?.delete(own);
    for (const cell of move?.keys() ?? []) this.#through[cell]?.add(own);
    if (move) this.#moves.set(own, move);
    else this.#moves.delete(own);
  }
}

/** `a · times + b · other`, divided by what its numbers have in common. */
export function combine(a: Move, times: number, b: Move, other: number): Move {
  const sum = new Map<number, number>();
  for (const [cell, change] of a) sum.set(cell, change * times);
  for (const [cell, change] of b) {
    const together = (sum.get(cell) ?? 0) + change * other;
    if (together === 0) sum.delete(cell);
    else sum.set(cell, together);
  }
  let divisor = 0;
  for (const change of sum.values()) {
    divisor = commonDivisor(Math.abs(change), divisor);
    if (divisor === 1) return sum;
  }
  for (const [cell, change] of sum) sum.set(cell, change / divisor);
  return sum;
}

function commonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
