// The laws of retention, on both databases. Through the command and over a serving collector: tests/contract.
import { dayInFinland } from '@palaute/schema';
import { dayAfter } from '@palaute/schema/handling';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  makeKeys,
  organisationOid,
  otherOrganisationOid,
  otherUnitOid,
  prepareDatabase,
  type TestDatabase,
  unitOids,
} from '../../../../tests/environment/collector.ts';
import { makeFeedback } from '../../../../tests/environment/feedback.ts';
import { type Database, openDatabase } from '../database/open.ts';
import { rowOf } from '../feedback/row.ts';
import { storeRows } from '../feedback/store.ts';
import { deleteDue } from './retention.ts';

const sealed = { key_id: 'k', sealed: 'AAAA' };

describe.each(databases)('Retention on $name', ({ start }) => {
  let server: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    server = await start();
    database = await openDatabase(await server.create());
    await database.migrate();
    await prepareDatabase(database, makeKeys(), makeKeys());
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  const clear = async () => {
    await sql`delete from feedback`.execute(database.db);
    await sql`delete from counter`.execute(database.db);
  };
  /** Everything that is kept: of each feedback the day of arrival, and whether words and contact are there. */
  const kept = async () => {
    const { rows } = await sql<{ received_at: Date; words: string[]; has_contact: boolean }>`
      select f.received_at, f.org_id,
        array(select t.item || ' ' || coalesce(t.delete_on::text, '') from feedback_text t
          where t.org_id = f.org_id and t.feedback_id = f.feedback_id order by t.item) as words,
        exists (select from feedback_contact c
          where c.org_id = f.org_id and c.feedback_id = f.feedback_id) as has_contact
      from feedback f order by f.received_at, f.feedback_id`.execute(database.db);
    return rows;
  };
  const counters = async () =>
    (
      await sql`select * from counter order by org_id, unit_id, month, channel, language, item, answer`.execute(
        database.db,
      )
    ).rows;

  const instant = fc
    .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2026, 11, 31) })
    .map((value) => new Date(value));
  const given = fc.record({
    at: instant,
    isOther: fc.boolean(),
    hasOpen: fc.boolean(),
    hasFree: fc.boolean(),
    hasContact: fc.boolean(),
  });

  it('keeps exactly what is not due, leaves the counters alone, and a second time changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(given, { maxLength: 6 }),
        fc.record({
          textDays: fc.integer({ min: 1, max: 900 }),
          contactDays: fc.integer({ min: 1, max: 900 }),
        }),
        instant.map(dayInFinland),
        async (feedbacks, days, today) => {
          await clear();
          for (const { at, isOther, hasOpen, hasFree, hasContact } of feedbacks) {
            const feedback = makeFeedback({
              unit: isOther ? otherUnitOid : unitOids[0],
              answers: hasOpen ? [{ item: 'open', value: 'Sana.' }] : [],
              ...(hasFree && { free: { text: 'Toinen sana.' } }),
            });
            const row = rowOf(feedback, at, () => undefined, hasContact ? sealed : null);
            await storeRows(database.db, isOther ? otherOrganisationOid : organisationOid, [row]);
          }
          const [before, countedBefore] = [await kept(), await counters()];
          const deleted = await deleteDue(database.db, days, today);
          const after = await kept();
          expect(after).toHaveLength(before.length);
          before.forEach(({ received_at, words, has_contact }, index) => {
            const endOf = (after_: number) => dayAfter(dayInFinland(received_at), after_);
            const isTextDue = endOf(days.textDays) <= today;
            expect(after[index]?.words).toEqual(
              isTextDue ? [] : words.map((word) => `${word.split(' ')[0]} ${endOf(days.textDays)}`),
            );
            expect(after[index]?.has_contact).toBe(has_contact && endOf(days.contactDays) > today);
          });
          const countOf = (rows: typeof before) => ({
            texts: rows.flatMap(({ words }) => words).length,
            contacts: rows.filter(({ has_contact }) => has_contact).length,
          });
          expect(deleted).toEqual({
            texts: countOf(before).texts - countOf(after).texts,
            contacts: countOf(before).contacts - countOf(after).contacts,
          });
          expect(await counters()).toEqual(countedBefore);
          expect(await deleteDue(database.db, days, today)).toEqual({ texts: 0, contacts: 0 });
          expect(await kept()).toEqual(after);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('deletes each text once when several collectors do it at the same time, however many there are', async () => {
    await clear();
    const count = 2_500;
    await storeRows(
      database.db,
      organisationOid,
      Array.from({ length: count }, () =>
        rowOf(makeFeedback({ free: { text: 'Sana.' } }), new Date('2026-01-01T12:00:00Z'), () => undefined),
      ),
    );
    const days = { textDays: 30, contactDays: 30 };
    const runs = await Promise.all([1, 2, 3].map(() => deleteDue(database.db, days, '2026-06-01')));
    expect(runs.reduce((sum, { texts }) => sum + texts, 0)).toBe(count);
    expect((await kept()).flatMap(({ words }) => words)).toEqual([]);
  });

  it('stops between two batches when the collector ends, and the next run does the rest', async () => {
    await clear();
    const row = rowOf(
      makeFeedback({ free: { text: 'Sana.' } }),
      new Date('2026-01-01T12:00:00Z'),
      () => undefined,
    );
    await storeRows(database.db, organisationOid, [row]);
    const days = { textDays: 30, contactDays: 30 };
    const none = { texts: 0, contacts: 0 };
    expect(await deleteDue(database.db, days, '2026-06-01', AbortSignal.abort())).toEqual(none);
    expect(await deleteDue(database.db, days, '2026-06-01')).toEqual({ texts: 1, contacts: 0 });
  });
});
