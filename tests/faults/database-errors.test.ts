// What PostgreSQL may raise in the middle of storing, raised by the database itself: a check on the rows of the test
// organisation asks a function that raises the code that a table holds.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { makeFeedback, put } from '../environment/feedback.ts';
import { expectNothingFromInside, expectNotNow } from './refusal.ts';
import { wrongCounters } from './stored.ts';

/** Told as it would be: what a caller may try again, and what is our own fault. */
const raised: readonly [code: string, what: string, status: 201 | 500 | 503][] = [
  ['53100', 'disk full', 503],
  ['53200', 'out of memory', 503],
  ['53300', 'too many connections', 503],
  ['53400', 'a limit of the configuration', 503],
  ['57014', 'a statement that was cancelled', 503],
  ['57P01', 'a shutdown', 503],
  ['58030', 'an error of the disk', 503],
  ['25006', 'a read-only transaction', 503],
  ['55P03', 'a lock that was not to be had', 503],
  ['40001', 'a serialization failure, for ever', 503],
  ['40P01', 'a deadlock, for ever', 503],
  ['XX001', 'corrupted data', 500],
  ['42P01', 'a table that is gone', 500],
  ['23514', 'a row that is refused', 500],
];

describe.each(databases)('A collector whose $name raises', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  const raise = (code: string) => sql`update trouble set code = ${code}`.execute(collector.database.db);

  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create());
    const { db } = collector.database;
    await sql`create table trouble (code text not null)`.execute(db);
    await sql`insert into trouble values ('')`.execute(db);
    await sql`create function trouble_check() returns trigger language plpgsql as $$
      declare wanted text := (select code from trouble);
      begin
        if wanted <> '' then
          raise exception 'Salainen: insert into feedback select %', new.answers using errcode = wanted;
        end if;
        return new;
      end $$`.execute(db);
    await sql`create trigger trouble before insert on feedback for each row execute function trouble_check()`.execute(
      db,
    );
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  it.each(raised)(
    '%s (%s) says so in its own words with status %i, stores nothing, and goes on',
    async (code, _what, status) => {
      await raise(code);
      const feedbacks = Array.from({ length: 3 }, () => makeFeedback());
      const answers = await Promise.all(
        feedbacks.map((one) => put(collector.url, collector.keys.provider, one)),
      );
      for (const answer of answers) {
        expect(JSON.stringify(answer.body)).not.toContain('Salainen');
        expectNothingFromInside(answer.body);
        if (status === 503) expectNotNow(answer);
        else expect(answer).toMatchObject({ status, body: { code: 'internal-error', status } });
      }
      await raise('');
      const again = await Promise.all(
        feedbacks.map((one) => put(collector.url, collector.keys.provider, one)),
      );
      expect(again.map((answer) => answer.status)).toEqual([201, 201, 201]);
      expect(await wrongCounters(collector.database)).toEqual([]);
    },
  );
});
