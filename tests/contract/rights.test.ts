// What a key is limited to: its units, its forms, its provider. Held against everything that sends one feedback or
// draws a form; reporting many has tests of its own.
import { generateKey, loadOrganisation, type Rights, saveKey } from '@palaute/collector';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allowedOrigin,
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { testForms } from '../environment/forms.ts';
import { postForm } from '../environment/form-post.ts';

const orgId = '1.2.246.10.32213094.10.0';
const unit = (number: number) => `1.2.246.10.32213094.10.9900${number}`;
/** Other organisations of the register. */
const [provider, otherProvider] = ['1.2.246.10.32213078.10.0', '1.2.246.10.32213086.10.0'];

const file = {
  oid: orgId,
  names: { fi: 'Alue' },
  divisions: [{ id: 'health-care', names: { fi: 'Terveydenhuolto' } }],
  units: [1, 2, 3].map((number) => ({
    oid: unit(number),
    division: 'health-care',
    names: { fi: `Yksikkö ${number}` },
    ...(number > 1 && { provider: number === 2 ? provider : otherProvider }),
  })),
  forms: testForms(unit(1)).map(({ special: _special, own: _own, ...form }) => form),
};

describe.each(databases)('A key on $name', ({ start }) => {
  let server: TestDatabase;
  let collector: TestCollector;
  beforeAll(async () => {
    server = await start();
    collector = await startCollector(await server.create());
    await loadOrganisation(collector.database.db, file);
  });
  afterAll(async () => {
    await collector.stop();
    await server.stop();
  });

  const makeKey = async (rights: Partial<Rights>) => {
    const key = generateKey(rights.origins ? 'site' : 'provider');
    await saveKey(collector.database.db, key, {
      orgId,
      scopes: ['feedback:write'],
      origins: null,
      ...rights,
    });
    return key;
  };
  const send = async (key: string, changes: Parameters<typeof makeFeedback>[0]) => {
    const { status, body } = await put(collector.url, key, makeFeedback(changes));
    return body['code'] ? [status, body['code'], body['pointer']] : [status];
  };
  const providerOf = async (id: string) => {
    const { rows } = await sql<{ provider_id: string | null }>`
      select provider_id from feedback where feedback_id = ${id}::uuid`.execute(collector.database.db);
    return rows[0]?.provider_id;
  };

  it('without limits sends for every unit of its organisation, and names any provider', async () => {
    const key = await makeKey({});
    expect(await send(key, { unit: unit(1) })).toEqual([201]);
    expect(await send(key, { unit: unit(2), provider: otherProvider })).toEqual([201]);
    expect(await send(key, { unit: '1.2.246.10.32213078.10.99001' })).toEqual([422, 'unknown-unit', '/unit']);
  });

  it('of certain units sends for those only, whichever way it sends', async () => {
    const key = await makeKey({ units: [unit(1), unit(2)] });
    expect(await send(key, { unit: unit(1) })).toEqual([201]);
    expect(await send(key, { unit: unit(2) })).toEqual([201]);
    expect(await send(key, { unit: unit(3) })).toEqual([403, 'unit-not-allowed', '/unit']);
    const posted = await call('POST', `${collector.url}/v1/feedback`, {
      key,
      body: makeFeedback({ unit: unit(3) }),
    });
    expect([posted.status, posted.body['code']]).toEqual([403, 'unit-not-allowed']);
    const { rows } = await sql`select from feedback where unit_id = ${unit(3)}`.execute(
      collector.database.db,
    );
    expect(rows).toEqual([]);
  });

  it('of a provider sends for that provider’s units only, and its provider is stored', async () => {
    const key = await makeKey({ providerId: provider });
    const [unnamed, named] = [makeFeedback({ unit: unit(2) }), makeFeedback({ unit: unit(2), provider })];
    for (const feedback of [unnamed, named]) {
      expect((await put(collector.url, key, feedback)).status).toBe(201);
      expect(await providerOf(feedback.id)).toBe(provider);
      expect((await put(collector.url, key, feedback)).status).toBe(200);
    }
    expect(await send(key, { unit: unit(2), provider: otherProvider })).toEqual([
      403,
      'provider-not-allowed',
      '/provider',
    ]);
    expect(await send(key, { unit: unit(3), provider })).toEqual([403, 'unit-not-allowed', '/unit']);
    expect(await send(key, { unit: unit(1) })).toEqual([403, 'unit-not-allowed', '/unit']);
  });

  it('of certain forms draws and sends those only, and is held to their units', async () => {
    const key = await makeKey({ forms: ['whole'], origins: [allowedOrigin] });
    const draw = async (form: string) => {
      const { status, body } = await call('GET', `${collector.url}/v1/forms/${form}`, { key });
      return [status, body['code']];
    };
    expect(await draw('whole')).toEqual([200, undefined]);
    expect(await draw('rotated')).toEqual([403, 'form-not-allowed']);
    expect(await send(key, { unit: unit(1) })).toEqual([201]);
    expect(await send(key, { unit: unit(2) })).toEqual([403, 'unit-not-allowed', '/unit']);
    const post = (form: string) =>
      postForm(`${collector.url}/f/${form}`, { 'site-key': key, unit: unit(1), nps: '9' });
    expect((await post('whole')).status).toBe(200);
    const refused = await post('rotated');
    expect([refused.status, refused.text.includes('form-not-allowed')]).toEqual([403, true]);
  });

  it('of a form without a unit sends for every unit, unless it is of certain units too', async () => {
    const forms = ['rotated'];
    const [wide, narrow] = [await makeKey({ forms }), await makeKey({ forms, units: [unit(2)] })];
    expect(await send(wide, { unit: unit(3) })).toEqual([201]);
    expect(await send(narrow, { unit: unit(3) })).toEqual([403, 'unit-not-allowed', '/unit']);
    expect(await send(narrow, { unit: unit(2) })).toEqual([201]);
  });
});
