// How keys end: on their last day, revoked, or followed up by a new one; and a collector that obeys.
import type { DatabaseLocation } from '@palaute/collector';
import { dayInFinland } from '@palaute/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allowedOrigin,
  databases,
  makeKeys,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { prepareLocation } from '../environment/process.ts';

/** Runs `palaute-collector` to its end. */
const run = (location: DatabaseLocation, ...args: string[]) => runCommand(location, args);

describe.each(databases)('The command palaute-collector keys that ends keys on $name', ({ name, start }) => {
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

  it('follows a key up with a new one of the same rights, and both work until the day that was said', async () => {
    const today = dayInFinland(new Date());
    const limited = ['--origin', allowedOrigin, '--unit', unitOids[0], '--note', 'Etusivu'];
    const old = await create('--kind', 'site', ...limited);
    const rotated = await run(location, 'keys', 'rotate', old.slice(0, 21), '--until', today);
    const fresh = rotated.stdout.trimEnd();
    expect(fresh).toMatch(/^palaute_site_[\w-]{43}$/);
    expect(rotated.stderr).toContain(`${old.slice(0, 21)} works until ${today}.`);
    const noon = Date.parse(`${today}T12:00:00Z`);
    clock = new Date(noon);
    await serve(async (collector) => {
      for (const key of [old, fresh]) {
        expect(await send(collector, key, allowedOrigin)).toBe(201);
        expect(await send(collector, key, 'https://other.example')).toBe(403);
        expect((await put(collector.url, key, makeFeedback({ unit: unitOids[1] }))).status).toBe(403);
      }
      clock = new Date(noon + 24 * 3_600_000);
      expect([await send(collector, old), await send(collector, fresh)]).toEqual([401, 201]);
    });
    clock = new Date();
    const lines = (await run(location, 'keys', 'list')).stdout.split('\n');
    const line = (key: string) => lines.find((row) => row.startsWith(key.slice(0, 21)));
    expect(line(old)).toContain(`expires ${today}`);
    expect(line(fresh)).not.toContain('expires');
    expect(line(fresh)).toContain('“Etusivu”');
  });

  // Which key is meant is told from the same list on both.
  if (name === 'PostgreSQL') {
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

    it('follows up no key that is revoked, nor one of several', async () => {
      const key = await create('--kind', 'provider');
      await run(location, 'keys', 'revoke', key);
      const day = dayInFinland(new Date());
      const revoked = await run(location, 'keys', 'rotate', key, '--until', day);
      expect([revoked.code, revoked.stdout]).toEqual([1, '']);
      expect(revoked.stderr).toContain('does not work any more');
      await create('--kind', 'provider');
      const many = await run(location, 'keys', 'rotate', 'palaute_provider_', '--until', day);
      expect([many.code, many.stdout]).toEqual([1, '']);
      expect(many.stderr).toMatch(/\d+ keys begin so, and none was changed\./);
    });
  }
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
