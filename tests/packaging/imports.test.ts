// What an import of the widget does to whoever imports it: a server, and a page.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser } from '../environment/browser.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = new URL('../../packages/widget/dist/', import.meta.url);

const { exports } = JSON.parse(
  readFileSync(new URL('../../packages/widget/package.json', import.meta.url), 'utf8'),
) as { exports: Record<string, string | { readonly types: string; readonly default?: string }> };

/** Entries with code to import. The files for script tags are for browsers alone. */
const modules = Object.entries(exports).flatMap(([entry, target]) =>
  typeof target !== 'string' && target.default ? [entry.replace('.', '@palaute/widget')] : [],
);

describe('On a server, which has no page', () => {
  it.each(modules)('%s can be imported', async (entry) => {
    const { stdout } = await run(
      process.execPath,
      ['--input-type=module', '--eval', `await import('${entry}')`],
      {
        cwd: root,
        timeout: 30_000,
      },
    );
    expect(stdout).toBe('');
  });

  it('@palaute/widget leaves every global as it was, but for what Lit puts in for HTMLElement', async () => {
    const program = `
      await import('lit');
      const before = Reflect.ownKeys(globalThis).length;
      await import('@palaute/widget');
      console.log(Reflect.ownKeys(globalThis).length - before, customElements.get('palaute-form'));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], { cwd: root });
    expect(stdout.trim()).toBe('0 undefined');
  });
});

describe('In a page', () => {
  let browser: Browser;
  let server: Server;
  let base: string;
  let page: Page;
  const complaints: string[] = [];
  /** What the page at `/` holds; a test sets it. */
  let html = '';
  let script = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://page').pathname;
      const type = path === '/' ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8';
      response.writeHead(200, { 'content-type': type });
      if (path === '/') response.end(html);
      else if (path === '/script.js') response.end(script);
      else response.end(readFileSync(new URL(`.${path}`, dist)));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port was given.');
    base = `http://127.0.0.1:${address.port}/`;
    browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });
  beforeEach(async () => {
    complaints.length = 0;
    page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
  });
  afterEach(async () => {
    await page.close();
  });

  /** Bundles a module as a site's own build would, and serves it as `/script.js`. */
  const bundle = async (contents: string) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: root },
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      conditions: ['production'],
      logLevel: 'silent',
    });
    script = outputFiles[0]?.text ?? '';
    return script;
  };
  const form = '<palaute-form endpoint="" site-key="key" unit="1.2.246.10.32213078.10.99001"></palaute-form>';
  const pageWith = (...scripts: readonly string[]) =>
    `<!doctype html><html lang="fi"><link rel="icon" href="data:,">${scripts.join('')}${form}`;
  const isDefined = () => page.evaluate(() => customElements.get('palaute-form') !== undefined);

  it('@palaute/widget registers nothing, and is left out where nothing of it is used', async () => {
    await bundle(`import * as all from '@palaute/widget'; window.imported = Object.keys(all);`);
    html = pageWith('<script type="module" src="/script.js"></script>');
    await page.goto(base);
    await page.waitForFunction('window.imported');
    expect(await page.evaluate('window.imported')).toContain('PalauteForm');
    expect(await isDefined()).toBe(false);
    expect((await bundle(`import '@palaute/widget'`)).trim()).toBe('');
  });

  it('@palaute/widget/define registers, also after a bundler has dropped what has no effect', async () => {
    await bundle(`import '@palaute/widget/define'`);
    html = pageWith('<script type="module" src="/script.js"></script>');
    await page.goto(base);
    await page.locator('palaute-form [part=form]').waitFor();
    expect(complaints).toEqual([]);
  });

  it('two copies do no harm, whichever comes first', async () => {
    const one = '<script src="/palaute.bundle.js"></script>';
    const other = '<script type="module" src="/browser/loader.js"></script>';
    const third = '<script src="/palaute.bundle.js?again"></script>';
    for (const scripts of [
      [one, other, third],
      [other, one.replace('script ', 'script async ')],
    ]) {
      html = pageWith(...scripts);
      await page.goto(base, { waitUntil: 'networkidle' });
      await page.locator('palaute-form [part=form]').waitFor();
      expect(await page.locator('palaute-form form').count()).toBe(1);
      await page.locator('palaute-form input[type=radio]').nth(9).click();
      expect(await page.locator('palaute-form input:checked').count()).toBe(1);
    }
    expect(complaints).toEqual([]);
  });
});
