// Inari Sámi. Nothing is translated by machine and no text was at hand with a source, so each is read in Finnish,
// marked as Finnish, and the record’s language is Finnish. CLDR holds names of languages, places and days, and none of
// these texts.
import type { Locale } from '../messages.ts';
import { fi } from './fi.ts';

export const smn: Locale = { ...fi, tag: 'smn', lang: 'fi' };
