// The figures as files: what they hold is what `GET /v1/results` tells.
import { createPalaute } from '@palaute/client';
import { isWithheld, type Results } from '@palaute/schema';
import { sql } from 'kysely';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { makeAnswered } from '../environment/feedback.ts';

const now = () => new Date('2026-11-23T10:00:00Z');

describe('The figures as files', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  beforeAll(async () => {
    const [embedded] = databases.filter(({ name }) => name === 'PGlite');
    if (!embedded) throw new Error('There is no embedded database.');
    database = await embedded.start();
    collector = await startCollector(await database.create(), now);
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    const give = async (unit: string, contactOn: string, count: number) => {
      const feedbacks = Array.from({ length: count }, (_, index) =>
        makeAnswered(
          [
            { item: 'nps', value: index % 11 },
            { item: 'access', value: 1 + (index % 5) },
            { item: 'my-area:way', value: index % 3 === 0 ? 'bus' : 'skipped' },
          ],
          { unit, contactOn },
        ),
      );
      expect((await palaute.report(feedbacks)).stored).toBe(count);
    };
    await give(unitOids[0], '2025-05-10', 40);
    await give(unitOids[1], '2025-05-10', 6);
    await give(unitOids[1], '2025-06-10', 30);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${collector.url}${path}`, { headers });
  const query = `organisation=${organisationOid}`;

  describe('as CSV', () => {
    const read = async (more: string) => {
      const response = await get(`/v1/results.csv?${query}&${more}`);
      // `text()` takes the byte order mark away.
      const bytes = Buffer.from(await response.arrayBuffer());
      const records = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
      return { response, text: bytes.toString('utf8'), records };
    };

    it('have a row for each place and item, with the figures of the results', async () => {
      const { records } = await read('period=2025-05&lang=en');
      const results = (await (await get(`/v1/results?${query}&period=2025-05`)).json()) as Results;
      const places = [results, ...results.parts];
      expect(records).toHaveLength(places.length * (2 + results.items.length));
      for (const { place, nps } of places) {
        const record = records.find((one) => one['Place id'] === place.id && one['Item id'] === 'nps');
        expect([record?.['Answers'], record?.['NPS'], record?.['NPS, interval from (95 %)']]).toEqual(
          isWithheld(nps) ? ['', '', ''] : [nps.n, nps.nps, nps.interval?.low].map(String),
        );
        expect(record?.['Why the figure is withheld']).toBe(isWithheld(nps) ? 'small-group' : '');
        expect(Array.from({ length: 11 }, (_, value) => record?.[`Gave ${value}`])).toEqual(
          isWithheld(nps) ? Array(11).fill('') : nps.distribution.map(String),
        );
      }
      const hidden = records.filter((record) => record['Why the figure is withheld'] !== '');
      expect(hidden.length).toBeGreaterThan(0);
    });

    it('open in a spreadsheet: a byte order mark, commas, points and CRLF', async () => {
      const { response, text } = await read('period=2025&lang=fi');
      expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
      expect(text.startsWith('\u{FEFF}Paikka,Kysymys tai väittämä,')).toBe(true);
      expect(text.endsWith('\r\n')).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(text).toMatch(/,-?\d+\.\d+,/);
    });

    it('speak the three languages, own items included, and no other', async () => {
      const { database: own } = collector;
      const name = JSON.stringify({ fi: 'Oma', sv: 'Egen' });
      await sql`update own_item set names = ${name}::jsonb where item_id = 'my-area:way'`.execute(own.db);
      const itemOf = async (language: string, head: string) =>
        (await read(`period=2025&lang=${language}`)).records
          .filter((record) => Object.values(record).includes('my-area:way'))
          .map((record) => record[head])[0];
      await expect.poll(() => itemOf('fi', 'Kysymys tai väittämä'), { timeout: 30_000 }).toBe('Oma');
      expect(await itemOf('sv', 'Fråga eller påstående')).toBe('Egen');
      expect(await itemOf('en', 'Item')).toBe('Oma');
      expect((await get(`/v1/results.csv?${query}&period=2025&lang=de`)).status).toBe(400);
    });

    it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
      'hold the name %j as a text, not as a formula',
      async (name) => {
        const { db } = collector.database;
        const names = JSON.stringify({ fi: `${name}, "Oy"` });
        await sql`update division set names = ${names}::jsonb where division_id = 'health-care'`.execute(db);
        const namesOf = async () => {
          const { records } = await read('period=2025&lang=en');
          return [
            ...new Set(records.filter((one) => one['Place id'] === 'health-care').map((one) => one['Place'])),
          ];
        };
        // A snapshot is used again for five times what it cost.
        await expect.poll(namesOf, { timeout: 30_000 }).toEqual([`'${name}, "Oy"`]);
      },
    );

    it('are sent once, and cited, as the results are', async () => {
      const { response } = await read('period=2025-06');
      const etag = response.headers.get('etag') ?? '';
      const path = `/v1/results.csv?${query}&period=2025-06`;
      expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
      expect((await get(`${path}&lang=sv`, { 'if-none-match': etag })).status).toBe(200);
      const { revision } = (await (await get(`/v1/results?${query}&period=2025-06`)).json()) as Results;
      expect((await get(`${path}&revision=${revision}`)).status).toBe(200);
      expect((await get(`${path}&revision=another`)).status).toBe(404);
    });

    it('are refused where the results are', async () => {
      for (const more of [
        'period=2027',
        'period=2025&unit=1',
        'period=2025&channel=web',
        'period=2025&lang=fi&lang=sv',
      ]) {
        const [csv, json] = await Promise.all([
          get(`/v1/results.csv?${query}&${more}`),
          get(`/v1/results?${query}&${more}`),
        ]);
        expect([csv.status, csv.headers.get('content-type')], more).toEqual([
          json.status,
          json.headers.get('content-type'),
        ]);
      }
    });
  });

  describe('as lines of JSON', () => {
    it('are every period, place and item of the year, and say beforehand how many', async () => {
      const response = await get(`/v1/results.ndjson?${query}&year=2025`);
      const lines = (await response.text()).trimEnd().split('\n');
      const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      // 20 periods; 5 places, 10 channels, 12 languages, 2 wordings; feedbacks, 9 national items and 5 own ones.
      expect(rows).toHaveLength(20 * (5 + 24) * 17);
      expect(response.headers.get('palaute-rows')).toBe(String(rows.length));
      expect(
        new Set(rows.map(({ period, place, item }) => `${String(period)} ${String(place)} ${String(item)}`))
          .size,
      ).toBe(rows.length);
      expect(new Set(rows.map((row) => Object.keys(row).join(' '))).size).toBe(1);
      const may = rows.find(
        (row) => row['period'] === '2025-06' && row['item'] === 'my-area:way' && row['place'] === unitOids[1],
      );
      expect(may).toMatchObject({ kind: 'choice', n: 30, options: 'bus=10; skipped=20', withheld: null });
      expect(
        rows.find(
          (row) => row['period'] === '2025-05' && row['item'] === 'nps' && row['place'] === unitOids[1],
        ),
      ).toMatchObject({
        withheld: 'small-group',
        n: null,
        gave0: null,
      });
    });

    it('hold no period that has not begun', async () => {
      const text = await (await get(`/v1/results.ndjson?${query}&year=2026`)).text();
      expect(text).toContain('"period":"2026-11"');
      expect(text).not.toContain('"period":"2026-12"');
    });

    it('are noted before staff see them', async () => {
      const { staff } = collector.keys;
      const response = await get(`/v1/results.ndjson?${query}&year=2025`, {
        authorization: `Bearer ${staff}`,
      });
      expect(response.headers.get('cache-control')).toContain('no-store');
      const staffText = await response.text();
      expect(staffText).not.toBe(await (await get(`/v1/results.ndjson?${query}&year=2025`)).text());
      const entries = await collector.database.db
        .selectFrom('audit_entry')
        .select('subject')
        .where('action', '=', 'results-read')
        .execute();
      expect(entries).toContainEqual({ subject: '2025 all' });
    });

    it('are refused of no year, and of one to come', async () => {
      for (const year of ['', '&year=2027', '&year=2025-05', '&year=x', '&year=2025&period=2025']) {
        expect((await get(`/v1/results.ndjson?${query}${year}`)).status, year).toBe(400);
      }
      expect((await get('/v1/results.ndjson?organisation=1.2.3&year=2025')).status).toBe(404);
    });
  });

  it('open in Power BI by a file that names the OData feed', async () => {
    const response = await get(`/v1/results.pbids?${query}`);
    expect(response.headers.get('content-disposition')).toContain('.pbids"');
    const { version, connections } = (await response.json()) as {
      version: string;
      connections: { details: { protocol: string; address: { url: string } } }[];
    };
    expect([version, connections.length, connections[0]?.details.protocol]).toEqual(['0.1', 1, 'odata']);
    const service = await fetch(connections[0]?.details.address.url ?? '');
    expect(await service.json()).toMatchObject({
      value: expect.arrayContaining([{ name: 'Figures', kind: 'EntitySet', url: 'Figures' }]) as unknown,
    });
    expect((await get('/v1/results.pbids?organisation=1.2.3')).status).toBe(404);
  });

  describe('are described for catalogues', () => {
    interface Node {
      readonly [property: string]: unknown;
    }
    const nodesOf = (node: unknown): Node[] =>
      Array.isArray(node)
        ? node.flatMap(nodesOf)
        : typeof node === 'object' && node !== null
          ? [node as Node, ...Object.values(node).flatMap(nodesOf)]
          : [];
    const readCatalog = async () => {
      const response = await get('/v1/catalog.jsonld');
      expect(response.headers.get('content-type')).toMatch(/^application\/ld\+json/);
      return (await response.json()) as Node;
    };
    const ofType = (nodes: readonly Node[], type: string) =>
      nodes.filter((node) => [node['@type']].flat().includes(type));

    it('with what DCAT-AP 3 requires and schema.org asks for', async () => {
      const nodes = nodesOf(await readCatalog());
      const required: Readonly<Record<string, readonly string[]>> = {
        'dcat:Catalog': ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset'],
        'dcat:Dataset': ['dct:title', 'dct:description', 'dct:publisher', 'dcat:theme', 'dcat:distribution'],
        'dcat:Distribution': ['dcat:accessURL', 'dcat:mediaType'],
        'foaf:Agent': ['foaf:name'],
        'schema:Dataset': ['schema:name', 'schema:description', 'schema:creator'],
        'schema:DataDownload': ['schema:contentUrl', 'schema:encodingFormat'],
      };
      for (const [type, properties] of Object.entries(required)) {
        const ofThis = ofType(nodes, type);
        expect(ofThis.length, type).toBeGreaterThan(0);
        for (const node of ofThis)
          expect(Object.keys(node), type).toEqual(expect.arrayContaining([...properties]));
      }
    });

    it('each with addresses that answer', async () => {
      const urls = ofType(nodesOf(await readCatalog()), 'schema:DataDownload').map((node) =>
        String(node['schema:contentUrl']),
      );
      expect(urls.filter((url) => url.includes(organisationOid))).toHaveLength(3);
      for (const url of urls) expect((await fetch(url)).status, url).toBe(200);
    });

    it('with the sums over organisations: of the nation, and of areas where there are some', async () => {
      const { db } = collector.database;
      const summed = async () =>
        ofType(nodesOf(await readCatalog()), 'schema:DataDownload')
          .map((node) => String(node['schema:contentUrl']).replace(collector.url, ''))
          .filter((url) => /area|nation/.test(url));
      const nation = ['/v1/results/nation.csv?period=2026', '/v1/results/nation?period=2026'];
      expect(await summed()).toEqual(nation);
      await sql`update organisation set area = '07' where org_id = ${organisationOid}`.execute(db);
      const area = ['/v1/results/area.csv?area=07&period=2026', '/v1/results/area?area=07&period=2026'];
      expect(await summed()).toEqual([...area, ...nation]);
      for (const path of area) expect((await get(path)).status, path).toBe(200);
    });
  });
});
