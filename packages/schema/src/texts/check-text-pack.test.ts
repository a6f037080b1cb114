import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generalSet } from '../instrument.ts';
import { checkTextPack, exampleTextPack, type TextPackReport } from './check-text-pack.ts';
import { textPacks } from './packs.ts';
import { instrumentTextIds } from './text-pack.ts';

/** The Finnish texts, written out once more: the official ones first. */
const officialFinnish = {
  nps: 'Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisellesi?',
  open: 'Mikä vaikutti kokemukseesi eniten?',
  access: 'Sain apua, kun sitä tarvitsin',
  encounter: 'Minulle jäi tunne, että minusta välitettiin kokonaisvaltaisesti',
  participation: 'Hoitoani / Asiaani koskevat päätökset tehtiin yhteistyössä kanssani',
  safety: 'Koin oloni turvalliseksi hoidon / palvelun aikana',
  information: 'Tiedän, miten hoitoni / palveluni jatkuu',
  comprehensibility: 'Saamani tieto hoidosta / palvelusta oli ymmärrettävää',
  benefit: 'Koin saamani hoidon / palvelun hyödylliseksi',
  'likert-instruction': 'Arvioi kokemustasi palvelusta asteikolla 1–5',
  'likert-1': 'Täysin eri mieltä',
  'likert-5': 'Täysin samaa mieltä',
};
const officialIds = Object.keys(officialFinnish) as (keyof typeof officialFinnish)[];
const otherFinnish = {
  'nps-0': 'En missään tapauksessa',
  'nps-10': 'Aivan varmasti',
  'likert-2': 'Osittain eri mieltä',
  'likert-3': 'En samaa enkä eri mieltä',
  'likert-4': 'Osittain samaa mieltä',
  'no-answer': 'En tiedä tai ei koske minua',
};

const finnish = (texts: Readonly<Record<string, string>> = {}) => ({
  language: 'fi',
  version: '2027-01-01',
  source: 'THL, Kansallinen asiakaspalaute, 2027',
  official: officialIds,
  texts: { ...officialFinnish, ...otherFinnish, ...texts },
});

const swedish = (changes: Readonly<Record<string, unknown>> = {}) => ({
  language: 'sv',
  version: '2027-01-01',
  source: 'THL, Kansallinen asiakaspalaute: kieliversiot, 2027, https://thl.fi/kieliversiot',
  official: generalSet,
  texts: Object.fromEntries(instrumentTextIds.map((id) => [id, `Text från THL: ${id}`])),
  ...changes,
});

const swedishText = (text: unknown) => swedish({ texts: { ...swedish().texts, access: text as string } });

const codes = ({ problems }: TextPackReport) => problems.map(({ code, field }) => `${code} ${field}`);

describe('a pack that passes', () => {
  test('is the example, which can be written as JSON', () => {
    const file: unknown = JSON.parse(JSON.stringify(exampleTextPack));
    expect(file).toEqual(exampleTextPack);
    const { pack, problems, unofficial } = checkTextPack(file);
    expect(problems).toEqual([]);
    expect(pack?.texts).toEqual(textPacks.sv.texts);
    expect(unofficial).toHaveLength(instrumentTextIds.length);
  });

  test('may bring official texts to a language that had none, and says what is still unofficial', () => {
    const { pack, ...report } = checkTextPack(swedish());
    expect(report).toEqual({
      source: swedish().source,
      problems: [],
      unofficial: instrumentTextIds.filter((id) => !generalSet.some((item) => item === id)),
      missing: [],
    });
    expect(pack).toEqual({
      language: 'sv',
      version: '2027-01-01',
      texts: swedish().texts,
      official: generalSet,
    });
  });

  test('may bring only some texts to a language that had none at all', () => {
    const { pack, problems, missing } = checkTextPack({
      language: 'se',
      version: '2027-01-01',
      source: 'THL',
      official: ['access'],
      texts: { access: 'A text that THL has sent' },
    });
    expect(problems).toEqual([]);
    expect(pack?.texts).toEqual({ access: 'A text that THL has sent' });
    expect(missing).toEqual(instrumentTextIds.filter((id) => id !== 'access'));
  });

  test('may reword what is not official in Finnish', () => {
    const { pack, problems, unofficial } = checkTextPack(finnish());
    expect(problems).toEqual([]);
    expect(unofficial.toSorted()).toEqual(Object.keys(otherFinnish).toSorted());
    expect(pack?.texts['likert-2']).toBe('Osittain eri mieltä');
  });

  test('runs right to left in Arabic without saying so', () => {
    const arabic = { ...textPacks.ar, version: '2027-01-01', source: 'a native speaker' };
    expect(checkTextPack(arabic).pack?.direction).toBe('rtl');
    const { direction: _, ...silent } = arabic;
    expect(checkTextPack(silent).pack?.direction).toBe('rtl');
  });
});

