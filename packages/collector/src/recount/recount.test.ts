// The rule in SQL is the rule in row.ts: whatever is stored, the counters that came with it are found right.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Feedback, type ItemKind, statementIds } from '@palaute/schema';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeEmbedded, organisationOid, unitOids } from '../../../../tests/environment/collector.ts';
import { type Postgres, startPostgres } from '../../../../tests/environment/postgres.ts';
import { type Database, openDatabase } from '../database/open.ts';
import { rowOf } from '../feedback/row.ts';
import { storeRows } from '../feedback/store.ts';
import { findDifferences, repair } from './recount.ts';

// Databases and commands are started many times over.
vi.setConfig({ testTimeout: 240_000 });

const kinds: Readonly<Record<string, ItemKind>> = {
  'my-area:why': 'multi',
  'my-area:way': 'choice',
  'my-area:more': 'text',
  'my-area:solved': 'yes-no',
};
const missing = fc.constantFrom('skipped', 'dont-know', 'prefer-not', 'not-applicable', 'interrupted');
const absent = missing.map((reason) => ({ missing: reason }));
const valueOf = (item: string) => {
  const kind = kinds[item] ?? (item === 'nps' ? 'nps' : item === 'open' ? 'text' : 'likert');
  if (kind === 'multi') return fc.subarray(['near', 'skipped', 'given', 'other']);
  if (kind === 'choice') return fc.constantFrom('bus', 'given', 'skipped');
  if (kind === 'text') return fc.constantFrom('Sana', 'given', 'skipped');
  if (kind === 'yes-no') return fc.constantFrom('yes', 'no');
  return kind === 'nps' ? fc.nat(10) : fc.integer({ min: 1, max: 5 });
};
const items = ['nps', 'open', ...statementIds, ...Object.keys(kinds)];
const feedback = fc
  .record({
    id: fc.uuid({ version: 4 }),
    unit: fc.constantFrom(...unitOids),
    collectionChannel: fc.constantFrom('web', 'paper'),
    contactOn: fc.option(fc.constantFrom('2026-01-31', '2026-02-01'), { nil: undefined }),
    shown: fc.uniqueArray(fc.constantFrom(...items), { minLength: 1 }),
    free: fc.option(fc.record({ text: fc.constant('Vapaasti') }), { nil: undefined }),
  })
  .chain((record) =>
    fc
      .tuple(
        ...record.shown.map((item) =>
          fc.oneof(
            valueOf(item).map((value) => ({ item, value })),
            absent.map((reason) => ({ item, ...reason })),
            fc.constant(undefined),
          ),
        ),
      )
      .map((answers) => ({ ...record, answers: answers.filter((answer) => answer !== undefined) })),
  )
  .map(
    (record) =>
      ({ schema: '1', instrument: 'thl-kap-2022', textVersion: '1', language: 'fi', ...record }) as Feedback,
  );

const arrived = new Date('2026-03-01T00:00:00Z');
const rowsOf = (feedbacks: readonly Feedback[]) =>
  feedbacks.map((record) => rowOf(record, arrived, (item) => kinds[item]));

