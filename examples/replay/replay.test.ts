import { createPalaute } from '@palaute/client';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateKey, openDatabase, type Database } from '@palaute/collector';
import { databases, type TestDatabase } from '../../tests/environment/collector.ts';
import { freePort } from '../../tests/environment/process.ts';
import { createDemo } from '../demo/site.ts';
import { organisation } from '../demo/organisation.ts';
import { compare, isReproduced } from './compare.ts';
import { replayFeedbacks } from './feedbacks.ts';

const program = fileURLToPath(new URL('replay.ts', import.meta.url));

async function run(env: Record<string, string>): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...env } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

describe.each(databases)('The replay on $name', ({ start }) => {
  const keys = {
    site: generateKey('site'),
    provider: generateKey('provider'),
    staff: generateKey('staff'),
    raw: generateKey('raw'),
  };
  let testDatabase: TestDatabase;
  let database: Database;
  let app: Awaited<ReturnType<typeof createDemo>>;
  let endpoint: string;

  beforeAll(async () => {
    testDatabase = await start();
    database = await openDatabase(await testDatabase.create());
    app = await createDemo({ database, keys, origins: [], logLevel: 'silent' });
    endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await app.close();
    await database.close();
    await testDatabase.stop();
  });

  it(
    'reproduces every published figure over HTTP, and a second run adds no row',
    { timeout: 600_000 },
    async () => {
      const env = {
        PALAUTE_ENDPOINT: endpoint,
        PALAUTE_PROVIDER_KEY: keys.provider,
        PALAUTE_RAW_KEY: keys.raw,
      };
      const first = await run(env);
      expect(first.output).toContain('New 21615, there already 0, rejected 0');
      expect(first.output).toContain('Every figure is the published one.');
      expect(first.output).not.toContain('DIFFERS');
      expect(first.code).toBe(0);

      // A second run of all 21 615 is the same again; the last thousand show it in less time.
      const again = await createPalaute({ endpoint, key: keys.provider }).report(
        replayFeedbacks().slice(-1_000),
      );
      expect(again).toMatchObject({ stored: 0, duplicate: 1_000, rejected: 0 });
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from feedback`.execute(database.db);
      expect(rows).toEqual([{ n: 21_615 }]);
    },
  );

  it('shows the public neither the four people of one division nor what would give them away', async () => {
    const query = { organisation: organisation.oid, period: '2025-T1' };
    const whole = await createPalaute({ endpoint, key: keys.raw }).results(query);
    const open = await createPalaute({ endpoint }).results(query);
    expect(isReproduced(compare(whole, open))).toBe(true);
    const hidden = compare(whole, open).filter((line) => line.public === null);
    expect(hidden.map(({ name }) => name.replace(/, .*/, ''))).toEqual([
      ...Array<string>(3).fill('Pelastustoimi'),
      ...Array<string>(3).fill('Perhe-'),
    ]);
    expect(isReproduced(compare(open, open)), 'a withheld figure is not a reproduced one').toBe(false);
  });
});

describe('The replay without a collector', () => {
  it('says what to start, and fails', async () => {
    const port = await freePort();
    const { code, output } = await run({
      PALAUTE_ENDPOINT: `http://127.0.0.1:${port}`,
      PALAUTE_PROVIDER_KEY: 'x',
      PALAUTE_RAW_KEY: 'x',
    });
    expect(output).toContain('npm start');
    expect(code).toBe(1);
  });
});
