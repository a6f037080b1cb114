// Figures by municipality: another grouping of an organisation's units, which crosses its divisions. That no small group is
// found with them is the matter of tests/attack.
import { createPalaute } from '@palaute/client';
import { createCollector, loadOrganisation } from '@palaute/collector';
import type { Organisations, Results, Trend } from '@palaute/schema';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call, makeAnswered } from '../environment/feedback.ts';

const unit = (number: number) => `1.2.246.10.32213078.10.9901${number}`;
const [north, south, east, remote] = [unit(1), unit(2), unit(3), unit(4)];

/** By unit; one that is not named is in none. */
type Municipalities = Readonly<Record<string, string>>;
const usual: Municipalities = { [north]: '109', [south]: '165', [east]: '109' };

const file = (municipalities: Municipalities, more: object = {}) => ({
  oid: organisationOid,
  names: { fi: 'Alue' },
  divisions: [
    { id: 'health-care', names: { fi: 'Terveydenhuolto' } },
    { id: 'older-people', names: { fi: 'Ikäihmiset' } },
  ],
  units: [
    { oid: north, division: 'health-care', names: { fi: 'Pohjoinen' } },
    { oid: south, division: 'health-care', names: { fi: 'Eteläinen' } },
    { oid: east, division: 'older-people', names: { fi: 'Itäinen' } },
    { oid: remote, division: 'older-people', names: { fi: 'Etäpalvelut' } },
  ].map((one) => ({ ...one, ...(municipalities[one.oid] && { municipality: municipalities[one.oid] }) })),
  ...more,
});

async function give({ url, keys }: TestCollector, of: string, count: number): Promise<void> {
  const feedbacks = Array.from({ length: count }, (_, index) =>
    makeAnswered([{ item: 'nps', value: index % 3 === 0 ? 10 : 8 }], { unit: of, contactOn: '2025-03-10' }),
  );
  const { stored } = await createPalaute({ endpoint: url, key: keys.provider }).report(feedbacks);
  expect(stored).toBe(count);
}

const nOf = ({ feedback }: Pick<Results, 'feedback'>) => ('n' in feedback ? feedback.n : feedback.withheld);

