// Turns counts into the figures of one place, each shown or withheld. Pure.
import {
  type Figures,
  type ItemFigure,
  type LikertFigure,
  type NpsFigure,
  type Place,
  scoreLikert,
  scoreNps,
  statementIds,
  type Withheld,
} from '@palaute/schema';
import { npsCounts, npsInterval, wilsonInterval } from '@palaute/schema/statistics';
import { countedOnly } from '../aggregates/tally.ts';
import { chosen, feedbackItem } from '../feedback/row.ts';
import type { AnswerCount } from './answers.ts';
import { freeItems } from './free-items.ts';
import type { OwnItem } from './read.ts';

/** How often each answer was given to each item: item → answer → n. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Adds up what some units gave in some months. */
export function countsOf(answers: Iterable<Pick<AnswerCount, 'item' | 'answer' | 'n'>>): Counts {
  const counts = new Map<string, Map<string, number>>();
  for (const { item, answer, n } of answers) {
    const ofItem = counts.get(item) ?? new Map<string, number>();
    counts.set(item, ofItem.set(answer, (ofItem.get(answer) ?? 0) + n));
  }
  return counts;
}

/** Adds up what was counted apart. */
export const addUp = (parts: readonly Counts[]): Counts =>
  countsOf(
    parts.flatMap((part) =>
      [...part].flatMap(([item, answers]) => [...answers].map(([answer, n]) => ({ item, answer, n }))),
    ),
  );

/** What an audience may see of one place in one period. */
export interface View {
  readonly isWithheld: (item: string) => boolean;
  /** How many were asked and gave no answer; undefined where that is not told. */
  readonly skipped: (item: string) => number | undefined;
}

/** Figures of a place from what its units gave. */
export function figuresOf(
  place: Place,
  counts: Counts,
  ownItems: readonly OwnItem[],
  { isWithheld, skipped }: View,
): Figures {
  const count = (item: string, answer: string) => counts.get(item)?.get(answer) ?? 0;
  const show = <F extends object>(item: string, figure: () => F): F | Withheld => {
    if (isWithheld(item)) return { withheld: 'small-group' };
    const without = skipped(item);
    return { ...figure(), ...(without !== undefined && { skipped: without }) };
  };
  const likert = (item: string) =>
    show(item, () => likertFigure([1, 2, 3, 4, 5].map((answer) => count(item, String(answer)))));
  const given = (item: string) => show(item, () => ({ n: count(item, 'given') }));

  const choice = (
    item: string,
    n: () => number,
    answers: readonly string[],
    name = (answer: string) => answer,
  ) =>
    show(item, () => ({
      n: n(),
      counts: Object.fromEntries(answers.map((answer) => [name(answer), count(item, answer)])),
    }));
  const sumOf = (item: string, answers: readonly string[]) =>
    answers.reduce((sum, answer) => sum + count(item, answer), 0);

  const ownFigure = ({ id, kind, options }: OwnItem): ItemFigure['figure'] => {
    const ids = options.map((option) => option.id);
    switch (kind) {
      case 'text':
        return given(id);
      case 'yes-no':
        return choice(id, () => sumOf(id, ['true', 'false']), ['true', 'false']);
      case 'choice':
        return choice(id, () => sumOf(id, ids), ids);
      case 'multi':
        return choice(
          id,
          () => count(id, 'given'),
          ids.map(chosen),
          (answer) => answer.slice(chosen('').length),
        );
      default:
        return likert(id);
    }
  };
  const own = [...freeItems, ...ownItems].map((item): ItemFigure => ({
    item: item.id as ItemFigure['item'],
    kind: item.kind,
    names: item.names,
    ...(item.options.length > 0 && { options: item.options }),
    figure: ownFigure(item),
  }));
  const reported = count(feedbackItem, countedOnly);
  return {
    place,
    feedback: isWithheld(feedbackItem)
      ? { withheld: 'small-group' }
      : { n: count(feedbackItem, 'given') + reported },
    ...(!isWithheld(feedbackItem) && { aggregated: reported }),
    nps: show('nps', () => npsFigureOf(counts)),
    items: [
      { item: 'open', kind: 'text', figure: given('open') },
      ...statementIds.map((item): ItemFigure => ({ item, kind: 'likert', figure: likert(item) })),
      ...own,
    ],
  };
}

/** Answers to the recommendation question. */
export function npsFigureOf(counts: Counts): NpsFigure {
  const given = counts.get('nps');
  const distribution = Array.from({ length: 11 }, (_, answer) => given?.get(String(answer)) ?? 0);
  const score = scoreNps(distribution);
  return {
    n: score?.n ?? 0,
    nps: score?.nps ?? null,
    interval: npsInterval(npsCounts(distribution)),
    shares: score?.shares ?? null,
    mean: score?.mean ?? null,
    distribution,
  };
}

function likertFigure(distribution: readonly number[]): LikertFigure {
  const score = scoreLikert(distribution);
  const n = score?.n ?? 0;
  return {
    n,
    distribution,
    mean: score?.mean ?? null,
    topBox: score?.topBox ?? null,
    topBoxInterval: wilsonInterval(distribution[4] ?? 0, n),
  };
}
