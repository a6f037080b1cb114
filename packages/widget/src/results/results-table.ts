// The figures once more, as tables: for whoever reads numbers, copies them, or does not see the pictures.
import type { ItemFigure, LikertFigure, Results, Trend } from '@palaute/schema';
import { html, nothing } from 'lit';
import { numbersIn } from '../published/numbers.ts';
import { isWithheld } from '../published/withheld.ts';
import { scoreInterval, scoreText, shareInterval, shareText, wordingOf } from './figure-view.ts';
import type { ResultsLocale } from './messages.ts';
import { monthName } from './periods.ts';
import { npsVerdict, topBoxVerdict, type Verdict } from './target.ts';
import { scoreOf } from './trend-view.ts';

const none = '–';

export function tableView(
  { place, nps }: Results,
  statements: readonly ItemFigure[],
  trend: Trend | undefined,
  locale: ResultsLocale,
): unknown {
  const { language, messages } = locale;
  const { column, verdict: verdicts } = messages;
  const { number, share } = numbersIn(language);
  const name = place.names[language] ?? place.names.fi;
  const from = ([low, high]: readonly string[]) => (low === undefined ? none : `${low}…${high}`);
  const told = (verdict: Verdict | undefined) => (verdict ? verdicts[verdict] : none);
  const row = (head: unknown, cells: readonly unknown[]) =>
    html`<tr>
      <th scope="row">${head}</th>
      ${cells.map((cell) => html`<td>${cell}</td>`)}
    </tr>`;
  const blank = (why: string) => [why, none, none, none, none];

  const scoreRow = () => {
    if (isWithheld(nps)) return blank(messages.withheldShort);
    if (nps.nps === null) return [none, none, none, '0', none];
    const mean = nps.mean === null ? none : number(nps.mean, 1);
    return [
      scoreText(nps.nps, locale),
      from(scoreInterval(nps, locale)),
      mean,
      number(nps.n),
      told(npsVerdict(nps)),
    ];
  };
  const shares = isWithheld(nps) ? null : nps.shares;
  const statementRow = (figure: ItemFigure['figure']) => {
    if (isWithheld(figure)) return blank(messages.withheldShort);
    const likert = figure as LikertFigure;
    if (likert.topBox === null) return [none, none, none, '0', none];
    return [
      shareText(likert.topBox, locale),
      from(shareInterval(likert, locale)),
      likert.mean === null ? none : number(likert.mean, 1),
      number(likert.n),
      told(topBoxVerdict(likert)),
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
            ${row(messages.nps, scoreRow())}
            ${
              shares
                ? (['promoters', 'passives', 'detractors'] as const).map((id) =>
                    row(messages[id], [share(shares[id], 1), none, none, none, none]),
                  )
                : nothing
            }
            ${statements.map((item) => row(wordingOf(item, locale), statementRow(item.figure)))}
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
                              scoreText(score.nps!, locale),
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
