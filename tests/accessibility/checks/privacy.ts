// Who is told that a person is on the page, and what is read from or left on their device (ePrivacy directive 5(3)).
import type { Page } from 'playwright-core';

/** Runs in the page before anything else: notes each read of what would tell one device from another. */
function countReads(): void {
  const reads: string[] = [];
  Object.defineProperty(globalThis, 'readsOfDevice', { value: reads });
  const watch = (prototype: object | undefined, names: readonly string[]) => {
    if (!prototype) return;
    for (const name of names) {
      const property = Object.getOwnPropertyDescriptor(prototype, name);
      const { get, set, value } = property ?? {};
      if (get) {
        const counted = { ...property, get: make(name, get), ...(set && { set: make(name, set) }) };
        Object.defineProperty(prototype, name, counted);
      } else if (typeof value === 'function') {
        Object.defineProperty(prototype, name, { ...property, value: make(name, value) });
      }
    }
  };
  const make = (name: string, original: (...args: unknown[]) => unknown) =>
    function counting(this: unknown, ...args: unknown[]) {
      reads.push(name);
      return Reflect.apply(original, this, args);
    };
  watch(Navigator.prototype, Object.getOwnPropertyNames(Navigator.prototype));
  watch(Screen.prototype, Object.getOwnPropertyNames(Screen.prototype));
  watch(HTMLCanvasElement.prototype, ['getContext', 'toDataURL', 'toBlob']);
  watch(globalThis.BaseAudioContext?.prototype, ['createOscillator', 'createAnalyser', 'sampleRate']);
  watch(Intl.DateTimeFormat.prototype, ['resolvedOptions']);
  watch(Document.prototype, ['cookie', 'referrer', 'URL', 'documentURI']);
  watch(Storage.prototype, ['getItem', 'setItem', 'key', 'length', 'removeItem', 'clear']);
  watch(IDBFactory.prototype, ['open', 'databases', 'deleteDatabase']);
  watch(globalThis.CacheStorage?.prototype, ['open', 'match', 'has', 'keys']);
}

/** Makes a page count, from its next document on. */
export const watchReads = (page: Page): Promise<unknown> => page.addInitScript(countReads);

/** What has been read since the document began, in order. */
export const readsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { readsOfDevice: string[] }).readsOfDevice.slice());

/** What is on the device because of the page: one line each. */
export async function leftOnDevice(page: Page): Promise<string[]> {
  const cookies = await page.context().cookies();
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `IndexedDB ${name}`),
    ...(await caches.keys()).map((key) => `Cache ${key}`),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `service worker ${scope}`),
  ]);
  return [...cookies.map(({ name }) => `cookie ${name}`), ...stored];
}