describe('Counters', () => {
  let postgres: Postgres;
  let folder: string;
  const databases: Database[] = [];
  beforeAll(async () => {
    postgres = await startPostgres({ durable: false });
    folder = await mkdtemp(join(tmpdir(), 'palaute-recount-'));
    const embedded = { folder: join(folder, 'database') };
    await makeEmbedded(embedded.folder);
    for (const location of [{ url: postgres.url }, embedded]) {
      const database = await openDatabase(location);
      await database.migrate();
      const { db } = database;
      await sql`insert into organisation values (${organisationOid}, '{}', 14)`.execute(db);
      await sql`insert into division values (${organisationOid}, 'one', '{}')`.execute(db);
      for (const unit of unitOids) {
        await sql`insert into service_unit (org_id, unit_id, division_id, names)
          values (${organisationOid}, ${unit}, 'one', '{}')`.execute(db);
      }
      databases.push(database);
    }
  });
  afterAll(async () => {
    for (const database of databases) await database.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(['PostgreSQL', 'PGlite'])('are what is stored, also without its words: %s', async (name) => {
    const db = databases[name === 'PostgreSQL' ? 0 : 1]!.db;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(feedback, { minLength: 1, maxLength: 12, selector: ({ id }) => id }),
        fc.nat(),
        async (feedbacks, pick) => {
          await sql`truncate feedback, feedback_text, feedback_contact, counter`.execute(db);
          await storeRows(db, organisationOid, rowsOf(feedbacks));
          expect(await findDifferences(db, organisationOid)).toEqual([]);
          await sql`delete from feedback_text`.execute(db);
          expect(await findDifferences(db, organisationOid)).toEqual([]);

          // Any counter changed, taken away or made up is found, and it alone; the repair leaves all as it was.
          const all = sql`select * from counter order by unit_id, month, channel, language, item, answer`;
          const before = (await all.execute(db)).rows as Record<string, string>[];
          const { unit_id, month, channel, language, item, answer, n } = before[pick % before.length]!;
          const one = sql`unit_id = ${unit_id} and month = ${month} and channel = ${channel} and language = ${language}
            and item = ${item} and answer = ${answer}`;
          const told = { unit: unit_id, month, channel, language, item, answer, feedbacks: Number(n) };
          for (const [fault, counter] of [
            [sql`update counter set n = n + 3 where ${one}`, Number(n) + 3],
            [sql`delete from counter where ${one}`, 0],
            [sql`update counter set answered = not answered where ${one}`, Number(n)],
          ] as const) {
            await fault.execute(db);
            const differences = await findDifferences(db, organisationOid);
            expect(differences).toMatchObject([{ ...told, counter }]);
            await repair(db, organisationOid, differences);
            expect((await all.execute(db)).rows).toEqual(before);
          }
          await sql`insert into counter (org_id, unit_id, month, channel, language, item, answer, answered, n)
            values (${organisationOid}, ${unit_id}, '2025-12', 'web', 'fi', 'nps', '11', true, 2)`.execute(
            db,
          );
          const differences = await findDifferences(db, organisationOid);
          expect(differences).toMatchObject([{ month: '2025-12', answer: '11', counter: 2, feedbacks: 0 }]);
          await repair(db, organisationOid, differences);
          expect((await all.execute(db)).rows).toEqual(before);
        },
      ),
      { numRuns: name === 'PGlite' ? 15 : 25 },
    );
  });

  it('can be set right while feedback is stored, and nothing is lost or counted twice', async () => {
    const { db } = databases[0]!;
    await sql`truncate feedback, feedback_text, feedback_contact, counter`.execute(db);
    const sample = () => rowsOf(fc.sample(feedback, 20));
    await storeRows(db, organisationOid, sample());
    const end = new AbortController();
    const store = async () => {
      let stored = 0;
      while (!end.signal.aborted) stored += (await storeRows(db, organisationOid, sample())).length;
      return stored;
    };
    const storing = [store(), store(), store(), store()];
    for (let round = 0; round < 6; round += 1) {
      // In the order of storing, so that it is the repair that is put to the test, and not this. Some are gone: what is
      // not there cannot be locked before it is made.
      await sql`
        with locked as materialized (
          select * from counter order by unit_id, month, channel, language, item, answer for update
        ), raised as (
          update counter c set n = c.n + 1 from locked l where row(c.unit_id, c.month, c.channel, c.language, c.item, c.answer)
            = row(l.unit_id, l.month, l.channel, l.language, l.item, l.answer) and l.answer not in ('3', 'given')
        )
        delete from counter c using locked l where row(c.unit_id, c.month, c.channel, c.language, c.item, c.answer)
          = row(l.unit_id, l.month, l.channel, l.language, l.item, l.answer) and l.answer in ('3', 'given')`.execute(
        db,
      );
      const differences = await findDifferences(db, organisationOid);
      expect(differences.length).toBeGreaterThan(20);
      await repair(db, organisationOid, differences);
      expect(await findDifferences(db, organisationOid)).toEqual([]);
    }
    end.abort();
    const stored = (await Promise.all(storing)).reduce((sum, n) => sum + n, 0);
    expect(stored).toBeGreaterThan(100);
    expect(await findDifferences(db, organisationOid)).toEqual([]);
  });
});
