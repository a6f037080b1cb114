// What can be seen in forced colours, by pixels, as styles that look right on paper can vanish there; and that nothing
// moves for those who asked for that. Contrast, dark and light, is axe's: axe.test.ts and checkers.battery.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, openChromium, type Page, visitorOf } from './browsers.ts';
import { looksOf } from './checks/looks.ts';
import { type Site, startSite } from './site/site.ts';
import { isWhole, stateOf, states } from './states.ts';
import { reach, waitForText } from './visitor.ts';
import { wordsOf } from './words.ts';

let site: Site;
let browser: Chromium;
beforeAll(async () => {
  site = await startSite();
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.each(['light', 'dark'] as const)('In forced colours, %s, one can see', (colorScheme) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ forcedColors: 'active', colorScheme });
    await reach(visitorOf(page), site, { state: stateOf('untouched'), lang: 'fi' });
  });
  afterAll(() => page.close());

  it.each([
    ['radio', '8'],
    ['checkbox', 'Kiitos'],
  ] as const)('whether a %s is chosen, and whether it has the focus', async (role, name) => {
    const option = page.getByRole(role, { name, exact: true }).first();
    const label = page.locator('label', { has: option });
    const plain = await looksOf(label);
    await option.focus();
    await page.keyboard.press('Shift');
    const focused = await looksOf(label);
    await page.keyboard.press('Space');
    const both = await looksOf(label);
    await option.blur();
    const chosen = await looksOf(label);
    const looks = { plain, focused, both, chosen };
    expect(new Set(Object.values(looks)).size, 'four states, four looks').toBe(4);
  });

  it('whether a button or a field has the focus', async () => {
    for (const role of ['textbox', 'button', 'link'] as const) {
      const control = page.locator('palaute-form').getByRole(role).first();
      const plain = await looksOf(control);
      await control.focus();
      await page.keyboard.press('Shift');
      expect(await looksOf(control), role).not.toBe(plain);
      await control.blur();
    }
  });

  it('whether a field has an error', async () => {
    const field = page.getByRole('textbox').first();
    const plain = await looksOf(field);
    await field.fill('a'.repeat(4001));
    await page.getByRole('button', { name: wordsOf('fi').messages.send }).click();
    await waitForText(visitorOf(page), wordsOf('fi').messages.errors);
    // The same text as before, so that the error alone is what differs.
    await field.fill('');
    await field.blur();
    expect(await looksOf(field)).not.toBe(plain);
  });
});

const moving = ['untouched', 'sending', 'personal-data-noticed', 'sent', 'dialog-open'];
it.each(isWhole ? states.map(({ name }) => name) : moving)(
  'nothing moves where less motion is wanted: %s',
  async (name) => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    await reach(visitorOf(page), site, { state: stateOf(name), lang: 'fi' });
    const running = await page.evaluate(() => {
      const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
      return [document, ...roots].flatMap((root) => root.getAnimations()).length;
    });
    expect(running).toBe(0);
    await page.close();
  },
);
