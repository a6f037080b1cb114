// Raises one cell as far as the open moves let it: the simplex method, stopped as soon as it is enough.
import { combine, type Move, type Moves, stepOf } from './moves.ts';

/** What rounding may do. Counts are whole numbers, so no difference that matters comes near it. */
export const tolerance = 1e-6;

/** How much may be gone through, counted in cells of moves. It falls as it is spent, and ends at 0. */
export interface Effort {
  left: number;
}

/**
 * Looks for a combination of moves that raises a cell by `enough`, or as far as can be, and takes no cell under zero.
 * @param roomOf how much each cell can lose
 * @param limits after so many steps or so much effort it is taken that the cell cannot be raised further, which errs on
 *   the safe side
 * @returns how much each cell gains or loses by it
 */
export function raise(
  moves: Moves,
  roomOf: (cell: number) => number,
  cell: number,
  enough: number,
  { steps, effort }: { readonly steps: number; readonly effort: Effort },
): Map<number, number> {
  const raised = new Map<number, number>();
  const room = (at: number) => roomOf(at) + (raised.get(at) ?? 0);
  const view = new View(moves, cell, effort);
  for (let step = 0; step < steps; step++) {
    const need = enough - (raised.get(cell) ?? 0);
    const way = need > tolerance ? view.nextWay(room, need) : undefined;
    if (!way) return raised;
    if (way.length !== 0) addMove(raised, way.move, way.length);
    else view.exchange(way.own, way.blocker);
  }
  return raised;
}

/** Adds a move to what each cell gains or loses, so many times. */
export function addMove(
  sum: Map<number, number>,
  { cells, steps }: Move,
  times: number,
): Map<number, number> {
  cells.forEach((cell, index) => sum.set(cell, (sum.get(cell) ?? 0) + (steps[index] ?? 0) * times));
  return sum;
}

const nowhere: Move = { cells: [], steps: [] };

/** A move, how far it can be gone, and the cell that would fall under zero beyond that. */
interface Way {
  readonly own: number;
  readonly move: Move;
  /** Negative: backwards. */
  readonly length: number;
  readonly blocker: number;
}

/** The moves through one cell, seen from other own cells once a way is blocked; the moves themselves stay. */
class View {
  readonly #moves: Moves;
  readonly #cell: number;
  readonly #effort: Effort;
  readonly #owns: Set<number>;
  /** Cells that were own cells and were exchanged for their blocker. */
  readonly #former = new Set<number>();
  readonly #exchanges: { readonly cell: number; readonly move: Move }[] = [];
  /** Moves as they are after so many exchanges: each is worked out when it is asked for. */
  readonly #known = new Map<number, { readonly move: Move; readonly exchanges: number }>();

  constructor(moves: Moves, cell: number, effort: Effort) {
    this.#moves = moves;
    this.#cell = cell;
    this.#effort = effort;
    this.#owns = new Set(moves.through(cell));
  }

  /** The first way that raises the cell; when none does, the blocked one of the fewest cells, of length 0. */
  nextWay(room: (cell: number) => number, need: number): Way | undefined {
    let blocked: Way | undefined;
    for (const own of this.#owns) {
      if (this.#effort.left <= 0) return undefined;
      const move = this.#get(own);
      this.#effort.left -= move.cells.length;
      const gain = stepOf(move, this.#cell);
      if (gain === 0) continue;
      const way = measure(own, move, room, need / gain);
      if (way.length !== 0) return way;
      const isShorter = !blocked || move.cells.length < blocked.move.cells.length;
      if (way.blocker !== own && isShorter) blocked = way;
    }
    return blocked;
  }

  /** Makes the blocker an own cell in place of the one that it blocks. */
  exchange(own: number, blocker: number): void {
    const move = this.#get(own);
    this.#exchanges.push({ cell: blocker, move });
    this.#known.set(blocker, { move, exchanges: this.#exchanges.length });
    this.#former.add(own).delete(blocker);
    for (const other of this.#moves.through(blocker)) if (!this.#former.has(other)) this.#owns.add(other);
    this.#owns.add(blocker).delete(own);
  }

  #get(own: number): Move {
    const known = this.#known.get(own);
    let move = known ? known.move : (this.#moves.get(own) ?? nowhere);
    const count = this.#exchanges.length;
    const from = known ? known.exchanges : 0;
    if (from === count) return move;
    for (let index = from; index < count; index++) {
      const { cell, move: through } = this.#exchanges[index] ?? { cell: -1, move: nowhere };
      const change = stepOf(move, cell);
      if (change === 0) continue;
      this.#effort.left -= move.cells.length + through.cells.length;
      move = combine(move, stepOf(through, cell), through, -change);
    }
    this.#known.set(own, { move, exchanges: count });
    return move;
  }
}

/** How far a move can be gone before a cell is empty; at most `furthest`, whose sign tells the direction. */
function measure(own: number, move: Move, room: (cell: number) => number, furthest: number): Way {
  const direction = Math.sign(furthest);
  let length = Math.abs(furthest);
  let blocker = own;
  // The own cell first: what it blocks cannot be helped by an exchange.
  const { cells, steps } = move;
  const ownLoss = -direction * stepOf(move, own);
  if (ownLoss > 0) length = Math.min(length, room(own) / ownLoss);
  for (let index = 0; index < cells.length; index++) {
    if (length <= tolerance) return { own, move, length: 0, blocker };
    const loss = -direction * (steps[index] ?? 0);
    if (loss <= 0) continue;
    const cell = cells[index] ?? 0;
    const here = room(cell) / loss;
    if (here < length) {
      length = here;
      blocker = cell;
    }
  }
  return { own, move, length: length <= tolerance ? 0 : direction * length, blocker };
}