test('characters that some languages need may stand in a text', () => {
  expect(codes(checkTextPack(swedishText('soft\u00ADhyphen, non\u200Cjoiner, \u200Fmark 👍🏽')))).toEqual([]);
});

test('tells at which character a text is odd', () => {
  const { problems } = checkTextPack(swedishText('👍 Text\u0000'));
  expect(problems).toMatchObject([{ code: 'control-character', detail: 'character 7: U+0000' }]);
});

describe('the national wording', () => {
  test.each([
    ['information', 'Tiedän miten hoitoni / palveluni jatkuu', 'without its comma'],
    ['access', 'Sain apua, kun sitä tarvitsin.', 'with a full stop'],
    ['safety', 'Koin oloni turvalliseksi hoidon aikana', 'for health care only'],
    ['safety', 'Koin oloni turvalliseksi hoidon/palvelun aikana', 'without spaces around the slash'],
    ['access', 'Sain apua,  kun sitä tarvitsin', 'with two spaces'],
    ['access', 'Sain apua,\u00A0kun sitä tarvitsin', 'with a no-break space'],
    ['access', ' Sain apua, kun sitä tarvitsin', 'with a space before it'],
    ['access', 'Sain\u200B apua, kun sitä tarvitsin', 'with a space of no width'],
    ['access', 'Sain\u00AD apua, kun sitä tarvitsin', 'with a soft hyphen'],
    ['access', 'Sаin apua, kun sitä tarvitsin', 'with a Cyrillic а'],
    ['access', 'Sain apua, kun sitä tarvitsin'.normalize('NFD'), 'with its letters taken apart'],
    ['likert-1', 'täysin eri mieltä', 'in lower case'],
    ['likert-instruction', 'Arvioi kokemustasi palvelusta asteikolla 1-5', 'with a hyphen for its dash'],
    ['nps', 'Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisillesi?', 'in the plural'],
  ])('%s may not be written as “%s”: %s', (id, text) => {
    const report = checkTextPack(finnish({ [id]: text }));
    expect(report.pack).toBeUndefined();
    const problem = report.problems.find(({ code }) => code === 'national-wording');
    expect(problem).toMatchObject({
      field: `/texts/${id}`,
      rule: 'R011: the national wording may not be edited',
    });
    expect(problem?.source).toMatch(/Eksote 2022|Oma Häme 2025/);
  });

  test('tells where the texts differ, also when they look alike', () => {
    const { problems } = checkTextPack(finnish({ access: 'Sаin apua, kun sitä tarvitsin' }));
    expect(problems.map(({ detail }) => detail)).toEqual([
      'character 2: U+0061 in the national wording, U+0430 here',
    ]);
    const shorter = checkTextPack(finnish({ access: 'Sain apua, kun sitä' }));
    expect(shorter.problems[0]?.detail).toBe('character 20: U+0020 in the national wording, nothing here');
  });

  test('may not be changed by one character anywhere', () => {
    const character = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(fc.constantFrom(...officialIds), fc.nat(), fc.nat(1), character, (id, where, cut, put) => {
        const national = [...officialFinnish[id]];
        const at = where % national.length;
        const text = [...national.slice(0, at), put, ...national.slice(at + cut)].join('');
        fc.pre(text !== officialFinnish[id]);
        expect(codes(checkTextPack(finnish({ [id]: text })))).toContain(`national-wording /texts/${id}`);
      }),
    );
  });

  test('may not be left out', () => {
    const { access: _, ...texts } = finnish().texts;
    expect(codes(checkTextPack({ ...finnish(), texts, official: ['nps'] }))).toContain(
      'missing-text /texts/access',
    );
  });

  test('may not be called a proposal', () => {
    const report = checkTextPack({ ...finnish(), official: officialIds.filter((id) => id !== 'benefit') });
    expect(report.problems).toMatchObject([
      { code: 'status-lowered', field: '/official', detail: 'benefit' },
    ]);
  });

  test('holds whatever Finnish pack is in use', () => {
    const fi = { ...textPacks.fi, texts: { ...textPacks.fi.texts, access: 'Sain apua' } };
    const report = checkTextPack(finnish({ access: 'Sain apua' }), { ...textPacks, fi });
    expect(codes(report)).toEqual(['national-wording /texts/access']);
  });
});

