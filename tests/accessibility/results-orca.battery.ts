// The page of a unit as it is heard, with a real screen reader (Orca) in Chromium: are the figures spoken those that the
// collector tells, and in the language of the page? Orca's own words (“table”) are English here, as the desktop's language is.
import { isWithheld, type Results, round } from '@palaute/schema';
import { fi } from '@palaute/schema/texts/fi';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { databases, type TestDatabase } from '../environment/collector.ts';
import { call } from '../environment/feedback.ts';
import { type Site, siteOid, startSite, unanimousMonth, units } from '../site/site.ts';
import { type Chromium, openChromium, type Page } from './browsers.ts';
import { type Desktop, startDesktop } from './desktop/desktop.ts';
import { expectInOrder, plain, pressUntil } from './desktop/hearing.ts';
import { type Orca, startOrca } from './desktop/orca.ts';

let database: TestDatabase;
let site: Site;
let desktop: Desktop;
let orca: Orca;
let browser: Chromium;
let page: Page;
beforeAll(async () => {
  const pglite = databases.find(({ name }) => name === 'PGlite');
  if (!pglite) throw new Error('There is an embedded database.');
  database = await pglite.start();
  site = await startSite(database);
  desktop = await startDesktop(['orca', 'speech-dispatcher']);
  orca = await startOrca(desktop);
  browser = await openChromium(desktop);
  page = await (await browser.newContext({ viewport: null })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await desktop?.close();
  await site?.stop();
  await database?.stop();
});

/** Opens the page of a unit, and goes to its top. */
const enter = async (unit: string, period: string) => {
  await page.goto(`${site.url}/results/fi/${siteOid}/unit/${unit}?period=${period}`);
  await page.mouse.click(600, 5);
  await orca.listen();
};

const written = (value: number, decimals: number) =>
  plain(
    new Intl.NumberFormat('fi-FI', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
      .format(round(value, decimals))
      .replace('-', '−'),
  );

const resultsOf = async (unit: string, period: string) => {
  const query = new URLSearchParams({ organisation: siteOid, unit, period });
  return (await call('GET', `${site.url}/v1/results?${query}`)).body as unknown as Results;
};

const recommendation = 'Suosittelisivatko asiakkaat palvelua?';
const opinions = 'Mitä mieltä asiakkaat ovat?';

describe('A person who listens to the page of a unit', { timeout: 400_000 }, () => {
  beforeEach(() => onTestFailed(() => console.error(orca.transcript().slice(-4000))));

  it('hears the score, its groups and its certainty, as the collector tells them', async () => {
    const { nps } = await resultsOf(units.central, '2026');
    if (isWithheld(nps) || nps.nps === null || !nps.shares || !nps.interval) throw new Error('It shows.');
    await enter(units.central, '2026');
    await pressUntil(orca, 'h', recommendation);
    const { distribution, shares, interval, mean } = nps;
    const sum = (from: number, to: number) => distribution.slice(from, to).reduce((all, n) => all + n, 0);
    const group = (name: string, share: number, n: number) => [
      name,
      'Osuus',
      `${written(share * 100, 1)} %`,
      'Vastauksia',
      written(n, 0),
    ];
    expectInOrder(await pressUntil(orca, 'Down', opinions), [
      'Suositteluindeksi (NPS)',
      written(nps.nps, 1),
      ...group('Suosittelijat (9–10)', shares.promoters, sum(9, 11)),
      ...group('Passiiviset (7–8)', shares.passives, sum(7, 9)),
      ...group('Arvostelijat (0–6)', shares.detractors, sum(0, 7)),
      `Vastauksia ${written(nps.n, 0)}, keskiarvo asteikolla 0–10: ${written(mean ?? 0, 2)}`,
      `${written(interval.low, 1)}…${written(interval.high, 1)}`,
    ]);
  });

  it('hears each statement with its answers, share, interval and mean', async () => {
    const { items } = await resultsOf(units.central, '2026');
    await enter(units.central, '2026');
    await pressUntil(orca, 't', 'Väittämät: vastaukset');
    const expected = items.flatMap(({ item, figure }) => {
      if (!('topBox' in figure) || figure.topBox === null || !figure.topBoxInterval) return [];
      const wording = (fi.texts as Readonly<Record<string, string>>)[item];
      if (wording === undefined) return [];
      const { low, high } = figure.topBoxInterval;
      return [
        wording,
        written(figure.n, 0),
        `${written(figure.topBox * 100, 1)} %`,
        `${written(low * 100, 1)}…${written(high * 100, 1)}`,
        written(figure.mean ?? 0, 2),
      ];
    });
    expect(expected).toHaveLength(7 * 5);
    expectInOrder(await pressUntil(orca, 'Down', 'Organisaation omat väittämät'), expected);
  });

  it('hears bounds where few agree, and why', async () => {
    await enter(units.harbour, unanimousMonth);
    expect(await pressUntil(orca, 'Down', recommendation)).toContain('Kun vastauksia on alle 50');
    expectInOrder(await pressUntil(orca, 'Down', opinions), [
      '> 90',
      '≥ 95 %',
      '≤ 5 %',
      '≤ 5 %',
      'Vastauksia 45',
    ]);
  });
});
