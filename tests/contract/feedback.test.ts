import { randomUUID } from 'node:crypto';
import { createPalaute } from '@palaute/client';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  otherOrganisationOid,
  otherUnitOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';

const skipped = { missing: 'skipped' };

describe.each(databases)('The endpoint on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  beforeAll(async () => {
    database = await start();
    // 22:30 UTC on the last of October is already November in Finland.
    collector = await startCollector(await database.create(), () => new Date('2026-10-31T22:30:00Z'));
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const rows = async (id: string) => {
    const found = await sql<{ month: string; answers: unknown; language: string }>`
      select month, answers, language from feedback where org_id = ${organisationOid} and feedback_id = ${id}::uuid`.execute(
      collector.database.db,
    );
    return found.rows;
  };

  it('stores a feedback with 201 and a receipt, and says 200 to the same content again', async () => {
    const feedback = makeFeedback();
    const first = await put(collector.url, collector.keys.site, feedback);
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      id: feedback.id,
      status: 'stored',
      receivedOn: '2026-11-01',
      reference: feedback.id.slice(0, 8).toUpperCase(),
    });
    const again = await put(collector.url, collector.keys.site, feedback);
    expect(again.status).toBe(200);
    expect(again.body).toEqual({ ...first.body, status: 'duplicate' });
    expect(await rows(feedback.id)).toHaveLength(1);
  });

  it('refuses other content under the same id and keeps the first', async () => {
    const feedback = makeFeedback();
    await put(collector.url, collector.keys.site, feedback);
    const other = await put(collector.url, collector.keys.site, { ...feedback, language: 'sv' });
    expect(other.status).toBe(422);
    expect(other.body).toMatchObject({ code: 'id-reused', pointer: '/id' });
    expect(await rows(feedback.id)).toMatchObject([{ language: 'fi' }]);
  });

  it('takes POST with the same meaning', async () => {
    const feedback = makeFeedback();
    const post = (body: unknown) =>
      call('POST', `${collector.url}/v1/feedback`, { key: collector.keys.provider, body });
    expect((await post(feedback)).status).toBe(201);
    expect((await post(feedback)).status).toBe(200);
    expect((await put(collector.url, collector.keys.provider, feedback)).status).toBe(200);
    expect((await post({ ...feedback, language: 'en' })).body).toMatchObject({ code: 'id-reused' });
  });

  it('takes the order of keys, of answers and an urn:oid: prefix for the same content', async () => {
    const feedback = makeFeedback();
    await put(collector.url, collector.keys.site, feedback);
    const turned = Object.fromEntries(Object.entries(feedback).toReversed()) as unknown as typeof feedback;
    const same = { ...turned, unit: `urn:oid:${feedback.unit}`, answers: feedback.answers.toReversed() };
    expect((await put(collector.url, collector.keys.site, same)).status).toBe(200);
  });

  it('stores one row and raises the counters once when the same feedback comes fifty times at once', async () => {
    const feedback = makeFeedback();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => put(collector.url, collector.keys.site, feedback)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array<number>(49).fill(200), 201]);
    expect(await rows(feedback.id)).toHaveLength(1);
    await expectCountersToEqualRows(collector);
  });

  it('keeps each organisation to itself: the same id in two of them is two feedbacks', async () => {
    const id = randomUUID();
    const here = await put(collector.url, collector.keys.site, makeFeedback({ id }));
    const there = await put(
      collector.url,
      collector.otherKeys.site,
      makeFeedback({ id, unit: otherUnitOid }),
    );
    expect([here.status, there.status]).toEqual([201, 201]);
  });

  it('counts a feedback in the month of its contact, else in the month of its arrival in Finland', async () => {
    const dated = makeFeedback({ contactOn: '2025-03-31' });
    const undated = makeFeedback();
    await put(collector.url, collector.keys.site, dated);
    await put(collector.url, collector.keys.site, undated);
    expect(await rows(dated.id)).toMatchObject([{ month: '2025-03' }]);
    expect(await rows(undated.id)).toMatchObject([{ month: '2026-11' }]);
  });

  it('takes a form on which everything was skipped', async () => {
    const empty = makeFeedback({ answers: [] });
    expect((await put(collector.url, collector.keys.site, empty)).status).toBe(201);
    expect(await rows(empty.id)).toMatchObject([
      { answers: { nps: skipped, open: skipped, access: skipped } },
    ]);
  });

  it('keeps words apart from the answers, tidied and otherwise to the letter', async () => {
    const feedback = makeFeedback({
      answers: [{ item: 'open', value: ' Hyvä\u0000 hoito\r\n👍🏽 \ud800' }],
      free: { text: "'); drop table feedback; --", kinds: ['idea'] },
    });
    expect((await put(collector.url, collector.keys.site, feedback)).status).toBe(201);
    const { rows: texts } = await sql`
      select item, text from feedback_text where feedback_id = ${feedback.id}::uuid order by item`.execute(
      collector.database.db,
    );
    expect(texts).toEqual([
      { item: 'free', text: "'); drop table feedback; --" },
      { item: 'open', text: 'Hyvä hoito\n👍🏽 \ufffd' },
    ]);
    expect(await rows(feedback.id)).toMatchObject([{ answers: { nps: skipped, access: skipped } }]);
  });

  it('masks personal data before it is stored, and takes the same text again for the same content', async () => {
    const open = 'Tunnukseni on 010190-999W, numero 040 123 4567.';
    const feedback = makeFeedback({
      answers: [{ item: 'open', value: open }],
      free: { text: 'maija@esimerkki.example' },
    });
    expect((await put(collector.url, collector.keys.site, feedback)).status).toBe(201);
    const { rows: stored } = await sql<{ row: string }>`
      select f::text || coalesce(string_agg(t.text, ' '), '') as row
      from feedback f left join feedback_text t using (org_id, feedback_id)
      where f.feedback_id = ${feedback.id}::uuid group by f.*`.execute(collector.database.db);
    expect(stored[0]?.row).toContain('Tunnukseni on [poistettu], numero [poistettu].');
    expect(stored[0]?.row).not.toMatch(/999W|123 4567|maija/);
    expect((await put(collector.url, collector.keys.site, feedback)).status).toBe(200);
  });

  it('takes an organisation’s own items of every kind and counts them', async () => {
    const answers = [
      { item: 'my-area:staff', value: 5 },
      { item: 'my-area:more', value: 'Lisää' },
      { item: 'my-area:solved', value: true },
      { item: 'my-area:way', value: 'skipped' },
      { item: 'my-area:why', value: ['near', 'skipped'] },
    ];
    const own = makeFeedback({ shown: ['nps', ...answers.map(({ item }) => item)], answers });
    expect((await put(collector.url, collector.keys.site, own)).status).toBe(201);
    await expectCountersToEqualRows(collector);
    const results = await createPalaute({ endpoint: collector.url, key: collector.keys.raw }).results({
      organisation: organisationOid,
      period: '2026-11',
    });
    const figures = Object.fromEntries(results.items.map(({ item, figure }) => [item, figure]));
    expect(figures).toMatchObject({
      'my-area:staff': { n: 1, mean: 5 },
      'my-area:more': { n: 1 },
      'my-area:solved': { n: 1, counts: { true: 1, false: 0 } },
      'my-area:way': { n: 1, counts: { bus: 0, skipped: 1 } },
      'my-area:why': { n: 1, counts: { near: 1, skipped: 1, other: 0 } },
    });
  });

  it('refuses an own answer that its item does not offer', async () => {
    const tell = async (item: string, value: boolean | number | string | string[]) => {
      const sent = makeFeedback({ shown: ['nps', item], answers: [{ item, value }] });
      const { body } = await put(collector.url, collector.keys.site, sent);
      return [body['code'], body['pointer']];
    };
    expect(await tell('my-area:way', 'train')).toEqual(['unknown-value', '/answers/0/value']);
    expect(await tell('my-area:way', ['bus'])).toEqual(['wrong-type', '/answers/0/value']);
    expect(await tell('my-area:why', ['near', 'near'])).toEqual(['value-repeated', '/answers/0/value']);
    expect(await tell('my-area:why', [])).toEqual(['answer-incomplete', '/answers/0/value']);
    expect(await tell('my-area:solved', 1)).toEqual(['wrong-type', '/answers/0/value']);
    expect(await tell('my-area:staff', 'hyvä')).toEqual(['wrong-type', '/answers/0/value']);
  });

  it('answers a preflight and lets a page read what it says', async () => {
    const preflight = await fetch(`${collector.url}/v1/feedback/${randomUUID()}`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://sivusto.example',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(preflight.headers.get('access-control-allow-methods'), 'a measure is taken back').toContain(
      'DELETE',
    );
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    const { headers } = await put(collector.url, 'wrong', makeFeedback(), {
      origin: 'https://sivusto.example',
    });
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it('keeps its counters equal to the rows for both organisations', async () => {
    await expectCountersToEqualRows(collector, organisationOid);
    await expectCountersToEqualRows(collector, otherOrganisationOid);
  });
});