describe('a pack is refused', () => {
  test.each([
    [
      'an unknown text',
      swedish({ texts: { ...swedish().texts, mood: 'Humör' } }),
      'unknown-text /texts/mood',
    ],
    [
      'a text gone that its language has',
      swedish({ texts: { nps: 'Text' }, official: [] }),
      'missing-text /texts/benefit',
    ],
    ['no text at all', { ...swedish(), language: 'se', texts: {}, official: [] }, 'text-empty /texts'],
    ['texts as a list', swedish({ texts: ['Text'], official: [] }), 'wrong-type /texts'],
    ['no texts', swedish({ texts: undefined, official: [] }), 'missing-field /texts'],
    ['a text that is no text', swedishText(5), 'wrong-type /texts/access'],
    ['an empty text', swedishText(''), 'text-empty /texts/access'],
    ['a blank text', swedishText(' \u00A0 '), 'text-empty /texts/access'],
    ['a text of joiners alone', swedishText('\u200D\u200D'), 'text-empty /texts/access'],
    ['blank ends', swedishText('Text '), 'blank-ends /texts/access'],
    ['a line break', swedishText('Text\nText'), 'control-character /texts/access'],
    ['a NUL', swedishText('Te\u0000xt'), 'control-character /texts/access'],
    ['a line separator', swedishText('Text\u2028Text'), 'control-character /texts/access'],
    ['a direction override', swedishText('Text \u202Etxet'), 'control-character /texts/access'],
    ['a byte order mark', swedishText('\uFEFFText'), 'control-character /texts/access'],
    ['a joiner among letters', swedishText('Te\u2060xt'), 'control-character /texts/access'],
    ['half a character', swedishText('Text \uD83D'), 'control-character /texts/access'],
    ['letters taken apart', swedishText('Någon text'.normalize('NFD')), 'not-normalised /texts/access'],
    ['a text without end', swedishText('x'.repeat(501)), 'text-too-long /texts/access'],
    ['a tag with a region', swedish({ language: 'sv-FI' }), 'unknown-language /language'],
    ['a tag in capitals', swedish({ language: 'SV' }), 'unknown-language /language'],
    ['a tag of three letters', swedish({ language: 'swe' }), 'unknown-language /language'],
    ['no language', swedish({ language: undefined }), 'missing-field /language'],
    ['a language that is no text', swedish({ language: 5 }), 'wrong-type /language'],
    ['no version', swedish({ version: undefined }), 'missing-field /version'],
    ['a version that is no day', swedish({ version: '2027' }), 'date-format /version'],
    ['a version that is no day there is', swedish({ version: '2027-02-30' }), 'date-format /version'],
    ['the version in use', swedish({ version: textPacks.sv.version }), 'version-not-newer /version'],
    ['an older version', swedish({ version: '2022-12-31' }), 'version-not-newer /version'],
    ['no source', swedish({ source: undefined }), 'missing-field /source'],
    ['a blank source', swedish({ source: ' ' }), 'wrong-type /source'],
    ['the wrong direction', swedish({ direction: 'rtl' }), 'wrong-direction /direction'],
    ['an unknown official text', swedish({ official: ['mood'] }), 'unknown-text /official/0'],
    ['an official text twice', swedish({ official: ['nps', 'nps'] }), 'value-repeated /official/1'],
    ['official texts by one word', swedish({ official: 'nps' }), 'wrong-type /official'],
    ['a field that is not known', swedish({ status: 'final' }), 'unknown-field /status'],
    [
      'an official text that is not there',
      { ...swedish(), language: 'se', texts: { nps: 'Text' }, official: ['open'] },
      'official-without-text /official/0',
    ],
  ])('for %s', (_, candidate, expected) => {
    const report = checkTextPack(candidate);
    expect(codes(report)).toContain(expected);
    expect(report.pack).toBeUndefined();
    for (const { rule, source } of report.problems) {
      expect(rule).toMatch(/../);
      expect(source).toMatch(/../);
    }
  });

  test('for another language’s texts under its tag', () => {
    const { texts } = textPacks.fi;
    const report = checkTextPack(swedish({ texts, official: [] }));
    expect(codes(report).toSorted()).toEqual(
      instrumentTextIds.map((id) => `other-language /texts/${id}`).toSorted(),
    );
    expect(report.problems[0]).toMatchObject({ code: 'other-language', detail: 'the very text in fi' });
  });

  test('for Finnish in the place of Sámi', () => {
    const candidate = {
      ...swedish(),
      language: 'se',
      texts: { access: textPacks.fi.texts.access },
      official: [],
    };
    expect(codes(checkTextPack(candidate))).toEqual(['other-language /texts/access']);
  });

  test.each([null, undefined, 5, 'text', [], true, 5n, () => {}, Symbol('text')])(
    'for being %o',
    (candidate) => {
      expect(codes(checkTextPack(candidate))).toEqual(['not-json ']);
    },
  );

  test('for a field called as an object’s own', () => {
    const file: unknown = JSON.parse('{"__proto__": {}, "texts": {"__proto__": "x", "constructor": "y"}}');
    expect(codes(checkTextPack(file))).toEqual(
      expect.arrayContaining([
        'unknown-field /__proto__',
        'unknown-text /texts/__proto__',
        'unknown-text /texts/constructor',
      ]),
    );
  });
});

