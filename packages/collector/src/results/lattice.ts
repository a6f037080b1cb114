// Which cells of one organisation and year show: the schema's rule (`withhold`) on every item of the published lattice.
// What the cells are is the matter of cells.ts. Pure.
import { type Sum, withhold } from '@palaute/schema';
import { feedbackItem } from '../feedback/row.ts';
import type { AnswerCount } from './answers.ts';
import {
  answersByCell,
  cellOf,
  countCells,
  effortOf,
  type Lattice,
  latticeSums,
  type PlaceId,
  rankOf,
  unitPlace,
} from './cells.ts';
import { readShown } from './shown.ts';

/** What withholding is decided on. Plain, so that it can go to another thread. */
export interface WithholdingQuestion extends Lattice {
  /** Everything that was answered in that year. */
  readonly answers: readonly AnswerCount[];
  /** The cells that have ever shown (shown.ts): no other may before the next batch. @default any may */
  readonly among?: string;
  /** Smallest n that shows; 0 shows all. */
  readonly threshold: number;
}

/** Item → its cells that are withheld; an item that is not named shows everywhere. */
export type WithheldCells = ReadonlyMap<string, ReadonlySet<string>>;

/** Tells whether one item's figure is withheld at a place in a period. */
export type Withholding = (item: string, place: PlaceId, period: string) => boolean;

export const withholdingOf =
  (withheld: WithheldCells): Withholding =>
  (item, place, period) =>
    withheld.get(item)?.has(cellOf(place, period)) ?? false;

/**
 * Whether an item shows in every month of every unit that a cell is made of. Only there may be told what is no answer:
 * what lies in shown groups alone bounds no hidden one.
 */
export const isWhole = (
  isWithheld: Withholding,
  item: string,
  unitIds: readonly string[],
  months: readonly string[],
): boolean => unitIds.every((id) => months.every((month) => !isWithheld(item, unitPlace(id), month)));

/**
 * Decides which cells show to an audience, each item by itself.
 *
 * An item shows nowhere that the feedbacks themselves do not, not even as nobody's: nobody answers it without giving
 * feedback, so that its figure would bound theirs. What nobody was asked says nothing of anybody, and shows.
 *
 * A period that ended earlier goes before one that ended later, so that what comes in later never takes back a figure
 * of a finished period to protect a running one.
 */
export const decideWithholding = (question: WithholdingQuestion): WithheldCells =>
  new Map([...decideCells(question)].map(([item, { withheld }]) => [item, withheld]));

/** What is decided of one item, and why. */
export interface Decided {
  /** Answers in each cell that has some. */
  readonly counts: ReadonlyMap<string, number>;
  readonly withheld: ReadonlySet<string>;
  /** Cell → a small one that it would give away. */
  readonly protecting: ReadonlyMap<string, string>;
}

/** The same as {@link decideWithholding}, with what it was decided on. */
export function decideCells(question: WithholdingQuestion): ReadonlyMap<string, Decided> {
  const sums = latticeSums(question);
  const byItem = Map.groupBy(question.answers, ({ item }) => item);
  const among = question.among === undefined ? undefined : readShown(question.among, question.year);
  const decide = (item: string, without: ReadonlySet<string>): Decided => {
    const decided = decideItem(question, sums, byItem.get(item) ?? [], without);
    if (!among) return decided;
    const known = among.get(item) ?? new Set();
    const others = [...decided.counts.keys()].filter((cell) => !known.has(cell));
    return { ...decided, withheld: new Set([...decided.withheld, ...others]) };
  };
  const feedback = decide(feedbackItem, new Set());
  return new Map(
    [...byItem.keys()].map((item) => [
      item,
      item === feedbackItem ? feedback : decide(item, feedback.withheld),
    ]),
  );
}

function decideItem(
  question: WithholdingQuestion,
  sums: readonly Sum[],
  given: readonly AnswerCount[],
  without: ReadonlySet<string>,
): Decided {
  const answersOf = answersByCell(given);
  const counts = countCells(question, given);
  const protecting = new Map<string, string>();
  const hidden = withhold(counts, sums, question.threshold, {
    rank: rankOf,
    answersIn: (cell) => answersOf.get(cell),
    mayShow: (cell) => !without.has(cell),
    effort: effortOf(question),
    onProtecting: (cell, small) => protecting.set(cell, small),
  });
  return { counts, withheld: new Set([...hidden, ...without]), protecting };
}

/** Why a figure shows or not, for staff on the host: it tells what is hidden. */
export type Reason =
  | { readonly is: 'shown' | 'small'; readonly n: number }
  /** It would tell of a small group beside what was told before (beside.ts). */
  | { readonly is: 'beside'; readonly n: number }
  /** The feedbacks themselves do not show there. */
  | { readonly is: 'without-feedback'; readonly n: number; readonly feedback: Reason }
  /** It would tell of a small group; of one unit in one month, as far as the rule knows. */
  | {
      readonly is: 'protecting';
      readonly n: number;
      readonly small: { readonly unitId: string; readonly month: string; readonly n: number };
    };

/** Decides as {@link decideWithholding} does, and says why of one item in one place and period. */
export function explainWithholding(
  question: WithholdingQuestion,
  item: string,
  place: PlaceId,
  period: string,
): Reason {
  const sums = latticeSums(question);
  const cell = cellOf(place, period);
  const decide = (of: string, without: ReadonlySet<string>) =>
    decideItem(
      question,
      sums,
      question.answers.filter((answer) => answer.item === of),
      without,
    );
  const among = question.among === undefined ? undefined : readShown(question.among, question.year);
  const besideOf = (of: string, { counts, withheld }: Decided) =>
    among ? [...counts.keys()].filter((one) => !withheld.has(one) && !among.get(of)?.has(one)) : [];
  const reasonIn = (of: string, decided: Decided, feedback?: Reason): Reason => {
    const { counts, withheld, protecting } = decided;
    const n = counts.get(cell) ?? 0;
    if (besideOf(of, decided).includes(cell)) return { is: 'beside', n };
    if (!withheld.has(cell)) return { is: 'shown', n };
    const small = protecting.get(cell);
    if (small !== undefined) {
      const [unit = '', month = ''] = small.split(' ');
      return {
        is: 'protecting',
        n,
        small: { unitId: unit.slice(unitPlace('').length), month, n: counts.get(small) ?? 0 },
      };
    }
    if (feedback && !(n > 0 && n < question.threshold)) return { is: 'without-feedback', n, feedback };
    return { is: 'small', n };
  };
  const feedback = decide(feedbackItem, new Set());
  const reason = reasonIn(feedbackItem, feedback);
  if (item === feedbackItem) return reason;
  const without = new Set([...feedback.withheld, ...besideOf(feedbackItem, feedback)]);
  return reasonIn(item, decide(item, without), reason);
}
