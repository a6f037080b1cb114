import type { ItemFigure, LikertFigure, Results } from '@palaute/schema';
import { isBounded } from '@palaute/schema/rules';
import { numbersIn } from '../published/numbers.ts';
import { isWithheld } from '../published/withheld.ts';
import { shareText } from './figure-view.ts';
import type { ResultsLocale } from './messages.ts';

interface Shown {
  readonly text: string;
  readonly figure: LikertFigure & { readonly topBox: number };
}

/** What the figures say, in one or two sentences; empty where none shows. Nothing is said that chance could have made. */
export function summaryOf({ nps, items }: Results, locale: ResultsLocale): string {
  const { language, messages, pack } = locale;
  const { number } = numbersIn(language);
  const sentences: string[] = [];
  // “About” is said of no bound.
  if (!isWithheld(nps) && nps.shares && !isBounded(nps)) {
    const { promoters, detractors } = nps.shares;
    sentences.push(messages.summary(number(promoters * 100), number(detractors * 100)));
  }
  const shown = items
    .flatMap(({ item, names, figure }: ItemFigure): Shown[] =>
      !names && 'topBox' in figure && figure.topBox !== null
        ? [
            {
              text: (pack.texts as Readonly<Record<string, string>>)[item]!,
              figure: figure as Shown['figure'],
            },
          ]
        : [],
    )
    .toSorted((one, other) => other.figure.topBox - one.figure.topBox);
  const [most, least] = [shown[0], shown.at(-1)];
  const lowest = most?.figure.topBoxInterval?.low ?? 0;
  const highest = least?.figure.topBoxInterval?.high ?? 1;
  if (most && least && lowest > highest) {
    sentences.push(
      messages.extremes(
        most.text,
        shareText(most.figure.topBox, most.figure.n, locale),
        least.text,
        shareText(least.figure.topBox, least.figure.n, locale),
      ),
    );
  }
  return sentences.join(' ');
}
