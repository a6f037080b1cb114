import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLongerThan, normaliseText } from './text.ts';

/** Texts of all kinds, with what makes trouble more often than chance would bring it. */
const texts = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('\r', '\n', '\t', '\0', ' ', '\u0085', '\u00a0', '\ufeff', '\ud83d', '\ude00', '👍🏽', 'ä'),
  ),
});

describe('the length of a text', () => {
  test.each([
    ['👍🏽', 'a thumb with a skin tone'],
    ['🇫🇮', 'a flag'],
    ['a\u0308', 'a letter and its dots'],
    ['\r\n', 'a line break of two characters'],
    ['č', 'a letter of Northern Sámi'],
  ])('counts %s once: %s', (character) => {
    expect(isLongerThan(character.repeat(5), 5)).toBe(false);
    expect(isLongerThan(character.repeat(6), 5)).toBe(true);
  });

  test('is within the limit at the limit', () => {
    expect(isLongerThan('👍🏽'.repeat(4000), 4000)).toBe(false);
    expect(isLongerThan('👍🏽'.repeat(4001), 4000)).toBe(true);
    expect(isLongerThan('a'.repeat(4000), 4000)).toBe(false);
    expect(isLongerThan('a'.repeat(4001), 4000)).toBe(true);
    expect(isLongerThan('', 0)).toBe(false);
  });

  test('counts a family of seven code points once', () => {
    expect(isLongerThan('a👨‍👩‍👧‍👦', 2)).toBe(false);
    expect(isLongerThan('ab👨‍👩‍👧‍👦', 2)).toBe(true);
  });

  test('is not counted to the end where one character is made of too many code units', () => {
    expect(isLongerThan(`a${'\u0308'.repeat(40)}`, 4)).toBe(true);
  });

  test('grows with the text', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), (text, limit) => {
        if (isLongerThan(text, limit + 1)) expect(isLongerThan(text, limit)).toBe(true);
        if (isLongerThan(text, limit)) expect(text.length).toBeGreaterThan(limit);
      }),
    );
  });
});

describe('a text in the form in which it is kept', () => {
  test.each([
    ['a\r\nb', 'a\nb', 'one kind of line break'],
    ['a\rb', 'a\nb', 'that of old machines too'],
    ['a\n\nb', 'a\n\nb', 'its empty lines'],
    ['a\tb', 'a\tb', 'its tabs'],
    ['a\0b', 'ab', 'no NUL'],
    ['a\u001b[31mb', 'a[31mb', 'no escape'],
    ['a\u007fb\u0085c', 'abc', 'no control character of the upper half'],
    ['a\ud83d', 'a\ufffd', 'no lone high surrogate'],
    ['\ude00a', '\ufffda', 'no lone low surrogate'],
    ['👍🏽', '👍🏽', 'its pairs of surrogates'],
    [' \n a b \t\n', 'a b', 'no blank ends'],
    [' \0 ', '', 'nothing, when nothing else is there'],
  ])('%j is %j: it has %s', (text, kept) => {
    expect(normaliseText(text)).toBe(kept);
  });

  test('has no control character but tab and line feed, and no half of a pair', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const kept = normaliseText(text);
        expect(kept).not.toMatch(/[^\P{Cc}\t\n]/u);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept.trim()).toBe(kept);
      }),
    );
  });

  test('stays as it is when it is kept again', () => {
    fc.assert(fc.property(texts, (text) => normaliseText(normaliseText(text)) === normaliseText(text)));
  });

  test('keeps every other character in its order', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'ö', '€', '👍🏽', '-'), minLength: 1 });
    fc.assert(fc.property(plain, (text) => normaliseText(` ${text}\r\n`) === text));
  });
});
