// The end of what people wrote: the commands retention and erase, and a collector that deletes by itself.
import { type DatabaseLocation, generateContactKey, openDatabase } from '@palaute/collector';
import { dayInFinland, type Feedback, referenceOf } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  databases,
  makeKeys,
  organisationOid,
  otherOrganisationOid,
  startCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { prepareLocation, spawnCollector, until, withWaits } from '../environment/process.ts';

const dayMs = 24 * 3_600_000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs);
const contact = { name: 'Maija Meikäläinen', email: 'maija@posti.example' };
const words = 'Odotin pihalla.';
const written = () => makeFeedback({ contact, answers: [{ item: 'open', value: words }] });

/** Any wait of a minute or more is over at once, so that a test need not wait for the first run. */
const hurry = withWaits((ms) => (ms >= 60_000 ? 20 : ms));

describe.each(databases)('Retention on $name', ({ name, start }) => {
  let database: TestDatabase;
  let prepared: DatabaseLocation;
  let location: DatabaseLocation;
  beforeAll(async () => {
    database = await start();
    prepared = await database.create();
    await prepareLocation(prepared, makeKeys(), makeKeys());
  });
  beforeEach(async () => {
    location = await database.copy(prepared);
  });
  afterAll(() => database.stop());

  /** Runs `palaute-collector` to its end, with a line typed to it. */
  const run = async (args: readonly string[], env: NodeJS.ProcessEnv = {}, typed = '') => {
    const ended = await runCommand(location, args, { env, input: typed });
    expect(ended.stdout + ended.stderr).not.toMatch(
      /Maija|posti\.example|pihalla|select |delete from|\n {4}at /,
    );
    return ended;
  };
  /** Sends each feedback to a collector whose clock stands at an instant. @returns the statuses */
  const sendAt = async (...moments: readonly (readonly [at: Date, feedback: Feedback])[]) => {
    let clock = new Date();
    const collector = await startCollector(location, () => clock, generateContactKey());
    try {
      const statuses: number[] = [];
      for (const [at, feedback] of moments) {
        clock = at;
        statuses.push((await put(collector.url, collector.keys.provider, feedback)).status);
      }
      return statuses;
    } finally {
      await collector.stop();
    }
  };
  const send = (at: Date, ...feedbacks: readonly Feedback[]) =>
    sendAt(...feedbacks.map((feedback) => [at, feedback] as const));
  /** Ids whose words are there, ids whose contact details are, and everything that figures come from. */
  const kept = async () => {
    const { db, close } = await openDatabase(location);
    const ids = async (table: string) =>
      (
        await sql<{ id: string }>`select feedback_id::text as id from ${sql.table(table)}`.execute(db)
      ).rows.map(({ id }) => id);
    const counters =
      await sql`select * from counter order by unit_id, month, channel, language, item, answer`.execute(db);
    const numbers = await sql`
      select feedback_id, shown, answers from feedback order by feedback_id`.execute(db);
    const all = {
      texts: await ids('feedback_text'),
      contacts: await ids('feedback_contact'),
      figures: [counters.rows, numbers.rows],
    };
    await close();
    return all;
  };
  const erase = (reference: string, ...more: string[]) => [
    'erase',
    '--reference',
    reference,
    '--organisation',
    organisationOid,
    ...more,
  ];

  it('deletes words after two years and contact details after 90 days, tells how many, and leaves figures', async () => {
    const [old, middle, young] = [written(), written(), written()];
    await sendAt([daysAgo(731), old], [daysAgo(91), middle], [daysAgo(1), young]);
    const before = await kept();
    const { code, stdout, stderr } = await run(['retention']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      `Deleted what was due by ${dayInFinland(new Date())}: ` +
        '1 text and the contact details of 2 people. Figures are unchanged.\n',
    );
    const after = await kept();
    expect(after.texts.toSorted()).toEqual([middle.id, young.id].toSorted());
    expect(after.contacts).toEqual([young.id]);
    expect(after.figures).toEqual(before.figures);
    expect((await run(['retention'])).stdout).toContain('0 texts and the contact details of 0 people');
    expect(await kept()).toEqual(after);
  });

  it('follows PALAUTE_TEXT_DAYS and PALAUTE_CONTACT_DAYS, for what is stored already, too', async () => {
    await send(daysAgo(100), written());
    await run(['retention'], { PALAUTE_CONTACT_DAYS: '200' });
    expect(await kept()).toMatchObject({ texts: [expect.any(String)], contacts: [expect.any(String)] });
    await run(['retention'], { PALAUTE_TEXT_DAYS: '99', PALAUTE_CONTACT_DAYS: '200' });
    expect(await kept()).toMatchObject({ texts: [], contacts: [expect.any(String)] });
    const { code, stderr } = await run(['retention'], { PALAUTE_TEXT_DAYS: 'forever' });
    expect([code, stderr]).toEqual([
      1,
      'palaute-collector: PALAUTE_TEXT_DAYS must be a whole number of days, 1–3650.\n',
    ]);
  });

  it('knows a feedback for the same after its words are gone, and does not take them again', async () => {
    const feedback = written();
    await send(daysAgo(800), feedback);
    await run(['retention']);
    expect(await send(new Date(), feedback)).toEqual([200]);
    expect(await kept()).toMatchObject({ texts: [], contacts: [] });
  });

  it('is done by collectors that serve, by themselves, and they log counts only', async () => {
    await send(daysAgo(800), ...Array.from({ length: 20 }, written));
    // The embedded database has room for one.
    const collectors = await Promise.all(
      (name === 'PostgreSQL' ? [1, 2] : [1]).map(() => spawnCollector(location, { NODE_OPTIONS: hurry })),
    );
    const sum = (counts: 'texts' | 'contacts') =>
      collectors
        .flatMap((collector) => [...collector.output().matchAll(new RegExp(`"${counts}":(\\d+)`, 'g'))])
        .reduce((total, [, count]) => total + Number(count), 0);
    await until('they have run', async () =>
      collectors.every((collector) => collector.output().includes('"texts"')),
    );
    for (const collector of collectors) {
      expect((await call('GET', `${collector.url}/readyz`)).status).toBe(200);
      expect(await collector.end('SIGTERM')).toBe(0);
      expect(collector.output()).not.toMatch(/Maija|pihalla/);
    }
    expect([sum('texts'), sum('contacts')]).toEqual([20, 20]);
    expect(await kept()).toMatchObject({ texts: [], contacts: [] });
  });

  it('leaves what is not due to a collector that serves', async () => {
    await send(daysAgo(1), written());
    const collector = await spawnCollector(location, { NODE_OPTIONS: hurry });
    await until('it has run', async () => collector.output().includes('"texts":0'));
    await collector.end('SIGTERM');
    expect(await kept()).toMatchObject({ texts: [expect.any(String)], contacts: [expect.any(String)] });
  });

  it('erases what one person wrote, found by the reference of the receipt, and keeps the numbers', async () => {
    const [one, other] = [written(), written()];
    await send(daysAgo(1), one, other);
    const before = await kept();
    const { code, stdout, stderr } = await run(erase(referenceOf(one.id), '--yes'));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      `Feedback ${referenceOf(one.id)} of ${dayInFinland(daysAgo(1))}: ` +
        'deleted 1 text and the contact details of 1 person. Numbers stay.\n',
    );
    const after = await kept();
    expect([after.texts, after.contacts]).toEqual([[other.id], [other.id]]);
    expect(after.figures).toEqual(before.figures);
    const again = await run(erase(referenceOf(one.id).toLowerCase()));
    expect([again.code, again.stdout]).toEqual([
      0,
      `Feedback ${referenceOf(one.id)} of ${dayInFinland(daysAgo(1))}: ` +
        'there are no texts and no contact details to delete. Numbers stay.\n',
    ]);
  });

  it('asks before it erases, and takes nothing but a yes for one', async () => {
    const feedback = written();
    await send(daysAgo(1), feedback);
    for (const typed of ['', '\n', 'yesterday\n']) {
      const refused = await run(erase(referenceOf(feedback.id)), {}, typed);
      expect([refused.code, refused.stdout]).toEqual([1, '']);
      expect(refused.stderr).toContain('1 text and the contact details of 1 person. Delete them for good?');
      expect(refused.stderr).toContain('Nothing was deleted. Answer y to delete, or give --yes.');
    }
    expect(await kept()).toMatchObject({ texts: [feedback.id], contacts: [feedback.id] });
    expect((await run(erase(referenceOf(feedback.id)), {}, 'y\n')).code).toBe(0);
    expect(await kept()).toMatchObject({ texts: [], contacts: [] });
  });

  it('erases nothing by a reference that is unknown, of another organisation, of two, or none', async () => {
    const [one, two] = ['a', 'b'].map((digit) => ({
      ...written(),
      id: `0c7d1a52-6f0e-4b8a-9a35-2f4c8e1b7d9${digit}`,
    })) as [Feedback, Feedback];
    await send(daysAgo(1), one, two);
    const tell = async (args: string[]) => {
      const { code, stdout, stderr } = await run(args);
      expect(stdout).toBe('');
      return `${code} ${stderr}`;
    };
    expect(await tell(erase('0C7D1A53', '--yes'))).toBe(
      '1 palaute-collector: This organisation has no feedback with the reference 0C7D1A53.\n',
    );
    expect(
      await tell(['erase', '--reference', '0C7D1A52', '--organisation', otherOrganisationOid, '--yes']),
    ).toMatch(/^1 .*This organisation has no feedback with the reference 0C7D1A52/);
    expect(await tell(erase('0C7D1A52', '--yes'))).toMatch(
      /^1 .*More than one feedback has the reference 0C7D1A52\. Nothing was deleted/,
    );
    expect(await tell(erase('Maija'))).toMatch(/^2 .*--reference is the eight characters/);
    expect(await tell(['erase', '--reference', '0C7D1A52', '--yes'])).toMatch(/^2 .*--organisation OID/);
    expect(await kept()).toMatchObject({ texts: expect.toSatisfy((ids: string[]) => ids.length === 2) });
    expect((await run(erase(two.id, '--yes'))).code).toBe(0);
    expect(await kept()).toMatchObject({ texts: [one.id], contacts: [one.id] });
  });
});
