import { parseArgs } from 'node:util';
import { dayInFinland } from '@palaute/schema';
import { createCollector } from '../collector.ts';
import { databaseCode } from '../database/errors.ts';
import { openDatabase } from '../database/open.ts';
import { startDaily } from '../retention/daily.ts';
import { deleteDue } from '../retention/retention.ts';
import { readSettings } from '../settings.ts';
import { type Command, notDone, requireNoMore, type Surroundings } from './command.ts';

const help = `Serves on HOST:PORT (localhost:8080), and deletes once a day what is due (see retention). Ends in good order
when it is told to (SIGTERM, SIGINT).
`;

async function serve(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  requireNoMore(positionals);
  const { now, print, beforeEnd } = surroundings;
  const settings = readSettings(surroundings.env);
  const database = await openDatabase(settings.database);
  const app = createCollector({
    database,
    now,
    logLevel: settings.logLevel,
    contactKeys: settings.contactKeys,
  });
  const daily = startDaily({
    log: app.log,
    run: (signal) => deleteDue(database.db, settings.retention, dayInFinland(now()), signal),
  });
  const close = async () => {
    await daily.stop();
    await app.close();
    await database.close();
  };
  beforeEnd(close);
  try {
    const address = await app.listen({ port: settings.port, host: settings.host });
    print(`Collector: ${address}\n${database.promise}`);
  } catch (error) {
    await close();
    const code = databaseCode(error);
    throw code?.startsWith('E')
      ? notDone(`Nothing can listen on ${settings.host}:${settings.port} (${code}). Set HOST or PORT.`)
      : error;
  }
}

export const serveCommand: Command = {
  name: 'serve',
  usage: '',
  summary: 'serve on HOST:PORT (localhost:8080)',
  help,
  run: serve,
};
