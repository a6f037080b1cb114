import { certain, type Detector, likely, none, standing } from './detector.ts';

/**
 * Account numbers (ISO 13616): Finland's 18 letters and digits in any grouping, the others' 15–34 in one row or in
 * groups of four, as they are printed. A printed group after the second has a digit, for words of up to four letters
 * may follow. 1 modulo 97 (ISO/IEC 7064) when the first four go last and A = 10 … Z = 35; with a wrong check it is no
 * account and stays.
 */
export const iban: Detector = [
  'iban',
  standing(
    /fi(?:[ -]?\d){16}|(?!fi)[a-z]{2}\d\d(?:[a-z\d]{11,30}|[ -][a-z\d]{4}(?:[ -](?=[a-z]*\d)[a-z\d]{4}){1,6}(?:[ -](?=[a-z]*\d)[a-z\d]{1,3})?)/,
  ),
  (run) =>
    BigInt(
      run
        .replace(/\W/g, '')
        .replace(/(.{4})(.*)/, '$2$1')
        .replace(/\D/g, (letter) => `${Number.parseInt(letter, 36)}`),
    ) %
      97n ===
    1n
      ? certain
      : none,
];

/**
 * Numbers of Finland's European health insurance card: 20 digits, the first 80 (health care, ISO/IEC 7812) and 246
 * (Finland, ISO 3166-1), in any grouping. With a right Luhn check digit (ISO/IEC 7812-1) certain, else likely: that
 * every card has one is not published.
 */
export const healthCard: Detector = [
  'health-card',
  standing(/8[ -]?0[ -]?2[ -]?4[ -]?6(?:[ -]?\d){15}/),
  (run) => {
    let sum = 0;
    let place = 0;
    // Every second digit of the twenty, the first among them, counts twice, and by the sum of its digits: modulo 9.
    for (const digit of run.replace(/\W/g, '')) sum += (place++ % 2 === 0 && (+digit * 2) % 9) || +digit;
    return sum % 10 ? likely : certain;
  },
];
