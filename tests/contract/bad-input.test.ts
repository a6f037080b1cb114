import { connect } from 'node:net';
import { problems } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  allowedOrigin,
  databases,
  otherUnitOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';

const planted = 'Salainen 010190-999W';

/** What is wrong, what is sent, and which code and pointer say so. */
const faults: readonly [string, Record<string, unknown>, string, string][] = [
  ['an unknown key', { ip: planted }, 'unknown-field', '/ip'],
  [
    'an unknown key inside an answer',
    { answers: [{ item: 'nps', value: 9, note: planted }] },
    'unknown-field',
    '/answers/0/note',
  ],
  ['a wrong type', { shown: planted }, 'wrong-type', '/shown'],
  [
    'text where a number belongs',
    { answers: [{ item: 'nps', value: '9' }] },
    'wrong-type',
    '/answers/0/value',
  ],
  ['a missing field', { unit: undefined }, 'missing-field', '/unit'],
  ['NPS 11', { answers: [{ item: 'nps', value: 11 }] }, 'value-out-of-range', '/answers/0/value'],
  ['NPS −1', { answers: [{ item: 'nps', value: -1 }] }, 'value-out-of-range', '/answers/0/value'],
  ['NPS 6.5', { answers: [{ item: 'nps', value: 6.5 }] }, 'value-not-integer', '/answers/0/value'],
  [
    'statement value 6',
    { answers: [{ item: 'access', value: 6 }] },
    'value-out-of-range',
    '/answers/0/value',
  ],
  ['an unknown statement', { shown: ['nps', 'kindness'] }, 'unknown-item', '/shown/1'],
  [
    'an unknown answered statement',
    { answers: [{ item: 'kindness', value: 5 }] },
    'unknown-item',
    '/answers/0/item',
  ],
  ['an own item nobody has', { shown: ['nps', 'my-area:none'], answers: [] }, 'unknown-item', '/shown/1'],
  [
    'a statement twice',
    {
      answers: [
        { item: 'access', value: 5 },
        { item: 'access', value: 4 },
      ],
    },
    'item-repeated',
    '/answers/1/item',
  ],
  [
    'an answer that was not shown',
    { answers: [{ item: 'safety', value: 5 }] },
    'item-not-shown',
    '/answers/0/item',
  ],
  [
    'an answer with neither value nor reason',
    { answers: [{ item: 'nps' }] },
    'answer-incomplete',
    '/answers/0',
  ],
  ['an OID of another form', { unit: '1.2.840.1' }, 'oid-format', '/unit'],
  ['an OID whose business id fails', { unit: '1.2.246.10.32213079.10.99001' }, 'oid-check-digit', '/unit'],
  ['a unit of another organisation', { unit: otherUnitOid }, 'unknown-unit', '/unit'],
  ['a contact in the future', { contactOn: '2026-11-23' }, 'date-in-future', '/contactOn'],
  ['a day that does not exist', { contactOn: '2026-02-30' }, 'date-format', '/contactOn'],
  [
    'a text over its limit',
    { answers: [{ item: 'open', value: 'ä'.repeat(4001) }] },
    'text-too-long',
    '/answers/0/value',
  ],
  ['free text over its limit', { free: { text: 'a'.repeat(4001) } }, 'text-too-long', '/free/text'],
  [
    'more answers than a form can show',
    { answers: Array.from({ length: 31 }, () => ({ item: 'nps', value: 1 })) },
    'too-many',
    '/answers',
  ],
  ['an id that is no UUID', { id: 'x' }, 'id-format', '/id'],
];

