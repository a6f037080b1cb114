import { isDay } from './day.ts';
import { certain, type Detector, likely, none, standing } from './detector.ts';

/** Check characters by remainder: no G, I, O, Q or Z. Small, as the searchable text is. */
const checkCharacters = '0123456789abcdefhjklmnprstuvwxy';

/**
 * Personal identity codes (henkilötunnus): `DDMMYY`, sign, `NNN`, check character = `DDMMYYNNN` mod 31 (the sign does
 * not enter it). 002–899 are people, 900–999 are temporary and test codes; both count. Since 2023 the signs of the
 * 1900s are `- Y X W V U` and those of the 2000s `A B C D E F`, and the sign belongs to the code:
 * https://dvv.fi/hetu-uudistus. The 1800s (`+`) had the leap years of the 1900s.
 *
 * - A day that exists, a sign and a right check character: certain.
 * - Right, but without its sign or stuck to a word: likely. Ten digits in a row are no code without a sign.
 * - Wrong check character: likely (a slip of the pen still tells the birth date and the number), but only in the plain
 *   form, with no blank that would make two numbers of it.
 * - Never inside a longer number, never with a day that does not exist.
 */
export const identityCode: Detector = [
  'identity-code',
  standing(
    // Day, month, year, sign, individual number, check character. Also read: full years and dots or blanks in the date,
    // blanks around the sign and before the check character, no sign at all; stuck to a word, as in `hetu131052-928T`.
    /(\d\d)[. ]?(\d\d)[. ]?(?:1[89]|20)?(\d\d)\s{0,3}([-+a-fu-y]?)\s{0,3}(\d{3})\s?([\da-z])/,
    '\\p{L}{2}',
  ),
  (run, before, day, month, year, sign, number, check) => {
    if (
      // Without a sign it may be of the 2000s, whose leap years are those of the 1900s and one more.
      !isDay(day, month, ('abcdef'.includes(sign) ? 20 : 19) + year) ||
      // A digit as check character needs a plain date with something after it, or a sign with nothing around it:
      // `15.03.2024 – 1430` is a day and an hour, `0401234567` is ten digits in a row.
      !/\D$|^\d{6}\D|\d[-+a-y]\d/.test(run)
    )
      return none;
    const isStuck = /\p{L}$/u.test(before);
    if (checkCharacters.charAt(+(day + month + year + number) % 31) === check && +number > 1)
      return sign && !isStuck ? certain : likely;
    // The plain form: `010524 – 0930` is a day and an hour, `120 a 300 b` two rooms.
    return !isStuck && /^\d{6}(?:\S\d{3}.|\s*[-+]\s*\d{3}\D)$/.test(run) ? likely : none;
  },
];
