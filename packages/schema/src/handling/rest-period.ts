// How often one person may be invited to give feedback about one service.
import { checkDay, monthsAfter } from './days.ts';

/** Calendar months between two invitations: "every 4–6 months from the same client about the same service" (R087). */
export type RestMonths = 4 | 5 | 6;

/** The longest, and so the easiest on people. */
export const defaultRestMonths: RestMonths = 6;

/**
 * The first day on which somebody may be invited again: the same day of the month, or the month's last where it is
 * shorter. What was kept for this check is deleted on that day.
 * @param lastAskedOn `YYYY-MM-DD`
 * @param months @default 6
 * @throws RangeError when `lastAskedOn` is not a day or `months` not 4, 5 or 6
 */
export function nextInvitationOn(lastAskedOn: string, months: RestMonths = defaultRestMonths): string {
  if (![4, 5, 6].includes(months)) throw new RangeError(`The rest is 4, 5 or 6 months, not ${months}`);
  return monthsAfter(lastAskedOn, months);
}

/**
 * Whether a person may be invited again about the same service. For senders of invitations only: open web forms and
 * kiosks know nobody, and anyone may always answer there. That somebody must never be invited (care at the end of
 * life, a death, a flag set by staff) is not asked here and comes first.
 *
 * @param lastAskedOn day of the latest invitation, answered or not; null when there was none, or none is remembered
 * @param today `dayInFinland` of now
 * @param months @default 6
 * @throws RangeError when a day is none or `months` not 4, 5 or 6
 */
export function mayInvite(
  lastAskedOn: string | null,
  today: string,
  months: RestMonths = defaultRestMonths,
): boolean {
  checkDay(today);
  return lastAskedOn === null || today >= nextInvitationOn(lastAskedOn, months);
}
