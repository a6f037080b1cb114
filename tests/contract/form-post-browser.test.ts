// A page without any program, in a real browser with JavaScript off: fill in, send, read, go back.
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveKey } from '@palaute/collector';
import { browserArguments, findBrowser } from '../environment/browser.ts';
import {
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';

const axe = createRequire(import.meta.url).resolve('axe-core');

const html = (collector: TestCollector) => `<!doctype html>
<html lang="fi"><meta charset="utf-8"><title>Palaute</title>
<form method="post" action="${collector.url}/f/whole">
  <input type="hidden" name="site-key" value="${collector.keys.site}">
  <input type="hidden" name="lang" value="fi">
  <fieldset><legend>Suosittelu</legend>
    ${[0, 9, 10].map((value) => `<label><input type="radio" name="nps" value="${value}">${value}</label>`).join('')}
  </fieldset>
  <label>Kokemus <textarea name="open"></textarea></label>
  <label>Sähköposti <input name="contact-email"></label>
  <button>Lähetä</button>
</form>`;

describe('A page without JavaScript', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  let site: Server;
  let origin: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let policy = 'strict-origin';

  beforeAll(async () => {
    const pglite = databases.find(({ name }) => name === 'PGlite');
    if (!pglite) throw new Error('There is an embedded database.');
    database = await pglite.start();
    collector = await startCollector(await database.create());
    site = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'referrer-policy': policy });
      response.end(html(collector));
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const address = site.address();
    if (address === null || typeof address === 'string') throw new Error('No port was given.');
    origin = `http://127.0.0.1:${address.port}`;
    const rights = { orgId: organisationOid, scopes: ['feedback:write'], origins: [origin] };
    await saveKey(collector.database.db, collector.keys.site, rights);
    browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
  });
  afterAll(async () => {
    await browser.close();
    site.close();
    await collector.stop();
    await database.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const count = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from feedback`.execute(
      collector.database.db,
    );
    return rows[0]?.n ?? 0;
  };

  it('sends a feedback, and its person reads thanks and a reference', async () => {
    const before = await count();
    await page.goto(origin);
    await page.getByLabel('9', { exact: true }).check();
    await page.getByLabel('Kokemus').fill('Hyvä hoito.\nKiitos!');
    await page.getByRole('button').click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Kiitos palautteestasi!');
    expect(await page.locator('main').innerText()).toMatch(/Palautteesi viite: [0-9A-F]{8}/);
    expect(await count()).toBe(before + 1);
  });

  it('hears what to mend, finds the answers still there, mends them and sends', async () => {
    const before = await count();
    await page.goto(origin);
    await page.getByLabel('10', { exact: true }).check();
    await page.getByLabel('Kokemus').fill('Pitkä kertomus');
    await page.getByLabel('Sähköposti').fill('maija');
    await page.getByRole('button').click();
    expect(await page.locator('li').allInnerTexts()).toEqual([
      'Tarkista sähköpostiosoite. Kirjoita se muodossa nimi@esimerkki.fi.',
    ]);
    await page.goBack();
    expect(await page.getByLabel('Kokemus').inputValue()).toBe('Pitkä kertomus');
    expect(await page.getByLabel('10', { exact: true }).isChecked()).toBe(true);
    await page.getByLabel('Sähköposti').fill('maija@posti.example');
    await page.getByRole('button').click();
    expect(await page.locator('main').innerText()).toContain('Saat vastauksen viimeistään');
    expect(await count()).toBe(before + 1);
  });

  it('sends from a browser that hides where it comes from', async () => {
    policy = 'no-referrer';
    const origins: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') void request.allHeaders().then((all) => origins.push(all['origin']));
    });
    await page.goto(origin);
    await page.getByRole('button').click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Kiitos palautteestasi!');
    expect(origins).toEqual(['null']);
    policy = 'strict-origin';
  });

  it('answers with pages in which no checker finds a fault, and that fit a narrow screen', async () => {
    const checked = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 640 } });
    const one = await checked.newPage();
    for (const email of ['', 'maija']) {
      await one.goto(origin);
      await one.getByLabel('Sähköposti').fill(email);
      await one.getByRole('button').click();
      await one.getByRole('heading', { level: 1 }).waitFor();
      await one.addScriptTag({ path: axe });
      const violations = await one.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id }) => id))',
      );
      expect(violations).toEqual([]);
      expect(await one.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    }
    await checked.close();
  });

  it('shows its style, and nothing that its own policy would stop', async () => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(origin);
    await page.getByRole('button').click();
    expect(await page.locator('body').evaluate((body) => getComputedStyle(body).maxWidth)).toBe('640px');
    expect(complaints).toEqual([]);
  });
});
