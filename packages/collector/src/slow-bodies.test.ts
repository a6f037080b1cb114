import Fastify from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { endSlowBodies } from './slow-bodies.ts';

describe('The time that a body may take', () => {
  afterEach(() => void vi.useRealTimers());

  it('does not end the process of who injects a request, such as the demonstration', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const app = Fastify();
    endSlowBodies(app);
    app.put('/', async () => 'taken');
    expect((await app.inject({ method: 'PUT', url: '/', payload: { a: 1 } })).body).toBe('taken');
    expect(() => vi.advanceTimersByTime(60_000)).not.toThrow();
    vi.useRealTimers();
    await app.close();
  });
});
