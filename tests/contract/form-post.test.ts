import { createHash } from 'node:crypto';
import { createCollector, openDatabase } from '@palaute/collector';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allowedOrigin,
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { type FormFields, postForm } from '../environment/form-post.ts';
import { freePort } from '../environment/process.ts';

interface StoredRow {
  readonly feedback_id: string;
  readonly unit_id: string;
  readonly language: string;
  readonly contact_channel: string | null;
  readonly contact_on: string | null;
  readonly respondent: string | null;
  readonly age_band: string | null;
  readonly collection_channel: string;
  readonly text_version: string;
  readonly shown: readonly string[];
  readonly answers: Readonly<Record<string, unknown>>;
  readonly kinds: readonly string[] | null;
  readonly topics: readonly string[] | null;
  readonly texts: Readonly<Record<string, string>> | null;
  readonly contacts: number;
}

const skipped = { missing: 'skipped' };

describe.each(databases)('A plain HTML form on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create(), () => new Date('2026-11-22T12:00:00Z'));
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const send = (fields: FormFields, { form = 'whole', ...headers }: Record<string, string> = {}) =>
    postForm(
      `${collector.url}/f/${form}`,
      { 'site-key': collector.keys.site, ...fields },
      { origin: allowedOrigin, ...headers },
    );

  const all = async (): Promise<readonly StoredRow[]> => {
    const { rows } = await sql<StoredRow>`
      select f.feedback_id::text, unit_id, language, contact_channel, contact_on::text, respondent, age_band,
        collection_channel, text_version, shown, answers, kinds, topics,
        (select jsonb_object_agg(item, text) from feedback_text t
          where t.org_id = f.org_id and t.feedback_id = f.feedback_id) as texts,
        (select count(*)::int from feedback_contact c
          where c.org_id = f.org_id and c.feedback_id = f.feedback_id) as contacts
      from feedback f where org_id = ${organisationOid} order by received_at, feedback_id`.execute(
      collector.database.db,
    );
    return rows;
  };

  /** What one sending adds. */
  const stored = async (fields: FormFields, headers: Record<string, string> = {}) => {
    const before = new Set((await all()).map(({ feedback_id }) => feedback_id));
    const page = await send(fields, headers);
    const rows = (await all()).filter(({ feedback_id }) => !before.has(feedback_id));
    return { page, rows, row: rows[0] };
  };

  it('stores a filled form by the rules of every other feedback', async () => {
    const { page, rows, row } = await stored({
      lang: 'sv',
      'contact-channel': 'site',
      'contact-date': '2026-11-20',
      nps: '9',
      open: 'Bra. Ring 040 123 4567!',
      safety: '5',
      access: 'dont-know',
      benefit: '',
      'my-area:solved': 'true',
      'my-area:staff': '2',
      'my-area:way': 'skipped',
      'my-area:why': ['near', 'other'],
      'my-area:more': 'Mer',
      free: 'Fritt',
      kind: ['thanks', 'idea'],
      topic: 'premises',
      respondent: 'relative',
      'age-band': 'adult',
      'contact-name': 'Maija',
      'contact-email': 'maija@posti.example',
      'contact-phone': '',
      'contact-by': 'email',
    });
    expect(page.status).toBe(200);
    expect(rows).toHaveLength(1);
    expect(row).toMatchObject({
      unit_id: unitOids[0],
      language: 'sv',
      text_version: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      contact_channel: 'site',
      contact_on: '2026-11-20',
      collection_channel: 'web',
      respondent: 'relative',
      age_band: 'adult',
      kinds: ['thanks', 'idea'],
      topics: ['premises'],
      contacts: 1,
    });
    expect(row?.shown.slice(0, 2)).toEqual(['nps', 'open']);
    expect(new Set(row?.shown.slice(2, 5))).toEqual(new Set(['safety', 'access', 'benefit']));
    expect(row?.shown.slice(5)).toEqual([
      'my-area:solved',
      'my-area:staff',
      'my-area:way',
      'my-area:why',
      'my-area:more',
    ]);
    expect(row?.answers).toEqual({
      nps: 9,
      safety: 5,
      access: { missing: 'dont-know' },
      benefit: skipped,
      'my-area:solved': true,
      'my-area:staff': 2,
      'my-area:way': 'skipped',
      'my-area:why': ['near', 'other'],
    });
    // Masked on the same way.
    expect(row?.texts).toEqual({ open: 'Bra. Ring [poistettu]!', free: 'Fritt', 'my-area:more': 'Mer' });
    const reference = row?.feedback_id.slice(0, 8).toUpperCase() ?? 'none';
    expect(page.text).toContain('Tack för din respons!');
    expect(page.text).toContain(reference);
    expect(page.text).toContain('Du får ett svar senast 2 december 2026.');
  });

  it('takes a form on which nothing was filled in: everything is skipped', async () => {
    const { page, row } = await stored({});
    expect(page.status).toBe(200);
    expect(page.text).toContain('Kiitos palautteestasi!');
    expect(page.text).not.toContain('vastauksen viimeistään');
    expect(row).toMatchObject({ language: 'fi', kinds: null, texts: null, contacts: 0 });
    expect(row?.answers).toMatchObject({
      nps: skipped,
      open: skipped,
      safety: skipped,
      'my-area:why': skipped,
    });
  });

  it('counts what was not shown as not shown: a rotated form shows what its page put in', async () => {
    const { row } = await stored(
      { unit: unitOids[1], nps: '0', information: '', encounter: ['', '4'] },
      { form: 'rotated' },
    );
    expect(row).toMatchObject({ unit_id: unitOids[1], shown: ['nps', 'open', 'encounter', 'information'] });
    expect(row?.answers).toEqual({ nps: 0, open: skipped, encounter: 4, information: skipped });
  });

  it('ignores fields that it does not know, and blank ones of every kind', async () => {
    const { page, row } = await stored({
      nps: '7',
      _charset_: 'utf-8',
      utm_source: 'x',
      'my-area:none': '5',
      __proto__: 'x',
      constructor: 'x',
      free: ' \r\n\u0000',
      respondent: '',
      'contact-by': 'email',
      'contact-email': '  ',
    });
    expect(page.status).toBe(200);
    expect(row).toMatchObject({ respondent: null, texts: null, contacts: 0 });
    expect(row?.answers).not.toHaveProperty('my-area:none');
  });

  it('counts a second press once where the page gave the form an id', async () => {
    const fields = { id: 'showing-1', nps: '8', open: 'Kerran' };
    const first = await stored(fields);
    const [again, pressed] = [await stored(fields), await stored({ ...fields, nps: ['8', '8'] })];
    expect([first.rows.length, again.rows.length, pressed.rows.length]).toEqual([1, 0, 0]);
    expect(first.row?.feedback_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]/);
    expect(again.page.status).toBe(200);
    expect(again.page.text).toBe(first.page.text);
    // Another showing of the form is another feedback, with the very same answers.
    expect((await stored({ ...fields, id: 'showing-2' })).rows).toHaveLength(1);
    expect((await stored({ ...fields, unit: unitOids[1] }, { form: 'rotated' })).rows).toHaveLength(1);
  });

  it('says that changes made after the first sending were not stored', async () => {
    const { row } = await stored({ id: 'showing-3', nps: '8' });
    const { page, rows } = await stored({ id: 'showing-3', nps: '2' });
    expect([page.status, rows.length]).toEqual([422, 0]);
    expect(page.text).toContain('Palautteesi on jo tallennettu');
    expect(page.text).toContain(row?.feedback_id.slice(0, 8).toUpperCase());
  });

  it('counts each sending where there is no id: nothing says that they are one', async () => {
    const fields = { nps: '8' };
    expect([(await stored(fields)).rows.length, (await stored(fields)).rows.length]).toEqual([1, 1]);
  });

  it('lets in the key’s origins, and browsers that hide where they come from; no other', async () => {
    const key = { 'site-key': collector.keys.site };
    const url = `${collector.url}/f/whole`;
    expect((await send({}, { origin: 'null' })).status).toBe(200);
    expect((await postForm(url, key)).status).toBe(200);
    const elsewhere = await send({}, { origin: 'https://evil.example' });
    expect(elsewhere.status).toBe(403);
    expect(elsewhere.text).toContain('Vika ei ole vastauksissasi');
    expect(elsewhere.text).toContain('origin-not-allowed');
  });

  it.each<[string, FormFields, RegExp]>([
    ['NPS 11', { nps: '11' }, /Kuinka todennäköisesti[^?]*\? Arvo on asteikon ulkopuolella/],
    ['NPS in words', { nps: 'hyvä' }, /Kuinka todennäköisesti[^?]*\? Kentän arvo on väärää tyyppiä/],
    ['two of what is one', { nps: ['1', '2'] }, /Kuinka todennäköisesti/],
    ['a statement value 6', { safety: '6' }, /: Arvo on asteikon/],
    ['a text over its limit', { open: 'ä'.repeat(4001) }, /liian pitkä\. Siihen mahtuu 4 000 merkkiä/],
    ['free text over its limit', { free: 'a'.repeat(4001) }, /Vapaa palaute: Teksti on liian pitkä/],
    ['a kind of its own', { kind: 'x' }, /Palautteen laji: Arvo ei ole sallittujen/],
    ['a kind twice', { kind: ['idea', 'idea'] }, /Palautteen laji: Sama arvo/],
    ['a topic of its own', { topic: 'x' }, /Mitä palautteesi koskee\? Arvo/],
    ['an unknown role', { respondent: 'x' }, /Kenen kokemuksesta kerrot\? Arvo/],
    ['an unknown age band', { 'age-band': '99' }, /Minkä ikäinen olet\? Arvo/],
    [
      'a day that does not exist',
      { 'contact-date': '2026-02-30' },
      /Asioinnin päivä: Päivämäärä ei ole oikea/,
    ],
    ['a day to come', { 'contact-date': '2026-11-23' }, /Asioinnin päivä: Päivämäärä on tulevaisuudessa/],
    ['no way to be reached', { 'contact-name': 'Maija' }, /Kirjoita sähköpostiosoite tai puhelinnumero/],
    [
      'another way than was given',
      { 'contact-email': 'a@b.fi', 'contact-by': 'phone' },
      /Kirjoita sähköpostiosoite tai puhelinnumero/,
    ],
    ['an address that is none', { 'contact-email': 'maija' }, /Tarkista sähköpostiosoite/],
    ['a number that is none', { 'contact-phone': 'soita' }, /Tarkista puhelinnumero/],
    ['an option that is none', { 'my-area:way': 'train' }, /Miten tulit\? Arvo ei ole sallittujen/],
    ['a yes that is none', { 'my-area:solved': 'ehkä' }, /Ratkesiko asiasi\? Kentän arvo/],
  ])('says what to mend for %s, and that the answers are kept', async (_name, fields, words) => {
    const { page, rows } = await stored(fields);
    expect([page.status, rows.length]).toEqual([422, 0]);
    expect(page.text).toMatch(words);
    expect(page.text).toContain('Palautetta ei vielä lähetetty');
    expect(page.text).toContain('takaisin-painikkeella');
  });

  it('says everything that is to be mended at once', async () => {
    const { page } = await stored({ nps: '11', 'my-area:way': 'x', respondent: 'x', 'contact-email': 'x' });
    expect(page.html.match(/<li>/g)).toHaveLength(4);
    const { page: answers } = await stored({ nps: '11', 'my-area:way': 'x', 'my-area:solved': 'x' });
    expect(answers.html.match(/<li>/g)).toHaveLength(3);
    const { page: faulty } = await stored({ nps: '11', unit: 'x' });
    expect(faulty.text).toContain('Virheen tunnus: oid-format');
  });

  it('says it in the language of the form, and marks what has no words in it', async () => {
    expect((await send({ nps: '11', lang: 'en' })).text).toMatch(/has not been sent yet .*outside the scale/);
    const swedish = await send({ 'my-area:solved': 'x', 'my-area:way': 'x', lang: 'sv' });
    expect(swedish.html).toContain('<html lang="sv">');
    expect(swedish.html).toContain('Löstes det? ');
    expect(swedish.html).toContain('<span lang="fi">Miten tulit?</span>');
    expect((await send({ nps: '11', lang: 'fi-x-selko' })).html).toContain('<html lang="fi">');
    const arabic = await send({ nps: '11', lang: 'ar' }, { 'accept-language': 'ar, en;q=0.5' });
    expect(arabic.html).toContain('<html lang="en">');
  });

  it.each<[string, FormFields, string, number, string]>([
    ['no key', { 'site-key': '' }, 'whole', 401, 'key-required'],
    ['an unknown key', { 'site-key': 'palaute_site_unknown' }, 'whole', 401, 'unknown-key'],
    ['a form of nobody’s', {}, 'none', 404, 'not-found'],
    ['an inherited name', {}, '__proto__', 404, 'not-found'],
    ['no unit', { nps: '9' }, 'rotated', 422, 'missing-field'],
    ['a unit that is none', { unit: '1.2.3' }, 'whole', 422, 'oid-format'],
    ['a unit of nobody’s', { unit: '1.2.246.10.32213078.10.99009' }, 'whole', 422, 'unknown-unit'],
    ['a language of nobody’s', { lang: 'tlh' }, 'whole', 422, 'unknown-value'],
    ['a channel of nobody’s', { 'contact-channel': 'pigeon' }, 'whole', 422, 'unknown-value'],
  ])('blames the page and not the person for %s', async (_name, fields, form, status, code) => {
    const { page, rows } = await stored(fields, { form });
    expect([page.status, rows.length]).toEqual([status, 0]);
    expect(page.text).toContain('Vika ei ole vastauksissasi');
    expect(page.text).toContain(`Virheen tunnus: ${code}`);
    expect(page.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
  });

  it('refuses a key that may not send feedback', async () => {
    const page = await send({ 'site-key': collector.keys.raw });
    expect([page.status, page.text.includes('scope-missing')]).toEqual([403, true]);
  });

  it('is read as a form and as nothing else', async () => {
    const url = `${collector.url}/f/whole`;
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain']) {
      const page = await postForm(url, '{}', { 'content-type': type });
      expect([page.status, page.headers.get('content-type')], type).toEqual([
        415,
        'text/html; charset=utf-8',
      ]);
    }
    const charset = await postForm(url, `site-key=${collector.keys.site}`, {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    });
    expect(charset.status).toBe(200);
    expect((await postForm(url, '')).status).toBe(401);
  });

  it('takes both texts at their limit, and refuses a body over 192 KiB in the browser’s language', async () => {
    const { page, row } = await stored({ open: 'ä'.repeat(4000), free: 'я'.repeat(4000) });
    expect(page.status).toBe(200);
    expect(row?.texts?.['free']).toHaveLength(4000);
    const large = await send({ free: 'a'.repeat(193 * 1024) }, { 'accept-language': 'sv' });
    expect([large.status, large.text.includes('Responsen är för lång')]).toEqual([413, true]);
  });

  it('reads rubbish without harm', async () => {
    const key = `site-key=${collector.keys.site}`;
    const url = `${collector.url}/f/whole`;
    const rubbish = {
      'lone surrogates and bytes that are no text': '&open=%ED%A0%80%FF%FE&free=a%00b',
      'broken escapes': '&open=%&free=%zz&=&&&=x',
      'ten thousand fields': '&x=1'.repeat(10_000),
      'ten thousand of one': '&nps='.repeat(10_000),
      'a thousand kinds of pointers': Array.from({ length: 1_000 }, (_, n) => `&my-area:x${n}=1`).join(''),
    };
    for (const [name, body] of Object.entries(rubbish)) {
      const began = Date.now();
      expect((await postForm(url, key + body)).status, name).toBe(200);
      expect(Date.now() - began, name).toBeLessThan(2_000);
    }
    const rows = await all();
    expect(rows.some(({ texts }) => texts?.['free'] === 'ab')).toBe(true);
    const flood = await postForm(url, key + Array.from({ length: 10_000 }, (_, n) => `&kind=${n}`).join(''));
    expect(flood.status).toBe(422);
    expect(flood.html.length).toBeLessThan(20_000);
    for (const id of ['%00', '%ED%A0%80', 'a'.repeat(10_000)]) {
      expect((await postForm(url, `${key}&id=${id}`)).status).toBe(200);
    }
  });

  it('answers with a page that is nothing but text', async () => {
    for (const page of [await send({}), await send({ nps: '11' }), await send({ 'site-key': 'x' })]) {
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('content-language')).toBe('fi');
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none';/);
      const style = /<style>([^<]*)<\/style>/.exec(page.html)?.[1] ?? '';
      expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
      expect(page.html).toMatch(/^<!doctype html>\n<html lang="fi">/);
      expect(page.html).toMatch(/<title>[^<]+<\/title>/);
      expect(page.html.match(/<h1>/g)).toHaveLength(1);
      expect(page.html).not.toMatch(/<script|<a\b|<form|<img|\son\w+=|\sstyle=/i);
    }
  });

  it('repeats nothing of what was sent, and escapes what it repeats of the form', async () => {
    const attack = '"><script>alert(1)</script>';
    const page = await send({
      'my-area:why': attack,
      nps: attack,
      lang: 'fi',
      respondent: attack,
      'contact-email': attack,
      id: attack,
      [attack]: attack,
    });
    expect(page.status).toBe(422);
    expect(page.html).not.toContain('alert');
    expect(page.html).toContain('Miksi &lt;juuri&gt; &quot;täällä&quot;?');
    expect((await send({ lang: attack, nps: '11' })).html).not.toContain('alert');
  });
});

it('says on a page when something is wrong inside, and tells nothing of it', async () => {
  const [, pglite] = databases;
  if (!pglite) throw new Error('There is an embedded database.');
  const database = await pglite.start();
  const collector = await startCollector(await database.create());
  await sql`alter table feedback rename to gone`.execute(collector.database.db);
  const page = await postForm(`${collector.url}/f/whole`, { 'site-key': collector.keys.site });
  expect([page.status, page.text.includes('Emme tiedä, tallentuiko')]).toEqual([500, true]);
  expect(page.html).not.toMatch(/relation|select|insert|gone/i);
  await collector.stop();
  await database.stop();
});

it('says on a page when nothing can be stored right now, and when to come again', async () => {
  const app = createCollector({
    database: await unreachable(),
    logLevel: 'silent',
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const page = await postForm(`${url}/f/whole`, { 'site-key': 'x' }, { 'accept-language': 'sv' });
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2']);
  expect(page.text).toContain('Tjänsten kan inte spara responsen just nu');
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  await app.close();
});

/** PostgreSQL on a port where nobody listens. */
const unreachable = async () => openDatabase({ url: `postgres://127.0.0.1:${await freePort()}/palaute` });
