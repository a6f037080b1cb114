// `results compare`: figures by what a feedback says of itself, for who has the database anyway.
import { createPalaute } from '@palaute/client';
import { type DatabaseLocation, openDatabase } from '@palaute/collector';
import type { Feedback } from '@palaute/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  startCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { makeAnswered } from '../environment/feedback.ts';

const given = (times: number, value: number, changes: Partial<Feedback>): Feedback[] =>
  Array.from({ length: times }, () =>
    makeAnswered([{ item: 'nps', value }], { unit: unitOids[0], contactOn: '2025-03-10', ...changes }),
  );

describe.each(databases)('Comparing figures on $name', ({ start }) => {
  let database: TestDatabase;
  let location: DatabaseLocation;
  beforeAll(async () => {
    database = await start();
    location = await database.create();
    const collector = await startCollector(location);
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    const report = await palaute.report([
      ...given(12, 10, { collectionChannel: 'device', language: 'fi' }),
      ...given(11, 3, { collectionChannel: 'web', language: 'sv', unit: unitOids[1] }),
      ...given(4, 10, { collectionChannel: 'web', language: 'ru' }),
      ...given(9, 0, { collectionChannel: 'web', contactOn: '2025-08-10' }),
    ]);
    expect(report.stored).toBe(36);
    await collector.stop();
  });
  afterAll(() => database.stop());

  const compare = (...more: string[]) =>
    runCommand(location, [
      'results',
      'compare',
      '--organisation',
      organisationOid,
      '--period',
      '2025-T1',
      ...more,
    ]);
  const linesOf = (stdout: string) =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/));

  it('tells each channel apart, the largest first, in the language asked for', async () => {
    const { code, stdout } = await compare('--by', 'channel');
    expect(code).toBe(0);
    expect(linesOf(stdout)).toEqual([
      ['Palautteita', 'NPS-vastauksia', 'NPS', '95 %'],
      ['Verkkolomake', '15', '15', '−46,7', '−79,3 … 1,5'],
      ['Palautelaite', '12', '12', '100,0', '54,2 … 100,0'],
    ]);
  });

  it('marks a language whose questions are no official wording, and a group too small to publish', async () => {
    const { stdout } = await compare('--by', 'language', '--lang', 'en');
    expect(stdout).toMatch(/^Russian \(unofficial translation\) \* +4 +4 +100\.0/m);
    expect(stdout).toMatch(/^Finnish +12 /m);
    expect(stdout).toContain('* Fewer than 10 feedbacks: not to be published.');
  });

  it('holds to the place and the period, and writes every item as CSV', async () => {
    const { stdout } = await compare('--by', 'channel', '--unit', unitOids[0], '--csv', '--lang', 'sv');
    const rows = stdout.trimEnd().split(/\r?\n/);
    const nps = rows.filter((row) => row.includes(',nps,nps,'));
    expect(nps.map((row) => row.split(',')[0])).toEqual(['device', 'web']);
    expect(nps[1]).toContain(',4,100,');
    expect(rows.some((row) => row.startsWith('web,Webbformulär,') && row.includes(',access,likert,'))).toBe(
      true,
    );
  });

  it('is noted in the audit log, and refuses what it does not know', async () => {
    await compare('--by', 'age-band');
    const opened = await openDatabase(location);
    try {
      const entries = await opened.db.selectFrom('audit_entry').select(['action', 'subject']).execute();
      expect(entries).toContainEqual({
        action: 'results-read',
        subject: 'compare age-band 2025-T1 organisation',
      });
    } finally {
      await opened.close();
    }
    const wrong = await compare('--by', 'colour');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('--by is one of channel, contact-channel');
  });
});
