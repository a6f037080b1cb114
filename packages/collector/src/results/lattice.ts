// The published lattice of one organisation and year: every place × every calendar period, and how they add up.
// Which of its cells show is the schema's rule (`withhold`). Pure.
import { periodsOfYear, periodSums, parsePeriod, type Sum, withhold } from '@palaute/schema';
import { chosen, feedbackItem } from '../feedback/row.ts';
import type { AnswerCount } from './answers.ts';

/** Names a place within its organisation. */
export type PlaceId = 'organisation' | `division:${string}` | `unit:${string}`;

export const divisionPlace = (id: string): PlaceId => `division:${id}`;
export const unitPlace = (id: string): PlaceId => `unit:${id}`;

/** What withholding is decided on. Plain, so that it can go to another thread. */
export interface WithholdingQuestion {
  readonly divisions: readonly { readonly id: string }[];
  readonly units: readonly { readonly id: string; readonly divisionId: string }[];
  readonly year: string;
  /** Everything that was answered in that year. */
  readonly answers: readonly AnswerCount[];
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
export function decideWithholding(question: WithholdingQuestion): WithheldCells {
  const sums = latticeSums(question);
  const byItem = Map.groupBy(question.answers, ({ item }) => item);
  const decide = (given: readonly AnswerCount[], without: ReadonlySet<string>) =>
    decideItem(question, sums, given, without).withheld;
  const feedback = decide(byItem.get(feedbackItem) ?? [], new Set());
  return new Map(
    [...byItem].map(([item, given]) => [item, item === feedbackItem ? feedback : decide(given, feedback)]),
  );
}

/** What is decided of one item, and why. */
interface Decided {
  readonly counts: ReadonlyMap<string, number>;
  readonly withheld: ReadonlySet<string>;
  /** Cell → a small one that it would give away. */
  readonly protecting: ReadonlyMap<string, string>;
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
    rank: endOf,
    answersIn: (cell) => answersOf.get(cell),
    mayShow: (cell) => !without.has(cell),
    onProtecting: (cell, small) => protecting.set(cell, small),
  });
  return { counts, withheld: new Set([...hidden, ...without]), protecting };
}

/** Why a figure shows or not, for staff on the host: it tells what is hidden. */
export type Reason =
  | { readonly is: 'shown' | 'small'; readonly n: number }
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
  const reasonIn = ({ counts, withheld, protecting }: Decided, feedback?: Reason): Reason => {
    const n = counts.get(cell) ?? 0;
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
  if (item === feedbackItem) return reasonIn(feedback);
  return reasonIn(decide(item, feedback.withheld), reasonIn(feedback));
}

/** Answers to one item in every cell that has some. */
function countCells(
  { units, year }: WithholdingQuestion,
  answers: readonly AnswerCount[],
): Map<string, number> {
  const byUnit = new Map<string, Map<string, number>>();
  for (const { unitId, month, n, answered } of answers) {
    if (!answered) continue;
    const byMonth = byUnit.get(unitId) ?? new Map<string, number>();
    byUnit.set(unitId, byMonth.set(month, (byMonth.get(month) ?? 0) + n));
  }
  const counts = new Map<string, number>();
  const divisionOf = new Map(units.map((unit) => [unit.id, unit.divisionId]));
  const periodsOf = periodsByMonth(year);
  for (const [unitId, byMonth] of byUnit) {
    const places = [unitPlace(unitId), divisionPlace(divisionOf.get(unitId) ?? ''), 'organisation'] as const;
    for (const [month, n] of byMonth) {
      for (const place of places) {
        for (const period of periodsOf.get(month) ?? []) {
          const cell = cellOf(place, period);
          counts.set(cell, (counts.get(cell) ?? 0) + n);
        }
      }
    }
  }
  return counts;
}

/** How many gave each answer to one item, in each month of each unit. */
function answersByCell(answers: readonly AnswerCount[]): Map<string, ReadonlyMap<string, number>> {
  const byCell = new Map<string, Map<string, number>>();
  for (const { unitId, month, answer, n } of answers) {
    const cell = cellOf(unitPlace(unitId), month);
    const counts = byCell.get(cell) ?? new Map<string, number>();
    byCell.set(cell, counts.set(answer, (counts.get(answer) ?? 0) + n));
  }
  return new Map([...byCell].map(([cell, counts]) => [cell, dealOptions(counts)]));
}

/**
 * The answers to a `multi` by who may have given them together: its options are dealt out to the people in turn. It
 * makes each person's choice one answer, as every other item's is, and agrees with every count that shows. People who
 * are dealt the same are counted, not gone through: a provider may report a hundred thousand of them.
 */
function dealOptions(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const options = [...counts].filter(([answer]) => answer.startsWith(chosen(''))).toSorted();
  const people = counts.get('given') ?? 0;
  if (options.length === 0 || people === 0) return counts;
  let next = 0;
  const dealt = options.map(([option, n]) => {
    const from = next;
    next = (next + n) % people;
    return { option, from, n };
  });
  const together = new Map<string, number>();
  // Between two places where a dealing begins or ends everybody has the same.
  const ends = [...new Set([0, people, ...dealt.flatMap(({ from, n }) => [from, (from + n) % people])])];
  ends.sort((a, b) => a - b);
  ends.slice(1).forEach((end, index) => {
    const start = ends[index] ?? 0;
    const has = ({ from, n }: { from: number; n: number }) => (start - from + people) % people < n;
    const answer = dealt
      .filter(has)
      .map(({ option }) => option)
      .join(' ');
    together.set(answer, (together.get(answer) ?? 0) + end - start);
  });
  return together;
}

const cellOf = (place: PlaceId, period: string) => `${place} ${period}`;

/** The last month of a cell's period. */
const endOf = (cell: string): number =>
  Number(
    parsePeriod(cell.slice(cell.lastIndexOf(' ') + 1))
      ?.months.at(-1)
      ?.slice(5) ?? 12,
  );

function periodsByMonth(year: string): Map<string, string[]> {
  const byMonth = new Map<string, string[]>();
  for (const id of periodsOfYear(year)) {
    for (const month of parsePeriod(id)?.months ?? [])
      byMonth.set(month, [...(byMonth.get(month) ?? []), id]);
  }
  return byMonth;
}

/** In each period a place is the sum of its parts; at each place a longer period is the sum of shorter ones. */
function latticeSums({ divisions, units, year }: WithholdingQuestion): Sum[] {
  const placeSums: { total: PlaceId; parts: PlaceId[] }[] = [
    { total: 'organisation', parts: divisions.map(({ id }) => divisionPlace(id)) },
    ...divisions.map(({ id }) => ({
      total: divisionPlace(id),
      parts: units.filter((unit) => unit.divisionId === id).map((unit) => unitPlace(unit.id)),
    })),
  ];
  const places = [
    'organisation' as const,
    ...placeSums.slice(1).flatMap(({ total, parts }) => [total, ...parts]),
  ];
  return [
    ...periodsOfYear(year).flatMap((period) =>
      placeSums.map(({ total, parts }) => ({
        total: cellOf(total, period),
        parts: parts.map((part) => cellOf(part, period)),
      })),
    ),
    ...places.flatMap((place) =>
      periodSums(year).map(({ total, parts }) => ({
        total: cellOf(place, total),
        parts: parts.map((part) => cellOf(place, part)),
      })),
    ),
  ];
}
