// What a screen reader is given, word for word: roles, names, order and states of every state of the form. The files
// in golden/ are reviewed like code; `npx vitest run tests/accessibility/golden.test.ts -u` writes them anew.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, openChromium, type Page, visitorOf } from './browsers.ts';
import { hostPages, type HostName } from './site/host-pages.ts';
import { type Site, startSite } from './site/site.ts';
import { coreLanguages, isWhole, languages, stateOf, states } from './states.ts';
import { reach } from './visitor.ts';

let site: Site;
let browser: Chromium;
let page: Page;
beforeAll(async () => {
  site = await startSite();
  browser = await openChromium();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const snapshotOf = async (name: string, lang: string, host?: HostName, index = 0) => {
  await reach(visitorOf(page), site, { state: stateOf(name), lang, ...(host && { host }) });
  return `${await page.locator('palaute-form, palaute-button').nth(index).ariaSnapshot()}\n`;
};

describe.each(coreLanguages)('In %s a screen reader is given what was agreed', (lang) => {
  it.each(states.map(({ name }) => name))('%s', async (name) => {
    await expect(await snapshotOf(name, lang)).toMatchFileSnapshot(`golden/${lang}/${name}.aria.txt`);
  });
});

it.each(isWhole ? languages : ['ar'])('and in %s', async (lang) => {
  await expect(await snapshotOf('untouched', lang)).toMatchFileSnapshot(`golden/${lang}/untouched.aria.txt`);
});

describe('On a hostile page a screen reader is given the same', () => {
  const shown = ['answered', 'text-too-long', 'sent'];
  const onPlainPage = new Map<string, string>();
  beforeAll(async () => {
    for (const name of shown) onPlainPage.set(name, await snapshotOf(name, 'fi'));
  });

  it.each(Object.keys(hostPages) as HostName[])('%s', async (host) => {
    for (const name of shown) expect(await snapshotOf(name, 'fi', host), name).toBe(onPlainPage.get(name));
  });

  it('of each form, where there are two', async () => {
    expect(await snapshotOf('untouched', 'fi', 'two forms', 1)).toBe(await snapshotOf('untouched', 'fi'));
  });

  it('and one form does not answer for the other', async () => {
    await reach(visitorOf(page), site, { state: stateOf('answered'), lang: 'fi', host: 'two forms' });
    const checked = (index: number) =>
      page
        .locator('palaute-form')
        .nth(index)
        .evaluate((form) => form.shadowRoot?.querySelectorAll(':checked').length);
    expect(await checked(0)).toBe(4);
    expect(await checked(1)).toBe(0);
  });
});
