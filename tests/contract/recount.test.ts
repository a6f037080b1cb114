// `recount`: a counter that somebody has changed is named, and set right.
import { type DatabaseLocation, openDatabase } from '@palaute/collector';
import { dayInFinland, monthOf } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  otherOrganisationOid,
  startCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { makeFeedback, put } from '../environment/feedback.ts';

describe.each(databases)('Counting anew on $name', ({ start }) => {
  let database: TestDatabase;
  let location: DatabaseLocation;
  beforeAll(async () => {
    database = await start();
    location = await database.create();
    const collector = await startCollector(location);
    for (let n = 0; n < 5; n += 1) {
      expect((await put(collector.url, collector.keys.provider, makeFeedback())).status).toBe(201);
    }
    await collector.stop();
  });
  afterAll(() => database.stop());

  const execute = async (...statements: readonly ReturnType<typeof sql>[]) => {
    const { db, close } = await openDatabase(location);
    for (const statement of statements) await statement.execute(db);
    await close();
  };
  const month = monthOf(dayInFinland(new Date()));
  const fine = 'Every counter is what the feedbacks say.\n';

  it('finds nothing where nothing is wrong, also after words were deleted', async () => {
    expect(await runCommand(location, ['recount'])).toEqual({ code: 0, stdout: fine, stderr: '' });
    await execute(sql`delete from feedback_text`);
    expect(await runCommand(location, ['recount'])).toEqual({ code: 0, stdout: fine, stderr: '' });
  });

  it('names each counter that was changed, and sets them right when it is told to', async () => {
    await execute(
      sql`update counter set n = n + 2 where item = 'nps' and answer = '9'`,
      sql`delete from counter where item = 'access'`,
    );
    const told =
      `${unitOids[0]} ${month} web fi access -skipped: counter 0, feedbacks 5\n` +
      `${unitOids[0]} ${month} web fi nps 9: counter 7, feedbacks 5\n`;
    expect(await runCommand(location, ['recount', '--organisation', otherOrganisationOid])).toMatchObject({
      code: 0,
      stdout: fine,
    });
    expect(await runCommand(location, ['recount'])).toEqual({
      code: 1,
      stdout: told,
      stderr: 'palaute-collector: 2 counters are not what the feedbacks say. Set right with --repair.\n',
    });
    expect(await runCommand(location, ['recount', '--organisation', organisationOid, '--repair'])).toEqual({
      code: 0,
      stdout: `${told}Set right: 2. ${fine}`,
      stderr: '',
    });
    expect(await runCommand(location, ['recount'])).toEqual({ code: 0, stdout: fine, stderr: '' });
  });
});
