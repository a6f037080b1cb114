// The pages of figures over organisations: areas, one area, the nation. They say of how many organisations each figure is,
// because a sum that lacks some looks like one that does not.
import type { Coverage, Place, SummedResults } from '@palaute/schema';
import { breakdownBlock } from './breakdown-block.ts';
import { npsBlock, scrolling, section, statementsBlock, summary } from './blocks.ts';
import { orderLinks, partsTable } from './comparison.ts';
import { html, type Html } from './html.ts';
import type { Page } from './layout.ts';
import { boundedNote, withheldNote } from './notes.ts';
import { freeBlock } from './own-block.ts';
import { citeBlock, downloadsBlock, periodForm } from './pages.ts';
import type { SummedReading } from './summed-reading.ts';
import { summedTrendBlock } from './summed-trend.ts';
import type { Order } from './texts/site-texts.ts';
import { summedTexts } from './texts/summed-texts.ts';
import { nation } from '../results/summed.ts';
import type { View } from './view.ts';

export interface SummedOptions {
  readonly now: Date;
  /** Period that was asked for, if one was. */
  readonly asked: string | undefined;
  /** Of the organisations. @default by name */
  readonly order?: Order | undefined;
  /** Revision that a citation names. */
  readonly revision: string | undefined;
}

export function summedPage(
  view: View,
  { results, trend, breakdowns }: SummedReading,
  options: SummedOptions,
): Page {
  const { texts, addresses, lang } = view;
  const own = summedTexts[lang];
  const { place, period, revision } = results;
  const name = view.plainName(place.names);
  const isOld = options.revision !== undefined && options.revision !== revision;
  const query = { ...(place.kind === 'area' && { area: place.id }), period: period.id };
  const cited = addresses.summed(lang, place, { period: period.id, revision });
  return {
    title: `${name}, ${view.period(period.id)}`,
    description: texts.description(name, view.period(period.id)),
    addressIn: (one) => addresses.summed(one, place, { period: options.asked }),
    steps: [
      ...(place.kind === 'area' ? [{ name: own.areasHeading, address: addresses.areas(lang) }] : []),
      { name: view.name(place.names) },
    ],
    content: html` <p class="kind">${texts.kinds[place.kind]}</p>
      <h1>${view.name(place.names)}</h1>
      ${isOld && html`<p class="note" role="note">${texts.revisionChanged}</p>`}
      ${periodForm(view, addresses.summed(lang, place), period.id, options.now)} ${summary(view, results)}
      ${completeness(view, results)} ${withheldNote(view, results)} ${boundedNote(view, results, trend)}
      ${npsBlock(view, results.nps)} ${statementsBlock(view, results.items)} ${freeBlock(view, results.items)}
      ${summedTrendBlock(view, trend)} ${coverageBlock(view, results)}
      ${organisationsBlock(view, results, options.order)} ${breakdownBlock(view, breakdowns)}
      ${downloadsBlock(view, [
        [addresses.interface(`results/${place.kind}.csv`, { ...query, lang }), texts.downloadCsv],
        [addresses.interface(`results/${place.kind}`, query), texts.downloadJson],
      ])}
      ${citeBlock(view, { place, period: period.id, revision, address: cited })}`,
  };
}

/** The organisations beside each other. @param order @default by name */
function organisationsBlock(
  view: View,
  { place, period, parts }: SummedResults,
  order: Order = 'name',
): Html {
  const { texts, addresses, lang } = view;
  const here = (by: Order) => `${addresses.summed(lang, place, { period: period.id, order: by })}#parts`;
  const label = `${texts.partsCaption.organisation}: ${texts.orderLabel}`;
  return section(
    'parts',
    texts.partsHeading.organisation,
    html`<p>${texts.partsIntro}</p>`,
    parts.length > 1 && orderLinks(view, here, { order, label }),
    partsTable(view, parts, {
      kind: 'organisation',
      order,
      addressOf: (part) => addresses.place(lang, part.id, part, { period: period.id }),
    }),
  );
}

/** Of how many organisations the answers to the recommendation question are, in words. */
function completeness(view: View, { place, coverage, unread }: SummedResults): Html {
  const isArea = place.kind === 'area';
  const own = summedTexts[view.lang];
  const nps = coverage.find(({ item }) => item === 'nps');
  const total = totalOf(nps);
  const lacks = (nps?.withheld ?? 0) + (nps?.unread ?? 0);
  const summed = (nps?.summed ?? 0) + (nps?.none ?? 0);
  const said =
    lacks === 0
      ? own.isWhole(view.number(total), total === 1, isArea)
      : own.isPart(view.number(summed), view.number(total), isArea);
  return html`<p class="note">
    ${own.intro} ${said} ${(nps?.withheld ?? 0) > 0 && own.withheld}
    ${unread.length > 0 && own.unread(unread.map(({ names }) => view.plainName(names)).join(', '))}
  </p>`;
}

const totalOf = (one: Coverage | undefined): number =>
  one ? one.summed + one.withheld + one.none + one.unread : 0;

function coverageBlock(view: View, { coverage, items }: SummedResults): Html {
  const own = summedTexts[view.lang];
  const columns = [own.summedColumn, own.withheldColumn, own.noneColumn, own.unreadColumn];
  const nameOf = (item: string): Html => {
    if (item === 'feedback') return html`${own.feedback}`;
    if (item === 'nps') return html`${view.texts.nps}`;
    const names = items.find((one) => one.item === item)?.names;
    return names ? view.name(names) : html`${view.statement(item)}`;
  };
  const table = html`<table class="coverage">
    <caption>
      ${own.coverageCaption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${own.figureColumn}</th>
        ${columns.map((name) => html`<th scope="col" class="n">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${coverage.map(
        ({ item, summed, withheld, none, unread }) =>
          html`<tr>
            <th scope="row">${nameOf(item)}</th>
            ${[summed, withheld, none, unread].map((n) => html`<td class="n">${view.number(n)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
  return section(
    'coverage',
    own.coverageHeading,
    html`<p>${own.coverageIntro}</p>`,
    scrolling(own.coverageCaption, table),
  );
}

/** Areas that organisations belong to. */
export function areasPage(view: View, areas: readonly Place[]): Page {
  const { addresses, lang } = view;
  const own = summedTexts[lang];
  const sorted = areas.toSorted((a, b) => view.compare(a.names, b.names));
  return {
    title: own.areasHeading,
    description: own.areasIntro,
    addressIn: (one) => addresses.areas(one),
    steps: [{ name: own.areasHeading }],
    content: html`<h1>${own.areasHeading}</h1>
      <p>${sorted.length > 0 ? `${own.intro} ${own.areasIntro}` : own.noAreas}</p>
      <ul class="places">
        ${sorted.map((area) => html`<li><a href="${addresses.summed(lang, area)}">${view.name(area.names)}</a></li>`)}
      </ul>
      <p>${nationLink(view)}</p>`,
  };
}

const nationLink = (view: View): Html =>
  html`<a href="${view.addresses.summed(view.lang, nation)}">${summedTexts[view.lang].nationLink}</a>`;

/** On the list of organisations: where sums over them are. */
export function summedLinks(view: View, areas: readonly Place[]): Html {
  const { addresses, lang } = view;
  const own = summedTexts[lang];
  return html`<h2>${own.heading}</h2>
    <p>${own.intro}</p>
    <ul class="places">
      <li>${nationLink(view)}</li>
      ${areas.length > 0 && html`<li><a href="${addresses.areas(lang)}">${own.toAreas}</a></li>`}
    </ul>`;
}
