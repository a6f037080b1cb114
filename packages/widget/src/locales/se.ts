// Northern Sámi. Nothing is translated by machine and no text was at hand with a source, so each is read in Finnish,
// marked as Finnish, and the record’s language is Finnish. CLDR has “jo” and “ii”, but for prompts of programs: a
// person’s answer is inflected, and beside Finnish they would be read out as Finnish.
import type { Locale } from '../messages.ts';
import { fi } from './fi.ts';

export const se: Locale = { ...fi, tag: 'se', lang: 'fi' };
