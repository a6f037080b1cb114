import { isDay } from './day.ts';
import { certain, type Detector, likely, none, standing } from './detector.ts';

/**
 * A word that tells of a birth or of an identity code, what stands between it and the date, and perhaps another date
 * with `ja`. ` jälkeen ` and the like: the birth is over and another matter begins. After `s.` or `f.` nothing may
 * stand between.
 */
const birthWord =
  /(?:(?:^|\P{L})(?:(?:synty|hetu|sotu|henkilötun|personbet|fö(?:dd|delse[dtå])|birth ?da)\p{L}*|synt|fött|föd(?=\.)|born|of birth|d\.?o\.?b)(?!\p{L})\.?((?:(?! (?:ja|och|and|mutta|men|but|kun|när|when|jälk\p{L}*|ennen|[ae]fter|före|before|sedan) )[^\d.!?;[\]]){0,30})|(?:^|[^\p{L}.])[sf][.:] ?)(\d[^[\]]{3,17}\d\d,? (?:ja|och|and|&|sekä) )?$/u;

/**
 * Dates that read as somebody's birth date; a date of a visit is ordinary. Forms: `3.11.1952`, `3.11.52`,
 * `3/11/1952`, `031152`, `03111952`, `1952-11-03`, `3. marraskuuta 1952`, `November 3, 1952`. Of these, a day that
 * exists
 *
 * - after a word such as `syntynyt`, `synt.`, `syntymäaika`, `född`, `born`, `DOB`, `hetu`, with at most 30 signs
 *   between them that hold no digit, no end of a sentence and no turn to another matter (`ja`, `jälkeen`, `when`);
 * - right after `s.` or `f.`, or right before `syntynyt`, `född`, `born`;
 * - or joined to another such date by `ja`, `och`, `and`.
 *
 * Certain when only signs stand between word and date, else likely.
 */
export const birthDate: Detector = [
  'birth-date',
  standing(
    // Day, month and year with signs between them or in a row; ISO 8601; a month's name with the day on either side of
    // it (the Finnish ones end in `kuu`, the others are known by their beginnings). The group is a word of birth right
    // after it.
    /(?:\d\d?[ ./-]{1,2}\d\d?[ ./-]{1,2}(?:1[89]|20)?\d\d|\d{4}(?:1[89]|20)?\d\d|\d{4}-\d\d-\d\d|(?:\d\d?\S{0,3} (?:of )?)?(?:\p{L}{3,6}kuu|jan|feb|ma[rjy]|apr|ju[nl]|aug|sep|o[kc]t|nov|dec)[\p{L},]{0,9}(?: \d\d?\S{0,3})? \d{4})(?=[ ,(]{0,2}(synty[ni]|synt\.|född|born)|)/u,
  ),
  (run, before, wordAfter) => {
    const [day = '', month = '', year = ''] =
      run
        // Any month will do for one that has a name.
        .replace(/\p{L}{3,}/u, '1')
        .replace(/^(\d\d)(\d\d)\B/, '$1 $2 ')
        .match(/\d+/g) ?? [];
    // `11/13/1980` has the month first, `1980-11-13` the year.
    if (!isDay(day, month, year) && !isDay(month, day, year) && !isDay(year, month, day)) return none;
    const told = birthWord.exec(before);
    if (told) return /\p{L}/u.test(told.slice(1).join('')) ? likely : certain;
    return wordAfter ? likely : none;
  },
];
