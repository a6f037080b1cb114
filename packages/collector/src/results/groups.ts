// Which figures of an organisation's groups show: those who answered through one channel, in one language, or in a language
// of one kind of wording. Whose counts they are is the matter of breakdown.ts. Pure.
import {
  collectionChannelList,
  languageList,
  type Names,
  type Period,
  parsePeriod,
  periodsOfYear,
  type Place,
  withhold,
} from '@palaute/schema';
import { textFor } from '@palaute/schema/texts';
import { feedbackItem } from '../feedback/row.ts';
import type { AnswerCount } from './answers.ts';
import { answersByCell, cellOf, countCells, divisionPlace, endOf, latticeSums, unitPlace } from './cells.ts';
import { type Counts, countsOf } from './figures.ts';
import { type GroupedRow, unknownGroup } from './grouped.ts';
import type { PlaceTree } from './places.ts';

/** What an organisation's figures are taken apart by. */
export type Grouping = 'channel' | 'language';
export const groupings = ['channel', 'language'] as const satisfies readonly Grouping[];

export type GroupKind = Grouping | 'wording';

/** Those who answered through a channel, in a language, or in a language with that kind of wording. */
export interface Group {
  readonly kind: GroupKind;
  readonly code: string;
  readonly names: Names;
}

const wordings: readonly Group[] = [
  {
    kind: 'wording',
    code: 'official',
    names: { fi: 'THL:n sanamuodot', sv: 'THL:s formuleringar', en: 'THL’s wording' },
  },
  {
    kind: 'wording',
    code: 'unofficial',
    names: {
      fi: 'Epäviralliset käännökset',
      sv: 'Inofficiella översättningar',
      en: 'Unofficial translations',
    },
  },
];

/** Whether the questions of a language are THL's own, or a translation that nobody has confirmed. */
const wordingOf = (language: string): string => {
  if (language === unknownGroup) return unknownGroup;
  return textFor(language, 'nps').status === 'proposal' ? 'unofficial' : 'official';
};

/** The kind of wording that a language is of; channels have no such classes. */
export const classOf = (by: Grouping, code: string): string =>
  by === 'language' ? wordingOf(code) : unknownGroup;

/** The groups that there may be, whether anybody is in them or not: nobody is told which are empty. */
export const groupsOf: Readonly<Record<Grouping, readonly Group[]>> = {
  channel: collectionChannelList.codes.map(({ code, names }) => ({ kind: 'channel', code, names })),
  language: [
    ...languageList.codes.map(({ code, names }): Group => ({ kind: 'language', code, names })),
    ...wordings,
  ],
};

/** The groups as places that figures are of. */
export const groupTrees: Readonly<Record<Grouping, readonly PlaceTree[]>> = {
  channel: groupsOf.channel.map(treeOf),
  language: groupsOf.language.map(treeOf),
};

/** A division may be called as a channel is: a place's id is its own among all of an organisation. */
function treeOf({ kind, code, names }: Group): PlaceTree {
  const id = `${kind}:${code}` as const;
  return { id, place: { kind, id, names }, unitIds: [], parts: [] };
}

const codeOf = ({ kind, id }: Place): string => id.slice(kind.length + 1);

/** What a place's figures are taken from, if it is a group. */
export function groupingOf({ kind }: Place): Grouping | undefined {
  if (kind === 'wording') return 'language';
  return kind === 'channel' || kind === 'language' ? kind : undefined;
}

/** Whether those of a channel or language are in a group. */
export const isIn = (group: Place, by: Grouping, code: string): boolean =>
  codeOf(group) === (group.kind === 'wording' ? classOf(by, code) : code);

/** What is decided on. */
export interface GroupQuestion {
  readonly by: Grouping;
  readonly year: string;
  /** Smallest n that shows; 0 shows all. */
  readonly threshold: number;
  /** All of the months that are known, of the whole organisation. */
  readonly rows: readonly GroupedRow[];
  /** Months that are told of, in the order in which they were told; those of one number together. */
  readonly months: ReadonlyMap<string, number>;
  /** Whether everybody may see an item of the organisation in such a month. */
  readonly isToldOf: (item: string, month: string) => boolean;
}

/** The groups' counts of a year, and which of them show. */
export interface GroupFigures {
  counts(group: Place, period: Period): Counts;
  isWithheld(item: string, group: Place, period: Period): boolean;
}

