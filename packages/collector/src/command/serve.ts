import { parseArgs } from 'node:util';
import { dayInFinland } from '@palaute/schema';
import { deleteOldAudit } from '../audit.ts';
import { createCollector } from '../collector.ts';
import { databaseCode } from '../database/errors.ts';
import { openDatabase } from '../database/open.ts';
import { createMetrics } from '../metrics.ts';
import { listenForMetrics, type MetricsListener } from '../metrics-listener.ts';
import { deleteOldQuotes } from '../quotes/store.ts';
import { startDaily } from '../retention/daily.ts';
import { deleteDue } from '../retention/retention.ts';
import { readSettings, type Settings } from '../settings.ts';
import { describeSettings, unknownNames } from '../variables.ts';
import { type Command, notDone, requireNoMore, type Surroundings } from './command.ts';

const help = `Serves on HOST:PORT (localhost:8080), and deletes once a day what is due (see retention). Prints its settings first,
without any secret. Ends in good order when it is told to (SIGTERM, SIGINT): it takes no more connections, and answers
what it has taken.
`;

async function serve(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  requireNoMore(positionals);
  const { env, now, print, remark, beforeEnd } = surroundings;
  const settings = readSettings(env);
  print(['Settings:', ...describeSettings(settings)].join('\n'));
  for (const name of unknownNames(env)) remark(`palaute-collector: ${name} is no setting of the collector.`);
  const { database: location, port, host, retention, metrics: metricsAddress, ...others } = settings;
  const database = await openDatabase(location);
  const metrics = createMetrics();
  const app = createCollector({ ...others, database, retention, now, metrics });
  const daily = startDaily({
    log: app.log,
    async run(signal) {
      const today = dayInFinland(now());
      const deleted = await deleteDue(database.db, retention, today, signal);
      const quotes = await deleteOldQuotes(database.db, settings.quoteDays, today);
      const auditEntries = await deleteOldAudit(database.db, settings.auditDays, today);
      return { ...deleted, quotes, auditEntries };
    },
  });
  let metricsListener: MetricsListener | undefined;
  const close = async () => {
    await Promise.all([daily.stop(), app.close()]);
    // Last, so that the last minute of a collector can be read too.
    await metricsListener?.close();
    await database.close();
  };
  beforeEnd(close);
  try {
    if (metricsAddress) {
      metricsListener = await listenForMetrics(metrics, metricsAddress).catch(
        refuseAddress(metricsAddress, 'PALAUTE_METRICS_HOST or PALAUTE_METRICS_PORT'),
      );
      print(`Metrics: ${metricsListener.url}`);
    }
    const address = await app.listen({ port, host }).catch(refuseAddress({ port, host }, 'HOST or PORT'));
    print(`Collector: ${address}\n${database.promise}`);
  } catch (error) {
    await close();
    throw error;
  }
}

const refuseAddress =
  ({ port, host }: Pick<Settings, 'port' | 'host'>, remedy: string) =>
  (error: unknown): never => {
    const code = databaseCode(error);
    if (!code?.startsWith('E')) throw error;
    throw notDone(`Nothing can listen on ${host}:${port} (${code}). Set ${remedy}.`);
  };

export const serveCommand: Command = {
  name: 'serve',
  usage: '',
  summary: 'serve on HOST:PORT (localhost:8080)',
  help,
  run: serve,
};
