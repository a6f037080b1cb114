// A figure in words, the score with its bar, and the bar of a share; items are item-view.ts's. Lengths are attributes of SVG, so
// that no policy of a page has to allow styles; what a bar tells stands beside it in words too.
import type { ItemFigure, LikertFigure, NpsFigure } from '@palaute/schema';
import { npsBound, shareBound } from '@palaute/schema/rules';
import { html, nothing } from 'lit';
import { nameIn } from '../published/names.ts';
import { numbersIn } from '../published/numbers.ts';
import type { ResultsLocale } from './messages.ts';
import { npsVerdict, target, type Verdict } from './target.ts';

/** One more decimal where rounding would show the target itself for a figure that is not it. */
const decimalsNear = (value: number, decimals: number): number =>
  value !== target && Math.abs(value - target) < 0.5 / 10 ** decimals ? decimals + 1 : decimals;

/** The score of so many as it is read: `34`; of few perhaps a bound, `> 90`. */
export function scoreText(nps: number, n: number, { language }: ResultsLocale): string {
  const { number } = numbersIn(language);
  const bound = npsBound(nps, n);
  return bound ? `${bound > 0 ? '>' : '<'}\xa0${number(bound)}` : number(nps, decimalsNear(nps, 0));
}

/** The share of so many as it is read: `82,4 %`; of few perhaps a bound, `≥ 95 %`. */
export function shareText(share: number, n: number, { language }: ResultsLocale, decimals = 1): string {
  const written = numbersIn(language).share;
  const bound = shareBound(share, n);
  return bound
    ? `${bound > 0.5 ? '≥' : '≤'}\xa0${written(bound)}`
    : written(share, decimals && decimalsNear(share * 100, decimals));
}

/** The share as it is drawn: a picture tells no more than the words beside it. */
export const drawnShare = (share: number, n: number): number => shareBound(share, n) ?? share;

/** How many answered: `913 vastausta`. */
export const answersText = (n: number, { language, messages }: ResultsLocale): string =>
  messages.answers(numbersIn(language).number(n), n === 1);

/** Where the score lies: `29`, `39`; around a bound it would tell the score itself. */
export const scoreInterval = (
  { interval, nps, n }: NpsFigure,
  { language }: ResultsLocale,
): [string, string] | [] => {
  const { number } = numbersIn(language);
  return interval && !npsBound(nps!, n) ? [number(interval.low), number(interval.high)] : [];
};

/** Where the share lies: `69`, `90 %`; around a bound it would tell the share itself. */
export const shareInterval = (
  { topBoxInterval: interval, topBox, n }: LikertFigure,
  { language }: ResultsLocale,
): [string, string] | [] => {
  const { number, share } = numbersIn(language);
  return interval && !shareBound(topBox!, n) ? [number(interval.low * 100), share(interval.high)] : [];
};

/** The mean as it is read: `4,4`; empty where there is none, or where it would tell what a bound does not. */
export const meanText = (
  { mean, n, ...figure }: NpsFigure | LikertFigure,
  { language }: ResultsLocale,
): string =>
  mean === null || ('nps' in figure ? npsBound(figure.nps!, n) : shareBound(figure.topBox!, n))
    ? ''
    : numbersIn(language).number(mean, 1);

/** `saavutettu`, and what the target is. */
export const verdictText = (verdict: Verdict, limit: string, { messages }: ResultsLocale): string =>
  `${messages.target(limit)}: ${messages.verdict[verdict]}`;

/** Keeps `29…39` on one line. */
const joiner = '\u2060';

const looks: Readonly<Record<Verdict, string>> = { met: 'yes', 'not-met': '', 'not-shown': 'perhaps' };

/** The same as it stands below a figure. */
export const verdictView = (verdict: Verdict, limit: string, locale: ResultsLocale): unknown =>
  html`<p class="pill ${looks[verdict]}">${verdictText(verdict, limit, locale)}</p>`;

/** The recommendation question. */
export function npsView(figure: NpsFigure, locale: ResultsLocale): unknown {
  const { messages } = locale;
  const { nps, shares, n } = figure;
  if (nps === null || !shares) return html`<p>${messages.noAnswers}</p>`;
  const [low, high] = scoreInterval(figure, locale);
  const parts = (['promoters', 'passives', 'detractors'] as const).map(
    (name) => [name, shares[name]] as const,
  );
  const lengths = parts.map(([, share]) => drawnShare(share, n));
  const whole = (lengths[0]! + lengths[1]! + lengths[2]!) / 100;
  const passivesFrom = lengths[0]! / whole;
  const detractorsFrom = 100 - lengths[2]! / whole;
  return html`
    <p class="score">${scoreText(nps, n, locale)}</p>
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
      <rect fill="url(#lines)" x="${detractorsFrom}%" width="${100 - detractorsFrom}%" height="100%"></rect>
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
            <span><strong>${shareText(value, n, locale, 0)}</strong> ${messages[name]}</span>
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

/** The bar of a share, and where the share lies on it; a list of options shows no lines. */
export const barOf = (share: number, low: number = share, high: number = share): unknown => html`
  <svg class="bar thin" part="bar" aria-hidden="true">
    <rect class="rest" width="100%" height="100%"></rect>
    <rect class="promoters" width="${share * 100}%" height="100%"></rect>
    <line class="spread" x1="${low * 100}%" x2="${high * 100}%" y1="50%" y2="50%"></line>
    <line class="target" x1="${target}%" x2="${target}%" y2="100%"></line>
  </svg>
`;
