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
import { countedOnly } from '../aggregates/tally.ts';
import { chosen, feedbackItem } from '../feedback/row.ts';
import type { AnswerCount, OwnItem } from './read.ts';

/** Figures of a place from its units' answers. */
export function figuresOf(
  place: Place,
  counted: readonly AnswerCount[],
  ownItems: readonly OwnItem[],
  isWithheld: (item: string) => boolean,
): Figures {
  const counts = new Map<string, number>();
  for (const { item, answer, n } of counted) {
    const key = `${item} ${answer}`;
    counts.set(key, (counts.get(key) ?? 0) + n);
  }
  const count = (item: string, answer: string) => counts.get(`${item} ${answer}`) ?? 0;
  const scale = (item: string, lowest: number, highest: number) =>
    Array.from({ length: highest - lowest + 1 }, (_, index) => count(item, String(lowest + index)));
  const show = <F extends object>(item: string, figure: () => F): F | Withheld =>
    isWithheld(item) ? { withheld: 'small-group' } : figure();
  const likert = (item: string) => show(item, () => likertFigure(scale(item, 1, 5)));
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
  const own = ownItems.map((item): ItemFigure => ({
    item: item.id as ItemFigure['item'],
    kind: item.kind,
    names: item.names,
    ...(item.options.length > 0 && { options: item.options }),
    figure: ownFigure(item),
  }));
  const reported = count(feedbackItem, countedOnly);
  return {
    place,
    feedback: show(feedbackItem, () => ({ n: count(feedbackItem, 'given') + reported })),
    ...(!isWithheld(feedbackItem) && { aggregated: reported }),
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
