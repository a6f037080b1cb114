// The results site over HTTP: what its pages say, where they are, and what they never say.
import { isWithheld, type Results, round } from '@palaute/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../environment/collector.ts';
import { call } from '../environment/feedback.ts';
import { createCollector, generateKey, openDatabase, saveKey } from '@palaute/collector';
import {
  hostileName,
  months,
  neighbour,
  organisation,
  type Site,
  siteOid,
  startSite,
  unanimousMonth,
  units,
} from './site.ts';

const languages = ['fi', 'sv', 'en'];

/** The last months of periods, as far as they are over. */
const lastOf: Readonly<Record<string, string>> = { '2026-Q3': '2026-09', '2026-T1': '2026-04' };

/** Every number that is told, as a page may round it, and what can be added up of what is told. */
function numbersIn(told: unknown): Set<number> {
  const numbers = new Set<number>();
  const add = (value: number) => {
    for (const one of [value, value * 100])
      for (const decimals of [0, 1, 2]) numbers.add(round(one, decimals));
  };
  const walk = (value: unknown): void => {
    if (typeof value === 'number') return add(value);
    if (typeof value !== 'object' || value === null) return;
    Object.values(value).forEach(walk);
    const { n, counts, distribution } = value as Record<string, unknown>;
    if (typeof n === 'number' && counts) Object.values(counts).forEach((count) => add(Number(count) / n));
    if (Array.isArray(distribution) && distribution.length === 11) {
      for (const [from, to] of [
        [0, 7],
        [7, 9],
        [9, 11],
      ] as const) {
        add((distribution as number[]).slice(from, to).reduce((sum, count) => sum + count, 0));
      }
    }
  };
  walk(told);
  return numbers;
}

