// Two checkers over every pair of state, language, width and colour scheme in Chromium, and axe in Firefox too.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Chromium,
  chromiumPerson,
  type Firefox,
  firefoxPerson,
  openChromium,
  openFirefox,
} from './browsers.ts';
import { axeFindings } from './checks/axe.ts';
import { ibmFindings } from './checks/ibm.ts';
import { pairwise } from './pairwise.ts';
import { type Site, startSite } from './site/site.ts';
import { coreLanguages, languages, schemes, stateOf, states, widths } from './states.ts';
import { reach } from './visitor.ts';

const names = states.map(({ name }) => name);
const cases = pairwise({ name: names, lang: languages, width: widths, scheme: schemes });

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.close());

describe('Neither axe nor IBM’s checker finds anything in Chromium', () => {
  let browser: Chromium;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser?.close());

  it.each(cases)('$name, $lang, $width px, $scheme', async ({ name, lang, width, scheme }) => {
    const person = await chromiumPerson(browser, {
      viewport: { width, height: 8000 },
      colorScheme: scheme,
    });
    await reach(person, site, { state: stateOf(name), lang });
    expect([...(await axeFindings(person)), ...(await ibmFindings(person))]).toEqual([]);
    await person.leave();
  });
});

describe.each(coreLanguages)('axe finds nothing in Firefox in %s', (lang) => {
  let browser: Firefox;
  beforeAll(async () => {
    browser = await openFirefox();
  });
  afterAll(() => browser?.close());

  it.each(names)('%s', async (name) => {
    const person = await firefoxPerson(browser, { width: 768, height: 8000 });
    await reach(person, site, { state: stateOf(name), lang });
    expect(await axeFindings(person)).toEqual([]);
    await person.leave();
  });
});
