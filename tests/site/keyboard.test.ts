// The results site by keyboard alone, in both browsers (WCAG 2.1.1, 2.1.2, 2.4.1, 2.4.3, 2.4.7).
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPerson, firefoxPerson, openChromium, openFirefox } from '../accessibility/browsers.ts';
import { focusOf, tabTo } from '../accessibility/checks/keyboard.ts';
import type { Person } from '../accessibility/visitor.ts';
import { databases, type TestDatabase } from '../environment/collector.ts';
import { type Site, siteOid, startSite, units } from './site.ts';

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

let database: TestDatabase;
let site: Site;
beforeAll(async () => {
  const pglite = databases.find(({ name }) => name === 'PGlite');
  if (!pglite) throw new Error('There is an embedded database.');
  database = await pglite.start();
  site = await startSite(database);
});
afterAll(async () => {
  await site?.stop();
  await database?.stop();
});

describe.each(Object.entries(browsers))('With the keyboard of %s', (_, open) => {
  let browser: Awaited<ReturnType<typeof open>>;
  let person: Person;
  beforeAll(async () => {
    browser = await open();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    person = await browser.enter();
  });
  afterEach(() => person.leave());

  const enter = (path: string) => person.goto(`${site.url}/results/${path}`);
  const whereIAm = () => person.evaluate(() => location.pathname + location.search, undefined);
  const toLink = (text: string) => tabTo(person, ({ tag, name }) => tag === 'a' && name === text);

  it.each([
    ['an organisation', `fi/${siteOid}`],
    ['a unit', `fi/${siteOid}/unit/${units.central}`],
    ['a municipality', `sv/${siteOid}/municipality/109`],
    ['the list of areas', 'fi/areas'],
    ['an area', 'fi/area/07'],
    ['the nation', 'en/nation?order=n'],
    ['a search', `fi/${siteOid}/search?q=a`],
    ['a report', `fi/${siteOid}/unit/${units.central}/report`],
  ])('every control of %s is come to in the order of the page, seen, and left', async (_name, path) => {
    await enter(path);
    const wanted = await person.evaluate(() => {
      const controls = 'a[href], input:not([type=hidden]), select, button, summary, [tabindex="0"]';
      const all = [...document.querySelectorAll(controls)].filter((one) => one.checkVisibility());
      all.forEach((one, index) => one.setAttribute('data-place', String(index)));
      return all.length;
    }, undefined);
    expect(wanted).toBeGreaterThan(5);
    const stops: string[] = [];
    for (let presses = 0; presses < wanted; presses += 1) {
      await person.press('Tab');
      stops.push(
        await person.evaluate(() => {
          const { activeElement: active } = document;
          if (!active) return 'nothing';
          const { top, bottom, left, right } = active.getBoundingClientRect();
          const isSeen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
          const isMarked = getComputedStyle(active).outlineStyle !== 'none';
          return `${active.getAttribute('data-place')}${isSeen ? '' : ' unseen'}${isMarked ? '' : ' unmarked'}`;
        }, undefined),
      );
    }
    expect(stops).toEqual(Array.from({ length: wanted }, (_one, index) => String(index)));
  });

  it('what every page begins with is skipped', async () => {
    await enter(`fi/${siteOid}`);
    await person.press('Tab');
    expect(await focusOf(person)).toMatchObject({ name: 'Siirry sisältöön' });
    await person.press('Enter');
    await person.press('Tab');
    expect(await person.evaluate(() => document.activeElement?.closest('main') !== null, undefined)).toBe(
      true,
    );
  });

  it('another period is chosen, a unit is found, and its page read in another language', async () => {
    await enter(`fi/${siteOid}?period=2026`);
    await tabTo(person, ({ tag }) => tag === 'select');
    await person.press('ArrowDown');
    const period = await person.evaluate(
      () => (document.activeElement as HTMLSelectElement).value,
      undefined,
    );
    expect(period).not.toBe('2026');
    await tabTo(person, ({ tag, name }) => tag === 'button' && name === 'Näytä');
    await person.press('Enter');
    await expect.poll(whereIAm).toBe(`/results/fi/${siteOid}?period=${period}`);
    await tabTo(person, ({ tag }) => tag === 'input');
    await person.type('länsiranta');
    await person.press('Enter');
    await expect.poll(whereIAm).toContain('/search?');
    await toLink('Länsirannan hyvinvointiasema');
    await person.press('Enter');
    await expect.poll(whereIAm).toContain(`/unit/${units.harbour}`);
    await toLink('På svenska');
    await person.press('Enter');
    await expect.poll(whereIAm).toContain('/results/sv/');
  });

  it('from the list of areas to one, and to its organisation; and the nation in another order', async () => {
    await enter('fi/areas');
    await toLink('Kanta-Hämeen hyvinvointialue');
    await person.press('Enter');
    await expect.poll(whereIAm).toBe('/results/fi/area/07');
    await toLink('Esimerkin hyvinvointialue');
    await person.press('Enter');
    await expect.poll(whereIAm).toMatch(new RegExp(`^/results/fi/${siteOid}\\?period=`));
    await enter('fi/nation?period=2026');
    await toLink('NPS');
    await person.press('Enter');
    await expect.poll(whereIAm).toBe('/results/fi/nation?period=2026&order=nps');
    // At the organisations, and not at the top of the page again.
    await expect
      .poll(() =>
        person.evaluate(() => document.querySelector('#parts')?.getBoundingClientRect().top, undefined),
      )
      .toBeLessThan(phone.height);
  });

  it('a table that is wider than a phone is moved sideways', async () => {
    await enter(`fi/${siteOid}`);
    const moved = () => person.evaluate(() => document.activeElement?.scrollLeft ?? 0, undefined);
    const isWide = () =>
      person.evaluate(() => {
        const active = document.activeElement;
        return active?.getAttribute('tabindex') === '0' && active.scrollWidth > active.clientWidth + 40;
      }, undefined);
    for (let presses = 0; presses < 60 && !(await isWide()); presses += 1) await person.press('Tab');
    expect(await isWide()).toBe(true);
    for (let presses = 0; presses < 5; presses += 1) await person.press('ArrowRight');
    await expect.poll(moved).toBeGreaterThan(30);
  });
});
