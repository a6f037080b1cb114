// Single feedback over HTTP: the collector beside a bare route, and beside plainer ways to store the same rows.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseLocation } from '@palaute/collector';
import { makeEmbedded } from '../../environment/collector.ts';
import { startPostgres } from '../../environment/postgres.ts';
import { type Kind, start } from './contestants.ts';
import { wrongsOf } from './counted.ts';
import { countOf, startGenerator, type Tool } from './load.ts';
import { prepare, unitOids } from './places.ts';
import { type Measured, takeTurns } from './rounds.ts';

export interface SingleOptions {
  readonly database: 'PostgreSQL' | 'PGlite';
  readonly kinds: readonly Kind[];
  readonly rounds: number;
  /** Of one contestant in one round. */
  readonly seconds: number;
  /** @default 64 */
  readonly connections?: number;
  /** @default 300 */
  readonly units?: number;
  readonly tool?: Tool;
}

/** @returns what each kind did. @throws Error when one lost a feedback, counted wrongly, or answered anything but 201 */
export async function benchSingle(options: SingleOptions): Promise<Measured[]> {
  const { database, kinds, rounds, seconds, connections = 64, units = 300, tool = 'sockets' } = options;
  const places = await openPlaces(database);
  const generator = startGenerator();
  try {
    const contestants = [];
    for (const kind of kinds) {
      const location = await places.create(kind);
      const key = await prepare(location, units);
      contestants.push({ kind, location, key, server: await start(kind, location), stored: 0 });
    }
    const load = { connections, seconds, units: unitOids(units), tool };
    const measured = await takeTurns(
      contestants.map((contestant) => ({
        name: contestant.kind,
        async run() {
          const { server, key } = contestant;
          const result = await generator.run({ urls: [server.url], key, ...load });
          contestant.stored += countOf(result, '201');
          return result;
        },
      })),
      rounds,
    );
    for (const { kind, location, server, stored } of contestants) {
      await server.stop();
      // autocannon hangs up with requests on their way, which may be stored all the same.
      const wrongs = kind === 'bare' || tool === 'autocannon' ? [] : await wrongsOf(location, stored);
      if (wrongs.length > 0) throw new Error(`${kind}: ${wrongs.join('; ')}`);
    }
    return measured;
  } finally {
    await generator.stop();
    await places.close();
  }
}

async function openPlaces(
  database: SingleOptions['database'],
): Promise<{ create(name: string): Promise<DatabaseLocation>; close(): Promise<void> }> {
  if (database === 'PostgreSQL') {
    // As durable as a server that has just been installed: fsync and synchronous_commit are on.
    const postgres = await startPostgres({ own: true, durable: true });
    return {
      create: async () => ({ url: await postgres.createDatabase() }),
      close: () => postgres.stop(),
    };
  }
  const folder = await mkdtemp(join(tmpdir(), 'palaute-bench-'));
  return {
    async create(name) {
      const location = { folder: join(folder, name) };
      await makeEmbedded(location.folder);
      return location;
    },
    close: () => rm(folder, { recursive: true }),
  };
}
