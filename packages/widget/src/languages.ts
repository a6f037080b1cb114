// Names every language of the widget; each is brought in when a form on the page is in it.
import { addLanguages } from './language.ts';

addLanguages({
  sv: async () => (await import('./locales/sv.ts')).sv,
  en: async () => (await import('./locales/en.ts')).en,
  se: async () => (await import('./locales/se.ts')).se,
  smn: async () => (await import('./locales/smn.ts')).smn,
  sms: async () => (await import('./locales/sms.ts')).sms,
  ru: async () => (await import('./locales/ru.ts')).ru,
  uk: async () => (await import('./locales/uk.ts')).uk,
  et: async () => (await import('./locales/et.ts')).et,
  ar: async () => (await import('./locales/ar.ts')).ar,
  so: async () => (await import('./locales/so.ts')).so,
  'fi-x-selko': async () => (await import('./locales/fi-x-selko.ts')).fiSelko,
});
