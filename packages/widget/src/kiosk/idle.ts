/** What is told of a device that nobody touches. */
export interface IdleEvents {
  /** Seconds until the end; at first when the warning begins, then with each second. */
  onWarning(secondsLeft: number): void;
  /** Nobody came. */
  onEnd(): void;
}

/**
 * Watches how long a device has not been touched. By the clock and not by counted ticks: a tablet that slept has not been
 * touched meanwhile. After waking it warns all the same before it ends.
 */
export class IdleWatch {
  readonly #events: IdleEvents;
  #idleMs = 0;
  #warningMs = 0;
  #touchedAt = 0;
  #warnedAt: number | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(events: IdleEvents) {
    this.#events = events;
  }

  get isRunning(): boolean {
    return this.#ticking !== undefined;
  }

  /** @param warningMs 0 for an end without a warning */
  begin(idleMs: number, warningMs: number): void {
    this.stop();
    this.#idleMs = idleMs;
    this.#warningMs = warningMs;
    this.#touchedAt = Date.now();
    this.#ticking = setInterval(() => this.#tick(), 1000);
  }

  /** Somebody is there: the time begins anew, that of the warning too, which stays until `goOn`. */
  touch(): void {
    const now = Date.now();
    this.#touchedAt = now;
    if (this.#warnedAt !== undefined) this.#warnedAt = now;
  }

  /** Ends the warning. */
  goOn(): void {
    this.#warnedAt = undefined;
    this.#touchedAt = Date.now();
  }

  stop(): void {
    clearInterval(this.#ticking);
    this.#ticking = undefined;
    this.#warnedAt = undefined;
  }

  #tick(): void {
    const now = Date.now();
    if (this.#warnedAt === undefined) {
      if (now - this.#touchedAt < this.#idleMs) return;
      if (this.#warningMs === 0) return this.#end();
      this.#warnedAt = now;
    }
    const left = Math.ceil((this.#warnedAt + this.#warningMs - now) / 1000);
    if (left <= 0) this.#end();
    else this.#events.onWarning(left);
  }

  #end(): void {
    this.stop();
    this.#events.onEnd();
  }
}
