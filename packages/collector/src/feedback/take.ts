// What becomes of one feedback, whatever way it came: read strictly, checked against its organisation, masked, stored,
// and receipted once it is committed. How it is sent and answered is the routes' matter.
import { readFeedback, type Receipt, referenceOf } from '@palaute/schema';
import { accessibilityReplyDays, dayAfter } from '@palaute/schema/handling';
import type { ContactSafe } from '../contacts/safe.ts';
import { Refusal, refusal } from '../problems.ts';
import type { Gate, Sender } from '../abuse/gate.ts';
import type { Quarantine } from '../quarantine/quarantine.ts';
import type { Registers } from '../registers.ts';
import type { RetentionDays } from '../retention/days.ts';
import { requireRights } from '../rights.ts';
import type { FeedbackQueue } from './queue.ts';
import { rowOf } from './row.ts';

export interface TakeOptions {
  readonly registers: Registers;
  readonly queue: Pick<FeedbackQueue, 'add'>;
  /** Holds off abuse; without it everything is stored, which is for callers that hold it off themselves. */
  readonly abuse?: { readonly gate: Gate; readonly quarantine: Quarantine };
  /** Without it contact details are refused. */
  readonly contacts: ContactSafe | undefined;
  /** When words and contact details end. @default two years and ninety days */
  readonly retention?: RetentionDays | undefined;
  readonly now: () => Date;
}

/**
 * Stores a feedback of an organisation.
 * @param addressId the id that the address names, if it names one
 * @param sender whose key's rights and budget hold for it, and the form that it filled, if that is known
 * @throws Refusal with every fault of the record, or `id-mismatch contact-not-taken unknown-unit id-reused`; as
 * `requireRights` and `Gate.admit` do
 */
export type Take = (
  orgId: string,
  input: unknown,
  addressId?: string,
  sender?: Sender & { readonly formId?: string },
) => Promise<Receipt>;

export function createTake({ registers, queue, contacts, retention, now, abuse }: TakeOptions): Take {
  return async (orgId, input, addressId, sender) => {
    const register = await registers.of(orgId);
    const ownItem = (item: string) => register.ownItems.get(item);
    const receivedAt = now();
    const { feedback: given, faults } = readFeedback(input, { now: receivedAt, ownItem });
    if (!given) throw new Refusal(faults);
    const { id, contact, free } = given;
    if (addressId !== undefined && addressId.toLowerCase() !== id) throw refusal('id-mismatch', '/id');
    // Where they could not be kept encrypted they are not taken at all (ADR 0019).
    if (contact && !contacts) throw refusal('contact-not-taken', '/contact');
    if (!register.units.has(given.unit)) throw refusal('unknown-unit', '/unit');
    const provider = sender ? requireRights(sender.access, register, given, sender.formId) : given.provider;
    const feedback = provider === given.provider ? given : { ...given, provider };
    const sealed = contact && contacts ? contacts.seal(orgId, id, contact) : null;
    const row = rowOf(feedback, receivedAt, (item) => ownItem(item)?.kind, sealed, retention);
    const reason = sender && (await abuse?.gate.admit(sender, id));
    const { status, receivedOn } =
      reason && abuse
        ? await abuse.quarantine.hold(orgId, row, { reason, keyPrefix: sender.access.prefix })
        : await queue.add(orgId, row);
    if (status === 'reused') throw refusal('id-reused', '/id');
    const isLegalDuty = free?.kinds?.includes('accessibility') ?? false;
    const days = isLegalDuty ? Math.min(register.replyDays, accessibilityReplyDays) : register.replyDays;
    return {
      id,
      status: reason && status === 'stored' ? 'quarantined' : status,
      receivedOn,
      reference: referenceOf(id),
      ...(contact && { replyBy: dayAfter(receivedOn, days) }),
    };
  };
}
