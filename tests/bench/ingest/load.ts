// Sends to one contestant, or to several collectors at once, from another process (generator.ts).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What sends: plain sockets, which cost little, or autocannon, which costs as much as a full HTTP client. */
export type Tool = 'sockets' | 'autocannon';

export interface Load {
  /** Connections are spread over them evenly; autocannon takes one. */
  readonly urls: readonly string[];
  readonly key: string;
  readonly connections: number;
  readonly seconds: number;
  /** @default 'sockets' */
  readonly tool?: Tool;
  /** Feedback about these units, each under an id of its own. Or, without them, `paths`. */
  readonly units?: readonly string[];
  /** Every feedback is sent by two connections, at about the same time. @default false */
  readonly isTwice?: boolean;
  /** Pages that are read in turns. */
  readonly paths?: readonly string[];
  /** Each connection sends so often, and no more often. @default as soon as it was answered */
  readonly everyMs?: number;
}

export interface LoadResult {
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** From the first request to the last answer. */
  readonly seconds: number;
  readonly p50Ms: number;
  /** autocannon does not tell it. */
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** A process that sends. It stays between rounds, so that its code is as warm in the last as in the first. */
export interface Generator {
  run(load: Load): Promise<LoadResult>;
  stop(): Promise<void>;
}

export function startGenerator(): Generator {
  const child = fork(join(import.meta.dirname, 'generator.ts'));
  const ended = once(child, 'exit').then(() => {
    throw new Error('The generator ended.');
  });
  ended.catch(() => {});
  return {
    async run(load) {
      const answer = once(child, 'message');
      child.send(load);
      const [result] = (await Promise.race([answer, ended])) as [LoadResult];
      return result;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended.catch(() => {});
    },
  };
}

/** How often the one status was answered that ought to be. @throws Error when anything else was answered */
export function countOf({ statuses }: LoadResult, status: string): number {
  if (Object.keys(statuses).some((other) => other !== status)) {
    throw new Error(`Not every answer was ${status}: ${JSON.stringify(statuses)}`);
  }
  return statuses[status] ?? 0;
}
