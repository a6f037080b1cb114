// How much memory a process holds after it has thrown away all it can, asked through Node's inspector; and how that
// grows with the requests it answered.
export interface MemorySample {
  readonly requests: number;
  /** Bytes that live, outside of the code: heap and buffers. */
  readonly held: number;
  /** Bytes that the system counts. */
  readonly rss: number;
}

export interface MemoryProbe {
  sample(requests: number): Promise<MemorySample>;
  end(): void;
}

/** For `NODE_OPTIONS` of the process that is looked into. */
export const inspected = '--inspect=127.0.0.1:0';

/** @param output of the process, with the line in which Node tells the inspector's address */
export async function probeMemory(output: string): Promise<MemoryProbe> {
  const address = /ws:\/\/\S+/.exec(output)?.[0];
  if (!address) throw new Error('The process tells of no inspector.');
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('The inspector does not answer.')), {
      once: true,
    });
  });
  let calls = 0;
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id: number; result: unknown };
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  const call = <T>(method: string, params: object = {}) =>
    new Promise<T>((resolve, reject) => {
      socket.addEventListener('close', () => reject(new Error('The inspector has gone.')), { once: true });
      calls += 1;
      waiting.set(calls, resolve as (result: unknown) => void);
      socket.send(JSON.stringify({ id: calls, method, params }));
    });
  return {
    async sample(requests) {
      // Twice: what the first round finalises, the second collects.
      await call('HeapProfiler.collectGarbage');
      await call('HeapProfiler.collectGarbage');
      const { result } = await call<{ result: { value: string } }>('Runtime.evaluate', {
        expression: 'JSON.stringify(process.memoryUsage())',
      });
      const usage = JSON.parse(result.value) as NodeJS.MemoryUsage;
      return { requests, held: usage.heapUsed + usage.external, rss: usage.rss };
    },
    end: () => socket.close(),
  };
}

/**
 * Bytes by which memory grows with each request: the median of the slopes between all pairs (Theil and Sen), which no
 * single sample can turn.
 */
export function slopeOf(samples: readonly MemorySample[], of: 'held' | 'rss'): number {
  const slopes = samples.flatMap((one, index) =>
    samples.slice(index + 1).map((other) => (other[of] - one[of]) / (other.requests - one.requests)),
  );
  return slopes.toSorted((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0;
}
