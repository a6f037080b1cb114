// Which language an element speaks: the nearest `lang`. What there is to say in it belongs to the element.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Elements on the page, for whoever brings in a language that some of them may be waiting for. */
export const readers: Set<ReactiveControllerHost> = new Set();

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

  /** The nearest tag; empty where nothing says a language. */
  get tag(): string {
    for (const element of outward(this.#host)) {
      if (element.hasAttribute('lang')) return element.getAttribute('lang')!;
    }
    return '';
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
