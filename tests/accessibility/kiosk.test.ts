// A device that people share, after one of them has gone (gate B13): asks, waits, and forgets. What becomes of a feedback
// without a network is in kiosk-outbox.test.ts.
import { fi } from '@palaute/schema/texts/fi';
import { sv } from '@palaute/schema/texts/sv';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kioskMessages } from '../../packages/widget/src/kiosk/messages.ts';
import { type Chromium, openChromium, type Page, visitorOf } from './browsers.ts';
import { axeFindings } from './checks/axe.ts';
import { everythingOf, undoneTexts } from './checks/left-behind.ts';
import { answer, Device, goToKiosk, type KioskSite, send, startKioskSite } from './kiosk-visitor.ts';

const secret = 'Lääkäri Virtanen unohti minut';

let site: KioskSite;
let browser: Chromium;
let page: Page;
const complaints: string[] = [];
beforeAll(async () => {
  site = await startKioskSite();
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
beforeEach(async () => {
  complaints.length = 0;
  page = await browser.newPage({ viewport: { width: 800, height: 1100 } });
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  // Flows by itself, and can be put forward.
  await page.clock.install();
  await goToKiosk(page, site);
});
afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

const warning = () => page.getByRole('alertdialog');
const wait = (seconds: number) => page.clock.fastForward(seconds * 1000);
const focused = () =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return (active?.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
const written = () => page.locator('palaute-form').getByLabel(fi.texts.open).inputValue();

describe('A device that nobody touches', () => {
  it('says beforehand what becomes of answers that are left', async () => {
    expect(await page.locator('palaute-kiosk [part=start]').innerText()).toContain(
      kioskMessages.fi.start(60),
    );
  });

  it('asks after a minute, and says how long it waits', async () => {
    await answer(page, secret);
    await wait(50);
    expect(await warning().isVisible()).toBe(false);
    await wait(12);
    await warning().waitFor();
    expect(await warning().innerText()).toContain(kioskMessages.fi.soon(30));
    expect(await focused()).toBe(kioskMessages.fi.goOn);
    // At once by the dialog's own name and description, and once more near the end: not with each second.
    expect(await warning().ariaSnapshot()).toContain(`alertdialog "${kioskMessages.fi.still}"`);
    const status = page.locator('palaute-kiosk dialog [role=status]');
    expect(await status.textContent()).toBe('');
    await wait(20);
    await expect.poll(() => status.textContent()).toBe(kioskMessages.fi.left(10));
  });

  it('never asks where nobody has been', async () => {
    await wait(600);
    expect(await warning().isVisible()).toBe(false);
  });

  it.each([
    ['the button', () => page.getByRole('button', { name: kioskMessages.fi.goOn }).click()],
    ['Esc', () => page.keyboard.press('Escape')],
    ['a touch beside the question', () => page.mouse.click(5, 5)],
  ])('goes on by %s, however often, and keeps the answers', async (_way, goOn) => {
    await answer(page, secret);
    for (let time = 0; time < 11; time += 1) {
      await wait(61);
      await warning().waitFor();
      await wait(25);
      // A dialog tells that it was closed in a moment of its own.
      await page.evaluate(() => {
        const dialog = document.querySelector('palaute-kiosk')?.shadowRoot?.querySelector('dialog');
        const closed = new Promise((resolve) => dialog?.addEventListener('close', resolve, { once: true }));
        Object.assign(globalThis, { dialogClosed: closed });
      });
      await goOn();
      await warning().waitFor({ state: 'hidden' });
      await page.evaluate(() => (globalThis as unknown as { dialogClosed: Promise<void> }).dialogClosed);
    }
    await wait(50);
    expect(await warning().isVisible()).toBe(false);
    expect(await written()).toBe(secret);
    expect(await page.locator('palaute-form input:checked').count()).toBe(1);
  });

  it('gives whoever finds their way to the other button with the keyboard all the time they need', async () => {
    await answer(page, secret);
    await wait(61);
    await warning().waitFor();
    await wait(25);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(kioskMessages.fi.startOver);
    await wait(25);
    expect(await warning().isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(written).toBe('');
    await expect.poll(focused).toBe(kioskMessages.fi.start(60));
  });

  it('does not ask somebody who writes on, moves the pointer or scrolls', async () => {
    await answer(page, secret);
    for (const act of [
      () => page.keyboard.type('!'),
      () => page.mouse.move(200, 200),
      () => page.mouse.wheel(0, 100),
    ]) {
      await wait(45);
      await act();
      // What a page does with a wheel comes a moment later.
      await page.waitForTimeout(300);
      expect(await warning().isVisible()).toBe(false);
    }
    await wait(45);
    expect(await warning().isVisible()).toBe(false);
    expect(await written()).toBe(`${secret}!`);
  });

  it('asks in the language that was chosen, and begins anew in its own', async () => {
    await page.getByRole('button', { name: 'Svenska' }).click();
    await page.locator('palaute-form').getByText(sv.texts.nps).waitFor();
    await wait(61);
    await warning().waitFor();
    expect(await warning().innerText()).toContain(kioskMessages.sv.still);
    expect(await warning().getAttribute('lang')).toBe('sv');
    await wait(31);
    await page.locator('palaute-form').getByText(fi.texts.nps).waitFor();
    await expect.poll(focused).toBe(kioskMessages.fi.start(60));
  });

  it.each(['fi', 'sv', 'en'] as const)('asks so that axe finds no fault (%s)', async (language) => {
    // As tall as the page, or axe cannot tell what lies behind the dialog.
    await page.setViewportSize({ width: 800, height: 3000 });
    if (language !== 'fi') await page.locator(`palaute-kiosk button[lang=${language}]`).click();
    await answerNothing();
    await wait(61);
    await warning().waitFor();
    expect(await axeFindings(visitorOf(page))).toEqual([]);
  });

  const answerNothing = () => page.locator('palaute-form input[type=radio]').nth(3).click();
});

describe('When somebody has gone without sending', () => {
  const leave = async () => {
    await wait(61);
    await warning().waitFor();
    await wait(31);
    await warning().waitFor({ state: 'hidden' });
  };

  it('nothing of what they wrote is in the page, its storage, its history or the memory of its fields', async () => {
    await answer(page, secret);
    await page.locator('palaute-form textarea').last().fill(`${secret} taas`);
    expect(await everythingOf(page)).toContain(secret);
    await page.evaluate(() => {
      const held = document.querySelector('palaute-form');
      Object.assign(globalThis, { held, fields: [...held!.shadowRoot!.querySelectorAll('textarea')] });
    });
    await leave();
    expect(await everythingOf(page)).not.toContain(secret);
    expect(await page.locator('palaute-form input:checked').count()).toBe(0);
    expect((await undoneTexts(page)).join('')).toBe('');
    // A script of the page may have held on to the form that was taken away.
    expect(
      await page.evaluate(() =>
        (globalThis as unknown as { fields: HTMLTextAreaElement[] }).fields
          .map(({ value }) => value)
          .join(''),
      ),
    ).toBe('');
    await page.reload();
    await page.locator('palaute-form [part=send]').waitFor();
    expect(await everythingOf(page)).not.toContain(secret);
    expect(await site.stored()).toEqual([]);
  });

  it('the next person begins at the top, with the focus at the start', async () => {
    await answer(page, secret);
    await page.locator('palaute-form [part=send]').scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await leave();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await expect.poll(focused).toBe(kioskMessages.fi.start(60));
    await wait(600);
    expect(await warning().isVisible()).toBe(false);
  });

  it('leaving the page empties it too, for whoever comes back to it', async () => {
    const device = await Device.make();
    try {
      const context = await device.start();
      const visited = await context.newPage();
      await goToKiosk(visited, site);
      await visited.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }));
      });
      await answer(visited, secret);
      await visited.goto(`${site.origin}/kiosk/page.css`);
      await visited.goBack({ waitUntil: 'commit' });
      await visited.locator('palaute-form [part=send]').waitFor();
      expect(await visited.evaluate(() => (globalThis as { persisted?: boolean }).persisted)).toBe(true);
      expect(await everythingOf(visited)).not.toContain(secret);
      expect((await undoneTexts(visited)).join('')).toBe('');
    } finally {
      await device.throwAway();
    }
  });

  it('the device has learnt no word: nothing is spell-checked, corrected or suggested', async () => {
    const field = page.locator('palaute-form textarea').first();
    const look = () =>
      field.evaluate((element) => [
        (element as HTMLTextAreaElement).spellcheck,
        (element as HTMLTextAreaElement & { writingSuggestions?: string }).writingSuggestions,
        (element as HTMLTextAreaElement).form?.autocomplete,
      ]);
    expect(await look()).toEqual([false, 'false', 'off']);
    await answer(page, secret);
    await leave();
    expect(await look()).toEqual([false, 'false', 'off']);
  });
});

