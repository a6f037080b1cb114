// Words and contact details have their end from the moment when they are stored: nobody has to wait for retention to see
// it. What retention makes of a changed setting: retention.test.ts.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  makeKeys,
  prepareDatabase,
  type TestDatabase,
} from '../../../../tests/environment/collector.ts';
import { makeFeedback } from '../../../../tests/environment/feedback.ts';
import { createCollector } from '../collector.ts';
import { generateContactKey, readContactKeys } from '../contacts/keys.ts';
import { type Database, openDatabase } from '../database/open.ts';
import type { RetentionDays } from '../retention/days.ts';

describe.each(databases)('What people wrote, on $name', ({ start }) => {
  const keys = makeKeys();
  let server: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    server = await start();
    database = await openDatabase(await server.create());
    await database.migrate();
    await prepareDatabase(database, keys, makeKeys());
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  /** Sends a feedback with words and contact details. @returns the ends that are stored with it */
  const endsOf = async (retention?: RetentionDays) => {
    const feedback = makeFeedback({
      answers: [{ item: 'open', value: 'Sana.' }],
      free: { text: 'Toinen sana.' },
      contact: { email: 'maija@posti.example' },
    });
    const app = createCollector({
      database,
      retention,
      logLevel: 'silent',
      now: () => new Date('2026-11-22T12:00:00Z'),
      contactKeys: readContactKeys(generateContactKey()),
    });
    const { statusCode } = await app.inject({
      method: 'PUT',
      url: `/v1/feedback/${feedback.id}`,
      headers: { authorization: `Bearer ${keys.provider}` },
      payload: feedback,
    });
    await app.close();
    expect(statusCode).toBe(201);
    const { rows } = await sql<{ what: string; on: string }>`
      select item as what, delete_on::text as on from feedback_text where feedback_id = ${feedback.id}::uuid
      union all
      select 'contact', delete_on::text from feedback_contact where feedback_id = ${feedback.id}::uuid
      order by what`.execute(database.db);
    return Object.fromEntries(rows.map(({ what, on }) => [what, on]));
  };

  it('has the end that the operator has set when it is stored', async () => {
    expect(await endsOf({ textDays: 30, contactDays: 7 })).toEqual({
      open: '2026-12-22',
      free: '2026-12-22',
      contact: '2026-11-29',
    });
  });

  it('ends after two years and ninety days where nothing is set', async () => {
    expect(await endsOf()).toEqual({ open: '2028-11-21', free: '2028-11-21', contact: '2027-02-20' });
  });
});
