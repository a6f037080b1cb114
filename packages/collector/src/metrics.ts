// What a collector counts of itself, in the names and the text form that Prometheus reads. Labels come from the code
// alone: routes as they are declared, statuses, words for verdicts. Nothing that a caller sends becomes one. Who may
// read them is metrics-listener.ts's matter.
import { performance } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** One for each collector; every part that has something to count is handed it. */
export interface Metrics {
  /** A request that was answered. @param route as it is declared, `none` when there is none */
  answered(method: string, route: string, status: number, seconds: number): void;
  /** A statement that stored feedback: its rows, and how long it took in milliseconds. */
  batch(rows: number, ms: number): void;
  /** A request went past a rung of what holds off abuse, and this became of it: two words of the code. */
  verdict(rung: string, verdict: string): void;
  /** A decision what to withhold: how long it took in milliseconds, and `decided` or why not. */
  deciding(ms: number, outcome: string): void;
  /** Tells how many feedbacks wait to be stored; asked when the metrics are read. */
  watchQueue(length: () => number): void;
  /** Tells whether the database answers; asked when the metrics are read. */
  watchDatabase(isUp: () => Promise<boolean>): void;
  /** All of it as text. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Seconds. An answer that waits for a commit takes milliseconds, one that waits for a lost database ten seconds. */
const answerBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Rows; 200 is the largest batch of the queue. */
const rowBuckets = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
/** Seconds; a decision is given up after a minute. */
const decidingBuckets = [0.01, 0.05, 0.25, 1, 5, 15, 60];

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'];

/** A label is a word of the code; whatever else came in by mistake is not written out. */
const wordOf = (text: string): string => (/^[a-z][a-z0-9-]{0,39}$/.test(text) ? text : 'other');

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const answers = new Histogram({
    name: 'palaute_request_duration_seconds',
    help: 'Answered requests by route and status, and how long each took.',
    labelNames: ['method', 'route', 'status'],
    buckets: answerBuckets,
    registers,
  });
  const batchRows = new Histogram({
    name: 'palaute_batch_rows',
    help: 'Feedbacks stored by one statement.',
    buckets: rowBuckets,
    registers,
  });
  const batchSeconds = new Histogram({
    name: 'palaute_batch_duration_seconds',
    help: 'How long a statement that stores feedback took.',
    buckets: answerBuckets,
    registers,
  });
  const verdicts = new Counter({
    name: 'palaute_verdicts_total',
    help: 'What became of requests at each rung of what holds off abuse.',
    labelNames: ['rung', 'verdict'],
    registers,
  });
  const decidings = new Histogram({
    name: 'palaute_deciding_duration_seconds',
    help: 'How long it took to decide what figures to withhold, and what came of it.',
    labelNames: ['outcome'],
    buckets: decidingBuckets,
    registers,
  });
  addProcess(registers);
  return {
    answered(method, route, status, seconds) {
      const known = methods.includes(method) ? method : 'other';
      answers.observe({ method: known, route, status }, seconds);
    },
    batch(rows, ms) {
      batchRows.observe(rows);
      batchSeconds.observe(ms / 1000);
    },
    verdict: (rung, verdict) => verdicts.inc({ rung: wordOf(rung), verdict: wordOf(verdict) }),
    deciding: (ms, outcome) => decidings.observe({ outcome: wordOf(outcome) }, ms / 1000),
    watchQueue(length) {
      addGauge(registers, 'palaute_queue_length', 'Feedbacks that wait to be stored.', length);
    },
    watchDatabase(isUp) {
      addGauge(registers, 'palaute_database_up', 'Whether the database answers: 1 or 0.', async () =>
        Number(await isUp().catch(() => false)),
      );
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function addGauge(
  registers: Registry[],
  name: string,
  help: string,
  read: () => number | Promise<number>,
): void {
  // oxlint-disable-next-line no-new -- it adds itself to the registry
  new Gauge({
    name,
    help,
    registers,
    async collect() {
      this.set(await read());
    },
  });
}

/** What is told of the process, under the names that dashboards know. prom-client's own set leaves observers behind. */
function addProcess(registers: Registry[]): void {
  addGauge(registers, 'process_resident_memory_bytes', 'Memory of the process.', () =>
    process.memoryUsage.rss(),
  );
  addGauge(
    registers,
    'nodejs_heap_size_used_bytes',
    'Memory of the objects in it.',
    () => process.memoryUsage().heapUsed,
  );
  const startedAt = Date.now() / 1000 - process.uptime();
  addGauge(
    registers,
    'process_start_time_seconds',
    'When the process started, in seconds since 1970.',
    () => startedAt,
  );
  let last = performance.eventLoopUtilization();
  addGauge(
    registers,
    'nodejs_eventloop_utilization',
    'Share of the time since the last reading in which the process was busy, 0–1.',
    () => {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, last);
      last = now;
      return utilization;
    },
  );
}
