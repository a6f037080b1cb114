// The outbox of a tablet or kiosk: feedback is kept on the device until the collector has it. What stands on the disk is in
// store.ts, how long is waited in pause.ts, and the sending itself in light.ts.
import type { Feedback } from '@palaute/schema';
import { sendFeedback, type SendOptions } from '../light.ts';
import { toOutboxError } from './error.ts';
import { askedPause, finalCode, isOfThisOne, longestAskedMs, longestMs, pauseAfter } from './pause.ts';
import { type OutboxCounts, OutboxStore } from './store.ts';

export { isOutboxError, OutboxError, type OutboxErrorCode } from './error.ts';
export type { OutboxCounts } from './store.ts';

export interface OutboxOptions extends Pick<SendOptions, 'endpoint' | 'key' | 'fetch' | 'timeoutMs'> {
  /** Of the IndexedDB database, for several on one origin. @default 'palaute-outbox' */
  readonly name?: string | undefined;
  /** Days that a feedback may wait; then it is deleted and counted. @default 14 */
  readonly ttlDays?: number | undefined;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: (() => number) | undefined;
  /** 0…1, to spread attempts. @default Math.random */
  readonly random?: (() => number) | undefined;
}

const defaultTtlDays = 14;
const dayMs = 86_400_000;

/**
 * Opens the outbox of this device and begins to send what has waited in it.
 *
 * It sends by itself: when something is put, when the network comes back, and after a pause that grows while
 * attempts fail. Tabs of one origin share it and take turns at sending; where they cannot, the feedback's own id keeps a
 * second copy from being stored.
 *
 * @throws {OutboxError} where nothing can be kept
 * @example
 * ```ts
 * const outbox = await openOutbox({ endpoint: 'https://palaute.example.fi', key: 'palaute_site_…' });
 * await outbox.put(feedback); // On the disk: now thank.
 * ```
 */
export async function openOutbox(options: OutboxOptions): Promise<Outbox> {
  const outbox = new Outbox(options);
  await outbox.counts();
  // Else a browser may take the storage away when the device runs short of room; whether it agrees is its own matter.
  void globalThis.navigator?.storage?.persist?.().catch(() => {});
  outbox.start();
  return outbox;
}

/** Feedback on its way from a device that is not always connected. Made by `openOutbox`. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #store: OutboxStore;
  readonly #now: () => number;
  readonly #stop = new AbortController();
  #flushing: Promise<void> | undefined;
  #isWanted = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** In a row. */
  #failures = 0;
  /** Until then the collector wants to be left alone. */
  #notBefore = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#store = new OutboxStore(this.#name);
    this.#now = options.now ?? Date.now;
  }

  /** Begins to send what waits. */
  start(): void {
    globalThis.addEventListener?.('online', this.#sendSoon);
    this.#sendQuietly();
  }

  /**
   * Keeps a feedback; resolves when it is on the disk, so that a person may be thanked. The first content under an id
   * stays.
   * @throws {OutboxError} when it is not kept
   */
  async put(feedback: Feedback): Promise<void> {
    const { endpoint } = this.#options;
    await this.#store.add({ id: feedback.id, at: this.#now(), to: endpoint, feedback });
    this.#sendQuietly();
  }

  /**
   * Sends what waits, once each, as far as the collector can be reached and does not ask to be left alone; resolves
   * with how it then stands. A failure is none of the caller's: what was not sent waits on.
   * @throws {OutboxError}
   */
  async flush(): Promise<OutboxCounts> {
    // What is put while another call is at its end is not seen by it.
    this.#isWanted = true;
    await (this.#flushing ??= this.#flushWanted());
    return this.counts();
  }

  /** @throws {OutboxError} */
  counts(): Promise<OutboxCounts> {
    return this.#store.counts();
  }

  /** Stops sending. What waits stays on the device, for the next time that it is opened. */
  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.('online', this.#sendSoon);
    await this.#store.close();
  }

  /** Of the database, and of the lock. */
  get #name(): string {
    return this.#options.name ?? 'palaute-outbox';
  }

  /** Milliseconds that the collector still wants to be left alone; none where the device's clock has gone back. */
  get #askedRest(): number {
    const rest = this.#notBefore - this.#now();
    return rest > 0 && rest <= longestAskedMs ? rest : 0;
  }

  readonly #sendQuietly = (): void => {
    this.flush().catch(() => this.#comeBack(longestMs));
  };

  /** The network is back: what failed before it was says nothing any more. */
  readonly #sendSoon = (): void => {
    this.#failures = 0;
    this.#sendQuietly();
  };

  async #flushWanted(): Promise<void> {
    const { signal } = this.#stop;
    // Pages without TLS have no locks; there two tabs may both send, and the id keeps the second copy out.
    const { locks } = navigator as { readonly locks?: LockManager };
    try {
      let isDone: boolean;
      do {
        this.#isWanted = false;
        isDone = locks
          ? await locks.request(this.#name, { signal }, () => this.#sendAll())
          : await this.#sendAll();
      } while (isDone && this.#isWanted);
    } catch (error) {
      if (!signal.aborted) throw toOutboxError(error);
    } finally {
      this.#flushing = undefined;
    }
  }

  /** @returns whether all that could be tried has come to its end */
  async #sendAll(): Promise<boolean> {
    const { endpoint, ttlDays = defaultTtlDays } = this.#options;
    await this.#store.expire(this.#now() - ttlDays * dayMs);
    let isFailed = false;
    if (this.#askedRest === 0) {
      for (let last, goesOn = true; goesOn && !this.#stop.signal.aborted;) {
        const record = await this.#store.next(endpoint, last);
        if (!record) break;
        const outcome = await this.#send(record.feedback);
        if (outcome.end) await this.#store.end(record.id, outcome.end);
        else isFailed = true;
        goesOn = outcome.goesOn;
        last = record;
      }
      this.#failures = isFailed ? this.#failures + 1 : 0;
    }
    if ((await this.#store.counts()).waiting > 0) this.#comeBack();
    return !isFailed;
  }

  async #send(
    feedback: Feedback,
  ): Promise<{ readonly end?: 'sent' | `refused ${string}`; readonly goesOn: boolean }> {
    const { endpoint, key, timeoutMs, fetch = globalThis.fetch } = this.#options;
    let retryAfter: string | null = null;
    try {
      await sendFeedback(feedback, {
        endpoint,
        key,
        timeoutMs,
        signal: this.#stop.signal,
        fetch: async (...request) => {
          const response = await fetch(...request);
          retryAfter = response.headers.get('retry-after');
          return response;
        },
      });
      return { end: 'sent', goesOn: true };
    } catch (error) {
      const code = finalCode(error);
      if (code) return { end: `refused ${code}`, goesOn: true };
      const now = this.#now();
      this.#notBefore = now + askedPause(retryAfter, now);
      return { goesOn: isOfThisOne(error) };
    }
  }

  /** @param pauseMs at least so long; by default as the failures so far and the collector ask for */
  #comeBack(pauseMs?: number): void {
    clearTimeout(this.#timer);
    if (this.#stop.signal.aborted) return;
    const { random = Math.random } = this.#options;
    const pause =
      pauseMs ?? (this.#failures > 0 ? pauseAfter(this.#failures, random()) : this.#askedRest || longestMs);
    this.#timer = setTimeout(this.#sendQuietly, Math.max(pause, this.#askedRest));
  }
}
