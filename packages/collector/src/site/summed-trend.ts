// Thirteen months over organisations, as a picture and as a table. Months of other organisations are not drawn on from each
// other: what looks like a change may be who is in it.
import { isWithheld, type SummedTrend } from '@palaute/schema';
import { isOfSame } from '../results/summed-trend.ts';
import { scoreCell, scrolling, section } from './blocks.ts';
import { trendChart } from './charts.ts';
import { html, type Html } from './html.ts';
import { summedTexts } from './texts/summed-texts.ts';
import type { View } from './view.ts';

/** @param trend undefined when it could not be read */
export function summedTrendBlock(view: View, trend: SummedTrend | undefined): Html {
  const { texts } = view;
  const own = summedTexts[view.lang];
  const heading = texts.trendHeading;
  if (!trend) return section('trend', heading, html`<p>${texts.trendAway}</p>`);
  const { months, centre, withoutLimits } = trend;
  const isStep = (index: number) => {
    const [before, month] = [months[index - 1], months[index]];
    return before !== undefined && month !== undefined && isOfSame(before, month);
  };
  const chart = trendChart(view, trend, isStep);
  if (!chart) return section('trend', heading, html`<p>${texts.trendNone}</p>`);
  const signals = months.filter(({ isSignal }) => isSignal).map(({ period }) => view.period(period));
  return section(
    'trend',
    heading,
    html`<p>${withoutLimits ? own.trendDiffers : `${texts.trendIntro} ${own.trendSame}`}</p>`,
    withoutLimits === undefined &&
      html`<p>
        <strong>${signals.length > 0 ? texts.trendSignals(signals.join(', ')) : texts.trendNoSignals}</strong>
      </p>`,
    chart,
    scrolling(texts.trendCaption, table(view, trend)),
    centre !== null && html`<p>${texts.centre(view.nps(centre))}</p>`,
  );
}

function table(view: View, { months, withoutLimits }: SummedTrend): Html {
  const { texts } = view;
  const own = summedTexts[view.lang];
  // Then all months are of the same organisations, and a phone has no room to say so of each.
  const hasLimits = withoutLimits === undefined;
  return html`<table>
    <caption>
      ${texts.trendCaption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.monthColumn}</th>
        ${!hasLimits && html`<th scope="col" class="n">${own.organisationsColumn}</th>`}
        <th scope="col" class="n wide">${texts.answersColumn}</th>
        <th scope="col" class="n">
          NPS ${hasLimits && html`<span class="fine">${texts.limitsColumn}</span>`}
        </th>
        ${hasLimits && html`<th scope="col">${texts.signalColumn}</th>`}
      </tr>
    </thead>
    <tbody>
      ${months.map(
        ({ period, nps, limits, isSignal, coverage }) =>
          html`<tr>
            <th scope="row">
              ${view.period(period)}
              ${!isWithheld(nps) && html`<span class="fine narrow">${texts.npsAnswers(view.number(nps.n))}</span>`}
            </th>
            ${!hasLimits && html`<td class="n">${view.number(coverage.summed)}</td>`}
            ${
              isWithheld(nps) || nps.nps === null
                ? html`<td colspan="${hasLimits ? 3 : 2}" class="withheld">
                    ${isWithheld(nps) ? texts.withheld : texts.noAnswers}
                  </td>`
                : html`<td class="n wide">${view.number(nps.n)}</td>
                    ${scoreCell(view, { nps: nps.nps, n: nps.n }, limits)}
                    ${hasLimits && html`<td>${isSignal === null ? '' : isSignal ? texts.yes : texts.no}</td>`}`
            }
          </tr>`,
      )}
    </tbody>
  </table>`;
}
