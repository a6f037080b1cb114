// TLS to PostgreSQL as docs/running.md says: the address alone decides, and a server that is not the one is refused.
import { chown, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '@palaute/collector';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../environment/certificate.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';

describe('A PostgreSQL that speaks TLS', () => {
  let postgres: Postgres;
  let folder: string;
  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    folder = rows[0]?.data_directory ?? '';
    const { uid, gid } = await stat(folder);
    const { cert, key } = makeCertificate('127.0.0.1', 2);
    for (const [name, text, mode] of [
      ['server.crt', cert, 0o644],
      ['server.key', key, 0o600],
      ['other.crt', makeCertificate('127.0.0.1', 2).cert, 0o644],
    ] as const) {
      await writeFile(join(folder, name), text, { mode });
      await chown(join(folder, name), uid, gid);
    }
    await client.query('alter system set ssl = on');
    await client.query('select pg_reload_conf()');
    await client.end();
  });
  afterAll(() => postgres.stop());

  const isEncrypted = async (query: string): Promise<boolean> => {
    const { db, close } = await openDatabase({ url: `${postgres.url}${query}` });
    try {
      const { rows } = await sql<{ ssl: boolean }>`
        select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(db);
      return rows[0]?.ssl ?? false;
    } finally {
      await close();
    }
  };

  it('is spoken to as the page says', async () => {
    const page = await readFile(new URL('../../docs/running.md', import.meta.url), 'utf8');
    const [, query = ''] = /palaute@?\S*db\.example\.fi\/palaute(\?sslmode=\S+)/.exec(page) ?? [];
    expect(await isEncrypted(query.replace('/etc/palaute/database-ca.pem', join(folder, 'server.crt')))).toBe(
      true,
    );
    expect(await isEncrypted('?sslmode=no-verify')).toBe(true);
    expect(await isEncrypted('')).toBe(false);
  });

  it('is not spoken to when another authority has signed it', async () => {
    const query = `?sslmode=verify-full&sslrootcert=${join(folder, 'other.crt')}`;
    await expect(isEncrypted(query)).rejects.toThrow();
  });
});
