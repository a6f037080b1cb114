// Which changes may be published: as many as change no figure by a small group's answers. Pure.
import { type Sum, withhold } from '@palaute/schema';
import { feedbackItem } from '../feedback/row.ts';
import { answersOf, type UnitYear } from './answers.ts';
import { answersByCell, cellFinder, countCells, effortOf, type Lattice, latticeSums } from './cells.ts';
import type { Change } from './changes.ts';
import type { ShownCells } from './shown.ts';

/** What is chosen for. */
export interface ChoiceQuestion extends Lattice {
  readonly published: readonly UnitYear[];
  /** Fewest answers that may be told of together. */
  readonly threshold: number;
}

/** After so many tries of one item only its changes that are large by themselves are left. */
const mostRounds = 20;

/**
 * Chooses what is published, so that whoever reads before and after learns of no small group.
 *
 * The changes are a table of their own, and so are those of several batches together. Of it a reader knows every figure
 * that has shown before, whether it still does, and every figure that shows now and was empty. On these cells the table
 * must be one that may be published (`withhold`): no figure changes by fewer answers than the threshold, and no
 * combination of them tells of fewer. Changes that would be told of wait.
 *
 * What shows is decided later, on what is chosen: each cell that was empty and gets enough is taken for one that shows.
 *
 * An item never has more answers than there are feedbacks.
 */
export class Choice {
  readonly #lattice: Lattice;
  readonly #threshold: number;
  readonly #shown: ShownCells;
  readonly #sums: readonly Sum[];
  readonly #cellsOf: ReturnType<typeof cellFinder>;
  readonly #moving: Set<Change>;
  /** All of a unit's month, those that wait too. */
  readonly #besides: ReadonlyMap<string, readonly Change[]>;
  /** Item → its cells that have answers already. */
  readonly #filled: (item: string) => ReadonlySet<string>;

  constructor(question: ChoiceQuestion, changes: readonly Change[], shown: ShownCells) {
    this.#lattice = question;
    this.#threshold = question.threshold;
    this.#shown = shown;
    this.#sums = changes.length > 0 ? latticeSums(question) : [];
    this.#cellsOf = cellFinder(question);
    this.#moving = new Set(changes);
    this.#besides = Map.groupBy(changes, ({ unitId, month }) => `${unitId} ${month}`);
    this.#filled = filledCells(question);
  }

  /** The changes that may be published together. */
  make(): ReadonlySet<Change> {
    for (let before = -1; before !== this.#moving.size;) {
      before = this.#moving.size;
      this.#holdUneven();
      for (const [item, changes] of Map.groupBy(this.#moving, (change) => change.item)) {
        this.#holdTelling(item, changes);
      }
    }
    return this.#moving;
  }

  /** Lets wait what would show more answers to an item than feedbacks. */
  #holdUneven(): void {
    for (const changes of this.#besides.values()) {
      const feedback = changes.find(({ item }) => item === feedbackItem);
      if (!feedback) continue;
      for (const change of changes) {
        if (change === feedback) continue;
        if (!this.#moving.has(feedback)) {
          if (change.live > feedback.published) this.#moving.delete(change);
        } else if (!this.#moving.has(change) && change.published > feedback.live) {
          this.#moving.delete(feedback);
        }
      }
    }
  }

  /** Lets wait what figures of one item would give away. */
  #holdTelling(item: string, changes: readonly Change[]): void {
    let left = changes;
    for (let round = 1; ; round += 1) {
      const telling = this.#telling(item, left);
      if (telling.length === 0) return;
      const held = round < mostRounds ? telling : left.filter((change) => this.#isSmall(change));
      for (const change of held) this.#moving.delete(change);
      left = left.filter((change) => this.#moving.has(change));
    }
  }

  /** Some of the small changes of one item that figures would give away. */
  #telling(item: string, changes: readonly Change[]): Change[] {
    const small = changes.filter((change) => this.#isSmall(change));
    // Where each change is large there is no small group to tell of.
    if (small.length === 0) return [];
    const given = changes.flatMap((change) => change.given);
    const counts = countCells(this.#lattice, given);
    const shown = this.#shown.get(item) ?? new Set();
    const filled = this.#filled(item);
    const isKnown = (cell: string) => shown.has(cell) || !filled.has(cell);
    const telling = new Set<string>();
    for (const [cell, n] of counts) if (n < this.#threshold && shown.has(cell)) telling.add(cell);
    if (telling.size === 0) {
      const answers = answersByCell(given);
      withhold(counts, this.#sums, this.#threshold, {
        answersIn: (cell) => answers.get(cell),
        mayShow: isKnown,
        effort: effortOf(this.#lattice),
        onProtecting: (_cell, protectedCell) => telling.add(protectedCell),
      });
    }
    return small.filter(({ unitId, month }) =>
      this.#cellsOf(unitId, month).some((cell) => telling.has(cell)),
    );
  }

  #isSmall({ size }: Change): boolean {
    return size < this.#threshold;
  }
}

/** Finds the cells of an item that have answers, once for each. */
function filledCells({ published, ...lattice }: ChoiceQuestion): (item: string) => ReadonlySet<string> {
  const answers = Map.groupBy(published.flatMap(answersOf), ({ item }) => item);
  const known = new Map<string, ReadonlySet<string>>();
  return (item) => {
    const cells = known.get(item) ?? new Set(countCells(lattice, answers.get(item) ?? []).keys());
    known.set(item, cells);
    return cells;
  };
}
