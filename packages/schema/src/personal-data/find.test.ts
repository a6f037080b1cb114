import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData, maskPersonalData, maskToken, personalDataKinds } from './index.ts';

/** Pieces of all that is looked for, and of what stands in its way: put together they meet at every border. */
const pieces = [
  '010190|131052|-|–|+|A|Y|999W|928T|928X|010190-999W|13.10.52-928T|1310',
  '040|0457|09|358|+358|00358|00|123|4567|1234567|123 4567|(0)|(|)|0',
  'matti|.|m.m|@|(at)| at |gmail.com|example.fi|.fi| piste ',
  'FI21| 1234| 5600 0007| 85|FI2112345600000785|SE35|5000|80246|80246802460900000017',
  'synt. |syntynyt |s. |född |hetu |3.11.1952|03111952|1952-11-03| ja |lokakuuta |13. lokakuuta 1952',
  '+46 70 123 45 67|(09) |etunimi.sukunimi|m.m at |{at}|AB12 |0451/|1952|.11',
  'puh. |tilausnumero |viite |klo |Turussa |10 min|[poistettu]|[|]|\0|\u00ad|İ|ä',
  ' | | |\n|,|, |/|:|;|"|1|12',
].flatMap((line) => line.split('|'));
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((some) => some.join(''));
const anyText = fc.oneof(
  soup,
  soup,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
);
const runs = { numRuns: 20_000 };

describe('whatever the text is', () => {
  test('findings are sorted, apart from each other, and inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let from = 0;
        for (const { kind, start, end } of findPersonalData(text)) {
          expect(personalDataKinds).toContain(kind);
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
      runs,
    );
  });

  test('masking takes out the findings, counts them by kind, and leaves all else as it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const findings = findPersonalData(text);
        const masked = maskPersonalData(text);
        let at = 0;
        let from = 0;
        for (const { start, end } of findings) {
          const kept = text.slice(from, start);
          expect(masked.text.slice(at, at + kept.length + maskToken.length)).toBe(kept + maskToken);
          at += kept.length + maskToken.length;
          from = end;
        }
        expect(masked.text.slice(at)).toBe(text.slice(from));
        for (const kind of personalDataKinds)
          expect(masked.masked[kind]).toBe(findings.filter((finding) => finding.kind === kind).length);
      }),
      runs,
    );
  });

  test('nothing is found in a masked text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = maskPersonalData(text).text;
        expect(findPersonalData(once)).toEqual([]);
        expect(maskPersonalData(once).text).toBe(once);
      }),
      { numRuns: 60_000 },
    );
  });
});

describe('a masked text', () => {
  test('says that something was taken out, and how much of each kind', () => {
    const text =
      'Hetu 010190-999W (s. 1.1.1990), puh. 040 1234567 tai matti(at)example.fi. ' +
      'Tili FI21 1234 5600 0007 85, kortti 8024680246 0900000017, varalla 050 1234567.';
    expect(maskPersonalData(text)).toEqual({
      text:
        'Hetu [poistettu] (s. [poistettu]), puh. [poistettu] tai [poistettu]. ' +
        'Tili [poistettu], kortti [poistettu], varalla [poistettu].',
      masked: { 'identity-code': 1, phone: 2, email: 1, iban: 1, 'health-card': 1, 'birth-date': 1 },
    });
  });

  test('is the text itself when there is nothing', () => {
    expect(maskPersonalData('').text).toBe('');
    expect(maskPersonalData('Kävin 3.11.2026, kiitos!').text).toBe('Kävin 3.11.2026, kiitos!');
  });

  test('holds nothing of a code that is part of something else', () => {
    expect(maskPersonalData('010190-999W@example.fi ja ?hetu=010190-999W&x=1').text).toBe(
      '[poistettu]@example.fi ja ?hetu=[poistettu]&x=1',
    );
  });
});
