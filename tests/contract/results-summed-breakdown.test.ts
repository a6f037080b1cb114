// Groups of an area and of the nation: sums of what shows of a group in each organisation, and of how many that is.
import { createPalaute } from '@palaute/client';
import { type Breakdown, isWithheld, type SummedBreakdown } from '@palaute/schema';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  otherOrganisationOid,
  otherUnitOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { call, makeAnswered } from '../environment/feedback.ts';

/** Has no feedback. */
const emptyOid = '1.2.246.10.3493883.10.0';

interface Given {
  readonly collectionChannel: 'web' | 'sms' | 'qr';
  readonly language?: 'fi' | 'ar';
  readonly value?: number;
}

describe.each(databases)('Groups over organisations on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  let now: Date;

  async function give(key: string, unit: string, count: number, given: Given): Promise<void> {
    const { collectionChannel, language = 'fi', value = 9 } = given;
    const feedbacks = Array.from({ length: count }, () => ({
      ...makeAnswered([{ item: 'nps' as const, value }], { unit, contactOn: '2025-03-10' }),
      collectionChannel,
      language,
    }));
    expect((await createPalaute({ endpoint: collector.url, key }).report(feedbacks)).stored).toBe(count);
  }

  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.stop());

  beforeEach(async () => {
    now = new Date('2025-04-20T10:00:00Z');
    collector = await startCollector(await database.create(), () => now, undefined, 'batches');
    const { db } = collector.database;
    for (const [area, id] of [
      ['07', organisationOid],
      ['08', otherOrganisationOid],
    ] as const) {
      await db.updateTable('organisation').set({ area }).where('org_id', '=', id).execute();
    }
    await db
      .insertInto('organisation')
      .values({ org_id: emptyOid, names: JSON.stringify({ fi: 'Tyhjä' }), reply_days: 14, area: '07' })
      .execute();
    const { keys, otherKeys } = collector;
    await give(keys.provider, unitOids[0], 20, { collectionChannel: 'web', value: 10 });
    await give(keys.provider, unitOids[0], 15, { collectionChannel: 'sms', language: 'ar' });
    // Its four text messages are withheld, and with them those of codes, that nobody can tell them from the rest.
    await give(otherKeys.provider, otherUnitOid, 30, { collectionChannel: 'web', value: 3 });
    await give(otherKeys.provider, otherUnitOid, 20, { collectionChannel: 'qr' });
    await give(otherKeys.provider, otherUnitOid, 4, { collectionChannel: 'sms' });
  });
  afterEach(() => collector.stop());

  const get = (path: string, more: { key?: string; headers?: Record<string, string> } = {}) =>
    call('GET', `${collector.url}/v1/results/${path}`, more);
  const read = async (path: string) => {
    const { status, body } = await get(path);
    expect(status).toBe(200);
    return body as unknown as SummedBreakdown;
  };
  const groupOf = ({ groups }: SummedBreakdown, id: string) => groups.find(({ place }) => place.id === id);
  const shown = ({ groups }: Pick<SummedBreakdown, 'groups'>) =>
    Object.fromEntries(
      groups.flatMap(({ place, feedback }) => (isWithheld(feedback) ? [] : [[place.id, feedback.n]])),
    );
  const coverage = (breakdown: SummedBreakdown, id: string, item = 'feedback') =>
    groupOf(breakdown, id)?.coverage.find((one) => one.item === item);

  it('add up where a group shows, and say of how many organisations it is', async () => {
    const nation = await read('nation/breakdown?period=2025-03&by=channel');
    expect(nation).toMatchObject({ place: { kind: 'nation' }, audience: 'public', threshold: 10 });
    expect(shown(nation)).toEqual({ 'channel:web': 50, 'channel:sms': 15 });
    expect(groupOf(nation, 'channel:web')?.nps).toMatchObject({ n: 50, nps: (100 * (20 - 30)) / 50 });
    const none = { none: 1, unread: 0 };
    expect(coverage(nation, 'channel:web', 'nps')).toEqual({ item: 'nps', summed: 2, withheld: 0, ...none });
    expect(coverage(nation, 'channel:sms')).toEqual({ item: 'feedback', summed: 1, withheld: 1, ...none });
    expect(coverage(nation, 'channel:qr')).toMatchObject({ summed: 0, withheld: 2 });
    const byLanguage = await read('nation/breakdown?period=2025-03&by=language');
    expect(shown(byLanguage)).toEqual({
      'language:fi': 74,
      'language:ar': 15,
      'wording:official': 74,
      'wording:unofficial': 15,
    });
  });

  it('are withheld where they show of no organisation', async () => {
    const area = await read('area/breakdown?area=08&period=2025-03&by=channel');
    expect(area.place).toMatchObject({ kind: 'area', id: '08' });
    expect(shown(area)).toEqual({ 'channel:web': 30 });
    expect(groupOf(area, 'channel:sms')).toMatchObject({
      feedback: { withheld: 'small-group' },
      nps: { withheld: 'small-group' },
    });
  });

  it('of one organisation are its own', async () => {
    const area = await read('area/breakdown?area=07&period=2025-03&by=channel');
    const query = `organisation=${organisationOid}&period=2025-03&by=channel`;
    const own = (await get(`breakdown?${query}`)).body as unknown as Breakdown;
    expect(area.groups.map(({ place, feedback, nps }) => ({ place, feedback, nps }))).toEqual(
      own.groups.map(({ place, feedback, nps }) => ({ place, feedback, nps })),
    );
    expect(area.groups.flatMap(({ items }) => items).filter(({ item }) => item.includes(':'))).toEqual([]);
  });

  it('lack an organisation that cannot be read, and name it', async () => {
    const { db } = collector.database;
    const told = { org_id: otherOrganisationOid, month: '2025-03', told_at: now.toISOString() };
    await db
      .insertInto('breakdown')
      .values({ ...told, counted: 'spoilt' })
      .execute();
    const nation = await read('nation/breakdown?period=2025-03&by=channel');
    expect(nation.unread.map(({ id }) => id)).toEqual([otherOrganisationOid]);
    expect(groupOf(nation, 'channel:web')?.feedback).toEqual({ n: 20 });
    expect(coverage(nation, 'channel:web')).toMatchObject({ summed: 1, withheld: 0, none: 1, unread: 1 });
    const page = await (await fetch(`${collector.url}/results/en/nation?period=2025-03`)).text();
    const block = page.slice(page.indexOf('id="breakdown"')).split('</section>')[0];
    expect(block).toContain('The figures of these organisations could not be had just now');
  });

  it('wait until two weeks after the period, show no more with a key, and can be cited', async () => {
    now = new Date('2025-04-14T10:00:00Z');
    const path = 'nation/breakdown?period=2025-03&by=channel';
    const soon = await read(path);
    expect([soon.toldFrom, shown(soon)]).toEqual(['2025-04-15', {}]);
    now = new Date('2025-04-15T10:00:00Z');
    await expect.poll(async () => shown(await read(path))).toEqual({ 'channel:web': 50, 'channel:sms': 15 });
    const { toldFrom, revision = '' } = await read(path);
    expect(toldFrom).toBeUndefined();
    expect((await get(path, { key: collector.keys.raw })).body['revision']).toBe(revision);
    expect((await get(path, { headers: { 'if-none-match': `"${revision}"` } })).status).toBe(304);
    expect((await get(`${path}&revision=${revision}`)).status).toBe(200);
    const old = await get(`${path}&revision=AAAAAAAAAAAAAAAA`);
    expect([old.status, old.body['latest']]).toEqual([404, expect.objectContaining({ revision })]);
  });

  it('are refused of what there is not', async () => {
    for (const [path, status, pointer] of [
      ['nation/breakdown?period=2025-03&by=colour', 400, '/by'],
      ['nation/breakdown?period=2025-03', 400, '/by'],
      ['nation/breakdown?by=channel', 400, '/period'],
      ['nation/breakdown?period=2025-03&by=channel&area=07', 400, '/area'],
      ['area/breakdown?period=2025-03&by=channel', 400, '/area'],
      ['area/breakdown?area=05&period=2025-03&by=channel', 404, '/area'],
    ] as const) {
      const refused = await get(path);
      expect([refused.status, refused.body['pointer']], path).toEqual([status, pointer]);
    }
  });

  it('are read by the SDK, and stand on the pages with how many organisations they are of', async () => {
    const palaute = createPalaute({ endpoint: collector.url });
    const nation = await palaute.summedBreakdown({ period: '2025-03', by: 'channel' });
    expect([nation.place.id, shown(nation)['channel:web']]).toEqual(['FI', 50]);
    const area = await palaute.summedBreakdown({ area: '07', period: '2025-03', by: 'language' });
    expect([area.place.id, shown(area)['language:ar']]).toEqual(['07', 15]);
    for (const [path, row, said] of [
      ['fi/nation', 'Tekstiviesti', 'Rivien ero voi siksi olla myös organisaatioiden ero.'],
      ['sv/area/07', 'Textmeddelande', 'också vara en skillnad mellan organisationer'],
      ['en/nation', 'Text message', 'may also be one between organisations'],
    ] as const) {
      const page = await (await fetch(`${collector.url}/results/${path}?period=2025-03`)).text();
      const block = page.slice(page.indexOf('id="breakdown"')).replaceAll(/\s+/g, ' ');
      expect(block, path).toContain(said);
      expect(block, path).toMatch(
        new RegExp(`${row}.*?<td class="n wide">1</td> ?<td class="n wide">15</td>`),
      );
    }
  });
});
