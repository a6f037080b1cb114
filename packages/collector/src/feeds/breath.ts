// Feeds are long, and whoever likes may ask for many: all of them together take half of the collector's time at most, a
// short step at a time, so that feedback is taken meanwhile.
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { refusal } from '../problems.ts';

/** A step, and from one step to the next of whatever feed. */
const stepMs = 10;
const everyMs = 20;
/** With more than these each would hardly move. */
const mostFeeds = 50;

/** The turns of all feeds of a collector. */
export class Pace {
  #last: Promise<void> = Promise.resolve();
  #freeAtMs = 0;
  #feeds = 0;

  /**
   * Begins a feed, which ends with its reply.
   * @returns what is awaited between steps; it says whether whoever asked is still there
   * @throws Refusal `figures-unavailable` when there are too many
   */
  begin({ raw }: Pick<FastifyReply, 'raw'>): () => Promise<boolean> {
    if (this.#feeds >= mostFeeds) throw refusal('figures-unavailable');
    // One whose reader has gone already ends at its first step.
    if (!raw.closed) {
      this.#feeds += 1;
      raw.once('close', () => (this.#feeds -= 1));
    }
    let startedAtMs = Number.NEGATIVE_INFINITY;
    return async () => {
      if (performance.now() - startedAtMs < stepMs) return true;
      await this.#turn();
      startedAtMs = performance.now();
      return !raw.destroyed;
    };
  }

  #turn(): Promise<void> {
    const turn = this.#last.then(() => this.#pass());
    this.#last = turn;
    return turn;
  }

  async #pass(): Promise<void> {
    const waitMs = this.#freeAtMs - performance.now();
    await (waitMs > 0 ? setTimeout(waitMs) : setImmediate());
    this.#freeAtMs = performance.now() + everyMs;
  }
}
