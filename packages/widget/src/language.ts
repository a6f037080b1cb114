// Which language a form speaks: the nearest `lang`, matched against the locales that the page has brought in.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fi } from './locales/fi.ts';
import type { Locale } from './messages.ts';

/** A locale, or what brings it in. */
type Source = Locale | (() => Promise<Locale>);

const locales = new Map<string, Source>([['fi', fi]]);
const readers = new Set<ReactiveControllerHost>();

/** Brings in languages for every form on the page, also for those that are drawn already. Finnish is always there. */
export function addLocale(...added: readonly Locale[]): void {
  for (const locale of added) locales.set(locale.tag ?? locale.pack.language, locale);
  for (const reader of readers) reader.requestUpdate();
}

/** Names languages that are brought in when a form is in one of them; until then, or without, it is in Finnish. */
export function addLanguages(sources: Readonly<Record<string, () => Promise<Locale>>>): void {
  for (const tag in sources) if (!locales.has(tag)) locales.set(tag, sources[tag] as Source);
  addLocale();
}

/** The locale of a BCP 47 tag, by lookup (RFC 4647 §3.4): `sv-FI` → `sv`; Finnish where there is none. */
export function localeFor(tag: string): Locale {
  for (let range = tag.toLowerCase(); range; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
    const source = locales.get(range);
    if (typeof source === 'object') return source;
    if (source) {
      // Asked for once; where it cannot be had, Finnish stays.
      locales.delete(range);
      source().then(addLocale, () => {});
    }
  }
  return fi;
}

/** An element and everything it stands in, out through shadow roots. */
function outward(start: Element): Element[] {
  const found: Element[] = [];
  for (let node: Node | null | undefined = start; node; node = node.parentNode ?? (node as ShadowRoot).host) {
    if (node instanceof Element) found.push(node);
  }
  return found;
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
    const nearest = outward(this.#host).find((element) => element.hasAttribute('lang'));
    return nearest ? localeFor(nearest.getAttribute('lang')!) : fi;
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