describe.each(databases)('The results site on $name', ({ start }) => {
  let database: TestDatabase;
  let site: Site;
  const rawKey = generateKey('raw');
  beforeAll(async () => {
    database = await start();
    site = await startSite(database);
    await saveKey(site.database.db, rawKey, { orgId: siteOid, scopes: ['results:raw'], origins: null });
  });
  afterAll(async () => {
    await site.stop();
    await database.stop();
  });

  const open = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${site.url}${path}`, { headers, redirect: 'manual' });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const pageOf = (lang: string, rest = '') => `/results/${lang}/${siteOid}${rest}`;
  const results = async (query: Record<string, string>, key?: string): Promise<Results> => {
    const address = `${site.url}/v1/results?${new URLSearchParams({ organisation: siteOid, ...query })}`;
    return (await call('GET', address, { key })).body as unknown as Results;
  };
  const links = (text: string, rel: string) =>
    [...text.matchAll(new RegExp(`<link rel="${rel}"[^>]*href="([^"]+)"`, 'g'))].map(([, href]) => href);

  it('lists every page in its sitemap, and each is there in its language', { timeout: 120_000 }, async () => {
    const locations = (text: string) =>
      [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => loc.replaceAll('&amp;', '&'));
    const robots = await open('/robots.txt');
    const [, first = ''] = /^Sitemap: (.+)$/m.exec(robots.text) ?? [];
    const lists = locations((await open(new URL(first).pathname)).text);
    const pages: string[] = [];
    for (const list of lists) pages.push(...locations(await (await fetch(list)).text()));
    const inMunicipality = new Set(organisation.units.flatMap(({ municipality }) => municipality ?? []));
    const { divisions, services, units: all } = organisation;
    const places = 1 + divisions.length + services.length + all.length + inMunicipality.size;
    // The list of organisations, of areas, the questions, the nation, two areas, and the neighbour.
    const others = 6 + 1 + neighbour.divisions.length + neighbour.units.length;
    expect(pages.length).toBe(languages.length * (places + others));
    expect(new Set(pages).size).toBe(pages.length);
    for (const page of pages) {
      const { status, headers, text } = await open(new URL(page).pathname);
      expect(status, page).toBe(200);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      const [, lang = ''] = /\/results\/(\w\w)/.exec(page) ?? [];
      expect(text).toContain(`<html lang="${lang}">`);
      expect(links(text, 'canonical')).toEqual([page]);
      const alternates = links(text, 'alternate');
      expect(alternates).toHaveLength(languages.length + 1);
      expect(pages).toEqual(expect.arrayContaining(alternates));
      expect(text, page).not.toContain('undefined');
      expect(text, page).not.toContain('[object');
    }
  });

  it('has a page of each municipality, which the organisation lists and the search finds', async () => {
    const told = await results({ municipality: '109', period: '2026' });
    const page = await open(pageOf('sv', '/municipality/109?period=2026'));
    expect(page.text).toContain('<p class="kind">Kommun</p>');
    expect(page.text).toContain('<h1>Tavastehus</h1>');
    expect(page.text).toContain(`revision=${told.revision}`);
    expect(page.text).toContain(pageOf('sv', `/unit/${units.central}`));
    expect(page.text).not.toContain(pageOf('sv', `/unit/${units.clinic}`));
    const whole = await open(pageOf('fi', '?period=2026'));
    expect(whole.text).toContain('Kuntien vertailu');
    for (const code of ['109', '165']) expect(whole.text).toContain(pageOf('fi', `/municipality/${code}`));
    expect((await open(pageOf('fi', '/search?q=janakk'))).text).toContain(pageOf('fi', '/municipality/165'));
    const missing = await open(pageOf('fi', '/municipality/Hämenlinna'));
    expect([missing.status, missing.text.includes(pageOf('fi', '/municipality/109'))]).toEqual([404, true]);
  });

  it('has a page of each service, which its organisation and division list and the search finds', async () => {
    const told = await results({ service: 'reception', period: '2026' });
    const page = await open(pageOf('sv', '/service/reception?period=2026'));
    expect(page.text).toContain('<p class="kind">Tjänst</p>');
    expect(page.text).toContain('<h1>Mottagningar</h1>');
    expect(page.text).toContain(`revision=${told.revision}`);
    expect(page.text).toContain(pageOf('sv', `/unit/${units.central}`));
    expect(page.text).not.toContain(pageOf('sv', `/unit/${units.hostile}`));
    expect(page.text, 'the way there').toContain(`${pageOf('sv', '/division/health-care')}"`);
    expect(page.text, 'to download').toContain(`results.csv?organisation=${siteOid}&amp;service=reception`);
    expect(page.text, 'for search engines').toContain(`results?organisation=${siteOid}&service=reception`);
    const whole = await open(pageOf('fi', '?period=2026'));
    expect(whole.text).toContain('Palvelujen vertailu');
    const division = await open(pageOf('fi', '/division/health-care?period=2026'));
    for (const id of ['reception', 'oral-health']) {
      expect(whole.text).toContain(pageOf('fi', `/service/${id}`));
      expect(division.text).toContain(pageOf('fi', `/service/${id}`));
    }
    expect(division.text).not.toContain(pageOf('fi', '/service/maternity'));
    expect(division.text, 'its units, too').toContain(pageOf('fi', `/unit/${units.central}`));
    const unit = await open(pageOf('fi', `/unit/${units.central}?period=2026`));
    expect(unit.text, 'the way there').toContain(pageOf('fi', '/service/reception'));
    expect((await open(pageOf('fi', '/search?q=neuvolat'))).text).toContain(
      pageOf('fi', '/service/maternity'),
    );
    const missing = await open(pageOf('fi', '/service/suun terveydenhuoto'));
    expect([missing.status, missing.text.includes(pageOf('fi', '/service/oral-health'))]).toEqual([
      404,
      true,
    ]);
  });

  it('runs and loads nothing but its own style and icon, which are there', async () => {
    const { headers, text } = await open(pageOf('fi'));
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'",
    );
    expect(text).not.toMatch(/<script(?! type="application\/ld\+json")|<iframe|\son\w+=|style="|<img/);
    for (const [rel, type] of [
      ['stylesheet', 'text/css'],
      ['icon', 'image/svg+xml'],
    ] as const) {
      const [file = ''] = links(text, rel);
      const answered = await open(file);
      expect(answered.status).toBe(200);
      expect(answered.headers.get('content-type')).toContain(type);
    }
  });

  it('writes names and queries as text, whatever is in them', async () => {
    const unit = await open(pageOf('fi', `/unit/${units.hostile}`));
    const division = await open(pageOf('fi', '/division/health-care'));
    const search = await open(pageOf('fi', `/search?q=${encodeURIComponent(hostileName)}`));
    const missing = await open(pageOf('fi', `/unit/${encodeURIComponent(hostileName)}`));
    expect([unit, division, search, missing].map(({ status }) => status)).toEqual([200, 200, 200, 404]);
    for (const { text } of [unit, division, search, missing]) {
      expect(text).not.toContain('<script>');
      expect(text).not.toContain('<img');
    }
    expect(unit.text).toContain('<h1><span lang="fi">&lt;script&gt;'.replace('<span lang="fi">', ''));
    expect((await open(pageOf('fi'))).text).toContain('&lt;b&gt;kaikille&lt;/b&gt;');
  });

  it('marks what is not in the language of the page', async () => {
    const { text } = await open(pageOf('sv', `/unit/${units.harbour}`));
    expect(text).toContain('<h1><span lang="fi">Länsirannan hyvinvointiasema</span></h1>');
    expect((await open(pageOf('sv', `/unit/${units.central}`))).text).toContain(
      '<h1>Centrums hälsostation</h1>',
    );
  });

  it('shows no number that the interface does not tell the public', { timeout: 120_000 }, async () => {
    let withheld = 0;
    const places: readonly (readonly [string, Record<string, string>])[] = [
      ['', {}],
      ['/division/older-people', { division: 'older-people' }],
      [`/unit/${units.night}`, { unit: units.night }],
      [`/unit/${units.home}`, { unit: units.home }],
    ];
    for (const [path, place] of places) {
      for (const period of ['2026', '2026-Q3', '2026-T1', ...months.slice(2)]) {
        const told = await results({ period, ...place });
        const until = period.length === 7 && !/[QT]/.test(period) ? period : undefined;
        const query = { organisation: siteOid, ...place, until: until ?? lastOf[period] ?? '2026-10' };
        const trend = await call('GET', `${site.url}/v1/results/trend?${new URLSearchParams(query)}`);
        const allowed = numbersIn([told, trend.body]);
        withheld += told.parts.filter(({ nps }) => isWithheld(nps)).length;
        const pages = [
          `${path}?period=${period}`,
          ...(until && told.parts.length === 0 ? [`${path}/report?period=${period}`] : []),
        ];
        for (const address of pages) {
          const { text } = await open(pageOf('en', address));
          const shown = [...text.matchAll(/<td class="n[^>]*>([\s\S]*?)<\/td>|<strong>(−?[\d.]+)<\/strong>/g)]
            .flatMap(
              ([, cell = '', strong = '']) =>
                `${cell.replaceAll(/<[^>]+>/g, ' ')} ${strong}`
                  // A bound is told in place of a number, and is none.
                  .replaceAll(/(≥|≤|&[gl]t;)\s−?\d+/g, '')
                  .match(/−?[\d.,]+/g) ?? [],
            )
            .map((number) => number.replaceAll(',', '').replace('−', '-'));
          expect(
            shown.filter((number) => !allowed.has(Number(number))),
            address,
          ).toEqual([]);
          const rows = [...text.matchAll(/<tr>[\s\S]*?<\/tr>/g)]
            .map(([row]) => row)
            .filter((row) => row.includes('Not shown'));
          const cells = rows.flatMap((row) => [...row.matchAll(/<td[\s\S]*?<\/td>/g)].map(([cell]) => cell));
          expect(
            cells.filter((cell) => /Not shown/.test(cell) && /\d/.test(cell.replaceAll(/<[^>]+>/g, ''))),
          ).toEqual([]);
        }
      }
    }
    expect(withheld).toBeGreaterThan(5);
  });

  it('tells what few people agree about as a bound, and why; programs get it whole', async () => {
    const period = unanimousMonth;
    const read = async (path: string) => {
      const { text } = await open(pageOf('fi', `${path}?period=${period}`));
      return { text, words: text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/(\s|&nbsp;)+/g, ' ') };
    };
    const { text, words } = await read(`/unit/${units.harbour}`);
    const { nps } = await results({ period, unit: units.harbour });
    expect(nps).toMatchObject({ n: 45, nps: 100 });
    expect(words).toContain('Suositteluindeksi on &gt; 90: vastaajista ≥ 95 % suosittelisi palvelua');
    expect(words).toContain('Suosittelijat (9\u{2060}–\u{2060}10) ≥ 95 % –');
    expect(words).toContain('Arvostelijat (0\u{2060}–\u{2060}6) ≤ 5 % –');
    expect(words).toContain('Kun vastauksia on alle 50');
    // The limits of chance below are of all months.
    const [figures = ''] = words.split('Miten suositteluindeksi on kehittynyt');
    expect(figures).not.toMatch(/100,0|5,00|10,00|keskiarvo asteikolla|Sattuman vuoksi/);
    const widths = [...text.matchAll(/<rect class="(?:promoters|share)"[^>]*width="([\d.]+)%"/g)];
    expect(widths.length).toBeGreaterThan(7);
    expect(widths.filter(([, width]) => Number(width) > 95)).toEqual([]);
    expect((await read('/division/health-care')).words).toMatch(/Länsirannan [^%]* 45 &gt; 90 –/);
    expect((await read(`/unit/${units.central}`)).words).not.toContain('Kun vastauksia on alle 50');
  });

  it('explains kindly why a figure is not shown, where one is not', async () => {
    const { text } = await open(pageOf('fi', `/unit/${units.night}`));
    expect(text).toContain('kenenkään vastausta ei voi päätellä');
    expect((await open(pageOf('fi', `/unit/${units.central}`))).text).not.toContain('ei voi päätellä');
  });

  it('shows measures of the place and its parts, with where they are', async () => {
    const whole = (await open(pageOf('fi'))).text;
    expect(whole).toContain('Ajan saa myös iltaisin');
    expect(whole).toContain('Sama hoitaja käy useammin');
    const home = (await open(pageOf('fi', '/division/older-people'))).text;
    expect(home).toContain('Sama hoitaja käy useammin');
    expect(home).not.toContain('Ajan saa myös iltaisin');
    expect((await open(pageOf('en', `/unit/${units.central}`))).text).toContain(
      'Appointments in the evening',
    );
    expect((await open(pageOf('fi', `/unit/${units.home}`))).text).toContain(
      'Toimenpiteitä ei ole vielä julkaistu',
    );
  });

  it('links to the figures, each of which is there', async () => {
    const { text } = await open(pageOf('fi', `/unit/${units.central}?period=2026-10`));
    const [, list = ''] = /<ul class="links">([\s\S]*?)<\/ul>/.exec(text) ?? [];
    const addresses = [...list.matchAll(/href="([^"]+)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect(addresses).toHaveLength(6);
    for (const address of addresses) expect((await open(address)).status, address).toBe(200);
  });

  it('can be cited: the address is there, and says when figures have changed since', async () => {
    const { text } = await open(pageOf('en', `/unit/${units.home}?period=2026`));
    const [, cited = ''] = /<p class="cite">[\s\S]*?href="([^"]+)"/.exec(text) ?? [];
    const url = new URL(cited.replaceAll('&amp;', '&'));
    const note = 'become more exact since the citation';
    expect((await open(url.pathname + url.search)).text).not.toContain(note);
    url.searchParams.set('revision', 'of-another-day');
    expect((await open(url.pathname + url.search)).text).toContain(note);
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await open(pageOf('fi'));
    const again = await open(pageOf('fi'), { 'if-none-match': headers.get('etag') ?? '' });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(headers.get('cache-control')).toBe('public, no-cache');
  });

  it('shows nobody more than the public, whatever key the request has', async () => {
    const path = pageOf('fi', `/unit/${units.night}`);
    const withKey = await open(path, { authorization: `Bearer ${rawKey}` });
    expect(withKey.text).toBe((await open(path)).text);
  });

  describe('finds places by name', () => {
    const found = async (query: string) => {
      const { text } = await open(pageOf('fi', `/search?q=${encodeURIComponent(query)}`));
      const [, list = ''] = /<ul class="places">([\s\S]*?)<\/ul>/.exec(text) ?? [];
      return [...list.matchAll(/<a href="[^"]*\/(?:unit|division)\/([^"]+)"/g)].map(([, id]) => id);
    };
    it.each([
      ['keskustan', units.central],
      ['LANSIRANTA', units.harbour],
      ['aitiys', units.clinic],
      ['hälsostation', units.central],
      ['terveysassema keskusta', units.central],
      ['yöpartio', units.night],
      ['neuvola', units.clinic],
      ['terveydenhuolto', 'health-care'],
      [units.home, units.home],
    ])('“%s”', async (query, id) => {
      expect((await found(query))[0]).toBe(id);
    });
    it('and says so when there is none', async () => {
      const { status, text } = await open(pageOf('fi', '/search?q=xyzzy'));
      expect(status).toBe(200);
      expect(text).toContain('ei löytynyt');
    });
  });

  it('puts the parts in the order that is asked for, what does not show last', async () => {
    const names = async (order: string) => {
      const { text } = await open(pageOf('fi', `/division/health-care?period=2026&order=${order}`));
      // Its services come first, in the same order.
      const [, section = ''] = text.split('aria-labelledby="parts"');
      const [table = ''] = section.split('</table>');
      return [...table.matchAll(/\/unit\/([\d.]+)\?/g)].map(([, id]) => id);
    };
    const { central, harbour, hostile } = units;
    expect(await names('nps')).toEqual([harbour, central, hostile]);
    expect(await names('mean')).toEqual([harbour, central, hostile]);
    expect(await names('n')).toEqual([central, harbour, hostile]);
    expect(await names('name')).toEqual([hostile, central, harbour]);
    expect(await names('nonsense')).toEqual([hostile, central, harbour]);
  });

  describe('of what it does not have', () => {
    it.each([
      ['a unit with a digit wrong', `/unit/${units.central.slice(0, -1)}9`, 'Keskustan terveysasema'],
      ['a division with a letter wrong', '/division/helth-care', 'Terveydenhuolto'],
    ])('%s: says so with what is near', async (_what, path, name) => {
      const { status, text, headers } = await open(pageOf('fi', path));
      expect(status).toBe(404);
      expect(headers.get('content-type')).toContain('text/html');
      expect(text).toContain('Tarkoititko');
      expect(text).toContain(name);
      expect(text).toContain('name="robots" content="noindex"');
      const near = [...text.matchAll(/<li><a href="([^"]+\/(?:unit|division)\/[^"]+)"/g)].map(
        ([, href]) => href,
      );
      expect(near.length).toBeGreaterThan(0);
      for (const href of near) expect((await open(href ?? '')).status).toBe(200);
    });

    it.each([
      '/results/fi/1.2.3',
      '/results/de',
      '/results/fi/nothing/at/all/here',
      `/results/fi/${siteOid}/search/x`,
      '/results/sitemap.xml?organisation=1.2.3',
      '/results/style-000000000000.css',
    ])('%s: a page', async (path) => {
      const { status, text } = await open(path, { 'accept-language': 'sv' });
      expect(status).toBe(404);
      expect(text).toMatch(/Sidan finns inte|Sivua ei löydy/);
    });

    it.each([
      ['misspelt', '2026-Q5', 'Ajanjakso on vuosi'],
      ['without a year', 'T1', 'Ajanjakso on vuosi'],
      ['in the future', '2027', 'ei ole vielä alkanut'],
      ['given twice', '2026&period=2025', 'Ajanjakso on vuosi'],
    ])('a period that is %s: says so, with one that is there', async (_what, period, words) => {
      const { status, text } = await open(pageOf('fi', `/unit/${units.central}?period=${period}`));
      expect(status).toBe(400);
      expect(text).toContain(words);
      const [, example = ''] = /esimerkiksi:\s*<a href="([^"]+)"/.exec(text) ?? [];
      expect((await open(example.replaceAll('&amp;', '&'))).status).toBe(200);
    });

    it('parameters of others do not matter', async () => {
      expect((await open(pageOf('fi', '?utm_source=x&period='))).status).toBe(200);
      expect((await open(pageOf('fi', '/search?q=a&q=b'))).status).toBe(400);
      expect((await open(pageOf('fi', '/search?q=a&page=-1'))).status).toBe(400);
    });
  });

  it('is in the language of the browser where the address names none', async () => {
    const { headers, text } = await open('/results', { 'accept-language': 'sv-FI, fi;q=0.5' });
    expect(text).toContain('<html lang="sv">');
    expect(headers.get('vary')).toContain('Accept-Language');
    expect((await open('/results')).text).toContain(`/results/fi/${siteOid}`);
  });

  it('tells programs what it is: a dataset, with where the figures are', async () => {
    const { text } = await open(pageOf('en', `/unit/${units.hostile}?period=2026-T2`));
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
    const data = JSON.parse(json) as Record<string, unknown> & { distribution: { contentUrl: string }[] };
    expect(data).toMatchObject({
      '@type': 'Dataset',
      name: `${hostileName}, May–August 2026`,
      temporalCoverage: '2026-05-01/2026-08-31',
      isAccessibleForFree: true,
    });
    for (const { contentUrl } of data.distribution) expect((await fetch(contentUrl)).status).toBe(200);
  });
});

