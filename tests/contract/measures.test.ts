// What was changed because of feedback: published by staff, read by everybody.
import { randomUUID } from 'node:crypto';
import { generateKey, saveKey } from '@palaute/collector';
import { type Measure, measureLimits, type Measures, measuresLimit, measuresSchema } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const evenings = {
  title: { fi: 'Ajan saa myös iltaisin', sv: 'Tider också på kvällen' },
  text: {
    fi: 'Moni kertoi, ettei ehdi päivällä.\nTerveysasema on auki keskiviikkoisin kello 20 asti 1.3.2026 alkaen.',
  },
  state: 'started',
  decidedOn: '2026-08-20',
  dueOn: '2027-01-31',
  topics: ['availability', 'other'],
};

describe.each(databases)('Measures on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  const key = generateKey('measures');
  /** Speaks for the first unit only. */
  const unitKey = generateKey('measures');
  const otherKey = generateKey('measures');

  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create(), () => new Date('2026-11-22T10:00:00Z'));
    const { db } = collector.database;
    const rights = { orgId: organisationOid, scopes: ['measures:write'], origins: null };
    await saveKey(db, key, rights);
    await saveKey(db, unitKey, { ...rights, units: [unitOids[0]] });
    await saveKey(db, otherKey, { ...rights, orgId: otherOrganisationOid });
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const publish = (id: string, body: unknown, as: string | undefined = key) =>
    call('PUT', `${collector.url}/v1/measures/${id}`, { key: as, body });
  const remove = (id: string, as: string | undefined = key) =>
    call('DELETE', `${collector.url}/v1/measures/${id}`, { key: as });
  const address = (place: Record<string, string> = {}, organisation = organisationOid) =>
    `${collector.url}/v1/measures?${new URLSearchParams({ organisation, ...place })}`;
  const list = async (place?: Record<string, string>, organisation?: string): Promise<Measures> => {
    const { status, body } = await call('GET', address(place, organisation));
    expect(status).toBe(200);
    return measuresSchema.parse(body);
  };
  const idsOf = async (place?: Record<string, string>, organisation?: string) =>
    (await list(place, organisation)).measures.map(({ id }) => id);

  it('are public as they were published, until they are taken back', async () => {
    const id = randomUUID();
    const put = await publish(id, { ...evenings, unit: unitOids[0] });
    const expected = {
      id,
      place: { kind: 'unit', id: unitOids[0], names: { fi: 'Yksikkö 1' } },
      ...evenings,
    };
    expect(put).toMatchObject({ status: 201, body: expected });
    expect(await list()).toEqual({
      organisation: { kind: 'organisation', id: organisationOid, names: { fi: `Alue ${organisationOid}` } },
      measures: [expected],
    });
    expect((await remove(id)).status).toBe(204);
    expect(await idsOf()).toEqual([]);
    expect((await remove(id)).status).toBe(404);
  });

  it('are replaced under the same id, which is said to be new once only', async () => {
    const id = randomUUID();
    const done: Record<string, unknown> = { ...evenings, state: 'done', doneOn: '2026-10-01' };
    expect((await publish(id, evenings)).status).toBe(201);
    expect((await publish(id.toUpperCase(), evenings)).status).toBe(200);
    expect((await publish(id, done)).status).toBe(200);
    expect((await list()).measures).toMatchObject([{ id, state: 'done', doneOn: '2026-10-01' }]);
    await remove(id);
  });

  it('are those of the place that is asked about and of its parts, decided last first', async () => {
    const [whole, division, first, second] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await publish(whole, { ...evenings, decidedOn: '2026-01-01' });
    await publish(division, { ...evenings, division: 'health-care', decidedOn: '2026-03-01' });
    await publish(first, { ...evenings, unit: unitOids[0], decidedOn: '2026-02-01' });
    await publish(second, { ...evenings, unit: `urn:oid:${unitOids[1]}`, decidedOn: '2026-04-01' });
    expect(await idsOf()).toEqual([second, division, first, whole]);
    expect(await idsOf({ division: 'health-care' })).toEqual([division, first]);
    expect(await idsOf({ division: 'older-people' })).toEqual([second]);
    expect(await idsOf({ unit: unitOids[0] })).toEqual([first]);
    expect(
      (await list({ division: 'health-care' })).measures.map(({ place }: Measure) => place.kind),
    ).toEqual(['division', 'unit']);
    expect(await idsOf({}, otherOrganisationOid)).toEqual([]);
    for (const id of [whole, division, first, second]) await remove(id);
  });

  it('are of a service as of a division', async () => {
    await addService(collector.database);
    const [service, first, second] = [randomUUID(), randomUUID(), randomUUID()];
    const { status, body } = await publish(service, {
      ...evenings,
      service: 'dental',
      decidedOn: '2026-03-01',
    });
    const place = { kind: 'service', id: 'dental', names: { fi: 'Suun terveydenhuolto' } };
    expect([status, body['place']]).toEqual([201, place]);
    await publish(first, { ...evenings, unit: unitOids[0], decidedOn: '2026-02-01' });
    await publish(second, { ...evenings, unit: unitOids[1], decidedOn: '2026-04-01' });
    expect((await list({ service: 'dental' })).measures.map(({ place: { kind } }: Measure) => kind)).toEqual([
      'service',
      'unit',
    ]);
    expect(await idsOf({ division: 'health-care' })).toEqual([service, first]);
    expect(await idsOf({ unit: unitOids[0] })).toEqual([first]);
    for (const id of [service, first, second]) await remove(id);
  });

  it('are not sent again to who has them, and are when one changes', async () => {
    const id = randomUUID();
    await publish(id, evenings);
    const { headers } = await call('GET', address());
    const tag = headers.get('etag') ?? '';
    expect(tag).toMatch(/^"\S+"$/);
    const again = (known: string) =>
      call('GET', address(), { headers: { 'if-none-match': known } }).then(({ status }) => status);
    expect(await again(`"other", ${tag}`)).toBe(304);
    await publish(id, { ...evenings, state: 'dropped' });
    expect(await again(tag)).toBe(200);
    await remove(id);
  });

  it('are noted in the audit log, with the key and never with the words; the same again is not', async () => {
    const id = randomUUID();
    const { db } = collector.database;
    await sql`delete from audit_entry`.execute(db);
    await publish(id, evenings);
    await publish(id, evenings);
    await remove(id);
    const { rows } = await sql`
      select org_id, action, key_prefix, subject from audit_entry order by at, action desc`.execute(db);
    const entry = {
      org_id: organisationOid,
      key_prefix: expect.stringMatching(/^palaute_measures_.{8}$/),
      subject: id,
    };
    expect(rows).toEqual([
      { ...entry, action: 'measure-published' },
      { ...entry, action: 'measure-deleted' },
    ]);
    expect(JSON.stringify(rows)).not.toContain('iltaisin');
  });

  it('are published by a key for that alone, of the organisation, and of the units that it has', async () => {
    const id = randomUUID();
    const codeOf = async (body: unknown, as?: string) => (await publish(id, body, as)).body['code'];
    expect((await call('PUT', `${collector.url}/v1/measures/${id}`, { body: evenings })).status).toBe(401);
    for (const other of Object.values(collector.keys))
      expect(await codeOf(evenings, other)).toBe('scope-missing');
    expect(await codeOf(evenings, unitKey)).toBe('unit-not-allowed');
    expect(await codeOf({ ...evenings, unit: unitOids[1] }, unitKey)).toBe('unit-not-allowed');
    expect(await codeOf({ ...evenings, unit: unitOids[0] }, otherKey)).toBe('unknown-unit');
    expect((await publish(id, { ...evenings, unit: unitOids[0] }, unitKey)).status).toBe(201);
    expect((await remove(id, otherKey)).status).toBe(404);
    await publish(id, evenings);
    expect(await codeOf({ ...evenings, unit: unitOids[0] }, unitKey)).toBe('unit-not-allowed');
    expect((await remove(id, unitKey)).body['code']).toBe('unit-not-allowed');
    await remove(id);
  });

  it.each([
    ['no Finnish title', { title: { sv: 'Tider' } }, 'missing-field', '/title/fi'],
    ['a language that is not one of the three', { text: { fi: 'a', se: 'b' } }, 'unknown-field', '/text/se'],
    ['an empty text', { text: { fi: ' \n ' } }, 'text-empty', '/text/fi'],
    [
      'a title too long',
      { title: { fi: '😀'.repeat(measureLimits.title + 1) } },
      'text-too-long',
      '/title/fi',
    ],
    ['a text too long', { text: { fi: 'a'.repeat(measureLimits.text + 1) } }, 'text-too-long', '/text/fi'],
    [
      'an e-mail address',
      { text: { fi: 'a', sv: 'Skriv till matti.meikalainen@example.fi' } },
      'personal-data',
      '/text/sv',
    ],
    ['an identity code', { title: { fi: 'Potilaan 131052-308T asia' } }, 'personal-data', '/title/fi'],
    ['a phone number', { text: { fi: 'Soita 040 123 4567' } }, 'personal-data', '/text/fi'],
    ['a state that there is not', { state: 'finished' }, 'unknown-value', '/state'],
    ['a topic that there is not', { topics: ['weather'] }, 'unknown-value', '/topics/0'],
    ['a topic twice', { topics: ['other', 'other'] }, 'value-repeated', '/topics/1'],
    ['a day that there is not', { decidedOn: '2026-02-30' }, 'date-format', '/decidedOn'],
    ['a decision in the future', { decidedOn: '2026-11-23' }, 'date-in-future', '/decidedOn'],
    ['an end before the beginning', { dueOn: '2026-08-19' }, 'date-too-early', '/dueOn'],
    ['what is done, without its day', { state: 'done' }, 'missing-field', '/doneOn'],
    ['what is not done, with its day', { doneOn: '2026-10-01' }, 'unknown-field', '/doneOn'],
    ['a division that there is not', { division: 'nowhere' }, 'unknown-value', '/division'],
    ['a unit of another organisation', { unit: '1.2.246.10.32213086.10.99001' }, 'unknown-unit', '/unit'],
    [
      'both a division and a unit',
      { division: 'health-care', unit: unitOids[0] },
      'unknown-field',
      '/division',
    ],
    ['a service that there is not', { service: 'nowhere' }, 'unknown-value', '/service'],
    ['both a service and a unit', { service: 'dental', unit: unitOids[0] }, 'unknown-field', '/service'],
    ['an unknown field', { author: 'Matti' }, 'unknown-field', '/author'],
    ['a title that is a text', { title: 'Tider' }, 'wrong-type', '/title'],
  ])('are refused with %s, and nothing is published', async (_what, change, code, pointer) => {
    const { status, body } = await publish(randomUUID(), { ...evenings, ...change });
    expect({ status, body }).toMatchObject({ status: 422, body: { code, pointer } });
    expect(await idsOf()).toEqual([]);
  });

  it('are asked about by an organisation and at most one part of it that there are', async () => {
    const codeOf = async (query: string) => {
      const { status, body } = await call('GET', `${collector.url}/v1/measures?${query}`);
      return [status, body['pointer']];
    };
    const organisation = `organisation=${organisationOid}`;
    expect(await codeOf('')).toEqual([400, '/organisation']);
    expect(await codeOf(`${organisation}&period=2026`)).toEqual([400, '/period']);
    expect(await codeOf(`${organisation}&division=health-care&unit=${unitOids[0]}`)).toEqual([400, '/unit']);
    expect(await codeOf('organisation=1.2.3')).toEqual([404, '/organisation']);
    expect(await codeOf(`${organisation}&division=nowhere`)).toEqual([404, '/division']);
    expect(await codeOf(`${organisation}&service=nowhere`)).toEqual([404, '/service']);
    expect(await codeOf(`${organisation}&unit=1.2.246.10.32213086.10.99001`)).toEqual([404, '/unit']);
    expect((await publish('first', evenings)).body).toMatchObject({ code: 'id-format', pointer: '/id' });
  });

  it('are limited in number, and one that stands there may still be changed', async () => {
    const { db } = collector.database;
    await sql`insert into measure (org_id, measure_id, title, words, state, decided_on, published_at)
      select ${organisationOid}, gen_random_uuid(), '{"fi": "a"}', '{"fi": "b"}', 'planned', '2026-01-01', now()
      from generate_series(1, ${measuresLimit - 1}::integer)`.execute(db);
    const id = randomUUID();
    expect((await publish(id, evenings)).status).toBe(201);
    expect((await publish(randomUUID(), evenings)).body).toMatchObject({ status: 422, code: 'too-many' });
    expect((await publish(id, { ...evenings, state: 'dropped' })).status).toBe(200);
    expect((await idsOf()).length).toBe(measuresLimit);
    await sql`delete from measure where org_id = ${organisationOid}`.execute(db);
  });
});
