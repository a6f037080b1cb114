import { textLimit } from '@palaute/schema/instrument';
import type { Locale } from './messages.ts';

/** Most characters that fit into a field. */
export const limitOf = (field: string): number => (field === 'name' ? 200 : textLimit);

/** A number as people of a language write it. */
export const inDigits = (value: number, { pack, lang = pack.language }: Locale): string =>
  value.toLocaleString(lang);

/** That a text is too long, in a person's words. */
export const tooLong = (length: number, limit: number, locale: Locale): string =>
  locale.messages.tooLong(inDigits(length, locale), inDigits(limit, locale));
