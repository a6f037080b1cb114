// Raises one cell as far as the open moves let it: the simplex method, stopped as soon as it is enough.
import { combine, type Move, type Moves } from './moves.ts';

/** What rounding may do. Counts are whole numbers, so no difference that matters comes near it. */
export const tolerance = 1e-6;

/**
 * Looks for a combination of moves that raises a cell by `enough`, or as far as can be, and takes no cell under zero.
 * @param rooms how much each cell can lose
 * @param steps after so many it is taken that the cell cannot be raised further, which errs on the safe side
 * @returns how much each cell gains or loses by it
 */
export function raise(
  moves: Moves,
  rooms: readonly number[],
  cell: number,
  enough: number,
  steps: number,
): Map<number, number> {
  const raised = new Map<number, number>();
  const room = (at: number) => (rooms[at] ?? 0) + (raised.get(at) ?? 0);
  const view = new View(moves, cell);
  for (let step = 0; step < steps; step++) {
    const need = enough - (raised.get(cell) ?? 0);
    const way = need > tolerance ? view.bestWay(room, need) : undefined;
    if (!way) return raised;
    for (const [at, change] of way.move) raised.set(at, (raised.get(at) ?? 0) + change * way.length);
    if (way.length === 0) view.exchange(way.own, way.blocker);
  }
  return raised;
}

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
  readonly #owns: Set<number>;
  /** Cells that were own cells and were exchanged for their blocker. */
  readonly #former = new Set<number>();
  readonly #exchanges: { readonly cell: number; readonly move: Move }[] = [];
  /** Moves as they are after so many exchanges: each is worked out when it is asked for. */
  readonly #known = new Map<number, { readonly move: Move; readonly exchanges: number }>();

  constructor(moves: Moves, cell: number) {
    this.#moves = moves;
    this.#cell = cell;
    this.#owns = new Set(moves.through(cell));
  }

  /** The way that raises the cell most; a blocked one, of length 0, when none raises it. */
  bestWay(room: (cell: number) => number, need: number): Way | undefined {
    let best: Way | undefined;
    let most = 0;
    for (const own of this.#owns) {
      const move = this.#get(own);
      const gain = move.get(this.#cell) ?? 0;
      if (gain === 0) continue;
      const way = measure(own, move, room, need / gain);
      if (way.length === 0) {
        if (way.blocker !== own) best ??= way;
      } else if (gain * way.length > most) {
        best = way;
        most = gain * way.length;
        if (most >= need - tolerance) break;
      }
    }
    return best;
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
    const known = this.#known.get(own) ?? { move: this.#moves.get(own) ?? new Map(), exchanges: 0 };
    let { move } = known;
    for (const { cell, move: through } of this.#exchanges.slice(known.exchanges)) {
      const change = move.get(cell);
      if (change) move = combine(move, through.get(cell) ?? 0, through, -change);
    }
    this.#known.set(own, { move, exchanges: this.#exchanges.length });
    return move;
  }
}

/** How far a move can be gone before a cell is empty; at most `furthest`, whose sign tells the direction. */
function measure(own: number, move: Move, room: (cell: number) => number, furthest: number): Way {
  const direction = Math.sign(furthest);
  let length = Math.abs(furthest);
  let blocker = own;
  // The own cell first: what it blocks cannot be helped by an exchange.
  const most = (cell: number, change: number) => (change < 0 ? room(cell) / -change : Infinity);
  const ownRoom = most(own, direction * (move.get(own) ?? 0));
  if (ownRoom < length) length = ownRoom;
  for (const [cell, change] of move) {
    if (length <= tolerance) return { own, move, length: 0, blocker };
    const here = most(cell, direction * change);
    if (here < length) {
      length = here;
      blocker = cell;
    }
  }
  return { own, move, length: length <= tolerance ? 0 : direction * length, blocker };
}
