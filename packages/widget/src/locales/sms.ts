// Skolt Sámi. Nothing is translated by machine and no text was at hand with a source, so each is read in Finnish,
// marked as Finnish, and the record’s language is Finnish. CLDR (48) holds nothing in the language.
import type { Locale } from '../messages.ts';
import { fi } from './fi.ts';

export const sms: Locale = { ...fi, tag: 'sms', lang: 'fi' };
