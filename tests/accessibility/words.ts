// The words that a person meets in each language: the widget's own locales, as they are.
import type { Locale } from '@palaute/widget';
import { ar } from '../../packages/widget/src/locales/ar.ts';
import { en } from '../../packages/widget/src/locales/en.ts';
import { et } from '../../packages/widget/src/locales/et.ts';
import { fiSelko } from '../../packages/widget/src/locales/fi-x-selko.ts';
import { fi } from '../../packages/widget/src/locales/fi.ts';
import { ru } from '../../packages/widget/src/locales/ru.ts';
import { se } from '../../packages/widget/src/locales/se.ts';
import { smn } from '../../packages/widget/src/locales/smn.ts';
import { sms } from '../../packages/widget/src/locales/sms.ts';
import { so } from '../../packages/widget/src/locales/so.ts';
import { sv } from '../../packages/widget/src/locales/sv.ts';
import { uk } from '../../packages/widget/src/locales/uk.ts';

const locales: Readonly<Record<string, Locale>> = {
  fi,
  sv,
  en,
  se,
  smn,
  sms,
  ru,
  uk,
  et,
  ar,
  so,
  'fi-x-selko': fiSelko,
};

/** Languages of the one-file build; a page in another takes the loader. */
export const bundled: readonly string[] = ['fi', 'sv', 'en'];

/** Every language of the widget, by the tag that a page asks by. */
export const allLanguages: readonly string[] = Object.keys(locales);

/** The words of a language. @throws Error when the widget has no such locale */
export function wordsOf(language: string): Locale {
  const locale = locales[language];
  if (!locale) throw new Error(`No locale “${language}”. There are: ${allLanguages.join(', ')}.`);
  return locale;
}

/** The recommendation question as its group is named: with what 0 and 10 mean. */
export function npsLegend({ pack: { texts }, plain }: Locale): string {
  const parts = [texts.nps, plain?.nps, `0 = ${texts['nps-0']}, 10 = ${texts['nps-10']}`];
  return parts.filter(Boolean).join(' ');
}

/** The name of a point of the 0–10 scale. */
export function npsPoint({ pack: { texts } }: Locale, point: number): string {
  return point === 0 || point === 10 ? `${point} ${texts[`nps-${point}`]}` : String(point);
}

/** The name of a point of a statement's scale. */
export function likertPoint({ pack: { texts } }: Locale, point: 1 | 2 | 3 | 4 | 5): string {
  return `${point} ${texts[`likert-${point}`]}`;
}
