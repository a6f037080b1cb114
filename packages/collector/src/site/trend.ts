// Thirteen months of the net promoter score, as a picture and as a table.
import { isWithheld, type Trend } from '@palaute/schema';
import { scoreCell, scrolling, section } from './blocks.ts';
import { trendChart } from './charts.ts';
import { html, type Html } from './html.ts';
import type { View } from './view.ts';

/** @param trend undefined when it could not be read */
export function trendBlock(view: View, trend: Trend | undefined): Html {
  const { texts } = view;
  const heading = texts.trendHeading;
  if (!trend) return section('trend', heading, html`<p>${texts.trendAway}</p>`);
  const chart = trendChart(view, trend);
  if (!chart) return section('trend', heading, html`<p>${texts.trendNone}</p>`);
  const signals = trend.months.filter(({ isSignal }) => isSignal).map(({ period }) => view.period(period));
  return section(
    'trend',
    heading,
    html`<p>${texts.trendIntro}</p>`,
    html`<p>
      <strong>${signals.length > 0 ? texts.trendSignals(signals.join(', ')) : texts.trendNoSignals}</strong>
    </p>`,
    chart,
    scrolling(texts.trendCaption, trendTable(view, trend)),
    trend.centre !== null && html`<p>${texts.centre(view.nps(trend.centre))}</p>`,
  );
}

const trendTable = (view: View, { months }: Trend): Html => {
  const { texts } = view;
  return html`<table>
    <caption>
      ${texts.trendCaption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.monthColumn}</th>
        <th scope="col" class="n wide">${texts.answersColumn}</th>
        <th scope="col" class="n">NPS <span class="fine">${texts.limitsColumn}</span></th>
        <th scope="col">${texts.signalColumn}</th>
      </tr>
    </thead>
    <tbody>
      ${months.map(
        ({ period, nps, limits, isSignal }) =>
          html`<tr>
            <th scope="row">
              ${view.period(period)}
              ${!isWithheld(nps) && html`<span class="fine narrow">${texts.npsAnswers(view.number(nps.n))}</span>`}
            </th>
            ${
              isWithheld(nps) || nps.nps === null
                ? html`<td colspan="3" class="withheld">
                    ${isWithheld(nps) ? texts.withheld : texts.noAnswers}
                  </td>`
                : html`<td class="n wide">${view.number(nps.n)}</td>
                    ${scoreCell(view, { nps: nps.nps, n: nps.n }, limits)}
                    <td>${isSignal === null ? '' : isSignal ? texts.yes : texts.no}</td>`
            }
          </tr>`,
      )}
    </tbody>
  </table>`;
};
