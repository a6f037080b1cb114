// The parts that pages are made of: the national figures of one place. An organisation's own questions are own-block.ts's,
// comparing places is comparison.ts's.
import {
  type Figures,
  isWithheld,
  type ItemFigure,
  type LikertFigure,
  nationalKind,
  npsBound,
  type NpsFigure,
  type Results,
  shareBound,
} from '@palaute/schema';
import { shareBar, topBoxBar } from './charts.ts';
import { html, type Html } from './html.ts';
import { npsVerdict, topBoxVerdict } from './targets.ts';
import { none, span, type View } from './view.ts';

/** A heading with what belongs to it; the id is what one can link to. */
export const section = (id: string, heading: string, ...content: readonly (Html | false | null)[]): Html =>
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${content}
  </section>`;

/** A table that is wider than a phone is moved sideways by itself (WCAG 1.4.10). */
export const scrolling = (label: string, table: Html): Html =>
  html`<div class="scrolling" role="region" aria-label="${label}" tabindex="0">${table}</div>`;

/** Sentences made of the figures. */
export function summary(
  view: View,
  results: Pick<Results, 'period' | 'nps' | 'items'> &
    Pick<Figures, 'feedback' | 'aggregated' | 'response' | 'completion'>,
): Html {
  const { texts } = view;
  const when = view.inPeriod(results.period.id);
  const { feedback, nps } = results;
  const sentences = [
    isWithheld(feedback)
      ? texts.feedbackWithheld(when)
      : feedback.n === 0
        ? texts.feedbackNone(when)
        : texts.feedbackReceived(view.number(feedback.n), feedback.n === 1, when),
    ...rateSentences(view, results),
  ];
  if (!isWithheld(nps) && nps.nps !== null && nps.shares) {
    const { promoters, passives, detractors } = nps.shares;
    sentences.push(
      texts.npsSummary({
        nps: view.score(nps.nps, nps.n),
        promoters: view.share(promoters, nps.n, 0),
        passives: view.share(passives, nps.n, 0),
        detractors: view.share(detractors, nps.n, 0),
      }),
    );
  }
  const [best, worst] = extremes(results.items);
  if (best && worst) {
    const { bestAndWorst } = texts;
    sentences.push(
      bestAndWorst(
        view.statement(best.item),
        view.share(best.share, best.n, 0),
        view.statement(worst.item),
        view.share(worst.share, worst.n, 0),
      ),
    );
  }
  if (results.aggregated) sentences.push(texts.aggregated(view.number(results.aggregated)));
  return html`<p class="summary">${sentences.join(' ')}</p>`;
}

/** How many of those asked answered, where that is told. */
function rateSentences(
  view: View,
  { response, completion }: Pick<Figures, 'response' | 'completion'>,
): string[] {
  const { texts } = view;
  const sentence = (of: typeof texts.response, asked: number, n: number, share: number | null) =>
    of(view.number(asked), view.number(n), share === null ? null : view.percent(share));
  return [
    ...(response ? [sentence(texts.response, response.invited, response.n, response.share)] : []),
    ...(completion ? [sentence(texts.completion, completion.started, completion.n, completion.share)] : []),
  ];
}

/** The national statements that most and that fewest agree with, where two at least show and differ. */
function extremes(items: readonly ItemFigure[]): {
  readonly item: string;
  readonly share: number;
  readonly n: number;
}[] {
  const shown = items
    .flatMap(({ item, figure }) =>
      isLikert(figure) && figure.topBox !== null && nationalKind(item)
        ? [{ item, n: figure.n, share: shareBound(figure.topBox, figure.n) ?? figure.topBox }]
        : [],
    )
    .toSorted((a, b) => b.share - a.share);
  const [best, worst] = [shown[0], shown.at(-1)];
  return best && worst && best.share > worst.share ? [best, worst] : [];
}

const isLikert = (figure: ItemFigure['figure']): figure is LikertFigure => 'topBox' in figure;

/** The score as one large number, its parts as a bar and as a table, and how it stands to the target. */
export function npsBlock(view: View, figure: Figures['nps']): Html {
  const { texts } = view;
  const inside = isWithheld(figure)
    ? html`<p><strong>${texts.withheld}</strong></p>`
    : figure.nps === null || !figure.shares
      ? html`<p><strong>${texts.noAnswers}</strong></p>`
      : npsShown(view, figure, figure.nps);
  return section('nps', texts.npsHeading, inside);
}

function npsShown(view: View, figure: NpsFigure, nps: number): Html {
  const { texts } = view;
  const { distribution, shares } = figure;
  const sum = (from: number, to: number) => distribution.slice(from, to + 1).reduce((all, n) => all + n, 0);
  const groups = [
    ['promoters', sum(9, 10)],
    ['passives', sum(7, 8)],
    ['detractors', sum(0, 6)],
  ] as const;
  const verdict = npsVerdict(figure);
  // Of a score that is told as a bound, what lies around it would tell the score itself.
  const isWhole = npsBound(nps, figure.n) === undefined;
  const said = [
    texts.npsScale,
    figure.interval && isWhole
      ? texts.interval(view.nps(figure.interval.low), view.nps(figure.interval.high))
      : '',
    verdict ? texts.npsTarget[verdict] : '',
  ];
  return html`<div class="nps">
    <p class="score"><span class="label">${texts.nps}</span> <strong>${view.score(nps, figure.n)}</strong></p>
    <div>
      ${shareBar(figure)}
      <table class="groups">
        <caption>
          ${texts.npsCaption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${texts.groupColumn}</th>
            <th scope="col" class="n">${texts.shareColumn}</th>
            <th scope="col" class="n">${texts.answersColumn}</th>
          </tr>
        </thead>
        <tbody>
          ${groups.map(
            ([group, n]) =>
              html`<tr>
                <th scope="row"><span class="key ${group}"></span>${texts.groups[group]}</th>
                <td class="n">${view.share(shares?.[group] ?? 0, figure.n)}</td>
                <td class="n">${view.count(n, figure.n)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p>
        ${texts.npsAnswers(view.number(figure.n))}${
          figure.mean !== null && isWhole && `, ${texts.npsMean(view.number(figure.mean, 2))}`
        }.
        ${said.filter(Boolean).join(' ')}
      </p>
    </div>
  </div>`;
}

/** Each statement with its answers, the share of those who agree fully, the mean and the target. */
export function statementsBlock(view: View, items: readonly ItemFigure[]): Html {
  const { texts } = view;
  const likert = items.filter(({ kind }) => kind === 'likert');
  const national = likert.filter(({ item }) => nationalKind(item));
  const own = likert.filter(({ item }) => !nationalKind(item));
  const open = items.find(({ item }) => item === 'open')?.figure;
  return section(
    'statements',
    texts.statementsHeading,
    html`<p>${texts.statementsIntro}</p>`,
    statementTable(view, texts.statementsCaption, national),
    own.length > 0 && statementTable(view, texts.ownStatements, own),
    national.some(({ item }) => !view.isOfficial(item)) && html`<p class="fine">${texts.unofficial}</p>`,
    open !== undefined &&
      !isWithheld(open) &&
      open.n > 0 &&
      html`<p>${texts.openAnswered(view.number(open.n))}</p>`,
  );
}

function statementTable(view: View, caption: string, items: readonly ItemFigure[]): Html {
  const { texts } = view;
  const table = html`<table class="statements">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.statementColumn}</th>
        <th scope="col" class="n wide">${texts.answersColumn}</th>
        <th scope="col" class="n">${texts.topBoxColumn}</th>
        <th scope="col" class="n">${texts.likertMeanColumn}</th>
      </tr>
    </thead>
    <tbody>
      ${items.map((item) => statementRow(view, item))}
    </tbody>
  </table>`;
  return scrolling(caption, table);
}

function statementRow(view: View, { item, names, figure }: ItemFigure): Html {
  const { texts } = view;
  const name = names ? view.name(names) : html`${view.statement(item)}`;
  if (isWithheld(figure) || !isLikert(figure) || figure.topBox === null || figure.mean === null) {
    const why = isWithheld(figure) ? texts.withheld : texts.noAnswers;
    return html`<tr>
      <th scope="row">${name}</th>
      <td colspan="3" class="withheld">${why}</td>
    </tr>`;
  }
  const isWhole = shareBound(figure.topBox, figure.n) === undefined;
  const interval = isWhole ? figure.topBoxInterval : null;
  const verdict = nationalKind(item) ? topBoxVerdict(figure) : undefined;
  return html`<tr>
    <th scope="row">
      ${name} ${topBoxBar(figure.topBox, figure.n, interval)}
      <span class="fine narrow">${texts.npsAnswers(view.number(figure.n))}</span>
      ${verdict && html`<span class="fine">${texts.statementTarget[verdict]}</span>`}
    </th>
    <td class="n wide">${view.number(figure.n)}</td>
    <td class="n">
      ${view.share(figure.topBox, figure.n)}
      ${
        interval &&
        html`<span class="fine"
          >${view.number(interval.low * 100, 1)}…${view.number(interval.high * 100, 1)}</span
        >`
      }
    </td>
    <td class="n">${isWhole ? view.number(figure.mean, 2) : none}</td>
  </tr>`;
}

/** A score with what it lies between, in a table. */
export const scoreCell = (
  view: View,
  { nps, n }: { readonly nps: number; readonly n: number },
  between: { readonly low: number; readonly high: number } | false | null | undefined,
): Html =>
  html`<td class="n">
    ${view.score(nps, n)} ${between && html`<span class="fine">${span(view, between)}</span>`}
  </td>`;
