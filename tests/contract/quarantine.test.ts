// Feedback that is set apart: who sees it, what becomes of it, and that no figure counts it before somebody lets it in.
import { generateKey, saveKey } from '@palaute/collector';
import type { Feedback } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteDue } from '../../packages/collector/src/retention/retention.ts';
import { erase, findByReference } from '../../packages/collector/src/retention/erase.ts';
import {
  allowedOrigin,
  databases,
  organisationOid,
  otherOrganisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';

interface Listed {
  readonly feedbacks: readonly (Record<string, unknown> & { readonly id: string })[];
  readonly next?: string;
}

describe.each(databases)('Quarantine on $name', ({ start }) => {
  let server: TestDatabase;
  let collector: TestCollector;
  let clock = new Date('2026-11-22T12:00:00Z');
  const staff = generateKey('staff');
  const otherStaff = generateKey('staff');
  beforeAll(async () => {
    server = await start();
    collector = await startCollector(await server.create(), () => clock);
    const scopes = ['results:staff', 'feedback:review'];
    await saveKey(db(), staff, { orgId: organisationOid, scopes, origins: null });
    await saveKey(db(), otherStaff, { orgId: otherOrganisationOid, scopes, origins: null });
  });
  afterAll(async () => {
    await collector.stop();
    await server.stop();
  });

  const db = () => collector.database.db;
  /** Sends by a key that has spent its budget, as a page does that cannot compute. */
  const makeSpentKey = async () => {
    const key = generateKey('site');
    const rights = {
      orgId: organisationOid,
      scopes: ['feedback:write'],
      origins: [allowedOrigin],
      budget: 1,
    };
    await saveKey(db(), key, rights);
    await put(collector.url, key, makeFeedback());
    return key;
  };
  const hold = async (feedback: Feedback, key: string) => {
    const answer = await put(collector.url, key, feedback, { 'palaute-proof': 'none' });
    expect([answer.status, answer.body['status']]).toEqual([202, 'quarantined']);
    return answer.body;
  };
  const at = (path: string) => `${collector.url}/v1/quarantine${path}`;
  const list = async (query = '', key = staff) =>
    (await call('GET', at(query), { key })).body as unknown as Listed;
  const release = (id: string, key = staff) => call('POST', at(`/${id}/release`), { key });
  const remove = (id: string, key = staff) => call('DELETE', at(`/${id}`), { key });
  const rowsOf = async (table: string, id?: string) => {
    const where = id === undefined ? sql`true` : sql`feedback_id = ${id}::uuid`;
    const { rows } = await sql<{ row: string }>`
      select (to_jsonb(t) - 'feedback_id')::text as row from ${sql.table(table)} t where ${where} order by 1`.execute(
      db(),
    );
    return rows.map(({ row }) => row);
  };

  it('shows staff what waits, with words masked and without contact details', async () => {
    const key = await makeSpentKey();
    const feedback = makeFeedback({
      shown: ['nps', 'open'],
      answers: [
        { item: 'nps', value: 0 },
        { item: 'open', value: 'Soita 040 123 4567.' },
      ],
      free: { kinds: ['criticism'], text: 'Toinen sana.' },
      contact: { name: 'Maija Meikäläinen', email: 'maija@posti.example', by: 'email' },
    });
    const receipt = await hold(feedback, key);
    expect(receipt).toMatchObject({ receivedOn: '2026-11-22', replyBy: '2026-12-02' });
    const { feedbacks } = await list('?limit=200');
    const shown = feedbacks.find(({ id }) => id === feedback.id);
    expect(shown).toMatchObject({
      reference: feedback.id.slice(0, 8).toUpperCase(),
      receivedAt: '2026-11-22T12:00:00.000Z',
      reason: 'without-proof',
      keyPrefix: key.slice(0, 21),
      unit: feedback.unit,
      answers: { nps: 0 },
      texts: { open: expect.not.stringContaining('123'), free: 'Toinen sana.' },
      kinds: ['criticism'],
      hasContact: true,
    });
    expect(JSON.stringify(shown)).not.toMatch(/Maija|posti\.example|sealed/);
    expect((await rowsOf('quarantine', feedback.id)).join('')).not.toMatch(/Maija|posti\.example|4567/);
  });

  it('counts nothing that waits, and counts it as if it had been stored when it came once it is released', async () => {
    const changes = {
      free: { text: 'Kiitos.' },
      contact: { email: 'maija@posti.example' },
    };
    const key = await makeSpentKey();
    const held = makeFeedback({ ...changes, unit: '1.2.246.10.32213078.10.99002' });
    const before = await rowsOf('counter');
    await hold(held, key);
    expect(await rowsOf('counter')).toEqual(before);
    expect(await rowsOf('feedback', held.id)).toEqual([]);
    const cameAt = clock;
    clock = new Date('2026-12-24T12:00:00Z');
    const answer = await release(held.id);
    clock = cameAt;
    expect([answer.status, answer.body['status'], answer.body['receivedOn']]).toEqual([
      200,
      'stored',
      '2026-11-22',
    ]);
    expect(await rowsOf('quarantine', held.id)).toEqual([]);
    // The twin that was never held differs in its id only.
    const countedOnce = await rowsOf('counter');
    const twin = { ...held, id: makeFeedback().id };
    expect((await put(collector.url, collector.keys.site, twin)).status).toBe(201);
    const withoutHash = (rows: string[]) => rows.map((row) => row.replace(/"content_hash": "\w+"/, ''));
    expect(withoutHash(await rowsOf('feedback', held.id))).toEqual(
      withoutHash(await rowsOf('feedback', twin.id)),
    );
    expect(await rowsOf('feedback_text', held.id)).toEqual(await rowsOf('feedback_text', twin.id));
    expect(await rowsOf('feedback_contact', held.id)).toHaveLength(1);
    expect(countedOnce).not.toEqual(before);
    expect(countedOnce.length).toBe((await rowsOf('counter')).length);
  });

  it('releases once, however often and at once it is asked', async () => {
    const feedback = makeFeedback();
    await hold(feedback, await makeSpentKey());
    const answers = await Promise.all([1, 2, 3].map(() => release(feedback.id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.map(({ body }) => body['status']).toSorted()).toEqual([
      'duplicate',
      'duplicate',
      'stored',
    ]);
    expect((await release(feedback.id)).body['status']).toBe('duplicate');
    expect(await rowsOf('feedback', feedback.id)).toHaveLength(1);
  });

  it('knows what is sent again while it waits, over the budget or not, and stores it nowhere else', async () => {
    const key = await makeSpentKey();
    const feedback = makeFeedback();
    await hold(feedback, key);
    const again = (sender: string, changes: Partial<Feedback> = {}) =>
      put(collector.url, sender, { ...feedback, ...changes }, { 'palaute-proof': 'none' });
    for (const sender of [key, collector.keys.site, collector.keys.provider]) {
      const same = await again(sender);
      expect([same.status, same.body['status']]).toEqual([200, 'duplicate']);
      const other = await again(sender, { language: 'sv' });
      expect([other.status, other.body['code']]).toEqual([422, 'id-reused']);
    }
    expect(await rowsOf('feedback', feedback.id)).toEqual([]);
    expect(await rowsOf('quarantine', feedback.id)).toHaveLength(1);
  });

  it('holds nothing that is stored already', async () => {
    const [key, feedback] = [await makeSpentKey(), makeFeedback()];
    await put(collector.url, collector.keys.site, feedback);
    const again = await put(collector.url, key, feedback, { 'palaute-proof': 'none' });
    expect([again.status, again.body['status']]).toEqual([200, 'duplicate']);
    expect(await rowsOf('quarantine', feedback.id)).toEqual([]);
  });

  it('deletes for good, and takes the same feedback anew after that', async () => {
    const feedback = makeFeedback();
    await hold(feedback, await makeSpentKey());
    expect((await remove(feedback.id)).status).toBe(204);
    expect((await remove(feedback.id)).status).toBe(404);
    expect((await release(feedback.id)).status).toBe(404);
    expect((await put(collector.url, collector.keys.site, feedback)).status).toBe(201);
  });

  it('is read in pages, the oldest first, each once', async () => {
    clock = new Date('2026-11-23T12:00:00Z');
    const key = await makeSpentKey();
    const ids: string[] = [];
    for (const seconds of [3, 1, 2]) {
      clock = new Date(Date.UTC(2026, 10, 23, 12, 0, seconds));
      const feedback = makeFeedback();
      ids[seconds - 1] = feedback.id;
      await hold(feedback, key);
    }
    const seen: string[] = [];
    for (let query = '?limit=2'; ;) {
      const { feedbacks, next } = await list(query);
      seen.push(...feedbacks.map(({ id }) => id));
      if (next === undefined) break;
      expect(feedbacks).toHaveLength(2);
      query = `?limit=2&after=${next}`;
    }
    expect(seen.slice(-3)).toEqual(ids);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each([
    ['limit=0', '/limit'],
    ['limit=201', '/limit'],
    ['after=x', '/after'],
    ['after=MjAyNi0xMy00NVQwMDowMDowMC4wMDBaIHg', '/after'],
    ['unit=1', '/unit'],
  ])('takes no query such as %s', async (query, pointer) => {
    const { status, body } = await call('GET', at(`?${query}`), { key: staff });
    expect([status, body['code'], body['pointer']]).toEqual([400, 'bad-query', pointer]);
  });

  it('is for staff of the organisation alone', async () => {
    const feedback = makeFeedback();
    await hold(feedback, await makeSpentKey());
    const { site, provider, raw } = collector.keys;
    for (const key of [site, provider, raw]) {
      for (const ask of [
        () => call('GET', at(''), { key }),
        () => release(feedback.id, key),
        () => remove(feedback.id, key),
      ]) {
        expect((await ask()).body['code']).toBe('scope-missing');
      }
    }
    expect((await call('GET', at(''))).status).toBe(401);
    expect((await list('', otherStaff)).feedbacks).toEqual([]);
    expect((await release(feedback.id, otherStaff)).status).toBe(404);
    expect((await remove(feedback.id, otherStaff)).status).toBe(404);
    expect((await release('no-id')).status).toBe(404);
    expect((await release(feedback.id)).body['status']).toBe('stored');
  });

  it('leaves a note of each reading, release and deletion, by the first characters of the key', async () => {
    const [kept, deleted] = [makeFeedback(), makeFeedback()];
    const key = await makeSpentKey();
    for (const feedback of [kept, deleted]) await hold(feedback, key);
    await sql`delete from audit_entry`.execute(db());
    await list();
    await release(kept.id);
    await release(kept.id);
    await remove(deleted.id);
    const { rows } = await sql<{ action: string; key_prefix: string; subject: string | null }>`
      select action, key_prefix, subject from audit_entry order by action`.execute(db());
    const prefix = staff.slice(0, 22);
    const referenceOf = ({ id }: Feedback) => id.slice(0, 8).toUpperCase();
    expect(rows).toEqual([
      { action: 'quarantine-deleted', key_prefix: prefix, subject: referenceOf(deleted) },
      { action: 'quarantine-read', key_prefix: prefix, subject: null },
      { action: 'quarantine-released', key_prefix: prefix, subject: referenceOf(kept) },
    ]);
  });

  it('ends as everything else: contact details first, the whole when its words are due', async () => {
    clock = new Date('2026-10-01T12:00:00Z');
    const key = await makeSpentKey();
    const feedback = makeFeedback({ free: { text: 'Sana.' }, contact: { email: 'maija@posti.example' } });
    await hold(feedback, key);
    clock = new Date('2026-11-22T12:00:00Z');
    const days = { textDays: 30, contactDays: 10 };
    const held = async () =>
      (await rowsOf('quarantine', feedback.id)).map((row) => row.includes('"sealed": null'));
    await deleteDue(db(), days, '2026-10-10');
    expect(await held()).toEqual([false]);
    expect((await deleteDue(db(), days, '2026-10-11')).contacts).toBe(1);
    expect(await held()).toEqual([true]);
    await deleteDue(db(), days, '2026-10-30');
    expect(await held()).toEqual([true]);
    expect((await deleteDue(db(), days, '2026-10-31')).texts).toBe(1);
    expect(await held()).toEqual([]);
  });

  it('is found by a reference, and what its person wrote is erased there too', async () => {
    const feedback = makeFeedback({ free: { text: 'Sana.' }, contact: { email: 'maija@posti.example' } });
    await hold(feedback, await makeSpentKey());
    const [found] = await findByReference(db(), organisationOid, feedback.id.slice(0, 8));
    expect(found).toMatchObject({ feedbackId: feedback.id, texts: 1, contacts: 1 });
    expect(await erase(db(), organisationOid, feedback.id)).toEqual({ texts: 1, contacts: 1 });
    const { feedbacks } = await list('?limit=200');
    expect(feedbacks.find(({ id }) => id === feedback.id)).toMatchObject({ texts: {}, hasContact: false });
    expect((await release(feedback.id)).body['status']).toBe('stored');
    expect(await rowsOf('feedback_text', feedback.id)).toEqual([]);
  });
});
