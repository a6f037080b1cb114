import { isDayWritten } from './day.ts';
import type { Certainty, PersonalDataFinding } from './finding.ts';
import { scan } from './searchable.ts';

/** Names of months in Finnish, Swedish and English, by their beginnings. */
const month =
  '(?:tam|hel|maa|huh|tou|kes|hei|elo|syy|lok|mar|jou|jan|feb|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\\p{L}{0,12}';

/** Groups: before; day, month, year; `DDMMYY` or `DDMMYYYY`; ISO 8601; day and year beside a month's name, twice. */
const pattern = new RegExp(
  '(^|[^\\p{L}\\p{N}])(?:' +
    [
      '(\\d{1,2})(?:\\. ?|[ /-])(\\d{1,2})(?:\\. ?-?|[ /-])((?:1[89]|20)?\\d\\d)',
      '(\\d\\d)(\\d\\d)((?:1[89]|20)?\\d\\d)',
      '((?:1[89]|20)\\d\\d)-(\\d\\d)-(\\d\\d)',
      `(\\d{1,2})(?:\\.|st|nd|rd|th|:e)? (?:of )?${month},? ((?:1[89]|20)\\d\\d)`,
      `${month} (\\d{1,2})(?:st|nd|rd|th)?,? ((?:1[89]|20)\\d\\d)`,
    ].join('|') +
    ')(?![\\p{L}\\p{N}])',
  'gu',
);

/** A word that tells of a birth or of an identity code, and what stands between it and the date. */
const birthWord =
  /(?:^|[^\p{L}])(?:synty\p{L}*|synt|född\p{L}*|fött|födelse(?:da|ti|år)\p{L}*|föd(?=\.)|born|birth ?da\p{L}*|of birth|dob|d\.o\.b|hetu\p{L}*|henkilötun\p{L}*|sotu\p{L}*|personbet\p{L}*)(?!\p{L})\.?([^\d.!?;[\]\0]{0,30})$/u;
const abbreviation = /(?:^|[^\p{L}.])[sf][.:] ?$/u;
const birthWordAfter = /^[ ,(]{0,2}(?:synty[ni]|synt\.|född|born)/;
/** The birth is over and another matter begins. */
const turn = / (?:ja|och|and|mutta|men|but|kun|när|when|jälk\p{L}*|ennen|efter|före|after|before|sedan) /u;
const another = /^,? (?:ja|och|and|&|sekä) $/;

/**
 * Finds dates that read as somebody's birth date; a date of a visit is ordinary. Forms: `3.11.1952`, `3.11.52`,
 * `3/11/1952`, `031152`, `03111952`, `1952-11-03`, `3. marraskuuta 1952`, `November 3, 1952`. Of these, a day that
 * exists
 *
 * - after a word such as `syntynyt`, `synt.`, `syntymäaika`, `född`, `born`, `DOB`, `hetu`, with at most 30 signs
 *   between them that hold no digit, no end of a sentence and no turn to another matter (`ja`, `jälkeen`, `when`);
 * - right after `s.` or `f.`, or right before `syntynyt`, `född`, `born`;
 * - or joined to another birth date by `ja`, `och`, `and`.
 *
 * Certain when only signs stand between word and date, else likely.
 */
export function findBirthDates(text: string): PersonalDataFinding[] {
  let lastEnd = -1;
  return scan('birth-date', text, pattern, (match, start) => {
    const end = pattern.lastIndex;
    if (!isDate(match)) return undefined;
    const isAnother = lastEnd >= 0 && start - lastEnd < 10 && another.test(text.slice(lastEnd, start));
    const certainty = isAnother
      ? 'likely'
      : judge(text.slice(Math.max(0, start - 60), start), text.slice(end, end + 10));
    if (certainty) lastEnd = end;
    return certainty && { end, certainty };
  });
}

function isDate(match: RegExpExecArray): boolean {
  const [, , d1, m1, y1, d2 = d1, m2 = m1, y2 = y1, y3, m3, d3, d4, y4, d5, y5] = match;
  if (y3 && m3 && d3) return isDayWritten(d3, m3, y3);
  const day = d2 ?? d4 ?? d5 ?? '';
  const year = y2 ?? y4 ?? y5 ?? '';
  // A month's name is enough to know it by; `11/13/1980` has the month first.
  return isDayWritten(day, m2 ?? '1', year) || (m2 !== undefined && isDayWritten(m2, day, year));
}

function judge(before: string, after: string): Certainty | undefined {
  const gap = birthWord.exec(before)?.[1];
  if (gap !== undefined && !turn.test(gap)) return /\p{L}/u.test(gap) ? 'likely' : 'certain';
  if (abbreviation.test(before)) return 'certain';
  return birthWordAfter.test(after) ? 'likely' : undefined;
}
