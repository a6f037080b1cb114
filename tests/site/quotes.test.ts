// Quotes on the results site: whose they are, how many, and how what people wrote in many languages stands in a page.
import { randomUUID } from 'node:crypto';
import { generateKey, saveKey } from '@palaute/collector';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../environment/collector.ts';
import { call } from '../environment/feedback.ts';
import { quotes, type Site, siteOid, startSite, units } from './site.ts';

describe.each(databases)('Quotes on the results site on $name', ({ start }) => {
  let database: TestDatabase;
  let site: Site;
  const key = generateKey('quotes');
  beforeAll(async () => {
    database = await start();
    site = await startSite(database);
    await saveKey(site.database.db, key, { orgId: siteOid, scopes: ['quotes:write'], origins: null });
  });
  afterAll(async () => {
    await site.stop();
    await database.stop();
  });

  const open = async (lang: string, rest = '') => {
    const response = await fetch(`${site.url}/results/${lang}/${siteOid}${rest}`);
    expect(response.status).toBe(200);
    return response.text();
  };
  /** The section of quotes, if there is one. */
  const sectionOf = (page: string) => /<section aria-labelledby="quotes">[\s\S]*?<\/section>/.exec(page)?.[0];
  const figuresIn = (page: string) =>
    [...(sectionOf(page) ?? '').matchAll(/<figure class="quote">([\s\S]*?)<\/figure>/g)].map(
      ([, figure = '']) => figure,
    );
  /** What people read, without markup. */
  const plain = (markup = '') =>
    markup
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();

  it('are the six newest of the place and its parts, the newest first', async () => {
    const shown = figuresIn(await open('fi')).map(plain);
    expect(shown).toHaveLength(6);
    const newest = quotes.map(({ text = '' }) => text).toReversed();
    shown.forEach((words, index) => expect(words).toContain(newest[index]));
    expect(figuresIn(await open('fi', '/division/older-people')).map(plain)).toEqual([
      expect.stringContaining('Sama hoitaja kävi koko kuukauden.'),
      expect.stringContaining('Hoitaja vaihtuu liian usein.'),
      expect.stringContaining('شكرا لكم'),
    ]);
    expect(figuresIn(await open('fi', `/unit/${units.home}`)).map(plain)).toEqual([
      expect.stringContaining('Sama hoitaja kävi koko kuukauden.'),
    ]);
  });

  it('tell their place where it is another than the page’s, their month where it is known, and their day', async () => {
    const [sv, fi] = figuresIn(await open('fi', `/unit/${units.central}`)).map(plain);
    expect(sv).toBe('Jag fick vård på svenska. […] Tack! syyskuu 2026 · julkaistu 22. marraskuuta 2026');
    expect(fi).toMatch(/rauhallinen\. julkaistu 22\. marraskuuta 2026$/);
    const [ofUnit, ofDivision] = figuresIn(await open('en', '/division/older-people')).map(plain);
    expect(ofUnit).toMatch(/kuukauden\. Kotihoito, pohjoinen tiimi · published 22 November 2026$/);
    expect(ofDivision).toMatch(/usein\. August 2026 · published 22 November 2026$/);
  });

  it('stand there as text, in their own language and direction, whatever the page’s', async () => {
    const [sv, fi] = figuresIn(await open('fi', `/unit/${units.central}`));
    expect(sv).toMatch(/<blockquote lang="sv"\s*>/);
    expect(fi).toMatch(/<blockquote lang="fi"\s*>/);
    expect(fi).toContain('<p>Jono oli pitkä.</p>');
    expect(fi).toContain('<p>Hoitaja oli &lt;b&gt;ystävällinen&lt;/b&gt; &amp; rauhallinen.</p>');
    const [ar] = figuresIn(await open('sv', `/unit/${units.night}`));
    expect(ar).toMatch(/<blockquote lang="ar"\s+dir="rtl">/);
  });

  it('show also where figures do not: staff have decided', async () => {
    const page = await open('fi', `/unit/${units.night}`);
    expect(page).toContain('kenenkään vastausta ei voi päätellä');
    expect(figuresIn(page)).toHaveLength(1);
  });

  it.each([
    [
      'fi',
      'Mitä palautteissa sanotaan?',
      'Henkilökunta on valinnut nämä lainaukset ja voinut lyhentää niitä.',
    ],
    ['sv', 'Vad sägs i responsen?', 'Personalen har valt de här citaten och kan ha förkortat dem.'],
    ['en', 'What does the feedback say?', 'Staff chose these quotes and may have shortened them.'],
  ])('have a heading, and say who chose them, in %s', async (lang, heading, intro) => {
    const section = plain(sectionOf(await open(lang)));
    expect(section.startsWith(heading)).toBe(true);
    expect(section).toContain(intro);
  });

  it('leave nothing behind where there are none', async () => {
    for (const rest of [`/unit/${units.clinic}`, '/division/families', `/unit/${units.hostile}`]) {
      const page = await open('fi', rest);
      expect(sectionOf(page)).toBeUndefined();
      expect(page).not.toMatch(/blockquote|palautteissa sanotaan/);
    }
  });

  it('are there from when they are released until they are withdrawn', async () => {
    const at = `${site.url}/v1/quotes/${randomUUID()}`;
    const body = { unit: units.clinic, text: 'Neuvola on lähellä kotia.', language: 'fi' };
    const place = `/unit/${units.clinic}`;
    expect((await call('PUT', at, { key, body })).status).toBe(201);
    expect(plain(figuresIn(await open('fi', place))[0])).toContain('Neuvola on lähellä kotia.');
    expect((await call('DELETE', at, { key })).status).toBe(204);
    expect(await open('fi', place)).not.toContain('Neuvola on lähellä kotia.');
  });

  it('do not take the page with them when they cannot be read', async () => {
    const { db } = site.database;
    await sql`alter table quote rename to quote_elsewhere`.execute(db);
    const page = await open('fi').finally(() => sql`alter table quote_elsewhere rename to quote`.execute(db));
    expect(page).toContain('Ajan saa myös iltaisin');
    expect(sectionOf(page)).toBeUndefined();
    expect(figuresIn(await open('fi'))).toHaveLength(6);
  });
});
