// `GET /v1/results/comparison`: figures by what a feedback says of itself, for whoever may see everything.
import { createPalaute } from '@palaute/client';
import { type Comparison, comparisonKinds, comparisonSchema, type Feedback } from '@palaute/schema';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  otherOrganisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { call, makeAnswered } from '../environment/feedback.ts';

const given = (times: number, value: number, changes: Partial<Feedback>): Feedback[] =>
  Array.from({ length: times }, () =>
    makeAnswered([{ item: 'nps', value }], { unit: unitOids[0], contactOn: '2025-03-10', ...changes }),
  );

describe.each(databases)('Comparing figures over HTTP on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create());
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    const report = await palaute.report([
      ...given(12, 10, { collectionChannel: 'device', language: 'fi', respondent: 'client' }),
      ...given(11, 3, { collectionChannel: 'web', language: 'sv', unit: unitOids[1] }),
      ...given(4, 10, { collectionChannel: 'web', language: 'ru' }),
      ...given(9, 0, { collectionChannel: 'web', contactOn: '2025-08-10' }),
    ]);
    expect(report.stored).toBe(36);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const query = (more: string) => `organisation=${organisationOid}&period=2025-T1&${more}`;
  const get = (more: string, key: string | undefined = collector.keys.raw) =>
    call('GET', `${collector.url}/v1/results/comparison${more}`, key === '' ? {} : { key });
  const read = async (more: string) => {
    const { status, body } = await get(`?${query(more)}`);
    expect(status).toBe(200);
    return body as unknown as Comparison;
  };
  const groupsOf = ({ groups }: Comparison) =>
    groups.map(({ value, feedback, nps }) => [value, 'n' in feedback && feedback.n, 'n' in nps && nps.nps]);

  it('tells each group with its figures, however small, by name', async () => {
    const told = await read('by=channel');
    expect(groupsOf(told)).toEqual([
      ['device', 12, 100],
      ['web', 15, (100 * (4 - 11)) / 15],
    ]);
    expect(told).toMatchObject({
      audience: 'raw',
      by: 'channel',
      period: { id: '2025-T1' },
      place: { kind: 'organisation', id: organisationOid },
      groups: [{ names: { fi: 'Palautelaite' } }, { names: { fi: 'Verkkolomake' } }],
    });
    expect(comparisonSchema.safeParse(told).success).toBe(true);
    const languages = await read('by=language');
    expect(languages.groups.map(({ value, wording }) => [value, wording])).toEqual([
      ['fi', 'official'],
      ['ru', 'unofficial'],
      ['sv', 'unofficial'],
    ]);
  });

  it('says null of feedbacks that do not say', async () => {
    expect(groupsOf(await read('by=respondent')).map(([value, n]) => [value, n])).toEqual([
      [null, 15],
      ['client', 12],
    ]);
  });

  it.each(comparisonKinds)('compares by %s, and counts every feedback once', async (by) => {
    const counts = groupsOf(await read(`by=${by}`)).map(([, n]) => Number(n));
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(27);
  });

  it('holds to one place and period', async () => {
    expect(groupsOf(await read(`by=channel&unit=${unitOids[1]}`))).toEqual([['web', 11, -100]]);
    const division = await read('by=channel&division=health-care');
    expect([division.place.id, groupsOf(division)]).toEqual([
      'health-care',
      [
        ['device', 12, 100],
        ['web', 4, 100],
      ],
    ]);
  });

  it('is for a raw key of that organisation alone', async () => {
    const { keys, otherKeys } = collector;
    const codes = async (more: string, key: string) => {
      const { status, body } = await get(more, key);
      return [status, body['code']];
    };
    for (const path of ['?', '.csv?']) {
      const asked = path + query('by=channel');
      expect(await codes(asked, '')).toEqual([401, 'key-required']);
      expect(await codes(asked, `${keys.raw}x`)).toEqual([401, 'unknown-key']);
      for (const key of [keys.staff, keys.provider, keys.site, otherKeys.raw]) {
        expect(await codes(asked, key)).toEqual([403, 'scope-missing']);
      }
    }
  });

  it('is kept by nobody, and noted in the audit log before it is told', async () => {
    const { headers } = await get(`?${query('by=age-band&division=older-people')}`);
    expect(headers.get('cache-control')).toBe('private, no-store');
    const entries = await collector.database.db
      .selectFrom('audit_entry')
      .select(['action', 'subject', 'key_prefix'])
      .where('org_id', '=', organisationOid)
      .execute();
    const [entry] = entries.filter(({ subject }) => subject?.endsWith('older-people'));
    expect(entry).toMatchObject({ action: 'results-read' });
    expect(entry?.subject).toMatch(/^compare age-band 2025-T1 .*older-people/);
    expect(collector.keys.raw.startsWith(entry?.key_prefix ?? '-')).toBe(true);
    // What was refused was not read.
    const refused = await collector.database.db
      .selectFrom('audit_entry')
      .select('subject')
      .where('org_id', '=', otherOrganisationOid)
      .execute();
    expect(refused).toEqual([]);
  });

  it('refuses what there is not, with what would be right', async () => {
    const wrong = async (more: string) => {
      const { status, body } = await get(more);
      return [status, body['code'], body['pointer']];
    };
    expect(await wrong(`?${query('by=colour')}`)).toEqual([400, 'bad-query', '/by']);
    expect((await get(`?${query('by=colour')}`)).body['example']).toBe('channel');
    expect(await wrong(`?organisation=${organisationOid}&by=channel`)).toEqual([400, 'bad-query', '/period']);
    expect(await wrong(`?${query('by=channel&unit=1')}`)).toEqual([404, 'not-found', '/unit']);
    expect(await wrong(`?${query('by=channel&lang=fi')}`)).toEqual([400, 'bad-query', '/lang']);
    expect(await wrong(`.csv?${query('by=channel&lang=de')}`)).toEqual([400, 'bad-query', '/lang']);
    expect(await wrong(`?organisation=${organisationOid}&period=2099&by=channel`)).toEqual([
      400,
      'bad-query',
      '/period',
    ]);
  });

  it('is a CSV with every item, in the language asked for', async () => {
    const response = await fetch(
      `${collector.url}/v1/results/comparison.csv?${query('by=language&lang=en')}`,
      { headers: { authorization: `Bearer ${collector.keys.raw}` } },
    );
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    const bytes = Buffer.from(await response.arrayBuffer());
    const [heads = [], ...rows] = parse(bytes, { bom: true }) as string[][];
    expect(heads.slice(0, 4)).toEqual(['language', 'language', 'Item', 'Organisation']);
    const nps = rows.filter((row) => row[heads.indexOf('Item id')] === 'nps');
    expect(nps.map((row) => [row[0], row[1], row[heads.indexOf('Answers')]])).toEqual([
      ['fi', 'Finnish', '12'],
      ['ru', 'Russian (unofficial translation)', '4'],
      ['sv', 'Swedish (unofficial translation)', '11'],
    ]);
    expect(rows.some((row) => row[heads.indexOf('Item id')] === 'my-area:way')).toBe(true);
  });

  it('is read by the SDK', async () => {
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.raw });
    const { groups } = await palaute.comparison({
      organisation: organisationOid,
      period: '2025-03',
      by: 'channel',
      unit: unitOids[0],
    });
    expect(groups.map(({ value }) => value)).toEqual(['device', 'web']);
  });
});
