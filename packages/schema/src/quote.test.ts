import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from './code-lists/languages.ts';
import { findPersonalData } from './personal-data/index.ts';
import { quoteTextLimit, readQuote } from './quote.ts';
import { isLongerThan } from './text.ts';

const today = '2026-11-22';
const read = (change: object) => readQuote({ text: 'Kiitos!', language: 'fi', ...change }, today);

/** Texts of all kinds, with what makes trouble more often than chance would bring it. */
const texts = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        '\r\n',
        '\n',
        '\t',
        '\0',
        '\u202e',
        '\u2069',
        ' ',
        '\ufeff',
        '\ud83d',
        '👍🏽',
        '040 123 4567',
        'a@b.example',
      ),
      fc.constantFrom('Kiitos. ', 'Jono oli pitkä! ', 'Tack så mycket, ', 'شكرا '),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('a quote that is taken', () => {
  const taken = (text: string) => read({ text }).quote?.text;

  test('is kept in a form that is taken again as it stands', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const kept = taken(text);
        if (kept !== undefined) expect(taken(kept)).toBe(kept);
      }),
    );
  });

  test('has words that were given, in their order, and nothing masked, taken out or unseen', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const kept = taken(text);
        if (kept === undefined) return;
        expect(kept).toBe(text.replace(/\r\n?/g, '\n').trim());
        expect(kept).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
        expect(kept.isWellFormed()).toBe(true);
        expect(findPersonalData(kept)).toEqual([]);
        expect(isLongerThan(kept, quoteTextLimit)).toBe(false);
      }),
    );
  });

  test.each(languages)('may be in %s', (language) => {
    expect(read({ language }).quote).toEqual({ text: 'Kiitos!', language });
  });

  test('may be of this month, and has its unit without its prefix', () => {
    const unit = 'urn:oid:1.2.246.10.32213078.10.99001';
    expect(read({ month: '2026-11', unit }).quote).toEqual({
      text: 'Kiitos!',
      language: 'fi',
      month: '2026-11',
      unit: '1.2.246.10.32213078.10.99001',
    });
  });
});

describe('a quote that is refused', () => {
  test('for personal data is told each of it, where it stands in the text that was given', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { faults = [], found } = read({ text });
        const isPersonal = faults.some(({ code }) => code === 'personal-data');
        const whole = findPersonalData(text).map(({ kind, start, end }) => ({ kind, start, end }));
        expect(found).toEqual(isPersonal ? whole : undefined);
        if (isPersonal) expect(found?.length).toBeGreaterThan(0);
      }),
    );
    expect(read({ text: '\r\n  040 123 4567 ' }).found).toMatchObject([{ kind: 'phone', start: 4, end: 16 }]);
  });

  test('is told all that is wrong with it at once', () => {
    const change = { unit: 'Asema', division: 'x', text: ' ', month: '2027-01' };
    expect(read(change).faults).toEqual([
      { code: 'oid-format', pointer: '/unit' },
      { code: 'unknown-field', pointer: '/division' },
      { code: 'text-empty', pointer: '/text' },
      { code: 'date-in-future', pointer: '/month' },
    ]);
  });

  test.each([[null], ['Kiitos!'], [[]], [7]])('for being no object: %j', (value) => {
    expect(readQuote(value, today).faults).toMatchObject([{ code: 'wrong-type', pointer: '' }]);
  });
});
