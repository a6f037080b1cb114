// A visitor of the examples: one site with all of them, a browser, and what it complains of.
import { type Database, generateKey, openDatabase } from '@palaute/collector';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Example } from '../../examples/pages/example.ts';
import { createSite, pageOrigin } from '../../examples/pages/site.ts';
import { browserArguments, findBrowser } from '../environment/browser.ts';
import { databases, type TestDatabase } from '../environment/collector.ts';
import { freePort } from '../environment/process.ts';

export interface Visited {
  readonly page: Page;
  /** Console errors, uncaught errors and violations of the page's policy, in the order they came. */
  readonly complaints: readonly string[];
}

interface Visit {
  readonly javaScriptEnabled?: boolean;
  readonly arrange?: (context: BrowserContext) => Promise<unknown>;
}

/** The examples' site, and a browser to visit it with. */
export class Site {
  readonly #made: TestDatabase;
  readonly #database: Database;
  readonly #app: FastifyInstance;
  readonly #browser: Browser;
  readonly #contexts: BrowserContext[] = [];
  readonly origin: string;

  private constructor(
    made: TestDatabase,
    database: Database,
    app: FastifyInstance,
    browser: Browser,
    port: number,
  ) {
    this.#made = made;
    this.#database = database;
    this.#app = app;
    this.#browser = browser;
    this.origin = pageOrigin(port);
  }

  static async start(examples: readonly Example[]): Promise<Site> {
    const embedded = databases.find(({ name }) => name === 'PGlite');
    if (!embedded) throw new Error('There is an embedded database.');
    const made = await embedded.start();
    const database = await openDatabase(await made.create());
    const port = await freePort();
    const [siteKey, providerKey] = [generateKey('site'), generateKey('provider')];
    const app = await createSite({ database, siteKey, providerKey, port, examples, logLevel: 'silent' });
    await app.listen({ port, host: 'localhost' });
    const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
    return new Site(made, database, app, browser, port);
  }

  /**
   * Opens a page of an example, as a visitor who has never been there.
   * @param options `arrange` is called before the page is opened
   */
  async open(path: string, { javaScriptEnabled = true, arrange }: Visit = {}): Promise<Visited> {
    const context = await this.#browser.newContext({ javaScriptEnabled });
    this.#contexts.push(context);
    await arrange?.(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    if (javaScriptEnabled) {
      await page.exposeFunction('complain', (what: string) => complaints.push(what));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          (window as unknown as { complain: (what: string) => void }).complain(
            `${violatedDirective} ${blockedURI}`,
          );
        });
      });
    }
    await page.goto(`${this.origin}${path}`);
    return { page, complaints };
  }

  /** What was stored under the beginning of its id. */
  async stored(reference: string): Promise<readonly Stored[]> {
    const { rows } = await sql<Stored>`
      select language, answers->'nps' as nps, answers->'access' as access from feedback
      where feedback_id::text like ${`${reference.toLowerCase()}%`}`.execute(this.#database.db);
    return rows;
  }

  /** Ends what the visitors of one test have open. */
  async leave(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close();
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#app.close();
    await this.#database.close();
    await this.#made.stop();
  }
}

interface Stored {
  readonly language: string;
  readonly nps: unknown;
  readonly access: unknown;
}

/** The reference on the thank-you of the element, which stays on screen. */
export async function readReference(page: Page, element: string): Promise<string> {
  const thanks = page.locator(`${element} [part=thanks]`);
  await thanks.waitFor();
  return /\b[0-9A-F]{8}\b/.exec(await thanks.innerText())?.[0] ?? '';
}
