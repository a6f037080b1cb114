// Public figures follow in batches: what people see of it, on both databases.
import { createPalaute } from '@palaute/client';
import { createCollector, type DatabaseLocation, openDatabase } from '@palaute/collector';
import type { Results } from '@palaute/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { call, makeAnswered } from '../environment/feedback.ts';

const [unit, otherUnit] = unitOids;
const provider = '1.2.246.10.32213086.10.0';

describe.each(databases)('Figures that follow in batches on $name', ({ start }) => {
  let database: TestDatabase;
  let location: DatabaseLocation;
  let collector: TestCollector;
  beforeEach(async () => {
    database = await start();
    location = await database.create();
    collector = await startCollector(location, undefined, undefined, 'batches');
  });
  afterEach(async () => {
    await collector.stop();
    await database.stop();
  });

  async function give(count: number, of: string = unit, contactOn = '2025-03-10', value = 9): Promise<void> {
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    const feedbacks = Array.from({ length: count }, () =>
      makeAnswered([{ item: 'nps', value }], { unit: of, contactOn }),
    );
    expect((await palaute.report(feedbacks)).stored).toBe(count);
  }

  const read = async (place = '', { url, key }: { url?: string; key?: string } = {}): Promise<Results> => {
    const query = `organisation=${organisationOid}&period=2025${place && `&${place}`}`;
    const { status, body } = await call('GET', `${url ?? collector.url}/v1/results?${query}`, {
      ...(key && { key }),
    });
    expect(status).toBe(200);
    return body as unknown as Results;
  };
  const n = ({ feedback }: Pick<Results, 'feedback'>) => ('n' in feedback ? feedback.n : feedback.withheld);
  /** A snapshot is told for some moments. */
  const eventually = (place: string, expected: unknown) =>
    expect.poll(async () => n(await read(place))).toEqual(expected);
  /** Of a collector that has just started: it remembers nothing. */
  async function readAnew(place = ''): Promise<unknown> {
    const app = createCollector({ database: collector.database, logLevel: 'silent' });
    try {
      return n(await read(place, { url: await app.listen({ port: 0, host: '127.0.0.1' }) }));
    } finally {
      await app.close();
    }
  }

  it('a unit of thirty stays at thirty when one more comes, and is at forty-one after ten others', async () => {
    await give(30);
    const first = await read(`unit=${unit}`);
    expect(n(first)).toBe(30);
    await give(1, unit, '2025-03-11', 0);
    expect(await readAnew(`unit=${unit}`)).toBe(30);
    await expect.poll(async () => n(await read('', { key: collector.keys.staff }))).toBe(31);
    expect((await read(`unit=${unit}`)).revision).toBe(first.revision);
    await give(10);
    await eventually(`unit=${unit}`, 41);
    expect((await read(`unit=${unit}`)).nps).toMatchObject({
      n: 41,
      distribution: [1, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0],
    });
  });

  it('what comes to a small unit gets into the organisation’s figure with what others got', async () => {
    await give(30);
    await give(4, otherUnit);
    await give(30, unit, '2025-04-10');
    await give(40, otherUnit, '2025-05-10');
    const before = Number(n(await read()));
    await give(3, otherUnit);
    expect(await readAnew()).toBe(before);
    await give(15);
    // Of the other unit nothing shows in March, and the year would tell of three.
    await expect.poll(async () => Number(n(await read()))).toBeGreaterThanOrEqual(before + 15);
  });

  it('a collector that starts tells what was told before, and so does one beside it', async () => {
    await give(30);
    expect(n(await read())).toBe(30);
    await give(9);
    expect(await readAnew()).toBe(30);
    await give(1);
    const both = await Promise.all([readAnew(), readAnew(), read().then(n)]);
    for (const one of both) expect([30, 40]).toContain(one);
    await eventually('', 40);
    expect(await readAnew()).toBe(40);
  });

  it('what was exported is told as it was, where it is imported', async () => {
    await give(30);
    expect(n(await read())).toBe(30);
    await give(5);
    const file = `${(await import('node:os')).tmpdir()}/palaute-batches-${process.pid}-${database.name}.ndjson`;
    await collector.stop();
    expect((await runCommand(location, ['export', file])).code).toBe(0);
    const target = await database.create();
    expect((await runCommand(target, ['import', file])).code).toBe(0);
    collector = await startCollector(target, undefined, undefined, 'batches');
    expect(n(await read())).toBe(30);
    expect(n(await read('', { key: collector.keys.raw }))).toBe(35);
  });

  it('a unit that moved counts where it was first told of, until the year is over', async () => {
    await give(30);
    await give(20, otherUnit);
    expect(n(await read('division=older-people'))).toBe(20);
    await collector.database.db
      .updateTable('service_unit')
      .set({ division_id: 'health-care' })
      .where('org_id', '=', organisationOid)
      .where('unit_id', '=', otherUnit)
      .execute();
    expect(await readAnew('division=older-people')).toBe(20);
    await expect
      .poll(async () => n(await read('division=health-care', { key: collector.keys.staff })))
      .toBe(50);
    const places = await call('GET', `${collector.url}/v1/organisations`);
    expect(JSON.stringify(places.body)).toContain(otherUnit);
    const filter = encodeURIComponent("period eq '2025' and item eq 'feedback' and placeKind eq 'division'");
    const figures = `${collector.url}/v1/odata/${organisationOid}/Figures?$filter=${filter}`;
    // For a moment the feed has the places of before, and says so.
    const divisions = async () => {
      const { value } = (await (await fetch(figures)).json()) as { value?: { place: string; n: number }[] };
      return value?.map(({ place, n: many }) => `${place} ${many}`);
    };
    await expect.poll(divisions).toEqual(['health-care 30', 'older-people 20']);
  });

  it('a report that is corrected by a few is told as it was, and by many as it is', async () => {
    const report = (feedback: number) =>
      call('PUT', `${collector.url}/v1/aggregates/${provider}/${unit}/2025-03`, {
        key: collector.keys.provider,
        body: {
          schema: '1',
          instrument: 'thl-kap-2022',
          channels: [{ collectionChannel: 'paper', feedback, items: [] }],
        },
      });
    expect((await report(60)).status).toBe(200);
    expect(n(await read())).toBe(60);
    expect((await report(57)).status).toBe(200);
    expect(await readAnew()).toBe(60);
    expect((await report(40)).status).toBe(200);
    await eventually('', 40);
  });

  it('an operator sees how far a figure is behind, and can publish what waits', async () => {
    await give(30);
    expect(n(await read())).toBe(30);
    await give(4);
    await collector.stop();
    const explained = await runCommand(location, [
      'results',
      'explain',
      '--organisation',
      organisationOid,
      '--period',
      '2025',
      '--item',
      'feedback',
      '--lang',
      'en',
    ]);
    expect(explained.stdout).toContain('Answers: 30.\nAnswers that are not in the published figure yet: 4.');
    const publish = (...more: string[]) =>
      runCommand(location, [
        'results',
        'publish',
        '--organisation',
        organisationOid,
        '--lang',
        'en',
        ...more,
      ]);
    const refused = await publish('--year', '2025');
    expect([refused.code, refused.stdout]).toEqual([
      1,
      'Answers that are not in the published figures of 2025 yet: 8. Figures that would change by fewer than 10 ' +
        'answers: 24. They may tell what a few people answered.\n',
    ]);
    const done = await publish('--year', '2025', '--yes');
    expect([done.code, done.stdout]).toEqual([0, expect.stringContaining('Published.\n')]);
    expect((await publish('--year', '2025')).stdout).toBe('The published figures of 2025 are up to date.\n');
    expect((await publish('--year', '2025-03')).code).toBe(2);
    const { db, close } = await openDatabase(location);
    const notes = await db.selectFrom('audit_entry').select(['action', 'subject']).execute();
    await close();
    expect(notes).toContainEqual({ action: 'figures-published', subject: '2025' });
    collector = await startCollector(location, undefined, undefined, 'batches');
    expect(n(await read())).toBe(34);
  });

  it('every feedback shows at once where that is asked for', async () => {
    await collector.stop();
    collector = await startCollector(location, undefined, undefined, 'live');
    await give(30);
    expect(n(await read())).toBe(30);
    await give(1);
    await eventually('', 31);
  });
});
