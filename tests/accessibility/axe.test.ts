// What axe can find (WCAG 2.2 A and AA), in every state of the form, in Chromium. More languages, widths and colour
// schemes, Firefox, and IBM's rules: checkers.battery.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, chromiumPerson, openChromium } from './browsers.ts';
import { axeFindings } from './checks/axe.ts';
import { type Site, startSite } from './site/site.ts';
import { coreLanguages, states } from './states.ts';
import { type Person, reach } from './visitor.ts';

describe.each(coreLanguages)('axe finds nothing in %s', (lang) => {
  let site: Site;
  let browser: Chromium;
  let person: Person;
  beforeAll(async () => {
    site = await startSite();
    browser = await openChromium();
    person = await chromiumPerson(browser, { viewport: { width: 320, height: 8000 } });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it.each(states.map((state) => [state.name, state] as const))('%s', async (_, state) => {
    await reach(person, site, { state, lang });
    expect(await axeFindings(person)).toEqual([]);
  });
});
