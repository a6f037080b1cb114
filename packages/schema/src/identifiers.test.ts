import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wellbeingAreas } from './code-lists/index.ts';
import { bareOid, checkOid, isBusinessId } from './identifiers.ts';

const areaOids = wellbeingAreas.flatMap(({ oid }) => (oid === null ? [] : [oid]));

/** Business ids by the definition, written another way: all eight digits weighted add up to a multiple of 11. */
const businessIds = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 })
  .map((digits) => {
    const sum = [7, 9, 10, 5, 8, 4, 2].reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0);
    return { digits, check: (11 - (sum % 11)) % 11 };
  })
  .filter(({ check }) => check < 10)
  .map(({ digits, check }) => [...digits, check].join(''));

describe('a business id', () => {
  test.each(['32213086', '01120389', '02012566', '07259373', '15675350'])('%s is right', (digits) => {
    expect(isBusinessId(digits)).toBe(true);
  });

  test.each([
    ['12345678', 'has a wrong check digit'],
    ['32213085', 'has a wrong check digit'],
    ['3221308-6', 'is written without its dash'],
    ['3221308', 'has eight digits'],
    ['032213086', 'has eight digits'],
    ['', 'is not empty'],
    ['3221308６', 'has digits of ASCII'],
    [' 32213086', 'has no blanks'],
  ])('%s is not one: it %s', (digits) => {
    expect(isBusinessId(digits)).toBe(false);
  });

  test('has no check digit where the remainder is 1', () => {
    // 7·3 + 9·2 + 10·2 + 5·1 + 8·3 + 4·0 + 2·6 = 100 = 9·11 + 1
    for (let check = 0; check <= 9; check++) expect(isBusinessId(`3221306${check}`)).toBe(false);
  });

  test('is right whenever its weighted digits add up to a multiple of 11', () => {
    fc.assert(fc.property(businessIds, (digits) => isBusinessId(digits)));
  });

  test('is refused after any change of one digit', () => {
    fc.assert(
      fc.property(businessIds, fc.nat(7), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const changed = (Number(digits[at]) + by) % 10;
        expect(isBusinessId(`${digits.slice(0, at)}${changed}${digits.slice(at + 1)}`)).toBe(false);
      }),
    );
  });
});

describe('an OID of the register', () => {
  test('is known for 22 of the 23 areas', () => {
    expect(wellbeingAreas).toHaveLength(23);
    expect(areaOids).toHaveLength(22);
  });

  test.each(areaOids)('%s is right', (oid) => {
    expect(checkOid(oid)).toBe('ok');
  });

  test('of an area carries the business id of that area', () => {
    for (const { businessId, oid } of wellbeingAreas) {
      const digits = oid?.split('.')[4]?.padStart(8, '0');
      expect(digits ?? null).toBe(businessId?.replace('-', '') ?? null);
    }
  });

  test.each([
    ['1.2.246.10.2085212.10.1314', 'of a unit'],
    ['1.2.246.10.32213086.10.1.20.3', 'with further arcs'],
    ['1.2.246.10.1120389.10.0', 'whose business id begins with a zero'],
    ['1.2.246.10.123457.10.0', 'whose business id begins with two zeros'],
    ['1.2.246.10.32213086.10.1234567890', 'with an arc of ten digits'],
  ])('%s is right: one %s', (oid) => {
    expect(checkOid(oid)).toBe('ok');
  });

  test.each([
    ['1.2.246.10.03221308.10.0', 'a leading zero in the business id'],
    ['1.2.246.10.32213086.10.00', 'a leading zero in an arc'],
    ['1.2.246.10.32213086.10.0.01', 'a leading zero in a later arc'],
    ['1.2.246.10.32213086.10.0.', 'a dot at the end'],
    ['.1.2.246.10.32213086.10.0', 'a dot at the start'],
    ['1.2.246.10.32213086.10..0', 'an empty arc'],
    ['1.2.246.10.32213086.10', 'no number of a unit'],
    ['1.2.246.10.32213086.19.0', 'the node of data controllers'],
    ['1.2.246.21.32213086.10.0', 'another root'],
    ['1.2.246.10.322130861.10.0', 'nine digits'],
    ['1.2.246.10.32213086.10.123456789012345678901', 'an arc of 21 digits'],
    ['1.2.246.10.32213086.10.0\n', 'a line feed'],
    ['urn:oid:1.2.246.10.32213086.10.0', 'its URN before it is made bare'],
    ['1-2-246-10-32213086-10-0', 'dashes'],
    ['', 'nothing at all'],
  ])('is not %j: it has %s', (oid) => {
    expect(checkOid(oid)).toBe('oid-format');
  });

  test('is refused after any change of one digit of its business id', () => {
    fc.assert(
      fc.property(fc.constantFrom(...areaOids), fc.nat(7), fc.integer({ min: 1, max: 9 }), (oid, nth, by) => {
        const arcs = oid.split('.');
        const digits = arcs[4] ?? '';
        const at = nth % digits.length;
        const changed = (Number(digits[at]) + by) % 10;
        arcs[4] = `${digits.slice(0, at)}${changed}${digits.slice(at + 1)}`;
        expect(checkOid(arcs.join('.'))).toBe(changed === 0 && at === 0 ? 'oid-format' : 'oid-check-digit');
      }),
    );
  });

  test.each(['urn:oid:', 'URN:OID:', 'Urn:Oid:'])('is made bare of %s', (prefix) => {
    expect(bareOid(`${prefix}1.2.246.10.32213078.10.0`)).toBe('1.2.246.10.32213078.10.0');
  });

  test('that is bare stays as it is', () => {
    expect(bareOid('1.2.246.10.32213078.10.0')).toBe('1.2.246.10.32213078.10.0');
  });
});
