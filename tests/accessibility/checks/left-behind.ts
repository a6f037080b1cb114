// All that a page and its browser still know: what the next person, or a script of the page, could find.
import type { Page } from 'playwright-core';

/** The document with every shadow root, what its fields hold, its storage and its history, as one text. */
export async function everythingOf(page: Page): Promise<string> {
  const cookies = JSON.stringify(await page.context().cookies());
  return cookies + (await page.evaluate(collect));
}

/** What comes back when the next person presses the keys that undo and redo, in each text field. */
export async function undoneTexts(page: Page): Promise<string[]> {
  const fields = page.locator('palaute-form textarea');
  const found: string[] = [];
  for (let index = 0; index < (await fields.count()); index += 1) {
    await fields.nth(index).focus();
    for (const key of ['Control+z', 'Control+z', 'Control+Shift+z', 'Control+y']) {
      await page.keyboard.press(key);
      found.push(await fields.nth(index).inputValue());
    }
  }
  return found;
}

/** Runs in the page. */
async function collect(): Promise<string> {
  const found: unknown[] = [];
  const look = (node: Node): void => {
    if (node instanceof CharacterData) found.push(node.data);
    if (node instanceof Element) {
      for (const { name, value } of node.attributes) found.push(`${name}=${value}`);
      const { value, checked, selectedIndex } = node as HTMLInputElement & HTMLSelectElement;
      found.push(value, checked, selectedIndex);
      if (node instanceof HTMLFormElement) found.push(...new FormData(node).values());
      if (node.shadowRoot) look(node.shadowRoot);
    }
    for (const child of node.childNodes) look(child);
  };
  look(document);

  found.push(document.cookie, document.title, location.href, name, getSelection()?.toString());
  found.push(history.state, history.length);
  found.push(...Object.entries(localStorage).flat(), ...Object.entries(sessionStorage).flat());
  for (const key of await caches.keys()) {
    for (const request of await (await caches.open(key)).keys()) found.push(request.url);
  }
  for (const { name: database = '' } of await indexedDB.databases()) {
    const opened = await resultOf(indexedDB.open(database));
    for (const store of opened.objectStoreNames) {
      const objectStore = opened.transaction(store).objectStore(store);
      found.push(await resultOf(objectStore.getAllKeys()), await resultOf(objectStore.getAll()));
    }
    opened.close();
  }
  return found.map((each) => JSON.stringify(each) ?? '').join('\n');

  function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
    });
  }
}
