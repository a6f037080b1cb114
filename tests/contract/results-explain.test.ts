// `results explain`: why a figure shows or not, for who has the database anyway.
import { createPalaute } from '@palaute/client';
import { type DatabaseLocation, openDatabase } from '@palaute/collector';
import type { Results } from '@palaute/schema';
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

describe.each(databases)('Explaining a figure on $name', ({ name, start }) => {
  let database: TestDatabase;
  let location: DatabaseLocation;
  let isShown: (place: string, period: string) => boolean;
  beforeAll(async () => {
    database = await start();
    location = await database.create();
    const collector = await startCollector(location);
    const palaute = createPalaute({ endpoint: collector.url, key: collector.keys.provider });
    for (const [unit, contactOn, count] of [
      [unitOids[0], '2025-03-10', 30],
      [unitOids[1], '2025-03-10', 7],
      [unitOids[1], '2025-04-10', 12],
    ] as const) {
      const feedbacks = Array.from({ length: count }, (_, index) =>
        makeAnswered(index < 6 ? [{ item: 'nps', value: 9 }] : [{ item: 'nps', missing: 'skipped' }], {
          unit,
          contactOn,
        }),
      );
      expect((await palaute.report(feedbacks)).stored).toBe(count);
    }
    const { db } = collector.database;
    await db
      .updateTable('service_unit')
      .set({ municipality: '109' })
      .where('unit_id', 'in', unitOids)
      .execute();
    const shown = new Map<string, boolean>();
    for (const period of ['2025-03', '2025-04', '2025-T1', '2025']) {
      const response = await fetch(
        `${collector.url}/v1/results?organisation=${organisationOid}&period=${period}`,
      );
      const results = (await response.json()) as Results;
      for (const { place, feedback } of [results, ...results.parts]) {
        shown.set(`${place.id} ${period}`, !('withheld' in feedback));
      }
    }
    isShown = (place, period) => shown.get(`${place} ${period}`) ?? false;
    await collector.stop();
  });
  afterAll(() => database.stop());

  const explain = (...more: string[]) =>
    runCommand(location, ['results', 'explain', '--organisation', organisationOid, '--lang', 'en', ...more]);

  it('says of a small group how small it is', async () => {
    const { code, stdout } = await explain(
      '--unit',
      unitOids[1],
      '--period',
      '2025-03',
      '--item',
      'feedback',
    );
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        `Yksikkö 2 (${unitOids[1]}), 2025-03: Feedbacks`,
        'The figure is withheld from the public. The threshold is 10.',
        'Answers: 7.',
        'The group is under the threshold.',
        '',
      ].join('\n'),
    );
  });

  it('says of a large group which small one it would give away', async () => {
    const { stdout } = await explain('--unit', unitOids[0], '--period', '2025-03', '--item', 'feedback');
    expect(stdout).toContain('Answers: 30.');
    expect(stdout).toContain(
      `A small group could be worked out from it: Yksikkö 2 (${unitOids[1]}), 2025-03, 7 answers.`,
    );
  });

  it('says it of a municipality', async () => {
    const { stdout } = await explain('--municipality', '109', '--period', '2025-04', '--item', 'feedback');
    expect(stdout).toContain('Hämeenlinna (109), 2025-04: Feedbacks\n');
    expect(stdout).toContain('Answers: 12.');
    const { code, stderr } = await explain('--municipality', '091', '--period', '2025', '--item', 'nps');
    expect([code, stderr]).toEqual([1, expect.stringContaining('There is no 091')]);
  });

  it('says of an item that it goes as the feedbacks go', async () => {
    const { stdout } = await explain('--unit', unitOids[0], '--period', '2025-03', '--item', 'safety');
    expect(stdout).toContain('Answers: 0.\nThe number of feedbacks does not show here');
    expect(stdout).toContain('Answers: 30.\nA small group could be worked out from it');
  });

  it('agrees with what the results show', async () => {
    const places = [
      [organisationOid, []],
      ['health-care', ['--division', 'health-care']],
      ['older-people', ['--division', 'older-people']],
    ] as const;
    const figures = ['2025-03', '2025-04', '2025-T1', '2025'].flatMap((period) =>
      places.map(([place, option]) => ({ place, option, period })),
    );
    // The same rows are read for each of them, and the embedded database is started anew each time.
    const looked = figures.filter((_, index) => name === 'PostgreSQL' || index % 5 === 0);
    for (const { place, option, period } of looked) {
      const { stdout } = await explain(...option, '--period', period, '--item', 'feedback');
      expect(stdout.includes('The figure shows to the public.'), `${place} ${period}`).toBe(
        isShown(place, period),
      );
    }
  });

  it('is noted', async () => {
    await explain('--period', '2025', '--item', 'open');
    const { db, close } = await openDatabase(location);
    const notes = await db.selectFrom('audit_entry').select(['subject', 'key_prefix']).execute();
    await close();
    expect(notes).toContainEqual({ subject: 'explain 2025 organisation open', key_prefix: null });
  });

  // What is said and what is asked for is read before any of it reaches a database.
  if (name === 'PostgreSQL') {
    it('speaks of staff, and three languages', async () => {
      const of = ['--unit', unitOids[1], '--period', '2025-03', '--item', 'nps'];
      expect((await explain(...of, '--for', 'staff')).stdout).toContain(
        'The figure shows to staff. The threshold is 5.',
      );
      expect((await explain(...of, '--lang', 'sv')).stdout).toContain('Siffran visas inte för allmänheten.');
      expect((await explain(...of, '--lang', 'fi')).stdout).toContain('Luku jätetään näyttämättä yleisölle.');
    });

    it.each<[string[], number, string]>([
      [['--period', '2025-03'], 2, '--item is missing'],
      [['--item', 'nps'], 2, '--period is missing'],
      [['--period', '2025-13', '--item', 'nps'], 2, 'no period that has begun'],
      [['--period', '2099', '--item', 'nps'], 2, 'no period that has begun'],
      [['--period', '2025', '--item', 'mood'], 1, 'There are: feedback, nps, open, access'],
      [['--period', '2025', '--item', 'nps', '--division', 'older-peple'], 1, 'older-people (Ikäihmiset)'],
      [['--period', '2025', '--item', 'nps', '--for', 'press'], 2, '--for is one of public, staff'],
    ])('called with %j says what is wrong', async (more, code, said) => {
      const outcome = await explain(...more);
      expect([outcome.code, outcome.stdout]).toEqual([code, '']);
      expect(outcome.stderr).toContain(said);
    });
  }
});
