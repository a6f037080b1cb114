// Which language a form speaks: the nearest `lang`, matched against the locales that the page has brought in.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fi } from './locales/fi.ts';
import type { Locale } from './messages.ts';

const locales = new Map([[fi.pack.language, fi]]);
const readers = new Set<ReactiveControllerHost>();

/** Brings in languages for every form on the page, also for those that are drawn already. Finnish is always there. */
export function addLocale(...added: readonly Locale[]): void {
  for (const locale of added) locales.set(locale.pack.language, locale);
  for (const reader of readers) reader.requestUpdate();
}

/** The locale of a BCP 47 tag, by lookup (RFC 4647 §3.4): `sv-FI` → `sv`; Finnish where there is none. */
export function localeFor(tag: string): Locale {
  for (let range = tag.toLowerCase(); range; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
    const locale = locales.get(range);
    if (locale) return locale;
  }
  return fi;
}

/** An element and everything it stands in, out through shadow roots. */
function* outward(start: Element): Generator<Element> {
  for (let node: Node | null = start; node;) {
    if (node instanceof Element) yield node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
}

/** Keeps an element in the language of the nearest `lang`, its own first, and draws it again when that changes. */
export class NearestLanguage implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #observer: MutationObserver;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    this.#observer = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
  }

  get locale(): Locale {
    for (const element of outward(this.#host)) {
      const tag = element.getAttribute('lang');
      if (tag !== null) return localeFor(tag);
    }
    return fi;
  }

  hostConnected(): void {
    // Only what the element stands in is watched: whoever moves it elsewhere disconnects it first.
    for (const element of outward(this.#host)) this.#observer.observe(element, { attributeFilter: ['lang'] });
    readers.add(this.#host);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    readers.delete(this.#host);
  }
}
