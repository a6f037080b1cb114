// Closed lists that the record refers to: the codes as a tuple, and the list with its names, version and source.
// Not from here: municipalities and PTV's service classes. They are large, so each is an entry of its own.
export type { CodeEntry, CodeList, CodeNames } from './code-list.ts';
export { type CodeSystem, codeSystems } from './code-systems.ts';
export { type CollectionChannel, collectionChannelList, collectionChannels } from './collection-channels.ts';
export {
  type ContactChannel,
  contactChannelList,
  contactChannelOfHilmo,
  contactChannels,
} from './contact-channels.ts';
export { type FeedbackKind, feedbackKindList, feedbackKinds } from './feedback-kinds.ts';
export { type Language, type LanguageCode, languageList, languages } from './languages.ts';
export { ptvTargetGroupList, ptvTargetGroups } from './ptv-target-groups.ts';
export {
  type AgeBand,
  ageBandList,
  ageBands,
  type RespondentRole,
  respondentRoleList,
  respondentRoles,
  type Support,
  supportList,
  supports,
} from './respondents.ts';
export { type WellbeingArea, wellbeingAreaList, wellbeingAreas } from './wellbeing-areas.ts';
