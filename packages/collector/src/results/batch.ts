// What may be published next of what came or went since: as much as changes no figure by a small group's answers. What
// there is to choose from is the matter of changes.ts, when it is asked that of publishing.ts. Pure.
import { type Sum, withhold } from '@palaute/schema';
import { feedbackItem } from '../feedback/row.ts';
import { answersOf, type UnitYear } from './answers.ts';
import { answersByCell, cellFinder, countCells, type Lattice, latticeSums } from './cells.ts';
import { type Change, changedUnits } from './changes.ts';
import { type Decided, decideCells, type WithheldCells } from './lattice.ts';
import { readShown, type ShownCells, writeShown } from './shown.ts';

/** Plain, so that it can go to another thread. */
export interface BatchQuestion extends Lattice {
  /** What is counted now; a unit may be there twice. */
  readonly live: readonly UnitYear[];
  /** What was published last, each unit once. Nothing: nothing was. */
  readonly published: readonly UnitYear[];
  /** The cells that have ever shown an answer (shown.ts). */
  readonly shown: string;
  /** Smallest n that shows, and fewest answers that may be told of together. */
  readonly threshold: number;
  /** Publishes all of it, whoever it may tell of. @default false */
  readonly isAll?: boolean;
}

/** What is published next. */
export interface Batch {
  /** Units whose counts are others than before. */
  readonly units: readonly UnitYear[];
  readonly shown: string;
  readonly withheld: WithheldCells;
}

/** After so many tries only changes that are large by themselves are left to be published. */
const mostRounds = 3;
/** As for one item by itself. */
const mostItemRounds = 20;

/**
 * Chooses the next batch, so that whoever reads before and after learns of no small group.
 *
 * The changes are a table of their own, and so are those of several batches together. Of it a reader knows every figure
 * that has shown before, whether it still does, and every figure that shows now and was known to be empty. On these cells
 * the table must be one that may be published (`withhold`); changes that would give a small group of them away wait.
 *
 * An item never has more answers than there are feedbacks.
 *
 * @returns nothing when nothing came or went, or nothing of it may be told yet
 */
export function nextBatch(question: BatchQuestion): Batch | undefined {
  const { live, published, year } = question;
  const changed = changedUnits(live, published);
  const changes = changed.flatMap((unit) => unit.changes);
  const shown = readShown(question.shown, year);
  // Where nothing has been published there is nothing to compare with.
  const isFree = question.isAll === true || published.length === 0;
  const choice = new Choice(question, changes);
  for (let round = 1; ; round += 1) {
    if (!isFree) choice.holdBack(shown);
    const { moving } = choice;
    if (moving.size === 0) return undefined;
    const units = changed.filter((unit) => unit.changes.some((change) => moving.has(change)));
    const next = units.map((unit) => unit.with(moving));
    const renewed = new Set(next.map(({ unitId }) => unitId));
    const answers = [...published.filter(({ unitId }) => !renewed.has(unitId)), ...next].flatMap(answersOf);
    const decided = decideCells({ ...question, answers });
    if (isFree || choice.isSafe(decided, shown)) {
      return { units: next, shown: writeShown(grown(shown, decided), year), withheld: withheldOf(decided) };
    }
    if (round === mostRounds) choice.holdSmall();
  }
}

/** What waits, and what publishing all of it would tell. */
export interface Waiting {
  /** Answers that came or went, of all items. */
  readonly answers: number;
  /** Figures that have shown and would change by fewer answers than the threshold. */
  readonly smallSteps: number;
}

/** What a batch of everything would bring. */
export function waitingFor(question: BatchQuestion): Waiting {
  const changes = changedUnits(question.live, question.published).flatMap((unit) => unit.changes);
  const shown = readShown(question.shown, question.year);
  let smallSteps = 0;
  for (const [item, ofItem] of Map.groupBy(changes, (change) => change.item)) {
    const counts = countCells(
      question,
      ofItem.flatMap(({ given }) => given),
    );
    for (const [cell, n] of counts) if (n < question.threshold && shown.get(item)?.has(cell)) smallSteps += 1;
  }
  return { answers: changes.reduce((sum, { size }) => sum + size, 0), smallSteps };
}

const withheldOf = (decided: ReadonlyMap<string, Decided>): WithheldCells =>
  new Map([...decided].map(([item, { withheld }]) => [item, withheld]));

