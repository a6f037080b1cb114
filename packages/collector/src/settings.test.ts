import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateContactKey } from './contacts/keys.ts';
import { readSettings } from './settings.ts';
import { describeSettings, unknownNames, variables } from './variables.ts';

describe('Settings', () => {
  it('serve on localhost:8080 from the embedded database when nothing is set', () => {
    expect(readSettings({})).toEqual({
      port: 8080,
      host: 'localhost',
      logLevel: 'info',
      database: { folder: '.palaute/database' },
      retention: { textDays: 730, contactDays: 90 },
      auditDays: 730,
      quoteDays: 730,
      trustedProxies: [],
      refresh: 'batches',
    });
  });

  it('take from PALAUTE_TEXT_DAYS and PALAUTE_CONTACT_DAYS how long is kept what people wrote', () => {
    expect(readSettings({ PALAUTE_TEXT_DAYS: '3650', PALAUTE_CONTACT_DAYS: '1' }).retention).toEqual({
      textDays: 3650,
      contactDays: 1,
    });
  });

  it('take PostgreSQL from DATABASE_URL', () => {
    expect(readSettings({ DATABASE_URL: 'postgres://db.example/palaute' }).database).toEqual({
      url: 'postgres://db.example/palaute',
    });
  });

  it('take a replica for figures from PALAUTE_READ_URL', () => {
    const env = { DATABASE_URL: 'postgres://a/palaute', PALAUTE_READ_URL: 'postgres://b/palaute' };
    expect(readSettings(env).database).toEqual({
      url: 'postgres://a/palaute',
      readUrl: 'postgres://b/palaute',
    });
  });

  it('take the keys for contact details from PALAUTE_CONTACT_KEYS, the first one first', () => {
    const keys = [generateContactKey(), generateContactKey()];
    const { contactKeys } = readSettings({ PALAUTE_CONTACT_KEYS: keys.join(',') });
    expect(contactKeys?.map(({ id }) => id)).toEqual(keys.map((key) => key.split(':')[0]));
    expect(readSettings({})).not.toHaveProperty('contactKeys');
  });

  it.each([
    ['empty contact keys', { PALAUTE_CONTACT_KEYS: '' }, /PALAUTE_CONTACT_KEYS/],
    ['an empty DATABASE_URL', { DATABASE_URL: '' }, /DATABASE_URL/],
    ['a DATABASE_URL of another kind', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    ['two databases', { DATABASE_URL: 'postgres://x/y', PALAUTE_FOLDER: 'f' }, /both set/],
    ['a replica of nothing', { PALAUTE_READ_URL: 'postgres://x/y' }, /PALAUTE_READ_URL.*DATABASE_URL/],
    [
      'a replica that is no PostgreSQL',
      { DATABASE_URL: 'postgres://x/y', PALAUTE_READ_URL: '' },
      /PALAUTE_READ_URL/,
    ],
    ['PGHOST alone', { PGHOST: 'db' }, /PGHOST.*DATABASE_URL/],
    ['an empty folder', { PALAUTE_FOLDER: '' }, /PALAUTE_FOLDER/],
    ['a port that is none', { PORT: 'http' }, /PORT/],
    ['a port out of range', { PORT: '70000' }, /PORT/],
    ['no days of texts', { PALAUTE_TEXT_DAYS: '' }, /PALAUTE_TEXT_DAYS.*1–3650/],
    ['days of texts without end', { PALAUTE_TEXT_DAYS: '3651' }, /PALAUTE_TEXT_DAYS/],
    ['contact details kept for no day', { PALAUTE_CONTACT_DAYS: '0' }, /PALAUTE_CONTACT_DAYS/],
    ['half a day', { PALAUTE_CONTACT_DAYS: '1.5' }, /PALAUTE_CONTACT_DAYS/],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    ['an unknown way to refresh', { PALAUTE_REFRESH: 'hourly' }, /PALAUTE_REFRESH/],
    ['a half-set address of the metrics', { PALAUTE_METRICS_HOST: '0.0.0.0' }, /PALAUTE_METRICS_PORT is not/],
    ['a port of the metrics that is none', { PALAUTE_METRICS_PORT: '' }, /PALAUTE_METRICS_PORT/],
    ['a proxy by its name', { PALAUTE_TRUSTED_PROXIES: 'proxy.example' }, /PALAUTE_TRUSTED_PROXIES/],
    ['a proxy that is everybody', { PALAUTE_TRUSTED_PROXIES: '0.0.0.0/0' }, /trust everybody/],
    ['proxies counted instead of named', { PALAUTE_TRUSTED_PROXIES: '1' }, /PALAUTE_TRUSTED_PROXIES/],
    ['a CIDR that is too long', { PALAUTE_TRUSTED_PROXIES: '10.0.0.0/33' }, /PALAUTE_TRUSTED_PROXIES/],
    ['no proxies', { PALAUTE_TRUSTED_PROXIES: '' }, /PALAUTE_TRUSTED_PROXIES/],
    ['a public address with a query', { PALAUTE_PUBLIC_URL: 'https://x.example/?a=b' }, /PALAUTE_PUBLIC_URL/],
    ['an address that is none', { PALAUTE_PUBLIC_URL: 'palaute.example.fi' }, /PALAUTE_PUBLIC_URL/],
    ['a file of a secret that is not there', { DATABASE_URL_FILE: '/no/such/file' }, /DATABASE_URL_FILE/],
  ])('refuse %s, naming the variable', (_name, env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });

  it('never repeat the address of a database, which may hold a password', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://user:secret@x' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });

  it('take a secret from a file, so that the environment does not have it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'palaute-settings-'));
    const file = join(folder, 'database-url');
    await writeFile(file, 'postgres://db.example/palaute\n');
    expect(readSettings({ DATABASE_URL_FILE: file }).database).toEqual({
      url: 'postgres://db.example/palaute',
    });
    expect(() => readSettings({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://x/y' })).toThrow(
      /both set/,
    );
    await writeFile(file, '\n');
    expect(() => readSettings({ DATABASE_URL_FILE: file })).toThrow(/DATABASE_URL_FILE.*empty/);
    await rm(folder, { recursive: true });
  });

  it.each([
    ['PALAUTE_TEXT_DAY', 'PALAUTE_TEXT_DAYS'],
    ['PALAUTE_CONTACT_KEY', 'PALAUTE_CONTACT_KEYS'],
    ['PALAUTE_TRUST_PROXY', 'PALAUTE_TRUSTED_PROXIES'],
    ['PALAUTE_METRIC_PORT', 'PALAUTE_METRICS_PORT'],
    ['PALAUTE_FOLDER_FILE', 'PALAUTE_FOLDER'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['DATABASE_URLFILE', 'DATABASE_URL_FILE'],
  ])('refuse %s and ask whether %s is meant', (name, meant) => {
    expect(() => readSettings({ [name]: 'secret-value' })).toThrow(
      new Error(`${name} is no setting of the collector. Is ${meant} meant?`),
    );
  });

  it('let other names be, and tell which begin as ours do', () => {
    const others = {
      PALAUTE_KEY: 'a',
      // Kubernetes, of services named palaute and palaute-metrics.
      PALAUTE_SERVICE_HOST: '10.0.0.1',
      PALAUTE_SERVICE_PORT: '80',
      PALAUTE_PORT: 'tcp://10.0.0.1:80',
      PALAUTE_PORT_80_TCP_ADDR: '10.0.0.1',
      PALAUTE_METRICS_SERVICE_HOST: '10.0.0.2',
      DATABASE_NAME: 'other',
      HOME: '/root',
    };
    expect(readSettings(others)).toEqual(readSettings({}));
    expect(unknownNames(others)).toEqual(['PALAUTE_KEY']);
  });
});

describe('Settings as they are shown', () => {
  const env = {
    DATABASE_URL:
      'postgres://palaute:hunter2@db.example:6432/feedback?sslmode=verify-full&sslpassword=hunter3',
    PALAUTE_CONTACT_KEYS: `${generateContactKey()},${generateContactKey()}`,
    PALAUTE_PROOF_SECRET: 'hunter4'.repeat(10),
    PALAUTE_TRUSTED_PROXIES: '10.0.0.0/24, fd00::7',
    PALAUTE_METRICS_PORT: '9464',
  };
  const shown = describeSettings(readSettings(env)).join('\n');

  it('name the database and count the keys', () => {
    expect(shown).toMatch(
      /DATABASE_URL +postgres:\/\/palaute@db\.example:6432\/feedback\?sslmode=verify-full\n/,
    );
    expect(shown).toMatch(/PALAUTE_CONTACT_KEYS +2 /);
    expect(shown).toMatch(/PALAUTE_TRUSTED_PROXIES +10\.0\.0\.0\/24,fd00::7\n/);
    expect(shown).toMatch(/PALAUTE_METRICS_PORT +9464\n/);
  });

  it('have no secret in them', () => {
    expect(shown).not.toContain('hunter');
    for (const key of env.PALAUTE_CONTACT_KEYS.split(',')) expect(shown).not.toContain(key.split(':')[1]);
  });

  it('are all of them', () => {
    for (const name of Object.keys(variables)) expect(shown).toContain(`${name} `);
  });
});
