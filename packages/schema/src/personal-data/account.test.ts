import { describe, expect, test } from 'vitest';
import { findPersonalData } from './index.ts';

const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end, certainty }) => [kind, text.slice(start, end), certainty]);

describe('an account number', () => {
  test.each([
    'FI21 1234 5600 0007 85',
    'FI2112345600000785',
    'fi21 1234 5600 0007 85',
    'FI 21 123456 00000785',
    'FI21-1234-5600-0007-85',
    'FI37 1590 3000 0007 76',
    'SE35 5000 0000 0549 1000 0003',
    'EE382200221020145685',
    'GB82 WEST 1234 5698 7654 32',
    'NO93 8601 1117 947',
    'DE89370400440532013000',
  ])('is certain: %s', (account) => {
    expect(found(`Tilini ${account}, kiitos`)).toEqual([['iban', account, 'certain']]);
  });

  test.each([
    ['SE35 5000 0000 0549 1000 0003', 'that was mine'],
    // With the word the remainder would be 1 too.
    ['SE05 5000 0000 0500 0000 0029', 'and so on'],
    ['SE61 5000 0000 0500 0000 0088', 'that was mine'],
    ['EE382200221020145685', '3 kertaa'],
    ['FI21 1234 5600 0007 85', '2026'],
  ])('takes no word along: %s %s', (account, words) => {
    expect(found(`${account} ${words}`)).toEqual([['iban', account, 'certain']]);
  });

  test('is found after what begins as another country’s', () => {
    expect(found('Kortti AB12 tili FI21 1234 5600 0007 85')).toEqual([
      ['iban', 'FI21 1234 5600 0007 85', 'certain'],
    ]);
  });

  test.each([
    ['FI22 1234 5600 0007 85', 'has a wrong check'],
    ['FI21 1234 5600 0007 8', 'is too short'],
    ['FI21 1234 5600 0007 850', 'is too long'],
    ['SE35 5000 0000 0549 1000 0004', 'has a wrong check'],
    ['XFI2112345600000785', 'goes on'],
  ])('%s is none: it %s', (text) => {
    expect(found(`Luki ${text} lapussa`)).toEqual([]);
  });
});

describe('a number of a health insurance card', () => {
  test.each([
    '80246802460900000017',
    '8024680246 0900000017',
    '80246 80246 09000 00017',
    '8024-6802-4609-0000-0017',
  ])('is certain: %s', (number) => {
    expect(found(`Kortti ${number}.`)).toEqual([['health-card', number, 'certain']]);
  });

  test('is likely with a wrong check digit', () => {
    expect(found('Kortti 80246802460900000018.')).toEqual([
      ['health-card', '80246802460900000018', 'likely'],
    ]);
  });

  test.each([
    ['8024680246090000001', 'has 19 digits'],
    ['802468024609000000171', 'has 21 digits'],
    ['80752802460900000017', 'is another country’s'],
    ['A80246802460900000017', 'goes on'],
  ])('%s is none: it %s', (text) => {
    expect(found(`Luki ${text} lapussa`)).toEqual([]);
  });
});
