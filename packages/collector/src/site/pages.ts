// The pages, made of what was read. Reading is routes.ts's; what a place's figures look like is blocks.ts's.
import {
  type Breakdown,
  type Measure,
  type Organisations,
  type Place,
  publicThreshold,
  type Quote,
  type Results,
  type Trend,
} from '@palaute/schema';
import { placeQuery } from './addresses.ts';
import { npsBlock, section, statementsBlock, summary } from './blocks.ts';
import { breakdownBlock } from './breakdown-block.ts';
import { comparisonBlock } from './comparison.ts';
import { dataset } from './dataset.ts';
import { html, type Html } from './html.ts';
import type { Page, Step } from './layout.ts';
import { measuresBlock } from './measures-block.ts';
import { boundedNote, withheldNote } from './notes.ts';
import { freeBlock, ownBlock } from './own-block.ts';
import { offeredPeriods } from './periods.ts';
import { quotesBlock } from './quotes-block.ts';
import { findPlaces, type KnownPlace } from './search.ts';
import type { Order } from './texts/site-texts.ts';
import { trendBlock } from './trend.ts';
import type { View } from './view.ts';

/** All that a page of a place shows. */
export interface PlaceContent {
  readonly results: Results;
  /** Undefined when it cannot be read just now. */
  readonly trend: Trend | undefined;
  /** By channel and by language; undefined of a municipality, and when it cannot be read just now. */
  readonly breakdowns: readonly Breakdown[] | undefined;
  readonly measures: readonly Measure[] | undefined;
  readonly quotes: readonly Quote[] | undefined;
  /** What the place is in within the organisation, the largest first. */
  readonly parents: readonly Place[];
}

export interface PlaceOptions {
  readonly now: Date;
  readonly order: Order | undefined;
  /** Period that was asked for, if one was. */
  readonly asked: string | undefined;
  /** Revision that a citation names. */
  readonly revision: string | undefined;
}

export function placePage(view: View, content: PlaceContent, options: PlaceOptions): Page {
  const { texts, addresses } = view;
  const { results, trend, breakdowns, measures, quotes, parents } = content;
  const { organisation, place, period } = results;
  const name = view.plainName(place.names);
  const description = texts.description(name, view.period(period.id));
  const isOld = options.revision !== undefined && options.revision !== results.revision;
  return {
    title: `${name}, ${view.period(period.id)}`,
    description,
    addressIn: (lang) => addresses.place(lang, organisation.id, place, { period: options.asked }),
    steps: stepsTo(view, organisation, place, parents),
    searched: { organisation: organisation.id },
    data: dataset(view, results, description),
    content: html` <p class="kind">${texts.kinds[place.kind]}</p>
      <h1>${view.name(place.names)}</h1>
      ${isOld && html`<p class="note" role="note">${texts.revisionChanged}</p>`}
      ${periodForm(view, addresses.place(view.lang, organisation.id, place), period.id, options.now)}
      ${summary(view, results)} ${withheldNote(view, results)} ${boundedNote(view, results, trend)}
      ${npsBlock(view, results.nps)} ${statementsBlock(view, results.items)} ${ownBlock(view, results.items)}
      ${freeBlock(view, results.items)} ${trendBlock(view, trend)}
      ${comparisonBlock(view, results, options.order)} ${breakdownBlock(view, breakdowns)}
      ${quotesBlock(view, quotes, place)} ${measuresBlock(view, measures, place)} ${downloads(view, results)}`,
  };
}

function stepsTo(view: View, organisation: Place, place: Place, parents: readonly Place[]): Step[] {
  const { addresses, lang } = view;
  const above = place.kind === 'organisation' ? [] : [organisation, ...parents];
  return [
    ...above.map((one): Step => ({
      name: view.name(one.names),
      address: addresses.place(lang, organisation.id, one),
    })),
    { name: view.name(place.names) },
  ];
}

