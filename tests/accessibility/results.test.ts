// What shows results and measures, as axe, a screen reader and a policy meet it, in every state. Other checkers and browsers
// are in results-checkers.test.ts, the keyboard in results-keyboard.test.ts; what the elements do is tested with the widget.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, openChromium, type Page, visitorOf } from './browsers.ts';
import { axeFindings } from './checks/axe.ts';
import { layoutFindings, spaceText } from './checks/layout.ts';
import { openTables, publishedStates, reachPublished } from './published-visitor.ts';
import { type PublishedSite, type PublishedState, startPublishedSite } from './site/published.ts';

let site: PublishedSite;
let browser: Chromium;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  site = await startPublishedSite();
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
afterEach(async () => {
  await page.close();
});

interface Looks {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
}

async function open(
  state: PublishedState,
  lang: string,
  { width = 1280, scheme = 'light' }: Looks = {},
): Promise<void> {
  page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  complaints = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  await reachPublished(visitorOf(page), site, state, lang);
  // On a phone most of the table waits beyond its scroll bar, where axe can decide nothing.
  if (state === 'shown' && width > 1000) await openTables(visitorOf(page));
}

describe.each([
  { width: 320, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
] as const)('axe finds nothing at $width in $scheme', (looks) => {
  it.each(publishedStates)('%s', async (state) => {
    await open(state, 'fi', looks);
    expect(await axeFindings(visitorOf(page))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it.each(['sv', 'en'])('shown in %s', async (lang) => {
    await open('shown', lang, looks);
    expect(await axeFindings(visitorOf(page))).toEqual([]);
  });
});

describe('the layout', () => {
  it.each([320, 768])('holds at %d px, also with the spacing that a person may need', async (width) => {
    await open('shown', 'fi', { width });
    await page.locator('palaute-results summary').click();
    // What is wider than a phone is the table, in a part of its own that scrolls and can be reached by keyboard.
    const findings = async () =>
      (await layoutFindings(visitorOf(page))).filter(
        (finding) => !/class="scroll"|<t|text outside/.test(finding),
      );
    expect(await findings()).toEqual([]);
    await spaceText(visitorOf(page));
    expect(await findings()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

describe('a screen reader is given', () => {
  it.each(['fi', 'sv', 'en'])('the figures in words and in tables, in %s', async (lang) => {
    await open('shown', lang);
    const snapshot = await page.locator('palaute-results').ariaSnapshot();
    await expect(`${snapshot}\n`).toMatchFileSnapshot(`golden/${lang}/results-shown.aria.txt`);
  });

  it.each(['withheld', 'empty', 'failed', 'unknown'] as const)('why there is nothing: %s', async (state) => {
    await open(state, 'fi');
    const snapshot = await page.locator('palaute-results').ariaSnapshot();
    await expect(`${snapshot}\n`).toMatchFileSnapshot(`golden/fi/results-${state}.aria.txt`);
  });

  it('the measures', async () => {
    await open('shown', 'fi');
    const snapshot = await page.locator('palaute-measures').ariaSnapshot();
    await expect(`${snapshot}\n`).toMatchFileSnapshot('golden/fi/measures.aria.txt');
  });
});

it('in forced colours the parts of the bar can still be told apart', async () => {
  await open('shown', 'fi');
  await page.emulateMedia({ forcedColors: 'active' });
  const fills = await page
    .locator('palaute-results .key rect')
    .evaluateAll((rects) => rects.map((rect) => getComputedStyle(rect).fill));
  expect(new Set(fills).size).toBe(3);
});

it('on paper the colours are those of a light page, and what cannot be opened there is left out', async () => {
  await open('withheld', 'fi', { scheme: 'dark' });
  await page.evaluate(() => document.querySelector('palaute-results')?.setAttribute('theme', 'dark'));
  await page.emulateMedia({ media: 'print' });
  const [background, color] = await page.locator('palaute-results .page').evaluate((element) => {
    const style = getComputedStyle(element);
    return [style.backgroundColor, style.color];
  });
  expect([background, color]).toEqual(['rgb(255, 255, 255)', 'rgb(27, 39, 51)']);
  expect(await page.locator('palaute-results summary').isVisible()).toBe(false);
});

it('they stand on one page with the form, each from a file of its own, where a policy allows the one name twice', async () => {
  await open('shown', 'fi');
  await page.getByRole('group', { name: /Kuinka todennäköisesti/ }).waitFor();
  expect(complaints).toEqual([]);
});
