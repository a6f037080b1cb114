// Figures by channel and language: what people see of them, on both databases.
import { createPalaute } from '@palaute/client';
import type { Breakdown, Figures } from '@palaute/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { call, makeAnswered } from '../environment/feedback.ts';

const [unit, otherUnit] = unitOids;

interface Given {
  readonly collectionChannel?: 'web' | 'sms' | 'paper';
  readonly language?: 'fi' | 'sv' | 'ar';
  readonly contactOn?: string;
  readonly value?: number;
  readonly of?: string;
}

describe.each(databases)('Figures by channel and language on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  let now: Date;
  const startAt = async (day: string, refresh: 'batches' | 'live' = 'batches') => {
    now = new Date(`${day}T10:00:00Z`);
    database = await start();
    collector = await startCollector(await database.create(), () => now, undefined, refresh);
  };
  afterEach(async () => {
    await collector.stop();
    await database.stop();
  });

  async function give(count: number, given: Given = {}): Promise<void> {
    const {
      collectionChannel = 'web',
      language = 'fi',
      contactOn = '2025-03-10',
      value = 9,
      of = unit,
    } = given;
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    const feedbacks = Array.from({ length: count }, () => ({
      ...makeAnswered([{ item: 'nps' as const, value }], { unit: of, contactOn }),
      collectionChannel,
      language,
    }));
    expect((await palaute.report(feedbacks)).stored).toBe(count);
  }

  async function read(by: string, period: string, key?: string): Promise<Breakdown> {
    const query = `organisation=${organisationOid}&period=${period}&by=${by}`;
    const { status, body } = await call('GET', `${collector.url}/v1/results/breakdown?${query}`, {
      ...(key && { key }),
    });
    expect(status).toBe(200);
    return body as unknown as Breakdown;
  }
  const n = ({ feedback }: Pick<Figures, 'feedback'>) => ('n' in feedback ? feedback.n : feedback.withheld);
  const shown = ({ groups }: Breakdown) =>
    Object.fromEntries(
      groups.flatMap((group) => (n(group) === 'small-group' ? [] : [[group.place.id, n(group)]])),
    );

  describe('that the public reads', () => {
    beforeEach(() => startAt('2025-04-20'));

    it('tell each large channel with its own score, and no small or empty one', async () => {
      await give(20, { collectionChannel: 'web', value: 10 });
      await give(15, { collectionChannel: 'sms', value: 3 });
      await give(4, { collectionChannel: 'paper' });
      await give(8, { collectionChannel: 'paper', of: otherUnit });
      const breakdown = await read('channel', '2025-03');
      expect(shown(breakdown)).toEqual({ 'channel:web': 20, 'channel:sms': 15, 'channel:paper': 12 });
      const scores = breakdown.groups.flatMap(({ nps }) => ('nps' in nps ? [nps.nps] : []));
      expect(scores).toEqual([100, -100, 100]);
      const empty = breakdown.groups.find(({ place }) => place.id === 'channel:qr');
      expect(empty).toMatchObject({
        feedback: { withheld: 'small-group' },
        nps: { withheld: 'small-group' },
      });
    });

    it('hide another channel where the small one would be what is left of all', async () => {
      await give(30, { collectionChannel: 'web' });
      await give(20, { collectionChannel: 'sms' });
      await give(3, { collectionChannel: 'paper' });
      expect(shown(await read('channel', '2025-03'))).toEqual({ 'channel:web': 30 });
    });

    it('tell languages, and what was answered to THL’s wording and to unofficial translations', async () => {
      await give(30, { language: 'fi' });
      await give(12, { language: 'sv' });
      await give(11, { language: 'ar' });
      const breakdown = await read('language', '2025-03');
      expect(shown(breakdown)).toEqual({
        'language:fi': 30,
        'language:sv': 12,
        'language:ar': 11,
        'wording:official': 30,
        'wording:unofficial': 23,
      });
    });

    it('stay as they were told, whoever comes later', async () => {
      await give(20, { collectionChannel: 'web' });
      await give(20, { collectionChannel: 'sms' });
      const first = await read('channel', '2025-03');
      await give(15, { collectionChannel: 'sms', value: 0 });
      const results = `${collector.url}/v1/results?organisation=${organisationOid}&period=2025-03`;
      await expect.poll(async () => n((await call('GET', results)).body as unknown as Figures)).toBe(55);
      expect(await read('channel', '2025-03')).toEqual(first);
      expect(shown(await read('channel', '2025-03', collector.keys.raw))['channel:sms']).toBe(35);
    });

    it('are of what was published: who waits for a batch is in no group', async () => {
      now = new Date('2025-03-20T10:00:00Z');
      await give(20, { collectionChannel: 'web' });
      await give(20, { collectionChannel: 'sms' });
      const results = `${collector.url}/v1/results?organisation=${organisationOid}&period=2025-03`;
      expect(n((await call('GET', results)).body as unknown as Figures)).toBe(40);
      await give(1, { collectionChannel: 'sms', value: 0 });
      await expect
        .poll(async () => shown(await read('channel', '2025-03', collector.keys.raw))['channel:sms'])
        .toBe(21);
      now = new Date('2025-04-20T10:00:00Z');
      expect(shown(await read('channel', '2025-03'))).toEqual({ 'channel:web': 20, 'channel:sms': 20 });
    });

    it('wait until two weeks after the period, and say so', async () => {
      await give(20);
      await give(20, { contactOn: '2025-04-10' });
      const april = await read('channel', '2025-04');
      expect(april.toldFrom).toBe('2025-05-15');
      expect(shown(april)).toEqual({});
      expect((await read('channel', '2025-03')).toldFrom).toBeUndefined();
      now = new Date('2025-05-14T12:00:00Z');
      expect(shown(await read('channel', '2025-04'))).toEqual({});
      now = new Date('2025-05-15T12:00:00Z');
      const told = await read('channel', '2025-04');
      expect(told.toldFrom).toBeUndefined();
      expect(shown(told)).toEqual({ 'channel:web': 20 });
    });

    it('are of a longer period once all its months are told; a month without feedback waits for the year’s end', async () => {
      await give(20, { contactOn: '2025-01-10' });
      await give(20, { contactOn: '2025-03-10' });
      expect(shown(await read('channel', '2025-01'))).toEqual({ 'channel:web': 20 });
      expect(shown(await read('channel', '2025-Q1'))).toEqual({});
      await give(20, { contactOn: '2025-02-10', collectionChannel: 'sms' });
      const month = `${collector.url}/v1/results?organisation=${organisationOid}&period=2025-02`;
      await expect.poll(async () => n((await call('GET', month)).body as unknown as Figures)).toBe(20);
      expect(shown(await read('channel', '2025-Q1'))).toEqual({ 'channel:web': 40, 'channel:sms': 20 });
      now = new Date('2026-01-15T12:00:00Z');
      expect(shown(await read('channel', '2025'))).toEqual({ 'channel:web': 40, 'channel:sms': 20 });
    });

    it('stand in every feed, under a name of their own', async () => {
      await give(20, { language: 'sv' });
      const response = await fetch(
        `${collector.url}/v1/results.ndjson?organisation=${organisationOid}&year=2025`,
      );
      const rows = (await response.text())
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter((row) => row['item'] === 'nps' && row['period'] === '2025-03');
      expect(rows).toContainEqual(
        expect.objectContaining({ place: 'language:sv', placeKind: 'language', n: 20, nps: 100 }),
      );
      expect(rows).toContainEqual(
        expect.objectContaining({ place: 'language:ar', withheld: 'small-group', n: null }),
      );
      const odata = `${collector.url}/v1/odata/${organisationOid}/Figures?$filter=${encodeURIComponent(
        "placeKind eq 'channel' and period eq '2025-03' and item eq 'nps' and n gt 0",
      )}`;
      expect((await call('GET', odata)).body).toMatchObject({ value: [{ place: 'channel:web', n: 20 }] });
    });

    it('have a revision by which they can be cited, and are told again only when they are others', async () => {
      await give(20);
      const { revision } = await read('channel', '2025-03');
      const address = `${collector.url}/v1/results/breakdown?organisation=${organisationOid}&period=2025-03&by=channel`;
      expect((await fetch(address, { headers: { 'if-none-match': `"${revision}"` } })).status).toBe(304);
      expect((await call('GET', `${address}&revision=${revision}`)).status).toBe(200);
      expect((await call('GET', `${address}&revision=AAAAAAAAAAAAAAAA`)).body).toMatchObject({
        latest: { revision },
      });
    });

    it('are refused of what there is not, with an example', async () => {
      const address = `${collector.url}/v1/results/breakdown?organisation=${organisationOid}&period=2025-03`;
      expect((await call('GET', `${address}&by=colour`)).body).toMatchObject({
        code: 'bad-query',
        pointer: '/by',
        example: 'channel',
      });
      expect((await call('GET', address)).body).toMatchObject({ pointer: '/by' });
      expect((await call('GET', `${address}&by=channel&colour=red`)).body).toMatchObject({
        pointer: '/colour',
      });
    });

    it('stand on the organisation’s page', async () => {
      await give(45, { collectionChannel: 'sms', value: 10 });
      await give(15, { collectionChannel: 'sms', value: 3 });
      const page = `${collector.url}/results/en/${organisationOid}?period=2025-03`;
      const text = await (await fetch(page)).text();
      expect(text).toContain('By feedback channel and language');
      expect(text).toMatch(/Text message[\s\S]{0,200}60[\s\S]{0,200}50\.0/);
      expect(text).toContain('Finnish');
      const soon = await (await fetch(page.replace('03', '04'))).text();
      expect(soon).toMatch(/published two weeks after the period has ended: from 15 May 2025 on/);
    });
  });

  it('that staff read are those of now, from five on', async () => {
    await startAt('2025-03-20');
    await give(6, { collectionChannel: 'web' });
    await give(5, { collectionChannel: 'sms' });
    const breakdown = await read('channel', '2025-03', collector.keys.staff);
    expect(breakdown.toldFrom).toBeUndefined();
    expect(shown(breakdown)).toEqual({ 'channel:web': 6, 'channel:sms': 5 });
    expect(shown(await read('channel', '2025-03'))).toEqual({});
  });

  it('that a demonstration tells are those of now', async () => {
    await startAt('2025-03-20', 'live');
    await give(20);
    expect(shown(await read('channel', '2025-03'))).toEqual({ 'channel:web': 20 });
  });
});