/** @param action the page's own address. @param shown period of the page */
export function periodForm(view: View, action: string, shown: string, now: Date): Html {
  const { texts } = view;
  return html`<form class="period" method="get" action="${action}">
    <label for="period">${texts.periodLabel}</label>
    <select id="period" name="period">
      ${offeredPeriods(shown, now).map(
        ({ year, ids }) =>
          html`<optgroup label="${year}">
            ${ids.map((id) => html`<option value="${id}" ${id === shown && html` selected`}>${view.period(id)}</option>`)}
          </optgroup>`,
      )}
    </select>
    <button>${texts.periodShow}</button>
  </form>`;
}

function downloads(view: View, results: Results): Html {
  const { texts, addresses, lang } = view;
  const { organisation, place, period, revision } = results;
  const query = { ...placeQuery(organisation.id, place), period: period.id };
  const year = period.id.slice(0, 4);
  const links: readonly (readonly [string, string])[] = [
    [addresses.interface('results.csv', { ...query, lang }), texts.downloadCsv],
    [addresses.interface('results', query), texts.downloadJson],
    [
      addresses.interface('results.ndjson', { organisation: organisation.id, year }),
      texts.downloadYear(year),
    ],
    [addresses.interface('results.pbids', { organisation: organisation.id }), texts.downloadPowerBi],
    [addresses.interface(`odata/${encodeURIComponent(organisation.id)}/`, {}), texts.downloadOData],
    ...(place.kind === 'unit' && period.id.length === 7 && !/[QT]/.test(period.id)
      ? [[addresses.report(lang, organisation.id, place.id, period.id), texts.reportLink] as const]
      : []),
  ];
  const address = addresses.place(lang, organisation.id, place, { period: period.id, revision });
  return html`${downloadsBlock(view, links)}
  ${citeBlock(view, { place, period: period.id, revision, address })}`;
}

/** @param links address and text of each */
export const downloadsBlock = (view: View, links: readonly (readonly [string, string])[]): Html =>
  html`<div class="links-block">
    ${section(
      'downloads',
      view.texts.downloadsHeading,
      html`<ul class="links">
        ${links.map(([address, name]) => html`<li><a href="${address}">${name}</a></li>`)}
      </ul>`,
    )}
  </div>`;

interface Cited {
  readonly place: Place;
  readonly period: string;
  readonly revision: string | undefined;
  /** By path, with the revision. */
  readonly address: string;
}

export function citeBlock(view: View, { place, period, revision, address }: Cited): Html {
  const { texts, addresses } = view;
  const cited = addresses.whole(address);
  return section(
    'cite',
    texts.citeHeading,
    html`<p>${texts.citeIntro}</p>
      <p class="cite">
        ${texts.cite(view.plainName(place.names), view.period(period))}
        ${revision !== undefined && `${texts.revision} ${revision}. `}<a href="${cited}">${cited}</a>
      </p>`,
  );
}

/** A unit's or service's month on a page that is printed; for staff as a file, for all others at an address. */
export function reportPage(view: View, { results, trend, measures, parents }: PlaceContent): Page {
  const { texts, addresses } = view;
  const { organisation, place, period, audience, threshold } = results;
  const name = view.plainName(place.names);
  return {
    title: `${texts.reportHeading}: ${name}, ${view.period(period.id)}`,
    description: `${texts.reportHeading}. ${texts.description(name, view.period(period.id))}`,
    ...(audience === 'public' && {
      addressIn: (lang) => addresses.report(lang, organisation.id, place.id, period.id),
    }),
    steps: stepsTo(view, organisation, place, parents),
    content: html` <p class="kind">${texts.reportHeading}, ${view.period(period.id)}</p>
      <h1>${view.name(place.names)}</h1>
      <p class="kind">
        ${parents.toReversed().map(({ names }) => html`${view.name(names)}, `)}${view.name(organisation.names)}
      </p>
      <p class="${audience === 'public' ? 'fine' : 'warning'}">
        ${audience === 'public' ? texts.reportPublic : texts.reportStaff(view.number(threshold))}
        <span class="period">${texts.reportPrint}</span>
      </p>
      ${summary(view, results)} ${withheldNote(view, results)} ${boundedNote(view, results, trend)}
      ${npsBlock(view, results.nps)} ${statementsBlock(view, results.items)} ${ownBlock(view, results.items)}
      ${freeBlock(view, results.items)} ${trendBlock(view, trend)} ${measuresBlock(view, measures, place)}`,
  };
}

