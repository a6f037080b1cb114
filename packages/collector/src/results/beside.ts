// What of a batch shows beside what was told before: a reader has both, and solves them together. Pure.
import { type Sum, withhold } from '@palaute/schema';
import { feedbackItem } from '../feedback/row.ts';
import type { AnswerCount } from './answers.ts';
import { answersByCell, countCells, effortOf, type Lattice, latticeSums, rankOf } from './cells.ts';
import type { Decided } from './lattice.ts';
import type { ShownCells } from './shown.ts';

/** Two states of a year that are told one after the other. */
export interface Following extends Lattice {
  readonly before: readonly AnswerCount[];
  readonly after: readonly AnswerCount[];
  /** The cells that have ever shown an answer. */
  readonly shown: ShownCells;
  readonly threshold: number;
}

/**
 * Withholds what would tell, beside what was told before, of a small group: of those who came, of those who went, or of
 * those whom either state hides. A unit's eight that were hidden, and show with three more, are known for eight where
 * nobody else answers as they do.
 *
 * Each unit's month is taken apart into those who stayed, came and went. What showed is a sum of such parts, and what is
 * to show is another, so that one audit (`withhold`) proves both: what has shown goes first, for it cannot be taken back;
 * then what has shown and shows still; last what shows for the first time.
 *
 * @param decided what shows of the later state by itself
 */
export function withholdBeside(
  following: Following,
  decided: ReadonlyMap<string, Decided>,
): ReadonlyMap<string, Decided> {
  const parts = partsOf(following);
  const sums = latticeSums(following);
  const decide = (item: string, of: Decided, without: ReadonlySet<string>): Decided => {
    const hidden = withheldOf(item, following, of, parts, sums, without);
    return { ...of, withheld: new Set([...of.withheld, ...hidden, ...without]) };
  };
  const feedback = decided.get(feedbackItem);
  const first = feedback && decide(feedbackItem, feedback, new Set());
  return new Map(
    [...decided].map(([item, of]) => [
      item,
      item === feedbackItem && first ? first : decide(item, of, first?.withheld ?? new Set()),
    ]),
  );
}

/** Who answered both times, only then, and only now; the same answer of the same unit's month is taken for the same people. */
type Part = 'stayed' | 'went' | 'came';
type Parts = Readonly<Record<Part, ReadonlyMap<string, readonly AnswerCount[]>>>;

function partsOf({ before, after }: Following): Parts {
  const keyOf = ({ unitId, month, item, answer }: AnswerCount) => `${unitId} ${month} ${item} ${answer}`;
  const countsOf = (given: readonly AnswerCount[]) => new Map(given.map((one) => [keyOf(one), one.n]));
  const [then, now] = [countsOf(before), countsOf(after)];
  const byItem = (given: readonly AnswerCount[], count: (one: AnswerCount) => number) =>
    Map.groupBy(
      given.map((one) => ({ ...one, n: count(one) })).filter(({ n }) => n > 0),
      ({ item }) => item,
    );
  return {
    stayed: byItem(before, (one) => Math.min(one.n, now.get(keyOf(one)) ?? 0)),
    went: byItem(before, (one) => one.n - (now.get(keyOf(one)) ?? 0)),
    came: byItem(after, (one) => one.n - (then.get(keyOf(one)) ?? 0)),
  };
}

const ofState: Readonly<Record<'before' | 'after', readonly Part[]>> = {
  before: ['stayed', 'went'],
  after: ['stayed', 'came'],
};

/** Cells that may not show now. */
function withheldOf(
  item: string,
  { before, shown, threshold, ...lattice }: Following,
  { counts: now, withheld }: Decided,
  parts: Parts,
  sums: readonly Sum[],
  without: ReadonlySet<string>,
): string[] {
  const known = shown.get(item) ?? new Set<string>();
  const totals = new Set(sums.map(({ total }) => total));
  const counts = new Map<string, number>();
  const answers = new Map<string, ReadonlyMap<string, number>>();
  const months = new Set<string>();
  for (const [part, byItem] of Object.entries(parts)) {
    const given = byItem.get(item) ?? [];
    for (const [cell, n] of countCells(lattice, given)) {
      if (totals.has(cell)) continue;
      counts.set(`${part} ${cell}`, n);
      months.add(cell);
    }
    for (const [cell, gave] of answersByCell(given)) answers.set(`${part} ${cell}`, gave);
  }
  const then = countCells(
    lattice,
    before.filter((answer) => answer.item === item),
  );
  for (const [cell, n] of then) counts.set(`before ${cell}`, n);
  for (const [cell, n] of now) counts.set(`after ${cell}`, n);
  const inTwo = Object.entries(ofState).flatMap(([state, made]) => [
    ...sums.map(({ total, parts: of }) => ({
      total: `${state} ${total}`,
      parts: of.map((cell) => `${state} ${cell}`),
    })),
    ...[...months].map((cell) => ({
      total: `${state} ${cell}`,
      parts: made.map((part) => `${part} ${cell}`),
    })),
  ]);
  const stateOf = (cell: string) => cell.slice(0, cell.indexOf(' '));
  const nameOf = (cell: string) => cell.slice(cell.indexOf(' ') + 1);
  const hidden = withhold(counts, inTwo, threshold, {
    // What was told before in the order in which it was decided: largest first over the whole year takes two to four times as long.
    rank: (cell) =>
      (stateOf(cell) === 'before' ? 0 : known.has(nameOf(cell)) ? 100 : 200) + rankOf(nameOf(cell)),
    answersIn: (cell) => answers.get(cell),
    effort: effortOf(lattice),
    mayShow: (cell) => {
      const name = nameOf(cell);
      if (stateOf(cell) === 'before') return known.has(name);
      return stateOf(cell) === 'after' && !withheld.has(name) && !without.has(name);
    },
  });
  return [...hidden].flatMap((cell) => (stateOf(cell) === 'after' ? nameOf(cell) : []));
}
