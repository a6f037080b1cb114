// Who did what with a secret key or by a command: noted as it is done, listed by a command, and deleted in its time.
import { type DatabaseLocation, openDatabase } from '@palaute/collector';
import { referenceOf } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  databases,
  makeKeys,
  organisationOid,
  otherOrganisationOid,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { prepareLocation, spawnCollector } from '../environment/process.ts';

interface Entry {
  readonly at: string;
  readonly organisation: string;
  readonly key: string | null;
  readonly action: string;
  readonly subject: string | null;
}

describe.each(databases)('The audit log on $name', ({ start }) => {
  let database: TestDatabase;
  let prepared: DatabaseLocation;
  let location: DatabaseLocation;
  const [keys, otherKeys] = [makeKeys(), makeKeys()];
  beforeAll(async () => {
    database = await start();
    prepared = await database.create();
    await prepareLocation(prepared, keys, otherKeys);
  });
  beforeEach(async () => {
    location = await database.copy(prepared);
  });
  afterAll(() => database.stop());

  const list = async (...args: string[]): Promise<Entry[]> => {
    const { code, stdout, stderr } = await runCommand(location, ['audit', '--json', ...args]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    return JSON.parse(stdout) as Entry[];
  };
  const done = (entries: readonly Entry[]) =>
    entries.map(({ key, action, subject }) => [key, action, subject]);
  const age = async (days: number) => {
    const { db, close } = await openDatabase(location);
    await sql`update audit_entry set at = at - ${days} * interval '1 day'`.execute(db);
    await close();
  };

  it('has who read results with a staff or raw key, and what of; not what is public', async () => {
    const collector = await spawnCollector(location);
    const read = (key: string | undefined, query: string) =>
      call('GET', `${collector.url}/v1/results?organisation=${organisationOid}&${query}`, { key });
    for (const answer of [
      await read(keys.staff, 'period=2026-11'),
      await read(keys.raw, `period=2026&unit=${unitOids[0]}`),
      await read(keys.raw, 'period=2026-Q4&division=health-care'),
      // The public, and who is the public here.
      await read(undefined, 'period=2026-11'),
      await read(keys.site, 'period=2026-11'),
      await read(otherKeys.raw, 'period=2026-11'),
    ]) {
      expect(answer.status).toBe(200);
    }
    // Nothing was read by these.
    expect((await read(keys.raw, 'period=20266')).status).toBe(400);
    expect((await read(keys.raw, 'period=2026&division=none')).status).toBe(404);
    await collector.end('SIGTERM');
    const entries = await list();
    expect(done(entries)).toEqual([
      [keys.staff.slice(0, 22), 'results-read', '2026-11 organisation'],
      [keys.raw.slice(0, 20), 'results-read', `2026 unit:${unitOids[0]}`],
      [keys.raw.slice(0, 20), 'results-read', '2026-Q4 division:health-care'],
    ]);
    for (const { at, organisation } of entries) {
      expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(600_000);
      expect(organisation).toBe(organisationOid);
    }
  });

  it('has what commands did: a key made and revoked, words erased', async () => {
    const feedback = makeFeedback({ free: { text: 'Kiitos' } });
    const collector = await spawnCollector(location);
    expect((await put(collector.url, keys.provider, feedback)).status).toBe(201);
    await collector.end('SIGTERM');
    const organisation = ['--organisation', organisationOid];
    const made = await runCommand(location, ['keys', 'create', '--kind', 'raw', ...organisation]);
    const prefix = made.stdout.slice(0, 20);
    expect((await runCommand(location, ['keys', 'revoke', prefix])).code).toBe(0);
    // Twice: it was revoked already.
    expect((await runCommand(location, ['keys', 'revoke', prefix])).code).toBe(0);
    const reference = referenceOf(feedback.id);
    const erasing = ['erase', '--reference', reference, ...organisation, '--yes'];
    expect((await runCommand(location, erasing)).code).toBe(0);
    expect((await runCommand(location, erasing)).code).toBe(0);
    expect(done(await list())).toEqual([
      [null, 'key-created', prefix],
      [null, 'key-revoked', prefix],
      [null, 'erased', reference],
    ]);
  });

  it('is listed for one organisation, and from one day on, in lines that a person can read', async () => {
    for (const organisation of [organisationOid, otherOrganisationOid]) {
      await runCommand(location, ['keys', 'create', '--kind', 'staff', '--organisation', organisation]);
    }
    await age(2);
    await runCommand(location, ['keys', 'create', '--kind', 'raw', '--organisation', organisationOid]);
    expect(await list()).toHaveLength(3);
    expect(await list('--organisation', otherOrganisationOid)).toHaveLength(1);
    const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Helsinki' });
    expect(await list('--since', today)).toMatchObject([{ subject: expect.stringMatching(/^palaute_raw_/) }]);
    const { stdout } = await runCommand(location, ['audit', '--organisation', organisationOid]);
    expect(stdout).toMatch(
      new RegExp(
        `^\\S+Z  ${organisationOid}  command  key-created  palaute_staff_\\S{8}\n\\S+Z  .*palaute_raw_\\S{8}\n$`,
      ),
    );
    const wrong = await runCommand(location, ['audit', '--since', 'yesterday']);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('is not a day') });
  });

  it('loses an entry when its days are over, and not before', async () => {
    await runCommand(location, ['keys', 'create', '--kind', 'staff', '--organisation', organisationOid]);
    await age(8);
    const env = { PALAUTE_AUDIT_DAYS: '9' };
    expect((await runCommand(location, ['retention'], { env })).code).toBe(0);
    expect(await list()).toHaveLength(1);
    expect((await runCommand(location, ['retention'], { env: { PALAUTE_AUDIT_DAYS: '7' } })).code).toBe(0);
    expect(await list()).toEqual([]);
  });
});

describe('A reading that cannot be noted', () => {
  it('is not given', async () => {
    const [postgres] = databases;
    const database = await postgres?.start();
    const location = await database?.create();
    if (!database || !location) throw new Error('There is PostgreSQL.');
    const [keys, otherKeys] = [makeKeys(), makeKeys()];
    await prepareLocation(location, keys, otherKeys);
    const collector = await spawnCollector(location);
    const url = `${collector.url}/v1/results?organisation=${organisationOid}&period=2026`;
    expect((await call('GET', url, { key: keys.raw })).status).toBe(200);
    const { db, close } = await openDatabase(location);
    await sql`alter table audit_entry rename to elsewhere`.execute(db);
    expect((await call('GET', url, { key: keys.raw })).status).toBe(500);
    expect((await call('GET', url)).status).toBe(200);
    await close();
    await collector.end('SIGTERM');
    await database.stop();
  });
});
