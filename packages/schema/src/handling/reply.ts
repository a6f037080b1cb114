// Until when a feedback is to be answered, and when to remind those who handle it.
import { dayInFinland } from '../calendar.ts';
import { checkDay, dayAfter } from './days.ts';

/**
 * Days in which accessibility feedback (saavutettavuuspalaute) must be answered (R096). Not a promise but the law: laki
 * digitaalisten palvelujen tarjoamisesta 306/2019. An organisation may answer sooner, and may not configure it longer.
 */
export const accessibilityReplyDays = 14;

/** Days after the feedback when those who handle it are reminded, unless an organisation says otherwise (R102). */
export const defaultReminderDays: readonly number[] = [4, 8];

/**
 * The last day of a promised reply, in Finnish calendar days: the day of receipt is not counted, weekends and holidays
 * are. Received at any hour of 1 March with a promise of 14 days: 15 March.
 *
 * @param promiseDays the organisation's promise, 0 or more; 14 is the counties' most common one (R095, R097)
 * @returns `YYYY-MM-DD`; the reply is in time through the whole of that day
 * @throws RangeError when the instant is invalid or `promiseDays` not a whole number from 0 on
 */
export const replyBy = (receivedAt: Date, promiseDays: number): string =>
  daysFromReceipt(receivedAt, promiseDays);

/**
 * The days to remind those who handle a feedback, if it is still open.
 * @param days after receipt @default defaultReminderDays
 * @returns `YYYY-MM-DD`, in the order of `days`
 * @throws RangeError as `replyBy`
 */
export const remindOn = (receivedAt: Date, days: readonly number[] = defaultReminderDays): string[] =>
  days.map((n) => daysFromReceipt(receivedAt, n));

/**
 * Whether the last day for a reply has passed. On that day itself it has not.
 * @param lastDay as `replyBy` gives it
 * @param today `dayInFinland` of now
 * @throws RangeError when either is not a day
 */
export const isOverdue = (lastDay: string, today: string): boolean => checkDay(today) > checkDay(lastDay);

function daysFromReceipt(receivedAt: Date, days: number): string {
  if (days < 0) throw new RangeError(`Days after receipt are 0 or more, not ${days}`);
  return dayAfter(dayInFinland(receivedAt), days);
}
