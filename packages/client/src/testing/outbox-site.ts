// A page with the outbox, and a collector that answers as it is told: a real server and a real browser, since neither
// IndexedDB nor locks between tabs are anywhere else.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Feedback } from '@palaute/schema';
import { build } from 'esbuild';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../../../tests/environment/browser.ts';
import type { Outbox, OutboxCounts, openOutbox, OutboxOptions } from '../outbox/outbox.ts';

type Answer = (response: ServerResponse, id: string) => void;

const json =
  (status: number, body: (id: string) => object, headers: Record<string, string> = {}): Answer =>
  (response, id) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body(id)));

export const stored: Answer = json(201, (id) => ({ id, status: 'stored', reference: id.slice(0, 8) }));
export const refused = (status: number, code: string): Answer => json(status, () => ({ code, status }));
export const unavailable = (retryAfter = ''): Answer =>
  json(503, () => ({ code: 'database-unavailable' }), retryAfter ? { 'retry-after': retryAfter } : {});
export const hangUp: Answer = (response) => response.destroy();

export const feedback = (n = 1, text = 'Sain ajan heti.'): Feedback => ({
  schema: '1',
  id: `3f2a9c1b-0000-4000-8000-${`${n}`.padStart(12, '0')}`,
  instrument: 'thl-kap-2022',
  textVersion: '2026-11-22',
  language: 'fi',
  unit: '1.2.246.10.32213078.10.0',
  collectionChannel: 'tablet',
  shown: ['nps', 'open'],
  answers: [
    { item: 'nps', value: 9 },
    { item: 'open', value: text },
  ],
});

declare global {
  /** In the page. */
  var palaute: { readonly openOutbox: typeof openOutbox };
  var outbox: Outbox;
}

/** A tab. */
export class Tab {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** @throws with the error's name and code, where it does not open */
  async open(options: Pick<Partial<OutboxOptions>, 'endpoint' | 'ttlDays'> = {}): Promise<void> {
    await this.page.evaluate(async (given) => {
      globalThis.outbox = await palaute
        .openOutbox({ endpoint: '', key: 'key', random: () => 0, ...given })
        .catch((error: Error & { code: string }) => Promise.reject(new Error(`${error.name} ${error.code}`)));
    }, options);
  }

  put(one: Feedback): Promise<void> {
    return this.page.evaluate(
      (given) =>
        outbox
          .put(given)
          .catch((error: Error & { code: string }) =>
            Promise.reject(new Error(`${error.name} ${error.code}`)),
          ),
      one,
    );
  }

  flush(): Promise<OutboxCounts> {
    return this.page.evaluate(() => outbox.flush());
  }

  counts(): Promise<OutboxCounts> {
    return this.page.evaluate(() => outbox.counts());
  }

  /** All that the device keeps, as text. */
  kept(): Promise<string> {
    return this.page.evaluate(async () => {
      const resultOf = <Result>(request: IDBRequest<Result>): Promise<Result> =>
        new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)));
      const found: unknown[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await resultOf(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          found.push(await resultOf(database.transaction(store).objectStore(store).getAll()));
        }
        database.close();
      }
      return JSON.stringify(found);
    });
  }
}

export class OutboxSite {
  /** To the first request, the second, …; the last one to every later request. */
  answers: Answer[] = [stored];
  /** Ids, in the order of arrival. */
  readonly requests: string[] = [];
  readonly #browser: Browser;
  readonly #close: () => Promise<void>;
  readonly #origin: string;
  #context: BrowserContext | undefined;

  private constructor(
    browser: Browser,
    origin: string,
    close: () => Promise<void>,
    take: (site: OutboxSite) => void,
  ) {
    this.#browser = browser;
    this.#origin = origin;
    this.#close = close;
    take(this);
  }

  static async start(): Promise<OutboxSite> {
    const { outputFiles } = await build({
      entryPoints: [new URL('../outbox/outbox.ts', import.meta.url).pathname],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'palaute',
      target: 'es2022',
    });
    const script = outputFiles[0]?.text ?? '';
    let site: OutboxSite;
    const server = createServer((request, response) => {
      const { method, url = '' } = request;
      if (method === 'PUT') {
        const id = url.split('/').at(-1) ?? '';
        request.resume().on('end', () => {
          site.requests.push(id);
          const answer = site.answers[Math.min(site.requests.length, site.answers.length) - 1] ?? stored;
          answer(response, id);
        });
      } else if (url === '/outbox.js') response.setHeader('content-type', 'text/javascript').end(script);
      else {
        response
          .setHeader('content-type', 'text/html')
          .end('<!doctype html><link rel="icon" href="data:,"><script src="/outbox.js"></script>');
      }
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
    const close = async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    };
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new OutboxSite(browser, origin, close, (made) => (site = made));
  }

  /** Another tab of the same device. */
  async tab(prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<Tab> {
    this.#context ??= await this.#browser.newContext();
    const page = await this.#context.newPage();
    await prepare(page);
    await page.goto(this.#origin);
    return new Tab(page);
  }

  async setOffline(isOffline: boolean): Promise<void> {
    await this.#context?.setOffline(isOffline);
  }

  /** The next tab is another device's. */
  async forget(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
    this.requests.length = 0;
    this.answers = [stored];
  }

  stop(): Promise<void> {
    return this.#close();
  }
}
