// Keys as an operator handles them: the command that makes, lists and revokes them, and a collector that obeys.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { DatabaseLocation } from '@palaute/collector';
import { dayInFinland } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allowedOrigin,
  databases,
  makeKeys,
  organisationOid,
  otherOrganisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { cleanEnvironment, freePort, prepareLocation } from '../environment/process.ts';

const program = fileURLToPath(new URL('../../packages/collector/dist/main.js', import.meta.url));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `palaute-collector` to its end. */
async function run(location: DatabaseLocation, ...args: string[]): Promise<Ended> {
  const where = 'url' in location ? { DATABASE_URL: location.url } : { PALAUTE_FOLDER: location.folder };
  const child = spawn(process.execPath, [program, ...args], { env: { ...cleanEnvironment(), ...where } });
  child.stdin.end();
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { code, stdout, stderr };
}

describe.each(databases)('The command palaute-collector keys on $name', ({ start }) => {
  let database: TestDatabase;
  let location: DatabaseLocation;
  let clock = new Date();
  beforeAll(async () => {
    database = await start();
    location = await database.create();
    await prepareLocation(location, makeKeys(), makeKeys());
  });
  afterAll(() => database.stop());

  const create = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(
      location,
      'keys',
      'create',
      '--organisation',
      organisationOid,
      ...args,
    );
    expect(stderr).toBe('The key is shown this once; only its hash is stored.\n');
    expect(code).toBe(0);
    return stdout.trimEnd();
  };
  /** The embedded database serves one process at a time: none of the commands runs within. */
  const serve = async <T>(work: (collector: TestCollector) => Promise<T>): Promise<T> => {
    const collector = await startCollector(location, () => clock);
    try {
      return await work(collector);
    } finally {
      await collector.stop();
    }
  };
  const send = async ({ url }: TestCollector, key: string, origin?: string) =>
    (await put(url, key, makeFeedback(), origin === undefined ? {} : { origin })).status;
  /** As whom the figures are shown to the holder of a key. */
  const read = async ({ url }: TestCollector, key: string) => {
    const query = `organisation=${organisationOid}&period=2026-11`;
    return (await call('GET', `${url}/v1/results?${query}`, { key })).body['audience'];
  };

  it('makes a key of each kind, which may what its kind may and no more', async () => {
    const site = await create(
      '--kind',
      'site',
      '--origin',
      allowedOrigin,
      '--origin',
      'http://localhost:3000',
    );
    const provider = await create('--kind', 'provider', '--provider', otherOrganisationOid);
    const staff = await create('--kind', 'staff');
    const raw = await create('--kind', 'raw');
    expect(site).toMatch(/^palaute_site_[\w-]{43}$/);
    await serve(async (collector) => {
      expect(await send(collector, site, allowedOrigin)).toBe(201);
      expect(await send(collector, site, 'http://localhost:3000')).toBe(201);
      expect(await send(collector, site, 'https://other.example')).toBe(403);
      expect(await send(collector, provider)).toBe(201);
      expect([await send(collector, staff), await send(collector, raw)]).toEqual([403, 403]);
      expect([
        await read(collector, site),
        await read(collector, provider),
        await read(collector, staff),
        await read(collector, raw),
      ]).toEqual(['public', 'public', 'staff', 'raw']);
    });
  });

  it('lists keys with what is known of them, and never a key', async () => {
    const key = await create('--kind', 'site', '--origin', allowedOrigin, '--expires', '2031-01-31');
    const made = await run(
      location,
      'keys',
      'create',
      '--kind',
      'provider',
      '--organisation',
      otherOrganisationOid,
      '--json',
      '--provider',
      organisationOid,
      '--note',
      'Ajanvaraus',
    );
    const other = JSON.parse(made.stdout) as Record<string, string>;
    const [all, one, json] = [
      await run(location, 'keys', 'list'),
      await run(location, 'keys', 'list', '--organisation', otherOrganisationOid),
      await run(location, 'keys', 'list', '--json', '--organisation', otherOrganisationOid),
    ];
    const line = all.stdout.split('\n').find((row) => row.startsWith(key.slice(0, 21)));
    expect(line).toBe(
      `${key.slice(0, 21)}  ${organisationOid}  feedback:write  ${allowedOrigin}  ` +
        `created ${dayInFinland(new Date())}  expires 2031-01-31`,
    );
    expect(all.stdout).toContain(other['prefix']);
    expect(one.stdout).not.toContain(key.slice(0, 21));
    expect(JSON.parse(json.stdout)).toContainEqual({
      prefix: other['key']?.slice(0, 25),
      organisation: otherOrganisationOid,
      scopes: ['feedback:write'],
      origins: null,
      provider: organisationOid,
      note: 'Ajanvaraus',
      createdAt: expect.any(String),
      expiresOn: null,
      revokedAt: null,
    });
    const stored = await serve(async ({ database: { db } }) =>
      sql<{ row: string }>`select k::text as row from access_key k`.execute(db),
    );
    for (const secret of [key.slice(21), other['key']?.slice(25) ?? '']) {
      expect(secret.length).toBeGreaterThan(30);
      for (const { stdout } of [all, one, json]) expect(stdout).not.toContain(secret);
      expect(stored.rows.some(({ row }) => row.includes(secret))).toBe(false);
    }
  });

  it('honours the last day of a key in Finland', async () => {
    const today = dayInFinland(new Date());
    const key = await create('--kind', 'provider', '--expires', today);
    const noon = Date.parse(`${today}T12:00:00Z`);
    clock = new Date(noon);
    await serve(async (collector) => {
      expect(await send(collector, key)).toBe(201);
      clock = new Date(noon + 24 * 3_600_000);
      expect(await send(collector, key)).toBe(401);
    });
    clock = new Date();
  });

  it('revokes a key, once and for all', async () => {
    const key = await create('--kind', 'provider');
    const revoked = await run(location, 'keys', 'revoke', key.slice(0, 25));
    expect(revoked).toEqual({
      code: 0,
      stdout: `${key.slice(0, 25)} is revoked. It stops everywhere within 10 seconds.\n`,
      stderr: '',
    });
    await serve(async (collector) => expect(await send(collector, key)).toBe(401));
    const again = await run(location, 'keys', 'revoke', key);
    expect(again.stdout).toBe(`${key.slice(0, 25)} was revoked on ${dayInFinland(new Date())}.\n`);
    expect((await run(location, 'keys', 'list')).stdout).toMatch(
      new RegExp(`^${key.slice(0, 25)} .*revoked \\d{4}-\\d{2}-\\d{2}$`, 'm'),
    );
  });

  it('revokes nothing when several keys begin so, or none', async () => {
    const keys = [await create('--kind', 'raw'), await create('--kind', 'raw')];
    const many = await run(location, 'keys', 'revoke', 'palaute_raw_');
    expect([many.code, many.stdout]).toEqual([1, '']);
    expect(many.stderr).toMatch(/^palaute-collector: \d+ keys begin so, and none was revoked\./);
    const none = await run(location, 'keys', 'revoke', 'palaute_raw_nobody');
    expect([none.code, none.stderr]).toEqual([
      1,
      'palaute-collector: No key begins so. See: palaute-collector keys list\n',
    ]);
    await serve(async (collector) => {
      for (const key of keys) expect(await read(collector, key)).toBe('raw');
    });
  });

  it('makes no key for an organisation that is not loaded', async () => {
    const stranger = '1.2.246.10.32213094.10.0';
    const { code, stdout, stderr } = await run(
      location,
      'keys',
      'create',
      '--kind',
      'staff',
      '--organisation',
      stranger,
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(`palaute-collector: No organisation ${stranger} is loaded. Load its file first.\n`);
  });
});