/** Counts the rows anew, from the answers and texts themselves, and compares. */
async function expectCountersToEqualRows(
  { database }: TestCollector,
  orgId = organisationOid,
): Promise<void> {
  const counted = await sql<Record<string, unknown>>`
    select unit_id, month, channel, language, item, answer, answered, n::int from counter where org_id = ${orgId}
    order by unit_id, month, channel, language, item, answer`.execute(database.db);
  const recounted = await sql<Record<string, unknown>>`
    select unit_id, month, collection_channel as channel, language, item, answer, answered, count(*)::int as n
    from (
      select unit_id, month, collection_channel, language, 'feedback' as item, 'given' as answer, true as answered
      from feedback where org_id = ${orgId}
      union all
      select unit_id, month, collection_channel, language, a.key,
        case jsonb_typeof(a.value) when 'object' then '-' || (a.value ->> 'missing') when 'array' then 'given' else a.value #>> '{}' end,
        jsonb_typeof(a.value) <> 'object'
      from feedback, jsonb_each(answers) a where org_id = ${orgId}
      union all
      select unit_id, month, collection_channel, language, a.key, 'option:' || option, false
      from feedback, jsonb_each(answers) a, jsonb_array_elements_text(a.value) option
      where org_id = ${orgId} and jsonb_typeof(a.value) = 'array'
      union all
      select unit_id, month, collection_channel, language, free.item, answer, answer = 'given'
      from feedback, lateral (values ('kinds', kinds), ('topics', topics)) as free (item, chosen),
        unnest(array['given'] || array(select 'option:' || option from jsonb_array_elements_text(chosen) option)) answer
      where org_id = ${orgId} and chosen <> '[]'
      union all
      select unit_id, month, collection_channel, language, t.item, 'given', true
      from feedback f join feedback_text t using (org_id, feedback_id) where f.org_id = ${orgId} and t.item <> 'free'
    ) as given
    group by unit_id, month, collection_channel, language, item, answer, answered
    order by unit_id, month, collection_channel, language, item, answer`.execute(database.db);
  expect(counted.rows).toEqual(recounted.rows);
  expect(counted.rows.length).toBeGreaterThan(0);
}
