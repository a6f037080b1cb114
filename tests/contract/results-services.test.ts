// Figures by service: a level between an organisation's units and its divisions. That no small group is found with them is
// the matter of tests/attack.
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
import { runCommand } from '../environment/command.ts';
import { call, makeAnswered } from '../environment/feedback.ts';

const unit = (number: number) => `1.2.246.10.32213078.10.9902${number}`;
const [market, harbour, clinic, emergency, home] = [unit(1), unit(2), unit(3), unit(4), unit(5)];

/** By unit; one that is not named is in none. */
type Services = Readonly<Record<string, string>>;
const usual: Services = { [market]: 'oral-health', [harbour]: 'oral-health', [clinic]: 'maternity' };

const names = {
  'oral-health': { fi: 'Suun terveydenhuolto', sv: 'Mun- och tandvård', en: 'Oral health care' },
  maternity: { fi: 'Neuvolat' },
};

/** @param divisions of units that are not where they usually are */
const file = (services: Services, divisions: Readonly<Record<string, string>> = {}) => ({
  oid: organisationOid,
  names: { fi: 'Alue' },
  divisions: [
    { id: 'health-care', names: { fi: 'Terveydenhuolto' } },
    { id: 'older-people', names: { fi: 'Ikäihmiset' } },
  ],
  services: Object.entries(names)
    .filter(([id]) => Object.values(services).includes(id))
    .map(([id, ofService]) => ({ id, names: ofService })),
  units: [
    { oid: market, division: 'health-care', names: { fi: 'Torin hammashoitola' } },
    { oid: harbour, division: 'health-care', names: { fi: 'Sataman hammashoitola' } },
    { oid: clinic, division: 'health-care', names: { fi: 'Keskustan neuvola' } },
    { oid: emergency, division: 'health-care', names: { fi: 'Päivystys' } },
    { oid: home, division: 'older-people', names: { fi: 'Kotihoito' } },
  ].map((one) => ({
    ...one,
    division: divisions[one.oid] ?? one.division,
    ...(services[one.oid] && { service: services[one.oid] }),
  })),
});

async function give({ url, keys }: TestCollector, of: string, count: number): Promise<void> {
  const feedbacks = Array.from({ length: count }, (_, index) =>
    makeAnswered([{ item: 'nps', value: index % 3 === 0 ? 10 : 8 }], { unit: of, contactOn: '2025-03-10' }),
  );
  const { stored } = await createPalaute({ endpoint: url, key: keys.provider }).report(feedbacks);
  expect(stored).toBe(count);
}

const nOf = ({ feedback }: Pick<Results, 'feedback'>) => ('n' in feedback ? feedback.n : feedback.withheld);