describe('A key that is revoked while a collector serves', () => {
  it('stops in it within 10 seconds', async () => {
    const [postgres] = databases.filter(({ name }) => name === 'PostgreSQL');
    if (!postgres) throw new Error('There is PostgreSQL.');
    const database = await postgres.start();
    let clock = new Date();
    const location = await database.create();
    const collector = await startCollector(location, () => clock);
    try {
      const { url, keys } = collector;
      const send = async (key: string) => (await put(url, key, makeFeedback())).status;
      expect([await send(keys.provider), await send(keys.site)]).toEqual([201, 201]);
      const revoked = await run(location, 'keys', 'revoke', keys.provider.slice(0, 25));
      expect(revoked.stderr + revoked.code).toBe('0');
      clock = new Date(clock.valueOf() + 10_000);
      expect([await send(keys.provider), await send(keys.site)]).toEqual([401, 201]);
    } finally {
      await collector.stop();
      await database.stop();
    }
  });
});

describe('The command palaute-collector', () => {
  const nowhere = { folder: '/dev/null/nowhere' };
  const forOrganisation = ['--organisation', organisationOid];

  it.each([
    ['no kind', ['create', ...forOrganisation], '--kind is one of site, provider, staff, raw.'],
    ['another kind', ['create', '--kind', 'toString', ...forOrganisation], '--kind is one of'],
    ['no organisation', ['create', '--kind', 'raw'], '--organisation OID is missing.'],
    ['a wrong OID', ['create', '--kind', 'raw', '--organisation', '1.2'], '--organisation 1.2 is not an OID'],
    ['a site key without origins', ['create', '--kind', 'site', ...forOrganisation], 'needs the --origin'],
    [
      'an origin that no browser sends',
      ['create', '--kind', 'site', ...forOrganisation, '--origin', 'https://www.example.fi/'],
      'is https://www.example.fi meant?',
    ],
    [
      'an origin of a secret key',
      ['create', '--kind', 'raw', ...forOrganisation, '--origin', allowedOrigin],
      '--origin goes with --kind site.',
    ],
    [
      'a provider of another kind of key',
      ['create', '--kind', 'raw', ...forOrganisation, '--provider', organisationOid],
      '--provider goes with --kind provider.',
    ],
    ['no day', ['create', '--kind', 'raw', ...forOrganisation, '--expires', '2031-02-30'], 'is not a day'],
    ['a day gone by', ['create', '--kind', 'raw', ...forOrganisation, '--expires', '2020-01-01'], 'is over'],
    ['a long note', ['create', '--kind', 'raw', ...forOrganisation, '--note', 'x'.repeat(201)], '200'],
    ['an unknown option', ['list', '--all'], "Unknown option '--all'"],
    ['a word too many', ['list', 'all'], '“all” is one word too many.'],
    ['nothing to revoke', ['revoke'], 'PREFIX is missing'],
  ])('tells of %s in a sentence, with exit code 2, and touches no database', async (_name, args, message) => {
    const { code, stdout, stderr } = await run(nowhere, 'keys', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(new RegExp(`^See: palaute-collector keys ${args[0]} --help$`, 'm'));
    expect(stderr.split('\n')).toHaveLength(3);
  });

  it.each([
    ['serve'],
    ['load'],
    ['keys create'],
    ['keys list'],
    ['keys revoke'],
    ['contact-key'],
    ['retention'],
    ['erase'],
  ])('explains %s with --help', async (words) => {
    const { code, stdout, stderr } = await run(nowhere, ...words.split(' '), '--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(`palaute-collector ${words}`)).toBe(true);
    expect(stdout.split('\n').length).toBeGreaterThan(3);
  });

  it('tells which commands there are: when asked, and with exit code 2 when called by another word', async () => {
    const asked = await run(nowhere, '--help');
    expect([asked.code, asked.stderr]).toEqual([0, '']);
    const called = await run(nowhere, 'key', 'site');
    expect([called.code, called.stdout, called.stderr]).toEqual([2, '', asked.stdout]);
  });

  it('tells that the database is away without a stack trace', async () => {
    const url = `postgres://user:secret@127.0.0.1:${await freePort()}/palaute`;
    const { code, stdout, stderr } = await run({ url }, 'keys', 'list');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'palaute-collector: The database cannot be reached (ECONNREFUSED). Is it running? Check DATABASE_URL.\n',
    );
  });
});
