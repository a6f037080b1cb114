// What the tests of the elements share that show what is published: the element on a page, a collector at the far edge
// of the network, and words for what a person sees. tests/packaging/script-tags.config.mjs puts the files for script tags
// in the place of the two modules.
import { fixtureSync } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import '../src/measures/define.ts';
import type { PalauteMeasures } from '../src/measures/palaute-measures.ts';
import '../src/results/define.ts';
import type { PalauteResults } from '../src/results/palaute-results.ts';
import { json, textOf, until } from './page.ts';
import { measuresReply, resultsReply, trendReply } from './published.ts';

export type Shown = PalauteResults | PalauteMeasures;

type Answer = () => Response | Promise<Response>;

/** A collector as the elements see it: it answers by the path, and notes what was asked. */
export class FakePublisher {
  readonly requests: { readonly url: URL; readonly init: RequestInit }[] = [];
  results: Answer = () => json(200, resultsReply());
  trend: Answer = () => json(200, trendReply());
  measures: Answer = () => json(200, measuresReply());

  readonly fetch = async (address: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(address), 'https://collector.example');
    this.requests.push({ url, init });
    if (url.pathname.endsWith('/measures')) return this.measures();
    return url.pathname.endsWith('/trend') ? this.trend() : this.results();
  };

  /** The queries of the requests for one path, in order. */
  queries(path: string): Record<string, string>[] {
    return this.requests
      .filter(({ url }) => url.pathname === path)
      .map(({ url }) => Object.fromEntries(url.searchParams));
  }
}

/** Puts an element on the page, about one unit unless the test gives its own, and waits for what it shows. */
export async function show<Element extends Shown = PalauteResults>(
  publisher: FakePublisher,
  page: TemplateResult = html`<palaute-results
    endpoint="/api"
    organisation="1.2.246.10.32213078.10.0"
    unit="1.2.246.10.32213078.10.99001"
    period="2025-T1"
  ></palaute-results>`,
): Promise<Element> {
  const root = fixtureSync<HTMLElement>(page);
  const names = 'palaute-results, palaute-measures';
  const element = (root.matches(names) ? root : root.querySelector(names)) as Element;
  element.fetch = publisher.fetch;
  await element.updateComplete;
  await until(() => !textOf(inside(element, '.status')[0]).endsWith('…'), 'it goes on loading');
  await element.updateComplete;
  return element;
}

export const inside = <Type extends Element = HTMLElement>(element: Shown, selector: string): Type[] => [
  ...(element.renderRoot?.querySelectorAll<Type>(selector) ?? []),
];

/** The text of an element as it is laid out: what stands on lines of its own is apart. */
export const seen = (element: HTMLElement | undefined): string =>
  (element?.innerText ?? '')
    .replace(/\u2060/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** All that is to be read in it. */
export const textIn = (element: Shown): string => inside(element, '.page').map(seen).join(' ');

/** The row of the list that begins with a statement. */
export function row(element: Shown, wording: string): HTMLElement {
  const found = inside(element, '.statements li').find((each) => textOf(each).startsWith(wording));
  if (!found) throw new Error(`no statement “${wording}”`);
  return found;
}

/** The cells of the tables, row by row. */
export const rowsOf = (element: Shown): string[][] =>
  inside(element, 'tr').map((each) => [...each.children].map(textOf));
