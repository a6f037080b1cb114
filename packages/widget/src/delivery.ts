import { isPalauteError, type SendOptions, sendFeedback } from '@palaute/client/light';
import type { Feedback, Receipt } from '@palaute/schema';
import { newId } from './record.ts';

export interface Delivered {
  readonly receipt: Receipt;
  /** The receipt is for an earlier version of the answers; what was changed after it has not been stored. */
  readonly isEarlier: boolean;
}

/**
 * One filled form on its way to the collector: one id, however many attempts.
 *
 * An attempt that got no answer may have been stored all the same. When the person has changed an answer before
 * the next attempt, the collector then says `id-reused`. A new id would count one person twice, so the form ends with
 * the version that was stored: it is sent again as it was, which changes nothing and brings its receipt, and the
 * person is told that the changes were not stored.
 */
export class Delivery {
  readonly id: string = newId();
  readonly #unconfirmed: Feedback[] = [];

  /** @throws {PalauteError} as `sendFeedback` does */
  async send(feedback: Feedback, options: SendOptions): Promise<Delivered> {
    try {
      return { receipt: await sendFeedback(feedback, options), isEarlier: false };
    } catch (error) {
      if (isPalauteError(error) && error.problem?.code === 'id-reused') {
        for (const earlier of this.#unconfirmed) {
          const receipt = await sendUnlessRefused(earlier, options);
          if (receipt) return { receipt, isEarlier: true };
        }
      }
      if (!isRefusal(error)) this.#unconfirmed.push(feedback);
      throw error;
    }
  }
}

const isRefusal = (error: unknown): boolean => isPalauteError(error) && error.code === 'refused';

async function sendUnlessRefused(feedback: Feedback, options: SendOptions): Promise<Receipt | undefined> {
  try {
    return await sendFeedback(feedback, options);
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}
