// What shows results and measures, by keyboard alone, in both browsers (WCAG 2.1.1, 2.1.2, 2.4.3). The collector's pages:
// tests/site/keyboard.test.ts.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPerson, firefoxPerson, openChromium, openFirefox } from './browsers.ts';
import { focusOf, tabTo } from './checks/keyboard.ts';
import { reachPublished } from './published-visitor.ts';
import { type PublishedSite, startPublishedSite } from './site/published.ts';
import type { Person } from './visitor.ts';

const phone = { width: 320, height: 700 };
const browsers = {
  async Chromium() {
    const browser = await openChromium();
    return { enter: () => chromiumPerson(browser, { viewport: phone }), close: () => browser.close() };
  },
  async Firefox() {
    const browser = await openFirefox();
    return { enter: () => firefoxPerson(browser, phone), close: () => browser.close() };
  },
};

describe.each(Object.entries(browsers))('With the keyboard of %s', (_, open) => {
  let site: PublishedSite;
  let browser: Awaited<ReturnType<typeof open>>;
  let person: Person;
  beforeAll(async () => {
    site = await startPublishedSite();
    browser = await open();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    person = await browser.enter();
  });
  afterEach(() => person.leave());

  /** What of the results has the focus: how far it is scrolled, and whether that can be seen. */
  const focused = () =>
    person.evaluate(() => {
      const active = document.querySelector('palaute-results')?.shadowRoot?.activeElement;
      return {
        label: active?.getAttribute('aria-label'),
        scrolled: active?.scrollLeft ?? 0,
        outline: active ? getComputedStyle(active).outlineStyle : 'none',
      };
    }, undefined);

  it('the tables are opened, come to, moved sideways, and left', async () => {
    await reachPublished(person, site, 'shown', 'fi');
    await tabTo(person, ({ tag, name }) => tag === 'summary' && name === 'Luvut taulukkona');
    await person.press('Enter');
    await person.press('Tab');
    expect(await focused()).toMatchObject({ label: 'Luvut: Esimerkin terveysasema', scrolled: 0 });
    expect((await focused()).outline).not.toBe('none');
    for (let presses = 0; presses < 5; presses += 1) await person.press('ArrowRight');
    await expect.poll(async () => (await focused()).scrolled).toBeGreaterThan(40);
    await person.press('Tab');
    expect(await focused()).toMatchObject({ label: 'Kuukausi kuukaudelta' });
    await person.press('Tab');
    expect((await focused()).label).toBeUndefined();
  });

  it('what could not be had is asked for again, and the focus stays where it was', async () => {
    await reachPublished(person, site, 'failed', 'fi');
    await tabTo(person, ({ tag }) => tag === 'button');
    const asked = site.asked('failed');
    await person.press('Space');
    await expect.poll(() => site.asked('failed')).toBeGreaterThan(asked);
    expect(await focusOf(person)).toMatchObject({ tag: 'button', name: 'Yritä uudelleen' });
  });

  it('measures that could not be had are asked for again, and the focus stays in them', async () => {
    await reachPublished(person, site, 'failed', 'fi');
    await tabTo(person, ({ tag }) => tag === 'button');
    await person.press('Tab');
    const inMeasures = () =>
      person.evaluate(() => {
        const { activeElement } = document;
        const outline = activeElement?.shadowRoot?.activeElement;
        return [
          activeElement?.localName,
          outline ? getComputedStyle(outline).outlineStyle !== 'none' : false,
        ];
      }, undefined);
    expect(await inMeasures()).toEqual(['palaute-measures', true]);
    const asked = site.asked('failed');
    await person.press('Enter');
    await expect.poll(() => site.asked('failed')).toBe(asked + 1);
    expect(await focusOf(person)).toMatchObject({ tag: 'button', name: 'Yritä uudelleen' });
    expect(await inMeasures()).toEqual(['palaute-measures', true]);
  });

  it('measures are passed by, for they are only read: from the results to what comes after', async () => {
    await reachPublished(person, site, 'shown', 'fi');
    await tabTo(person, ({ tag, name }) => tag === 'summary' && name === 'Luvut taulukkona');
    await person.press('Tab');
    const host = () => person.evaluate(() => document.activeElement?.localName, undefined);
    expect(await host()).toBe('palaute-form');
    await person.press('Shift+Tab');
    expect(await host()).toBe('palaute-results');
  });

  it('where nothing can be done there is nothing to come to', async () => {
    await reachPublished(person, site, 'unknown', 'fi');
    await person.press('Tab');
    expect((await focused()).label).toBeUndefined();
    expect(await focusOf(person)).not.toMatchObject({ tag: 'button' });
  });
});
