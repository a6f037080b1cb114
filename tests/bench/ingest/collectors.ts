// Several collectors on one PostgreSQL beside one alone, and whether they count right when each feedback comes to two of
// them at once.
import { startPostgres } from '../../environment/postgres.ts';
import { start } from './contestants.ts';
import { wrongsOf } from './counted.ts';
import { countOf, type LoadResult, startGenerator } from './load.ts';
import { prepare, unitOids } from './places.ts';
import { type Measured, takeTurns } from './rounds.ts';

export interface CollectorsOptions {
  /** @default 4 */
  readonly collectors?: number;
  readonly rounds: number;
  readonly seconds: number;
  /** @default 64 */
  readonly connections?: number;
  /** @default 300 */
  readonly units?: number;
}

export interface CollectorsResult {
  /** Open at once, to all collectors together. */
  readonly connections: number;
  readonly one: Measured;
  readonly several: Measured;
  /** Every feedback sent twice, to two collectors: as many stored as there are feedbacks, the others duplicates. */
  readonly twice: LoadResult;
}

/** @throws Error when a feedback was lost or counted twice, or anything else was answered than ought to be */
export async function benchCollectors(options: CollectorsOptions): Promise<CollectorsResult> {
  const { collectors = 4, rounds, seconds, connections = 64, units = 300 } = options;
  const postgres = await startPostgres({ own: true, durable: true });
  const generator = startGenerator();
  try {
    const load = { connections, seconds, units: unitOids(units) };
    const group = async (count: number) => {
      const location = { url: await postgres.createDatabase() };
      const key = await prepare(location, units);
      const servers = await Promise.all(Array.from({ length: count }, () => start('palaute', location)));
      return { location, key, servers, urls: servers.map(({ url }) => url), stored: 0 };
    };
    const [one, several] = [await group(1), await group(collectors)];
    const contender = (name: string, own: typeof one) => ({
      name,
      async run() {
        const result = await generator.run({ ...load, urls: own.urls, key: own.key });
        own.stored += countOf(result, '201');
        return result;
      },
    });
    const [measuredOne, measuredSeveral] = await takeTurns(
      [contender('one collector', one), contender(`${collectors} collectors`, several)],
      rounds,
    );
    if (!measuredOne || !measuredSeveral) throw new Error('nothing measured');
    const twice = await generator.run({ ...load, urls: several.urls, key: several.key, isTwice: true });
    if (Object.keys(twice.statuses).some((status) => status !== '200' && status !== '201')) {
      throw new Error(`A feedback that came twice was answered otherwise: ${JSON.stringify(twice.statuses)}`);
    }
    several.stored += twice.statuses['201'] ?? 0;
    for (const { location, servers, stored } of [one, several]) {
      await Promise.all(servers.map((server) => server.stop()));
      const wrongs = await wrongsOf(location, stored);
      if (wrongs.length > 0) throw new Error(wrongs.join('; '));
    }
    return { connections, one: measuredOne, several: measuredSeveral, twice };
  } finally {
    await generator.stop();
    await postgres.stop();
  }
}
