// The OData feed as its clients read it: one from npm, and plain requests that follow nextLink as Power BI does.
import { createPalaute } from '@palaute/client';
import { isWithheld, type Results } from '@palaute/schema';
import { o } from 'odata';
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
import { makeAnswered } from '../environment/feedback.ts';

const now = () => new Date('2026-11-23T10:00:00Z');

interface Row {
  readonly [property: string]: string | number | null;
}

interface Page {
  readonly '@odata.context': string;
  readonly '@odata.count'?: number;
  readonly '@odata.nextLink'?: string;
  readonly value: readonly Row[];
}

const keyOf = ({ period, place, item }: Row) => `${period} ${place} ${item}`;

describe.each(databases)('The OData feed on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  let root: string;
  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create(), now);
    root = `${collector.url}/v1/odata/${organisationOid}/`;
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    const give = async (unit: string, contactOn: string, count: number) => {
      const feedbacks = Array.from({ length: count }, (_, index) =>
        makeAnswered([{ item: 'nps', value: index % 11 }], { unit, contactOn }),
      );
      expect((await palaute.report(feedbacks)).stored).toBe(count);
    };
    await give(unitOids[0], '2024-05-10', 30);
    await give(unitOids[0], '2025-05-10', 40);
    await give(unitOids[1], '2025-05-10', 6);
    await give(unitOids[1], '2025-06-10', 25);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const ask = (
    path: string,
    options: Readonly<Record<string, string>> = {},
    headers: Record<string, string> = {},
  ) => fetch(`${root}${path}?${new URLSearchParams(options)}`, { headers });
  const read = async (
    path: string,
    options: Readonly<Record<string, string>> = {},
    headers = {},
  ): Promise<Page> => {
    const response = await ask(path, options, headers);
    expect(response.status, await response.clone().text()).toBe(200);
    expect(response.headers.get('odata-version')).toBe('4.0');
    return (await response.json()) as Page;
  };
  /** Every page, as a client does that knows nothing of how they are cut. */
  const readAll = async (path: string, options: Readonly<Record<string, string>>, size: number) => {
    const headers = { prefer: `odata.maxpagesize=${size}` };
    const pages = [await read(path, options, headers)];
    for (let next = pages[0]?.['@odata.nextLink']; next; next = pages.at(-1)?.['@odata.nextLink']) {
      pages.push((await (await fetch(next, { headers })).json()) as Page);
    }
    return { pages, rows: pages.flatMap(({ value }) => value) };
  };

  it('is found from its root: entity sets, and metadata that name every property there is', async () => {
    const service = await read('');
    expect(service.value.map(({ name }) => name)).toEqual(['Figures', 'Places', 'Items']);
    const response = await fetch(service['@odata.context']);
    expect(response.headers.get('content-type')).toMatch(/^application\/xml/);
    const xml = await response.text();
    for (const [set, type] of [
      ['Figures', 'Figure'],
      ['Places', 'Place'],
      ['Items', 'Item'],
    ] as const) {
      expect(xml).toContain(`<EntitySet Name="${set}" EntityType="Palaute.${type}">`);
      const declared = new RegExp(`<EntityType Name="${type}">(.*?)</EntityType>`, 's').exec(xml)?.[1] ?? '';
      const properties = [
        ...declared.matchAll(/<Property Name="(\w+)" Type="(Edm\.\w+)"( Nullable="false")?/g),
      ];
      const { value } = await read(set);
      expect(Object.keys(value[0] ?? {})).toEqual(properties.map(([, name]) => name));
      const types: Readonly<Record<string, (value: unknown) => boolean>> = {
        'Edm.String': (one) => typeof one === 'string',
        'Edm.Date': (one) => /^\d{4}-\d{2}-\d{2}$/.test(String(one)),
        'Edm.Int32': Number.isInteger,
        'Edm.Double': (one) => typeof one === 'number',
      };
      for (const [, name = '', edm = '', isAlways] of properties) {
        for (const row of value) {
          const one = row[name] ?? null;
          expect(one === null ? isAlways === undefined : types[edm]?.(one), `${set} ${name} ${one}`).toBe(
            true,
          );
        }
      }
      const keys = [...declared.matchAll(/<PropertyRef Name="(\w+)"/g)].map(([, name = '']) => name);
      expect(new Set(value.map((row) => keys.map((key) => row[key]).join(' '))).size).toBe(value.length);
    }
  });

  it('is paged and filtered by a client from npm', async () => {
    const client = () => o(root, {});
    const rows = (await client().get('Figures').query({
      $filter:
        "item eq 'nps' and periodKind eq 'month' and n gt 20 and placeKind in ('organisation','division','unit')",
      $orderby: 'n desc',
      $select: 'place,n',
    })) as Row[];
    expect(rows).toEqual([
      { place: organisationOid, n: 46 },
      { place: organisationOid, n: 30 },
      { place: 'health-care', n: 30 },
      { place: unitOids[0], n: 30 },
      { place: organisationOid, n: 25 },
      { place: 'older-people', n: 25 },
      { place: unitOids[1], n: 25 },
    ]);
    const first = (await client().get('Figures').query({ $top: 3 })) as Row[];
    const second = (await client().get('Figures').query({ $top: 3, $skip: 3 })) as Row[];
    const together = (await client().get('Figures').query({ $top: 6 })) as Row[];
    expect([...first, ...second]).toEqual(together);
  });

  it('holds every period that has begun of every year with feedback, each row once, whatever the size of a page', async () => {
    const { value, '@odata.count': count } = await read('Figures', { $count: 'true' });
    // 2024 and 2025 whole; 5 places and 24 groups; feedbacks, 9 national items and 5 own ones.
    expect(count).toBe(2 * 20 * 29 * 17);
    expect(value).toHaveLength(1_000);
    for (const size of [5_000, 777]) {
      const { pages, rows } = await readAll('Figures', {}, size);
      expect(pages.length).toBe(Math.ceil(rows.length / size));
      expect(new Set(rows.map(keyOf)).size).toBe(count);
      expect(rows.slice(0, 1_000)).toEqual(value);
    }
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a filter', { $filter: "item eq 'nps' and n ge 1" }],
    ['a filter that only the figures answer', { $filter: "withheld eq 'small-group'" }],
    ['an order', { $filter: "periodKind eq 'third'", $orderby: 'n desc,period,item desc' }],
    ['a top', { $filter: "item eq 'nps'", $top: '23' }],
    ['a top and a skip', { $filter: "item eq 'nps'", $top: '23', $skip: '5' }],
    ['an order, a top and a skip', { $filter: "item eq 'nps'", $orderby: 'place,n', $top: '23', $skip: '5' }],
    ['a skip alone', { $filter: "item eq 'nps' and periodKind eq 'year'", $skip: '3' }],
    ['a selection', { $filter: "item eq 'nps'", $select: 'n,place' }],
  ])('in small pages tells the same as in one, with %s', async (_, options) => {
    const whole = await readAll('Figures', options, 5_000);
    const inPages = await readAll('Figures', options, 10);
    expect(whole.pages).toHaveLength(1);
    expect(whole.rows.length).toBeGreaterThan(5);
    expect(inPages.rows).toEqual(whole.rows);
    expect(inPages.pages.length).toBe(Math.ceil(whole.rows.length / 10));
  });

  it('counts what it would tell', async () => {
    const $filter = "contains(place,'care') and n gt 0";
    const { rows } = await readAll('Figures', { $filter }, 5_000);
    expect((await read('Figures', { $filter, $count: 'true', $top: '1' }))['@odata.count']).toBe(rows.length);
    expect(await (await ask('Figures/$count', { $filter })).text()).toBe(String(rows.length));
    expect(await (await ask('Places/$count')).text()).toBe('29');
  });

  it('tells what the results tell, and of what is withheld the reason and nothing else', async () => {
    for (const period of ['2024', '2025', '2025-T2', '2025-05', '2025-06']) {
      for (const place of ['', '&division=health-care', '&division=older-people']) {
        const answer = await fetch(
          `${collector.url}/v1/results?organisation=${organisationOid}&period=${period}${place}`,
        );
        const results = (await answer.json()) as Results;
        for (const { place: one, nps } of [results, ...results.parts]) {
          const { value } = await read('Figures', {
            $filter: `period eq '${period}' and place eq '${one.id}' and item eq 'nps'`,
          });
          expect(value).toHaveLength(1);
          const { withheld, n, nps: score, mean, gave9, npsLow } = value[0] ?? {};
          expect([withheld, n, score, mean, gave9, npsLow]).toEqual(
            isWithheld(nps)
              ? ['small-group', null, null, null, null, null]
              : [null, nps.n, nps.nps, nps.mean, nps.distribution[9], nps.interval?.low ?? null],
          );
        }
      }
    }
    const { value } = await read('Figures', { $filter: 'withheld ne null and (n ne null or gave0 ge 0)' });
    expect(value).toEqual([]);
  });

  it('shows a key holder more, which is noted and kept by nobody', async () => {
    const $filter = `item eq 'nps' and period eq '2025-05' and place eq '${unitOids[1]}'`;
    const response = await ask('Figures', { $filter }, { authorization: `Bearer ${collector.keys.raw}` });
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(((await response.json()) as Page).value).toMatchObject([{ n: 6, withheld: null }]);
    const notes = await collector.database.db
      .selectFrom('audit_entry')
      .select('subject')
      .where('action', '=', 'results-read')
      .execute();
    expect(notes).toContainEqual({ subject: 'odata Figures' });
  });

  it('names places and items in their languages', async () => {
    expect((await read('Places', { $filter: `place eq '${unitOids[0]}'` })).value).toEqual([
      {
        place: unitOids[0],
        placeKind: 'unit',
        nameFi: 'Yksikkö 1',
        nameSv: null,
        nameEn: null,
        division: 'health-care',
        service: null,
        municipality: null,
        organisation: organisationOid,
      },
    ]);
    const { value } = await read('Items', { $filter: "startswith(nameSv,'Jag fick hjälp')" });
    expect(value.map(({ item }) => item)).toEqual(['access']);
  });

  it.each<[string, Readonly<Record<string, string>>, number, string]>([
    ['Figures', { $filter: 'foo eq 1' }, 400, 'bad-query'],
    ['Figures', { $filter: "tolower(item) eq 'nps'" }, 501, 'not-implemented'],
    ['Figures', { $orderby: 'foo' }, 400, 'bad-query'],
    ['Figures', { $orderby: 'n down' }, 400, 'bad-query'],
    ['Figures', { $select: 'n,foo' }, 400, 'bad-query'],
    ['Figures', { $top: '-1' }, 400, 'bad-query'],
    ['Figures', { $top: '1.5' }, 400, 'bad-query'],
    ['Figures', { $skip: 'x' }, 400, 'bad-query'],
    ['Figures', { $count: 'yes' }, 400, 'bad-query'],
    ['Figures', { $expand: 'Places' }, 501, 'not-implemented'],
    ['Figures', { $search: 'x' }, 501, 'not-implemented'],
    ['Figures', { $apply: 'aggregate(n with sum as n)' }, 501, 'not-implemented'],
    ['Figures', { $format: 'xml' }, 501, 'not-implemented'],
    ['Figures', { $skiptoken: 'x' }, 400, 'bad-query'],
    ['Figures', { $skiptoken: 'aaaaaaaaaaaa~10~' }, 410, 'feed-changed'],
    ['Figures', { filter: "item eq 'nps'" }, 400, 'bad-query'],
    ['Figures', { top: '1' }, 400, 'bad-query'],
    ["Figures(period='2025')", {}, 501, 'not-implemented'],
    ['Figures/$count', { $top: '1' }, 501, 'not-implemented'],
    ['Nothing', {}, 404, 'not-found'],
    ['$metadata', { $format: 'json' }, 501, 'not-implemented'],
    ['', { $top: '1' }, 400, 'bad-query'],
  ])('of %s with %j is refused in the shape of OData', async (path, options, status, code) => {
    const response = await ask(path, options);
    expect(response.status).toBe(status);
    expect(response.headers.get('odata-version')).toBe('4.0');
    expect(await response.json()).toMatchObject({
      error: { code, message: expect.stringMatching(/.\.$/) as string },
    });
  });

  it('of an organisation that is not there, and with an unknown key, is refused in that shape too', async () => {
    const nobody = await fetch(`${collector.url}/v1/odata/1.2.3/Figures`);
    expect([nobody.status, await nobody.json()]).toMatchObject([404, { error: { code: 'not-found' } }]);
    const unknown = await ask('Figures', {}, { authorization: 'Bearer nobody' });
    expect([unknown.status, await unknown.json()]).toMatchObject([401, { error: { code: 'unknown-key' } }]);
  });

  it('tells a reader that began before places changed to begin again', async () => {
    const other = `${collector.url}/v1/odata/${otherOrganisationOid}/Places`;
    const headers = { prefer: 'maxpagesize=2' };
    const first = (await (await fetch(other, { headers })).json()) as Page;
    expect(first.value).toHaveLength(2);
    await collector.database.db
      .insertInto('division')
      .values({
        org_id: otherOrganisationOid,
        division_id: 'a-new-one',
        names: JSON.stringify({ fi: 'Uusi' }) as never,
      })
      .execute();
    const next = await fetch(first['@odata.nextLink'] ?? '', { headers });
    expect([next.status, await next.json()]).toMatchObject([410, { error: { code: 'feed-changed' } }]);
  });
});
