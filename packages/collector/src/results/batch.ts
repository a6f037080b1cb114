// What is published next of a year. Which of the changes may be is the matter of choice.ts, when that is asked of
// publishing.ts. Pure.
import { answersOf, type UnitYear } from './answers.ts';
import { withholdBeside } from './beside.ts';
import { countCells, type Lattice } from './cells.ts';
import { changedUnits } from './changes.ts';
import { Choice } from './choice.ts';
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

/**
 * Chooses the next batch, so that whoever reads before and after learns of no small group ({@link Choice}), and decides
 * what of it shows, beside what was told before.
 * @returns nothing when nothing came or went, or nothing of it may be told yet
 */
export function nextBatch(question: BatchQuestion): Batch | undefined {
  const { live, published, year } = question;
  const changed = changedUnits(live, published);
  const changes = changed.flatMap((unit) => unit.changes);
  const shown = readShown(question.shown, year);
  // Where nothing has been published there is nothing to compare with.
  const isFree = question.isAll === true || published.length === 0;
  const moving = isFree ? new Set(changes) : new Choice(question, changes, shown).make();
  if (moving.size === 0) return undefined;
  const units = changed
    .filter((unit) => unit.changes.some((change) => moving.has(change)))
    .map((unit) => unit.with(moving));
  const renewed = new Set(units.map(({ unitId }) => unitId));
  const answers = [...published.filter(({ unitId }) => !renewed.has(unitId)), ...units].flatMap(answersOf);
  const alone = decideCells({ ...question, answers });
  const following = { ...question, before: published.flatMap(answersOf), after: answers, shown };
  const decided = isFree ? alone : withholdBeside(following, alone);
  return { units, shown: writeShown(grown(shown, decided), year), withheld: withheldOf(decided) };
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
