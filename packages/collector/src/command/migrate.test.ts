import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '../../../../tests/environment/postgres.ts';
import type { Surroundings } from './command.ts';
import { migrateCommand } from './migrate.ts';

describe('palaute-collector migrate', () => {
  let postgres: Postgres;
  let folder: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    folder = await mkdtemp(join(tmpdir(), 'palaute-migrate-'));
  });
  afterAll(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (env: Readonly<Record<string, string>>, ...args: string[]) => {
    const lines: string[] = [];
    const surroundings = { env, print: (line: string) => void lines.push(line) } as unknown as Surroundings;
    await migrateCommand.run(args, surroundings);
    return lines;
  };

  it('tells what it made, and the second time that there was nothing to do', async () => {
    const env = { DATABASE_URL: await postgres.createDatabase() };
    expect(await run(env)).toEqual([expect.stringMatching(/^Made: 0001-start,.* 0003-aggregates,.*\.$/)]);
    expect(await run(env)).toEqual(['The tables are up to date; there was nothing to do.']);
  });

  it('makes the tables of the embedded database, too, but cannot spread them', async () => {
    const env = { PALAUTE_FOLDER: join(folder, 'database') };
    expect(await run(env)).toEqual([expect.stringContaining('0001-start')]);
    await expect(run(env, '--citus')).rejects.toMatchObject({
      code: 'not-done',
      message: expect.stringContaining('embedded database'),
    });
  });

  it('does not spread the tables of a PostgreSQL without Citus, and says what is missing', async () => {
    await expect(run({ DATABASE_URL: postgres.url }, '--citus')).rejects.toMatchObject({
      code: 'not-done',
      message: expect.stringContaining('create extension citus'),
    });
  });
});
