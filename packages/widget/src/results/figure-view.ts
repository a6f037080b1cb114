// One figure as a person sees it: the score with its bar, and a statement with its own. Lengths are attributes of SVG, so
// that no policy of a page has to allow styles; what a bar tells stands beside it in words too.
import type { ItemFigure, LikertFigure, NpsFigure } from '@palaute/schema';
import { html, nothing } from 'lit';
import { nameIn } from '../published/names.ts';
import { numbersIn } from '../published/numbers.ts';
import { isWithheld } from '../published/withheld.ts';
import type { ResultsLocale } from './messages.ts';
import { npsVerdict, target, topBoxVerdict, type Verdict } from './target.ts';

/** One more decimal where rounding would show the target itself for a figure that is not it. */
const decimalsNear = (value: number, decimals: number): number =>
  value !== target && Math.abs(value - target) < 0.5 / 10 ** decimals ? decimals + 1 : decimals;

/** The score as it is read: `34`. */
export const scoreText = (nps: number, { language }: ResultsLocale): string =>
  numbersIn(language).number(nps, decimalsNear(nps, 0));

/** The share as it is read: `82,4 %`. */
export const shareText = (share: number, { language }: ResultsLocale): string =>
  numbersIn(language).share(share, decimalsNear(share * 100, 1));

/** How many answered: `913 vastausta`. */
export const answersText = (n: number, { language, messages }: ResultsLocale): string =>
  messages.answers(numbersIn(language).number(n), n === 1);

/** Where the score lies: `29`, `39`. */
export const scoreInterval = (
  { interval }: NpsFigure,
  { language }: ResultsLocale,
): [string, string] | [] => {
  const { number } = numbersIn(language);
  return interval ? [number(interval.low), number(interval.high)] : [];
};

/** Where the share lies: `69`, `90 %`. */
export const shareInterval = (
  { topBoxInterval }: LikertFigure,
  { language }: ResultsLocale,
): [string, string] | [] => {
  const { number, share } = numbersIn(language);
  return topBoxInterval ? [number(topBoxInterval.low * 100), share(topBoxInterval.high)] : [];
};

/** `saavutettu`, and what the target is. */
export const verdictText = (verdict: Verdict, limit: string, { messages }: ResultsLocale): string =>
  `${messages.target(limit)}: ${messages.verdict[verdict]}`;

/** Keeps `29…39` on one line. */
const joiner = '\u2060';

const looks: Readonly<Record<Verdict, string>> = { met: 'yes', 'not-met': '', 'not-shown': 'perhaps' };

const verdictView = (verdict: Verdict, limit: string, locale: ResultsLocale): unknown =>
  html`<p class="pill ${looks[verdict]}">${verdictText(verdict, limit, locale)}</p>`;

/** The recommendation question. */
export function npsView(figure: NpsFigure, locale: ResultsLocale): unknown {
  const { language, messages } = locale;
  const { nps, shares, n } = figure;
  if (nps === null || !shares) return html`<p>${messages.noAnswers}</p>`;
  const { share } = numbersIn(language);
  const [low, high] = scoreInterval(figure, locale);
  const passivesFrom = shares.promoters * 100;
  const detractorsFrom = 100 - shares.detractors * 100;
  const parts = [
    ['promoters', shares.promoters],
    ['passives', shares.passives],
    ['detractors', shares.detractors],
  ] as const;
  return html`
    <p class="score">${scoreText(nps, locale)}</p>
    <p class="sure">
      ${answersText(n, locale)}${low === undefined ? nothing : html`, ${messages.between(low, joiner + high!)}`}
    </p>
    ${verdictView(npsVerdict(figure)!, String(target), locale)}
    <svg class="bar" part="bar" role="img" aria-label=${messages.npsBar}>
      <defs>
        <pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="paper" width="6" height="6"></rect>
          <path class="hatch" d="M1 0v6"></path>
        </pattern>
      </defs>
      <rect class="promoters" width="${passivesFrom}%" height="100%"></rect>
      <rect
        class="passives"
        x="${passivesFrom}%"
        width="${detractorsFrom - passivesFrom}%"
        height="100%"
      ></rect>
      <rect
        fill="url(#lines)"
        x="${detractorsFrom}%"
        width="${shares.detractors * 100}%"
        height="100%"
      ></rect>
      <line class="cut" x1="${passivesFrom}%" x2="${passivesFrom}%" y2="100%"></line>
      <line class="cut" x1="${detractorsFrom}%" x2="${detractorsFrom}%" y2="100%"></line>
    </svg>
    <ul class="key">
      ${parts.map(
        ([name, value]) => html`
          <li>
            <svg class="swatch" aria-hidden="true">
              <rect class=${name} fill="url(#lines)" width="100%" height="100%"></rect>
            </svg>
            <span><strong>${share(value)}</strong> ${messages[name]}</span>
          </li>
        `,
      )}
    </ul>
    <p class="hint">${messages.npsScale}</p>
  `;
}

/** The wording of a statement: the national one to the letter, an organisation's own as it gave it. */
export const wordingOf = ({ item, names }: ItemFigure, { language, pack }: ResultsLocale): unknown =>
  names ? nameIn(names, language) : (pack.texts as Readonly<Record<string, string>>)[item];

/** One statement, a row of the list. @param isBrief on an info screen, which says once why figures do not show */
export function statementView(item: ItemFigure, locale: ResultsLocale, isBrief: boolean): unknown {
  const { language, messages } = locale;
  const figure = item.figure as LikertFigure;
  const wording = html`<p class="wording">${wordingOf(item, locale)}</p>`;
  if (isWithheld(item.figure) || figure.topBox === null) {
    const [why, short] = isWithheld(item.figure)
      ? [messages.withheld, messages.withheldShort]
      : [messages.noAnswers, messages.noAnswers];
    return html`<li part="item">
      ${wording}
      <p class=${isBrief ? 'hint brief' : 'hint'}>${isBrief ? short : why}</p>
    </li>`;
  }
  const { topBox, topBoxInterval, mean, n } = figure;
  const [low, high] = shareInterval(figure, locale);
  const facts = [
    answersText(n, locale),
    ...(mean === null ? [] : [messages.mean(numbersIn(language).number(mean, 1))]),
    ...(low === undefined ? [] : [messages.range(low, high!)]),
  ];
  return html`
    <li part="item">
      ${wording}
      <p class="share">${shareText(topBox, locale)}</p>
      <svg class="bar thin" part="bar" aria-hidden="true">
        <rect class="rest" width="100%" height="100%"></rect>
        <rect class="promoters" width="${topBox * 100}%" height="100%"></rect>
        <line
          class="spread"
          x1="${(topBoxInterval?.low ?? topBox) * 100}%"
          x2="${(topBoxInterval?.high ?? topBox) * 100}%"
          y1="50%"
          y2="50%"
        ></line>
        <line class="target" x1="${target}%" x2="${target}%" y2="100%"></line>
      </svg>
      <p class="facts hint">${facts.join(' · ')}</p>
      ${verdictView(topBoxVerdict(figure)!, numbersIn(language).share(target / 100), locale)}
    </li>
  `;
}
