// The published tables of Oma Häme, as the results site shows them when the same answers are sent: side by side in
// docs/results-replay.md, which this test writes anew with `-u`.
import { fileURLToPath } from 'node:url';
import { createPalaute } from '@palaute/client';
import { type Database, generateKey, openDatabase } from '@palaute/collector';
import type { FastifyInstance } from 'fastify';
import { type Browser, chromium } from 'playwright-core';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemo } from '../../examples/demo/site.ts';
import { replayFeedbacks } from '../../examples/replay/feedbacks.ts';
import { organisation } from '../../examples/replay/organisation.ts';
import { divisions, openQuestion, statements, total } from '../../examples/replay/published.ts';
import { browserArguments, findBrowser } from '../environment/browser.ts';
import { databases, type TestDatabase } from '../environment/collector.ts';

const document = fileURLToPath(new URL('../../docs/results-replay.md', import.meta.url));

/** As the pages write it, with ordinary spaces. */
const finnish = (value: number, decimals: number) =>
  new Intl.NumberFormat('fi-FI', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .format(value)
    .replaceAll(/\s/g, ' ');

type Row = readonly [figure: string, published: string, page: string];

const table = (rows: readonly Row[]) =>
  [
    '| figure | published | on the page |',
    '| --- | ---: | ---: |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

describe('The results site with the replay', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let app: FastifyInstance;
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    const found = databases.find(({ name }) => name === 'PostgreSQL');
    if (!found) throw new Error('There is a PostgreSQL.');
    testDatabase = await found.start();
    database = await openDatabase(await testDatabase.create());
    const keys = {
      site: generateKey('site'),
      provider: generateKey('provider'),
      staff: generateKey('staff'),
      raw: generateKey('raw'),
    };
    app = await createDemo({ database, keys, origins: [], logLevel: 'silent' });
    url = await app.listen({ port: 0, host: '127.0.0.1' });
    const report = await createPalaute({ endpoint: url, key: keys.provider }).report(replayFeedbacks());
    expect(report).toMatchObject({ stored: 21_615, rejected: 0 });
    browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await app.close();
    await database.close();
    await testDatabase.stop();
  });

  it('shows every published figure: of the whole, by division and per statement', async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/results/fi/${organisation.oid}?period=2025-T1`);
    /** First words of a table's cells, by the heading of their row. */
    const cellsOf = async (tableName: string): Promise<ReadonlyMap<string, readonly string[]>> =>
      new Map(
        await page.locator(`table.${tableName} tbody tr`).evaluateAll((rows) =>
          rows.map((row): [string, string[]] => {
            const heading = row.querySelector('th')?.cloneNode(true) as HTMLElement;
            heading.querySelectorAll('.fine, svg').forEach((one) => one.remove());
            const cells = [...row.querySelectorAll('td')].map((cell) => {
              const own = cell.cloneNode(true) as HTMLElement;
              own.querySelectorAll('.fine').forEach((one) => one.remove());
              return (own.textContent ?? '').trim().replaceAll(/\s/g, ' ');
            });
            // A division is known by where its link leads.
            const link = row.querySelector('a')?.getAttribute('href');
            const name = /\/division\/([^?]+)/.exec(link ?? '')?.[1] ?? heading.textContent ?? '';
            return [name.trim(), cells];
          }),
        ),
      );
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    const said = (pattern: RegExp) => pattern.exec(text)?.[1] ?? 'nothing';
    const score = await page.locator('.score strong').innerText();
    const parts = await cellsOf('parts');
    const answers = await cellsOf('statements');
    const wording = await statementNames();

    const whole: Row[] = [
      ['answers', finnish(total.n, 0), said(/Vastauksia ([\d ]+\d),/)],
      ['NPS', finnish(total.nps, 1), score],
      ['mean', finnish(total.mean, 2), said(/asteikolla 0–10: ([\d,]+)\./)],
      ['open question, answers', finnish(openQuestion.n, 0), said(/omin sanoin ([\d ]+\d) kertaa/)],
    ];
    const byDivision = divisions.flatMap(({ id, name, n, nps, mean }): Row[] => {
      const [shownN = '', shownNps = shownN, shownMean = shownN] = parts.get(id) ?? [];
      return [
        [`${name}, answers`, finnish(n, 0), shownN],
        [`${name}, NPS`, finnish(nps, 1), shownNps],
        [`${name}, mean`, finnish(mean, 2), shownMean],
      ];
    });
    const perStatement = statements.flatMap(({ item, n, mean }): Row[] => {
      const name = wording.get(item) ?? '';
      const [shownN = 'nothing', , shownMean = 'nothing'] = answers.get(name) ?? [];
      return [
        [`${name}, answers`, finnish(n, 0), shownN],
        [`${name}, mean`, finnish(mean, 2), shownMean],
      ];
    });

    for (const [figure, published, shown] of [...whole, ...perStatement])
      expect([figure, shown]).toEqual([figure, published]);
    const differing = byDivision.filter(([, published, shown]) => published !== shown);
    expect(differing.map(([figure, , shown]) => [figure.replace(/,[^,]*$/, ''), shown])).toEqual([
      ...[1, 2, 3].map(() => ['Pelastustoimi', 'Ei näytetä']),
      ...[1, 2, 3].map(() => ['Perhe-, sosiaali- ja vammaispalvelut', 'Ei näytetä']),
    ]);
    const markdown = documentOf(whole, byDivision, perStatement);
    const config = await resolveConfig(document);
    await expect(await format(markdown, { ...config, parser: 'markdown' })).toMatchFileSnapshot(document);
  });

  it('has pages of the area, with the same figures, and of the municipalities that the units are said to be in', async () => {
    const page = await browser.newPage();
    const heading = () => page.getByRole('heading', { level: 1 }).innerText();
    await page.goto(`${url}/results/fi/areas`);
    await page.getByRole('link', { name: 'Kanta-Hämeen hyvinvointialue' }).click();
    await page.goto(`${page.url()}?period=2025-T1`);
    expect(await page.locator('.score strong').innerText()).toBe(finnish(total.nps, 1));
    await page.getByRole('link', { name: 'Kanta-Hämeen hyvinvointialue' }).first().click();
    const municipalities = page.getByRole('region', { name: 'Kunnat' });
    expect(await municipalities.getByRole('row', { name: 'Riihimäki' }).innerText()).toContain('Ei näytetä');
    await municipalities.getByRole('link', { name: 'Hämeenlinna' }).click();
    expect(await heading()).toBe('Hämeenlinna');
    const [care, older] = ['health-care', 'older-people'].map((id) => divisions.find((one) => one.id === id));
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toContain(`Vastauksia ${finnish((care?.n ?? 0) + (older?.n ?? 0), 0)},`);
    await page.close();
  });

  /** Names of the statements as the pages have them. */
  async function statementNames(): Promise<ReadonlyMap<string, string>> {
    const { fi } = await import('@palaute/schema/texts/fi');
    return new Map(
      statements.map((statement) => [
        statement.item,
        'text' in statement
          ? statement.text
          : ((fi.texts as Readonly<Record<string, string>>)[statement.item] ?? statement.item),
      ]),
    );
  }
});

const documentOf = (
  whole: readonly Row[],
  byDivision: readonly Row[],
  perStatement: readonly Row[],
) => `# The replay on the results site

What Oma Häme published of 1.1.–30.4.2025, beside what the page \`/results/fi/OID?period=2025-T1\` shows when the same
answers are sent by \`npm run replay\`. [tests/site/replay.test.ts](../tests/site/replay.test.ts) compares them, and writes this page.

## The whole organisation

${table(whole)}

## By division

Four people of one division do not show to the public, and neither does the smallest division beside it: the four could be
had by taking the others from the whole. A raw key sees both.

${table(byDivision)}

## Per statement

${table(perStatement)}
`;
