import { parseArgs } from 'node:util';
import { isDay } from '@palaute/schema';
import { type ListedEntry, listAudit } from '../audit.ts';
import {
  calledWrongly,
  type Command,
  requireNoMore,
  requireOid,
  requireOrganisation,
  type Surroundings,
  withDatabase,
} from './command.ts';

const help = `Lists what was done with a secret key or by a command, the oldest first: when (UTC), which organisation, the first
characters of the key or “command”, what was done, and to what. Reading what is public is not noted.

  --organisation OID  that of one organisation only
  --since YYYY-MM-DD  from that day in Finland on
  --json              prints a JSON array

An entry is deleted PALAUTE_AUDIT_DAYS days (730) after it was made.
`;

async function list(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      organisation: { type: 'string' },
      since: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  requireNoMore(positionals);
  const { organisation, since, json } = values;
  const orgId = organisation === undefined ? undefined : requireOid('--organisation', organisation);
  if (since !== undefined && !isDay(since)) throw calledWrongly(`--since ${since} is not a day: YYYY-MM-DD.`);
  const entries = await withDatabase(surroundings, async ({ db }) => {
    if (orgId !== undefined) await requireOrganisation(db, orgId);
    return listAudit(db, { orgId, since });
  });
  if (json) return surroundings.print(JSON.stringify(entries.map(asJson), null, 2));
  if (entries.length === 0) return surroundings.remark('There are no entries.');
  for (const entry of entries) surroundings.print(asLine(entry));
}

const asJson = ({ at, orgId, keyPrefix, action, subject }: ListedEntry) => ({
  at,
  organisation: orgId,
  key: keyPrefix,
  action,
  subject: subject ?? null,
});

const asLine = ({ at, orgId, keyPrefix, action, subject = '' }: ListedEntry): string =>
  [at.toISOString(), orgId, keyPrefix ?? 'command', action, subject].join('  ').trimEnd();

export const auditCommand: Command = {
  name: 'audit',
  usage: '[--organisation OID] [--since DAY] [--json]',
  summary: 'tell what was done with secret keys and commands',
  help,
  run: list,
};
