// What people said: released by staff, read by everybody, withdrawn at any time.
import { randomUUID } from 'node:crypto';
import { generateKey, saveKey } from '@palaute/collector';
import { type Quote, type Quotes, quotesLimit, quotesSchema, quoteTextLimit } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteOldQuotes } from '../../packages/collector/src/quotes/store.ts';
import {
  addService,
  databases,
  organisationOid,
  otherOrganisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { call } from '../environment/feedback.ts';

const heard = {
  text: 'Minua kuunneltiin.\n[…] Jatko-ohjeet jäivät epäselviksi.',
  language: 'fi',
  month: '2026-09',
};

describe.each(databases)('Quotes on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  let now: Date;
  const key = generateKey('quotes');
  /** Speaks for the first unit only. */
  const unitKey = generateKey('quotes');
  const otherKey = generateKey('quotes');
  const measuresKey = generateKey('measures');

  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create(), () => now);
    const { db } = collector.database;
    const rights = { orgId: organisationOid, scopes: ['quotes:write'], origins: null };
    await saveKey(db, key, rights);
    await saveKey(db, unitKey, { ...rights, units: [unitOids[0]] });
    await saveKey(db, otherKey, { ...rights, orgId: otherOrganisationOid });
    await saveKey(db, measuresKey, { ...rights, scopes: ['measures:write'] });
  });
  beforeEach(async () => {
    now = new Date('2026-11-22T10:00:00Z');
    await sql`delete from quote`.execute(collector.database.db);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const release = (id: string, body: unknown, as: string | undefined = key) =>
    call('PUT', `${collector.url}/v1/quotes/${id}`, { key: as, body });
  const withdraw = (id: string, as: string | undefined = key) =>
    call('DELETE', `${collector.url}/v1/quotes/${id}`, { key: as });
  const address = (place: Record<string, string> = {}, organisation = organisationOid) =>
    `${collector.url}/v1/quotes?${new URLSearchParams({ organisation, ...place })}`;
  const list = async (place?: Record<string, string>, organisation?: string): Promise<Quotes> => {
    const { status, body } = await call('GET', address(place, organisation));
    expect(status).toBe(200);
    return quotesSchema.parse(body);
  };
  const idsOf = async (place?: Record<string, string>, organisation?: string) =>
    (await list(place, organisation)).quotes.map(({ id }) => id);

  it('are public as they were released, until they are withdrawn and nothing of them is left', async () => {
    const id = randomUUID();
    const put = await release(id, { ...heard, unit: unitOids[0] });
    const expected = {
      id,
      place: { kind: 'unit', id: unitOids[0], names: { fi: 'Yksikkö 1' } },
      ...heard,
      releasedOn: '2026-11-22',
    };
    expect(put).toMatchObject({ status: 201, body: expected });
    expect(await list()).toEqual({
      organisation: { kind: 'organisation', id: organisationOid, names: { fi: `Alue ${organisationOid}` } },
      quotes: [expected],
    });
    expect((await withdraw(id)).status).toBe(204);
    expect(await idsOf()).toEqual([]);
    expect((await sql`select 1 from quote`.execute(collector.database.db)).rows).toEqual([]);
    expect((await withdraw(id)).status).toBe(404);
  });

  it('keep the day of their release when the same comes again, and have another with another text', async () => {
    const id = randomUUID();
    expect((await release(id, heard)).status).toBe(201);
    // 23 November has begun in Finland.
    now = new Date('2026-11-22T22:30:00Z');
    const again = await release(id.toUpperCase(), heard);
    expect(again).toMatchObject({ status: 200, body: { id, releasedOn: '2026-11-22' } });
    expect((await list()).quotes).toMatchObject([{ id, releasedOn: '2026-11-22' }]);
    const { month: _month, ...shorter } = { ...heard, text: 'Minua kuunneltiin.' };
    expect(await release(id, shorter)).toMatchObject({ status: 200, body: { releasedOn: '2026-11-23' } });
    const [quote] = (await list()).quotes;
    expect(quote).toMatchObject({ id, text: 'Minua kuunneltiin.', releasedOn: '2026-11-23' });
    expect(quote).not.toHaveProperty('month');
  });

  it('are those of the place that is asked about and of its parts, released last first', async () => {
    await addService(collector.database);
    const places = [
      {},
      { unit: unitOids[0] },
      { service: 'dental' },
      { division: 'health-care' },
      { unit: `urn:oid:${unitOids[1]}` },
    ];
    const ids: string[] = [];
    for (const place of places) {
      const id = randomUUID();
      ids.push(id);
      now = new Date(now.valueOf() + 1000);
      expect((await release(id, { ...heard, ...place })).status).toBe(201);
    }
    const [whole, first, service, division, second] = ids;
    expect(await idsOf()).toEqual([second, division, service, first, whole]);
    expect(await idsOf({ division: 'health-care' })).toEqual([division, service, first]);
    expect(await idsOf({ service: 'dental' })).toEqual([service, first]);
    expect(await idsOf({ division: 'older-people' })).toEqual([second]);
    expect(await idsOf({ unit: unitOids[0] })).toEqual([first]);
    expect((await list({ division: 'health-care' })).quotes.map(({ place }: Quote) => place.kind)).toEqual([
      'division',
      'service',
      'unit',
    ]);
    expect(await idsOf({}, otherOrganisationOid)).toEqual([]);
  });

  it('are not sent again to who has them, and are when one changes', async () => {
    const id = randomUUID();
    await release(id, heard);
    const { headers } = await call('GET', address());
    expect(headers.get('cache-control')).toBe('public, no-cache');
    const tag = headers.get('etag') ?? '';
    expect(tag).toMatch(/^"\S+"$/);
    const again = (known: string) =>
      call('GET', address(), { headers: { 'if-none-match': known } }).then(({ status }) => status);
    expect(await again(`"other", ${tag}`)).toBe(304);
    await withdraw(id);
    expect(await again(tag)).toBe(200);
  });

  it('are noted in the audit log, with the key and never with the words; the same again is not', async () => {
    const id = randomUUID();
    const { db } = collector.database;
    await sql`delete from audit_entry`.execute(db);
    await release(id, heard);
    await release(id, heard);
    now = new Date(now.valueOf() + 1000);
    await withdraw(id);
    const { rows } =
      await sql`select org_id, action, key_prefix, subject from audit_entry order by at`.execute(db);
    const entry = {
      org_id: organisationOid,
      key_prefix: expect.stringMatching(/^palaute_quotes_.{8}$/),
      subject: id,
    };
    expect(rows).toEqual([
      { ...entry, action: 'quote-released' },
      { ...entry, action: 'quote-withdrawn' },
    ]);
    expect(JSON.stringify(rows)).not.toContain('kuunneltiin');
  });

  it('are released by a key for that alone, of the organisation, and of the units that it has', async () => {
    const id = randomUUID();
    const codeOf = async (body: unknown, as?: string) => (await release(id, body, as)).body['code'];
    expect((await call('PUT', `${collector.url}/v1/quotes/${id}`, { body: heard })).status).toBe(401);
    for (const other of [...Object.values(collector.keys), measuresKey])
      expect(await codeOf(heard, other)).toBe('scope-missing');
    expect(await codeOf(heard, unitKey)).toBe('unit-not-allowed');
    expect(await codeOf({ ...heard, unit: unitOids[1] }, unitKey)).toBe('unit-not-allowed');
    expect(await codeOf({ ...heard, unit: unitOids[0] }, otherKey)).toBe('unknown-unit');
    expect((await release(id, { ...heard, unit: unitOids[0] }, unitKey)).status).toBe(201);
    expect((await withdraw(id, otherKey)).status).toBe(404);
    expect((await withdraw(id, measuresKey)).status).toBe(403);
    await release(id, heard);
    expect(await codeOf({ ...heard, unit: unitOids[0] }, unitKey)).toBe('unit-not-allowed');
    expect((await withdraw(id, unitKey)).body['code']).toBe('unit-not-allowed');
    expect(await idsOf()).toEqual([id]);
  });

  it('open nothing else: their key publishes no measure and reads no more than the public', async () => {
    const measure = {
      title: { fi: 'a' },
      text: { fi: 'b' },
      state: 'planned',
      decidedOn: '2026-01-01',
    };
    const at = `${collector.url}/v1/measures/${randomUUID()}`;
    expect((await call('PUT', at, { key, body: measure })).body['code']).toBe('scope-missing');
    expect((await call('GET', `${collector.url}/v1/quarantine`, { key })).body['code']).toBe('scope-missing');
  });

  it.each([
    ['no text', { text: undefined }, 'missing-field', '/text'],
    ['an empty text', { text: ' \n ' }, 'text-empty', '/text'],
    ['a text too long', { text: '😀'.repeat(quoteTextLimit + 1) }, 'text-too-long', '/text'],
    ['a text that is none', { text: { fi: 'a' } }, 'wrong-type', '/text'],
    ['a NUL', { text: 'a\0b' }, 'unknown-value', '/text'],
    ['a control character', { text: 'a\u{1b}[31mb' }, 'unknown-value', '/text'],
    ['a sign that turns the direction of what follows', { text: 'a\u{202e}b' }, 'unknown-value', '/text'],
    ['half a character', { text: 'a\ud83d' }, 'unknown-value', '/text'],
    ['no language', { language: undefined }, 'missing-field', '/language'],
    ['a language that there is not', { language: 'xx' }, 'unknown-value', '/language'],
    ['a month that there is not', { month: '2026-13' }, 'date-format', '/month'],
    ['a day for a month', { month: '2026-09-01' }, 'date-format', '/month'],
    ['a month in the future', { month: '2026-12' }, 'date-in-future', '/month'],
    ['a month of long ago', { month: '1999-12' }, 'date-too-early', '/month'],
    ['a division that there is not', { division: 'nowhere' }, 'unknown-value', '/division'],
    ['a service that there is not', { service: 'nowhere' }, 'unknown-value', '/service'],
    ['a unit of another organisation', { unit: '1.2.246.10.32213086.10.99001' }, 'unknown-unit', '/unit'],
    ['no OID for a unit', { unit: 'Terveysasema' }, 'oid-format', '/unit'],
    [
      'both a division and a unit',
      { division: 'health-care', unit: unitOids[0] },
      'unknown-field',
      '/division',
    ],
    ['the feedback it was taken from', { feedback: randomUUID() }, 'unknown-field', '/feedback'],
    ['a day of release', { releasedOn: '2026-01-01' }, 'unknown-field', '/releasedOn'],
  ])('are refused with %s, and nothing is released', async (_what, change, code, pointer) => {
    const { status, body } = await release(randomUUID(), { ...heard, ...change });
    expect({ status, body }).toMatchObject({ status: 422, body: { code, pointer } });
    expect(await idsOf()).toEqual([]);
  });

  it.each([
    ['identity-code', 'Potilaan ', '131052-308T', ' asia unohtui.'],
    ['email', 'Kirjoitin \r\n', 'matti.meikalainen@example.fi', ' kahdesti.'],
    ['phone', '  Soittakaa ', '040 123 4567', '.'],
  ])(
    'are refused with what looks like personal data (%s), and told where',
    async (kind, before, datum, after) => {
      const text = before + datum + after;
      const { status, body } = await release(randomUUID(), { ...heard, text });
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'personal-data', pointer: '/text' });
      expect(body['found']).toEqual([{ kind, start: before.length, end: before.length + datum.length }]);
      expect(JSON.stringify(body)).not.toContain(datum);
      expect(await idsOf()).toEqual([]);
    },
  );

  it('may be as long as the limit in characters as people count them, in any language of the form', async () => {
    const long = '👍🏽'.repeat(quoteTextLimit);
    expect((await release(randomUUID(), { ...heard, text: ` ${long}\r\n` })).status).toBe(201);
    expect((await list()).quotes[0]?.text).toBe(long);
    for (const language of ['sv', 'smn', 'ar', 'fi-x-selko']) {
      expect((await release(randomUUID(), { ...heard, language })).status).toBe(201);
    }
  });

  it('are asked about by an organisation and at most one part of it that there are', async () => {
    const codeOf = async (query: string) => {
      const { status, body } = await call('GET', `${collector.url}/v1/quotes?${query}`);
      return [status, body['pointer']];
    };
    const organisation = `organisation=${organisationOid}`;
    expect(await codeOf('')).toEqual([400, '/organisation']);
    expect(await codeOf(`${organisation}&period=2026`)).toEqual([400, '/period']);
    expect(await codeOf(`${organisation}&division=health-care&unit=${unitOids[0]}`)).toEqual([400, '/unit']);
    expect(await codeOf('organisation=1.2.3')).toEqual([404, '/organisation']);
    expect(await codeOf(`${organisation}&division=nowhere`)).toEqual([404, '/division']);
    expect(await codeOf(`${organisation}&unit=1.2.246.10.32213086.10.99001`)).toEqual([404, '/unit']);
    expect((await release('first', heard)).body).toMatchObject({ code: 'id-format', pointer: '/id' });
  });

  it('are limited in number, and one that stands there may still be changed', async () => {
    const { db } = collector.database;
    await sql`insert into quote (org_id, quote_id, words, language, released_at)
      select ${organisationOid}, gen_random_uuid(), 'a', 'fi', now()
      from generate_series(1, ${quotesLimit - 1}::integer)`.execute(db);
    const id = randomUUID();
    expect((await release(id, heard)).status).toBe(201);
    expect((await release(randomUUID(), heard)).body).toMatchObject({ status: 422, code: 'too-many' });
    expect((await release(id, { ...heard, language: 'sv' })).status).toBe(200);
    expect((await idsOf()).length).toBe(quotesLimit);
    expect((await release(randomUUID(), heard, otherKey)).status).toBe(201);
  });

  it('end on the day, in Finland, on which their days are over', async () => {
    const { db } = collector.database;
    now = new Date('2026-11-21T22:30:00Z');
    await release(randomUUID(), heard);
    await release(randomUUID(), heard, otherKey);
    expect(await deleteOldQuotes(db, 730, '2028-11-20')).toBe(0);
    expect(await deleteOldQuotes(db, 730, '2028-11-21')).toBe(2);
    expect(await idsOf()).toEqual([]);
  });
});
