// The short form of `npm run lighthouse`: one page, without its speed, which a machine that does other work cannot tell.
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../../environment/collector.ts';
import { type Site, siteOid, startSite, units } from '../site.ts';
import { lookAt, openBrowser, shortcomings } from './look.ts';

const only = ['accessibility', 'best-practices', 'seo'] as const;
const path = `/results/fi/${siteOid}/unit/${units.central}`;

describe('Lighthouse', () => {
  let database: TestDatabase;
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    const pglite = databases.find(({ name }) => name === 'PGlite');
    if (!pglite) throw new Error('There is an embedded database.');
    database = await pglite.start();
    site = await startSite(database);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await database?.stop();
  });

  it('finds next to nothing on the page of a unit', async () => {
    expect(shortcomings(await lookAt(browser, site.url + path, { only }))).toEqual([]);
  });

  it('finds the same page wanting with a fault of each kind', async () => {
    const page = await (await fetch(site.url + path)).text();
    const spoilt = page
      // Puts the browser into the ways of 1998, too.
      .replace('<!doctype html>', '')
      .replace(/<html lang="fi">/, '<html>')
      .replace(/<meta name="description"[^>]*>/, '')
      .replace('<h1>', `<script>throw new Error('x')</script><img src="/icon.svg"><h1>`);
    expect(spoilt).not.toMatch(/doctype|<html lang|name="description"/);
    const server = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html; charset=utf-8').end(spoilt),
    );
    try {
      const found = shortcomings(await lookAt(browser, await listen(server), { only })).join('\n');
      for (const audit of ['html-has-lang', 'image-alt', 'errors-in-console', 'doctype', 'meta-description'])
        expect(found).toContain(audit);
      for (const category of only) expect(found).toMatch(new RegExp(`^${category} \\d+$`, 'm'));
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
