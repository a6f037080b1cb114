import { createHash } from 'node:crypto';
import type { Feedback, Receipts } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { call, makeFeedback } from '../environment/feedback.ts';
import { makeReportKey, ndjson, report } from '../environment/report.ts';

const [here, there] = unitOids;
const provider = '1.2.246.10.32213086.10.0';

describe.each(databases)('Receipts on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  let key: string;
  let now = new Date('2026-10-31T21:30:00Z');
  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create(), () => now);
    key = await makeReportKey(collector);
    await send(october);
    now = new Date('2026-10-31T22:30:00Z');
    await send(november);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  /** Arrived on the last of October, at half past eleven in the evening in Finland. */
  const october = [
    makeFeedback({ contactOn: '2026-10-02' }),
    makeFeedback({ contactOn: '2026-10-02' }),
    makeFeedback({ contactOn: '2026-10-02', unit: there }),
    makeFeedback({ contactOn: '2026-09-30', provider }),
    makeFeedback(),
  ];
  /** An hour later: November. */
  const november = [makeFeedback({ contactOn: '2026-10-02' }), makeFeedback({ provider })];

  const send = async (feedbacks: readonly Feedback[]) =>
    expect((await report(collector.url, key, ndjson(feedbacks))).results).toHaveLength(feedbacks.length);
  const ask = (query: string, by: string = key) =>
    call('GET', `${collector.url}/v1/receipts?${query}`, { key: by });

  /** What a sender works out from the ids that it has kept. */
  const unit = (
    of: string,
    ...feedbacks: readonly (Feedback | undefined)[]
  ): Receipts['days'][number]['units'][number] => {
    const ids = feedbacks.map((feedback) => feedback?.id ?? '').toSorted();
    return {
      unit: of,
      count: ids.length,
      digest: createHash('sha256').update(ids.join('\n')).digest('hex'),
    };
  };

  it('tell what arrived on a day in Finland, by unit, with a digest that the sender can work out', async () => {
    const { status, headers, body } = await ask('on=2026-10-31');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, no-store');
    const [a, b, c, d, e] = october;
    expect(body).toEqual({
      on: '2026-10-31',
      days: [{ day: '2026-10-31', units: [unit(here, a, b, d, e), unit(there, c)] }],
    });
    expect((await ask('on=2026-11-01')).body).toEqual({
      on: '2026-11-01',
      days: [{ day: '2026-11-01', units: [unit(here, ...november)] }],
    });
  });

  it('tell what counts in a month by the day of the contact, else of the arrival', async () => {
    const [a, b, c, d, e] = october;
    expect((await ask('month=2026-10')).body).toEqual({
      month: '2026-10',
      days: [
        { day: '2026-10-02', units: [unit(here, a, b, november[0]), unit(there, c)] },
        { day: '2026-10-31', units: [unit(here, e)] },
      ],
    });
    expect((await ask('month=2026-09')).body).toMatchObject({
      days: [{ day: '2026-09-30', units: [unit(here, d)] }],
    });
    expect((await ask('month=2020-01')).body).toEqual({ month: '2020-01', days: [] });
  });

  it('are another as soon as one feedback more has arrived, and not when it comes again', async () => {
    now = new Date('2026-11-05T10:00:00Z');
    const [one, two] = [makeFeedback(), makeFeedback()];
    await send([one]);
    const before = (await ask('on=2026-11-05')).body;
    await send([one]);
    expect((await ask('on=2026-11-05')).body).toEqual(before);
    await send([one, two]);
    expect((await ask('on=2026-11-05')).body).toMatchObject({ days: [{ units: [unit(here, one, two)] }] });
  });

  it('of a provider’s key are that provider’s, and of a unit’s key that unit’s', async () => {
    const ofProvider = await makeReportKey(collector, { providerId: provider });
    expect((await ask('on=2026-10-31', ofProvider)).body).toEqual({
      on: '2026-10-31',
      provider,
      days: [{ day: '2026-10-31', units: [unit(here, october[3])] }],
    });
    const ofUnit = await makeReportKey(collector, { units: [there] });
    expect((await ask('on=2026-10-31', ofUnit)).body).toMatchObject({
      days: [{ units: [unit(there, october[2])] }],
    });
  });

  it('hold nothing of another organisation, or of what is in quarantine', async () => {
    const other = await makeReportKey(collector, { orgId: '1.2.246.10.32213086.10.0' });
    expect((await ask('on=2026-10-31', other)).body).toEqual({ on: '2026-10-31', days: [] });
    const held = makeFeedback();
    await sql`insert into quarantine
      (org_id, feedback_id, received_at, reason, key_prefix, content_hash, feedback)
      values (${organisationOid}, ${held.id}::uuid, '2026-08-01T10:00:00Z', 'test', 'x', 'x', '{}')`.execute(
      collector.database.db,
    );
    expect((await ask('on=2026-08-01')).body).toEqual({ on: '2026-08-01', days: [] });
  });

  it.each([
    ['', '/on'],
    ['on=2026-02-30', '/on'],
    ['on=yesterday', '/on'],
    ['month=2026-Q1', '/month'],
    ['month=2026-13', '/month'],
    ['on=2026-10-31&month=2026-10', '/month'],
    ['on=2026-10-31&unit=x', '/unit'],
    ['on=2026-10-31&on=2026-10-30', '/on'],
  ])('are not given for “%s”', async (query, pointer) => {
    expect(await ask(query)).toMatchObject({ status: 400, body: { code: 'bad-query', pointer } });
  });

  it('need a key that may report', async () => {
    expect(await call('GET', `${collector.url}/v1/receipts?on=2026-10-31`)).toMatchObject({ status: 401 });
    expect(await ask('on=2026-10-31', collector.keys.site)).toMatchObject({ status: 403 });
  });
});
