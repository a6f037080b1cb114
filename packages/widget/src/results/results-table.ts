// The figures once more, as tables: for whoever reads numbers, copies them, or does not see the pictures.
import type { ItemFigure, LikertFigure, NpsFigure, Results, Trend } from '@palaute/schema';
import { html, nothing } from 'lit';
import { numbersIn } from '../published/numbers.ts';
import { isWithheld } from '../published/withheld.ts';
import { meanText, scoreInterval, scoreText, shareInterval, shareText, wordingOf } from './figure-view.ts';
import type { ResultsLocale } from './messages.ts';
import { countText, optionsOf } from './own-view.ts';
import { monthName } from './periods.ts';
import { npsVerdict, topBoxVerdict, type Verdict } from './target.ts';
import { scoreOf } from './trend-view.ts';

const none = '–';

export function tableView(
  { place, nps }: Results,
  items: readonly ItemFigure[],
  trend: Trend | undefined,
  locale: ResultsLocale,
): unknown {
  const { language, messages } = locale;
  const { column, verdict: verdicts } = messages;
  const { number } = numbersIn(language);
  const name = place.names[language] ?? place.names.fi;
  const from = ([low, high]: readonly string[]) => (low === undefined ? none : `${low}…${high}`);
  const told = (verdict: Verdict | undefined) => (verdict ? verdicts[verdict] : none);
  const row = (head: unknown, cells: readonly unknown[]) =>
    html`<tr>
      <th scope="row">${head}</th>
      ${cells.map((cell) => html`<td>${cell}</td>`)}
    </tr>`;
  const itemCells = (figure: ItemFigure['figure'] | NpsFigure) => {
    if (isWithheld(figure)) return [messages.withheldShort, none, none, none, none];
    const { topBox, n } = figure as LikertFigure;
    if (topBox == null) return [none, none, none, number(n), none];
    return [
      shareText(topBox, n, locale),
      from(shareInterval(figure as LikertFigure, locale)),
      meanText(figure as LikertFigure, locale) || none,
      number(n),
      told(topBoxVerdict(figure as LikertFigure)),
    ];
  };
  const scoreCells = () =>
    isWithheld(nps) || nps.nps === null
      ? itemCells(nps)
      : [
          scoreText(nps.nps, nps.n, locale),
          from(scoreInterval(nps, locale)),
          meanText(nps, locale) || none,
          number(nps.n),
          told(npsVerdict(nps)),
        ];
  const itemRows = (item: ItemFigure) => {
    const { n } = item.figure as LikertFigure;
    return [
      row(wordingOf(item, locale), itemCells(item.figure)),
      ...optionsOf(item, locale).map((option) =>
        row(option.name, [
          shareText(option.share, n, locale),
          none,
          none,
          countText(option, n, locale) || none,
          none,
        ]),
      ),
    ];
  };
  const heads = (names: readonly (keyof typeof column)[]) =>
    html`<thead>
      <tr>
        ${names.map((id) => html`<th scope="col">${column[id]}</th>`)}
      </tr>
    </thead>`;

  return html`
    <details part="table">
      <summary>${messages.table}</summary>
      <div class="scroll" role="region" tabindex="0" aria-label=${messages.figuresOf(name)}>
        <table>
          <caption>
            ${messages.figuresOf(name)}
          </caption>
          ${heads(['item', 'figure', 'interval', 'mean', 'n', 'target'])}
          <tbody>
            ${row(messages.nps, scoreCells())}
            ${
              !isWithheld(nps) && nps.shares
                ? (['promoters', 'passives', 'detractors'] as const).map((id) =>
                    row(messages[id], [shareText(nps.shares![id], nps.n, locale), none, none, none, none]),
                  )
                : nothing
            }
            ${items.map(itemRows)}
          </tbody>
        </table>
      </div>
      ${
        trend
          ? html`
              <div class="scroll" role="region" tabindex="0" aria-label=${messages.trend}>
                <table>
                  <caption>
                    ${messages.trend}
                  </caption>
                  ${heads(['month', 'figure', 'limits', 'n', 'signal'])}
                  <tbody>
                    ${trend.months.map((month) => {
                      const score = scoreOf(month);
                      const { limits, isSignal } = month;
                      return row(
                        monthName(month.period, locale),
                        score
                          ? [
                              scoreText(score.nps!, score.n, locale),
                              from(limits ? [number(limits.low), number(limits.high)] : []),
                              number(score.n),
                              isSignal === null ? none : isSignal ? messages.yes : messages.no,
                            ]
                          : isWithheld(month.nps)
                            ? [messages.withheldShort, none, none, none]
                            : [none, none, '0', none],
                      );
                    })}
                  </tbody>
                </table>
              </div>
            `
          : nothing
      }
    </details>
  `;
}
