// Whether figures that show, taken together, tell a small group apart. Not the rule on what shows first
// (withhold.ts), nor the algebra of what is left open (moves.ts).
import { Moves, type Replaced } from './moves.ts';
import { addMove, type Effort, raise, tolerance } from './raise.ts';

/** Steps for each answer of a proof: mostly few are enough, and only where they are not are many worth it. */
const fewSteps = 6;
const manySteps = 60;
/**
 * What is gone through at most for a figure of so many cells, where that is bounded: one that takes more does not show. Where
 * groupings cross, the smallest figures would take nearly all of the time. It is counted, not measured, so that all come to
 * the same, and by the figure, so that what is decided later changes nothing before it.
 */
const effortFor = (cells: number, effort: number): number => effort * (cells + 2) * (cells + 12);

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
  /** Answer → cell → how many of those who gave it there might have given it elsewhere: one stays in each cell that is known to have some. */
  readonly #rooms: readonly (readonly number[])[];
  /** Answers, the most frequent first. */
  readonly #order: readonly number[];
  /** Small cell and answer, as {@link #thread} numbers them → what each cell gains or loses in its proof. */
  readonly #proofs = new Map<number, Map<number, number>>();
  /** Cell → the threads that shift it. */
  readonly #shifters: Set<number>[];
  #objector: number | undefined;
  /** Left for the figure that is looked at. */
  readonly #effort: Effort = { left: 0 };
  readonly #most: number;

  /**
   * @param counts how many answered in each cell, all above zero; nothing shows yet
   * @param answers answer → cell → how many gave it there; together they are the counts. @default all gave the same
   * @param more whether a cell may hold nobody in a proof, as nobody is told which are empty; how much may be
   *   gone through for a figure, by the square of its cells. @default never, and as much as it takes
   */
  constructor(
    counts: readonly number[],
    threshold: number,
    answers: readonly (readonly number[])[] = [counts],
    {
      mayBeEmpty = false,
      effort = Infinity,
    }: { readonly mayBeEmpty?: boolean; readonly effort?: number } = {},
  ) {
    this.#most = effort;
    this.#counts = counts;
    this.#threshold = threshold;
    this.#moves = new Moves(counts);
    this.#shifters = counts.map(() => new Set());
    const most = counts.map((_, cell) => Math.max(...answers.map((gave) => gave[cell] ?? 0)));
    const stays = counts.map((_, cell) => answers.findIndex((gave) => gave[cell] === most[cell]));
    this.#rooms = answers.map((gave, answer) =>
      gave.map((n, cell) => (!mayBeEmpty && stays[cell] === answer ? n - 1 : n)),
    );
    const totals = answers.map((gave) => gave.reduce((sum, n) => sum + n, 0));
    this.#order = answers.map((_, answer) => answer).toSorted((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0));
    const [first = 0] = this.#order;
    counts.forEach((count, cell) => {
      if (count < threshold) this.#add(this.#thread(cell, first), new Map([[cell, threshold - count]]), 1);
    });
  }

  /** The small cell that the last refusal protects; there may be more. */
  get objector(): number | undefined {
    return this.#objector;
  }

  /** Shows how many gave each answer in some cells together, unless that would tell a small group apart; says whether. */
  show(cells: readonly number[]): boolean {
    this.#objector = undefined;
    this.#effort.left = effortFor(cells.length, this.#most);
    const replaced = this.#moves.pin(cells);
    const renewals: (() => void)[] = [];
    for (const [small, changes] of this.#changes(cells)) {
      const renew = this.#mend(small, changes, replaced) ?? this.#renew(small);
      if (!renew) {
        this.#moves.restore(replaced);
        this.#objector = small;
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

  /**
   * Mends a proof: the replaced moves are gone as far as puts right what the cells hold together. An answer for which
   * that is not possible gives its part of the proof up, and others make up for what the small cell loses. Far cheaper
   * than a new proof, and nearly always enough.
   */
  #mend(
    small: number,
    changes: ReadonlyMap<number, number>,
    replaced: readonly Replaced[],
  ): (() => void) | undefined {
    const shifts = new Map<number, Map<number, number>>();
    for (const [answer, change] of changes) {
      shifts.set(answer, this.#putRight(small, answer, change, replaced) ?? this.#givenUp(small, answer));
    }
    let need = this.#need(small);
    for (const shift of shifts.values()) need -= shift.get(small) ?? 0;
    for (const answer of this.#order) {
      if (need <= tolerance) break;
      const gone = shifts.get(answer);
      const proof = this.#proofs.get(this.#thread(small, answer));
      const rooms = this.#rooms[answer] ?? [];
      const room = (cell: number) => (rooms[cell] ?? 0) + (proof?.get(cell) ?? 0) + (gone?.get(cell) ?? 0);
      const raised = raise(this.#moves, room, small, need, { steps: fewSteps, effort: this.#effort });
      need -= raised.get(small) ?? 0;
      shifts.set(answer, gone ? addTo(gone, raised, 1) : raised);
    }
    if (need > tolerance) return undefined;
    return () => {
      for (const [answer, shift] of shifts) this.#add(this.#thread(small, answer), shift, 1);
    };
  }

  /** What goes over the replaced moves, so that the cells hold what they held; nothing when that is too much. */
  #putRight(
    small: number,
    answer: number,
    change: number,
    replaced: readonly Replaced[],
  ): Map<number, number> | undefined {
    const rooms = this.#rooms[answer] ?? [];
    const proof = this.#proofs.get(this.#thread(small, answer));
    const gone = new Map<number, number>();
    let left = change;
    for (const { move, change: by } of replaced) {
      this.#effort.left -= move.cells.length;
      const whole = -left / by;
      const direction = Math.sign(whole);
      let length = Math.abs(whole);
      for (let index = 0; index < move.cells.length; index++) {
        const loss = -(move.steps[index] ?? 0) * direction;
        if (loss <= 0) continue;
        const cell = move.cells[index] ?? 0;
        const room = (rooms[cell] ?? 0) + (proof?.get(cell) ?? 0) + (gone.get(cell) ?? 0);
        if (room < length * loss) length = room / loss;
        if (length <= tolerance) break;
      }
      if (length <= tolerance) continue;
      if (length > Math.abs(whole) - tolerance) return addMove(gone, move, whole);
      addMove(gone, move, direction * length);
      left += by * direction * length;
    }
    return undefined;
  }

  /** Takes back what an answer does in a proof. */
  #givenUp(small: number, answer: number): Map<number, number> {
    return addTo(new Map(), this.#proofs.get(this.#thread(small, answer)) ?? new Map(), -1);
  }

  /** How many answers a small cell lacks in its proof. */
  #need(small: number): number {
    let need = this.#threshold - (this.#counts[small] ?? 0);
    for (const answer of this.#order) need -= this.#shift(this.#thread(small, answer), small);
    return need;
  }

  /** A new proof, with shifts of as few answers as are enough. */
  #renew(small: number): (() => void) | undefined {
    const proof: (readonly [number, ReadonlyMap<number, number>])[] = [];
    let need = this.#threshold - (this.#counts[small] ?? 0);
    for (const answer of this.#order) {
      if (need <= tolerance) break;
      const rooms = this.#rooms[answer] ?? [];
      const raised = raise(this.#moves, (cell) => rooms[cell] ?? 0, small, need, {
        steps: manySteps,
        effort: this.#effort,
      });
      proof.push([answer, raised]);
      need -= raised.get(small) ?? 0;
    }
    if (need > tolerance) return undefined;
    return () => {
      for (const answer of this.#order) {
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

/** `sum + of · times`, in `sum`. */
function addTo(
  sum: Map<number, number>,
  of: ReadonlyMap<number, number>,
  times: number,
): Map<number, number> {
  for (const [cell, step] of of) sum.set(cell, (sum.get(cell) ?? 0) + step * times);
  return sum;
}
