// `export` and `import`: everything moves from one database to another, or nothing does.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  type DatabaseLocation,
  generateContactKey,
  generateKey,
  openDatabase,
  saveKey,
} from '@palaute/collector';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  addService,
  databases,
  makeKeys,
  organisationOid,
  otherOrganisationOid,
  otherUnitOid,
  prepareDatabase,
  startCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { prepareLocation, spawnCollector } from '../environment/process.ts';

// Databases and commands are started many times over.
vi.setConfig({ testTimeout: 240_000 });

const contactKeys = generateContactKey();
const quotesKey = generateKey('quotes');
const contact = { name: 'Maija Meikäläinen', email: 'maija@posti.example' };
const words = 'Odotin pihalla.';
const written = (index: number) =>
  makeFeedback({
    unit: unitOids[index % 2] ?? unitOids[0],
    shown: ['nps', 'open', 'access'],
    answers: [
      { item: 'nps', value: index % 11 },
      { item: 'open', value: words },
    ],
    ...(index % 3 === 0 && { contact }),
  });

describe.each(databases)('Moving away from $name', ({ name, start }) => {
  const otherKind = databases.find((kind) => kind.name !== name);
  let here: TestDatabase;
  let there: TestDatabase;
  let source: DatabaseLocation;
  let folder: string;
  let keys: ReturnType<typeof makeKeys>;
  let otherKeys: ReturnType<typeof makeKeys>;
  const sent = Array.from({ length: 40 }, (_, index) => written(index));
  beforeAll(async () => {
    here = await start();
    there = (await otherKind?.start()) as TestDatabase;
    folder = await mkdtemp(join(tmpdir(), 'palaute-export-'));
    source = await here.create();
    const collector = await startCollector(source, undefined, contactKeys);
    ({ keys, otherKeys } = collector);
    for (const feedback of sent) {
      expect((await put(collector.url, keys.provider, feedback)).status).toBe(201);
    }
    await put(collector.url, otherKeys.provider, makeFeedback({ unit: otherUnitOid }));
    const { db } = collector.database;
    await db.updateTable('organisation').set({ area: '07' }).where('org_id', '=', organisationOid).execute();
    await addService(collector.database);
    await db
      .updateTable('service_unit')
      .set({ municipality: '109' })
      .where('unit_id', '=', unitOids[0])
      .execute();
    await saveKey(db, quotesKey, {
      orgId: organisationOid,
      scopes: ['quotes:write'],
      origins: null,
    });
    const quote = { unit: unitOids[1], text: 'Kiitos.\nJono oli pitkä.', language: 'fi', month: '2025-09' };
    const at = `${collector.url}/v1/quotes/${randomUUID()}`;
    expect((await call('PUT', at, { key: quotesKey, body: quote })).status).toBe(201);
    await collector.stop();
  });
  afterAll(async () => {
    await here.stop();
    await there.stop();
    await rm(folder, { recursive: true, force: true });
  });

  let count = 0;
  const newFile = (end = '.ndjson.gz') => join(folder, `${count++}${end}`);
  const exportTo = async (file: string, ...more: string[]) => {
    const ended = await runCommand(source, ['export', ...more, file]);
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    return ended;
  };
  /** A file, unpacked, as its lines. */
  const linesOf = async (file: string) => {
    const bytes = await readFile(file);
    const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
    return lines.slice(0, -1);
  };
  /** How much stands in a database. */
  const rowsIn = async (location: DatabaseLocation) => {
    const { db, close } = await openDatabase(location);
    const counts: Record<string, number> = {};
    for (const table of ['organisation', 'service_unit', 'access_key', 'feedback', 'counter']) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::integer as n from ${sql.table(table)}`.execute(db);
      counts[table] = rows[0]?.n ?? 0;
    }
    await close();
    return counts;
  };
  const nothing = { organisation: 0, service_unit: 0, access_key: 0, feedback: 0, counter: 0 };

  it('takes everything along: keys work, figures are the same, words and contact details are there', async () => {
    const file = newFile();
    const { stderr } = await exportTo(file);
    expect(stderr).toBe(
      'Exported 2 organisations. Keep the file as safe as the database: what people wrote is in it.\n',
    );
    expect((await stat(file)).mode & 0o077, 'nobody else may read it').toBe(0);
    const target = await there.create();
    expect(await runCommand(target, ['import', file])).toEqual({
      code: 0,
      stdout: 'Imported 2 organisations with 41 feedbacks.\n',
      stderr: '',
    });
    expect(await rowsIn(target)).toEqual(await rowsIn(source));
    expect(await runCommand(target, ['recount'])).toMatchObject({ code: 0 });
    const figures = async (location: DatabaseLocation) => {
      const collector = await spawnCollector(location, { PALAUTE_CONTACT_KEYS: contactKeys });
      const at = `${collector.url}/v1/results?organisation=${organisationOid}&period=${new Date().getUTCFullYear()}`;
      const { status, body } = await call('GET', at, { key: keys.raw });
      expect(status).toBe(200);
      const { body: quotes } = await call(
        'GET',
        `${collector.url}/v1/quotes?organisation=${organisationOid}`,
      );
      const { body: places } = await call('GET', `${collector.url}/v1/organisations`);
      // Words and details are compared with what is kept: another one under the same id is refused.
      const known = sent[0] as (typeof sent)[number];
      const statuses = [
        (await put(collector.url, keys.provider, known)).status,
        (await put(collector.url, keys.provider, { ...known, contact: { ...contact, name: 'Matti' } }))
          .status,
      ];
      expect(await collector.end('SIGINT')).toBe(0);
      return { body, places, quotes, statuses };
    };
    const before = await figures(source);
    expect(before.statuses).toEqual([200, 422]);
    expect(before.places).toContainEqual(
      expect.objectContaining({ area: '07', municipalities: [expect.objectContaining({ id: '109' })] }),
    );
    expect(JSON.stringify(before.places)).toContain(
      '"services":[{"id":"dental","names":{"fi":"Suun terveydenhuolto"}}]',
    );
    expect(before.quotes).toMatchObject({ quotes: [{ language: 'fi', place: { id: unitOids[1] } }] });
    expect(await figures(target)).toEqual(before);
  });

  it('goes through a pipe, packed or not, and one organisation moves alone beside others', async () => {
    const file = newFile('.ndjson');
    await exportTo(file, '--organisation', organisationOid);
    expect(await readFile(file, 'utf8')).not.toContain(otherOrganisationOid);
    const target = await there.create();
    const { db, migrate, close } = await openDatabase(target);
    await migrate();
    await prepareDatabase({ db } as never, makeKeys(), makeKeys());
    for (const table of [
      'feedback',
      'form',
      'own_item',
      'access_key',
      'service_unit',
      'division',
      'organisation',
    ]) {
      await sql`delete from ${sql.table(table)} where org_id = ${organisationOid}`.execute(db);
    }
    await close();
    const packed = gzipSync(await readFile(file));
    expect(await runCommand(target, ['import', '-'], { input: packed })).toMatchObject({
      code: 0,
      stdout: 'Imported 1 organisation with 40 feedbacks.\n',
    });
    const { stdout, stderr } = await runCommand(target, ['export', '--organisation', organisationOid, '-']);
    expect(stderr).toMatch(/^Exported 1 organisation\./);
    const withoutAudit = (lines: readonly string[]) =>
      lines.filter((line) => !/"(exported|imported)"|^\{"end"/.test(line));
    expect(withoutAudit(stdout.split('\n').slice(0, -1))).toEqual(withoutAudit(await linesOf(file)));
  });

  it('leaves nothing behind when the file is cut, changed, foreign or of other tables, and says which', async () => {
    const file = newFile('.ndjson');
    await exportTo(file);
    const whole = await readFile(file);
    const lines = await linesOf(file);
    const feedback = lines.findIndex((line) => line.includes(sent[3]?.id ?? ''));
    const text = (changed: readonly string[]) => Buffer.from(`${changed.join('\n')}\n`);
    const changedHeader = (change: (header: Record<string, unknown>) => void) => {
      const header = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
      change(header);
      return text([JSON.stringify(header), ...lines.slice(1)]);
    };
    const packed = gzipSync(whole);
    const broken = Buffer.from(packed);
    broken[Math.floor(broken.length / 2)]! ^= 0xff;
    const faulty: Record<string, readonly [bytes: Uint8Array, told: RegExp]> = {
      'cut in the middle': [whole.subarray(0, whole.length / 2), /cut short/],
      'cut before its last line': [text(lines.slice(0, -1)), /cut short/],
      'cut within its last line': [whole.subarray(0, -20), /cut short/],
      'cut while packed': [packed.subarray(0, packed.length - 200), /cut short/],
      'broken while packed': [broken, /changed after it was made|cut short/],
      'without one row': [text(lines.toSpliced(feedback, 1)), /changed after it was made/],
      'with another answer': [
        text(
          lines.with(
            feedback,
            (lines[feedback] ?? '')
              .replace('dont-know', 'skipped')
              .replace(/\\"nps\\": \d+/, '\\"nps\\": 10'),
          ),
        ),
        /changed after it was made/,
      ],
      'with more behind its end': [Buffer.concat([whole, Buffer.from('{}\n')]), /changed after it was made/],
      empty: [Buffer.alloc(0), /not a file that palaute-collector export has made/],
      'another text': [
        Buffer.from('oid;name\n1.2.246;A\n'),
        /not a file that palaute-collector export has made/,
      ],
      'another JSON': [
        Buffer.from('{"palaute":"import"}\n'),
        /not a file that palaute-collector export has made/,
      ],
      'of a later format': [
        changedHeader((header) => (header['format'] = 2)),
        /format 2; this version reads/,
      ],
      'of newer tables': [
        changedHeader(
          (header) => (header['migrations'] = [...(header['migrations'] as string[]), '9999-later']),
        ),
        /newer version \(9999-later\)/,
      ],
      'of older tables': [
        changedHeader((header) => (header['migrations'] = (header['migrations'] as string[]).slice(0, 1))),
        /older version \(without /,
      ],
      'of other columns': [
        changedHeader((header) => (header['tables'] as Record<string, unknown[]>)['feedback']?.pop()),
        /table feedback is not the same/,
      ],
      'naming another organisation': [
        changedHeader((header) => (header['organisations'] = ['1.2.246.10.1.10.0'])),
        /does not name/,
      ],
    };
    const target = await there.create();
    // What reads a file does not know which database it goes to, and PGlite takes a second to start each time.
    const tried = Object.entries(faulty).filter((_, index) => there.name === 'PostgreSQL' || index % 5 === 0);
    for (const [fault, [bytes, told]] of tried) {
      const { code, stdout, stderr } = await runCommand(target, ['import', '-'], { input: bytes });
      expect([code, stdout], fault).toEqual([1, '']);
      expect(stderr, fault).toMatch(told);
      expect(stderr, fault).toMatch(/Nothing was imported\.\n$/);
      expect(stderr, fault).not.toMatch(/Maija|Odotin|insert|\n {4}at /);
      if (there.name === 'PostgreSQL') expect(await rowsIn(target), fault).toEqual(nothing);
    }
    expect(await rowsIn(target)).toEqual(nothing);
    expect(await runCommand(target, ['import', file])).toMatchObject({ code: 0 });
    const filled = await rowsIn(target);
    const again = await runCommand(target, ['import', file]);
    expect([again.code, again.stderr]).toEqual([
      1,
      `palaute-collector: This database has the organisation ${organisationOid}, ${otherOrganisationOid} already. ` +
        'Import into an empty one. Nothing was imported.\n',
    ]);
    expect(await rowsIn(target)).toEqual(filled);
  });

  it('never writes over a file, and leaves none that is not whole', async () => {
    const file = newFile();
    await writeFile(file, 'Tärkeää');
    const taken = await runCommand(source, ['export', file]);
    expect([taken.code, taken.stderr]).toEqual([
      1,
      `palaute-collector: ${file} is there already. Name a new file, or move the old one away.\n`,
    ]);
    expect(await readFile(file, 'utf8')).toBe('Tärkeää');
    const nowhere = join(folder, 'no', 'such', 'folder.ndjson');
    expect((await runCommand(source, ['export', nowhere])).stderr).toContain('cannot be written (ENOENT)');
    expect((await runCommand(source, ['import', nowhere])).stderr).toContain('cannot be read (ENOENT)');
    expect((await runCommand(source, ['export'])).code).toBe(2);
    const unknown = ['export', '--organisation', '1.2.246.10.32213205.10.0', newFile()];
    expect((await runCommand(source, unknown)).code).not.toBe(0);
  });

  it('can be done while a collector serves, where the database allows it, and holds one moment', async () => {
    const file = newFile();
    if (name === 'PGlite') {
      const collector = await spawnCollector(source);
      const { code, stderr } = await runCommand(source, ['export', file]);
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/in use by process \d+\. Stop that process first/),
      ]);
      expect(await collector.end('SIGINT')).toBe(0);
      return;
    }
    const busy = await here.create();
    const busyKeys = makeKeys();
    await prepareLocation(busy, busyKeys, makeKeys());
    const collector = await spawnCollector(busy);
    const end = new AbortController();
    const send = async () => {
      while (!end.signal.aborted) await put(collector.url, busyKeys.provider, makeFeedback());
    };
    const sending = Promise.all([send(), send(), send(), send()]);
    try {
      for (let round = 0; round < 3; round += 1) {
        const one = newFile();
        expect(await runCommand(busy, ['export', one])).toMatchObject({ code: 0 });
        // Which database it goes to tells nothing of the moment that was exported.
        const target = await here.create();
        expect(await runCommand(target, ['import', one])).toMatchObject({ code: 0 });
        // Counters of a later moment than the feedbacks would differ.
        expect(await runCommand(target, ['recount'])).toMatchObject({ code: 0 });
        expect((await rowsIn(target))['feedback']).toBeGreaterThan(0);
      }
    } finally {
      end.abort();
      await sending;
      await collector.end('SIGINT');
    }
  });
});