describe.each(databases)('Bad input on $name', ({ start }) => {
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

  afterEach(async () => {
    const { rows } = await sql`select 1 from feedback union all select 1 from counter`.execute(
      collector.database.db,
    );
    expect(rows, 'nothing is stored').toEqual([]);
  });

  const post = (
    body: unknown,
    headers: Record<string, string> = {},
    key: string | undefined = collector.keys.site,
  ) => call('POST', `${collector.url}/v1/feedback`, { key, body, headers });

  it.each(faults)('names %s and its place', async (_name, change, code, pointer) => {
    const answer = await post({ ...makeFeedback(), ...change });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code, pointer, status: 422, type: `urn:palaute:problem:${code}` });
    expect(JSON.stringify(answer.body)).not.toContain(planted);
  });

  it('names every fault of a request at once', async () => {
    const { body } = await post({ ...makeFeedback(), ip: 'x', language: 'xx', contactOn: '2026-13-01' });
    const errors = body['errors'] as { code: string }[];
    expect(errors.map(({ code }) => code).toSorted()).toEqual([
      'date-format',
      'unknown-field',
      'unknown-value',
    ]);
  });

  it('answers a flood of faults with a short list', async () => {
    const { body } = await post({ ...makeFeedback(), answers: Array.from({ length: 20_000 }, () => ({})) });
    expect(body['errors']).toHaveLength(50);
  });

  it.each([
    ['fi', 'Arvo on asteikon ulkopuolella.'],
    ['sv-FI,sv;q=0.9', 'Värdet är utanför skalan.'],
    ['de, en;q=0.5', 'The value is outside the scale.'],
    ['de', 'Arvo on asteikon ulkopuolella.'],
  ])('says it in the language of Accept-Language: %s', async (language, title) => {
    const bad = makeFeedback({ answers: [{ item: 'nps', value: 11 }] });
    const { body } = await post(bad, { 'accept-language': language });
    expect(body['title']).toBe(title);
  });

  it('refuses broken JSON, an empty body, another media type and a body over 64 KB', async () => {
    expect((await post('{"schema":')).body).toMatchObject({
      status: 400,
      code: 'malformed-json',
      pointer: '',
    });
    expect((await post('')).body).toMatchObject({ status: 400, code: 'malformed-json' });
    expect((await post('{"__proto__":{"a":1}}')).body).toMatchObject({ status: 400, code: 'malformed-json' });
    expect((await post('<a/>', { 'content-type': 'text/xml' })).body).toMatchObject({
      status: 415,
      code: 'unsupported-media-type',
    });
    expect((await post(JSON.stringify({ ...makeFeedback(), event: 'x'.repeat(65_536) }))).body).toMatchObject(
      {
        status: 413,
        code: 'body-too-large',
      },
    );
  });

  it('refuses no key, an unknown key, a key without the right and another origin', async () => {
    const url = `${collector.url}/v1/feedback`;
    const none = await call('POST', url, { body: makeFeedback() });
    expect(none.body).toMatchObject({ status: 401, code: 'key-required' });
    expect(none.headers.get('www-authenticate')).toBe('Bearer');
    expect((await post(makeFeedback(), {}, 'palaute_site_unknown')).body).toMatchObject({
      status: 401,
      code: 'unknown-key',
    });
    expect((await post(makeFeedback(), {}, collector.keys.raw)).body).toMatchObject({
      status: 403,
      code: 'scope-missing',
    });
    const elsewhere = await post(makeFeedback(), { origin: 'https://evil.example' });
    expect(elsewhere.body).toMatchObject({ status: 403, code: 'origin-not-allowed' });
  });

  it('refuses an id that differs from the address', async () => {
    const feedback = makeFeedback();
    const { body } = await call('PUT', `${collector.url}/v1/feedback/${makeFeedback().id}`, {
      key: collector.keys.site,
      body: feedback,
    });
    expect(body).toMatchObject({ status: 422, code: 'id-mismatch', pointer: '/id' });
  });

  it('answers in one shape where there is nothing, or no readable address', async () => {
    expect((await call('GET', `${collector.url}/v2/feedback`)).body).toMatchObject({
      status: 404,
      code: 'not-found',
    });
    expect((await call('GET', `${collector.url}/%zz`)).body).toMatchObject({
      status: 400,
      code: 'malformed-request',
    });
  });

  it('answers even what is no HTTP in the same shape', async () => {
    const { hostname, port } = new URL(collector.url);
    const socket = connect(Number(port), hostname);
    socket.end('hello\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*"code":"malformed-request"/);
  });

  it.each([
    ['no organisation', 'period=2026', '/organisation'],
    ['no period', 'organisation=1.2.246.10.32213078.10.0', '/period'],
    ['a period that is none', 'organisation=1.2.246.10.32213078.10.0&period=2026-W4', '/period'],
    ['an unknown parameter', 'organisation=1.2.246.10.32213078.10.0&period=2026&gender=f', '/gender'],
    ['two places', 'organisation=1.2.246.10.32213078.10.0&period=2026&unit=a&division=b', '/unit'],
    ['a parameter twice', 'organisation=1.2.246.10.32213078.10.0&period=2026&period=2025', '/period'],
  ])('refuses a question for results with %s', async (_name, query, pointer) => {
    const { body } = await call('GET', `${collector.url}/v1/results?${query}`);
    expect(body).toMatchObject({ status: 400, code: 'bad-query', pointer });
  });

  it('has a status for every code that it uses', () => {
    for (const [code, { status }] of Object.entries(problems))
      expect(status, code).toBeGreaterThanOrEqual(400);
  });

  it('lets the allowed origin through, so that the refusals above mean something', async () => {
    const sent = makeFeedback();
    expect((await put(collector.url, collector.keys.site, sent, { origin: allowedOrigin })).status).toBe(201);
    const { db } = collector.database;
    await sql`delete from feedback`.execute(db);
    await sql`delete from counter`.execute(db);
  });
});
