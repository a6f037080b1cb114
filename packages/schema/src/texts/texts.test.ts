import { describe, expect, test } from 'vitest';
import { generalSet } from '../instrument.ts';
import { en } from './en.ts';
import { fi } from './fi.ts';
import { sv } from './sv.ts';

const packs = [fi, sv, en];

describe('the Finnish texts that are THL’s own', () => {
  test.each([
    ['nps', 'Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisellesi?'],
    ['open', 'Mikä vaikutti kokemukseesi eniten?'],
    ['access', 'Sain apua, kun sitä tarvitsin'],
    ['encounter', 'Minulle jäi tunne, että minusta välitettiin kokonaisvaltaisesti'],
    ['participation', 'Hoitoani / Asiaani koskevat päätökset tehtiin yhteistyössä kanssani'],
    ['safety', 'Koin oloni turvalliseksi hoidon / palvelun aikana'],
    ['information', 'Tiedän, miten hoitoni / palveluni jatkuu'],
    ['comprehensibility', 'Saamani tieto hoidosta / palvelusta oli ymmärrettävää'],
    ['benefit', 'Koin saamani hoidon / palvelun hyödylliseksi'],
    ['likert-instruction', 'Arvioi kokemustasi palvelusta asteikolla 1–5'],
    ['likert-1', 'Täysin eri mieltä'],
    ['likert-5', 'Täysin samaa mieltä'],
  ] as const)('%s stands to the letter', (id, text) => {
    expect(fi.texts[id]).toBe(text);
    expect(fi.official).toContain(id);
  });

  test('are these twelve and no others', () => {
    expect(new Set(fi.official).size).toBe(12);
    expect(fi.official).toHaveLength(12);
  });
});

describe.each(packs)('the pack in $language', (pack) => {
  test('has a text for every id', () => {
    expect(Object.keys(pack.texts).toSorted()).toEqual(Object.keys(fi.texts).toSorted());
    for (const item of generalSet) expect(pack.texts).toHaveProperty(item);
    for (const text of Object.values(pack.texts)) expect(text.trim()).toMatch(/../);
  });

  test('says each thing in its own words', () => {
    const texts = Object.values(pack.texts);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('has texts in normal form: composed letters, no blank ends', () => {
    for (const text of Object.values(pack.texts)) expect(text.normalize('NFC').trim()).toBe(text);
  });

  test('marks as official only what it has', () => {
    for (const id of pack.official) expect(pack.texts).toHaveProperty(id);
  });

  test('has a day for its version', () => {
    expect(pack.version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

test.each([
  ['Swedish', sv],
  ['English', en],
])('the %s pack is marked a proposal from beginning to end', (_, pack) => {
  expect(pack.official).toEqual([]);
});

test('no two packs share a text', () => {
  const texts = packs.flatMap((pack) => Object.values(pack.texts));
  expect(new Set(texts).size).toBe(texts.length);
});
