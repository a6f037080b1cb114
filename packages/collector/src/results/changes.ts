// What came or went since a year was last published: the difference between the counts that are published and those that
// are counted now, by unit, month and item. Which of it may be published is decided in batch.ts. Pure.
import { chosen } from '../feedback/row.ts';
import { type AnswerCount, type AnswerRow, rowsOf, type UnitYear } from './answers.ts';
import { cellFinder, type Lattice } from './cells.ts';

/** One item in one month of one unit, where what is counted is not what is published. It is published whole or not at all. */
export interface Change {
  readonly unitId: string;
  readonly month: string;
  readonly item: string;
  /** Answers that came or went, each counted, so that one which replaces another is two. Never 0. */
  readonly size: number;
  /** What came and what went, as answers of as many people as the size says. */
  readonly given: readonly AnswerCount[];
  /** People who answered. */
  readonly published: number;
  readonly live: number;
}

/** A unit of which something came or went. */
export interface ChangedUnit {
  readonly unitId: string;
  readonly changes: readonly Change[];
  /** What is published once some of the changes are. */
  with(moving: ReadonlySet<Change>): UnitYear;
}

/** How many answers of one item came or went in a cell since it was published. */
export function waitingIn(
  lattice: Lattice,
  changes: readonly Change[],
  { item, cell }: { readonly item: string; readonly cell: string },
): number {
  const cellsOf = cellFinder(lattice);
  return changes
    .filter((change) => change.item === item && cellsOf(change.unitId, change.month).includes(cell))
    .reduce((sum, { size }) => sum + size, 0);
}

/** `month item` → answer → its row. */
type Book = Map<string, Map<string, AnswerRow>>;

/** @param live a unit may be there twice, and adds up; @param published each unit once, as {@link ChangedUnit.with} wrote it */
export function changedUnits(live: readonly UnitYear[], published: readonly UnitYear[]): ChangedUnit[] {
  const textOf = new Map(published.map(({ unitId, counted }) => [unitId, counted]));
  const liveOf = Map.groupBy(live, ({ unitId }) => unitId);
  const unitIds = new Set([...liveOf.keys(), ...textOf.keys()]);
  return [...unitIds].toSorted().flatMap((unitId) => {
    const now = bookOf(liveOf.get(unitId) ?? []);
    const counted = textOf.get(unitId) ?? '[]';
    return textOfBook(now) === counted ? [] : changedUnit(unitId, now, bookOf([{ unitId, counted }]));
  });
}

function changedUnit(unitId: string, now: Book, before: Book): ChangedUnit {
  const keyOf = ({ month, item }: Change) => `${month} ${item}`;
  const keys = [...new Set([...now.keys(), ...before.keys()])];
  return {
    unitId,
    changes: keys.flatMap((key) => changeOf(unitId, before.get(key), now.get(key)) ?? []),
    with(moving) {
      const book = new Map(before);
      for (const change of moving) {
        if (change.unitId !== unitId) continue;
        const moved = now.get(keyOf(change));
        if (moved) book.set(keyOf(change), moved);
        else book.delete(keyOf(change));
      }
      return { unitId, counted: textOfBook(book) };
    },
  };
}

function bookOf(written: readonly UnitYear[]): Book {
  const book: Book = new Map();
  for (const row of written.flatMap(rowsOf)) {
    const [month, item, answer, answered, n] = row;
    const key = `${month} ${item}`;
    const answers = book.get(key) ?? new Map<string, AnswerRow>();
    book.set(key, answers);
    const name = `${answer} ${answered}`;
    const known = answers.get(name);
    answers.set(name, known ? [month, item, answer, answered, known[4] + n] : row);
  }
  return book;
}

/** The same counts are the same text, in whatever order a database wrote them. */
const textOfBook = (book: Book): string =>
  JSON.stringify(
    [...book]
      .toSorted(byName)
      .flatMap(([, answers]) => [...answers].toSorted(byName).map(([, row]) => row))
      .filter(([, , , , n]) => n !== 0),
  );

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : 1;

type Answers = ReadonlyMap<string, AnswerRow>;

function changeOf(unitId: string, before: Answers = new Map(), now: Answers = new Map()): Change | undefined {
  const names = [...new Set([...before.keys(), ...now.keys()])];
  const steps = names.flatMap((name) => {
    const [month, item, answer, answered] = now.get(name) ?? before.get(name) ?? ['', '', '', false];
    const n = (now.get(name)?.[4] ?? 0) - (before.get(name)?.[4] ?? 0);
    return n === 0 ? [] : [{ unitId, month, item, answer, answered, n }];
  });
  const [first] = steps;
  if (!first) return undefined;
  const { month, item } = first;
  const people = steps.filter(({ answered }) => answered);
  const options = steps.filter(({ answer, answered }) => !answered && answer.startsWith(chosen('')));
  const size = Math.max(
    people.reduce((sum, { n }) => sum + Math.abs(n), 0),
    ...options.map(({ n }) => Math.abs(n)),
  );
  const all = (n: number, answer: string, answered: boolean) => ({
    unitId,
    month,
    item,
    answer,
    answered,
    n,
  });
  return {
    unitId,
    month,
    item,
    size,
    // Who chose an option is one of those who answered; what went is an answer of its own.
    given:
      options.length > 0
        ? [all(size, 'given', true), ...options.map((step) => ({ ...step, n: Math.abs(step.n) }))]
        : people.map(({ n, answer }) => all(Math.abs(n), n < 0 ? `-${answer}` : answer, true)),
    published: peopleIn(before),
    live: peopleIn(now),
  };
}

const peopleIn = (answers: Answers): number =>
  [...answers.values()].reduce((sum, [, , , answered, n]) => (answered ? sum + n : sum), 0);
