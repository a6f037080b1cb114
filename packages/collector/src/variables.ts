// The variables of the environment that the collector knows: their names, what each is when it is not set, and how it
// is shown at start, without any secret. docs/running.md tells the same in words, and a test holds the two equal. What
// a value must be is settings.ts's matter.
import type { Settings } from './settings.ts';

interface Variable {
  /** What holds when it is not set, as docs/running.md says it. */
  readonly otherwise: string;
  /** Never shown; may stand in a file that `…_FILE` names. */
  readonly isSecret?: true;
  readonly show: (settings: Settings) => string;
}

const nothing = 'none';

export const variables = {
  DATABASE_URL: { otherwise: nothing, isSecret: true, show: ({ database }) => describeDatabase(database) },
  PALAUTE_READ_URL: {
    otherwise: nothing,
    isSecret: true,
    show: ({ database }) =>
      'readUrl' in database && database.readUrl !== undefined
        ? describeDatabase({ url: database.readUrl })
        : nothing,
  },
  PALAUTE_FOLDER: {
    otherwise: '.palaute/database',
    show: ({ database }) => ('folder' in database ? database.folder : nothing),
  },
  PALAUTE_CONTACT_KEYS: {
    otherwise: nothing,
    isSecret: true,
    show: ({ contactKeys = [] }) => (contactKeys.length > 0 ? `${contactKeys.length} (not shown)` : nothing),
  },
  PALAUTE_TEXT_DAYS: { otherwise: '730', show: ({ retention }) => String(retention.textDays) },
  PALAUTE_CONTACT_DAYS: { otherwise: '90', show: ({ retention }) => String(retention.contactDays) },
  PALAUTE_AUDIT_DAYS: { otherwise: '730', show: ({ auditDays }) => String(auditDays) },
  PALAUTE_QUOTE_DAYS: { otherwise: '730', show: ({ quoteDays }) => String(quoteDays) },
  PALAUTE_TRUSTED_PROXIES: {
    otherwise: nothing,
    show: ({ trustedProxies }) => trustedProxies.join(',') || nothing,
  },
  PALAUTE_METRICS_PORT: { otherwise: nothing, show: ({ metrics }) => String(metrics?.port ?? nothing) },
  PALAUTE_METRICS_HOST: { otherwise: 'localhost', show: ({ metrics }) => metrics?.host ?? 'localhost' },
  PALAUTE_PUBLIC_URL: { otherwise: nothing, show: ({ publicUrl = nothing }) => publicUrl },
  PALAUTE_PROOF_SECRET: {
    otherwise: 'random, of this process',
    isSecret: true,
    show: ({ proofSecret }) => (proofSecret === undefined ? 'random, of this process' : 'set (not shown)'),
  },
  PALAUTE_REFRESH: { otherwise: 'batches', show: ({ refresh }) => refresh },
  PORT: { otherwise: '8080', show: ({ port }) => String(port) },
  HOST: { otherwise: 'localhost', show: ({ host }) => host },
  LOG_LEVEL: { otherwise: 'info', show: ({ logLevel }) => logLevel },
} as const satisfies Readonly<Record<string, Variable>>;

export type VariableName = keyof typeof variables;

const entries = Object.entries(variables) as readonly [VariableName, Variable][];

/** Those that are never shown. */
export const secretNames: readonly VariableName[] = entries.flatMap(([name, { isSecret }]) =>
  isSecret ? [name] : [],
);

/** One line for each variable, as it holds, for whoever starts the collector. */
export const describeSettings = (settings: Settings): readonly string[] =>
  entries.map(([name, { show }]) => `  ${name.padEnd(26)}${show(settings)}`);

/** Who and where, without the password or anything else that an address may carry. */
function describeDatabase(database: Settings['database']): string {
  if (!('url' in database)) return nothing;
  if (!URL.canParse(database.url)) return 'set (not shown)';
  const { hostname, port, pathname, username, searchParams } = new URL(database.url);
  const user = username && `${username}@`;
  const tls = searchParams.get('sslmode');
  return `postgres://${user}${hostname}${port && `:${port}`}${pathname}${tls ? `?sslmode=${tls}` : ''}`;
}

const known: readonly string[] = [...Object.keys(variables), ...secretNames.map((name) => `${name}_FILE`)];

/**
 * A name of ours with a slip in it would be a setting that nobody sets.
 * @throws Error with the name that may be meant
 */
export function refuseSlips(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(env).filter((one) => isUnknown(env, one))) {
    const [nearest] = known
      .map((meant) => ({
        meant,
        far: Math.min(distance(name, meant), distance(name.replace(/_FILE$/, ''), meant)),
      }))
      .filter(({ meant, far }) => far <= Math.ceil((meant.length - 'PALAUTE_'.length) / 3))
      .toSorted((a, b) => a.far - b.far);
    if (nearest) throw new Error(`${name} is no setting of the collector. Is ${nearest.meant} meant?`);
  }
}

/** Names that begin as ours do and are none of the collector's: another program's, or a mistake. */
export const unknownNames = (env: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.keys(env).filter((name) => name.startsWith('PALAUTE_') && isUnknown(env, name));

const isUnknown = (env: Readonly<Record<string, string | undefined>>, name: string): boolean =>
  /^(PALAUTE|DATABASE)_/.test(name) && !known.includes(name) && !isServiceLink(name, env[name] ?? '');

/** Kubernetes puts the addresses of its services into every environment: of one named `palaute`, in names like ours. */
const isServiceLink = (name: string, value: string): boolean =>
  /_SERVICE_(HOST|PORT)(_\w+)?$/.test(name) ||
  (/_PORT(_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?$/.test(name) && /^(tcp|udp)(:\/\/.*)?$|^[\d.]+$/.test(value));

/** Letters to put in, take out or change to make one word the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, against] of [...other].entries()) {
      const changed = (row[column] ?? 0) + Number(letter !== against);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
