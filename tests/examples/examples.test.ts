// Each example, filled in and sent in a real browser. What the form itself does is tested with the widget; here, that it
// does so in surroundings like these.
import { ar } from '@palaute/schema/texts/ar';
import { en } from '@palaute/schema/texts/en';
import { fi } from '@palaute/schema/texts/fi';
import { sv } from '@palaute/schema/texts/sv';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bootstrap } from '../../examples/bootstrap/example.ts';
import { hostile } from '../../examples/hostile/example.ts';
import { plain } from '../../examples/plain/example.ts';
import { react } from '../../examples/react/example.ts';
import { resultsPage } from '../../examples/results-page/example.ts';
import { strictCsp } from '../../examples/strict-csp/example.ts';
import { choose, tabTo } from '../journey/keyboard.ts';
import { readReference, Site } from './visit.ts';

let site: Site;
beforeAll(async () => {
  site = await Site.start([plain, strictCsp, react, bootstrap, hostile, resultsPage]);
});
afterEach(() => site.leave());
afterAll(() => site.stop());

/** Answers 9 to the recommendation and 4 to the first statement, by keyboard alone, and sends. */
async function answerByKeyboard(page: Page, { texts }: typeof fi, send: string): Promise<void> {
  await tabTo(page, texts.nps);
  await choose(page, 9);
  await tabTo(page, texts.access);
  await choose(page, 3);
  await tabTo(page, send);
  await page.keyboard.press('Enter');
}

/** The same by pointer. */
async function answerByClicks(page: Page, element: string, { texts }: typeof fi): Promise<void> {
  const within = page.locator(element);
  const group = (question: string) => within.locator('fieldset').filter({ hasText: question });
  await group(texts.nps).locator('input').nth(9).click();
  await group(texts.access).locator('input').nth(3).click();
  await within.locator('[part=send]').click();
}

const answers = { nps: 9, access: 4 };

describe('The plain page', () => {
  it('sends from one script tag, whose file is what its hash says', async () => {
    const { page, complaints } = await site.open('/plain/');
    await page.locator('palaute-form [part=form]').waitFor();
    expect(await page.locator('script').getAttribute('integrity')).toMatch(/^sha384-.{64}$/);
    expect(await page.locator('palaute-form > form').isVisible()).toBe(false);
    await answerByKeyboard(page, fi, 'Lähetä palaute');
    const reference = await readReference(page, 'palaute-form');
    expect(await site.stored(reference)).toEqual([{ language: 'fi', ...answers }]);
    expect(complaints).toEqual([]);
  });

  const fillPlainForm = async (page: Page) => {
    await page.getByRole('group', { name: fi.texts.nps }).getByLabel('9', { exact: true }).check();
    await page.getByRole('group', { name: fi.texts.access }).getByLabel('4', { exact: true }).check();
    await page.getByLabel(fi.texts.open).fill('Sain ajan heti.');
    await page.getByRole('button', { name: 'Lähetä palaute' }).click();
    await page.getByRole('heading', { name: 'Kiitos palautteestasi!' }).waitFor();
    return /\b[0-9A-F]{8}\b/.exec(await page.locator('main').innerText())?.[0] ?? '';
  };

  it('sends without JavaScript', async () => {
    const { page, complaints } = await site.open('/plain/', { javaScriptEnabled: false });
    const reference = await fillPlainForm(page);
    expect(await site.stored(reference)).toEqual([{ language: 'fi', ...answers }]);
    expect(complaints).toEqual([]);
  });

  it('shows its plain form where the script never comes, though not at once', async () => {
    const { page } = await site.open('/plain/', {
      arrange: (context) => context.route('**/palaute.bundle.js', (route) => route.abort()),
    });
    expect(await page.locator('palaute-form > form').isVisible()).toBe(false);
    await page.locator('palaute-form > form').waitFor();
    expect(await site.stored(await fillPlainForm(page))).toEqual([{ language: 'fi', ...answers }]);
  });

  it('does not run a script that is not the one its hash was made of', async () => {
    const { page, complaints } = await site.open('/plain/', {
      arrange: (context) =>
        context.route('**/palaute.bundle.js', async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, body: `${await response.text()};document.title='changed'` });
        }),
    });
    await page.locator('palaute-form > form').waitFor();
    expect(complaints).toEqual([expect.stringContaining('integrity')]);
    expect(await page.title()).toBe('Anna palautetta');
    expect(await page.evaluate(() => customElements.get('palaute-form') === undefined)).toBe(true);
  });
});

describe('The page with a strict policy', () => {
  it('sends in its language, by the loader, with nothing that the policy forbids', async () => {
    const { page, complaints } = await site.open('/strict-csp/');
    await page.getByRole('group', { name: sv.texts.nps }).waitFor();
    await answerByKeyboard(page, sv, 'Skicka responsen');
    const reference = await readReference(page, 'palaute-form');
    expect(await site.stored(reference)).toEqual([{ language: 'sv', ...answers }]);
    expect(complaints).toEqual([]);
  });

  it('sends where no style sheet is allowed, and is styled all the same', async () => {
    const { page, complaints } = await site.open('/strict-csp/bare.html');
    await page.getByRole('group', { name: en.texts.nps }).waitFor();
    const send = page.locator('palaute-form [part=send]');
    expect(await send.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
      'rgb(42, 110, 187)',
    );
    await answerByClicks(page, 'palaute-form', en);
    const reference = await readReference(page, 'palaute-form');
    expect(await site.stored(reference)).toEqual([{ language: 'en', ...answers }]);
    expect(complaints).toEqual([]);
  });
});