describe.each(databases)('Figures by municipality on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create());
    await loadOrganisation(collector.database.db, file(usual, { area: '07' }));
    for (const [of, count] of [
      [north, 20],
      [south, 30],
      [east, 25],
      [remote, 40],
    ] as const)
      await give(collector, of, count);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const get = (path: string, more = '') =>
    call('GET', `${collector.url}/v1/${path}?organisation=${organisationOid}${more}`);
  const read = async (more: string) =>
    (await get('results', `&period=2025${more}`)).body as unknown as Results;

  it('are those of its units, whatever their division', async () => {
    const results = await read('&municipality=109');
    expect(results.place).toEqual({
      kind: 'municipality',
      id: '109',
      names: { fi: 'Hämeenlinna', sv: 'Tavastehus', en: 'Hämeenlinna' },
    });
    expect(nOf(results)).toBe(45);
    expect(results.parts.map((part) => [part.place.id, nOf(part)])).toEqual([
      [north, 20],
      [east, 25],
    ]);
    expect(results.nps).toMatchObject({ n: 45 });
  });

  it('stand beside the divisions of the organisation, and need not be all of it', async () => {
    const { municipalities = [], ...organisation } = await read('');
    expect(municipalities.map((one) => [one.place.id, nOf(one)])).toEqual([
      ['109', 45],
      ['165', 30],
    ]);
    expect(nOf(organisation)).toBe(115);
    expect(await read('&division=older-people')).not.toHaveProperty('municipalities');
  });

  it('are listed with the places that can be asked about', async () => {
    const { body } = await call('GET', `${collector.url}/v1/organisations`);
    const here = (body as unknown as Organisations).find(({ id }) => id === organisationOid);
    expect(here).toMatchObject({ area: '07', municipalities: [{ id: '109' }, { id: '165' }] });
    const units = here?.divisions.flatMap((division) => division.units) ?? [];
    const codes = new Map(units.map(({ id, municipality }) => [id, municipality]));
    expect(codes.get(north)).toBe('109');
    expect(codes.get(remote)).toBeUndefined();
  });

  it('are asked for by code, and a name leads to it', async () => {
    const unknown = await get('results', '&period=2025&municipality=Hämenlinna');
    expect(unknown.status).toBe(404);
    expect(unknown.body).toMatchObject({ pointer: '/municipality', suggestions: [{ id: '109' }] });
    expect((await get('results', '&period=2025&municipality=091')).status).toBe(404);
    const both = await get('results', `&period=2025&municipality=109&unit=${north}`);
    expect([both.status, both.body['pointer']]).toEqual([400, '/unit']);
    const withDivision = await get('results', '&period=2025&municipality=109&division=health-care');
    expect([withDivision.status, withDivision.body['pointer']]).toEqual([400, '/municipality']);
  });

  it('have a trend, and are in every feed', async () => {
    const trend = (await get('results/trend', '&municipality=109&until=2025-12')).body as unknown as Trend;
    expect(trend.months.find(({ period }) => period === '2025-03')?.nps).toMatchObject({ n: 45 });
    const text = async (path: string) => (await fetch(`${collector.url}/v1/${path}`)).text();
    const wanted = { place: '109', placeKind: 'municipality', period: '2025', item: 'nps', n: 45 };
    const lines = (await text(`results.ndjson?organisation=${organisationOid}&year=2025`))
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(expect.objectContaining(wanted));
    const filter = encodeURIComponent("placeKind eq 'municipality' and period eq '2025' and item eq 'nps'");
    const { value } = JSON.parse(await text(`odata/${organisationOid}/Figures?$filter=${filter}`)) as {
      value: object[];
    };
    expect(value).toContainEqual(expect.objectContaining(wanted));
    const places = JSON.parse(await text(`odata/${organisationOid}/Places`)) as { value: object[] };
    expect(places.value).toContainEqual(
      expect.objectContaining({ place: '165', placeKind: 'municipality', nameSv: 'Janakkala' }),
    );
    expect(places.value).toContainEqual(expect.objectContaining({ place: north, municipality: '109' }));
    const csv = await text(`results.csv?organisation=${organisationOid}&period=2025&lang=sv`);
    expect(csv).toMatch(/^Tavastehus,.*,109,municipality,nps,nps,,45,/m);
  });

  it('are of municipalities and areas that there are', async () => {
    const { db } = collector.database;
    await expect(loadOrganisation(db, file({ [north]: '999' }))).rejects.toThrow('municipality');
    await expect(loadOrganisation(db, file(usual, { area: '99' }))).rejects.toThrow(
      'wellbeing services county',
    );
  });
});

describe.each(databases)('What the public reads by municipality on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  beforeEach(async () => {
    database = await start();
    collector = await startCollector(await database.create(), undefined, undefined, 'batches');
  });
  afterEach(async () => {
    await collector.stop();
    await database.stop();
  });

  /** Of a collector that has just started: it remembers nothing. */
  async function readAnew(place: string, key?: string): Promise<unknown> {
    const app = createCollector({ database: collector.database, logLevel: 'silent' });
    try {
      const url = await app.listen({ port: 0, host: '127.0.0.1' });
      const query = `organisation=${organisationOid}&period=2025&${place}`;
      const { status, body } = await call('GET', `${url}/v1/results?${query}`, { ...(key && { key }) });
      return status === 200 ? nOf(body as unknown as Results) : status;
    } finally {
      await app.close();
    }
  }

  it('stays where a unit was when its year was first published', async () => {
    const { db } = collector.database;
    await loadOrganisation(db, file(usual));
    for (const of of [north, south, east]) await give(collector, of, 30);
    expect(await readAnew('municipality=109')).toBe(60);
    await loadOrganisation(db, file({ ...usual, [east]: '165' }));
    await give(collector, east, 10);
    expect(await readAnew('municipality=109')).toBe(70);
    expect(await readAnew('municipality=165')).toBe(30);
    expect(await readAnew('municipality=109', collector.keys.staff), 'staff see it where it is').toBe(30);
  });

  it('has no municipality in a year that was first published without any', async () => {
    const { db } = collector.database;
    await loadOrganisation(db, file({}));
    await give(collector, north, 30);
    expect(await readAnew('division=health-care')).toBe(30);
    await loadOrganisation(db, file(usual));
    await give(collector, south, 30);
    expect(await readAnew('division=health-care')).toBe(60);
    expect(await readAnew('municipality=109')).toBe(404);
    expect(await readAnew('municipality=165')).toBe(404);
    expect(await readAnew('municipality=165', collector.keys.staff)).toBe(30);
  });
});
