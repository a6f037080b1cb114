import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frames } from './corpus/index.ts';
import { findPersonalData, maskPersonalData, maskToken } from './index.ts';

// Every code here has a number of 900–999: those are temporary and test codes, never a person's.

const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end, certainty }) => [kind, text.slice(start, end), certainty]);

/** The sign of each century, as the decree in force 1.1.2023 has them. */
const signs: Readonly<Record<number, string>> = { 18: '+', 19: '-YXWVU', 20: 'ABCDEF' };
const dashes = ['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\uff0d'];
const blanks = ['', '', ' ', '  ', '\u00a0', '\u2009', '\t', '\u200b'];

interface Parts {
  readonly date: string;
  readonly sign: string;
  readonly number: string;
  readonly check: string;
}

/** Check characters are the digits and the alphabet without the letters that are mistaken for digits or each other. */
const checks = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((char) => !'GIOQZ'.includes(char));

const partsWith = (century: number, sign: string): fc.Arbitrary<Parts> =>
  fc
    .record({
      at: fc.date({
        min: new Date(`${century}00-01-01`),
        max: new Date(`${century}99-12-31`),
        noInvalidDate: true,
      }),
      number: fc.integer({ min: 900, max: 999 }).map(String),
    })
    .map(({ at, number }) => {
      const [year = '', month, day] = at.toISOString().slice(0, 10).split('-');
      const date = `${day}${month}${year.slice(2)}`;
      return { date, sign, number, check: checks[Number(BigInt(date + number) % 31n)] ?? '' };
    });

const allSigns = Object.entries(signs).flatMap(([century, ofCentury]) =>
  [...ofCentury].map((sign) => [sign, Number(century)] as const),
);
const anyParts = fc.constantFrom(...allSigns).chain(([sign, century]) => partsWith(century, sign));

/** The code as people write it: any case, any dash, blanks around the sign. */
const writtenFrom = (parts: fc.Arbitrary<Parts>): fc.Arbitrary<string> =>
  fc
    .record({
      parts,
      dash: fc.constantFrom(...dashes),
      plus: fc.constantFrom('+', '＋'),
      before: fc.constantFrom(...blanks),
      after: fc.constantFrom(...blanks),
      isSmall: fc.boolean(),
    })
    .map(({ parts: { date, sign, number, check }, dash, plus, before, after, isSmall }) => {
      const shown = sign === '-' ? dash : sign === '+' ? plus : sign;
      const code = `${date}${before}${shown}${after}${number}${check}`;
      return isSmall ? code.toLowerCase() : code;
    });

describe('a valid personal identity code', () => {
  test.each(allSigns)(
    'with the sign %s is found as certain in running text, and nothing of it stays',
    (sign, century) => {
      fc.assert(
        fc.property(writtenFrom(partsWith(century, sign)), fc.constantFrom(...frames), (code, frame) => {
          const [before = '', after = ''] = frame.split('{}');
          const text = before + code + after;
          expect(found(text)).toEqual([['identity-code', code, 'certain']]);
          expect(maskPersonalData(text).text).toBe(before + maskToken + after);
        }),
        { numRuns: 400 },
      );
    },
  );

  test.each([
    '010190-999W',
    '010190Y999W',
    '100190-999P',
    '100190Y999P',
    '010594Y9032',
    '020516C903K',
    '290204A900C',
    '290200B901C',
    '310899+9023',
    '010150U904H',
    '010150V905J',
    '010150W906K',
    '010150X907L',
    '010115D908L',
    '010115E909M',
    '010115F910N',
    '010594Y9021',
    '020594X903P',
    '010516B903X',
    '131052-928T',
    '131052A928T',
    '131052–928t',
    '131052 - 928 T',
    '131052—928T',
    '131052−928T',
    '131052-928 T',
    '１３１０５２－９２８Ｔ',
    '١٣١٠٥٢-٩٢٨T',
    '13.10.52-928T',
    '13 10 52-928T',
    '13.10.1952-928T',
    '13101952-928T',
    '131052-\n928T',
  ])('is found: %s', (code) => {
    expect(found(`Tunnus ${code}, kiitos`)).toEqual([['identity-code', code, 'certain']]);
  });

  test.each([
    ['131052 928T', 'without its sign'],
    ['131052928T', 'without its sign, in a row'],
    ['131052 9085', 'without its sign, with a digit as its check character'],
  ])('%s is likely %s', (code) => {
    expect(found(`tunnus ${code}.`)).toEqual([['identity-code', code, 'likely']]);
  });

  test('is likely when it sticks to a word', () => {
    expect(found('hetu131052-928T')).toEqual([['identity-code', '131052-928T', 'likely']]);
  });

  test('is found after other numbers, whatever they look like with its beginning', () => {
    expect(found('+46 70 123 45 67 010190-999W')).toEqual([
      ['phone', '+46 70 123 45 67', 'certain'],
      ['identity-code', '010190-999W', 'certain'],
    ]);
    expect(found('01.01.2026 01 010190-999W').map(([, code]) => code)).toEqual(['010190-999W']);
  });

  test('is found twice when it is told twice', () => {
    expect(found('010190-999W/010190Y999W').map(([, code]) => code)).toEqual(['010190-999W', '010190Y999W']);
  });
});

