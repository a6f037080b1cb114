// Figures that are read from a replica: a database of its own, whose figures tell which of the two was read.
import { openDatabase } from '@palaute/collector';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeKeys,
  organisationOid,
  prepareDatabase,
  startCollector,
  type TestCollector,
  unitOids,
} from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { until } from '../environment/process.ts';

describe('A collector with a replica for figures', () => {
  let primary: Postgres;
  let replica: Postgres;
  let collector: TestCollector;
  const results = (key?: string) =>
    call('GET', `${collector.url}/v1/results?organisation=${organisationOid}&period=2025`, {
      ...(key && { key }),
    });

  beforeAll(async () => {
    primary = await startPostgres();
    replica = await startPostgres({ own: true });
    const database = await openDatabase({ url: replica.url });
    await database.migrate();
    await prepareDatabase(database, makeKeys(), makeKeys());
    await sql`insert into counter (org_id, unit_id, month, channel, language, item, answer, answered, n)
      values (${organisationOid}, ${unitOids[0]}, '2025-03', 'web', 'fi', 'feedback', 'given', true, 77)`.execute(
      database.db,
    );
    await database.close();
    collector = await startCollector({ url: primary.url, readUrl: replica.url });
  });
  afterAll(async () => {
    await collector.stop();
    await replica.stop();
    await primary.stop();
  });

  it('gives the replica’s figures, whoever asks, and notes in the primary who did', async () => {
    expect((await results()).body).toMatchObject({ audience: 'public', feedback: { n: 77 } });
    expect((await results(collector.keys.staff)).body).toMatchObject({
      audience: 'staff',
      feedback: { n: 77 },
    });
  });

  it('publishes in the primary what the public reads, and tells it on while the replica knows nothing of it', async () => {
    const batches = await startCollector(
      { url: primary.url, readUrl: replica.url },
      undefined,
      undefined,
      'batches',
    );
    const read = () => call('GET', `${batches.url}/v1/results?organisation=${organisationOid}&period=2025`);
    const { db } = batches.database;
    try {
      expect((await read()).body).toMatchObject({ feedback: { n: 77 } });
      expect(await db.selectFrom('publication').select(['year', 'revision']).execute()).toEqual([
        { year: '2025', revision: 1 },
      ]);
      expect((await read()).body).toMatchObject({ feedback: { n: 77 } });
    } finally {
      await batches.stop();
    }
  });

  it('stores on while the replica is away, says that there are no figures, and reads no others', async () => {
    await replica.takeDown('immediate');
    try {
      expect((await put(collector.url, collector.keys.provider, makeFeedback())).status).toBe(201);
      await until('what is remembered has run out', async () => (await results()).status === 503);
      const { status, headers, body } = await results(collector.keys.raw);
      expect({ status, body }).toMatchObject({ status: 503, body: { code: 'figures-unavailable' } });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      const places = await call('GET', `${collector.url}/v1/organisations`);
      expect(places).toMatchObject({ status: 503, body: { code: 'figures-unavailable' } });
      expect((await call('GET', `${collector.url}/readyz`)).status).toBe(200);
      expect((await put(collector.url, collector.keys.provider, makeFeedback())).status).toBe(201);
    } finally {
      await replica.bringUp();
    }
    await until('the figures are back', async () => (await results()).status === 200);
    expect((await results()).body).toMatchObject({ feedback: { n: 77 } });
  });
});
