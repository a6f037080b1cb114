// What becomes of one feedback, whatever way it came: read strictly, checked against its organisation, masked, stored,
// and receipted once it is committed. How it is sent and answered is the routes' matter.
import { readFeedback, type Receipt, referenceOf } from '@palaute/schema';
import { accessibilityReplyDays, dayAfter } from '@palaute/schema/handling';
import type { ContactSafe } from '../contacts/safe.ts';
import { Refusal, refusal } from '../problems.ts';
import type { Registers } from '../registers.ts';
import type { FeedbackQueue } from './queue.ts';
import { rowOf } from './row.ts';

export interface TakeOptions {
  readonly registers: Registers;
  readonly queue: FeedbackQueue;
  /** Without it contact details are refused. */
  readonly contacts: ContactSafe | undefined;
  readonly now: () => Date;
}

/**
 * Stores a feedback of an organisation.
 * @param addressId the id that the address names, if it names one
 * @throws Refusal with every fault of the record, or `id-mismatch contact-not-taken unknown-unit id-reused`
 */
export type Take = (orgId: string, input: unknown, addressId?: string) => Promise<Receipt>;

export function createTake({ registers, queue, contacts, now }: TakeOptions): Take {
  return async (orgId, input, addressId) => {
    const register = await registers.of(orgId);
    const ownItem = (item: string) => register.ownItems.get(item);
    const receivedAt = now();
    const { feedback, faults } = readFeedback(input, { now: receivedAt, ownItem });
    if (!feedback) throw new Refusal(faults);
    const { id, contact, free } = feedback;
    if (addressId !== undefined && addressId.toLowerCase() !== id) throw refusal('id-mismatch', '/id');
    // Where they could not be kept encrypted they are not taken at all (ADR 0019).
    if (contact && !contacts) throw refusal('contact-not-taken', '/contact');
    if (!register.units.has(feedback.unit)) throw refusal('unknown-unit', '/unit');
    const sealed = contact && contacts ? contacts.seal(orgId, id, contact) : null;
    const { status, receivedOn } = await queue.add(
      orgId,
      rowOf(feedback, receivedAt, (item) => ownItem(item)?.kind, sealed),
    );
    if (status === 'reused') throw refusal('id-reused', '/id');
    const isLegalDuty = free?.kinds?.includes('accessibility') ?? false;
    const days = isLegalDuty ? Math.min(register.replyDays, accessibilityReplyDays) : register.replyDays;
    return {
      id,
      status,
      receivedOn,
      reference: referenceOf(id),
      ...(contact && { replyBy: dayAfter(receivedOn, days) }),
    };
  };
}
