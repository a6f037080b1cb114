// The widget on a page with a strict policy, when its collector asks for work: its person notices nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, generateKey, openDatabase, saveKey } from '@palaute/collector';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite, pageOrigin } from '../../examples/pages/site.ts';
import { strictCsp } from '../../examples/strict-csp/example.ts';
import { browserArguments, findBrowser } from '../environment/browser.ts';
import { makeEmbedded } from '../environment/collector.ts';
import { freePort } from '../environment/process.ts';

describe('The widget under a strict content security policy', () => {
  let folder: string;
  let database: Database;
  let app: FastifyInstance;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palaute-abuse-'));
    await makeEmbedded(join(folder, 'database'));
    database = await openDatabase({ folder: join(folder, 'database') });
    const [siteKey, port] = [generateKey('site'), await freePort()];
    origin = pageOrigin(port);
    app = await createSite({ database, siteKey, port, examples: [strictCsp], logLevel: 'silent' });
    await app.listen({ port, host: 'localhost' });
    const { rows } = await sql<{ org_id: string }>`select org_id from organisation`.execute(database.db);
    await saveKey(database.db, siteKey, {
      orgId: rows[0]?.org_id ?? '',
      scopes: ['feedback:write'],
      origins: [origin],
      budget: 1,
    });
    browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
    await database.close();
    await rm(folder, { recursive: true });
  });

  /** A person's visit: fills in, sends, and reads thanks. */
  const visit = async (page: Page) => {
    await page.goto(`${origin}/strict-csp/`);
    const form = page.locator('palaute-form');
    await form.getByRole('radio', { name: '9' }).first().check();
    await form.getByRole('button', { name: 'Skicka' }).click();
    await form.getByText(/[0-9A-F]{8}/).waitFor({ timeout: 20_000 });
  };

  it('computes what it is asked for, breaks no policy, and thanks its person', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const statuses: number[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'PUT') statuses.push(response.status());
    });
    await visit(page);
    expect(statuses).toEqual([201]);
    statuses.length = 0;
    await visit(page);
    expect(statuses).toEqual([429, 201]);
    expect(complaints.filter((text) => !text.includes('429'))).toEqual([]);
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from feedback`.execute(
      database.db,
    );
    expect(rows[0]?.n).toBe(2);
    await page.close();
  });
});
