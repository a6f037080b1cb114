import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserArguments, findBrowser } from './browser.ts';
import { type Postgres, startPostgres } from './postgres.ts';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const countOf = (table: string) => `select count(*)::int from pg_tables where tablename = '${table}'`;

describe('PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
  });
  afterAll(() => postgres.stop());

  test('answers, and writes what it acknowledges to disk', async () => {
    expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await query(postgres.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await query(postgres.url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  });

  test.each(['fast', 'immediate'] as const)('keeps its data and port when taken down (%s)', async (mode) => {
    await query(postgres.url, `create table kept_${mode} ()`);
    await postgres.takeDown(mode);
    await expect(query(postgres.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await postgres.bringUp();
    expect(await query(postgres.url, countOf(`kept_${mode}`))).toEqual([{ count: 1 }]);
  });

  test('makes databases that share nothing', async () => {
    await query(postgres.url, 'create table only_here ()');
    const other = await postgres.createDatabase();
    expect(await query(other, countOf('only_here'))).toEqual([{ count: 0 }]);
  });

  test('runs from the npm package where no PostgreSQL is installed', async () => {
    const packaged = await startPostgres({ own: true, folders: [] });
    expect(await query(packaged.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await packaged.stop();
    await expect(query(packaged.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  test('on a server of DATABASE_URL, leaves no database behind and the server up', async () => {
    const borrowed = await startPostgres({ env: { DATABASE_URL: postgres.url } });
    await borrowed.createDatabase();
    const databases = `select count(*)::int from pg_database where datname like 'palaute%'`;
    const [before] = await query(postgres.url, databases);

    await expect(borrowed.takeDown()).rejects.toThrow('startPostgres({ own: true })');
    await borrowed.stop();

    const [after] = await query(postgres.url, databases);
    expect(Number(before?.count) - Number(after?.count)).toBe(2);
  });

  test('says that DATABASE_URL is to blame when its server does not answer', async () => {
    const env = { DATABASE_URL: 'postgres://127.0.0.1:1/nothing' };
    await expect(startPostgres({ env })).rejects.toThrow('DATABASE_URL');
  });
});

describe('the browser', () => {
  test('is found, or installed, and runs', { timeout: 20 * 60_000 }, async () => {
    const { stdout } = await promisify(execFile)(await findBrowser(), [...browserArguments(), '--version']);
    expect(stdout).toMatch(/\d+\.\d+/);
  });

  test('is never another than the one CHROME_PATH names', async () => {
    await expect(findBrowser({ ...process.env, CHROME_PATH: '/nowhere' })).rejects.toThrow(
      'CHROME_PATH is /nowhere',
    );
  });
});
