import { parseArgs } from 'node:util';
import { distribute, NoCitusError } from '../database/citus.ts';
import { openDatabase } from '../database/open.ts';
import { readSettings } from '../settings.ts';
import { type Command, notDone, requireNoMore, type Surroundings } from './command.ts';

const help = `Brings the tables up to date, and tells what it did. A serving collector does the same by itself when it starts; this is
for whoever wants it done before, or by a database user of its own.

  --citus  also spreads the tables over the machines of a Citus cluster, each organisation on one of them. Needed once
           on a new cluster, and again after a version that brought tables

It may be repeated: what is done already is not done again.
`;

async function migrateTables(args: readonly string[], { env, print }: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { citus: { type: 'boolean' } },
  });
  requireNoMore(positionals);
  const { database: location } = readSettings(env);
  if (values.citus && !('url' in location)) {
    throw notDone(
      'The embedded database belongs to one process and cannot be spread. ' +
        'Set DATABASE_URL to a Citus cluster, or leave --citus out.',
    );
  }
  const database = await openDatabase('url' in location ? { ...location, statementTimeoutMs: 0 } : location);
  try {
    const made = await database.migrate();
    print(
      made.length > 0 ? `Made: ${made.join(', ')}.` : 'The tables are up to date; there was nothing to do.',
    );
    if (!values.citus) return;
    const spread = await distribute(database.db).catch((error: unknown) => {
      if (!(error instanceof NoCitusError)) throw error;
      throw notDone(
        'This PostgreSQL has no Citus, so nothing was spread. ' +
          'Say “create extension citus” in this database of a Citus cluster first, or leave --citus out.',
      );
    });
    print(
      spread.length > 0
        ? `Spread over the cluster: ${spread.join(', ')}.`
        : 'All tables are spread already; there was nothing to do.',
    );
  } finally {
    await database.close();
  }
}

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '[--citus]',
  summary: 'bring the tables up to date, and spread them over a Citus cluster',
  help,
  run: migrateTables,
};
