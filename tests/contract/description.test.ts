// What the collector says of its own interface: every route is described and every description is a route, and the page
// that shows it needs nothing from anywhere else.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollector, type Database, openDatabase } from '@palaute/collector';
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser } from '../environment/browser.ts';
import { makeEmbedded } from '../environment/collector.ts';
import { call } from '../environment/feedback.ts';

interface Description {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary: string }>>>>;
}

const published = createRequire(import.meta.url)('@palaute/schema/published/openapi.json') as Description;

/** `GET /v1/forms/{id}` of every operation. */
const described = Object.entries(published.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

/** The same of every route, read off Fastify's own drawing of them. */
function routesOf(app: FastifyInstance): string[] {
  const path: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] =
        /^([│ ]*)[├└]── (\S*)(?: \(([^)]*)\))?/.exec(line) ?? [];
      if (part === '') return [];
      path.splice(indent.length / 4, Infinity, part);
      const whole = path.join('').replaceAll(/:(\w+)/g, '{$1}');
      return methods.split(', ').flatMap((method) => (method === '' ? [] : [`${method} ${whole}`]));
    })
    .filter((route) => !/^(HEAD|OPTIONS) /.test(route));
}

describe('The description of the interface', () => {
  let folder: string;
  let database: Database;
  let app: FastifyInstance;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palaute-description-'));
    await makeEmbedded(join(folder, 'database'));
    database = await openDatabase({ folder: join(folder, 'database') });
    app = createCollector({ database, logLevel: 'silent' });
    url = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await app.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has every route that the collector serves, but for the files of its own page and the pages for people', () => {
    const served = routesOf(app).filter((route) => !/^GET \/(docs\/|results|robots\.txt)/.test(route));
    expect(served.length).toBeGreaterThan(8);
    expect(described).toEqual(expect.arrayContaining(served));
  });

  it('has no route that the collector does not serve', () => {
    const missing = described.filter((operation) => {
      const [method = '', path = ''] = operation.split(' ');
      return !app.hasRoute({ method: method as HTTPMethods, url: path.replaceAll(/\{(\w+)\}/g, ':$1') });
    });
    expect(described.length).toBeGreaterThan(8);
    expect(missing).toEqual([]);
  });

  it('is served as published, with a server beside it', async () => {
    const { status, headers, body } = await call('GET', `${url}/openapi.json`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    const { servers, paths } = body as unknown as Description;
    expect(paths).toEqual(published.paths);
    expect(new URL('v1/results', new URL(servers[0]?.url ?? '', `${url}/openapi.json`)).href).toBe(
      `${url}/v1/results`,
    );
  });

  it('names the public address where one is set', async () => {
    const behind = createCollector({
      database,
      logLevel: 'silent',
      publicUrl: 'https://palaute.example.fi/api',
    });
    const { servers } = (await behind.inject('/openapi.json')).json<Description>();
    await behind.close();
    expect(servers).toMatchObject([{ url: 'https://palaute.example.fi/api' }]);
  });

  it('is served before the database answers, so that whoever repairs it can read it', async () => {
    const away = await openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
    const collector = createCollector({ database: away, logLevel: 'silent' });
    expect((await collector.inject('/openapi.json')).statusCode).toBe(200);
    expect((await collector.inject('/readyz')).statusCode).toBe(503);
    await collector.close();
    await away.close();
  });

  describe('as a page', () => {
    let browser: Browser;
    let page: Page;
    const asked: string[] = [];
    const complaints: string[] = [];
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      page = await browser.newPage();
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          // oxlint-disable-next-line no-console -- the test hears it there
          console.error(`policy ${violatedDirective} ${blockedURI}`),
        );
      });
    });
    afterEach(() => page.close());

    it('opens, shows an operation, and asks nobody else for anything', async () => {
      const answer = await page.goto(`${url}/docs`);
      const policy = answer?.headers()['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https:|\*/);
      const operation = page.locator('#operations-feedback-putFeedback');
      await operation.waitFor();
      expect(await operation.innerText()).toContain(published.paths['/v1/feedback/{id}']?.['put']?.summary);
      await operation.locator('button').first().click();
      await operation.getByText('Idempotent').waitFor();
      expect(await operation.innerText()).toContain('Stored and committed.');
      expect(await page.locator('#swagger-ui').innerText()).not.toContain('Warning');
      const liveness = page.locator('#operations-health-getLiveness');
      await liveness.locator('button').first().click();
      await liveness.getByRole('button', { name: 'Try it out' }).click();
      await liveness.getByRole('button', { name: 'Execute' }).click();
      await liveness.locator('.live-responses-table').getByText('"alive"').waitFor();
      expect(asked).toContain(`${url}/livez`);
      expect(asked.length).toBeGreaterThan(3);
      expect(asked.filter((one) => !one.startsWith(`${url}/`) && !one.startsWith('data:'))).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });
});