describe('The React app', () => {
  it('follows what the app sets, and tells it what happens', async () => {
    const { page, complaints } = await site.open('/react/');
    await page.getByRole('group', { name: fi.texts.nps }).waitFor();
    await tabTo(page, 'Svenska');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: sv.texts.nps }).waitFor();
    await answerByKeyboard(page, sv, 'Skicka responsen');
    const reference = await readReference(page, 'palaute-form');
    expect(await page.locator('#told').innerText()).toBe(`2 / ${reference}`);
    expect(await site.stored(reference)).toEqual([{ language: 'sv', ...answers }]);
    expect(complaints).toEqual([]);
  });
});

describe('The Bootstrap page', () => {
  it.each(['By its own button', 'By command', 'By code'])(
    'opens the dialog %s, sends, and has the focus back where it was',
    async (name) => {
      const { page, complaints } = await site.open('/bootstrap/');
      await page.locator('palaute-button dialog').waitFor({ state: 'attached' });
      await tabTo(page, name);
      await page.keyboard.press('Enter');
      await page.locator('palaute-button dialog[open]').waitFor();
      await answerByKeyboard(page, en, 'Send feedback');
      const reference = await readReference(page, 'palaute-button');
      expect(await site.stored(reference)).toEqual([{ language: 'en', ...answers }]);
      await page.keyboard.press('Escape');
      await page.locator('palaute-button dialog[open]').waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(name);
      expect(complaints).toEqual([]);
    },
  );

  it('sends from within Bootstrap’s modal, which leaves the focus in the form', async () => {
    const { page, complaints } = await site.open('/bootstrap/');
    await page.getByRole('button', { name: 'Open the modal' }).click();
    // Bootstrap takes the focus to the modal once it has faded in.
    await page.locator('#modal:focus').waitFor();
    await answerByKeyboard(page, en, 'Send feedback');
    const reference = await readReference(page, '#modal palaute-form');
    expect(await site.stored(reference)).toEqual([{ language: 'en', ...answers }]);
    expect(complaints).toEqual([]);
  });

  it('gives the form Bootstrap’s own colour', async () => {
    const { page } = await site.open('/bootstrap/');
    await page.getByRole('button', { name: 'Open the modal' }).click();
    const send = page.locator('#modal [part=send]');
    expect(await send.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
      'rgb(13, 110, 253)',
    );
  });
});

describe('The hostile page', () => {
  it('neither hides nor shrinks the form, which sends', async () => {
    const { page, complaints } = await site.open('/hostile/');
    const question = page.locator('palaute-form legend').first();
    await question.waitFor();
    expect(
      await question.evaluate((legend) => parseFloat(getComputedStyle(legend).fontSize)),
    ).toBeGreaterThan(15);
    const option = await page.locator('palaute-form input[type=radio]').first().boundingBox();
    expect(Math.min(option?.width ?? 0, option?.height ?? 0)).toBeGreaterThanOrEqual(24);
    await answerByClicks(page, 'palaute-form', fi);
    const reference = await readReference(page, 'palaute-form');
    expect(await site.stored(reference)).toEqual([{ language: 'fi', ...answers }]);
    expect(complaints).toEqual([]);
  });

  it('lets the dialog out of what cuts and moves it, also from right to left', async () => {
    const { page, complaints } = await site.open('/hostile/rtl.html');
    const opener = page.locator('palaute-button [part=open]');
    await opener.click();
    const dialog = page.locator('palaute-button dialog[open]');
    await dialog.waitFor();
    await page.getByRole('group', { name: ar.texts.nps }).waitFor();
    const box = await dialog.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
    expect(await dialog.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    await answerByClicks(page, 'palaute-button', ar);
    const reference = await readReference(page, 'palaute-button');
    expect(await site.stored(reference)).toEqual([{ language: 'ar', ...answers }]);
    expect(complaints).toEqual([]);
  });
});

describe('The page of results', () => {
  it('shows figures and measures of a collector on another origin, under a strict policy', async () => {
    const { page, complaints } = await site.open('/results-page/');
    await page.locator('palaute-results .score').waitFor();
    expect(await page.locator('palaute-results .agreed .statements li').count()).toBe(7);
    expect(await page.locator('palaute-results .chart svg').getAttribute('role')).toBe('img');
    await page.getByRole('heading', { name: 'Puhelimeen vastataan nopeammin' }).waitFor();
    const figures = page.locator('palaute-results [part=figures]');
    expect(await figures.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    await page.getByText('Luvut taulukkona').click();
    // What other tests send counts too.
    const row = await page.getByRole('row').filter({ hasText: fi.texts.access }).innerText();
    expect(Number(/\t(\d+)\t/.exec(row)?.[1])).toBeGreaterThanOrEqual(210);
    expect(complaints).toEqual([]);
  });

  it.each([
    [1920, 1080],
    [1280, 720],
    [3840, 2160],
    [1080, 1920],
  ])('fills an info screen of %d by %d, with nothing beyond it', async (width, height) => {
    const { page, complaints } = await site.open('/results-page/screen.html');
    await page.setViewportSize({ width, height });
    await page.locator('palaute-results .score').waitFor();
    const screen = page.locator('palaute-results');
    expect(await screen.evaluate((element) => [element.scrollWidth, element.scrollHeight])).toEqual([
      width,
      height,
    ]);
    // Capitals of 15 mm are 13 minutes of arc at four metres. A screen of 55 inches is 1218 mm long.
    const fontSize = await page
      .locator('palaute-results .wording')
      .first()
      .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    const capitalMm = (0.7 * fontSize * 1218) / Math.max(width, height);
    expect(capitalMm).toBeGreaterThan(15);
    expect(complaints).toEqual([]);
  });
});
