// The commands that hand out keys, tell which there are, and take them back. What a key is: keys.ts.
import { parseArgs } from 'node:util';
import { dayInFinland, isDay } from '@palaute/schema';
import {
  generateKey,
  type ListedKey,
  listKeys,
  prefixOf,
  rememberedMs,
  revokeKey,
  saveKey,
  type Scope,
} from '../keys.ts';
import {
  calledWrongly,
  type Command,
  notDone,
  requireNoMore,
  requireOid,
  requireOrganisation,
  type Surroundings,
  withDatabase,
} from './command.ts';

const scopesOf = {
  site: ['feedback:write'],
  provider: ['feedback:write'],
  staff: ['results:staff'],
  raw: ['results:raw'],
} as const satisfies Record<string, readonly Scope[]>;
type Kind = keyof typeof scopesOf;

const longestNote = 200;

const createHelp = `Makes a key and prints it, alone on its line. It is shown this once; only its hash is stored.

  --kind site           for the pages of a site; public, stands in the page; sends feedback
  --kind provider       for a system that sends feedback; secret
  --kind staff          reads results from 5 answers on; secret
  --kind raw            reads results whole; secret
  --organisation OID    the organisation that it belongs to, loaded before
  --origin ORIGIN       with --kind site: whose pages may use it, such as https://www.example.fi; may be repeated
  --provider OID        with --kind provider: whose system holds it; a note, it limits nothing
  --expires YYYY-MM-DD  the last day, in Finland, on which it works; without it, until it is revoked
  --note TEXT           for whoever reads the list of keys: at most ${longestNote} characters, nothing personal
  --json                prints the key and what belongs to it as JSON
`;

async function create(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      organisation: { type: 'string' },
      origin: { type: 'string', multiple: true },
      provider: { type: 'string' },
      expires: { type: 'string' },
      note: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  requireNoMore(positionals);
  const kind = readKind(values.kind);
  const orgId = requireOid('--organisation', values.organisation);
  const origins = readOrigins(kind, values.origin ?? []);
  if (values.provider !== undefined && kind !== 'provider') {
    throw calledWrongly('--provider goes with --kind provider.');
  }
  const providerId = values.provider === undefined ? undefined : requireOid('--provider', values.provider);
  const expiresOn = readExpiry(values.expires, surroundings.now());
  const note = readNote(values.note);

  const key = generateKey(kind);
  await withDatabase(surroundings, async ({ db }) => {
    await requireOrganisation(db, orgId);
    const access = { orgId, scopes: scopesOf[kind], origins };
    await saveKey(db, key, access, { providerId, expiresOn, note });
  });
  if (values.json) {
    const known = { key, prefix: prefixOf(key), kind, organisation: orgId, origins };
    surroundings.print(JSON.stringify({ ...known, provider: providerId, expiresOn, note }, orNull));
  } else surroundings.print(key);
  surroundings.remark('The key is shown this once; only its hash is stored.');
}

/** In JSON what is not set is null, not absent. */
const orNull = (_name: string, value: unknown): unknown => value ?? null;

function readKind(kind: string | undefined): Kind {
  if (kind !== undefined && Object.hasOwn(scopesOf, kind)) return kind as Kind;
  throw calledWrongly(`--kind is one of ${Object.keys(scopesOf).join(', ')}.`);
}

/** A browser sends an origin in one form only; anything else would never be let in. */
function readOrigins(kind: Kind, origins: readonly string[]): readonly string[] | null {
  if (kind !== 'site') {
    if (origins.length > 0) throw calledWrongly('--origin goes with --kind site.');
    return null;
  }
  if (origins.length === 0) throw calledWrongly('A site key needs the --origin of its pages.');
  for (const text of origins) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const origin = url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
    if (origin === text) continue;
    const meant = origin === undefined ? 'such as https://www.example.fi' : `is ${origin} meant?`;
    throw calledWrongly(`--origin ${text} is not an origin: ${meant}`);
  }
  return [...new Set(origins)];
}

function readExpiry(day: string | undefined, now: Date): string | undefined {
  if (day === undefined) return undefined;
  if (!isDay(day)) throw calledWrongly(`--expires ${day} is not a day: YYYY-MM-DD.`);
  if (day < dayInFinland(now)) throw calledWrongly(`--expires ${day} is over.`);
  return day;
}

function readNote(note: string | undefined): string | undefined {
  if (note !== undefined && (note.length > longestNote || /\p{Cc}/u.test(note))) {
    throw calledWrongly(`--note is one line of at most ${longestNote} characters.`);
  }
  return note;
}

const listHelp = `Lists keys by their first characters, with what they may do; the keys themselves are stored nowhere.

  --organisation OID  those of one organisation only
  --json              prints them as a JSON array
`;

async function list(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { organisation: { type: 'string' }, json: { type: 'boolean' } },
  });
  requireNoMore(positionals);
  const { organisation } = values;
  const orgId = organisation === undefined ? undefined : requireOid('--organisation', organisation);
  const keys = await withDatabase(surroundings, async ({ db }) => {
    if (orgId !== undefined) await requireOrganisation(db, orgId);
    return listKeys(db, orgId);
  });
  if (values.json) return surroundings.print(JSON.stringify(keys.map(asJson), null, 2));
  if (keys.length === 0) return surroundings.remark('There are no keys.');
  for (const key of keys) surroundings.print(asLine(key));
}

const asJson = ({ orgId, providerId, ...key }: ListedKey) => ({
  ...key,
  organisation: orgId,
  provider: providerId,
});

const asLine = (key: ListedKey): string =>
  [
    key.prefix,
    key.orgId,
    key.scopes.join(' '),
    ...(key.origins ?? []),
    key.providerId && `provider ${key.providerId}`,
    `created ${dayInFinland(key.createdAt)}`,
    key.expiresOn && `expires ${key.expiresOn}`,
    key.revokedAt && `revoked ${dayInFinland(key.revokedAt)}`,
    key.note && `“${key.note}”`,
  ]
    .filter((part) => part)
    .join('  ');

const revokeHelp = `Takes a key back for good.

  PREFIX  the first characters of the key, as keys list shows them, as many as no other key begins with

A collector remembers what a key may do for ${rememberedMs / 1000} seconds, so it stops everywhere within that time.
`;

async function revoke(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const [beginning, ...more] = positionals;
  if (!beginning) throw calledWrongly('PREFIX is missing: the first characters of the key.');
  requireNoMore(more);
  const keys = await withDatabase(surroundings, ({ db }) => revokeKey(db, beginning, surroundings.now()));
  const [key] = keys;
  if (!key) throw notDone('No key begins so. See: palaute-collector keys list');
  if (keys.length > 1) {
    throw notDone(`${keys.length} keys begin so, and none was revoked. Give more of the key's characters.`);
  }
  surroundings.print(
    key.revokedAt
      ? `${key.prefix} was revoked on ${dayInFinland(key.revokedAt)}.`
      : `${key.prefix} is revoked. It stops everywhere within ${rememberedMs / 1000} seconds.`,
  );
}

export const keyCommands: readonly Command[] = [
  {
    name: 'keys create',
    usage: '--kind KIND --organisation OID …',
    summary: 'make a key, for a site, a provider, staff or raw results',
    help: createHelp,
    run: create,
  },
  {
    name: 'keys list',
    usage: '[--organisation OID] [--json]',
    summary: 'tell which keys there are',
    help: listHelp,
    run: list,
  },
  { name: 'keys revoke', usage: 'PREFIX', summary: 'take a key back', help: revokeHelp, run: revoke },
];
