// Personal data is planted wherever a person, a page or a program could put it, and then looked for in everything that a
// collector leaves behind: its output at its most talkative, its metrics, its answers, and the very files of its database.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { connect } from 'node:net';
import { once } from 'node:events';
import { type DatabaseLocation, generateContactKey, openDatabase, saveKey } from '@palaute/collector';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEmbedded, makeKeys, organisationOid } from '../environment/collector.ts';
import { makeFeedback } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { type CollectorProcess, prepareLocation, spawnCollector } from '../environment/process.ts';

/** What a detector finds in words, each of another kind. */
const inWords = {
  'an identity code': '010190-999W',
  'a phone number': '040 765 4321',
  'an email address': 'maija.kirje@posti.example',
  'an account': 'FI21 1234 5600 0007 85',
};
const contact = { name: 'Maija Salattula', email: 'maija.salainen@posti.example', phone: '+358447778899' };
/** What can stand in a header, an address, a query, or where something else is meant. */
const elsewhere = {
  browser: 'Maijanselain',
  page: 'Maijansivu',
  cookie: 'Maijanpipari',
  address: '203.0.113.77',
  'second address': '198.51.100.66',
  'request id': 'Maijanpyynto',
  origin: 'maijankone.example',
  key: 'palaute_site_Maijanavain',
  path: 'Maijanpolku',
  query: 'Maijanhaku',
  language: 'Maijankieli',
  'a value': 'Maijanarvo',
  'broken JSON': 'Maijanrikki',
  'a body packed': 'Maijanpakattu',
  'a field of a form': 'Maijankentta',
  'a broken line': 'Maijanrivi',
  'a column of CSV': 'Maijansarake',
  'what is no HTTP': 'Maijanmolinaa',
};
/** Of a person who wrote an ordinary sentence: it may be kept, with what was found in it masked. */
const sentence = 'Sain ajan heti ja kahvi oli hyvää';
const words = `${sentence}. ${Object.values(inWords).join(' ja ')}.`;

