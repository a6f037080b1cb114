// The results site as people meet it: in a browser, with and without JavaScript, on a phone, enlarged, in the dark and on
// paper. By keyboard: keyboard.test.ts.
import { gzipSync } from 'node:zlib';
import { isWithheld, nationalKind, type Results, round } from '@palaute/schema';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawnFindings as findings } from '../accessibility/checks/axe.ts';
import { isWhole } from '../accessibility/states.ts';
import { browserArguments, findBrowser } from '../environment/browser.ts';
import { databases, type TestDatabase } from '../environment/collector.ts';
import { call } from '../environment/feedback.ts';
import { pageKinds } from './kinds.ts';
import { type Site, siteOid, startSite, units } from './site.ts';

/** A page of each kind, in a language of its own. */
const pages = pageKinds.map(({ name, lang, path, status = 200 }) => [name, path(lang), status] as const);

describe('The results site in a browser', () => {
  let database: TestDatabase;
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    const pglite = databases.find(({ name }) => name === 'PGlite');
    if (!pglite) throw new Error('There is an embedded database.');
    database = await pglite.start();
    site = await startSite(database);
    browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
    await database.stop();
  });

  /** A page in a window of its own. What the browser complains of is a failure when it is closed. */
  async function open(path: string, options: BrowserContextOptions, expected = 200) {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const complaints: string[] = [];
    const close = async () => {
      await context.close();
      // Of the page itself a browser says that it was not found.
      expect(complaints.filter((text) => !(expected !== 200 && text.includes(String(expected))))).toEqual([]);
    };
    try {
      const page = await context.newPage();
      page.on('console', (message) => complaints.push(message.text()));
      page.on('requestfailed', (request) => complaints.push(request.url()));
      const answer = await page.goto(site.url + path);
      expect(answer?.status()).toBe(expected);
      return { page, close };
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  /** Opens a page, looks, and closes it. */
  async function look<T>(
    path: string,
    options: BrowserContextOptions,
    see: (page: Page) => Promise<T>,
    expected = 200,
  ): Promise<T> {
    const { page, close } = await open(path, options, expected);
    const seen = await see(page).catch(async (error: unknown) => {
      await close().catch(() => {});
      throw error;
    });
    await close();
    return seen;
  }

  const tallEnough = 9_000;
  const windows = [320, 1280].flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({
      colorScheme,
      viewport: { width, height: tallEnough },
    })),
  );

  describe.each(pages)('%s', (title, path, status) => {
    // One for what is looked at below: nothing of it changes what is looked at next.
    let opened: Awaited<ReturnType<typeof open>>;
    let page: Page;
    beforeAll(async () => {
      opened = await open(path, {}, status);
      ({ page } = opened);
    });
    afterAll(() => opened.close());

    // One window for each page, all four over the pages; the whole table is in the battery of its own.
    const turn = pages.findIndex(([one]) => one === title) % windows.length;
    it.each(isWhole ? windows : windows.slice(turn, turn + 1))(
      'has nothing that axe finds, $colorScheme at $viewport.width px, and is not wider than that',
      async ({ colorScheme, viewport }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize(viewport);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(viewport.width);
        expect(await findings(page)).toEqual([]);
      },
    );

    it('has one main heading, headings in order, and every table a caption and headed rows', async () => {
      const found = await page.evaluate(() => ({
        levels: [...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => Number(heading.tagName[1])),
        tables: [...document.querySelectorAll('table')].map((table) => ({
          caption: table.caption?.textContent?.trim() ?? '',
          headless: [...table.rows].filter((row) => !row.querySelector('th[scope]')).length,
        })),
        landmarks: ['main', 'header'].map((name) => document.querySelectorAll(name).length),
      }));
      expect(found.levels.filter((level) => level === 1)).toHaveLength(1);
      expect(found.levels.filter((level, index) => level > (found.levels[index - 1] ?? 1) + 1)).toEqual([]);
      expect(found.tables.filter(({ caption, headless }) => caption === '' || headless > 0)).toEqual([]);
      expect(found.landmarks).toEqual([1, 1]);
    });

    it('is the same without JavaScript, and whole at twice the size of letters', async () => {
      const viewport = { width: 640, height: 900 };
      const read = (from: Page) => from.locator('body').innerText();
      const off = await look(path, { viewport, javaScriptEnabled: false }, read, status);
      await page.setViewportSize(viewport);
      expect(await read(page)).toBe(off);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      const outside = await page.evaluate(() =>
        [...document.querySelectorAll('body *:not(.scrolling *):not(.skip)')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      expect(outside).toEqual([]);
    });
  });

  it('is used without JavaScript: another period, a search, and on to what was found', async () => {
    await look(`/results/fi/${siteOid}`, { javaScriptEnabled: false }, async (page) => {
      await page.getByLabel('Ajanjakso').selectOption('2026-T1');
      await page.getByRole('button', { name: 'Näytä' }).click();
      expect(new URL(page.url()).search).toBe('?period=2026-T1');
      expect(await page.title()).toContain('tammi–huhtikuu 2026');
      await page.getByLabel('Hae palvelupistettä').fill('länsiranta');
      await page.getByRole('button', { name: 'Hae' }).click();
      await page.getByRole('link', { name: 'Länsirannan hyvinvointiasema' }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Länsirannan hyvinvointiasema');
      await page.getByRole('link', { name: 'På svenska' }).click();
      expect(await page.locator('html').getAttribute('lang')).toBe('sv');
    });
  });

  it.each([
    ['', {}, '2026'],
    ['/division/health-care', { division: 'health-care' }, '2026-Q2'],
    ['/service/reception', { service: 'reception' }, '2026'],
    ['/municipality/109', { municipality: '109' }, '2026'],
    [`/unit/${units.home}`, { unit: units.home }, '2026-08'],
    [`/unit/${units.hostile}`, { unit: units.hostile }, '2026-10'],
  ] as const)('shows the figures of GET /v1/results: %s', async (rest, place, period) => {
    const query = new URLSearchParams({ organisation: siteOid, period, ...place });
    const told = (await call('GET', `${site.url}/v1/results?${query}`)).body as unknown as Results;
    const written = (value: number | null, decimals: number) =>
      value === null ? '' : round(value, decimals).toFixed(decimals).replace('-', '−');
    /** Figures of few are bounds near the end of their scale, and what would tell more is left out. */
    const isBound = (share: number, n: number) => n < 50 && (share >= 0.95 || share <= 0.05);
    const shareOf = (share: number, n: number) =>
      isBound(share, n) ? (share > 0.5 ? '≥' : '≤') : `${written(share * 100, 1)}%`;
    await look(`/results/en/${siteOid}${rest}?period=${period}`, {}, async (page) => {
      const rowsOf = (table: string) =>
        page.evaluate(
          (name) =>
            [...document.querySelectorAll(`table.${name} tbody tr`)].map((row) =>
              [...row.querySelectorAll('td')].map((cell) => (cell.textContent ?? '').trim().split(/\s+/)[0]),
            ),
          table,
        );
      const statements = told.items
        .filter(({ kind }) => kind === 'likert')
        .toSorted((a, b) => Number(!nationalKind(a.item)) - Number(!nationalKind(b.item)));
      expect(statements.length).toBeGreaterThan(7);
      expect(await rowsOf('statements')).toEqual(
        statements.map(({ figure }) =>
          isWithheld(figure) || !('topBox' in figure)
            ? ['Not']
            : [
                figure.n.toLocaleString('en'),
                shareOf(figure.topBox ?? 0, figure.n),
                isBound(figure.topBox ?? 0, figure.n) ? '–' : written(figure.mean, 2),
              ],
        ),
      );
      expect(await rowsOf('parts')).toEqual(
        [
          // On a division's page services come before units, on the organisation's after divisions.
          ...(rest === '' ? [told.parts, told.services ?? []] : [told.services ?? [], told.parts]),
          told.municipalities ?? [],
        ]
          .flatMap((parts) =>
            parts.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true })),
          )
          .map(({ nps }) =>
            isWithheld(nps)
              ? ['Not']
              : [nps.n.toLocaleString('en'), written(nps.nps, 1), written(nps.mean, 2)],
          ),
      );
      if (!isWithheld(told.nps)) {
        expect(await page.locator('.score strong').innerText()).toBe(written(told.nps.nps, 1));
        expect(await rowsOf('groups')).toEqual(
          (['promoters', 'passives', 'detractors'] as const).map((group) => [
            isWithheld(told.nps) ? '' : shareOf(told.nps.shares?.[group] ?? 0, told.nps.n),
            expect.stringMatching(/^([\d,]+|–)$/),
          ]),
        );
      }
    });
  });

  const nameOf = ({ place }: Results['parts'][number]) => place.names.en ?? place.names.fi;

  it('says of a month that differs by more than chance that it does, and of others that they do not', async () => {
    await look(`/results/en/${siteOid}/unit/${units.central}`, {}, async (page) => {
      const trend = page.getByRole('region', { name: 'Net promoter score by month' });
      expect(await trend.getByRole('row').count()).toBe(14);
      expect(await trend.getByRole('row', { name: 'June 2026' }).innerText()).toMatch(/Yes$/);
      expect(await trend.getByRole('row', { name: 'July 2026' }).innerText()).toMatch(/No$/);
      expect(await page.locator('svg.trend .signal').count()).toBe(1);
    });
  });

  it('is painted from its first two files, which are small: how soon, `npm run bench:site` tells', async () => {
    const loaded: string[] = [];
    let bytes = 0;
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    page.on('response', async (response) => {
      const path = new URL(response.url()).pathname;
      // Nobody waits for its icon.
      if (path.endsWith('icon.svg') || path === '/favicon.ico') return;
      loaded.push(path);
      bytes += gzipSync(await response.body()).length;
    });
    await page.goto(`${site.url}/results/fi/${siteOid}`, { waitUntil: 'networkidle' });
    await page.close();
    expect(loaded).toEqual([`/results/fi/${siteOid}`, expect.stringMatching(/\.css$/)]);
    // What a connection brings in its first round.
    expect(bytes).toBeLessThan(14_600);
  });

  it('keeps its pictures and what they mean where colours are the person’s own, and on paper', async () => {
    await look(`/results/fi/${siteOid}`, { forcedColors: 'active' }, async (page) => {
      expect(await page.locator('.share-bar rect').count()).toBe(3);
      expect(await findings(page)).toEqual([]);
    });
    await look(`/results/fi/${siteOid}/unit/${units.central}/report`, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(
        await page
          .locator('form, .skip')
          .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
      ).toBe(0);
      expect(await page.locator('table').first().isVisible()).toBe(true);
    });
  });
});
