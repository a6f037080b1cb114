// Thirteen months as a line, with the limits of usual variation around it. Drawn by hand, in four paths: what a chart
// library would add is in docs/decisions/0036-results-elements.md. The table holds the same for whoever does not see it.
import type { NpsFigure, Trend } from '@palaute/schema';
import { npsBound } from '@palaute/schema/rules';
import { html, nothing } from 'lit';
import { numbersIn } from '../published/numbers.ts';
import { isWithheld } from '../published/withheld.ts';
import type { ResultsLocale } from './messages.ts';
import { monthMark, monthName } from './periods.ts';

export type Month = Trend['months'][number];

/** The score of a month, if it shows and anybody answered. */
export const scoreOf = ({ nps }: Month): NpsFigure | undefined =>
  isWithheld(nps) || nps.nps === null ? undefined : nps;

/** The same as it is drawn: of few perhaps a bound. */
function drawnScore(month: Month): number | undefined {
  const score = scoreOf(month);
  return score && (npsBound(score.nps!, score.n) ?? score.nps!);
}

export const hasBound = (month: Month): boolean => drawnScore(month) !== scoreOf(month)?.nps;

const step = 10;
const height = 100;

/** The scale's ends: tens around all that is drawn, with room for a line that hardly moves. */
function scaleOf(months: readonly Month[]): [low: number, high: number] {
  const values = months.flatMap((month) => [
    drawnScore(month) ?? [],
    month.limits && scoreOf(month) ? [month.limits.low, month.limits.high] : [],
  ]);
  const all = values.flat();
  const low = Math.floor(Math.min(...all) / 10) * 10;
  const high = Math.ceil(Math.max(...all) / 10) * 10;
  return high - low < 20 ? [Math.max(-100, low - 10), Math.min(100, high + 10)] : [low, high];
}

/** Draws from point to point, and begins anew after a gap. */
function pathThrough(points: readonly (readonly [x: number, y: number] | undefined)[]): string {
  return points
    .map((point, index) => (point ? `${points[index - 1] ? 'L' : 'M'}${point[0]} ${point[1]}` : ''))
    .join('');
}

/** A step for each month, as wide as the month: a limit holds for its month alone. */
const band = (x: number, low: number, high: number): string =>
  `M${x - step / 2} ${low}h${step}V${high}h${-step}z`;

export function trendView({ months, centre }: Trend, locale: ResultsLocale): unknown {
  const { language, messages } = locale;
  if (!months.some(scoreOf)) return nothing;
  const [low, high] = scaleOf(months);
  const y = (value: number): number => Math.round((10 * height * (high - value)) / (high - low)) / 10;
  const x = (index: number): number => step * (index + 0.5);
  const points = months.map((month, index) => {
    const score = drawnScore(month);
    return score === undefined ? undefined : ([x(index), y(score)] as const);
  });
  const bands = months.map(({ limits }, index) =>
    limits && points[index] ? band(x(index), y(limits.low), y(limits.high)) : '',
  );
  // A line of no length with a round end is a dot that no stretching of the picture makes an egg.
  const dots = (isSignal: boolean) =>
    points
      .map((point, index) =>
        point && (months[index]?.isSignal ?? false) === isSignal ? `M${point[0]} ${point[1]}h0` : '',
      )
      .join('');
  const signals = months.filter(({ isSignal }) => isSignal).map(({ period }) => monthName(period, locale));
  const { number } = numbersIn(language);
  return html`
    <section class="trend" part="trend">
      <h3>${messages.trend}</h3>
      <div class="chart">
        <p class="scale" aria-hidden="true"><span>${number(high)}</span><span>${number(low)}</span></p>
        <svg
          role="img"
          aria-label=${messages.trendChart}
          viewBox="0 0 ${step * months.length} ${height}"
          preserveAspectRatio="none"
        >
          <path class="limits" d=${bands.join('')}></path>
          <path class="centre" d=${centre === null ? '' : `M0 ${y(centre)}H${step * months.length}`}></path>
          <path class="line" d=${pathThrough(points)}></path>
          <path class="dots" d=${dots(false)}></path>
          <path class="signals" d=${dots(true)}></path>
        </svg>
        <p class="months" aria-hidden="true">
          ${months.map(({ period }) => html`<span>${monthMark(period)}</span>`)}
        </p>
        <p class="years" aria-hidden="true">
          <span>${months[0]?.period.slice(0, 4)}</span><span>${months.at(-1)?.period.slice(0, 4)}</span>
        </p>
      </div>
      <p>
        ${
          signals.length > 0
            ? messages.signals(new Intl.ListFormat(language).format(signals))
            : messages.steady
        }
      </p>
      <p class="hint">${messages.trendKey} ${points.every(Boolean) ? nothing : messages.gaps}</p>
    </section>
  `;
}
