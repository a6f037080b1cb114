import { describe, expect, it } from 'vitest';
import { generateContactKey } from './contacts/keys.ts';
import { readSettings } from './settings.ts';

describe('Settings', () => {
  it('serve on localhost:8080 from the embedded database when nothing is set', () => {
    expect(readSettings({})).toEqual({
      port: 8080,
      host: 'localhost',
      logLevel: 'info',
      database: { folder: '.palaute/database' },
      retention: { textDays: 730, contactDays: 90 },
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
    ['PGHOST alone', { PGHOST: 'db' }, /PGHOST.*DATABASE_URL/],
    ['an empty folder', { PALAUTE_FOLDER: '' }, /PALAUTE_FOLDER/],
    ['a port that is none', { PORT: 'http' }, /PORT/],
    ['a port out of range', { PORT: '70000' }, /PORT/],
    ['no days of texts', { PALAUTE_TEXT_DAYS: '' }, /PALAUTE_TEXT_DAYS.*1–3650/],
    ['days of texts without end', { PALAUTE_TEXT_DAYS: '3651' }, /PALAUTE_TEXT_DAYS/],
    ['contact details kept for no day', { PALAUTE_CONTACT_DAYS: '0' }, /PALAUTE_CONTACT_DAYS/],
    ['half a day', { PALAUTE_CONTACT_DAYS: '1.5' }, /PALAUTE_CONTACT_DAYS/],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
  ])('refuse %s, naming the variable', (_name, env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });

  it('never repeat the address of a database, which may hold a password', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://user:secret@x' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});
