import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DatabaseLocation, generateContactKey } from '@palaute/collector';
import type { Feedback } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';

const contact = {
  name: 'Maija Meikäläinen',
  email: 'maija.meikalainen@posti.example',
  phone: '040 765 4321',
  by: 'email',
} as const;
const free = { text: 'Tavallinen sana on näkyvissä.' };

describe.each(databases)('Contact details on $name', ({ start }) => {
  let database: TestDatabase;
  let location: DatabaseLocation;
  let collector: TestCollector | undefined;
  const first = generateContactKey();
  const second = generateContactKey();
  let day = '2026-11-22';

  beforeAll(async () => {
    database = await start();
    location = await database.create();
  });
  afterEach(async () => {
    await collector?.stop();
    collector = undefined;
    day = '2026-11-22';
  });
  afterAll(() => database.stop());

  /** On the same database each time; other keys for callers, which costs nothing. */
  const open = async (contactKeys: string | null): Promise<TestCollector> => {
    await collector?.stop();
    collector = await startCollector(location, () => new Date(`${day}T12:00:00Z`), contactKeys);
    return collector;
  };
  const send = ({ url, keys }: TestCollector, feedback: Feedback) => put(url, keys.site, feedback);
  const kept = async ({ database: { db } }: TestCollector, id: string) => {
    const { rows } = await sql<{ delete_on: string; key_id: string; sealed: string }>`
      select delete_on::text, key_id, encode(sealed, 'base64') as sealed from feedback_contact
      where org_id = ${organisationOid} and feedback_id = ${id}::uuid`.execute(db);
    return rows;
  };

  it('are taken, with a promise of a reply and a day on which they end', async () => {
    const one = await open(first);
    const feedback = makeFeedback({ contact });
    const answer = await send(one, feedback);
    expect(answer.status).toBe(201);
    // The test organisation promises ten days.
    expect(answer.body).toMatchObject({ receivedOn: '2026-11-22', replyBy: '2026-12-02' });
    expect(await kept(one, feedback.id)).toMatchObject([{ delete_on: '2027-02-20' }]);
    // Sent again later, the promise is still that of the first arrival.
    day = '2026-11-25';
    expect((await send(one, feedback)).body).toMatchObject({ status: 'duplicate', replyBy: '2026-12-02' });
  });

  it('are no part of a feedback that has none: nothing is kept and nothing promised', async () => {
    const one = await open(first);
    const feedback = makeFeedback();
    expect((await send(one, feedback)).body).not.toHaveProperty('replyBy');
    expect(await kept(one, feedback.id)).toEqual([]);
  });

  it('are answered within the law’s two weeks at most where accessibility is concerned', async () => {
    const one = await open(first);
    const replyDays = (days: number) =>
      sql`update organisation set reply_days = ${days} where org_id = ${organisationOid}`.execute(
        one.database.db,
      );
    await replyDays(30);
    const answer = await send(one, makeFeedback({ contact, free: { kinds: ['accessibility'] } }));
    expect(answer.body).toMatchObject({ replyBy: '2026-12-06' });
    expect((await send(one, makeFeedback({ contact }))).body).toMatchObject({ replyBy: '2026-12-22' });
    await replyDays(10);
  });

  it('are content: others under the same id, or none, are refused, and the same in another order are not', async () => {
    const one = await open(first);
    const feedback = makeFeedback({ contact });
    await send(one, feedback);
    const turned = Object.fromEntries(Object.entries(contact).toReversed());
    const spaced = { ...turned, phone: ' 040 765 4321\n' };
    expect((await send(one, { ...feedback, contact: spaced })).status).toBe(200);
    const { contact: _none, ...without } = feedback;
    for (const other of [
      { ...feedback, contact: { ...contact, phone: '040 765 4322' } },
      { ...feedback, contact: { email: contact.email } },
      without,
    ]) {
      expect((await send(one, other)).body).toMatchObject({ status: 422, code: 'id-reused' });
    }
    expect(await kept(one, feedback.id)).toHaveLength(1);
  });

  it('do not show in the hash of the content, so that trying every phone number finds nobody', async () => {
    const one = await open(first);
    const feedback = makeFeedback({ contact: { phone: '0401234567' } });
    const hashes: string[] = [];
    for (const phone of ['0401234567', '0501234567']) {
      await send(one, { ...feedback, contact: { phone } });
      const { rows } = await sql<{ content_hash: string }>`
        select content_hash from feedback where feedback_id = ${feedback.id}::uuid`.execute(one.database.db);
      hashes.push(rows[0]?.content_hash ?? '');
      await sql`delete from feedback where feedback_id = ${feedback.id}::uuid`.execute(one.database.db);
    }
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('are still known after the key has changed, and new ones go under the new key', async () => {
    const feedback = makeFeedback({ contact });
    const before = await open(first);
    await send(before, feedback);
    const [old] = await kept(before, feedback.id);
    const after = await open(`${second},${first}`);
    expect((await send(after, feedback)).status).toBe(200);
    const other = { ...feedback, contact: { ...contact, name: 'Matti' } };
    expect((await send(after, other)).body).toMatchObject({ code: 'id-reused' });
    const newer = makeFeedback({ contact });
    await send(after, newer);
    expect([old?.key_id, (await kept(after, newer.id))[0]?.key_id]).toEqual([
      first.split(':')[0],
      second.split(':')[0],
    ]);
  });

  it('leave the feedback the same when they are deleted', async () => {
    const one = await open(first);
    const feedback = makeFeedback({ contact });
    await send(one, feedback);
    await sql`delete from feedback_contact where feedback_id = ${feedback.id}::uuid`.execute(one.database.db);
    expect((await send(one, feedback)).status).toBe(200);
    expect((await send(one, { ...feedback, language: 'sv' })).body).toMatchObject({ code: 'id-reused' });
  });

  it('cannot be told by a ciphertext: the same details are never the same bytes', async () => {
    const one = await open(first);
    const feedbacks = [makeFeedback({ contact }), makeFeedback({ contact })];
    for (const feedback of feedbacks) await send(one, feedback);
    const [[a], [b]] = await Promise.all([
      kept(one, feedbacks[0]?.id ?? ''),
      kept(one, feedbacks[1]?.id ?? ''),
    ]);
    expect(a?.sealed).toBeTruthy();
    expect(a?.sealed).not.toBe(b?.sealed);
  });

  it('are refused by a collector without a key, whose forms then do not ask for them', async () => {
    const without = await open(null);
    const { body } = await send(without, makeFeedback({ contact }));
    expect(body).toMatchObject({ status: 422, code: 'contact-not-taken', pointer: '/contact' });
    const form = () =>
      call('GET', `${collector?.url}/v1/forms/whole`, { key: collector?.keys.site }).then(
        ({ body: reply }) => reply,
      );
    expect(await form()).not.toHaveProperty('contact');
    await open(first);
    expect(await form()).toMatchObject({
      contact: { heading: { fi: 'Haluatko vastauksen?' }, badEmail: { sv: expect.any(String) } },
    });
  });

  it.each([
    ['no way to be reached', { name: 'Maija' }, 'contact-incomplete', '/contact'],
    [
      'a way that is not given',
      { email: contact.email, by: 'phone' },
      'contact-incomplete',
      '/contact/phone',
    ],
    ['an address that is none', { email: 'maija' }, 'contact-format', '/contact/email'],
    ['a number that is none', { phone: 'soita' }, 'contact-format', '/contact/phone'],
  ])('are refused with %s', async (_name, given, code, pointer) => {
    const answer = await send(await open(first), makeFeedback({ contact: given as Feedback['contact'] }));
    expect(answer.body).toMatchObject({ status: 422, code, pointer });
    expect(JSON.stringify(answer.body)).not.toContain('maija');
  });

  it('stand nowhere in the database in clear', async () => {
    const one = await open(first);
    await send(one, makeFeedback({ contact, free }));
    const found = await dump(one);
    expect(found.includes(free.text), 'the dump is one').toBe(true);
    const numbers = [contact.phone, contact.phone.replaceAll(' ', '')];
    for (const secret of [contact.name, 'Maija', contact.email, 'meikalainen', ...numbers]) {
      for (const form of [secret, ...encodingsOf(secret)]) {
        expect(found.includes(form), form).toBe(false);
      }
    }
    await one.stop();
    collector = undefined;
    if ('folder' in location) {
      const files = await readdir(location.folder, { recursive: true, withFileTypes: true });
      const bytes = await Promise.all(
        files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
      );
      expect(bytes.some((file) => file.includes(free.text))).toBe(true);
      for (const secret of [contact.name, contact.email, ...numbers]) {
        expect(
          bytes.some((file) => file.includes(secret)),
          secret,
        ).toBe(false);
      }
    }
  });
});

/** Every row of every table, as text. */
async function dump({ database: { db } }: TestCollector): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

/** How bytes show in a dump: in hexadecimal; and in base64, wherever in a group of three they start. */
function encodingsOf(secret: string): string[] {
  const hex = Buffer.from(secret).toString('hex');
  const base64 = ['', 'x', 'xx'].map((before) => {
    const text = Buffer.from(before + secret).toString('base64');
    return text.slice(before ? 4 : 0, -4);
  });
  // What is left of a short one could be anybody's.
  return [hex, ...base64].filter(({ length }) => length >= 8);
}