describe.each(['PostgreSQL', 'PGlite'])('On %s a collector', (name) => {
  const keys = makeKeys();
  const answers: string[] = [];
  let postgres: Postgres | undefined;
  let location: DatabaseLocation;
  let output: string;
  let metrics: string;
  let files: { readonly name: string; readonly bytes: Buffer }[];

  beforeAll(async () => {
    if (name === 'PostgreSQL') {
      postgres = await startPostgres({ own: true });
      location = { url: await postgres.createDatabase() };
    } else {
      location = { folder: join(await mkdtemp(join(tmpdir(), 'palaute-planted-')), 'database') };
      await makeEmbedded(location.folder);
    }
    await prepareLocation(location, keys, makeKeys());
    const database = await openDatabase(location);
    const scopes = ['feedback:write', 'feedback:bulk'];
    await saveKey(database.db, keys.provider, { orgId: organisationOid, scopes, origins: null });
    await database.close();
    const collector = await spawnCollector(location, {
      LOG_LEVEL: 'debug',
      PALAUTE_CONTACT_KEYS: generateContactKey(),
      PALAUTE_METRICS_PORT: '0',
      PALAUTE_TRUSTED_PROXIES: '127.0.0.1',
    });
    await plant(collector);
    metrics = await (await fetch(/^Metrics: (\S+)$/m.exec(collector.output())?.[1] ?? '')).text();
    expect(await collector.end('SIGTERM')).toBe(0);
    output = collector.output();
    files = await filesOf(location);
  });
  afterAll(async () => {
    await postgres?.stop();
    if ('folder' in location) await rm(dirname(location.folder), { recursive: true, force: true });
  });

  /** Sends something planted, and keeps the answer with its headers. @returns its status */
  async function send(
    collector: CollectorProcess,
    method: string,
    path: string,
    type: string,
    body?: string | Uint8Array<ArrayBuffer>,
    more: Record<string, string> = {},
  ): Promise<number> {
    const answer = await fetch(`${collector.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${keys.provider}`,
        ...(body !== undefined && { 'content-type': type }),
        'user-agent': elsewhere.browser,
        referer: `https://x.example/${elsewhere.page}`,
        cookie: `a=${elsewhere.cookie}`,
        'x-forwarded-for': `${elsewhere['second address']}, ${elsewhere.address}`,
        'x-request-id': elsewhere['request id'],
        'accept-language': elsewhere.language,
        ...more,
      },
      ...(body !== undefined && { body }),
    });
    answers.push(`${JSON.stringify([...answer.headers])}\n${await answer.text()}`);
    return answer.status;
  }

  async function plant(collector: CollectorProcess): Promise<void> {
    const json = 'application/json';
    const full = () =>
      makeFeedback({ answers: [{ item: 'open', value: words }], free: { text: words }, contact });
    const [one, two] = [full(), full()];
    expect(await send(collector, 'PUT', `/v1/feedback/${one.id}`, json, JSON.stringify(one))).toBe(201);
    expect(await send(collector, 'POST', '/v1/feedback', json, JSON.stringify(two))).toBe(201);
    const reused = JSON.stringify({ ...one, free: { text: `${words} Vielä.` } });
    expect(await send(collector, 'PUT', `/v1/feedback/${one.id}`, json, reused)).toBe(422);

    const value = elsewhere['a value'];
    const wrong = { event: value, language: value, unit: value, provider: value, shown: [value] };
    const wrongs = { ...wrong, answers: [{ item: value, value }], contact: { name: value, email: value } };
    for (const [field, wrongValue] of Object.entries(wrongs)) {
      const body = JSON.stringify({ ...full(), [field]: wrongValue });
      const status = await send(collector, 'POST', '/v1/feedback', json, body);
      // Of these a reference to the service event alone is anybody's own.
      if (field !== 'event') expect(status, field).toBe(422);
    }
    expect(await send(collector, 'POST', '/v1/feedback', json, `{"id":"${elsewhere['broken JSON']}`)).toBe(
      400,
    );
    const packed = new Uint8Array(
      gzipSync(JSON.stringify({ ...full(), free: { text: elsewhere['a body packed'] } })),
    );
    const gzip = { 'content-encoding': 'gzip' };
    expect(await send(collector, 'POST', '/v1/feedback', json, packed, gzip)).toBeGreaterThan(399);
    expect(await send(collector, 'POST', '/v1/feedback', `text/${value}`, value)).toBe(415);

    const key = { authorization: `Bearer ${elsewhere.key}` };
    expect(await send(collector, 'POST', '/v1/feedback', json, '{}', key)).toBe(401);
    const site = { authorization: `Bearer ${keys.site}`, origin: `https://${elsewhere.origin}` };
    expect(await send(collector, 'POST', '/v1/feedback', json, JSON.stringify(full()), site)).toBe(403);
    const path = `/${elsewhere.path}?${elsewhere.query}=${elsewhere.query}`;
    expect(await send(collector, 'DELETE', path, '')).toBe(404);
    expect(await send(collector, 'PUT', `/v1/feedback${path}`, json, JSON.stringify(full()))).toBe(422);
    expect(await send(collector, 'PUT', `/v1/feedback/%${elsewhere.path}`, json, '{}')).toBe(400);
    expect(await send(collector, 'GET', `/v1/forms${path}`, '')).toBeGreaterThan(399);
    for (const query of ['organisation', 'unit', 'period', elsewhere.query]) {
      const asked = new URLSearchParams({ organisation: '1.2', period: '2026', [query]: elsewhere.query });
      expect(await send(collector, 'GET', `/v1/results?${asked}`, '')).toBeGreaterThan(399);
    }

    const form = 'application/x-www-form-urlencoded';
    const fields = new URLSearchParams({
      'site-key': keys.site,
      open: words,
      'contact-email': contact.email,
    });
    expect(await send(collector, 'POST', '/f/whole', form, String(fields))).toBeGreaterThan(199);
    fields.set('nps', elsewhere['a field of a form']);
    fields.set(elsewhere['a field of a form'], 'x');
    expect(await send(collector, 'POST', '/f/whole', form, String(fields))).toBeGreaterThan(399);

    const bulk = '/v1/feedback/bulk';
    const line = elsewhere['a broken line'];
    const lines = [JSON.stringify(full()), `{"id":"${line}`, JSON.stringify({ ...full(), unit: line }), line];
    const ndjson = 'application/x-ndjson';
    expect(await send(collector, 'POST', bulk, ndjson, lines.join('\n'))).toBe(200);
    expect(answers.at(-1)?.match(/"status":"stored"/g)).toHaveLength(1);
    const packedLines = new Uint8Array(gzipSync(`${JSON.stringify(full())}\n${line}\n`));
    expect(await send(collector, 'POST', bulk, ndjson, packedLines, gzip)).toBe(200);
    expect(await send(collector, 'POST', bulk, ndjson, packedLines.subarray(0, 60), gzip)).toBeGreaterThan(
      199,
    );
    const column = elsewhere['a column of CSV'];
    expect(
      await send(collector, 'POST', bulk, 'text/csv', `${column};id\n${column};${column}\n`),
    ).toBeGreaterThan(199);
    expect(
      await send(collector, 'POST', bulk, 'text/csv', `id,unit\n"${column},${column}\n`),
    ).toBeGreaterThan(199);

    const socket = connect(Number(new URL(collector.url).port), '127.0.0.1');
    socket.end(`${elsewhere['what is no HTTP']} / nothing\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    answers.push(answer.toString());

    // The database goes away in the middle: what its driver says then must not come out either.
    if (postgres) {
      await postgres.takeDown('immediate');
      expect(await send(collector, 'POST', '/v1/feedback', json, JSON.stringify(full()))).toBe(503);
      await postgres.bringUp();
    }
  }

  const personal = {
    ...inWords,
    ...Object.fromEntries(Object.entries(contact).map(([part, value]) => [`a contact’s ${part}`, value])),
    ...elsewhere,
    'a key': keys.provider,
  };
  /** Which of them is in a text or a file. */
  const found = (text: { includes(value: string): boolean }, ...but: (keyof typeof elsewhere)[]) =>
    Object.entries(personal)
      .filter(([what, value]) => !but.some((one) => one === what) && text.includes(value))
      .map(([what]) => what);

  it('writes nothing of it into its output, nor what anybody wrote', () => {
    expect(output).toContain('"route":"/v1/feedback/:id","status":201');
    expect(found(output)).toEqual([]);
    expect(output).not.toContain(sentence);
  });

  it('tells nothing of it in its metrics', () => {
    expect(metrics).toContain('palaute_batch_rows_sum');
    expect(found(metrics)).toEqual([]);
  });

  it('answers nothing of it', () => {
    expect(answers.length).toBeGreaterThan(20);
    // A pointer names the place of a fault, as its sender has named it.
    const told = answers.map((answer) => answer.replaceAll(/"pointer":"[^"]*"/g, ''));
    expect(told.map((answer) => found(answer)).filter((what) => what.length > 0)).toEqual([]);
    expect(answers.join('')).not.toContain(sentence);
  });

  it('keeps nothing of it in the files of its database', () => {
    // A reference to a service event is the sender's own, and kept as it is.
    const kept = files.map((file) => [file.name, ...found(file.bytes, 'a value')]);
    expect(kept.filter(([, ...what]) => what.length > 0)).toEqual([]);
  });

  it('keeps the words that say nothing of a person, so that the files are the right ones', () => {
    const holding = files.filter(({ bytes }) => bytes.includes(sentence)).map((file) => file.name);
    expect(holding.some((file) => file.includes('/base/'))).toBe(true);
    expect(holding.some((file) => file.includes('/pg_wal/'))).toBe(true);
  });

  /** Everything that the database has written, once it has written everything. */
  async function filesOf(place: DatabaseLocation): Promise<{ name: string; bytes: Buffer }[]> {
    let folder: string;
    if ('url' in place) {
      const client = new Client({ connectionString: place.url });
      await client.connect();
      await client.query('checkpoint');
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      await client.end();
      folder = rows[0]?.data_directory ?? '';
    } else folder = place.folder;
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return Promise.all(names.map(async (file) => ({ name: file, bytes: await readFile(file) })));
  }
});
