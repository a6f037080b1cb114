// An organisation's own questions, and what free feedback is about: how many gave each answer. Its own statements stand
// with the national ones, in blocks.ts.
import { type ChoiceFigure, isOwnItemId, isWithheld, type ItemFigure } from '@palaute/schema';
import { section } from './blocks.ts';
import { optionBar } from './charts.ts';
import { html, type Html } from './html.ts';
import type { View } from './view.ts';

/** The organisation's own questions that are no statements: how many gave each answer. */
export function ownBlock(view: View, items: readonly ItemFigure[]): Html | false {
  const own = items.filter(({ item, kind }) => isOwnItemId(item) && kind !== 'likert');
  if (own.length === 0) return false;
  return section('own', view.texts.ownHeading, html`${own.map((item) => ownFigure(view, item))}`);
}

/** What free feedback is and what it is about; nothing where nobody chose any. */
export function freeBlock(view: View, items: readonly ItemFigure[]): Html | false {
  const free = items.filter(({ item, figure }) => {
    const isFree = item === 'kinds' || item === 'topics';
    return isFree && (isWithheld(figure) || figure.n > 0);
  });
  if (free.length === 0) return false;
  return section('free', view.texts.freeHeading, html`${free.map((item) => ownFigure(view, item))}`);
}

function ownFigure(view: View, { item, kind, names, options = [], figure }: ItemFigure): Html {
  const { texts } = view;
  const name = names ? view.name(names) : html`${item}`;
  const said = (text: string) =>
    html`<h3>${name}</h3>
      <p>${text}</p>`;
  if (isWithheld(figure)) return said(texts.withheld);
  if (figure.n === 0) return said(texts.noAnswers);
  if (!('counts' in figure)) return said(texts.ownTextAnswered(view.number(figure.n)));
  const { n, counts }: ChoiceFigure = figure;
  const rows =
    kind === 'yes-no'
      ? [
          { id: 'true', name: html`${texts.yes}` },
          { id: 'false', name: html`${texts.no}` },
        ]
      : options.map((option) => ({ id: option.id, name: view.name(option.names) }));
  return html`<table class="own">
    <caption>
      ${name}
      <span class="fine"
        >${texts.npsAnswers(view.number(n))}${kind === 'multi' && html`. ${texts.severalMayBeChosen}`}</span
      >
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.optionColumn}</th>
        <th scope="col" class="n">${texts.shareColumn}</th>
        <th scope="col" class="n">${texts.answersColumn}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ id, name: option }) =>
          html`<tr>
            <th scope="row">${option} ${optionBar((counts[id] ?? 0) / n, n)}</th>
            <td class="n">${view.share((counts[id] ?? 0) / n, n)}</td>
            <td class="n">${view.count(counts[id] ?? 0, n)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
