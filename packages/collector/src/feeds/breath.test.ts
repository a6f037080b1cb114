import { EventEmitter } from 'node:events';
import type { FastifyReply } from 'fastify';
import { describe, expect, it } from 'vitest';
import { Pace } from './breath.ts';

type Raw = EventEmitter & { destroyed: boolean };
const makeReply = () => {
  const raw: Raw = Object.assign(new EventEmitter(), { destroyed: false });
  return { raw } as unknown as Pick<FastifyReply, 'raw'> & { raw: Raw };
};

/** Works without a pause. */
function work(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until;);
}

describe('The pace of feeds', () => {
  it('leaves the collector half of its time, however many there are', async () => {
    const pace = new Pace();
    let worked = 0;
    const startedAt = performance.now();
    const feed = async () => {
      const breathe = pace.begin(makeReply());
      for (let step = 0; step < 5; step += 1) {
        await breathe();
        work(10);
        worked += 10;
      }
    };
    await Promise.all([feed(), feed(), feed()]);
    expect(performance.now() - startedAt).toBeGreaterThan(1.8 * worked);
  });

  it('makes nobody wait who asks for little', async () => {
    const breathe = new Pace().begin(makeReply());
    const startedAt = performance.now();
    for (let step = 0; step < 1_000; step += 1) await breathe();
    expect(performance.now() - startedAt).toBeLessThan(200);
  });

  it('says when whoever asked has gone', async () => {
    const reply = makeReply();
    const breathe = new Pace().begin(reply);
    expect(await breathe()).toBe(true);
    reply.raw.destroyed = true;
    work(11);
    expect(await breathe()).toBe(false);
  });

  it('takes no more than it can serve, until some have ended', () => {
    const pace = new Pace();
    const replies = Array.from({ length: 50 }, makeReply);
    for (const reply of replies) pace.begin(reply);
    expect(() => pace.begin(makeReply())).toThrow('figures-unavailable');
    replies[0]?.raw.emit('close');
    pace.begin(makeReply());
    expect(() => pace.begin(makeReply())).toThrow('figures-unavailable');
  });
});
