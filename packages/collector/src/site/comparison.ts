// The parts of a place beside each other: their scores in the order that one chooses, and of divisions the statements.
import {
  type Figures,
  isWithheld,
  nationalKind,
  npsBound,
  type NpsFigure,
  type Place,
  type Results,
} from '@palaute/schema';
import { scoreCell, scrolling, section } from './blocks.ts';
import { html, type Html } from './html.ts';
import { type Order, orders, type PartKind } from './texts/site-texts.ts';
import { none, type View } from './view.ts';

export const isOrder = (order: string | undefined): order is Order =>
  (orders as readonly (string | undefined)[]).includes(order);

/** The parts of a place, with its services and the municipalities of an organisation. @param order @default by name */
export function comparisonBlock(view: View, results: Results, order: Order = 'name'): Html | false {
  const { parts, services = [], municipalities = [] } = results;
  const [part] = parts;
  const kind = part?.place.kind;
  if (kind !== 'division' && kind !== 'unit') return false;
  const ofParts: Compared = { id: 'parts', kind, parts };
  const others: Compared[] = [
    { id: 'services', kind: 'service', parts: services },
    { id: 'municipalities', kind: 'municipality', parts: municipalities },
  ];
  // The larger before the smaller.
  const all = kind === 'unit' ? [...others, ofParts] : [ofParts, ...others];
  return html`${all.map((one) => one.parts.length > 0 && comparison(view, results, one, order))}`;
}

interface Compared {
  /** What one can link to. */
  readonly id: string;
  readonly kind: PartKind;
  readonly parts: readonly Figures[];
}

function comparison(view: View, results: Results, { id, kind, parts }: Compared, order: Order): Html {
  const { texts, addresses, lang } = view;
  const { organisation, place, period } = results;
  const here = (by: Order) =>
    `${addresses.place(lang, organisation.id, place, { period: period.id, order: by })}#${id}`;
  return section(
    id,
    texts.partsHeading[kind],
    html`<p>${noteOf(view, kind)}</p>`,
    !view.isFile &&
      orderLinks(view, here, { order, label: `${texts.partsCaption[kind]}: ${texts.orderLabel}` }),
    partsTable(view, parts, {
      kind,
      order,
      addressOf: (part) => addresses.place(lang, organisation.id, part, { period: period.id }),
    }),
    kind === 'division' && matrix(view, results),
  );
}

const noteOf = ({ texts }: View, kind: PartKind): string =>
  kind === 'municipality'
    ? texts.municipalitiesNote
    : kind === 'service'
      ? texts.servicesNote
      : texts.partsIntro;

/** What leads to the same page in another order. @param here its address in one */
export function orderLinks(
  { texts }: View,
  here: (by: Order) => string,
  { order, label }: { readonly order: Order; readonly label: string },
): Html {
  return html`<nav aria-label="${label}" class="order">
    <span>${texts.orderLabel}:</span>
    <ul class="orders">
      ${orders.map(
        (by) =>
          html`<li>
            <a href="${here(by)}" ${by === order && html` aria-current="true"`}>${texts.orderNames[by]}</a>
          </li>`,
      )}
    </ul>
  </nav>`;
}

export interface PartsTable {
  readonly kind: PartKind;
  readonly order: Order;
  readonly addressOf: (place: Place) => string;
}

/** A row for each place, with its score. */
export function partsTable(
  view: View,
  parts: readonly Figures[],
  { kind, order, addressOf }: PartsTable,
): Html {
  const { texts } = view;
  const column = (by: Order, name: string, of: 'n' | 'n wide' | '') =>
    html`<th
      scope="col"
      class="${of}"
      aria-sort="${by !== order ? 'none' : by === 'name' ? 'ascending' : 'descending'}"
    >
      ${name} ${by === 'nps' && html`<span class="fine">${texts.intervalColumn}</span>`}
    </th>`;
  return scrolling(
    texts.partsCaption[kind],
    html`<table class="parts">
      <caption>
        ${texts.partsCaption[kind]}
      </caption>
      <thead>
        <tr>
          ${column('name', texts.orderNames.name, '')} ${column('n', texts.orderNames.n, 'n wide')}
          ${column('nps', texts.orderNames.nps, 'n')} ${column('mean', texts.npsMeanColumn, 'n wide')}
        </tr>
      </thead>
      <tbody>
        ${inOrder(view, parts, order).map((part) => partRow(view, part, addressOf(part.place)))}
      </tbody>
    </table>`,
  );
}

/** Numbers the largest first, and what does not show last. */
function inOrder(view: View, parts: readonly Figures[], order: Order): Figures[] {
  const byName = (a: Figures, b: Figures) => view.compare(a.place.names, b.place.names);
  if (order === 'name') return parts.toSorted(byName);
  const value = ({ nps }: Figures) => (isWithheld(nps) ? null : nps[order]) ?? Number.NEGATIVE_INFINITY;
  return parts.toSorted((a, b) => {
    const [first, second] = [value(a), value(b)];
    return first === second ? byName(a, b) : second - first;
  });
}

function partRow(view: View, { place, nps }: Figures, address: string): Html {
  const name = view.name(place.names);
  return html`<tr>
    <th scope="row">
      ${view.isFile ? name : html`<a href="${address}">${name}</a>`}
      ${!isWithheld(nps) && html`<span class="fine narrow">${view.texts.npsAnswers(view.number(nps.n))}</span>`}
    </th>
    ${
      isWithheld(nps) || nps.nps === null
        ? html`<td colspan="3" class="withheld">
            ${isWithheld(nps) ? view.texts.withheld : view.texts.noAnswers}
          </td>`
        : partCells(view, nps, nps.nps)
    }
  </tr>`;
}

function partCells(view: View, { n, mean, interval }: NpsFigure, nps: number): Html {
  const isWhole = npsBound(nps, n) === undefined;
  return html`<td class="n wide">${view.number(n)}</td>
    ${scoreCell(view, { nps, n }, isWhole && interval)}
    <td class="n wide">${mean !== null && isWhole ? view.number(mean, 2) : none}</td>`;
}

/** More would be no table that one can read. */
const mostColumns = 8;

/** The national statements down, the divisions across. */
function matrix(view: View, { parts }: Results): Html | false {
  const { texts } = view;
  const statements = (parts[0]?.items ?? []).filter(
    ({ item, kind }) => kind === 'likert' && nationalKind(item),
  );
  if (parts.length > mostColumns || statements.length === 0) return false;
  const sorted = inOrder(view, parts, 'name');
  const cell = (part: Figures, wanted: string) => {
    const figure = part.items.find(({ item }) => item === wanted)?.figure;
    if (!figure || isWithheld(figure)) return html`<td class="n withheld">${texts.withheld}</td>`;
    if (!('topBox' in figure) || figure.topBox === null)
      return html`<td class="n withheld">${texts.noAnswers}</td>`;
    return html`<td class="n">
      ${view.share(figure.topBox, figure.n, 0)} <span class="fine">(${view.number(figure.n)})</span>
    </td>`;
  };
  const table = html`<table class="matrix">
    <caption>
      ${texts.matrixCaption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.statementColumn}</th>
        ${sorted.map(({ place }) => html`<th scope="col" class="n">${view.name(place.names)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${statements.map(
        ({ item }) =>
          html`<tr>
            <th scope="row">${view.statement(item)}</th>
            ${sorted.map((part) => cell(part, item))}
          </tr>`,
      )}
    </tbody>
  </table>`;
  return html`<h3>${texts.matrixHeading}</h3>
    ${scrolling(texts.matrixHeading, table)}`;
}
