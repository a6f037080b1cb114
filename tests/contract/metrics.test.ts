// What a collector tells of itself: counted by route and never by what a caller wrote, and only where it is let.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKeys, organisationOid } from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { type CollectorProcess, prepareLocation, spawnCollector } from '../environment/process.ts';

const addressIn = (output: string): string => /^Metrics: (\S+)$/m.exec(output)?.[1] ?? '';

/** One line for each sample: name, labels, value. */
async function read(url: string): Promise<{ text: string; samples: Map<string, number> }> {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await answer.text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const samples = lines.map((line) => /^(.+) (\S+)$/.exec(line) ?? []);
  return { text, samples: new Map(samples.map(([, name = '', value]) => [name, Number(value)])) };
}

describe('The metrics of a collector', () => {
  let postgres: Postgres;
  let collector: CollectorProcess;
  let metrics: string;
  const keys = makeKeys();
  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
    const location = { url: await postgres.createDatabase() };
    await prepareLocation(location, keys, makeKeys());
    collector = await spawnCollector(location, { PALAUTE_METRICS_PORT: '0' });
    metrics = addressIn(collector.output());
  });
  afterAll(async () => {
    await collector.end('SIGTERM');
    await postgres.stop();
  });

  it('are read at an address of their own, on this machine only', async () => {
    expect(metrics).toMatch(/^http:\/\/(127\.0\.0\.1|\[::1\]):\d+\/metrics$/);
    expect((await call('GET', `${collector.url}/metrics`)).status).toBe(404);
    expect((await fetch(new URL('/other', metrics))).status).toBe(404);
    expect((await fetch(metrics, { method: 'POST' })).status).toBe(404);
  });

  it('count requests by method, route and status, with what p50 and p99 are computed from', async () => {
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        expect((await put(collector.url, keys.provider, makeFeedback())).status).toBe(201);
      }),
    );
    expect((await put(collector.url, undefined, makeFeedback())).status).toBe(401);
    const { samples } = await read(metrics);
    const labels = (status: number) => `method="PUT",route="/v1/feedback/:id",status="${status}"`;
    const name = 'palaute_request_duration_seconds';
    expect(samples.get(`${name}_count{${labels(201)}}`)).toBe(20);
    expect(samples.get(`${name}_count{${labels(401)}}`)).toBe(1);
    expect(samples.get(`${name}_bucket{le="30",${labels(201)}}`)).toBe(20);
    expect(samples.get(`${name}_sum{${labels(201)}}`)).toBeGreaterThan(0);
  });

  it('tell how many feedbacks a statement stored and how long it took', async () => {
    const { samples } = await read(metrics);
    expect(samples.get('palaute_batch_rows_sum')).toBe(20);
    const statements = samples.get('palaute_batch_rows_count') ?? 0;
    expect(statements).toBeGreaterThan(0);
    expect(statements).toBeLessThanOrEqual(20);
    expect(samples.get('palaute_batch_duration_seconds_count')).toBe(statements);
    expect(samples.get('palaute_queue_length')).toBe(0);
  });

  it('tell how long it took to decide what to withhold', async () => {
    const url = `${collector.url}/v1/results?organisation=${organisationOid}&period=2026`;
    expect((await call('GET', url)).status).toBe(200);
    const { samples } = await read(metrics);
    expect(samples.get('palaute_deciding_duration_seconds_count{outcome="decided"}')).toBe(1);
  });

  it('tell of the process', async () => {
    const { samples } = await read(metrics);
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    expect(samples.get('nodejs_heap_size_used_bytes')).toBeGreaterThan(1_000_000);
    const age = Date.now() / 1000 - (samples.get('process_start_time_seconds') ?? 0);
    expect(age).toBeGreaterThan(0);
    expect(age).toBeLessThan(600);
    expect(samples.get('nodejs_eventloop_utilization')).toBeLessThanOrEqual(1);
  });

  it('do not grow with what callers make up', async () => {
    const before = (await read(metrics)).samples.size;
    for (let index = 0; index < 30; index += 1) {
      await call('GET', `${collector.url}/none-${index}?q=${index}`);
      await call('PROPFIND', `${collector.url}/none`).catch(() => {});
      await call('GET', `${collector.url}/v1/results?organisation=${index}&period=2026`);
    }
    const { samples, text } = await read(metrics);
    // At most one series of 18 samples for each of the three kinds of request.
    expect(samples.size - before).toBeLessThanOrEqual(3 * 18);
    expect(text).not.toContain('none-');
    expect(text).toContain('route="none",status="404"');
  });

  it('tell that the database is away, and stay readable', async () => {
    expect((await read(metrics)).samples.get('palaute_database_up')).toBe(1);
    await postgres.takeDown();
    expect((await read(metrics)).samples.get('palaute_database_up')).toBe(0);
    await postgres.bringUp();
    expect((await read(metrics)).samples.get('palaute_database_up')).toBe(1);
  });
});

describe('Without PALAUTE_METRICS_PORT', () => {
  it('nobody is told', async () => {
    const collector = await spawnCollector({ url: 'postgres://nobody@127.0.0.1:9/none' });
    expect(collector.output()).not.toContain('Metrics:');
    expect((await call('GET', `${collector.url}/metrics`)).status).toBe(404);
    await collector.end('SIGTERM');
  });
});
