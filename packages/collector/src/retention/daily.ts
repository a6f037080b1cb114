import { databaseCode } from '../database/errors.ts';
import type { Deleted } from './retention.ts';

const minuteMs = 60_000;
/** The collector has then served for a while; one that cannot stay up deletes nothing. */
const firstAfterMs = 5 * minuteMs;
const everyMs = 24 * 60 * minuteMs;
/** After a run that failed. */
const againAfterMs = 60 * minuteMs;

export interface DailyOptions {
  readonly run: (signal: AbortSignal) => Promise<Deleted>;
  readonly log: {
    info(counts: object, message: string): void;
    error(fault: object, message: string): void;
  };
}

/**
 * Runs retention once a day, away from any request, and logs how many were deleted and nothing else.
 * @returns ends it, after the batch that runs
 */
export function startDaily({ run, log }: DailyOptions): { stop(): Promise<void> } {
  const end = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const wait = (ms: number) => {
    timer = setTimeout(() => (running = attempt()), ms);
  };
  const attempt = async () => {
    let nextAfterMs = everyMs;
    try {
      log.info({ ...(await run(end.signal)) }, 'retention: deleted what was due');
    } catch (error) {
      // Not its words: a database's message may quote what a person wrote.
      log.error({ code: databaseCode(error) }, 'retention failed; trying again in an hour');
      nextAfterMs = againAfterMs;
    }
    if (!end.signal.aborted) wait(nextAfterMs);
  };
  wait(firstAfterMs);
  return {
    async stop() {
      end.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
