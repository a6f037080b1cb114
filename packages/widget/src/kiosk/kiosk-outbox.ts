import type { Outbox, OutboxCounts } from '@palaute/client/outbox';
import type { Feedback } from '@palaute/schema';
import type { PalauteForm } from '../palaute-form.ts';
import { warnDeveloper } from '../settings.ts';

/** The outbox behind a kiosk. Its part of the script comes when a page asks for one. */
export class KioskOutbox {
  readonly #formOf: () => PalauteForm | undefined;
  #opened: Promise<Outbox | undefined> | undefined;

  /** @param formOf the form as it is now: it says where to send, and makes the requests */
  constructor(formOf: () => PalauteForm | undefined) {
    this.#formOf = formOf;
  }

  /** Sends what has waited from before. */
  async open(): Promise<Outbox | undefined> {
    const outbox = await (this.#opened ??= this.#open());
    // What could not be opened may be another time.
    if (!outbox) this.#opened = undefined;
    return outbox;
  }

  /** Whether the feedback is on the disk. */
  async keep(feedback: Feedback): Promise<boolean> {
    try {
      const outbox = await this.open();
      await outbox?.put(feedback);
      return outbox !== undefined;
    } catch (error) {
      warnKeptNothing(error);
      return false;
    }
  }

  async counts(): Promise<OutboxCounts | undefined> {
    return (await this.#opened)?.counts();
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await (await opened)?.close();
  }

  async #open(): Promise<Outbox | undefined> {
    try {
      await customElements.whenDefined('palaute-form');
      const { endpoint, siteKey } = this.#formOf() ?? {};
      // The form tells what is wrong with them.
      if (endpoint == null || !siteKey) return undefined;
      const { openOutbox } = await import('@palaute/client/outbox');
      return await openOutbox({
        endpoint,
        key: siteKey,
        fetch: (url, init) => this.#formOf()?.fetch(url, init) ?? fetch(url, init),
      });
    } catch (error) {
      warnKeptNothing(error);
      return undefined;
    }
  }
}

const warnKeptNothing = (error: unknown): void =>
  warnDeveloper([`no-outbox: feedback is not kept on this device (${(error as Error).message})`]);
