import { isDayWritten } from './day.ts';
import type { Certainty, PersonalDataFinding } from './finding.ts';
import { scan } from './searchable.ts';

/** Check characters by remainder: no G, I, O, Q or Z. Small, as the searchable text is. */
const checkCharacters = '0123456789abcdefhjklmnprstuvwxy';

/**
 * Day, month, year, sign, individual number, check character. Also read: full years and dots or blanks in the date,
 * blanks around the sign and before the check character, no sign at all. Every quantifier is bounded.
 */
const pattern =
  /(^|[^\p{L}\p{N}]|\p{L}{2})(\d\d)([. ]?)(\d\d)\3((?:1[89]|20)?\d\d)(\s{0,3}([-+a-fu-y]?)\s{0,3})(\d{3})(\s?)([\da-z])(?![\p{L}\p{N}])/gu;

/**
 * The centuries a sign may stand for, as far as the calendar goes: the 1800s (`+`) had the leap years of the 1900s.
 * Since 2023 the signs of the 1900s are `- Y X W V U` and those of the 2000s `A B C D E F`, and the sign belongs to
 * the code: https://dvv.fi/hetu-uudistus.
 */
function centuriesOf(sign: string): readonly number[] {
  if (sign === '') return [19, 20];
  return [sign >= 'a' && sign <= 'f' ? 20 : 19];
}

/**
 * Finds personal identity codes (henkilötunnus): `DDMMYY`, sign, `NNN`, check character = `DDMMYYNNN` mod 31 (the sign does
 * not enter it). 002–899 are people, 900–999 are temporary and test codes; both count.
 *
 * - A day that exists, a sign and a right check character: certain.
 * - Right, but without its sign or stuck to a word: likely. Ten digits in a row are no code without a sign.
 * - Wrong check character: likely (a slip of the pen still tells the birth date and the number), but only in the plain
 *   form, with no blank that would make two numbers of it.
 * - Never inside a longer number, never with a day that does not exist.
 */
export const findIdentityCodes = (text: string): PersonalDataFinding[] =>
  scan('identity-code', text, pattern, (match) => {
    const certainty = judge(match);
    return certainty && { end: pattern.lastIndex, certainty };
  });

function judge(match: RegExpExecArray): Certainty | undefined {
  const [, before = '', day = '', point, month = '', year = '', middle, sign = '', number, gap, check = ''] =
    match;
  if (!isDayWritten(day, month, year, centuriesOf(sign))) return undefined;

  const isPlainDate = point === '' && year.length === 2;
  const isTight = middle === sign;
  const endsInDigit = check < 'a';
  // `15.03.2024 – 1430` is a day and an hour; `0401234567` is ten digits in a row.
  if (endsInDigit && (isTight ? sign === '' : !isPlainDate)) return undefined;

  const isStuck = /\p{L}/u.test(before);
  const remainder = Number(`${day}${month}${year.slice(-2)}${number}`) % 31;
  if (checkCharacters[remainder] === check && Number(number) > 1)
    return sign === '' || isStuck ? 'likely' : 'certain';

  if (sign === '' || isStuck || !isPlainDate || gap !== '') return undefined;
  // `010524 – 0930` is a day and an hour, `120 a 300 b` two rooms.
  return isTight || (!endsInDigit && /[-+]/.test(sign)) ? 'likely' : undefined;
}