/** With the cells that show an answer now. */
function grown(shown: ShownCells, decided: ReadonlyMap<string, Decided>): ShownCells {
  for (const [item, { counts, withheld }] of decided) {
    const cells = shown.get(item) ?? new Set();
    for (const [cell, n] of counts) if (n > 0 && !withheld.has(cell)) cells.add(cell);
    shown.set(item, cells);
  }
  return shown;
}

/** Which changes are published, and which wait. */
class Choice {
  readonly #lattice: Lattice;
  readonly #threshold: number;
  readonly #sums: readonly Sum[];
  readonly #cellsOf: ReturnType<typeof cellFinder>;
  readonly #moving: Set<Change>;
  /** All of a unit's month, those that wait too. */
  readonly #besides: ReadonlyMap<string, readonly Change[]>;

  constructor(question: BatchQuestion, changes: readonly Change[]) {
    this.#lattice = question;
    this.#threshold = question.threshold;
    this.#sums = changes.length > 0 ? latticeSums(question) : [];
    this.#cellsOf = cellFinder(question);
    this.#moving = new Set(changes);
    this.#besides = Map.groupBy(changes, ({ unitId, month }) => `${unitId} ${month}`);
  }

  get moving(): ReadonlySet<Change> {
    return this.#moving;
  }

  /** Lets wait what would tell of a small group on the cells that have shown. */
  holdBack(shown: ShownCells): void {
    for (let before = -1; before !== this.#moving.size;) {
      before = this.#moving.size;
      this.#holdUneven();
      for (const [item, changes] of Map.groupBy(this.#moving, (change) => change.item)) {
        const cells = shown.get(item);
        if (!cells) continue;
        let left = changes;
        for (let round = 1; left.length > 0; round += 1) {
          const telling = this.#telling(left, (cell) => cells.has(cell));
          if (telling.size === 0) break;
          if (round < mostItemRounds) for (const change of telling) this.#moving.delete(change);
          else this.#holdSmall(left);
          left = left.filter((change) => this.#moving.has(change));
        }
      }
    }
  }

  /**
   * Whether nothing of what then shows would tell of a small group; what would, waits from now on.
   * @param decided of the counts with the changes
   */
  isSafe(decided: ReadonlyMap<string, Decided>, shown: ShownCells): boolean {
    const before = this.#moving.size;
    for (const [item, changes] of Map.groupBy(this.#moving, (change) => change.item)) {
      const cells = decided.get(item);
      const added = countCells(
        this.#lattice,
        changes.map((change) => ({
          ...change,
          answer: '',
          answered: true,
          n: change.live - change.published,
        })),
      );
      const wasEmpty = (cell: string) => (cells?.counts.get(cell) ?? 0) === (added.get(cell) ?? 0);
      const isKnown = (cell: string) =>
        (shown.get(item)?.has(cell) ?? false) || (wasEmpty(cell) && !cells?.withheld.has(cell));
      for (const change of this.#telling(changes, isKnown)) this.#moving.delete(change);
    }
    return this.#moving.size === before;
  }

  /** Lets all wait that is not large by itself: then no group of what is published is small. */
  holdSmall(): void {
    this.#holdSmall(this.#moving);
  }

  #holdSmall(changes: Iterable<Change>): void {
    for (const change of changes) if (this.#isSmall(change)) this.#moving.delete(change);
  }

  #isSmall({ size }: Change): boolean {
    return size < this.#threshold;
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

  /** The small changes of one item that figures of some cells would give away. */
  #telling(changes: readonly Change[], isKnown: (cell: string) => boolean): Set<Change> {
    const small = changes.filter((change) => this.#isSmall(change));
    if (small.length === 0) return new Set();
    const given = changes.flatMap((change) => change.given);
    const counts = countCells(this.#lattice, given);
    const cells = new Set(
      [...counts].flatMap(([cell, n]) => (n < this.#threshold && isKnown(cell) ? cell : [])),
    );
    if (cells.size === 0) {
      const answers = answersByCell(given);
      const hidden = withhold(counts, this.#sums, this.#threshold, {
        answersIn: (cell) => answers.get(cell),
        mayShow: isKnown,
        onProtecting: (_cell, protectedCell) => cells.add(protectedCell),
      });
      // One that nothing named would have to be found out by trying.
      if (cells.size === 0 && [...hidden].some(isKnown)) return new Set(small);
    }
    return new Set(
      small.filter(({ unitId, month }) => this.#cellsOf(unitId, month).some((cell) => cells.has(cell))),
    );
  }
}
