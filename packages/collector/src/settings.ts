// The one place that reads the environment: what is set is checked, half of a setting is an error, and so is a name
// with a slip in it. Which variables there are, and how each is shown at start: variables.ts.
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { type ContactKey, readContactKeys } from './contacts/keys.ts';
import type { DatabaseLocation } from './database/open.ts';
import { type Refresh, refreshes } from './results/refresh.ts';
import { defaultRetention, type RetentionDays } from './retention/days.ts';
import { refuseSlips, secretNames, type VariableName } from './variables.ts';

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
  /** Days after which an entry of the audit log is deleted. @default 730 */
  readonly auditDays: number;
  /** Days after which a quote ends. @default 730 */
  readonly quoteDays: number;
  /** Addresses and CIDRs of the proxies whose `X-Forwarded-For` is believed. @default none */
  readonly trustedProxies: readonly string[];
  /** Where the metrics are read. @default nowhere */
  readonly metrics?: { readonly port: number; readonly host: string };
  /** Signs the work that is asked for; the same in all collectors behind one address. @default random */
  readonly proofSecret?: string;
  /** Where callers reach the collector, for the API description. @default where it is read from */
  readonly publicUrl?: string;
  /** How public figures follow what is stored. @default 'batches' */
  readonly refresh: Refresh;
}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

const defaultAuditDays = 2 * 365;
/** As what people wrote: a quote tells of a service as it was. */
const defaultQuoteDays = 2 * 365;
/** Ten years. */
const mostDays = 3650;

/**
 * Reads the variables of docs/running.md. A secret may stand in a file instead, named by the variable with `_FILE`
 * behind its name.
 * @throws Error naming the variable and its remedy, never its value; never a silent embedded start
 */
