// Closed lists that the record refers to. Each list is data with its source; no rule lives here.
export { wellbeingAreas, type WellbeingArea } from './wellbeing-areas.ts';

/** The channel of the service contact (asiointikanava): THL's four (R017) and a visit to the client's home. */
export const contactChannels = ['site', 'web', 'chat-video', 'phone', 'home-visit'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** The channel of the feedback itself (palautekanava), kept apart from the contact's. */
export const collectionChannels = [
  'web',
  'sms',
  'qr',
  'email',
  'device',
  'tablet',
  'app',
  'paper',
  'oral',
  'phone-survey',
] as const;
export type CollectionChannel = (typeof collectionChannels)[number];

/** Who filled the form: the person alone, the person with help, or staff from paper or speech. */
export const supports = ['none', 'assisted', 'recorded'] as const;
export type Support = (typeof supports)[number];

/** Whose experience it is and who tells it (the relatives' feedback is reported apart). */
export const respondentRoles = ['client', 'relative', 'on-behalf'] as const;
export type RespondentRole = (typeof respondentRoles)[number];

/** National age bands: 7–12 have statements of their own, 13 and over the general set. */
export const ageBands = ['7-12', '13-17', 'adult'] as const;
export type AgeBand = (typeof ageBands)[number];

/** BCP 47 tags of the languages a person may read the form in; `fi-x-selko` is plain Finnish. */
export const languages = [
  'fi',
  'sv',
  'en',
  'se',
  'smn',
  'sms',
  'ru',
  'uk',
  'et',
  'ar',
  'so',
  'fi-x-selko',
] as const;
export type Language = (typeof languages)[number];

/** What free feedback is: several kinds may be chosen (R067). */
export const feedbackKinds = ['thanks', 'criticism', 'idea', 'other'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];
