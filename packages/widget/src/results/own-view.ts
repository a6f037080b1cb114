// Questions of an organisation's own that are no statements: who chose what, as bars and in words.
import type { ChoiceFigure, ItemFigure } from '@palaute/schema';
import { shareBound } from '@palaute/schema/rules';
import { html, nothing } from 'lit';
import { nameIn } from '../published/names.ts';
import { numbersIn } from '../published/numbers.ts';
import { answersText, barOf, drawnShare, shareText } from './figure-view.ts';
import type { ResultsLocale } from './messages.ts';

export interface Option {
  readonly name: unknown;
  readonly count: number;
  /** Of those who answered the question. */
  readonly share: number;
}

/** What could be answered, in the order of the form, each with how many did; none of a text. */
export function optionsOf(
  { kind, options = [], figure }: ItemFigure,
  { language, messages }: ResultsLocale,
): Option[] {
  const { n, counts } = figure as Partial<ChoiceFigure>;
  if (!n || !counts) return [];
  const answers: readonly (readonly [string, unknown])[] =
    kind === 'yes-no'
      ? [
          ['true', messages.yes],
          ['false', messages.no],
        ]
      : options.map(({ id, names }) => [id, nameIn(names, language)]);
  return answers.map(([id, name]) => {
    const count = counts[id] ?? 0;
    return { name, count, share: count / n };
  });
}

/** How many chose it; empty where that would tell what a bound does not. */
export const countText = ({ count, share }: Option, n: number, { language }: ResultsLocale): string =>
  shareBound(share, n) ? '' : numbersIn(language).number(count);

/**
 * The option that was chosen most often, where chance could not have made it so: of two that are as likely, one is that
 * much ahead in 5 of 100 cases (sign test; of several options chosen by one person it asks for more than it must).
 */
function ahead(options: readonly Option[]): Option | undefined {
  const [first, second] = options.toSorted((one, other) => other.count - one.count);
  return first && second && (first.count - second.count) ** 2 > 3.84 * (first.count + second.count)
    ? first
    : undefined;
}

/** How a question was answered; somebody did, and it shows. */
export function ownView(item: ItemFigure, locale: ResultsLocale): unknown {
  const { messages } = locale;
  const { n } = item.figure as ChoiceFigure;
  const answers = answersText(n, locale);
  const options = optionsOf(item, locale);
  const most = ahead(options);
  return options.length > 0
    ? html`
        <p class="hint">
          ${item.kind === 'multi' ? `${answers} · ${messages.several}` : answers}
          ${most ? html`<br />${messages.mostOften} ${most.name}.` : nothing}
        </p>
        <ul class="options">
          ${options.map((option) => {
            const count = countText(option, n, locale);
            return html`
              <li>
                <p class="wording">${option.name}</p>
                <p class="share">
                  ${shareText(option.share, n, locale)}
                  ${count ? html`<span class="hint">(${count})</span>` : nothing}
                </p>
                ${barOf(drawnShare(option.share, n))}
              </li>
            `;
          })}
        </ul>
      `
    : html`<p class="hint">${answers} ${messages.inWords}</p>`;
}