describe('whatever it is given, the check', () => {
  const shaped = fc.record(
    {
      language: fc.oneof(fc.constantFrom('fi', 'sv', 'se', 'ar'), fc.anything()),
      version: fc.oneof(fc.constant('2027-01-01'), fc.anything()),
      source: fc.oneof(fc.constant('THL'), fc.anything()),
      official: fc.oneof(fc.array(fc.constantFrom(...instrumentTextIds)), fc.anything()),
      texts: fc.oneof(
        fc.dictionary(
          fc.constantFrom(...instrumentTextIds),
          fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
        ),
        fc.anything(),
      ),
    },
    { requiredKeys: [] },
  );
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
  });

  test('never throws, and gives a pack exactly when it finds no problem', () => {
    fc.assert(
      fc.property(fc.oneof(anything, shaped), (candidate) => {
        const { pack, problems, unofficial, missing } = checkTextPack(candidate);
        expect(pack === undefined).toBe(problems.length > 0);
        expect(new Set([...unofficial, ...missing]).size).toBe(unofficial.length + missing.length);
      }),
      { numRuns: 2000 },
    );
  });

  test('does not stumble on what throws when it is read', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('trap');
        },
      },
    );
    const circle: Record<string, unknown> = {};
    circle['texts'] = circle;
    const getter = {
      get language() {
        throw new Error('trap');
      },
    };
    for (const candidate of [trap, circle, getter]) {
      expect(codes(checkTextPack(candidate))).toEqual(['not-json ']);
    }
  });
});
