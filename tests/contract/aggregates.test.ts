// Counts that a provider reports instead of feedbacks, and the figures that are made of them.
import { createPalaute } from '@palaute/client';
import { generateKey, saveKey } from '@palaute/collector';
import { isWithheld, type Results } from '@palaute/schema';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  otherUnitOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { call, makeAnswered, put } from '../environment/feedback.ts';

const provider = '1.2.246.10.32213086.10.0';
const otherProvider = '1.2.246.10.32213094.10.0';

const nps = (...given: readonly [score: number, n: number][]) => {
  const counts = Array<number>(11).fill(0);
  for (const [score, n] of given) counts[score] = n;
  return { item: 'nps', counts };
};

const channel = (feedback: number, items: readonly object[], collectionChannel = 'paper') => ({
  collectionChannel,
  feedback,
  items,
});

const body = (...channels: readonly object[]) => ({ schema: '1', instrument: 'thl-kap-2022', channels });

describe.each(databases)('Counts of a provider on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  /** Speaks for every unit of the organisation. */
  const key = generateKey('provider');
  /** Speaks for one provider, whose unit is the first. */
  const ownKey = generateKey('provider');

  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create(), () => new Date('2026-11-22T10:00:00Z'));
    const { db } = collector.database;
    const rights = { orgId: organisationOid, scopes: ['feedback:bulk', 'feedback:write'], origins: null };
    await saveKey(db, key, rights);
    await saveKey(db, ownKey, { ...rights, providerId: provider });
    await sql`update service_unit set provider_id = ${provider}
      where org_id = ${organisationOid} and unit_id = ${unitOids[0]}`.execute(db);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const address = (month: string, unit: string = unitOids[0], of = provider) =>
    `${collector.url}/v1/aggregates/${of}/${unit}/${month}`;
  const report = (month: string, content: unknown, as = key) =>
    call('PUT', address(month), { key: as, body: content });
  const read = (
    period: string,
    place: { unit?: string; division?: string } = { unit: unitOids[0] },
    as?: string,
  ) =>
    createPalaute({ endpoint: collector.url, ...(as && { key: as }) }).results({
      organisation: organisationOid,
      period,
      ...place,
    });
  /** Figures may lag behind for a moment; until then it asks again. */
  const poll = { timeout: 20_000, interval: 100 };
  const expectFigures = (period: string, place?: Parameters<typeof read>[1]) =>
    expect.poll(() => read(period, place), poll);
  /** All that a reader with a raw key sees of a month. */
  const expectWhole = (month: string) =>
    expect.poll(async () => shown(await read(month, undefined, collector.keys.raw)), poll);
  const shown = ({ feedback, nps: figure, aggregated }: Results) => {
    if (isWithheld(feedback) || isWithheld(figure)) throw new Error('a raw key sees all');
    return { feedback: feedback.n, aggregated, nps: figure.distribution };
  };

  it('are in the figures, which tell how many came so', async () => {
    const counts = body(
      channel(120, [
        nps([10, 60], [8, 40], [2, 10]),
        { item: 'access', counts: [1, 2, 3, 4, 90] },
        { item: 'open', counts: [33] },
        { item: 'my-area:solved', counts: { true: 20, false: 10 } },
        { item: 'my-area:way', counts: { bus: 15 } },
        { item: 'my-area:why', n: 30, counts: { near: 30, other: 12 } },
      ]),
    );
    const stored = await report('2026-01', counts);
    expect(stored).toMatchObject({
      status: 200,
      body: { provider, unit: unitOids[0], month: '2026-01', status: 'stored' },
    });
    const record = makeAnswered([{ item: 'nps', value: 10 }], { contactOn: '2026-01-05' });
    expect((await put(collector.url, key, record)).status).toBe(201);
    await expectFigures('2026-01').toMatchObject({
      feedback: { n: 121 },
      aggregated: 120,
      nps: { n: 111, distribution: [0, 0, 10, 0, 0, 0, 0, 0, 40, 0, 61] },
    });
    const results = await read('2026-01');
    const figure = (item: string) => results.items.find((one) => one.item === item)?.figure;
    expect(figure('open')).toEqual({ n: 33 });
    expect(figure('access')).toMatchObject({ n: 100, distribution: [1, 2, 3, 4, 90], topBox: 0.9 });
    expect(figure('my-area:solved')).toEqual({ n: 30, counts: { true: 20, false: 10 } });
    expect(figure('my-area:way')).toEqual({ n: 15, counts: { bus: 15, skipped: 0 } });
    expect(figure('my-area:why')).toEqual({ n: 30, counts: { near: 30, skipped: 0, other: 12 } });
  });

  it('are none of figures that came as feedbacks only', async () => {
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    await palaute.report(
      Array.from({ length: 12 }, () =>
        makeAnswered([{ item: 'nps', value: 9 }], { unit: unitOids[1], contactOn: '2026-01-05' }),
      ),
    );
    await expectFigures('2026-01', { unit: unitOids[1] }).toMatchObject({
      feedback: { n: 12 },
      aggregated: 0,
    });
  });

  it('say that they are unchanged when the same is sent again, in whatever order', async () => {
    const [paper, oral] = [
      channel(20, [nps([9, 20]), { item: 'open', counts: [5] }]),
      channel(4, [], 'oral'),
    ];
    expect((await report('2026-02', body(paper, oral))).body['status']).toBe('stored');
    const turned = channel(20, [{ item: 'open', counts: [5] }, nps([9, 20])]);
    expect((await report('2026-02', body(oral, turned))).body['status']).toBe('unchanged');
    expect((await report('2026-02', body(paper))).body['status']).toBe('stored');
    await expectWhole('2026-02').toMatchObject({ feedback: 20, aggregated: 20 });
  });

  it('are withdrawn by no channels, and read back as they stand', async () => {
    const counts = body(channel(20, [nps([9, 20])]));
    expect((await call('GET', address('2026-03'), { key })).status).toBe(404);
    await report('2026-03', counts);
    const place = { provider, unit: unitOids[0], month: '2026-03' };
    expect((await call('GET', address('2026-03'), { key })).body).toEqual({ ...place, ...counts });
    expect((await report('2026-03', body())).body['status']).toBe('stored');
    expect((await call('GET', address('2026-03'), { key })).body).toEqual({ ...place, ...body() });
    await expectWhole('2026-03').toEqual({ feedback: 0, aggregated: 0, nps: Array(11).fill(0) });
  });

  it('of two providers of one unit add up', async () => {
    const counts = body(channel(15, [nps([9, 15])]));
    await report('2026-04', counts);
    await call('PUT', address('2026-04', unitOids[0], otherProvider), { key, body: counts });
    await expectWhole('2026-04').toMatchObject({ feedback: 30, aggregated: 30 });
  });

  it('are the last ones whatever was sent before', async () => {
    const some = fc.record({
      paper: fc.array(fc.nat(30), { minLength: 11, maxLength: 11 }),
      oral: fc.option(fc.nat(50), { nil: undefined }),
    });
    const bodyOf = ({ paper, oral }: { paper: number[]; oral: number | undefined }) =>
      body(
        channel(
          paper.reduce((sum, n) => sum + n, 0),
          [{ item: 'nps', counts: paper }],
        ),
        ...(oral === undefined ? [] : [channel(oral, [], 'oral')]),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 4 }), some, async (before, last) => {
        for (const one of before) await report('2026-05', bodyOf(one));
        await report('2026-05', bodyOf(last));
        await report('2026-06', body());
        await report('2026-06', bodyOf(last));
        const all = last.paper.reduce((sum, n) => sum + n, 0) + (last.oral ?? 0);
        const expected = { feedback: all, aggregated: all, nps: last.paper };
        await expectWhole('2026-05').toEqual(expected);
        await expectWhole('2026-06').toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('that are sent at the same time do not double', async () => {
    const answers = await Promise.all(
      [11, 12, 13, 14, 15, 16, 17, 18].map((n) => report('2026-07', body(channel(n, [nps([n % 11, n])])))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const possible = [11, 12, 13, 14, 15, 16, 17, 18].map((n) => ({
      feedback: n,
      aggregated: n,
      nps: nps([n % 11, n]).counts,
    }));
    await expectWhole('2026-07').toSatisfy((one: object) =>
      possible.some((each) => JSON.stringify(each) === JSON.stringify(one)),
    );
  });

  it('are withheld with the feedbacks where they are few together, and not where both are many', async () => {
    const few = body(channel(6, [nps([9, 6])]));
    await report('2026-08', few);
    await expectFigures('2026-08').toMatchObject({ feedback: { withheld: 'small-group' } });
    expect(await read('2026-08')).not.toHaveProperty('aggregated');
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    await palaute.report(
      Array.from({ length: 6 }, () => makeAnswered([{ item: 'nps', value: 9 }], { contactOn: '2026-08-05' })),
    );
    await expectFigures('2026-08').toMatchObject({ feedback: { n: 12 }, aggregated: 6, nps: { n: 12 } });
  });

  it('of a small unit are not told by how many of the total came so', async () => {
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    await palaute.report(
      Array.from({ length: 40 }, () =>
        makeAnswered([{ item: 'nps', value: 9 }], { unit: unitOids[1], contactOn: '2025-09-05' }),
      ),
    );
    await call('PUT', address('2025-09'), { key, body: body(channel(9, [nps([9, 9])])) });
    await expectFigures('2025-09', {}).toMatchObject({ feedback: { n: 49 }, aggregated: 9 });
    // The second unit's 40 would leave the first one's 9.
    const { parts } = await read('2025-09', {});
    expect(parts.map((part) => part.feedback)).toEqual([0, 1].map(() => ({ withheld: 'small-group' })));
    for (const part of parts) expect(part).not.toHaveProperty('aggregated');
  });

  it('are taken of a key’s own provider and that provider’s units only', async () => {
    const counts = body(channel(1, []));
    expect((await report('2026-09', counts, ownKey)).status).toBe(200);
    const send = (url: string, as?: string) => call('PUT', url, { ...(as && { key: as }), body: counts });
    expect((await send(address('2026-09', unitOids[0], otherProvider), ownKey)).body).toMatchObject({
      status: 403,
      code: 'provider-not-allowed',
    });
    expect((await send(address('2026-09', unitOids[1]), ownKey)).body).toMatchObject({
      status: 403,
      code: 'unit-not-allowed',
    });
    expect((await call('GET', address('2026-09', unitOids[0], otherProvider), { key: ownKey })).status).toBe(
      403,
    );
    expect((await send(address('2026-09', otherUnitOid), key)).body).toMatchObject({
      status: 422,
      code: 'unknown-unit',
    });
    expect((await send(address('2026-09'), collector.keys.site)).body).toMatchObject({
      status: 403,
      code: 'scope-missing',
    });
    expect((await send(address('2026-09'))).body).toMatchObject({ status: 401, code: 'key-required' });
  });

  it.each([
    ['a month that is none', '2026-13', provider, 'date-format', '/month'],
    ['a quarter', '2026-Q1', provider, 'date-format', '/month'],
    ['a month to come', '2026-12', provider, 'date-in-future', '/month'],
    ['a month long ago', '1999-12', provider, 'date-too-early', '/month'],
    [
      'a provider with a wrong check digit',
      '2026-09',
      '1.2.246.10.32213087.10.0',
      'oid-check-digit',
      '/provider',
    ],
  ])('are refused for %s', async (_name, month, of, code, pointer) => {
    const { status, body: problem } = await call('PUT', address(month, unitOids[0], of), {
      key,
      body: body(),
    });
    expect({ status, problem }).toMatchObject({ status: 422, problem: { code, pointer } });
  });

  const item = (content: object) => body(channel(20, [content]));
  it.each<[string, unknown, string, string]>([
    ['no body at all', [], 'wrong-type', ''],
    ['another schema', { ...body(), schema: '2' }, 'unknown-value', '/schema'],
    ['no channels', { schema: '1', instrument: 'thl-kap-2022' }, 'missing-field', '/channels'],
    ['an unknown field', { ...body(), note: '' }, 'unknown-field', '/note'],
    ['an unknown channel', body(channel(1, [], 'pigeon')), 'unknown-value', '/channels/0/collectionChannel'],
    [
      'a channel twice',
      body(channel(1, []), channel(2, [])),
      'value-repeated',
      '/channels/1/collectionChannel',
    ],
    ['half a feedback', body(channel(1.5, [])), 'value-not-integer', '/channels/0/feedback'],
    ['feedback below nothing', body(channel(-1, [])), 'value-out-of-range', '/channels/0/feedback'],
    ['too much feedback', body(channel(1e9, [])), 'value-out-of-range', '/channels/0/feedback'],
    ['an unknown item', item({ item: 'loyalty', counts: [1] }), 'unknown-item', '/channels/0/items/0/item'],
    [
      'an own item of nobody',
      item({ item: 'my-area:nothing', counts: [1] }),
      'unknown-item',
      '/channels/0/items/0/item',
    ],
    [
      'an item twice',
      body(channel(20, [nps([9, 5]), nps([9, 5])])),
      'item-repeated',
      '/channels/0/items/1/item',
    ],
    [
      'more answers than feedback',
      body(channel(20, [nps([9, 11], [8, 10])])),
      'counts-disagree',
      '/channels/0/items/0/counts',
    ],
    [
      'ten counts of eleven',
      item({ item: 'nps', counts: Array(10).fill(0) }),
      'missing-field',
      '/channels/0/items/0/counts/10',
    ],
    [
      'six counts of five',
      item({ item: 'access', counts: Array(6).fill(0) }),
      'too-many',
      '/channels/0/items/0/counts',
    ],
    ['a count below nothing', item(nps([3, -1])), 'value-out-of-range', '/channels/0/items/0/counts/3'],
    ['half a count', item(nps([3, 0.5])), 'value-not-integer', '/channels/0/items/0/counts/3'],
    [
      'a count that is a word',
      item({ item: 'open', counts: ['1'] }),
      'wrong-type',
      '/channels/0/items/0/counts',
    ],
    [
      'a list of what has options',
      item({ item: 'my-area:way', counts: [1, 2] }),
      'wrong-type',
      '/channels/0/items/0/counts',
    ],
    [
      'an unknown option',
      item({ item: 'my-area:way', counts: { 'by/boat': 1 } }),
      'unknown-value',
      '/channels/0/items/0/counts/by~1boat',
    ],
    [
      'several options of nobody knows how many',
      item({ item: 'my-area:why', counts: { near: 1 } }),
      'missing-field',
      '/channels/0/items/0/n',
    ],
    [
      'an option that more chose than answered',
      item({ item: 'my-area:why', n: 2, counts: { near: 3 } }),
      'counts-disagree',
      '/channels/0/items/0/counts',
    ],
    [
      'fewer options than people who chose one',
      item({ item: 'my-area:why', n: 4, counts: { near: 3 } }),
      'counts-disagree',
      '/channels/0/items/0/counts',
    ],
  ])('are refused with %s, and nothing is changed', async (_name, content, code, pointer) => {
    await report('2026-10', body(channel(20, [nps([9, 20])])));
    const { status, body: problem } = await report('2026-10', content);
    expect({ status, problem }).toMatchObject({ status: 422, problem: { code, pointer } });
    await expectWhole('2026-10').toMatchObject({ feedback: 20 });
  });

  it('are refused with every fault at once', async () => {
    const { body: problem } = await report(
      '2026-10',
      body(channel(-1, [nps([3, 0.5])]), channel(1, [], 'oral')),
    );
    expect(problem['errors']).toMatchObject([
      { code: 'value-out-of-range', pointer: '/channels/0/feedback' },
      { code: 'value-not-integer', pointer: '/channels/0/items/0/counts/3' },
    ]);
  });
});
