// The command `palaute-collector`. Everything that a process does stands here: arguments, environment, signals, exit.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { createCollector } from './collector.ts';
import { generateContactKey } from './contacts/keys.ts';
import { type Database, openDatabase } from './database/open.ts';
import { generateKey, saveKey, type Scope } from './keys.ts';
import { loadOrganisation } from './organisation.ts';
import { readSettings, type Settings } from './settings.ts';

const help = `palaute-collector: collects national customer feedback

  palaute-collector serve                     serve on HOST:PORT (localhost:8080)
  palaute-collector load FILE                 load or update an organisation from a JSON file
  palaute-collector key site OID ORIGIN...    make a key for the pages of these origins
  palaute-collector key provider OID          make a key that sends feedback
  palaute-collector key staff OID             make a key that reads results from 5 answers on
  palaute-collector key raw OID               make a key that reads results whole
  palaute-collector contact-key               make a key that encrypts contact details

Environment: DATABASE_URL (PostgreSQL 15 or newer), or PALAUTE_FOLDER for the embedded database
(.palaute/database); PALAUTE_CONTACT_KEYS, so that contact details are taken; PORT, HOST, LOG_LEVEL.
`;

const keyScopes: Readonly<Record<string, readonly Scope[]>> = {
  site: ['feedback:write'],
  provider: ['feedback:write'],
  staff: ['results:staff'],
  raw: ['results:raw'],
};

async function serve(settings: Settings): Promise<void> {
  const database = await openDatabase(settings.database);
  const app = createCollector({
    database,
    logLevel: settings.logLevel,
    contactKeys: settings.contactKeys,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void app
        .close()
        .then(() => database.close())
        .then(() => process.exit(0));
    });
  }
  const address = await app.listen({ port: settings.port, host: settings.host });
  process.stdout.write(`Collector: ${address}\n${database.promise}\n`);
}

async function withDatabase(
  settings: Settings,
  work: (database: Database) => Promise<string>,
): Promise<void> {
  const database = await openDatabase(settings.database);
  try {
    await database.migrate();
    process.stdout.write(`${await work(database)}\n`);
  } finally {
    await database.close();
  }
}

const load = (file: string) => async (database: Database) => {
  const { oid, divisions, units, forms } = await loadOrganisation(
    database.db,
    JSON.parse(await readFile(file, 'utf8')),
  );
  return `${oid}: ${divisions.length} divisions, ${units.length} units, ${forms.length} forms`;
};

const makeKey = (kind: string, orgId: string, origins: readonly string[]) => async (database: Database) => {
  const granted = keyScopes[kind];
  if (!granted) throw new Error(`A key is one of ${Object.keys(keyScopes).join(', ')}.`);
  if (kind === 'site' && origins.length === 0) throw new Error('A site key names the origins of its pages.');
  const known = await database.db
    .selectFrom('organisation')
    .select('org_id')
    .where('org_id', '=', orgId)
    .execute();
  if (known.length === 0) throw new Error(`No organisation ${orgId} is loaded. Load its file first.`);
  const key = generateKey(kind);
  await saveKey(database.db, key, { orgId, scopes: granted, origins: kind === 'site' ? origins : null });
  return `${key}\nIt is shown this once; only its hash is stored.`;
};

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  const [command, ...rest] = positionals;
  if (values.help) return void process.stdout.write(help);
  // Alone on its line, so that it can be handed on as it is.
  if (command === 'contact-key' && rest.length === 0) {
    return void process.stdout.write(`${generateContactKey()}\n`);
  }
  const settings = readSettings(process.env);
  const [first, second, ...more] = rest;
  if (command === 'serve' && rest.length === 0) return serve(settings);
  if (command === 'load' && first && rest.length === 1) return withDatabase(settings, load(first));
  if (command === 'key' && first && second) return withDatabase(settings, makeKey(first, second, more));
  process.stderr.write(help);
  process.exitCode = 2;
}

/** A faulty organisation file is told place by place. */
const messageOf = (error: unknown): string =>
  error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : 'failed';

main().catch((error: unknown) => {
  process.stderr.write(`palaute-collector: ${messageOf(error)}\n`);
  process.exitCode = 1;
});
