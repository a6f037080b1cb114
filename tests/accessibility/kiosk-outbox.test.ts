// A feedback given at a kiosk while there is no network, or no collector: thanked for when it is safe on the device, and
// stored once, whatever happens to the device in between (gate B13).
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fi } from '../../packages/widget/src/locales/fi.ts';
import { kioskMessages } from '../../packages/widget/src/kiosk/messages.ts';
import { leftOnDevice } from './checks/privacy.ts';
import { everythingOf } from './checks/left-behind.ts';
import {
  answer,
  countsOf,
  Device,
  goToKiosk,
  type KioskSite,
  send,
  startKioskSite,
} from './kiosk-visitor.ts';

const secret = 'Lääkäri Virtanen unohti minut';

let site: KioskSite;
let device: Device;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  site = await startKioskSite();
});
afterAll(() => site?.stop());
beforeEach(async () => {
  device = await Device.make();
  context = await device.start();
  page = await context.newPage();
});
afterEach(async () => {
  await device.throwAway();
  await site.clear();
});

const thanks = (tab = page) => tab.locator('palaute-kiosk [part=thanks]');

/** Gives feedback at a kiosk and waits for the thank-you. */
async function give(tab: Page, nps: number): Promise<void> {
  await answer(tab, secret, nps);
  await send(tab);
  await thanks(tab).waitFor();
}

/** What the collector has, once it has as many. */
async function storedOnce(howMany: number): Promise<readonly unknown[]> {
  await expect.poll(async () => (await site.stored()).length, { timeout: 15_000 }).toBe(howMany);
  return (await site.stored()).map(({ nps }) => nps).toSorted();
}

describe('Without a network', () => {
  it('a feedback is thanked for, survives the browser being killed, and is stored once', async () => {
    await goToKiosk(page, site);
    await context.setOffline(true);
    await give(page, 8);
    expect(await thanks().innerText()).toContain(kioskMessages.fi.kept);
    expect(await countsOf(page)).toMatchObject({ waiting: 1, sent: 0 });
    // At once: what is not on the disk by now is lost.
    await device.kill();
    expect(await site.stored()).toEqual([]);

    context = await device.start();
    page = await context.newPage();
    await goToKiosk(page, site);
    expect(await storedOnce(1)).toEqual([8]);
    await expect.poll(() => countsOf(page)).toMatchObject({ waiting: 0, sent: 1 });
    expect(await everythingOf(page)).not.toContain(secret);
  });

  it('many people can answer one after another, and each is stored once when the network is back', async () => {
    await goToKiosk(page, site);
    await context.setOffline(true);
    for (const nps of [2, 5, 9]) {
      await give(page, nps);
      await page.getByRole('button', { name: kioskMessages.fi.another }).click();
      await thanks().waitFor({ state: 'hidden' });
    }
    await context.setOffline(false);
    expect(await storedOnce(3)).toEqual([2, 5, 9]);
  });

  it('two kiosks in two tabs send at once, and each feedback is stored and counted once', async () => {
    const other = await context.newPage();
    for (const tab of [page, other]) await goToKiosk(tab, site);
    const failed: string[] = [];
    const finished: string[] = [];
    context.on('requestfailed', (request) => request.method() === 'PUT' && failed.push(request.url()));
    context.on('requestfinished', (request) => request.method() === 'PUT' && finished.push(request.url()));
    await context.setOffline(true);
    await give(page, 3);
    await give(other, 7);
    // Both try in vain, twice each, before the network comes back to both at once.
    await expect.poll(() => failed.length).toBeGreaterThanOrEqual(4);
    await context.setOffline(false);
    expect(await storedOnce(2)).toEqual([3, 7]);
    await expect.poll(() => countsOf(other)).toMatchObject({ waiting: 0, sent: 2 });
    expect(new Set(finished).size).toBe(2);
    expect(finished).toHaveLength(2);
  });

  it('what has waited for two weeks is deleted, counted, and never sent', async () => {
    await page.clock.install();
    await goToKiosk(page, site);
    await context.setOffline(true);
    await give(page, 4);
    await page.clock.fastForward(15 * 86_400_000);
    await expect.poll(() => countsOf(page)).toMatchObject({ waiting: 0, expired: 1 });
    expect(await everythingOf(page)).not.toContain(secret);
    await context.setOffline(false);
    // What waits is sent in its order: were it still there, it would come before this one.
    await give(page, 5);
    expect(await storedOnce(1)).toEqual([5]);
  });
});

describe('A collector', () => {
  it('that cannot store now is asked again when it said, and stores it once', async () => {
    let answers = 0;
    await context.route(`${site.collector}/v1/feedback/*`, (route) =>
      answers++ === 0 && route.request().method() === 'PUT'
        ? route.fulfill({
            status: 503,
            headers: {
              'retry-after': '12',
              'access-control-allow-origin': '*',
              'access-control-expose-headers': '*',
            },
            contentType: 'application/problem+json',
            body: JSON.stringify({ code: 'database-unavailable', status: 503 }),
          })
        : route.continue(),
    );
    await page.clock.install();
    await goToKiosk(page, site);
    await give(page, 6);
    await expect.poll(() => answers).toBe(1);
    // Put forward at once, whatever is due comes at once; a second is for what it then sets going.
    await page.clock.fastForward(10_000);
    await page.waitForTimeout(1_000);
    expect(answers).toBe(1);
    await page.clock.fastForward(3_000);
    expect(await storedOnce(1)).toEqual([6]);
  });

  it('that will never take it ends it: the code is counted, the words are gone', async () => {
    await context.route(`${site.collector}/v1/feedback/*`, (route) =>
      route.fulfill({
        status: 422,
        headers: { 'access-control-allow-origin': '*' },
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'unknown-item', status: 422 }),
      }),
    );
    await goToKiosk(page, site);
    await give(page, 1);
    await expect.poll(() => countsOf(page)).toMatchObject({ waiting: 0, refusals: { 'unknown-item': 1 } });
    expect(await everythingOf(page)).not.toContain(secret);
  });
});

describe('A device that can keep nothing', () => {
  it('sends at once, and nobody is thanked before the collector has it', async () => {
    await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
    await goToKiosk(page, site);
    await context.setOffline(true);
    await answer(page, secret, 9);
    await send(page);
    await page.getByText(fi.messages.failed.heading).waitFor();
    expect(await thanks().count()).toBe(0);
    expect(await page.locator('palaute-form textarea').first().inputValue()).toBe(secret);
    await context.setOffline(false);
    await send(page);
    await page.locator('palaute-form [part=thanks]').waitFor();
    expect(await storedOnce(1)).toEqual([9]);
  });

  it('begins anew after the form’s own thank-you too', async () => {
    await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
    await page.clock.install();
    await goToKiosk(page, site);
    await answer(page, secret, 9);
    await send(page);
    await page.locator('palaute-form [part=thanks]').waitFor();
    await page.clock.fastForward(12_000);
    await page.locator('palaute-form [part=send]').waitFor();
  });
});

it('A kiosk without an outbox leaves nothing on the device', async () => {
  await page.addInitScript(() => {
    new MutationObserver(() => document.querySelector('palaute-kiosk')?.removeAttribute('outbox')).observe(
      document,
      { childList: true, subtree: true },
    );
  });
  await goToKiosk(page, site);
  await answer(page, secret, 9);
  await send(page);
  await page.locator('palaute-form [part=thanks]').waitFor();
  expect(await leftOnDevice(page)).toEqual([]);
});
