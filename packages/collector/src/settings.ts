// The one place that reads the environment: what is set is checked, and half of a setting is an error.
import { type ContactKey, readContactKeys } from './contacts/keys.ts';
import type { DatabaseLocation } from './database/open.ts';
import type { RetentionDays } from './retention/retention.ts';

export interface Settings {
  /** @default 8080 */
  readonly port: number;
  /** Address to listen on. @default 'localhost' */
  readonly host: string;
  /** @default 'info' */
  readonly logLevel: string;
  readonly database: DatabaseLocation;
  /** What contact details are encrypted with. Without them none are taken. */
  readonly contactKeys?: readonly [ContactKey, ...ContactKey[]];
  readonly retention: RetentionDays;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** Two years: a whole year can be read beside the one before it. */
const defaultTextDays = 2 * 365;
/** The reply has long been given, and asked about (ADR 0019). */
const defaultContactDays = 90;
/** Ten years. */
const mostDays = 3650;

/**
 * Reads `DATABASE_URL`, `PALAUTE_FOLDER`, `PALAUTE_CONTACT_KEYS`, `PALAUTE_TEXT_DAYS`, `PALAUTE_CONTACT_DAYS`, `PORT`,
 * `HOST` and `LOG_LEVEL`.
 * @throws Error naming the variable and its remedy; never a silent embedded start
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const port = Number(env['PORT'] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a whole number 0–65535.`);
  }
  const logLevel = env['LOG_LEVEL'] ?? 'info';
  if (!logLevels.includes(logLevel)) throw new Error(`LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
  const contactKeys = env['PALAUTE_CONTACT_KEYS'];
  return {
    port,
    host: env['HOST'] ?? 'localhost',
    logLevel,
    database: readDatabase(env),
    ...(contactKeys !== undefined && { contactKeys: readContactKeys(contactKeys) }),
    retention: {
      textDays: readDays(env, 'PALAUTE_TEXT_DAYS', defaultTextDays),
      contactDays: readDays(env, 'PALAUTE_CONTACT_DAYS', defaultContactDays),
    },
  };
}

function readDays(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
): number {
  const text = env[name] ?? String(otherwise);
  const days = Number(text);
  if (!/^\d+$/.test(text) || days < 1 || days > mostDays) {
    throw new Error(`${name} must be a whole number of days, 1–${mostDays}.`);
  }
  return days;
}

function readDatabase(env: Readonly<Record<string, string | undefined>>): DatabaseLocation {
  const url = env['DATABASE_URL'];
  const folder = env['PALAUTE_FOLDER'];
  if (url !== undefined) {
    if (!/^postgres(ql)?:\/\/./.test(url)) {
      throw new Error(
        'DATABASE_URL is set but is not a postgres:// address. Unset it to use the embedded database.',
      );
    }
    if (folder !== undefined) {
      throw new Error('DATABASE_URL and PALAUTE_FOLDER are both set. Unset the one that is not meant.');
    }
    return { url };
  }
  const stray = Object.keys(env).find((name) => /^PG(HOST|PORT|DATABASE|USER|PASSWORD|SERVICE)$/.test(name));
  if (stray) throw new Error(`${stray} is set but DATABASE_URL is not. Set DATABASE_URL, or unset ${stray}.`);
  if (folder === '') throw new Error('PALAUTE_FOLDER is set but empty. Name a folder, or unset it.');
  return { folder: folder ?? '.palaute/database' };
}
