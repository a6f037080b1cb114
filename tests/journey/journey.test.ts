// The whole way, in a real browser by keyboard alone: answer, send, a row in PostgreSQL, a figure on the results page.
import { createPalaute } from '@palaute/client';
import { type Database, generateKey, openDatabase } from '@palaute/collector';
import { generalSet, type TextPack } from '@palaute/schema';
import { en } from '@palaute/schema/texts/en';
import { fi } from '@palaute/schema/texts/fi';
import { sv } from '@palaute/schema/texts/sv';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { organisation, unitOid } from '../../examples/demo/organisation.ts';
import { createDemo } from '../../examples/demo/site.ts';
import { browserArguments, findBrowser } from '../environment/browser.ts';
import { makeFeedback } from '../environment/feedback.ts';
import { freePort } from '../environment/process.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { choose, tabTo } from './keyboard.ts';

interface Words {
  readonly language: 'fi' | 'sv' | 'en';
  readonly pack: TextPack;
  readonly button: string;
  readonly send: string;
  readonly thanks: string;
  readonly withheld: string;
  readonly score: string;
}

const languages: readonly Words[] = [
  {
    language: 'fi',
    pack: fi,
    button: 'Suomi',
    send: 'Lähetä palaute',
    thanks: 'Kiitos arvokkaasta palautteestasi!',
    withheld: 'alle 10 ihmisen vastauksia',
    score: '100,0',
  },
  {
    language: 'sv',
    pack: sv,
    button: 'Svenska',
    send: 'Skicka responsen',
    thanks: 'Tack',
    withheld: '10',
    score: '100,0',
  },
  {
    language: 'en',
    pack: en,
    button: 'English',
    send: 'Send feedback',
    thanks: 'Thank you',
    withheld: '10',
    score: '100.0',
  },
];

const skipped = { missing: 'skipped' };
const words = 'Sain ajan heti. 👍🏽';

describe.each(languages)('A person who answers by keyboard in $language', (text) => {
  const keys = {
    site: generateKey('site'),
    provider: generateKey('provider'),
    staff: generateKey('staff'),
    raw: generateKey('raw'),
  };
  let postgres: Postgres;
  let database: Database;
  let app: FastifyInstance;
  let browser: Browser;
  let page: Page;
  let base: string;
  const violations: string[] = [];

  const serve = async (port: number) => {
    database = await openDatabase({ url: postgres.url });
    const origins = [`http://127.0.0.1:${port}`];
    app = await createDemo({ database, keys, origins, logLevel: 'silent' });
    await app.listen({ port, host: '127.0.0.1' });
  };
  const stopServing = async () => {
    await app.close();
    await database.close();
  };

  beforeAll(async () => {
    postgres = await startPostgres();
    browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
    // The site key names its origin, so the port is found before the site is built.
    const port = await freePort();
    await serve(port);
    base = `http://127.0.0.1:${port}`;
    // Nine people have answered before: one more, and the figure shows.
    const before = Array.from({ length: 9 }, () =>
      makeFeedback({ unit: unitOid(99001), answers: [{ item: 'nps', value: 10 }] }),
    );
    await createPalaute({ endpoint: base, key: keys.provider }).report(before);
  });
  afterAll(async () => {
    await browser.close();
    await stopServing();
    await postgres.stop();
  });

  const openForm = async () => {
    await page.goto(base);
    await page.locator('palaute-form form').waitFor();
    await tabTo(page, text.button);
    await page.keyboard.press('Enter');
  };

  beforeEach(async () => {
    page = await browser.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('ERR_CONNECTION_REFUSED'))
        violations.push(message.text());
    });
    await openForm();
  });
  afterEach(async () => {
    await page.close();
    expect(violations, 'the page’s content security policy is kept, and nothing fails on the way').toEqual(
      [],
    );
  });

  const results = async () => {
    const place = encodeURIComponent(`unit:${unitOid(99001)}`);
    await page.goto(`${base}/results.html?lang=${text.language}&place=${place}`);
    await page.locator('#answer, .empty').first().waitFor();
    return page.locator('#results').innerText();
  };

  const rowsWhere = async (reference: string) => {
    const { rows } = await sql<{ answers: Record<string, unknown>; language: string; text: string | null }>`
      select f.answers, f.language, t.text from feedback f
      left join feedback_text t on t.org_id = f.org_id and t.feedback_id = f.feedback_id and t.item = 'open'
      where f.org_id = ${organisation.oid} and f.feedback_id::text like ${`${reference.toLowerCase()}%`}`.execute(
      database.db,
    );
    return rows;
  };

  const countRows = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from feedback`.execute(database.db);
    return rows[0]?.n;
  };

  /** The reference on the thank-you. */
  const readReference = async () => {
    await page.getByText(text.thanks).first().waitFor();
    const thanks = await page.locator('palaute-form [part=thanks]').innerText();
    return /\b[0-9A-F]{8}\b/.exec(thanks)?.[0] ?? '';
  };

  it('reads every question as it is worded, with nothing chosen beforehand', async () => {
    const form = await page.locator('palaute-form form').innerText();
    for (const id of generalSet) expect(form).toContain(text.pack.texts[id]);
    expect(await page.locator('palaute-form input:checked').count()).toBe(0);
  });

  it('sends, loses nothing while the collector is gone, and makes the tenth answer that a figure needs', async () => {
    const before = await results();
    expect(before).toContain(text.withheld);
    expect(before).not.toContain(text.score);
    await openForm();

    await tabTo(page, text.pack.texts.nps);
    await choose(page, 9);
    await tabTo(page, text.pack.texts.open);
    await page.keyboard.type(words);
    await tabTo(page, text.pack.texts.access);
    await choose(page, 4);
    await tabTo(page, text.send);

    const port = Number(new URL(base).port);
    await stopServing();
    await page.keyboard.press('Enter');
    await page.locator('palaute-form [role=alert]').waitFor();
    expect(await page.locator('palaute-form input:checked').count()).toBe(2);
    expect(await page.locator('palaute-form textarea').first().inputValue()).toBe(words);

    await serve(port);
    const rows = await countRows();
    await tabTo(page, text.send);
    await page.keyboard.press('Enter');
    const reference = await readReference();
    expect(await countRows()).toBe((rows ?? 0) + 1);
    expect(await rowsWhere(reference)).toMatchObject([
      {
        language: text.language,
        text: words,
        answers: { nps: 9, access: 5, encounter: skipped, benefit: skipped },
      },
    ]);

    const after = await results();
    expect(after).toContain(text.score);
    expect(after).not.toContain(words);
  });

  it('may skip everything, and is thanked with a reference', async () => {
    await tabTo(page, text.send);
    await page.keyboard.press('Enter');
    const [row] = await rowsWhere(await readReference());
    const answers = Object.values(row?.answers ?? {});
    expect(answers).toEqual([...generalSet, 'esimerkki:resolved'].map(() => skipped));
  });
});
