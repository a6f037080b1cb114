// The element and its languages. Importing this does nothing to the page; `@palaute/widget/define` registers.
export type { FailureCode, PalauteEventMap } from './events.ts';
export { addLocale } from './language.ts';
export { en } from './locales/en.ts';
export { fi } from './locales/fi.ts';
export { sv } from './locales/sv.ts';
export type { FailureReason, Locale, Messages } from './messages.ts';
export { PalauteForm } from './palaute-form.ts';