/** @param over what leads to figures over organisations */
export function indexPage(view: View, organisations: Organisations, over: Html | false): Page {
  const { texts, addresses, lang } = view;
  const sorted = organisations.toSorted((a, b) => view.compare(a.names, b.names));
  return {
    title: texts.siteName,
    description: texts.indexIntro,
    addressIn: (one) => addresses.index(one),
    content: html`<h1>${texts.indexHeading}</h1>
      <p>${sorted.length > 0 ? texts.indexIntro : texts.noOrganisations}</p>
      <ul class="places">
        ${sorted.map(({ id, names }) => html`<li>${placeLink(view, id, { kind: 'organisation', id, names })}</li>`)}
      </ul>
      ${over}
      <p><a href="${addresses.faq(lang)}">${texts.faqLink}</a></p>`,
  };
}

export const placeLink = (view: View, organisation: string, place: Place): Html =>
  html`<a href="${view.addresses.place(view.lang, organisation, place)}">${view.name(place.names)}</a>`;

const foundOnPage = 50;

export function searchPage(
  view: View,
  organisation: Place,
  places: readonly KnownPlace[],
  { query, page }: { readonly query: string; readonly page: number },
): Page {
  const { texts, addresses, lang } = view;
  const found = findPlaces(places, query);
  const first = (page - 1) * foundOnPage;
  const shown = found.slice(first, first + foundOnPage);
  const pageLink = (to: number, name: string) =>
    html`<a href="${addresses.search(lang, organisation.id, { q: query, page: String(to) })}">${name}</a> `;
  const span = [first + 1, first + shown.length, found.length].map((n) => view.number(n));
  return {
    title: query === '' ? texts.searchHeading : `${texts.searchHeading}: ${query}`,
    description: texts.searchDescription(view.plainName(organisation.names)),
    searched: { organisation: organisation.id, query: { q: query } },
    steps: [
      { name: view.name(organisation.names), address: addresses.place(lang, organisation.id, organisation) },
      { name: texts.searchHeading },
    ],
    content: html`<h1>${texts.searchHeading}</h1>
      ${query !== '' && html`<p>${found.length > 0 ? texts.searchFound(view.number(found.length), found.length === 1, query) : texts.searchNone(query)}</p>`}
      <ul class="places">
        ${shown.map(
          ({ place, parents }) =>
            html`<li>
              ${placeLink(view, organisation.id, place)}
              <span class="fine"
                >${texts.kinds[place.kind]}${parents.toReversed().map(({ names }) => html`, ${view.name(names)}`)}</span
              >
            </li>`,
        )}
      </ul>
      ${found.length > foundOnPage && html`<p>${texts.searchPages(span[0] ?? '', span[1] ?? '', span[2] ?? '')} ${page > 1 && pageLink(page - 1, texts.previous)}${first + foundOnPage < found.length && pageLink(page + 1, texts.next)}</p>`}`,
  };
}

export function faqPage(view: View): Page {
  const { texts, addresses } = view;
  return {
    title: texts.faqHeading,
    description: texts.faqDescription,
    addressIn: (lang) => addresses.faq(lang),
    steps: [{ name: texts.faqHeading }],
    content: html`<h1>${texts.faqHeading}</h1>
      ${texts.faq(view.number(publicThreshold)).map(
        ({ question, answer }) =>
          html`<h2>${question}</h2>
            ${answer.map((paragraph) => html`<p>${paragraph}</p>`)}`,
      )}`,
  };
}

/** A page that tells why there is none. */
export const problemPage = (heading: string, ...content: readonly (Html | false)[]): Page => ({
  title: heading,
  steps: [{ name: heading }],
  content: html`<h1>${heading}</h1>
    ${content}`,
});
