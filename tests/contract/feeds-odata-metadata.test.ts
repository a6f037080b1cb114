// The OData feed before judges that are not ours: OASIS's own schemas of CSDL, its converter, and a client that knows
// nothing but what the metadata say.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createPalaute } from '@palaute/client';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
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
const require = createRequire(import.meta.url);
/** It comes without types. */
const { xml2json } = require('odata-csdl') as {
  xml2json(xml: string, options: { readonly strict?: boolean; readonly messages?: unknown[] }): object;
};
const schemaOf = (name: string) => readFile(require.resolve(`odata-csdl/schemas/${name}`), 'utf8');

/** What Power Query says that it takes; it can do without what comes after the first. */
const powerQuery = {
  accept:
    'application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7',
  'odata-maxversion': '4.0',
};

interface Csdl {
  readonly $Version: string;
  readonly $EntityContainer: string;
  readonly Palaute: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Property {
  readonly $Type?: string;
  readonly $Nullable?: boolean;
}

type Row = Readonly<Record<string, string | number | null>>;

/** A value in the URL, by its type (OData ABNF, `primitiveLiteral`). */
const literals: Readonly<Record<string, (value: unknown) => string>> = {
  'Edm.String': (value) => `'${String(value).replaceAll("'", "''")}'`,
  'Edm.Date': String,
  'Edm.Int32': String,
  'Edm.Double': String,
};

describe('The OData feed', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  let root: string;
  let xml: string;
  let csdl: Csdl;
  beforeAll(async () => {
    const pglite = databases.find(({ name }) => name === 'PGlite');
    if (!pglite) throw new Error('There is no embedded database.');
    database = await pglite.start();
    collector = await startCollector(await database.create(), now);
    root = `${collector.url}/v1/odata/${organisationOid}/`;
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    const feedbacks = Array.from({ length: 40 }, (_, index) =>
      makeAnswered(
        [
          { item: 'nps', value: index % 11 },
          { item: 'access', value: (index % 5) + 1 },
        ],
        { unit: unitOids[0], contactOn: '2025-05-10' },
      ),
    );
    expect((await palaute.report(feedbacks)).stored).toBe(40);
    xml = await (await fetch(`${root}$metadata`)).text();
    csdl = xml2json(xml, { strict: true }) as Csdl;
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const validate = async (text: string) =>
    validateXML({
      xml: [{ fileName: 'metadata.xml', contents: text }],
      schema: [{ fileName: 'edmx.xsd', contents: await schemaOf('edmx.xsd') }],
      preload: [{ fileName: 'edm.xsd', contents: await schemaOf('edm.xsd') }],
    });

  it('has metadata that are valid by the XML schemas of OASIS', async () => {
    const { valid, errors } = await validate(xml);
    expect(errors.map(({ message }) => message)).toEqual([]);
    expect(valid).toBe(true);
  });

  it.each([
    ['a property without a type', / Type="Edm.Int32"/, ''],
    ['a container without a name', / Name="Results"/, ''],
    ['a truth that is none', ' Nullable="false"', ' Nullable="no"'],
    ['an element of another standard', '<EntityContainer', '<Singleton/><EntityContainer'],
  ])('would be seen there with %s', async (_, from, to) => {
    const faulty = xml.replace(from, to);
    expect(faulty).not.toBe(xml);
    expect((await validate(faulty)).valid).toBe(false);
  });

  it('has metadata that OASIS’s converter takes without a complaint, and makes valid CSDL JSON of', async () => {
    const messages: unknown[] = [];
    expect(xml2json(xml, { messages })).toEqual(csdl);
    expect(messages).toEqual([]);
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const isValid = ajv.compile(JSON.parse(await schemaOf('csdl.schema.json')) as object);
    expect(isValid(csdl), JSON.stringify(isValid.errors)).toBe(true);
    expect([csdl.$Version, csdl.$EntityContainer]).toEqual(['4.0', 'Palaute.Results']);
  });

  it('can be asked for each value that it tells, written as the type in its metadata is', async () => {
    const { Results: container = {}, ...types } = csdl.Palaute;
    const sets = Object.entries(container).filter(([name]) => /^[A-Z]/.test(name));
    expect(sets.map(([name]) => name)).toEqual(['Figures', 'Places', 'Items']);
    for (const [set, { $Type }] of sets as [string, { $Type: string }][]) {
      const { $Key, ...properties } = types[$Type.replace('Palaute.', '')] ?? {};
      const { value: rows } = await read(`${set}?$top=60`);
      for (const [name, property] of Object.entries(properties) as [string, Property][]) {
        if (name.startsWith('$') || name.startsWith('@')) continue;
        const type = property.$Type ?? 'Edm.String';
        const values = new Set(rows.map((row) => row[name] ?? null));
        for (const value of [...values].slice(0, 3)) {
          const literal = value === null ? 'null' : literals[type]?.(value);
          const filter = encodeURIComponent(`${name} eq ${literal}`);
          const found = await read(`${set}?$filter=${filter}&$select=${name}&$top=5`);
          expect(found.value.length, `${set}: ${name} eq ${literal}`).toBeGreaterThan(0);
          expect(new Set(found.value.map((row) => row[name])), `${set}: ${name}`).toEqual(new Set([value]));
        }
        expect(property.$Nullable === true || !values.has(null), `${set}: ${name} may be null`).toBe(true);
      }
      // An entity is found by its key, and no other.
      const keys = ($Key as string[]).map(
        (key) => `${key} eq ${literals['Edm.String']?.(rows.at(-1)?.[key])}`,
      );
      const { value, '@odata.count': count } = await read(
        `${set}?$count=true&$filter=${encodeURIComponent(keys.join(' and '))}`,
      );
      expect([value, count]).toEqual([[rows.at(-1)], 1]);
    }
  });

  it.each([
    ['the service document', ''],
    ['the service document without the last slash', undefined],
    ['rows', 'Figures?$top=2'],
    ['rows as JSON by name', 'Figures?$top=2&$format=json'],
    [
      'rows as JSON by type',
      `Figures?$top=2&$format=${encodeURIComponent('application/json;odata.metadata=minimal')}`,
    ],
  ])('answers Power Query with %s as JSON of its version', async (_, path) => {
    const address = path === undefined ? root.slice(0, -1) : root + path;
    const response = await fetch(address, { headers: powerQuery });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json;\s*odata\.metadata=minimal/);
    expect(response.headers.get('odata-version')).toBe('4.0');
    const body = (await response.json()) as { '@odata.context': string; value: unknown[] };
    expect(body['@odata.context'].startsWith(`${root}$metadata`)).toBe(true);
    expect(body.value.length).toBeGreaterThan(1);
  });

  it('tells no control information where none is wanted, but how to go on and how many there are', async () => {
    const none = 'application/json;odata.metadata=none';
    for (const ask of [
      () => fetch(`${root}Figures?$count=true`, { headers: { accept: none } }),
      () => fetch(`${root}Figures?$count=true&$format=${encodeURIComponent(none)}`),
    ]) {
      const response = await ask();
      expect(response.headers.get('content-type')).toContain('odata.metadata=none');
      const body = (await response.json()) as Record<string, unknown>;
      expect(Object.keys(body)).toEqual(['@odata.count', 'value', '@odata.nextLink']);
    }
  });

  it('has links to whole addresses, which lead on whatever was asked', async () => {
    const query = new URLSearchParams({
      $filter: "item in ('nps','access') and periodKind eq 'month' and not (withheld ne null)",
      $orderby: 'period desc,place',
      $select: 'period,place,item,n',
    });
    const open = async (url: string) =>
      (await (await fetch(url, { headers: { prefer: 'odata.maxpagesize=7' } })).json()) as Page;
    const first = await open(`${root}Figures?${query}`);
    expect(first.value).toHaveLength(7);
    expect(first['@odata.nextLink']?.startsWith(`${root}Figures?`)).toBe(true);
    const second = await open(first['@odata.nextLink'] ?? '');
    expect(Object.keys(second.value[0] ?? {})).toEqual(['period', 'place', 'item', 'n']);
    expect(second['@odata.context']).toBe(`${root}$metadata#Figures(period,place,item,n)`);
  });

  interface Page {
    readonly '@odata.context': string;
    readonly '@odata.count'?: number;
    readonly '@odata.nextLink'?: string;
    readonly value: readonly Row[];
  }

  async function read(path: string): Promise<Page> {
    const response = await fetch(root + path, { headers: powerQuery });
    expect(response.status, `${path}: ${await response.clone().text()}`).toBe(200);
    return (await response.json()) as Page;
  }
});
