import { describe, expect, test } from 'vitest';
import { findPersonalData } from './index.ts';

const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end, certainty }) => [kind, text.slice(start, end), certainty]);

describe('a birth date', () => {
  test.each([
    ['synt. 13.10.1952', '13.10.1952'],
    ['Synt.13.10.1952', '13.10.1952'],
    ['SYNTYMÄAIKA: 13.10.1952', '13.10.1952'],
    ['Syntymäaika:\n13101952', '13101952'],
    ['syntynyt 13.10.-52', '13.10.-52'],
    ['äitini (s. 3.1.1952)', '3.1.1952'],
    ['Matti s.3.1.52', '3.1.52'],
    ['född 1952-10-13', '1952-10-13'],
    ['Födelsedatum 13.10.1952', '13.10.1952'],
    ['f. 13.10.1952', '13.10.1952'],
    ['DOB 13/10/1952', '13/10/1952'],
    ['date of birth: 10/13/1952', '10/13/1952'],
    ['born 13 October 1952', '13 October 1952'],
    ['born October 13, 1952', 'October 13, 1952'],
    ['hetu 131052', '131052'],
    ['syntynyt 13. lokakuuta 1952', '13. lokakuuta 1952'],
    ['född 13 oktober 1952', '13 oktober 1952'],
    ['syntymäaika 13 10 1952', '13 10 1952'],
    ['synt. 3. 8.1952', '3. 8.1952'],
    ['synt. 29.2.00', '29.2.00'],
  ])('is certain right after its word: %s', (text, date) => {
    expect(found(`Tiedoksi: ${text}, kiitos`)).toEqual([['birth-date', date, 'certain']]);
  });

  test.each([
    ['Olen syntynyt Turussa 13.10.1952', '13.10.1952'],
    ['Syntymäaikani on 13.10.1952', '13.10.1952'],
    ['Jag är född i Vasa den 13.10.1952', '13.10.1952'],
    ['I was born in Turku on 13.10.1952', '13.10.1952'],
    ['13.10.1952 syntynyt äitini', '13.10.1952'],
    ['13.10.1952 (synt.)', '13.10.1952'],
    ['Klo 10.15 13.10.1952 syntynyt äitini', '13.10.1952'],
    ['Henkilötunnukseni alkaa 131052', '131052'],
  ])('is likely near its word: %s', (text, date) => {
    expect(found(text)).toEqual([['birth-date', date, 'likely']]);
  });

  test('is found for each of two that are told together', () => {
    expect(found('Lasten syntymäajat ovat 3.11.2010 ja 5.6.2012').map(([, date]) => date)).toEqual([
      '3.11.2010',
      '5.6.2012',
    ]);
    expect(found('syntyneet 3. marraskuuta 2010 ja 5.6.2012').map(([, date]) => date)).toEqual([
      '3. marraskuuta 2010',
      '5.6.2012',
    ]);
  });
});

describe('an ordinary date', () => {
  test.each([
    'Kävin 3.11.2026 vastaanotolla',
    'Käynti 2026-11-03',
    'Besökte er den 3.11.2026',
    'I visited on 3 November 2026',
    'Olen syntynyt 1952 ja kävin 3.11.2026',
    'Olen syntynyt 1952 ja 3.11.2026 kävin',
    'Olen syntynyt lokakuussa 1952',
    'Syntynyt 3. lapsena 1952',
    'syntymäaika 1952-11-31',
    'Olen syntynyt täällä ja kävin 3.11.2026',
    'Olen syntynyt täällä. Kävin 3.11.2026',
    'Syntymän jälkeen tarkastus 3.11.2026',
    'I was born here and came on 3.11.2026',
    'Vastasyntyneen kontrolli 3.11.2026',
    'Ks. 3.11.2026 annettu palaute',
    'p.s. 3.11.2026 oli hyvä päivä',
    'syntymäaika 31.2.1952',
    'syntynyt 1952',
    'synt. 13.10.',
    'Syntymäpäivänäni sain todella hyvää hoitoa osastolla, kävin 3.11.2026',
    'synt. 3.11.19521',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