describe('a code with a wrong check character', () => {
  test('is likely in its plain form, with any dash and any case', () => {
    fc.assert(
      fc.property(
        anyParts,
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(...frames),
        (parts, shift, frame) => {
          const check = checks[(checks.indexOf(parts.check) + shift) % 31] ?? '';
          const code = parts.date + parts.sign + parts.number + check;
          expect(found(frame.replace('{}', code))).toEqual([['identity-code', code, 'likely']]);
        },
      ),
    );
  });

  test.each([
    '131052-928X',
    '010190-999K',
    '010190Y999K',
    '010190-999Y',
    '131052-928O',
    '131052 – 928X',
    '131052-001X',
  ])('%s is likely', (code) => {
    expect(found(`tilaus ${code}`)).toEqual([['identity-code', code, 'likely']]);
  });

  test('is likely with a number that is never given, though its check is right', () => {
    expect(found('131052-000V')).toEqual([['identity-code', '131052-000V', 'likely']]);
  });

  test.each([
    ['131052 928X', 'has no sign'],
    ['131052928X', 'has no sign'],
    ['13.10.52-928X', 'has dots'],
    ['131052-928 X', 'has a word after it'],
    ['131052 A 928X', 'has words between'],
    ['010524 - 0930', 'is a day and an hour'],
    ['15.03.2024 - 1430', 'is a day and an hour'],
    ['15.03.2024 1430', 'is a day and an hour'],
    ['AB131052-928X', 'is an order’s'],
  ])('%s is none: it %s', (text) => {
    expect(found(`tilaus ${text} loppu`)).toEqual([]);
  });
});

describe('what only looks like a code', () => {
  test('is none inside a longer number', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(9), fc.boolean(), ({ date, sign, number, check }, digit, isBefore) => {
        const code = date + sign + number + check;
        const kinds = found(`ref ${isBefore ? digit + code : code + digit} loppu`).map(([kind]) => kind);
        expect(kinds).not.toContain('identity-code');
      }),
    );
  });

  test.each([
    ['ref 1310529281T', 'has a digit too many'],
    ['131052-928', 'has no check character'],
    ['131052-928TT', 'goes on'],
    ['300226A9112', 'is of 30 February'],
    ['290200-901C', 'is of 29 February 1900'],
    ['290200+901C', 'is of 29 February 1800'],
    ['321352-928T', 'is of no day'],
    ['131352-928T', 'is of no month'],
    ['000052-928T', 'is of no day'],
    ['131052G928T', 'has no sign of a century'],
    ['131052/928T', 'has no sign of a century'],
    ['3221308-6', 'is an organisation’s'],
    ['1234567-1', 'is an organisation’s'],
    ['1310529085', 'is ten digits in a row'],
  ])('%s is none: it %s', (text) => {
    expect(found(`tilaus ${text} loppu`)).toEqual([]);
  });
});
