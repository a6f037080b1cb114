// The example's kiosk, a collector that stores, and browsers that can be killed and come back with what they had.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, generateKey, openDatabase } from '@palaute/collector';
import { fi } from '@palaute/schema/texts/fi';
import { sql } from 'kysely';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { kiosk } from '../../examples/kiosk/example.ts';
import { createSite, pageOrigin } from '../../examples/pages/site.ts';
import type { PalauteKiosk } from '../../packages/widget/src/kiosk/palaute-kiosk.ts';
import { browserArguments, findBrowser } from '../environment/browser.ts';
import { databases } from '../environment/collector.ts';
import { freePort, until } from '../environment/process.ts';

/** What a collector has of one feedback. */
export interface Stored {
  readonly id: string;
  readonly language: string;
  readonly nps: unknown;
}

export interface KioskSite {
  readonly origin: string;
  readonly collector: string;
  stored(): Promise<readonly Stored[]>;
  /** Forgets what is stored. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export async function startKioskSite(): Promise<KioskSite> {
  const made = await databases.find(({ name }) => name === 'PGlite')!.start();
  const database: Database = await openDatabase(await made.create());
  const port = await freePort();
  const siteKey = generateKey('site');
  const app = await createSite({ database, siteKey, port, examples: [kiosk], logLevel: 'silent' });
  await app.listen({ port, host: 'localhost' });
  return {
    origin: pageOrigin(port),
    collector: `http://localhost:${port}`,
    async stored() {
      const { rows } = await sql<Stored>`
        select feedback_id::text as id, language, answers->'nps' as nps from feedback order by 1
      `.execute(database.db);
      return rows;
    },
    async clear() {
      await sql`delete from feedback`.execute(database.db);
    },
    async stop() {
      await app.close();
      await database.close();
      await made.stop();
    },
  };
}

/** A device: its browser may be killed, its storage stays. */
export class Device {
  readonly #folder: string;
  #process: ChildProcess | undefined;
  #browser: Browser | undefined;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async make(): Promise<Device> {
    return new Device(await mkdtemp(join(tmpdir(), 'palaute-kiosk-')));
  }

  /** Starts the browser with what the device has kept. */
  async start(): Promise<BrowserContext> {
    const child = spawn(
      await findBrowser(),
      [
        ...browserArguments(),
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${this.#folder}`,
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.#process = child;
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    let address = '';
    await until('the browser listens', async () => {
      address = /DevTools listening on (ws:\S+)/.exec(said)?.[1] ?? '';
      return address !== '';
    });
    this.#browser = await chromium.connectOverCDP(address);
    const [context] = this.#browser.contexts();
    if (!context) throw new Error('The browser has no window.');
    return context;
  }

  /** Ends the browser as a power cut would: without a word to any page. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await this.#browser?.close().catch(() => {});
  }

  async throwAway(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** Opens the kiosk, ready to be answered. */
export async function goToKiosk(page: Page, { origin }: KioskSite): Promise<void> {
  await page.goto(`${origin}/kiosk/`);
  await page.locator('palaute-form [part=send]').waitFor();
  await page.locator('palaute-kiosk [part=start]').waitFor();
}

/** Answers the recommendation and writes what shall be left nowhere. */
export async function answer(page: Page, text: string, nps = 9): Promise<void> {
  await page.locator('palaute-form input[type=radio]').nth(nps).click();
  await page.locator('palaute-form').getByLabel(fi.texts.open).click();
  await page.keyboard.type(text);
}

/** What the kiosk's outbox has come to. */
export const countsOf = (page: Page): Promise<unknown> =>
  page.locator('palaute-kiosk').evaluate((element) => (element as PalauteKiosk).counts());

export const send = (page: Page): Promise<void> => page.locator('palaute-form [part=send]').click();
