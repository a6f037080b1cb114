import { describe, expect, test } from 'vitest';
import { findPersonalData } from './index.ts';

const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end, certainty }) => [kind, text.slice(start, end), certainty]);

describe('a phone number', () => {
  test.each([
    '0401234567',
    '040 1234567',
    '040-1234567',
    '040 123 4567',
    '040 12 34 567',
    '040-123 4567',
    '(040) 1234567',
    '040/1234567',
    '040.123.4567',
    '040 - 123 4567',
    '050 123 4567',
    '0500 123 456',
    '0400-123456',
    '0457 123 4567',
    '0457-1234 567',
    '0457 123 45 67',
    '044\u00a0123\u00a04567',
    '045–123–4567',
    '040 123456',
    '+358401234567',
    '+358 40 123 4567',
    '+358-40-1234567',
    '+358 (0)40 123 4567',
    '+358(0)401234567',
    '(+358) 40 1234567',
    '+ 358 40 123 4567',
    '00358401234567',
    '00358 40 123 4567',
    '358401234567',
    '+3589 123 4567',
    '+358 9 123 4567',
    '+358 6 12 34 56',
    '+358 9 2012 345',
    '+46 70 123 45 67',
    '+372 5123 4567',
    '+44 7911 123456',
    '+1 555 123 4567',
    '０４０１２３４５６７',
    '٠٤٠١٢٣٤٥٦٧',
  ])('is certain: %s', (number) => {
    expect(found(`Soittakaa ${number}, kiitos`)).toEqual([['phone', number, 'certain']]);
  });

  test.each([
    '09 123 4567',
    '(09) 123 4567',
    '09-1234567',
    '091234567',
    '013 123 4567',
    '03 123 4567',
    '018 123 45',
    '0046 70 123 45 67',
  ])('is likely: %s', (number) => {
    expect(found(`Tavoittaa ${number} päivisin`)).toEqual([['phone', number, 'likely']]);
  });

  test('of a landline in a short row needs a word that tells of calling', () => {
    expect(found('puh. 0345678')).toEqual([['phone', '0345678', 'likely']]);
    expect(found('puh. 0934 567 89')).toEqual([['phone', '0934 567 89', 'likely']]);
    expect(found('huone 0345678')).toEqual([]);
  });

  test.each([
    ['040 1234567 10 minuuttia', '040 1234567'],
    ['040 1234567 15.6. alkaen', '040 1234567'],
    ['09 123 4567 15 min', '09 123 4567'],
    ['+358 40 1234567 3 kertaa', '+358 40 1234567'],
    ['+46 70 123 45 67 10 kertaa', '+46 70 123 45 67'],
    ['12 0401234567', '0401234567'],
    ['040 123 4567.', '040 123 4567'],
    ['040 123456 03111980', '040 123456'],
    ['klo 8-16.0401234567', '0401234567'],
    ['puh+358401234567', '+358401234567'],
    ['Saa soittaa (040 1234567).', '040 1234567'],
    ['İİ \u{e0001}040 1234567', '040 1234567'],
  ])('ends where it is full: %s', (text, number) => {
    expect(found(text).map(([, written]) => written)).toEqual([number]);
  });

  test('is found beside another one', () => {
    expect(found('040 1234567 tai 050 1234567/0451234567').map(([, number]) => number)).toEqual([
      '040 1234567',
      '050 1234567',
      '0451234567',
    ]);
  });
});

describe('what is not a person’s number', () => {
  test.each([
    ['112', 'is the emergency number'],
    ['116 117', 'is a public service'],
    ['+358 116 117', 'is a public service'],
    ['0800 123 456', 'is free of charge'],
    ['0600 123 456', 'is a service'],
    ['0700 123 456', 'is a service'],
    ['010 345 6789', 'is an organisation’s'],
    ['020 634 7787', 'is an organisation’s'],
    ['029 515 1234', 'is an organisation’s'],
    ['+358 29 515 1234', 'is an organisation’s'],
    ['030 123 4567', 'is an organisation’s'],
    ['075 123 4567', 'is an organisation’s'],
    ['09 4711', 'is too short'],
    ['040 12345', 'is too short'],
    ['0401234567890', 'is too long'],
    ['A0401234567', 'is a part’s'],
    ['0401234567B', 'is a part’s'],
    ['05112026', 'is a day'],
    ['05 11 2026', 'is a day'],
    ['05-11-2026', 'is a day'],
    ['03-2024 - 05-2024', 'is two months'],
    ['08.00-16.00', 'is hours'],
    ['0830-1600', 'is hours'],
    ['0430-0530 15', 'is hours'],
    ['05 20 35 50', 'is minutes'],
    ['02 03 04 05 06 07', 'is a column'],
    ['0 1 2 3 4 5 6 7 8 9 10', 'is a scale'],
    ['0451/2024/123', 'is a diary number'],
    ['0451/01.02.03/2024', 'is a diary number'],
    ['00100', 'is a postal code'],
    ['tilausnumero 0401234567', 'is an order’s'],
    ['viite: 0912345670', 'is a reference'],
    ['order no. 0401234567', 'is an order’s'],
    ['fakturanummer är 0401234567', 'is an invoice’s'],
    ['viitenumero 00123 45678 90', 'is a reference'],
    ['358 000 000', 'is an amount'],
    ['+1 000 000', 'is an amount'],
  ])('%s: it %s', (text) => {
    expect(found(`Kirjasin ${text} ylös`)).toEqual([]);
  });
});
