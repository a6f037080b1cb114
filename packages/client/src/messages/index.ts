import { en } from './en.ts';
import { fi } from './fi.ts';
import type { MessageLanguage, Messages } from './messages.ts';
import { sv } from './sv.ts';

export type { Counts, Failure, FailureCode, MessageLanguage, Messages } from './messages.ts';

export const messages: Readonly<Record<MessageLanguage, Messages>> = { fi, sv, en };

export const isMessageLanguage = (language: string): language is MessageLanguage =>
  Object.hasOwn(messages, language);

/** The language of a locale such as `sv_FI.UTF-8`; Finnish where it is another. */
export function languageOfLocale(locale: string | undefined): MessageLanguage {
  const tag = /^[a-z]+/i.exec(locale ?? '')?.[0].toLowerCase() ?? '';
  return isMessageLanguage(tag) ? tag : 'fi';
}
