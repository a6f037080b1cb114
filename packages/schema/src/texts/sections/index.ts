// Every section of texts beside the instrument; what is not used falls away when a page is bundled.
export { background, type BackgroundTextId } from './background.ts';
export { type ChildrenPlaceholderId, childrenPlaceholders } from './children.ts';
export { contact, type ContactTextId } from './contact.ts';
export { dimensions } from './dimensions.ts';
export { type FirstLinePhoneId, firstLinePhone } from './first-line-phone.ts';
export { freeFeedback, type FreeFeedbackTextId } from './free-feedback.ts';
export { type LinkId, links } from './links.ts';
export { type LocalStatementId, localStatements } from './local-statements.ts';
export { type NoticeId, notices } from './notices.ts';
export type { SectionText, TextSection } from './text-section.ts';
