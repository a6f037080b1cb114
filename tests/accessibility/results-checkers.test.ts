// What shows results, the elements and the collector's own pages, before axe and IBM's checker in both browsers. In
// `npm test` three pages; `npm run test:accessibility` meets every pair of page, language, width and colour scheme.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../environment/collector.ts';
import { pageKinds, type SiteLanguage } from '../site/kinds.ts';
import { type Site, startSite } from '../site/site.ts';
import { chromiumPerson, firefoxPerson, openChromium, openFirefox } from './browsers.ts';
import { drawnFindings } from './checks/axe.ts';
import { ibmFindings } from './checks/ibm.ts';
import { pairwise } from './pairwise.ts';
import { openTables, publishedStates, reachPublished } from './published-visitor.ts';
import { type PublishedSite, startPublishedSite } from './site/published.ts';
import { isWhole, schemes, widths } from './states.ts';
import type { Person } from './visitor.ts';

const names = [
  ...publishedStates.map((state) => `elements: ${state}`),
  ...pageKinds.map(({ name }) => `pages: ${name}`),
];
const langs: readonly SiteLanguage[] = ['fi', 'sv', 'en'];
const few = [
  { name: 'elements: shown', lang: 'sv', width: 1280, scheme: 'dark' },
  { name: 'pages: a unit', lang: 'fi', width: 320, scheme: 'light' },
  { name: 'pages: the nation in order of its score', lang: 'en', width: 320, scheme: 'dark' },
] as const;
const cases = isWhole ? pairwise({ name: names, lang: langs, width: widths, scheme: schemes }) : few;
/** Taller than any of the pages, so that nothing is scrolled out of view. */
const height = 9_000;

interface Window {
  readonly width: number;
  readonly scheme: (typeof schemes)[number];
}

/** Somebody at a window of each browser. Firefox is told its colours when it starts, so there may be two of it. */
const browsers = {
  async Chromium() {
    const browser = await openChromium();
    return {
      enter: ({ width, scheme }: Window) =>
        chromiumPerson(browser, { viewport: { width, height }, colorScheme: scheme }),
      close: () => browser.close(),
    };
  },
  async Firefox() {
    const light = await openFirefox({ scheme: 'light' });
    const dark = await openFirefox({ scheme: 'dark' });
    return {
      enter: ({ width, scheme }: Window) =>
        firefoxPerson(scheme === 'dark' ? dark : light, { width, height }),
      async close() {
        await light.close();
        await dark.close();
      },
    };
  },
};

let database: TestDatabase;
let pages: Site;
let elements: PublishedSite;
beforeAll(async () => {
  const pglite = databases.find(({ name }) => name === 'PGlite');
  if (!pglite) throw new Error('There is an embedded database.');
  database = await pglite.start();
  pages = await startSite(database);
  elements = await startPublishedSite();
});
afterAll(async () => {
  await elements?.close();
  await pages?.stop();
  await database?.stop();
});

async function visit(person: Person, name: string, lang: SiteLanguage, width: number): Promise<void> {
  const [, what = ''] = name.split(': ');
  const kind = pageKinds.find((one) => one.name === what);
  const state = publishedStates.find((one) => one === what);
  if (kind) await person.goto(pages.url + kind.path(lang));
  else if (state) await reachPublished(person, elements, state, lang);
  // On a phone most of the table waits beyond its scroll bar.
  if (state === 'shown' && width > 1000) await openTables(person);
}

describe.each(Object.entries(browsers))('Neither axe nor IBM’s checker finds anything in %s', (_, open) => {
  let browser: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    browser = await open();
  });
  afterAll(() => browser?.close());

  it.each(cases)('$name, $lang, $width px, $scheme', async ({ name, lang, width, scheme }) => {
    const person = await browser.enter({ width, scheme });
    try {
      await visit(person, name, lang, width);
      expect(
        await person.evaluate((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, scheme),
      ).toBe(true);
      expect([...(await drawnFindings(person)), ...(await ibmFindings(person))]).toEqual([]);
    } finally {
      await person.leave();
    }
  });
});
