// The elements and their languages. Importing this does nothing to the page; `@palaute/widget/define` registers.
export type { FormDefinition } from './definition.ts';
export type { FailureCode, PalauteEventMap } from './events.ts';
export { addLanguages, addLocale } from './language.ts';
export { ar } from './locales/ar.ts';
export { en } from './locales/en.ts';
export { et } from './locales/et.ts';
export { fiSelko } from './locales/fi-x-selko.ts';
export { fi } from './locales/fi.ts';
export { ru } from './locales/ru.ts';
export { se } from './locales/se.ts';
export { smn } from './locales/smn.ts';
export { sms } from './locales/sms.ts';
export { so } from './locales/so.ts';
export { sv } from './locales/sv.ts';
export { uk } from './locales/uk.ts';
export type { FailureReason, Locale, Messages } from './messages.ts';
export { PalauteButton } from './palaute-button.ts';
export { PalauteForm } from './palaute-form.ts';
