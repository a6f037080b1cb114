// One round: one widget, a fresh browser context, one click. What the figures mean is written at `Figures`; what runs
// in the page is in in-page.ts.
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../environment/browser.ts';
import type { Entry } from './entries.ts';
import { awaitClick, readClick, show, type Shown } from './in-page.ts';
import type { BenchServer } from './server.ts';

/** How many times slower than this machine's the page's main thread is made. */
const cpuSlowdown = 4;
/** As a mobile connection in the country: 150 ms there and back, 1.6 Mbit/s. The rate that Lighthouse calls slow 4G. */
const slowNetwork = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
/** Between the page's own work and the widget's, so that neither is counted with the other. */
const settleMs = 250;
const longestMs = 30_000;

/** What one round found. Times are on a main thread slowed by `cpuSlowdown`. */
export interface Figures {
  /** Bodies of all scripts and styles that had been sent when the first choice was painted, brotli. */
  readonly bytes: number;
  /**
   * From adding the widget's tags to a page that has loaded and is idle, until the frame with the first choice is
   * painted: transfer from this machine, decompressing, compiling, running, drawing. Milliseconds.
   */
  readonly shownMs: number;
  /** The same over the slow network, in a context of its own. */
  readonly shownSlowlyMs: number;
  /** Time of the main thread's tasks in `shownMs`. */
  readonly workMs: number;
  /** From a click on the first choice until the frame after it is painted, milliseconds. */
  readonly clickMs: number;
  /** Time of the main thread's tasks in `clickMs`. */
  readonly clickWorkMs: number;
}

/** Starts the browser. It resolves no name, so that nothing can leave this machine. */
export const startBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await findBrowser(),
    args: [...browserArguments(), '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });

/**
 * Measures one entry once.
 *
 * @param patienceMs how long the question may take to show
 * @throws when the question does not show, or when the page asks for anything that is not served here
 */
export async function measure(
  browser: Browser,
  server: BenchServer,
  entry: Entry,
  patienceMs: number = longestMs,
): Promise<Figures> {
  const { shownMs: shownSlowlyMs } = await withPage(browser, server, entry, async (page, cdp) => {
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', slowNetwork);
    const { ms } = await showOn(page, entry, patienceMs);
    return { shownMs: ms };
  });
  const figures = await withPage(browser, server, entry, async (page, cdp) => {
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await workMs(cdp);
    const { ms: shownMs, ...at } = await showOn(page, entry, patienceMs);
    const work = (await workMs(cdp)) - before;
    const bytes = [...server.sent.values()].reduce((sum, size) => sum + size, 0);
    return { bytes, shownMs, workMs: work, ...(await clickOn(page, cdp, at)) };
  });
  return { ...figures, shownSlowlyMs };
}

/** A page of the entry, loaded and idle, in a context of its own; afterwards, whether it stayed on this machine. */
async function withPage<Result>(
  browser: Browser,
  server: BenchServer,
  { name }: Entry,
  use: (page: Page, cdp: CDPSession) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    server.begin();
    const outside: string[] = [];
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:' && origin !== server.origin)
        outside.push(request.url());
    });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
    await page.goto(server.pageOf(name));
    // The first call into a page carries Playwright's own script; it is none of the widget's work.
    await page.evaluate(() => 0);
    await wait(settleMs);
    const result = await use(page, cdp);
    await wait(settleMs);
    const strays = [...outside, ...server.unanswered];
    if (strays.length > 0) throw new Error(`${name} asked for ${strays.join(', ')}`);
    return result;
  } finally {
    await context.close();
  }
}

async function showOn(
  page: Page,
  { name, tags, choice, isModule = false }: Entry,
  patienceMs: number,
): Promise<Shown> {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const shown = await page.evaluate(show, { tags, choice, isModule, patienceMs });
  if (!shown) throw new Error([`${name} did not show its question`, ...errors].join(': '));
  return shown;
}

async function clickOn(
  page: Page,
  cdp: CDPSession,
  { x, y }: Pick<Shown, 'x' | 'y'>,
): Promise<Pick<Figures, 'clickMs' | 'clickWorkMs'>> {
  // The pointer is there already: what a widget does for a hovering pointer is no part of the click.
  await page.mouse.move(x, y);
  await page.evaluate(awaitClick);
  await wait(settleMs);
  const before = await workMs(cdp);
  await page.mouse.click(x, y);
  const clickMs = await page.evaluate(readClick);
  return { clickMs, clickWorkMs: (await workMs(cdp)) - before };
}

async function workMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const duration = metrics.find(({ name }) => name === 'TaskDuration');
  if (!duration) throw new Error('the browser tells no TaskDuration');
  return duration.value * 1000;
}
