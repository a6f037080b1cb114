// How well the kinds are found. Positives are generated, negatives are the ordinary corpus.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frames, ordinary, phoneFrames } from './corpus/index.ts';
import { findPersonalData, type PersonalDataKind } from './index.ts';

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((some) => some.join(''));

/** A row of digits cut into groups at will, none of one digit. */
const grouped = (row: fc.Arbitrary<string>, separators: readonly string[]) =>
  fc
    .tuple(
      row,
      fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 6, maxLength: 6 }),
      fc.constantFrom(...separators),
    )
    .map(([all, sizes, separator]) => {
      const groups: string[] = [];
      let rest = all;
      for (const size of sizes) {
        if (rest.length < size + 2) break;
        groups.push(rest.slice(0, size));
        rest = rest.slice(size);
      }
      return [...groups, rest].join(separator);
    });

const joined = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map((some) => some.join(''));
const blank = [' ', '-', '\u00a0', ''];

const mobile = joined(
  fc.constantFrom(
    '040',
    '041',
    '044',
    '045',
    '046',
    '050',
    '0400',
    '0500',
    '0457',
    '+35840',
    '+358 50',
    '+358 (0)44',
    '00358 45',
  ),
  fc.constantFrom(' ', '-', '', ' - '),
  grouped(digits(7), blank),
);
const landline = joined(
  fc.constantFrom('02', '03', '05', '06', '08', '09', '013', '014', '015', '016', '017', '018', '019'),
  fc.constantFrom(' ', '-'),
  // A subscriber's number begins with none of the figures that make a national number of it.
  fc.constantFrom('2', '3', '4', '5', '6', '7', '8'),
  digits(2),
  fc.constantFrom(' ', '', '\u00a0'),
  fc.oneof(digits(3), digits(4)),
);
const abroad = joined(
  fc.constantFrom('+46 70 ', '+372 5', '+4670', '0046 70 '),
  grouped(digits(7), [' ', '']),
);

const name = fc.constantFrom('etunimi', 'aino', 'väinö', 'e', 'sukunimi52', 'von-essen', 'Mäki', 'O_K');
const email = joined(
  name,
  fc.constantFrom('.', '_', '-'),
  name,
  fc.constantFrom('@', '@', '@', '(at)', ' (at) ', '[at]', '(ät)', ' @ '),
  fc.constantFrom('example.fi', 'mail.example.com', 'gmail.com', 'omahame.fi', 'esimerkki-yritys.fi'),
);

/** ISO 13616 by the definition: the check digits make the whole number 1 modulo 97. */
const accountOf = (country: string, bban: string): string => {
  const value = BigInt([...`${bban}${country}00`].map((char) => Number.parseInt(char, 36)).join(''));
  return country + String(98n - (value % 97n)).padStart(2, '0') + bban;
};
const inFours = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ');
const iban = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: digits(14).map((bban) => accountOf('FI', bban)) },
      { weight: 1, arbitrary: digits(20).map((bban) => accountOf('SE', bban)) },
      { weight: 1, arbitrary: digits(16).map((bban) => accountOf('EE', bban)) },
      { weight: 1, arbitrary: digits(14).map((bban) => accountOf('GB', `WEST${bban}`)) },
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([account, isGrouped, isSmall]) => {
    const written = isGrouped ? inFours(account) : account;
    return isSmall ? written.toLowerCase() : written;
  });

/** ISO/IEC 7812-1: the digit that makes the sum of all, every second one doubled, end in 0. */
const luhnDigit = (payload: string): number => {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const sum = [...payload]
    .toReversed()
    .reduce((total, char, place) => total + (place % 2 ? Number(char) : (doubled[Number(char)] ?? 0)), 0);
  return (10 - (sum % 10)) % 10;
};
const healthCard = grouped(
  digits(14).map((rest) => `80246${rest}${luhnDigit(`80246${rest}`)}`),
  [' ', '', ''],
);

/** The F1 score: right is what is found as the right kind from the first sign to the last. */
function f1Of(kind: PersonalDataKind, positives: fc.Arbitrary<string>, within: readonly string[]): number {
  const sentences = fc.tuple(positives, fc.constantFrom(...within));
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (const [written, frame] of fc.sample(sentences, { numRuns: 2000, seed: 7 })) {
    const text = frame.replace('{}', () => written);
    const start = frame.indexOf('{}');
    const isRight = (finding: { kind: string; start: number; end: number }) =>
      finding.kind === kind && finding.start === start && finding.end === start + written.length;
    const findings = findPersonalData(text);
    if (findings.some(isRight)) right++;
    else missed++;
    wrong += findings.filter((finding) => !isRight(finding)).length;
  }
  for (const text of ordinary)
    wrong += findPersonalData(text).filter((finding) => finding.kind === kind).length;
  return (2 * right) / (2 * right + wrong + missed);
}

describe('on generated positives and the ordinary corpus', () => {
  test.each([
    ['phone', fc.oneof(mobile, mobile, mobile, landline, abroad), phoneFrames],
    ['email', email, frames],
    ['iban', iban, frames],
    ['health-card', healthCard, frames],
  ] as const)('%s has an F1 of at least 0.95', (kind, positives, within) => {
    expect(f1Of(kind, positives, within)).toBeGreaterThanOrEqual(0.95);
  });
});

describe('in ordinary feedback', () => {
  test('there are at least 400 different sentences to try', () => {
    expect(new Set(ordinary).size).toBe(ordinary.length);
    expect(ordinary.length).toBeGreaterThanOrEqual(400);
  });

  test('nothing is found', () => {
    expect(ordinary.filter((text) => findPersonalData(text).length > 0)).toEqual([]);
  });

  test('nothing is found across sentences either', () => {
    for (const joint of [' ', '\n', ', ']) expect(findPersonalData(ordinary.join(joint))).toEqual([]);
  });

  /** `#` is any digit: a number may be anything, and a day or a check character come out right by chance. */
  const forms = [
    'klo ##.##',
    'klo ##.##–##.##',
    'auki ####-####',
    '##.##.20##',
    '#.#.20## klo ##.##',
    '20##-##-##',
    '##/##/20##',
    '######## käynti',
    'tilaus ######',
    'tilausnumero ##########',
    'lasku ############',
    'viite ##### #####',
    'viite #### #### ####',
    'dnro ####/20##',
    'dnro ####/##.##.##/20##',
    'hakemus 20##-######',
    'Y-tunnus #######-#',
    'postinumero #####',
    'huone ####',
    'alanumero ####',
    'rr ###/##',
    '## ### €',
    '### ### ### €',
    '#,## €',
    '##–## min',
    '## ## ## ##',
    '#### #### #### ####',
    'EAN #############',
    'laki ###/20##',
    'bussi ###',
    'versio #.##.#',
    'IP ##.##.##.##',
    'välillä ###-###',
    'numerot ###, ### ja ###',
  ];
  const filled = fc
    .tuple(fc.constantFrom(...forms), digits(20))
    .map(([form, row]) => [...row].reduce((text, digit) => text.replace('#', digit), form));

  test('99 numbers of 100 pass, whatever their digits are', () => {
    const texts = fc.sample(filled, { numRuns: 10_000, seed: 11 });
    const alarms = texts.filter((text) => findPersonalData(text).length > 0);
    expect(alarms.length / texts.length).toBeLessThanOrEqual(0.01);
  });
});
