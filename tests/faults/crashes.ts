// Stops PostgreSQL as a crash does while people send, and starts it again, while the collectors keep running.
import { generateContactKey } from '@palaute/collector';
import { randomOf } from '../attack/organisations.ts';
import { makeKeys } from '../environment/collector.ts';
import type { Postgres } from '../environment/postgres.ts';
import { prepareLocation, spawnCollector, until } from '../environment/process.ts';
import { conclude, type Outcome } from './kills.ts';
import { openJournal, startSenders } from './senders.ts';

export interface CrashOptions {
  readonly postgres: Postgres;
  readonly times: number;
  readonly seed: number;
  /** Told after each time: how long it took from PostgreSQL's return to an acknowledgement, in milliseconds. */
  readonly tell?: (time: number, acknowledged: number, recoveredMs: number) => void;
}

/** Two collectors serve one database; neither is started again. */
export async function crashPostgres({ postgres, times, seed, tell }: CrashOptions): Promise<Outcome> {
  const random = randomOf(seed);
  const location = { url: postgres.url };
  const keys = makeKeys();
  const env = { PALAUTE_CONTACT_KEYS: generateContactKey(), LOG_LEVEL: 'fatal' };
  await prepareLocation(location, keys, makeKeys());
  const journal = openJournal();
  const collectors = [await spawnCollector(location, env), await spawnCollector(location, env)];
  const sending = startSenders({
    journal,
    key: keys.provider,
    seed,
    target: () => collectors[Math.floor(random() * collectors.length)]?.url,
  });
  const acknowledgedMore = (many: number) => {
    const enough = journal.acknowledged + many;
    return until('more is acknowledged', async () => journal.acknowledged >= enough);
  };
  try {
    for (let time = 1; time <= times; time += 1) {
      await acknowledgedMore(1 + Math.floor(random() * 300));
      await postgres.takeDown('immediate');
      await new Promise((resolve) => setTimeout(resolve, random() * 500));
      await postgres.bringUp();
      const upMs = performance.now();
      await acknowledgedMore(1);
      tell?.(time, journal.acknowledged, performance.now() - upMs);
    }
  } finally {
    await sending.stop();
  }
  for (const collector of collectors) {
    if ((await collector.end('SIGTERM')) !== 0) journal.wrongs.push('a collector did not end in good order');
  }
  return { ...(await conclude(location, journal, keys.provider, env)), kills: times, killsAtStart: 0 };
}
