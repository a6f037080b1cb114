// What the shown figures leave open: the moves of answers between cells that change none of them. Whole-number
// algebra on cells by their index; when a figure may show is the matter of disclosure-audit.ts.

/** How much each cell gains or loses, the cells in ascending order. A cell that is not named stays as it is. */
export interface Move {
  readonly cells: readonly number[];
  /** Never 0. */
  readonly steps: readonly number[];
}

/** How much a move changes a cell. */
export function stepOf({ cells, steps }: Move, cell: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cells[middle] ?? 0) < cell) low = middle + 1;
    else high = middle;
  }
  return cells[low] === cell ? (steps[low] ?? 0) : 0;
}

/** A move that pinning replaced. */
export interface Replaced {
  readonly own: number;
  readonly move: Move;
  /** How much it changed the pinned sum. */
  readonly change: number;
}

const none: ReadonlySet<number> = new Set();

/**
 * A basis of all moves that leave every pinned sum as it is. Each move of the basis has a cell of its own that no
 * other changes; large cells are nobody's own, so that small ones move at their expense.
 */
export class Moves {
  readonly #counts: readonly number[];
  /** Own cell → its move. */
  readonly #moves: (Move | undefined)[];
  readonly #through: Set<number>[];

  /** At first nothing is pinned, and each cell moves by itself. */
  constructor(counts: readonly number[]) {
    this.#counts = counts;
    this.#moves = counts.map((_, cell) => ({ cells: [cell], steps: [1] }));
    this.#through = counts.map((_, cell) => new Set([cell]));
  }

  /** The move whose own cell this is. */
  get(own: number): Move | undefined {
    return this.#moves[own];
  }

  /** The own cells of the moves that change a cell. */
  through(cell: number): ReadonlySet<number> {
    return this.#through[cell] ?? none;
  }

  /**
   * Gives up every move that changes the sum of these cells.
   * @returns what was replaced, for `restore`; nothing when no move could change the sum
   */
  pin(cells: readonly number[]): Replaced[] {
    const changes = new Map<number, number>();
    for (const cell of cells) {
      for (const own of this.through(cell)) {
        const move = this.get(own);
        changes.set(own, (changes.get(own) ?? 0) + (move ? stepOf(move, cell) : 0));
      }
    }
    const replaced: Replaced[] = [];
    for (const [own, change] of changes) {
      const move = this.get(own);
      if (change !== 0 && move) replaced.push({ own, move, change });
    }
    if (replaced.length === 0) return replaced;
    const given = replaced.reduce((best, one) => (this.#isBetterGiven(one, best) ? one : best));
    for (const { own, move, change } of replaced) {
      this.#set(own, own === given.own ? undefined : combine(move, given.change, given.move, -change));
    }
    return replaced;
  }

  /** Undoes the latest `pin`. */
  restore(replaced: readonly Replaced[]): void {
    for (const { own, move } of replaced) this.#set(own, move);
  }

  /**
   * What is given up is added to all others, so the one with the fewest cells is, of these that of the largest own cell:
   * where groupings cross, moves would grow over the whole table.
   */
  #isBetterGiven(one: Replaced, other: Replaced): boolean {
    const [length, otherLength] = [one.move.cells.length, other.move.cells.length];
    return length < otherLength || (length === otherLength && this.#count(one.own) > this.#count(other.own));
  }

  #count(cell: number): number {
    return this.#counts[cell] ?? 0;
  }

  #set(own: number, move: Move | undefined): void {
    for (const cell of this.get(own)?.cells ?? []) this.#through[cell]?.delete(own);
    for (const cell of move?.cells ?? []) this.#through[cell]?.add(own);
    this.#moves[own] = move;
  }
}

/** `a · times + b · other`, divided by what its numbers have in common. */
export function combine(a: Move, times: number, b: Move, other: number): Move {
  const cells: number[] = [];
  const steps: number[] = [];
  let divisor = 0;
  for (let i = 0, j = 0; i < a.cells.length || j < b.cells.length;) {
    const left = a.cells[i] ?? Infinity;
    const right = b.cells[j] ?? Infinity;
    let step = 0;
    if (left <= right) step += (a.steps[i++] ?? 0) * times;
    if (right <= left) step += (b.steps[j++] ?? 0) * other;
    if (step === 0) continue;
    cells.push(Math.min(left, right));
    steps.push(step);
    if (divisor !== 1) divisor = commonDivisor(Math.abs(step), divisor);
  }
  return { cells, steps: divisor > 1 ? steps.map((step) => step / divisor) : steps };
}

function commonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
