import { describe, expect, test } from 'vitest';
import { languageList, languages } from '../code-lists/index.ts';
import { languageOf, packFor, textFor, textPacks } from './packs.ts';
import { provenance } from './provenance.ts';
import { instrumentTextIds } from './text-pack.ts';

const sami = ['se', 'smn', 'sms'] as const;
const written = languages.filter((language) => !sami.some((tag) => tag === language));
const scripts: Readonly<Record<string, RegExp>> = {
  ru: /^\P{Script=Latin}*\p{Script=Cyrillic}\P{Script=Latin}*$/u,
  uk: /^\P{Script=Latin}*\p{Script=Cyrillic}\P{Script=Latin}*$/u,
  ar: /^\P{Script=Latin}*\p{Script=Arabic}\P{Script=Latin}*$/u,
};

test('there is a pack for every language of the record, under its own tag', () => {
  expect(Object.keys(textPacks).toSorted()).toEqual([...languages].toSorted());
  for (const language of languages) expect(textPacks[language].language).toBe(language);
});

describe.each(languages)('the pack in %s', (language) => {
  const pack = textPacks[language];

  test('is of one shape with the others', () => {
    expect(Object.keys(pack).toSorted()).toEqual(
      ['language', 'official', 'texts', 'version', ...(pack.direction ? ['direction'] : [])].toSorted(),
    );
    expect(pack.version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const id of Object.keys(pack.texts)) expect(instrumentTextIds).toContain(id);
  });

  test('runs the way its language does', () => {
    const { direction } = languageList.codes.find(({ code }) => code === language) ?? {};
    expect(pack.direction ?? 'ltr').toBe(direction);
  });

  test('has a provenance for every text, which agrees with it', () => {
    expect(Object.keys(provenance[language]).toSorted()).toEqual([...instrumentTextIds].toSorted());
    for (const id of instrumentTextIds) {
      const { status, source } = provenance[language][id];
      expect(source).toMatch(/../);
      if (pack.texts[id] === undefined) expect(status).toBe('missing');
      else expect(status).toBe(pack.official.includes(id) ? 'official' : 'proposal');
    }
  });

  test('holds single lines in normal form', () => {
    for (const text of Object.values(pack.texts)) {
      expect(text).toMatch(/\p{L}/u);
      expect(text.normalize('NFC').trim()).toBe(text);
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Z}](?<! )| {2}/u);
      expect(text).toMatch(scripts[language] ?? /\p{Script=Latin}/u);
    }
  });
});

test.each(written)('the pack in %s has a text for every id', (language) => {
  expect(Object.keys(textPacks[language].texts).toSorted()).toEqual([...instrumentTextIds].toSorted());
});

test('only Arabic runs right to left', () => {
  const rightToLeft = languages.filter((language) => textPacks[language].direction === 'rtl');
  expect(rightToLeft).toEqual(['ar']);
});

test('only Finnish has official texts', () => {
  expect(languages.filter((language) => textPacks[language].official.length > 0)).toEqual(['fi']);
});

describe.each(sami)('in %s', (language) => {
  test('no text has been made up', () => {
    expect(textPacks[language].texts).toEqual({});
    expect(textPacks[language].official).toEqual([]);
  });

  test.each(instrumentTextIds)('%s is read in Finnish, marked as Finnish', (id) => {
    const { fi } = textPacks;
    expect(textFor(language, id)).toEqual({
      text: fi.texts[id],
      lang: 'fi',
      status: fi.official.includes(id) ? 'official' : 'proposal',
      version: fi.version,
    });
  });
});

describe('a text', () => {
  test('is in its own language where there is one', () => {
    const { sv } = textPacks;
    expect(textFor('sv', 'open')).toEqual({
      text: 'Vad påverkade din upplevelse mest?',
      lang: 'sv',
      status: 'proposal',
      version: sv.version,
    });
    expect(textFor('fi', 'open')).toMatchObject({ lang: 'fi', status: 'official' });
  });

  test('is that of a replaced pack, with its status, and the rest are in Finnish', () => {
    const se = {
      language: 'se',
      version: '2027-01-01',
      texts: { access: 'a text that THL has sent' },
      official: ['access'],
    } as const;
    const packs = { ...textPacks, se };
    expect(textFor('se', 'access', packs)).toEqual({
      text: 'a text that THL has sent',
      lang: 'se',
      status: 'official',
      version: '2027-01-01',
    });
    expect(textFor('se', 'safety', packs)).toMatchObject({ lang: 'fi', version: textPacks.fi.version });
  });

  test('is there even when the Finnish pack in use lacks it', () => {
    const fi = { language: 'fi', version: '2027-01-01', texts: {}, official: [] } as const;
    expect(textFor('ru', 'nps', { ...textPacks, ru: fi, fi })).toEqual(textFor('fi', 'nps'));
  });
});

describe('the language of a tag', () => {
  test.each([
    ['sv-FI', 'sv'],
    ['SV', 'sv'],
    ['fi-x-selko', 'fi-x-selko'],
    ['FI-X-Selko', 'fi-x-selko'],
    ['fi-FI', 'fi'],
    ['se-FI', 'se'],
    ['smn-FI', 'smn'],
    ['ar-IQ', 'ar'],
    ['de', 'fi'],
    // Southern Sámi is not Northern Sámi.
    ['sma', 'fi'],
    ['constructor', 'fi'],
    ['', 'fi'],
    ['-', 'fi'],
  ])('%s is %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
    expect(packFor(tag)).toBe(textPacks[languageOf(tag)]);
  });
});
