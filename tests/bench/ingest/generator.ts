// The load, in a process of its own: connections that each send one request after the other and wait for its answer.
// What to send comes over the channel to its parent (load.ts), what it found goes back.
import { randomUUID } from 'node:crypto';
import { createHistogram } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { Line } from './line.ts';
import type { Load, LoadResult } from './load.ts';
import { makeRecords } from './records.ts';

const recordCount = 2_000;
/** A record's id stands where this stands: as long, so that the length is the same. */
const idPlace = '00000000-0000-4000-8000-000000000000';

interface Sendable {
  readonly method: 'PUT' | 'GET';
  readonly path: string;
  readonly body: string;
}

process.on('message', (load: Load) => {
  void (load.tool === 'autocannon' ? runAutocannon(load) : run(load)).then((result) =>
    process.send?.(result),
  );
});

/** What is sent as the n-th. */
function requestsOf({ units, paths = [], isTwice = false }: Load): (n: number) => Sendable {
  if (!units) return (n) => ({ method: 'GET', path: paths[n % paths.length] ?? '/', body: '' });
  const records = makeRecords(units, recordCount).map((record) => JSON.stringify({ ...record, id: idPlace }));
  const ids = new Map<number, string>();
  return (n) => {
    const id = (isTwice && ids.get(n)) || randomUUID();
    if (isTwice) ids.set(n, id);
    const record = records[n % records.length] as string;
    return { method: 'PUT', path: `/v1/feedback/${id}`, body: record.replace(idPlace, id) };
  };
}

async function run(load: Load): Promise<LoadResult> {
  const { urls, key, connections, seconds, isTwice = false, everyMs } = load;
  const requestOf = requestsOf(load);
  const statuses: Record<string, number> = {};
  const latency = createHistogram();
  const startedAtMs = performance.now();
  const endMs = startedAtMs + seconds * 1000;
  let count = 0;
  const sendAll = async (index: number) => {
    const line = await Line.open(new URL(urls[index % urls.length] as string), key);
    // Two connections that follow each other send the same feedbacks, one after the other.
    let own = Math.floor(index / 2) * 1e9;
    for (let nextMs = performance.now() + (index / connections) * (everyMs ?? 0); ;) {
      const atMs = performance.now();
      if (atMs >= endMs) break;
      if (everyMs !== undefined && atMs < nextMs) {
        await wait(nextMs - atMs);
        continue;
      }
      // One that had to wait for the answer before counts from when it was due.
      const dueMs = everyMs === undefined ? atMs : nextMs;
      nextMs += everyMs ?? 0;
      const { method, path, body } = requestOf(isTwice ? own++ : count++);
      const status = await line.send(method, path, body);
      latency.record(Math.max(1, Math.round((performance.now() - dueMs) * 1000)));
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    line.close();
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => sendAll(index)));
  const percentileMs = (percent: number) => latency.percentile(percent) / 1000;
  return {
    statuses,
    seconds: (performance.now() - startedAtMs) / 1000,
    p50Ms: percentileMs(50),
    p95Ms: percentileMs(95),
    p99Ms: percentileMs(99),
  };
}

async function runAutocannon(load: Load): Promise<LoadResult> {
  const { urls, key, connections, seconds } = load;
  const requestOf = requestsOf(load);
  let count = 0;
  const result = await autocannon({
    url: urls[0] as string,
    connections,
    duration: seconds,
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    requests: [
      {
        setupRequest(request) {
          const { path, body } = requestOf(count++);
          return Object.assign(request, { path, body });
        },
      },
    ],
  });
  if (result.errors + result.timeouts > 0) throw new Error('autocannon met errors.');
  const { latency, statusCodeStats, duration } = result;
  return {
    statuses: Object.fromEntries(
      Object.entries(statusCodeStats).map(([status, stats]) => [status, stats.count]),
    ),
    seconds: duration,
    p50Ms: latency.p50,
    p95Ms: Number.NaN,
    p99Ms: latency.p99,
  };
}