describe('After sending', () => {
  const form = () => page.locator('palaute-form [part=form]');
  const thanks = () => page.locator('palaute-kiosk [part=thanks]');

  it('thanks in the language of the answers, and returns to the start when it has been seen', async () => {
    await page.getByRole('button', { name: 'Svenska' }).click();
    await page.locator('palaute-form').getByText(sv.texts.nps).waitFor();
    await page.locator('palaute-form input[type=radio]').nth(10).click();
    await send(page);
    await thanks().waitFor();
    expect(await focused()).toBe(kioskMessages.sv.thanks);
    expect(await form().isVisible()).toBe(false);
    await expect.poll(async () => (await site.stored()).length).toBe(1);
    const [{ id = '', language } = {}] = await site.stored();
    expect(language).toBe('sv');
    expect(await thanks().innerText()).toContain(id.slice(0, 8).toUpperCase());
    expect(await axeFindings(visitorOf(page))).toEqual([]);
    await wait(12);
    await thanks().waitFor({ state: 'hidden' });
    await page.locator('palaute-form').getByText(fi.texts.nps).waitFor();
    await expect.poll(focused).toBe(kioskMessages.fi.start(60));
  });

  it('waits longer while somebody reads, and gives way at once to the next', async () => {
    await answer(page, secret);
    await send(page);
    await thanks().waitFor();
    for (let time = 0; time < 3; time += 1) {
      await wait(7);
      await page.mouse.move(100 + time, 100);
    }
    expect(await thanks().isVisible()).toBe(true);
    await page.getByRole('button', { name: kioskMessages.fi.another }).click();
    await expect.poll(written).toBe('');
    await expect.poll(focused).toBe(kioskMessages.fi.start(60));
  });

  it('nothing of it is left on the device once it has been sent, and the next form has another id', async () => {
    const before = (await site.stored()).length;
    for (const time of [1, 2]) {
      await answer(page, secret);
      await send(page);
      await thanks().waitFor();
      await expect.poll(async () => (await site.stored()).length).toBe(before + time);
      await page.getByRole('button', { name: kioskMessages.fi.another }).click();
      await thanks().waitFor({ state: 'hidden' });
    }
    await expect.poll(() => everythingOf(page)).not.toContain(secret);
    expect((await undoneTexts(page)).join('')).toBe('');
  });
});
