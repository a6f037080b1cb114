// Deadlines and rests in Finnish calendar days.
export { dayAfter, monthsAfter } from './days.ts';
export { accessibilityReplyDays, defaultReminderDays, isOverdue, remindOn, replyBy } from './reply.ts';
export { defaultRestMonths, mayInvite, nextInvitationOn, type RestMonths } from './rest-period.ts';
