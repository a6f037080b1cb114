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
  type WithheldReason,
} from '@palaute/schema';
import { feedbackItem } from '../feedback/row.ts';
import type { AnswerCount, OwnItem } from './read.ts';

/** Figures of a place from its units' answers. `why` tells a withheld item's reason. */
export function figuresOf(
  place: Place,
  answers: readonly AnswerCount[],
  ownItems: readonly OwnItem[],
  why: (item: string) => WithheldReason | undefined,
): Figures {
  const count = (item: string, answer: string) =>
    answers.reduce((sum, row) => (row.item === item && row.answer === answer ? sum + row.n : sum), 0);
  const scale = (item: string, lowest: number, highest: number) =>
    Array.from({ length: highest - lowest + 1 }, (_, index) => count(item, String(lowest + index)));
  const show = <F extends object>(item: string, figure: () => F): F | Withheld => {
    const withheld = why(item);
    return withheld ? { withheld } : figure();
  };
  const likert = (item: string) => show(item, () => likertFigure(scale(item, 1, 5)));
  const given = (item: string) => show(item, () => ({ n: count(item, 'given') }));

  const own = ownItems.map(({ id, kind, names }): ItemFigure => ({
    item: id as ItemFigure['item'],
    kind,
    names,
    figure: kind === 'text' ? given(id) : likert(id),
  }));
  return {
    place,
    feedback: given(feedbackItem),
    nps: show('nps', () => npsFigure(scale('nps', 0, 10))),
    items: [
      { item: 'open', kind: 'text', figure: given('open') },
      ...statementIds.map((item): ItemFigure => ({ item, kind: 'likert', figure: likert(item) })),
      ...own,
    ],
  };
}

function npsFigure(distribution: readonly number[]): NpsFigure {
  const score = scoreNps(distribution);
  return {
    n: score?.n ?? 0,
    nps: score?.nps ?? null,
    shares: score?.shares ?? null,
    mean: score?.mean ?? null,
    distribution,
  };
}

function likertFigure(distribution: readonly number[]): LikertFigure {
  const score = scoreLikert(distribution);
  return { n: score?.n ?? 0, distribution, mean: score?.mean ?? null, topBox: score?.topBox ?? null };
}
