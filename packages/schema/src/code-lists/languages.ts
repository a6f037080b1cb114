import type { CodeEntry, CodeList } from './code-list.ts';

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

export interface LanguageCode extends CodeEntry<Language> {
  /** The language's name in itself, as a language menu shows it, with the code for its `lang`. */
  readonly ownName: string;
  readonly direction: 'ltr' | 'rtl';
}

export const languageList: CodeList<LanguageCode> = {
  id: 'languages',
  system: 'urn:ietf:bcp:47',
  names: { fi: 'Kielet', sv: 'Språk', en: 'Languages' },
  version: '2026-11-22',
  source:
    'tags: ISO 639-1, ISO 639-3 for Inari and Skolt Sámi, private use for plain Finnish; own names: Unicode CLDR, but Skolt Sámi and plain Finnish',
  codes: [
    {
      code: 'fi',
      ownName: 'suomi',
      direction: 'ltr',
      names: { fi: 'suomi', sv: 'finska', en: 'Finnish' },
    },
    {
      code: 'sv',
      ownName: 'svenska',
      direction: 'ltr',
      names: { fi: 'ruotsi', sv: 'svenska', en: 'Swedish' },
    },
    {
      code: 'en',
      ownName: 'English',
      direction: 'ltr',
      names: { fi: 'englanti', sv: 'engelska', en: 'English' },
    },
    {
      code: 'se',
      ownName: 'davvisámegiella',
      direction: 'ltr',
      names: { fi: 'pohjoissaame', sv: 'nordsamiska', en: 'Northern Sámi' },
    },
    {
      code: 'smn',
      ownName: 'anarâškielâ',
      direction: 'ltr',
      names: { fi: 'inarinsaame', sv: 'enaresamiska', en: 'Inari Sámi' },
    },
    {
      code: 'sms',
      ownName: 'nuõrttsääʹmǩiõll',
      direction: 'ltr',
      names: { fi: 'koltansaame', sv: 'skoltsamiska', en: 'Skolt Sámi' },
    },
    {
      code: 'ru',
      ownName: 'русский',
      direction: 'ltr',
      names: { fi: 'venäjä', sv: 'ryska', en: 'Russian' },
    },
    {
      code: 'uk',
      ownName: 'українська',
      direction: 'ltr',
      names: { fi: 'ukraina', sv: 'ukrainska', en: 'Ukrainian' },
    },
    {
      code: 'et',
      ownName: 'eesti',
      direction: 'ltr',
      names: { fi: 'viro', sv: 'estniska', en: 'Estonian' },
    },
    {
      code: 'ar',
      ownName: 'العربية',
      direction: 'rtl',
      names: { fi: 'arabia', sv: 'arabiska', en: 'Arabic' },
    },
    {
      code: 'so',
      ownName: 'Soomaali',
      direction: 'ltr',
      names: { fi: 'somali', sv: 'somaliska', en: 'Somali' },
    },
    {
      code: 'fi-x-selko',
      ownName: 'selkosuomi',
      direction: 'ltr',
      names: { fi: 'selkosuomi', sv: 'lättläst finska', en: 'plain Finnish' },
    },
  ],
};
