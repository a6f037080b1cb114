import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startDaily } from './daily.ts';
import type { Deleted } from './retention.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe('Retention in a serving collector', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** Counts the runs, and keeps what is logged. */
  const start = (run: (signal: AbortSignal) => Promise<Deleted>) => {
    const logged: unknown[] = [];
    const log = {
      info: (...line: unknown[]) => void logged.push(line),
      error: (...line: unknown[]) => void logged.push(line),
    };
    let runs = 0;
    const daily = startDaily({
      log,
      run: (signal) => {
        runs += 1;
        return run(signal);
      },
    });
    return { daily, logged, runs: () => runs };
  };

  it('runs five minutes after the start and then once a day, and logs counts', async () => {
    const { logged, runs } = start(async () => ({ texts: 2, contacts: 1 }));
    await vi.advanceTimersByTimeAsync(5 * minuteMs - 1);
    expect(runs()).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs()).toBe(1);
    await vi.advanceTimersByTimeAsync(3 * 24 * hourMs);
    expect(runs()).toBe(4);
    expect(logged[0]).toEqual([{ texts: 2, contacts: 1 }, expect.any(String)]);
  });

  it('tries again in an hour when it fails, without the words of the failure', async () => {
    const { logged, runs } = start(async () => {
      throw Object.assign(new Error('Key (text)=(Maija) is wrong'), { code: '57P01' });
    });
    await vi.advanceTimersByTimeAsync(5 * minuteMs);
    expect(logged).toEqual([[{ code: '57P01' }, expect.any(String)]]);
    expect(JSON.stringify(logged)).not.toContain('Maija');
    await vi.advanceTimersByTimeAsync(2 * hourMs);
    expect(runs()).toBe(3);
  });

  it('ends with the collector: after the batch that runs, and never again', async () => {
    let isDone = false;
    const { daily, runs } = start(
      (signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () =>
            setTimeout(() => {
              isDone = true;
              resolve({ texts: 0, contacts: 0 });
            }, 10),
          );
        }),
    );
    await vi.advanceTimersByTimeAsync(5 * minuteMs);
    const stopped = daily.stop();
    await vi.advanceTimersByTimeAsync(10);
    await stopped;
    expect(isDone).toBe(true);
    await vi.advanceTimersByTimeAsync(48 * hourMs);
    expect(runs()).toBe(1);
  });
});
