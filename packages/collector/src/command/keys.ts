// The commands that tell which keys there are, follow one up with a new one, and take one back. Making one is
// create-key.ts; what a key is: ../keys.ts.
import { parseArgs } from 'node:util';
import { dayInFinland } from '@palaute/schema';
import { audit } from '../audit.ts';
import {
  findKeys,
  generateKey,
  type ListedKey,
  listKeys,
  prefixOf,
  rememberedMs,
  revokeKey,
  rotateKey,
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
import { create, createHelp, readDay, shownOnce } from './create-key.ts';

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

const few = (name: string, values: readonly string[] | null): string | undefined =>
  values ? `${name} ${values.join(' ')}` : undefined;

const asLine = (key: ListedKey): string =>
  [
    key.prefix,
    key.orgId,
    key.scopes.join(' '),
    ...(key.origins ?? []),
    key.providerId && `provider ${key.providerId}`,
    few('units', key.units),
    few('forms', key.forms),
    key.budget && `budget ${key.budget}`,
    `created ${dayInFinland(key.createdAt)}`,
    key.expiresOn && `expires ${key.expiresOn}`,
    key.revokedAt && `revoked ${dayInFinland(key.revokedAt)}`,
    key.note && `“${key.note}”`,
  ]
    .filter((part) => part)
    .join('  ');

const rotateHelp = `Makes a new key with the rights of another, and gives the old one a last day: both work until then, so
that whoever holds it can change at leisure. The new key is shown this once; only its hash is stored.

  PREFIX              the first characters of the old key, as keys list shows them
  --until YYYY-MM-DD  the last day, in Finland, on which the old key works

A key that is known to others, or lost, is revoked instead, at once.
`;

async function rotate(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { until: { type: 'string' } },
  });
  const beginning = readBeginning(positionals);
  const now = surroundings.now();
  if (values.until === undefined) throw calledWrongly('--until YYYY-MM-DD is missing.');
  const until = readDay('--until', values.until, now);
  await withDatabase(surroundings, async ({ db }) => {
    const found = await findKeys(db, beginning);
    const [old] = found;
    if (!old || found.length > 1) throw notOne(found.length, 'was changed');
    if (old.revokedAt || (old.expiresOn !== null && old.expiresOn < dayInFinland(now))) {
      throw notDone(`${old.prefix} does not work any more. Make a new key with keys create.`);
    }
    const key = generateKey(/^palaute_([a-z]+)_/.exec(old.prefix)?.[1] ?? 'key');
    const lastDay = await rotateKey(db, old, key, until);
    const entry = { orgId: old.orgId, keyPrefix: null } as const;
    await audit(db, { ...entry, action: 'key-created', subject: prefixOf(key) }, now);
    surroundings.print(key);
    surroundings.remark(`${shownOnce} ${old.prefix} works until ${lastDay}.`);
  });
}

const revokeHelp = `Takes a key back for good.

  PREFIX  the first characters of the key, as keys list shows them, as many as no other key begins with

A collector remembers what a key may do for ${rememberedMs / 1000} seconds, so it stops everywhere within that time.
`;

async function revoke(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const beginning = readBeginning(positionals);
  const keys = await withDatabase(surroundings, async ({ db }) => {
    const now = surroundings.now();
    const found = await revokeKey(db, beginning, now);
    const [only, second] = found;
    if (only && !second && !only.revokedAt) {
      const entry = {
        orgId: only.orgId,
        keyPrefix: null,
        action: 'key-revoked',
        subject: only.prefix,
      } as const;
      await audit(db, entry, now);
    }
    return found;
  });
  const [key] = keys;
  if (!key || keys.length > 1) throw notOne(keys.length, 'was revoked');
  surroundings.print(
    key.revokedAt
      ? `${key.prefix} was revoked on ${dayInFinland(key.revokedAt)}.`
      : `${key.prefix} is revoked. It stops everywhere within ${rememberedMs / 1000} seconds.`,
  );
}

function readBeginning([beginning, ...more]: readonly string[]): string {
  if (!beginning) throw calledWrongly('PREFIX is missing: the first characters of the key.');
  requireNoMore(more);
  return beginning;
}

const notOne = (count: number, done: string): Error =>
  notDone(
    count === 0
      ? 'No key begins so. See: palaute-collector keys list'
      : `${count} keys begin so, and none ${done}. Give more of the key's characters.`,
  );

export const keyCommands: readonly Command[] = [
  {
    name: 'keys create',
    usage: '--kind KIND --organisation OID …',
    summary: 'make a key, for a site, a provider, staff, raw results, measures or quotes',
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
  {
    name: 'keys rotate',
    usage: 'PREFIX --until YYYY-MM-DD',
    summary: 'make a new key like another, which works a while beside it',
    help: rotateHelp,
    run: rotate,
  },
  { name: 'keys revoke', usage: 'PREFIX', summary: 'take a key back', help: revokeHelp, run: revoke },
];