describe('The results site elsewhere', () => {
  it('links to where callers reach it, under a path of its own', async () => {
    const pglite = databases.find(({ name }) => name === 'PGlite');
    const database = await pglite?.start();
    if (!database) throw new Error('There is an embedded database.');
    const site = await startSite(database, 'https://palaute.example.fi/tulokset');
    try {
      const text = await (await fetch(`${site.url}/results/fi/${siteOid}`)).text();
      const hrefs = [...text.matchAll(/(?:href|action)="([^"#]+)/g)].map(([, href = '']) => href);
      expect(hrefs.length).toBeGreaterThan(20);
      expect(hrefs.filter((href) => !/^(https:\/\/palaute\.example\.fi)?\/tulokset\//.test(href))).toEqual(
        [],
      );
      const robots = await (await fetch(`${site.url}/robots.txt`)).text();
      expect(robots).toContain('Sitemap: https://palaute.example.fi/tulokset/results/sitemap.xml');
    } finally {
      await site.stop();
      await database.stop();
    }
  });

  it('is a page too while there is nothing to read from, and says when to come again', async () => {
    const pglite = databases.find(({ name }) => name === 'PGlite');
    const databaseFiles = await pglite?.start();
    if (!databaseFiles) throw new Error('There is an embedded database.');
    const database = await openDatabase(await databaseFiles.create());
    const app = createCollector({
      database,
      logLevel: 'silent',
      prepare: () => Promise.reject(new Error('not yet')),
    });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    try {
      const response = await fetch(`${url}/results/sv/${siteOid}`);
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toContain('<h1>Siffrorna kan inte visas just nu</h1>');
    } finally {
      await app.close();
      await database.close();
      await databaseFiles.stop();
    }
  });
});
