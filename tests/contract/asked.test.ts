// How many people were asked, as it is told to the collector, and the response and completion rates made of it.
import { createPalaute } from '@palaute/client';
import { generateKey, saveKey } from '@palaute/collector';
import type { CollectionChannel, Results } from '@palaute/schema';
import { parse } from 'csv-parse/sync';
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
import { runCommand } from '../environment/command.ts';
import { call, makeAnswered } from '../environment/feedback.ts';

const provider = '1.2.246.10.32213086.10.0';
const otherProvider = '1.2.246.10.32213094.10.0';
const [unit, otherUnit] = unitOids;

const body = (...channels: readonly object[]) => ({ schema: '1', channels });

describe.each(databases)('How many were asked, on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  /** Speaks for every unit of the organisation. */
  const key = generateKey('provider');
  /** Speaks for one provider, whose unit is the first. */
  const ownKey = generateKey('provider');
  const now = () => new Date('2026-11-22T10:00:00Z');

  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create(), now);
    const { db } = collector.database;
    const rights = { orgId: organisationOid, scopes: ['feedback:bulk', 'feedback:write'], origins: null };
    await saveKey(db, key, rights);
    await saveKey(db, ownKey, { ...rights, providerId: provider });
    await sql`update service_unit set provider_id = ${provider}
      where org_id = ${organisationOid} and unit_id = ${unit}`.execute(db);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const address = (month: string, of: string = unit, by = provider) =>
    `${collector.url}/v1/asked/${by}/${of}/${month}`;
  const tell = (month: string, content: unknown, as = key, of: string = unit) =>
    call('PUT', address(month, of), { key: as, body: content });
  async function give(
    month: string,
    n: number,
    collectionChannel: CollectionChannel = 'sms',
    of: string = unit,
  ): Promise<void> {
    const feedbacks = Array.from({ length: n }, () =>
      makeAnswered([{ item: 'nps', value: 9 }], { unit: of, contactOn: `${month}-05`, collectionChannel }),
    );
    expect((await createPalaute({ endpoint: collector.url, key }).report(feedbacks)).stored).toBe(n);
  }
  const read = (period: string, place: object = { unit }, as?: string) =>
    createPalaute({ endpoint: collector.url, ...(as && { key: as }) }).results({
      organisation: organisationOid,
      period,
      ...place,
    });
  /** Figures may lag behind for a moment; until then it asks again. */
  const poll = { timeout: 20_000, interval: 100 };
  const rates = ({ feedback, response, completion }: Results) => ({ feedback, response, completion });
  const expectRates = (period: string, place?: object, as?: string) =>
    expect.poll(async () => rates(await read(period, place, as)), poll);

  it('is in the figures of the place and of what it is part of, with the share and its interval', async () => {
    await give('2026-01', 30);
    expect(await tell('2026-01', body({ collectionChannel: 'sms', invited: 120 }))).toMatchObject({
      status: 200,
      body: { provider, unit, month: '2026-01', status: 'stored' },
    });
    const expected = { invited: 120, n: 30, share: 0.25, interval: { low: 0.1811, high: 0.3344 } };
    await expectRates('2026-01').toMatchObject({ feedback: { n: 30 }, response: { invited: 120 } });
    for (const place of [{ unit }, { division: 'health-care' }, {}]) {
      const { response, completion } = await read('2026-01', place);
      expect(response).toMatchObject({ invited: 120, n: 30, share: 0.25 });
      expect(response?.interval?.low).toBeCloseTo(expected.interval.low, 4);
      expect(response?.interval?.high).toBeCloseTo(expected.interval.high, 4);
      expect(completion).toBeUndefined();
    }
    const [part] = (await read('2026-01', { division: 'health-care' })).parts;
    expect(part?.response).toMatchObject({ invited: 120, n: 30 });
  });

  it('is of the channels that are known, and others are not mixed in', async () => {
    await give('2026-02', 30, 'device');
    await give('2026-02', 20, 'web');
    await tell('2026-02', body({ collectionChannel: 'device', started: 50 }));
    await expectRates('2026-02').toMatchObject({
      feedback: { n: 50 },
      completion: { started: 50, n: 30, share: 0.6 },
    });
    // Of all channels together it is of all feedbacks.
    await tell('2026-02', body({ started: 100 }));
    await expectRates('2026-02').toMatchObject({ completion: { started: 100, n: 50, share: 0.5 } });
  });

  it('counts with what providers report as counts', async () => {
    const counts = {
      schema: '1',
      instrument: 'thl-kap-2022',
      channels: [{ collectionChannel: 'paper', feedback: 40, items: [] }],
    };
    const at = `${collector.url}/v1/aggregates/${provider}/${unit}/2026-03`;
    expect((await call('PUT', at, { key, body: counts })).status).toBe(200);
    await tell('2026-03', body({ collectionChannel: 'paper', invited: 80 }));
    await expectRates('2026-03').toMatchObject({ response: { invited: 80, n: 40, share: 0.5 } });
  });

  it('makes 20.78 % of 3 619 answers and 17 416 invitations, as Oma Häme published', async () => {
    const counts = {
      schema: '1',
      instrument: 'thl-kap-2022',
      channels: [{ collectionChannel: 'sms', feedback: 3619, items: [] }],
    };
    const at = `${collector.url}/v1/aggregates/${provider}/${unit}/2023-03`;
    expect((await call('PUT', at, { key, body: counts })).status).toBe(200);
    await tell('2023-03', body({ collectionChannel: 'sms', invited: 17_416 }));
    await expectRates('2023-03').toMatchObject({ response: { invited: 17_416, n: 3619 } });
    const { response } = await read('2023-03');
    expect(((response?.share ?? 0) * 100).toFixed(2)).toBe('20.78');
    const page = await fetch(`${collector.url}/results/fi/${organisationOid}/unit/${unit}?period=2023-03`);
    expect(await page.text()).toContain(
      'Kutsuttuja oli 17\u{A0}416, ja heistä vastasi 3\u{A0}619: vastausprosentti on 20,8\u{A0}%.',
    );
  });

  it('tells no share where more answered than were asked', async () => {
    await give('2026-04', 30);
    await tell('2026-04', body({ invited: 20 }));
    await expectRates('2026-04').toMatchObject({
      response: { invited: 20, n: 30, share: null, interval: null },
    });
  });

  it('is not told of few, and staff see it from their threshold on', async () => {
    await give('2026-05', 7);
    await tell('2026-05', body({ invited: 20 }));
    await expectRates('2026-05', { unit }, collector.keys.staff).toMatchObject({
      feedback: { n: 7 },
      response: { invited: 20, n: 7, share: 0.35 },
    });
    const shown = await read('2026-05');
    expect(shown.feedback).toEqual({ withheld: 'small-group' });
    expect(shown).not.toHaveProperty('response');
  });

  it('of a place is told with a small unit of which it is known, and not with one of which it is not', async () => {
    await give('2024-06', 30);
    await give('2024-06', 4, 'sms', otherUnit);
    await tell('2024-06', body({ invited: 100 }));
    await tell('2024-06', body({ invited: 50 }), key, otherUnit);
    const whole = { feedback: { n: 34 }, response: { invited: 150, n: 34 } };
    await expectRates('2024-06', {}).toMatchObject(whole);
    for (const { feedback, ...part } of (await read('2024-06', {})).parts) {
      expect(feedback).toEqual({ withheld: 'small-group' });
      expect(part).not.toHaveProperty('response');
    }
    await tell('2024-06', body(), key, otherUnit);
    await expectRates('2024-06', {}).toEqual({ feedback: { n: 34 } });
    // Its number is not known, and that it is too small is no secret of those who see it.
    await give('2024-06', 20, 'sms', otherUnit);
    await expectRates('2024-06', {}).toMatchObject({
      feedback: { n: 54 },
      response: { invited: 100, n: 30 },
    });
  });

  it('says that it is unchanged when the same is sent again, in whatever order', async () => {
    const [sms, device] = [
      { collectionChannel: 'sms', invited: 10 },
      { collectionChannel: 'device', started: 20 },
    ];
    expect((await tell('2026-07', body(sms, device))).body['status']).toBe('stored');
    expect((await tell('2026-07', body(device, sms))).body['status']).toBe('unchanged');
    expect((await tell('2026-07', body(sms))).body['status']).toBe('stored');
  });

  it('is withdrawn by no channels, and read back as it stands', async () => {
    const numbers = body({ collectionChannel: 'sms', invited: 10 });
    expect((await call('GET', address('2026-08'), { key })).status).toBe(404);
    await tell('2026-08', numbers);
    const place = { provider, unit, month: '2026-08' };
    expect((await call('GET', address('2026-08'), { key })).body).toEqual({ ...place, ...numbers });
    expect((await tell('2026-08', body())).body['status']).toBe('stored');
    expect((await call('GET', address('2026-08'), { key })).body).toEqual({ ...place, ...body() });
  });

  it('of two who tell of one unit adds up', async () => {
    await give('2025-10', 30);
    await tell('2025-10', body({ invited: 40 }));
    await call('PUT', address('2025-10', unit, organisationOid), { key, body: body({ invited: 60 }) });
    await expectRates('2025-10').toMatchObject({ response: { invited: 100, n: 30 } });
  });

  it('that is told at the same time by many is one of what they told', async () => {
    await give('2025-11', 10);
    const told = [11, 12, 13, 14, 15, 16];
    const answers = await Promise.all(told.map((invited) => tell('2025-11', body({ invited }))));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    await expectRates('2025-11').toSatisfy(
      ({ response }: { response?: { invited: number } }) =>
        response !== undefined && told.includes(response.invited),
    );
  });

  it('is in the audit log when it changes, with who told it of which unit and month', async () => {
    await tell('2025-12', body({ invited: 5 }), ownKey);
    await tell('2025-12', body({ invited: 5 }), ownKey);
    const { rows } = await sql<{ subject: string; key_prefix: string }>`
      select subject, key_prefix from audit_entry
      where org_id = ${organisationOid} and action = 'asked-told' and subject like '%2025-12'`.execute(
      collector.database.db,
    );
    expect(rows).toEqual([{ subject: `${provider} ${unit} 2025-12`, key_prefix: ownKey.slice(0, 25) }]);
  });

  it('is in every feed as it is in the results', async () => {
    const ask = `organisation=${organisationOid}&unit=${unit}&period=2026-01`;
    const csv = await (await fetch(`${collector.url}/v1/results.csv?${ask}&lang=en`)).text();
    const lines = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    expect(lines.find((line) => line['Item id'] === 'feedback')).toMatchObject({
      Invited: '120',
      'Of those invited, answered': '30',
      'Response rate': '0.25',
      Started: '',
    });
    const odata = `${collector.url}/v1/odata/${organisationOid}`;
    const filter = encodeURIComponent(`item eq 'feedback' and invited eq 120 and period eq '2026-01'`);
    const { body: page } = await call('GET', `${odata}/Figures?$filter=${filter}`);
    const rows = page['value'] as readonly Record<string, unknown>[];
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ invited: 120, responded: 30, response: 0.25 });
    expect(await (await fetch(`${odata}/$metadata`)).text()).toContain('Name="completionHigh"');
    const ndjson = await (
      await fetch(`${collector.url}/v1/results.ndjson?organisation=${organisationOid}&year=2026`)
    ).text();
    const told = ndjson
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row) as Record<string, unknown>)
      .filter((row) => row['invited'] !== null);
    expect(new Set(told.map((row) => row['item']))).toEqual(new Set(['feedback']));
    expect(told).toContainEqual(expect.objectContaining({ place: unit, period: '2026-01', invited: 120 }));
  });

  it.each([
    ['fi', 'Kutsuttuja oli 120, ja heistä vastasi 30: vastausprosentti on 25,0\u{A0}%.'],
    ['sv', 'Antalet inbjudna var 120, och av dem svarade 30: svarsprocenten är 25,0\u{A0}%.'],
    ['en', 'Of 120 invited, 30 answered: the response rate is 25.0%.'],
  ])('is a sentence of the page and of the report in %s', async (lang, sentence) => {
    const place = `${collector.url}/results/${lang}/${organisationOid}/unit/${unit}`;
    for (const page of [`${place}?period=2026-01`, `${place}/report?period=2026-01`]) {
      const answer = await fetch(page);
      expect(answer.status, page).toBe(200);
      expect(await answer.text(), page).toContain(sentence);
    }
  });

  it('is taken of a key’s own provider and that provider’s units only', async () => {
    const numbers = body({ invited: 1 });
    const send = (url: string, as?: string) => call('PUT', url, { ...(as && { key: as }), body: numbers });
    expect((await send(address('2026-09'), ownKey)).status).toBe(200);
    expect((await send(address('2026-09', unit, otherProvider), ownKey)).body).toMatchObject({
      status: 403,
      code: 'provider-not-allowed',
    });
    expect((await send(address('2026-09', otherUnit), ownKey)).body).toMatchObject({
      status: 403,
      code: 'unit-not-allowed',
    });
    expect((await call('GET', address('2026-09', unit, otherProvider), { key: ownKey })).status).toBe(403);
    expect((await send(address('2026-09', otherUnitOid), key)).body).toMatchObject({
      status: 422,
      code: 'unknown-unit',
    });
    for (const other of [collector.keys.site, collector.keys.staff]) {
      expect((await send(address('2026-09'), other)).body).toMatchObject({
        status: 403,
        code: 'scope-missing',
      });
    }
    expect((await send(address('2026-09'))).body).toMatchObject({ status: 401, code: 'key-required' });
  });

  it.each([
    ['a month that is none', '2026-13', provider, 'date-format', '/month'],
    ['a month to come', '2026-12', provider, 'date-in-future', '/month'],
    ['a month long ago', '1999-12', provider, 'date-too-early', '/month'],
    ['a wrong check digit', '2026-09', '1.2.246.10.32213087.10.0', 'oid-check-digit', '/provider'],
  ])('is refused for %s', async (_name, month, by, code, pointer) => {
    const { status, body: problem } = await call('PUT', address(month, unit, by), { key, body: body() });
    expect({ status, problem }).toMatchObject({ status: 422, problem: { code, pointer } });
  });

  it.each<[string, unknown, string, string]>([
    ['no body at all', [], 'wrong-type', ''],
    ['another schema', { ...body(), schema: '2' }, 'unknown-value', '/schema'],
    ['no channels', { schema: '1' }, 'missing-field', '/channels'],
    ['an unknown field', { ...body(), note: '' }, 'unknown-field', '/note'],
    [
      'an unknown channel',
      body({ collectionChannel: 'pigeon', invited: 1 }),
      'unknown-value',
      '/channels/0/collectionChannel',
    ],
    [
      'a channel twice',
      body({ collectionChannel: 'sms', invited: 1 }, { collectionChannel: 'sms', started: 1 }),
      'value-repeated',
      '/channels/1/collectionChannel',
    ],
    [
      'all channels and one of them',
      body({ invited: 1 }, { collectionChannel: 'sms', invited: 1 }),
      'missing-field',
      '/channels/0/collectionChannel',
    ],
    ['no number', body({ collectionChannel: 'sms' }), 'missing-field', '/channels/0/invited'],
    ['half a person', body({ invited: 1.5 }), 'value-not-integer', '/channels/0/invited'],
    ['fewer than nobody', body({ started: -1 }), 'value-out-of-range', '/channels/0/started'],
    ['too many', body({ invited: 1e9 }), 'value-out-of-range', '/channels/0/invited'],
    ['a number that is a word', body({ invited: '1' }), 'wrong-type', '/channels/0/invited'],
  ])('is refused with %s', async (_name, content, code, pointer) => {
    const { status, body: problem } = await tell('2026-09', content);
    expect({ status, problem }).toMatchObject({ status: 422, problem: { code, pointer } });
  });

  it('to the public, whose figures follow in batches, is of numbers of all channels together', async () => {
    const one = await startCollector(await database.create(), now, undefined, 'batches');
    try {
      const at = `${one.url}/v1/asked/${organisationOid}/${unit}/2026-01`;
      const say = (...channels: readonly object[]) =>
        call('PUT', at, { key: one.keys.provider, body: body(...channels) });
      const palaute = createPalaute({ endpoint: one.url, key: one.keys.provider });
      const send = (count: number, collectionChannel: CollectionChannel) =>
        palaute.report(
          Array.from({ length: count }, () =>
            makeAnswered([], { contactOn: '2026-01-05', collectionChannel, shown: ['nps'] }),
          ),
        );
      const ask = async (as?: string) => {
        const place = { organisation: organisationOid, unit, period: '2026-01' };
        return rates(await createPalaute({ endpoint: one.url, ...(as && { key: as }) }).results(place));
      };
      await send(30, 'sms');
      await say({ collectionChannel: 'sms', invited: 100 });
      expect(await ask()).toEqual({ feedback: { n: 30 } });
      const byChannel = { feedback: { n: 30 }, response: { invited: 100, n: 30 } };
      await expect.poll(() => ask(one.keys.staff), poll).toMatchObject(byChannel);
      // No feedback has come since: what was told anew is in the next reading by itself.
      await say({ invited: 120 });
      await expect.poll(() => ask(), poll).toMatchObject({ response: { invited: 120, n: 30, share: 0.25 } });
      // One by another channel waits for its batch, and nobody sees from the rate that it has come.
      const before = await ask();
      await send(1, 'web');
      await expect.poll(() => ask(one.keys.staff), poll).toMatchObject({ feedback: { n: 31 } });
      expect(await ask()).toEqual(before);
      await send(10, 'web');
      await expect.poll(() => ask(), poll).toMatchObject({ response: { invited: 120, n: 41 } });
    } finally {
      await one.stop();
    }
  });

  it('is told by the client, and read by it', async () => {
    await give('2024-01', 30);
    const palaute = createPalaute({ endpoint: collector.url, key });
    const place = { provider, unit, month: '2024-01' };
    const asked = { schema: '1', channels: [{ collectionChannel: 'sms', invited: 40 }] } as const;
    expect(await palaute.tellAsked(place, { ...asked, channels: [...asked.channels] })).toEqual({
      ...place,
      status: 'stored',
    });
    expect(await palaute.tellAsked(place, { ...asked, channels: [...asked.channels] })).toMatchObject({
      status: 'unchanged',
    });
    await expectRates('2024-01').toMatchObject({ response: { invited: 40, n: 30, share: 0.75 } });
  });

  it('is missing of the months with feedback of which nobody told it in all, as a file to fill in', async () => {
    const source = await database.create();
    const one = await startCollector(source, now);
    const palaute = createPalaute({ endpoint: one.url, key: one.keys.provider });
    const months = ['2026-01', '2026-02', '2026-03'];
    const records = months.map((month) => makeAnswered([], { contactOn: `${month}-05`, shown: ['nps'] }));
    await palaute.report([
      ...records,
      makeAnswered([], { unit: otherUnit, contactOn: '2025-12-05', shown: ['nps'] }),
    ]);
    const at = (month: string) => ({ provider: organisationOid, unit, month });
    await palaute.tellAsked(at('2026-01'), { schema: '1', channels: [{ invited: 7 }] });
    await palaute.tellAsked(at('2026-02'), {
      schema: '1',
      channels: [{ collectionChannel: 'sms', invited: 7 }],
    });
    await one.stop();
    const head = 'provider;unit;month;channel;invited;started';
    const list = (year: string) =>
      runCommand(source, ['asked', 'missing', '--organisation', organisationOid, '--year', year]);
    expect(await list('2026')).toEqual({
      code: 0,
      stdout: [head, ...['2026-02', '2026-03'].map((m) => `${organisationOid};${unit};${m};;;`), ''].join(
        '\n',
      ),
      stderr: '2 months have feedback and no number.\n',
    });
    expect((await list('2024')).stderr).toBe('Every month with feedback has a number.\n');
    expect((await list('26')).code).toBe(2);
  });

  it('moves with everything else', async () => {
    const source = await database.create();
    const one = await startCollector(source, now);
    const at = `${one.url}/v1/asked/${organisationOid}/${unit}/2026-01`;
    await call('PUT', at, { key: one.keys.provider, body: body({ invited: 77 }) });
    await one.stop();
    const file = `${(await import('node:os')).tmpdir()}/palaute-asked-${process.pid}-${database.name}.ndjson`;
    expect((await runCommand(source, ['export', file])).code).toBe(0);
    const target = await database.create();
    expect((await runCommand(target, ['import', file])).code).toBe(0);
    const other = await startCollector(target, now);
    const moved = await call('GET', `${other.url}/v1/asked/${organisationOid}/${unit}/2026-01`, {
      key: other.keys.provider,
    });
    expect(moved.body['channels']).toEqual([{ invited: 77 }]);
    await other.stop();
  });
});
