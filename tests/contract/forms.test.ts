import { type FormReply, formReplySchema, statementIds } from '@palaute/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allowedOrigin,
  databases,
  otherUnitOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { call } from '../environment/feedback.ts';

describe.each(databases)('A form on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create());
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const get = (
    path: string,
    headers: Record<string, string> = {},
    key: string | undefined = collector.keys.site,
  ) => call('GET', `${collector.url}/v1/forms/${path}`, { key, headers });
  const read = async (path: string): Promise<FormReply> => formReplySchema.parse((await get(path)).body);

  it('comes whole, with every text that it needs in three languages', async () => {
    const form = await read('whole');
    expect(form).toMatchObject({
      id: 'whole',
      unit: { oid: unitOids[0], names: { fi: 'Yksikkö 1' } },
      statements: ['safety', 'access', 'benefit'],
      free: true,
      handling: { fi: 'Palautteen lukee yksikön esihenkilö.' },
      replyDays: 10,
    });
    expect(form.items.map(({ id, kind }) => [id, kind])).toEqual([
      ['my-area:solved', 'yes-no'],
      ['my-area:staff', 'likert'],
      ['my-area:way', 'choice'],
      ['my-area:why', 'multi'],
      ['my-area:more', 'text'],
    ]);
    expect(form.items[2]?.options).toEqual([
      { id: 'bus', texts: { fi: 'Bussilla' } },
      { id: 'skipped', texts: { fi: 'Ohitettu' } },
    ]);
    expect(form.respondent?.texts.fi).toBe('Kenen kokemuksesta kerrot?');
    expect(form.respondent?.options.map(({ id }) => id)).toEqual(['client', 'relative', 'on-behalf']);
    expect(form.ageBand?.options.map(({ id }) => id)).toEqual(['7-12', '13-17', 'adult']);
    expect(form.topics?.options).toHaveLength(10);
    expect(form.links.map(({ id, url }) => [id, url])).toEqual([
      ['objection', 'https://sivusto.example/muistutus'],
      ['privacy', 'https://sivusto.example/tietosuoja'],
    ]);
    for (const texts of [
      form.respondent?.texts,
      form.topics?.texts,
      form.ageBand?.texts,
      ...form.links.map((link) => link.texts),
      ...(form.respondent?.options ?? []).map((option) => option.texts),
    ]) {
      expect(Object.keys(texts ?? {})).toEqual(['fi', 'sv', 'en']);
    }
  });

  it('has nothing that it does not ask', async () => {
    const { id, statements, ...rest } = await read('rotated');
    expect(id).toBe('rotated');
    expect(statements).toHaveLength(3);
    expect(rest).toEqual({ items: [], free: false, links: [], replyDays: 10 });
  });

  it('is the same to the letter each time, and need not come twice', async () => {
    const url = `${collector.url}/v1/forms/whole`;
    const authorization = `Bearer ${collector.keys.site}`;
    const [first, second] = await Promise.all([1, 2].map(() => fetch(url, { headers: { authorization } })));
    expect(await first?.text()).toBe(await second?.text());
    expect(first?.headers.get('cache-control')).toBe('private, max-age=300');
    expect(first?.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(first?.headers.get('vary')).toContain('Authorization');
    const etag = first?.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const known = await fetch(url, { headers: { authorization, 'if-none-match': tag } });
      expect([known.status, await known.text()]).toEqual([304, '']);
    }
    const other = await fetch(url, { headers: { authorization, 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
  });

  it('gives each of seven people other statements where they rotate, and is never remembered', async () => {
    expect((await get('rotated')).headers.get('cache-control')).toBe('no-store');
    const channel = `rotated?unit=${unitOids[1]}&collectionChannel=qr`;
    const people: FormReply[] = [];
    for (let person = 0; person < 14; person += 1) people.push(await read(channel));
    const shown = people.flatMap(({ statements }) => statements);
    const counts = statementIds.map((id) => shown.filter((one) => one === id).length);
    expect(counts).toEqual(statementIds.map(() => 6));
    for (const { statements } of people) expect(new Set(statements).size).toBe(3);
  });

  it('deals each unit and each channel a round of its own', async () => {
    const rounds = ['tablet', 'device'].flatMap((channel) =>
      unitOids.map((unit) => `rotated?unit=${unit}&collectionChannel=${channel}`),
    );
    // One after another across the four: were they one round, each would lack its own balance.
    const shown = new Map(rounds.map((path) => [path, [] as string[]]));
    for (let person = 0; person < 7; person += 1) {
      for (const path of rounds) shown.get(path)?.push(...(await read(path)).statements);
    }
    for (const [path, all] of shown) {
      expect(
        statementIds.map((id) => all.filter((one) => one === id).length),
        path,
      ).toEqual(statementIds.map(() => 3));
    }
  });

  it.each([
    ['a form that nobody has', 'none', 404, 'not-found', ''],
    ['an id of another kind', '%00', 404, 'not-found', ''],
    ['an inherited name', 'constructor', 404, 'not-found', ''],
    ['a parameter that is not known', 'whole?lang=fi', 400, 'bad-query', '/lang'],
    ['a unit of nobody’s', `whole?unit=${otherUnitOid}`, 400, 'bad-query', '/unit'],
    ['a unit twice', 'whole?unit=a&unit=b', 400, 'bad-query', '/unit'],
    ['an unknown channel', 'rotated?collectionChannel=pigeon', 400, 'bad-query', '/collectionChannel'],
  ])('is refused for %s', async (_name, path, status, code, pointer) => {
    const answer = await get(path);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code, pointer });
  });

  it('needs a key that sends feedback, and of a page the right origin', async () => {
    const none = await call('GET', `${collector.url}/v1/forms/whole`);
    expect(none.body).toMatchObject({ status: 401, code: 'key-required' });
    expect((await get('whole', {}, 'palaute_site_unknown')).body).toMatchObject({ code: 'unknown-key' });
    expect((await get('whole', {}, collector.keys.staff)).body).toMatchObject({ code: 'scope-missing' });
    expect((await get('whole', { origin: 'https://evil.example' })).body).toMatchObject({
      status: 403,
      code: 'origin-not-allowed',
    });
    expect((await get('whole', { origin: allowedOrigin })).status).toBe(200);
  });

  it('belongs to one organisation: another’s key gets another’s form', async () => {
    const { body } = await get('whole', {}, collector.otherKeys.site);
    expect(body).toMatchObject({ unit: { oid: otherUnitOid } });
  });

  it('may be fetched by a page of another origin, with its key', async () => {
    const preflight = await fetch(`${collector.url}/v1/forms/whole`, {
      method: 'OPTIONS',
      headers: {
        origin: allowedOrigin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toContain('GET');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    const { headers } = await get('whole', { origin: allowedOrigin });
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });
});