describe.each(databases)('Figures by service on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  let location: Awaited<ReturnType<TestDatabase['create']>>;
  beforeAll(async () => {
    database = await start();
    location = await database.create();
    collector = await startCollector(location);
    await loadOrganisation(collector.database.db, file(usual));
    for (const [of, count] of [
      [market, 20],
      [harbour, 30],
      [clinic, 25],
      [emergency, 40],
      [home, 15],
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
  const figuresIn = (list: readonly Results[] | Results['parts'] = []) =>
    list.map((one) => [one.place.id, nOf(one)]);

  it('are those of its units', async () => {
    const results = await read('&service=oral-health');
    expect(results.place).toEqual({ kind: 'service', id: 'oral-health', names: names['oral-health'] });
    expect([nOf(results), results.nps]).toEqual([50, expect.objectContaining({ n: 50 })]);
    expect(figuresIn(results.parts)).toEqual([
      [market, 20],
      [harbour, 30],
    ]);
    expect(results).not.toHaveProperty('services');
  });

  it('stand beside the parts of their organisation and division, whose units show all the same', async () => {
    const expected = [
      ['maternity', 25],
      ['oral-health', 50],
    ];
    expect(figuresIn((await read('')).services)).toEqual(expected);
    const division = await read('&division=health-care');
    expect(figuresIn(division.services)).toEqual(expected);
    expect(figuresIn(division.parts)).toEqual(
      expect.arrayContaining([
        [market, 20],
        [emergency, 40],
      ]),
    );
    expect(nOf(division)).toBe(115);
    expect(await read('&division=older-people')).not.toHaveProperty('services');
  });

  it('are listed with the places that can be asked about', async () => {
    const { body } = await call('GET', `${collector.url}/v1/organisations`);
    const here = (body as unknown as Organisations).find(({ id }) => id === organisationOid);
    const [healthCare, olderPeople] = here?.divisions ?? [];
    expect(healthCare?.services).toEqual([
      { id: 'maternity', names: names.maternity },
      { id: 'oral-health', names: names['oral-health'] },
    ]);
    expect(olderPeople).not.toHaveProperty('services');
    const serviceOf = new Map(healthCare?.units.map(({ id, service }) => [id, service]));
    expect([serviceOf.get(market), serviceOf.get(emergency)]).toEqual(['oral-health', undefined]);
  });

  it('are asked for by slug, and a name leads to it', async () => {
    const unknown = await get('results', '&period=2025&service=suun terveidenhuolto');
    expect(unknown.status).toBe(404);
    expect(unknown.body).toMatchObject({
      pointer: '/service',
      suggestions: [{ id: 'oral-health', names: names['oral-health'] }],
    });
    expect((await get('results', '&period=2025&service=health-care')).status, 'a division').toBe(404);
    const both = await get('results', `&period=2025&service=maternity&unit=${clinic}`);
    expect([both.status, both.body['pointer']]).toEqual([400, '/unit']);
    const withDivision = await get('results', '&period=2025&service=maternity&division=health-care');
    expect([withDivision.status, withDivision.body['pointer']]).toEqual([400, '/service']);
  });

  it('have a trend, and are in every feed', async () => {
    const trend = (await get('results/trend', '&service=maternity&until=2025-12')).body as unknown as Trend;
    expect(trend.place).toMatchObject({ kind: 'service', id: 'maternity' });
    expect(trend.months.find(({ period }) => period === '2025-03')?.nps).toMatchObject({ n: 25 });
    const text = async (path: string) => (await fetch(`${collector.url}/v1/${path}`)).text();
    const wanted = { place: 'oral-health', placeKind: 'service', period: '2025', item: 'nps', n: 50 };
    const lines = (await text(`results.ndjson?organisation=${organisationOid}&year=2025`))
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(expect.objectContaining(wanted));
    const filter = encodeURIComponent("placeKind eq 'service' and period eq '2025' and item eq 'nps'");
    const { value } = JSON.parse(await text(`odata/${organisationOid}/Figures?$filter=${filter}`)) as {
      value: object[];
    };
    expect(value).toContainEqual(expect.objectContaining(wanted));
    const places = JSON.parse(await text(`odata/${organisationOid}/Places`)) as { value: object[] };
    expect(places.value).toContainEqual(
      expect.objectContaining({
        place: 'oral-health',
        placeKind: 'service',
        nameSv: 'Mun- och tandvård',
        division: 'health-care',
        service: null,
      }),
    );
    expect(places.value).toContainEqual(expect.objectContaining({ place: market, service: 'oral-health' }));
    const csv = await text(`results.csv?organisation=${organisationOid}&period=2025&lang=sv`);
    expect(csv).toMatch(/^Mun- och tandvård,.*,oral-health,service,nps,nps,,50,/m);
  });

  it('are read with the SDK', async () => {
    const palaute = createPalaute({ endpoint: collector.url });
    const query = { organisation: organisationOid, service: 'maternity', period: '2025' };
    expect(nOf(await palaute.results(query))).toBe(25);
  });

  it('are explained and compared to who has the database', async () => {
    const copy = await database.create();
    const other = await startCollector(copy);
    await loadOrganisation(other.database.db, file(usual));
    await give(other, clinic, 25);
    await other.stop();
    const run = (...args: string[]) =>
      runCommand(copy, [
        'results',
        ...args,
        '--organisation',
        organisationOid,
        '--period',
        '2025',
        '--lang',
        'en',
      ]);
    const explained = await run('explain', '--service', 'maternity', '--item', 'nps');
    expect(explained.stdout).toMatch(/^Neuvolat \(maternity\), 2025: /);
    expect(explained.stdout).toContain('Answers: 25.');
    const unknown = await run('explain', '--service', 'neuvola', '--item', 'nps');
    expect([unknown.code, unknown.stderr]).toEqual([
      1,
      expect.stringContaining('There is no neuvola in the organisation. Named alike: maternity (Neuvolat)'),
    ]);
    const both = await run('explain', '--service', 'maternity', '--unit', clinic, '--item', 'nps');
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('--service')]);
    const compared = await run('compare', '--service', 'maternity', '--by', 'service');
    expect([compared.code, compared.stdout]).toEqual([0, expect.stringMatching(/ 25 /)]);
    const report = 'results report --service maternity --period 2025-03 --lang fi --organisation';
    const { code, stdout } = await runCommand(copy, [...report.split(' '), organisationOid]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('<h1>Neuvolat</h1>')]);
    expect(stdout).toContain('Terveydenhuolto, Alue');
  });
});

