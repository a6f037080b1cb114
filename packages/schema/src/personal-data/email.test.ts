import { describe, expect, test } from 'vitest';
import { findPersonalData } from './index.ts';

const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end, certainty }) => [kind, text.slice(start, end), certainty]);

describe('an e-mail address', () => {
  test.each([
    'etunimi.sukunimi@example.fi',
    'a@b.fi',
    'E.SUKUNIMI+sote@Mail.Example.COM',
    'matti_1952@example.co.uk',
    "o'neil@example.org",
    'äiti.mäkinen@esimerkki.fi',
    'x@sub-domain.example.museum',
    'etunimi.sukunimi＠example.fi',
  ])('is certain: %s', (address) => {
    expect(found(`Vastaus: ${address}.`)).toEqual([['email', address, 'certain']]);
    expect(found(`(${address}) kiitos`)).toEqual([['email', address, 'certain']]);
  });

  test.each([
    'etunimi.sukunimi(at)omahame.fi',
    'etunimi.sukunimi (at) omahame.fi',
    'etunimi.sukunimi( at )omahame.fi',
    'etunimi.sukunimi[at]omahame.fi',
    'etunimi.sukunimi(ät)omahame.fi',
    'etunimi.sukunimi at omahame.fi',
    'etunimi.sukunimi @ omahame.fi',
    'matti(at)example(dot)fi',
    'matti(at)example piste fi',
    'anna52 at gmail.com',
    'ETUNIMI.SUKUNIMI(AT)OMAHAME.FI',
  ])('is likely: %s', (address) => {
    expect(found(`Vastaus: ${address}, kiitos`)).toEqual([['email', address, 'likely']]);
  });

  test('takes no sign of the sentence along', () => {
    expect(found('sähköposti:...matti@example.fi-osoitteeseen').map(([, address]) => address)).toEqual([
      'matti@example.fi',
    ]);
    expect(found('Osoite "matti@example.fi".').map(([, address]) => address)).toEqual(['matti@example.fi']);
  });

  test('is found after a word that could have been its name', () => {
    expect(found('I am at etunimi.sukunimi@example.fi')).toEqual([
      ['email', 'etunimi.sukunimi@example.fi', 'certain'],
    ]);
  });

  test('is found beside another one', () => {
    expect(found('a@example.fi.b@example.fi').map(([, address]) => address)).toEqual([
      'a@example.fi',
      'b@example.fi',
    ]);
    expect(found('a@example.fi,b@example.fi').map(([, address]) => address)).toEqual([
      'a@example.fi',
      'b@example.fi',
    ]);
  });
});

describe('what is not an address', () => {
  test.each([
    '@omahame',
    'seuraan @omahame.fi',
    'matti@',
    'matti@example',
    '5 kpl @ 2.50',
    'matti@example.f',
    'x@1.2',
    'I was at hospital.The nurse',
    'we met at kela.fi',
    'look at omahame.fi',
    '[poistettu]@example.fi',
    '..@example.fi',
    'omahame.fi/palaute',
    'matti (at) kotona',
    'matti@example.fi5',
  ])('%s', (text) => {
    expect(found(`Näin: ${text} !`)).toEqual([]);
  });
});