export function readSettings(environment: Environment): Settings {
  refuseSlips(environment);
  const env = withSecretFiles(environment);
  const logLevel = env['LOG_LEVEL'] ?? 'info';
  if (!logLevels.includes(logLevel)) throw new Error(`LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
  const contactKeys = env['PALAUTE_CONTACT_KEYS'];
  const publicUrl = env['PALAUTE_PUBLIC_URL'];
  return {
    port: readPort(env, 'PORT') ?? 8080,
    host: env['HOST'] ?? 'localhost',
    logLevel,
    database: readDatabase(env),
    ...(contactKeys !== undefined && { contactKeys: readContactKeys(contactKeys) }),
    retention: {
      textDays: readDays(env, 'PALAUTE_TEXT_DAYS', defaultRetention.textDays),
      contactDays: readDays(env, 'PALAUTE_CONTACT_DAYS', defaultRetention.contactDays),
    },
    auditDays: readDays(env, 'PALAUTE_AUDIT_DAYS', defaultAuditDays),
    quoteDays: readDays(env, 'PALAUTE_QUOTE_DAYS', defaultQuoteDays),
    trustedProxies: readProxies(env['PALAUTE_TRUSTED_PROXIES']),
    ...readMetrics(env),
    ...readProofSecret(env),
    refresh: readRefresh(env),
    ...(publicUrl !== undefined && { publicUrl: readPublicUrl(publicUrl) }),
  };
}

/** A container is given its secrets as files, because its environment is shown to whoever may look at it. */
function withSecretFiles(environment: Environment): Environment {
  const env = { ...environment };
  for (const name of secretNames) {
    const file = env[`${name}_FILE`];
    if (file === undefined) continue;
    if (env[name] !== undefined) throw new Error(`${name} and ${name}_FILE are both set. Unset one of them.`);
    try {
      env[name] = readFileSync(file, 'utf8').trim();
    } catch {
      throw new Error(`${name}_FILE names a file that cannot be read.`);
    }
    if (env[name] === '') throw new Error(`${name}_FILE names an empty file.`);
  }
  return env;
}

function readRefresh(env: Environment): Refresh {
  const text = env['PALAUTE_REFRESH'] ?? 'batches';
  const refresh = refreshes.find((known) => known === text);
  if (!refresh) throw new Error(`PALAUTE_REFRESH must be one of ${refreshes.join(', ')}.`);
  return refresh;
}

function readPort(env: Environment, name: VariableName): number | undefined {
  const text = env[name];
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new Error(`${name} must be a whole number 0–65535.`);
  return port;
}

function readDays(env: Environment, name: VariableName, otherwise: number): number {
  const text = env[name] ?? String(otherwise);
  const days = Number(text);
  if (!/^\d+$/.test(text) || days < 1 || days > mostDays) {
    throw new Error(`${name} must be a whole number of days, 1–${mostDays}.`);
  }
  return days;
}

function readMetrics(env: Environment): Pick<Settings, 'metrics'> {
  const port = readPort(env, 'PALAUTE_METRICS_PORT');
  const host = env['PALAUTE_METRICS_HOST'];
  if (port === undefined) {
    if (host === undefined) return {};
    throw new Error(
      'PALAUTE_METRICS_HOST is set but PALAUTE_METRICS_PORT is not. Set it, or unset the host.',
    );
  }
  return { metrics: { port, host: host ?? 'localhost' } };
}

/** Whoever is trusted can give any address as the caller's, so nobody is by default and never everybody. */
function readProxies(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => {
    const proxy = part.trim();
    const [address = '', length, ...more] = proxy.split('/');
    const bits = isIP(address) === 4 ? 32 : 128;
    const isLength = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits);
    if (isIP(address) === 0 || !isLength || more.length > 0) {
      throw new Error(
        'PALAUTE_TRUSTED_PROXIES is a list of addresses or CIDRs with commas between, such as 10.0.0.0/24,10.1.0.7.',
      );
    }
    if (Number(length ?? bits) === 0) {
      throw new Error(
        'PALAUTE_TRUSTED_PROXIES has a CIDR of length 0, which would trust everybody. Name the proxies.',
      );
    }
    return proxy;
  });
}

/** Whoever guesses it makes challenges that take no work. */
const shortestProofSecret = 32;

function readProofSecret(env: Environment): Pick<Settings, 'proofSecret'> {
  const proofSecret = env['PALAUTE_PROOF_SECRET'];
  if (proofSecret === undefined) return {};
  if (proofSecret.length < shortestProofSecret) {
    throw new Error(`PALAUTE_PROOF_SECRET must be at least ${shortestProofSecret} characters, and random.`);
  }
  return { proofSecret };
}

function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
  if (!isPlain) throw new Error('PALAUTE_PUBLIC_URL must be an address such as https://palaute.example.fi.');
  return text.replace(/\/+$/, '');
}

/** A replica that figures are read from. */
function readReplica(env: Environment): { readonly readUrl?: string } {
  const readUrl = env['PALAUTE_READ_URL'];
  if (readUrl === undefined) return {};
  if (!/^postgres(ql)?:\/\/./.test(readUrl)) {
    throw new Error(
      'PALAUTE_READ_URL is set but is not a postgres:// address. Unset it to read figures from DATABASE_URL.',
    );
  }
  return { readUrl };
}

function readDatabase(env: Environment): DatabaseLocation {
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
    return { url, ...readReplica(env) };
  }
  if (env['PALAUTE_READ_URL'] !== undefined) {
    throw new Error('PALAUTE_READ_URL is set but DATABASE_URL is not. Set both, or unset PALAUTE_READ_URL.');
  }
  const stray = Object.keys(env).find((name) => /^PG(HOST|PORT|DATABASE|USER|PASSWORD|SERVICE)$/.test(name));
  if (stray) throw new Error(`${stray} is set but DATABASE_URL is not. Set DATABASE_URL, or unset ${stray}.`);
  if (folder === '') throw new Error('PALAUTE_FOLDER is set but empty. Name a folder, or unset it.');
  return { folder: folder ?? '.palaute/database' };
}
