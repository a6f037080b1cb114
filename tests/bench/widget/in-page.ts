// Runs inside the measured page: each function is sent there by its text, so that it uses nothing outside itself.
// Both take the time after a paint: a message that is posted while a frame is made arrives when it has been painted.
import type { Entry } from './entries.ts';

export interface ShowOptions extends Pick<Entry, 'tags' | 'choice'> {
  readonly isModule: boolean;
  readonly patienceMs: number;
}

/** When the first choice was seen, from the adding of the tags; and its centre, for the click. */
export interface Shown {
  readonly ms: number;
  readonly x: number;
  readonly y: number;
}

/** Adds the widget's tags and waits until its first choice is painted, with its styles. */
export function show({ tags, choice, isModule, patienceMs }: ShowOptions): Promise<Shown | undefined> {
  let stylesToCome = 0;
  const find = (): Element | null => {
    let root: ParentNode | null | undefined = document;
    let found: Element | null = null;
    for (const selector of choice) {
      found = root?.querySelector(selector) ?? null;
      root = found?.shadowRoot;
    }
    return found;
  };
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.getBoundingClientRect().height > 0;
  const add = (tag: HTMLElement, attributes: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(attributes)) tag.setAttribute(name, value);
    document.head.append(tag);
  };

  return new Promise((resolve) => {
    const startedAt = performance.now();
    const look = () => {
      const element = find();
      if (element && stylesToCome === 0 && isSeen(element)) {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          const ms = performance.now() - startedAt;
          const { x, y, width, height } = element.getBoundingClientRect();
          resolve({ ms, x: x + width / 2, y: y + height / 2 });
        });
        port1.start();
        port2.postMessage(null);
      } else if (performance.now() - startedAt < patienceMs) requestAnimationFrame(look);
      else resolve(undefined);
    };
    for (const address of tags) {
      if (address.endsWith('.css')) {
        stylesToCome++;
        const link = document.createElement('link');
        link.addEventListener('load', () => stylesToCome--);
        add(link, { rel: 'stylesheet', href: address });
      } else {
        add(document.createElement('script'), { ...(isModule && { type: 'module' }), src: address });
      }
    }
    requestAnimationFrame(look);
  });
}

interface ClickPage {
  clickMs: Promise<number>;
}

/** Waits for the next click. The widget's own listeners run after this one and before the frame. */
export function awaitClick(): void {
  (globalThis as unknown as ClickPage).clickMs = new Promise((resolve) => {
    const onClick = (event: Event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now() - event.timeStamp));
        port1.start();
        port2.postMessage(null);
      });
    };
    addEventListener('click', onClick, { capture: true, once: true });
  });
}

/** From the input event's own time until the frame after it was painted, milliseconds. */
export const readClick = (): Promise<number> => (globalThis as unknown as ClickPage).clickMs;