describe.each(databases)('What the public reads by service on $name', ({ start }) => {
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
  async function ask<T>(path: string, key?: string): Promise<{ status: number; body: T }> {
    const app = createCollector({ database: collector.database, logLevel: 'silent' });
    try {
      const url = await app.listen({ port: 0, host: '127.0.0.1' });
      const { status, body } = await call('GET', `${url}/v1/${path}`, { ...(key && { key }) });
      return { status, body: body as unknown as T };
    } finally {
      await app.close();
    }
  }
  async function readAnew(place: string, key?: string): Promise<unknown> {
    const query = `results?organisation=${organisationOid}&period=2025&${place}`;
    const { status, body } = await ask<Results>(query, key);
    return status === 200 ? nOf(body) : status;
  }
  const load = (services: Services, divisions?: Readonly<Record<string, string>>) =>
    loadOrganisation(collector.database.db, file(services, divisions));

  it('stays where a unit was when its year was first published', async () => {
    await load(usual);
    for (const of of [market, harbour, clinic]) await give(collector, of, 30);
    expect(await readAnew('service=oral-health')).toBe(60);
    await load({ ...usual, [harbour]: 'maternity' });
    await give(collector, harbour, 10);
    expect(await readAnew('service=oral-health')).toBe(70);
    expect(await readAnew('service=maternity')).toBe(30);
    expect(await readAnew('service=maternity', collector.keys.staff), 'staff see it where it is').toBe(70);
  });

  it('has no service in a year that was first published without any', async () => {
    await load({});
    await give(collector, market, 30);
    expect(await readAnew('division=health-care')).toBe(30);
    await load(usual);
    await give(collector, harbour, 30);
    expect(await readAnew('division=health-care')).toBe(60);
    expect(await readAnew('service=oral-health')).toBe(404);
    expect(await readAnew('service=oral-health', collector.keys.staff)).toBe(60);
    const filter = encodeURIComponent("place eq 'oral-health' and period eq '2025' and item eq 'nps'");
    const { body } = await ask<{ value: object[] }>(`odata/${organisationOid}/Figures?$filter=${filter}`);
    expect(body.value, 'not told as one where nobody answered').toEqual([
      expect.objectContaining({ withheld: 'small-group', n: null }),
    ]);
  });

  it('leaves a service in its division for the year when it moves to another', async () => {
    await load({ [market]: 'oral-health', [harbour]: 'oral-health' });
    for (const of of [market, home]) await give(collector, of, 30);
    expect(await readAnew('service=oral-health')).toBe(30);
    const moved = { [market]: 'older-people', [harbour]: 'older-people' };
    await load({ [market]: 'oral-health', [harbour]: 'oral-health' }, moved);
    await give(collector, harbour, 30);
    // What is published first after the move is of its new division, and of no service there.
    expect(await readAnew('service=oral-health')).toBe(30);
    expect(await readAnew('division=health-care')).toBe(30);
    expect(await readAnew('division=older-people')).toBe(60);
    expect(await readAnew('service=oral-health', collector.keys.staff)).toBe(60);
    const { body } = await ask<Results>(
      `results?organisation=${organisationOid}&period=2025&division=health-care`,
    );
    expect(body.services?.map(({ place }) => place.id)).toEqual(['oral-health']);
  });
});