/**
 * Decides which figures of the groups show.
 *
 * What everybody answered in a month is told elsewhere, so it counts as known: each month is a total that shows, and its
 * groups are parts. Nobody is told that a group is empty, which is withheld as a small one is: whoever reads may think
 * that what the shown groups leave of a month was all given by one of the others. That is what makes a month that shows
 * compatible with any group of it.
 *
 * Only periods are told of whose months all show for everybody. What units show cannot be held against it then: any table
 * of units and any table of groups with the same sums, month by month, may be those of the same people.
 */
export function decideGroups(question: GroupQuestion): GroupFigures {
  const { by, year, threshold, rows, months, isToldOf } = question;
  const placeOf = by === 'channel' ? 4 : 5;
  const answers = rows.map((row): AnswerCount => {
    const [month, item, answer, answered] = row;
    // A group is to its organisation what a unit is.
    return { unitId: row[placeOf], month, item, answer, answered, n: row[6] };
  });
  const values = [...new Set(answers.map(({ unitId }) => unitId))].toSorted();
  const units = values.map((id) => ({ id, divisionId: classOf(by, id) }));
  const divisions = [...new Set(units.map(({ divisionId }) => divisionId))].map((id) => ({ id }));
  const lattice = { divisions, units, year };
  const sums = latticeSums(lattice);
  const isOf = (item: string, month: string) => months.has(month) && isToldOf(item, month);
  const periods = new Map(periodsOfYear(year).map((id) => [id, parsePeriod(id)?.months ?? []]));
  const periodOf = (cell: string) => cell.slice(cell.lastIndexOf(' ') + 1);
  const isWhole = (cell: string) => cell.startsWith('organisation ');
  const isNameless = (cell: string) =>
    cell.startsWith(`${unitPlace(unknownGroup)} `) || cell.startsWith(`${divisionPlace(unknownGroup)} `);

  // What is told later takes nothing back; of what is told together, what ended first goes first.
  const rankOf = (cell: string) =>
    Math.max(...(periods.get(periodOf(cell)) ?? []).map((month) => months.get(month) ?? 0)) * 100 +
    endOf(cell);

  const shownOf = (item: string, mayShow: (cell: string) => boolean) => {
    const given = answers.filter((answer) => answer.item === item && isOf(item, answer.month));
    const counts = countCells(lattice, given);
    const answersOf = answersByCell(given);
    const isTold = new Set(
      [...periods].filter(([, parts]) => parts.every((month) => isOf(item, month))).map(([id]) => id),
    );
    const hidden = withhold(counts, sums, threshold, {
      rank: (cell) => (isWhole(cell) ? -1 : rankOf(cell)),
      answersIn: (cell) => answersOf.get(cell),
      mayBeEmpty: true,
      mayShow: (cell) => isWhole(cell) || (isTold.has(periodOf(cell)) && !isNameless(cell) && mayShow(cell)),
    });
    return { counts, hidden, isTold };
  };
  const feedback = shownOf(feedbackItem, () => true);
  const decided = new Map(
    [...new Set(rows.map(([, item]) => item))].map((item) => [
      item,
      item === feedbackItem
        ? feedback
        : shownOf(item, (cell) => feedback.counts.has(cell) && !feedback.hidden.has(cell)),
    ]),
  );
  const byGroup = Map.groupBy(answers, ({ unitId, month }) => `${unitId} ${month}`);
  const membersOf = (group: Place) => values.filter((value) => isIn(group, by, value));
  const isShown = (item: string, group: Place, { id }: Period): boolean => {
    const cell = cellOf((group.kind === 'wording' ? divisionPlace : unitPlace)(codeOf(group)), id);
    const ofItem = decided.get(item);
    if (!ofItem?.counts.has(`organisation ${id}`)) {
      // Nobody at all answered it: that tells of no group.
      return (periods.get(id) ?? []).every((month) => isOf(item, month));
    }
    return ofItem.isTold.has(id) && ofItem.counts.has(cell) && !ofItem.hidden.has(cell);
  };
  return {
    counts: (group, { months: parts }) =>
      countsOf(
        membersOf(group).flatMap((member) =>
          parts.flatMap((month) => byGroup.get(`${member} ${month}`) ?? []),
        ),
      ),
    isWithheld(item, group, period) {
      if (threshold === 0) return false;
      return !isShown(feedbackItem, group, period) || !isShown(item, group, period);
    },
  };
}
