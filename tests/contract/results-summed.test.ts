// Figures of an area and of the nation: sums of what shows of each organisation, and of how many that is.
import { createPalaute } from '@palaute/client';
import type { Results, SummedResults } from '@palaute/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe.each(databases)('Figures over organisations on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;

  async function give(key: string, unit: string, contactOn: string, scores: readonly number[]) {
    const feedbacks = scores.map((value) =>
      makeAnswered(
        [
          { item: 'nps', value },
          { item: 'access', value: value > 8 ? 5 : 3 },
        ],
        { unit, contactOn },
      ),
    );
    const { stored } = await createPalaute({ endpoint: collector.url, key }).report(feedbacks);
    expect(stored).toBe(scores.length);
  }
  const times = (count: number, score: number) => Array<number>(count).fill(score);

  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create());
    const { db } = collector.database;
    await db.updateTable('organisation').set({ area: '07' }).where('org_id', '=', organisationOid).execute();
    await db
      .updateTable('organisation')
      .set({ area: '08' })
      .where('org_id', '=', otherOrganisationOid)
      .execute();
    await db
      .insertInto('organisation')
      .values({ org_id: emptyOid, names: JSON.stringify({ fi: 'Tyhjä' }), reply_days: 14, area: '07' })
      .execute();
    const { keys, otherKeys } = collector;
    await give(keys.provider, unitOids[0], '2025-03-10', [...times(30, 10), ...times(10, 3)]);
    await give(otherKeys.provider, otherUnitOid, '2025-03-10', times(20, 7));
    // Shows of the one organisation and not of the other.
    await give(keys.provider, unitOids[0], '2025-06-10', times(12, 9));
    await give(otherKeys.provider, otherUnitOid, '2025-06-10', times(4, 2));
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const get = (path: string, more: { key?: string; headers?: Record<string, string> } = {}) =>
    call('GET', `${collector.url}/v1/results/${path}`, more);
  const read = async (path: string) => {
    const { status, body } = await get(path);
    expect(status).toBe(200);
    return body as unknown as SummedResults;
  };
  const coverageIn = ({ coverage }: SummedResults, item: string) => coverage.find((one) => one.item === item);

  it('add up what shows, and their statistics come from the sums', async () => {
    const nation = await read('nation?period=2025-03');
    expect(nation.place).toEqual({
      kind: 'nation',
      id: 'FI',
      names: { fi: 'Suomi', sv: 'Finland', en: 'Finland' },
    });
    expect(nation.feedback).toEqual({ n: 60 });
    expect(nation.nps).toMatchObject({
      n: 60,
      nps: (100 * (30 - 10)) / 60,
      distribution: [0, 0, 0, 10, 0, 0, 0, 20, 0, 0, 30],
    });
    const access = nation.items.find(({ item }) => item === 'access')?.figure;
    expect(access).toMatchObject({ n: 60, distribution: [0, 0, 30, 0, 30], topBox: 0.5 });
    expect(coverageIn(nation, 'nps')).toEqual({ item: 'nps', summed: 2, withheld: 0, none: 1, unread: 0 });
    expect(nation.parts.map(({ place }) => place.id).toSorted()).toEqual(
      [organisationOid, otherOrganisationOid, emptyOid].toSorted(),
    );
  });

  it('of one organisation are its own', async () => {
    const area = await read('area?area=07&period=2025-03');
    expect(area.place).toMatchObject({
      kind: 'area',
      id: '07',
      names: { sv: 'Egentliga Tavastlands välfärdsområde' },
    });
    const query = `organisation=${organisationOid}&period=2025-03`;
    const own = (await call('GET', `${collector.url}/v1/results?${query}`)).body as unknown as Results;
    expect([area.feedback, area.nps]).toEqual([own.feedback, own.nps]);
    const national = own.items.filter(({ item }) => !item.includes(':'));
    expect(area.items).toEqual(national);
  });

  it('lack what is withheld of an organisation, and say so', async () => {
    const nation = await read('nation?period=2025-06');
    expect(nation.feedback).toEqual({ n: 12 });
    expect(coverageIn(nation, 'feedback')).toEqual({
      item: 'feedback',
      summed: 1,
      withheld: 1,
      none: 1,
      unread: 0,
    });
    const small = await read('area?area=08&period=2025-06');
    expect(small.feedback).toEqual({ withheld: 'small-group' });
    expect(small).not.toHaveProperty('aggregated');
    expect(coverageIn(small, 'nps')).toMatchObject({ summed: 0, withheld: 1, none: 0 });
  });

  it('show no more with a key', async () => {
    const { body } = await get('nation?period=2025-06', { key: collector.keys.raw });
    expect(body).toEqual(await read('nation?period=2025-06'));
  });

  it('can be cited, and are told once', async () => {
    const first = await get('nation?period=2025-03');
    const { revision } = first.body as unknown as SummedResults;
    expect(first.headers.get('etag')).toBe(`"${revision}"`);
    const again = await get('nation?period=2025-03', { headers: { 'if-none-match': `"${revision}"` } });
    expect(again.status).toBe(304);
    expect((await get(`nation?period=2025-03&revision=${revision}`)).status).toBe(200);
    const old = await get('nation?period=2025-03&revision=AAAAAAAAAAAAAAAA');
    expect([old.status, old.body['latest']]).toEqual([404, expect.objectContaining({ revision })]);
  });

  it('refuse what they are not of', async () => {
    const unknown = await get('area?area=Kanta-Häme&period=2025');
    expect([unknown.status, unknown.body['pointer']]).toEqual([404, '/area']);
    expect(unknown.body['suggestions']).toMatchObject([{ id: '07' }]);
    expect((await get('area?area=05&period=2025')).status, 'no organisation belongs to it').toBe(404);
    expect((await get('area?period=2025')).body['pointer']).toBe('/area');
    expect((await get('nation?period=2025-W3')).body['pointer']).toBe('/period');
    expect((await get('nation?period=2025&area=07')).body['pointer']).toBe('/area');
  });

  it('follow what comes', async () => {
    await give(collector.keys.provider, unitOids[0], '2025-09-10', times(15, 9));
    await expect.poll(async () => (await read('nation?period=2025-09')).feedback).toEqual({ n: 15 });
    await give(collector.otherKeys.provider, otherUnitOid, '2025-09-10', times(15, 9));
    await expect.poll(async () => (await read('nation?period=2025-09')).feedback).toEqual({ n: 30 });
  });

  it('have pages that say of how many organisations they are', async () => {
    const page = async (path: string) => {
      const response = await fetch(`${collector.url}/results/${path}`);
      return { status: response.status, text: await response.text() };
    };
    const nation = await page('fi/nation?period=2025-06');
    expect(nation.status).toBe(200);
    expect(nation.text).toContain('mukana on 2 niistä 3 organisaatiosta');
    expect((await page('en/nation?period=2025-03')).text).toContain('all 3 organisations');
    const area = await page('sv/area/07?period=2025-03');
    expect(area.text).toContain('<h1>Egentliga Tavastlands välfärdsområde</h1>');
    expect(area.text).toContain('href="/results/sv/1.2.246.10.32213078.10.0?period=2025-03"');
    expect((await page('fi/areas')).text).toContain('href="/results/fi/area/08"');
    expect((await page('fi')).text).toContain('href="/results/fi/nation"');
    const unknown = await page('fi/area/Kanta-Häme');
    expect([unknown.status, unknown.text.includes('href="/results/fi/area/07"')]).toEqual([404, true]);
  });
});
