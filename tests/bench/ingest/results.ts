// Public figures over HTTP: of an organisation with many feedbacks beside one with few. Both have the same units, months
// and kinds of answer, so that only the number of feedbacks tells them apart.
import { startPostgres } from '../../environment/postgres.ts';
import { start } from './contestants.ts';
import { fill, filledYear } from './fill.ts';
import { countOf, startGenerator } from './load.ts';
import { organisationOid, prepare, unitOids, withDatabase } from './places.ts';
import { type Measured, takeTurns } from './rounds.ts';

export interface ResultsOptions {
  /** Feedbacks of each organisation. */
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  /** @default 60 */
  readonly units?: number;
}

const connections = 4;
/** Of one connection: 50 requests a second come, whether or not the one before was answered soon. */
const everyMs = 80;
/** Whose figures are read besides the organisation's own. */
const unitsRead = 12;
const periods = ['', '-Q2', '-T3', '-05', '-11'].map((part) => filledYear + part);

/** @returns what was measured of each, named by its number of feedbacks */
export async function benchResults(options: ResultsOptions): Promise<Measured[]> {
  const { sizes, rounds, seconds, units = 60 } = options;
  // Nothing is written while it is measured, and filling would wait for the disk most of the time.
  const postgres = await startPostgres({ own: true, durable: false });
  const generator = startGenerator();
  const servers = [];
  try {
    for (const size of sizes) {
      const location = { url: await postgres.createDatabase() };
      await prepare(location, units);
      await withDatabase({ ...location, statementTimeoutMs: 0 }, ({ db }) => fill(db, size, units));
      servers.push({ size, server: await start('palaute', location) });
    }
    const places = ['', ...unitOids(Math.min(units, unitsRead)).map((unit) => `&unit=${unit}`)];
    const paths = periods.flatMap((period) =>
      places.map((place) => `/v1/results?organisation=${organisationOid}&period=${period}${place}`),
    );
    return await takeTurns(
      servers.map(({ size, server }) => ({
        name: String(size),
        async run() {
          const load = { urls: [server.url], key: '', connections, everyMs, seconds, paths };
          const result = await generator.run(load);
          countOf(result, '200');
          return result;
        },
      })),
      rounds,
    );
  } finally {
    for (const { server } of servers) await server.stop();
    await generator.stop();
    await postgres.stop();
  }
}
