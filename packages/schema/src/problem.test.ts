import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  describeProblem,
  jsonPointer,
  type ProblemCode,
  problemLanguage,
  problemLanguages,
  problems,
} from './problem.ts';

const codes = Object.keys(problems) as ProblemCode[];

describe('every problem', () => {
  test.each(codes)('%s is told in three languages, as a sentence', (code) => {
    const titles = problemLanguages.map((language) => problems[code][language]);
    expect(new Set(titles).size).toBe(3);
    for (const title of titles) expect(title).toMatch(/^\p{Lu}.+\.$/u);
  });

  test.each(codes)('%s has an HTTP status of its kind', (code) => {
    expect([400, 401, 403, 404, 405, 413, 415, 422, 429, 500, 503]).toContain(problems[code].status);
  });

  test('has a code of lower-case words, and a title of its own', () => {
    for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const language of problemLanguages) {
      expect(new Set(codes.map((code) => problems[code][language])).size).toBe(codes.length);
    }
  });

  test.each([
    ['malformed-json', 400],
    ['key-required', 401],
    ['scope-missing', 403],
    ['body-too-large', 413],
    ['missing-field', 422],
    ['id-reused', 422],
    ['database-unavailable', 503],
  ] as const)('%s answers %i', (code, status) => {
    expect(problems[code].status).toBe(status);
  });
});

describe('the problem document', () => {
  test('is that of the first fault and lists them all, each with its title', () => {
    const faults = [
      { code: 'value-out-of-range', pointer: '/answers/0/value' },
      { code: 'missing-field', pointer: '/unit' },
    ] as const;
    expect(describeProblem(faults, 'sv')).toEqual({
      type: 'urn:palaute:problem:value-out-of-range',
      title: 'Värdet är utanför skalan.',
      status: 422,
      code: 'value-out-of-range',
      pointer: '/answers/0/value',
      errors: [
        { code: 'value-out-of-range', pointer: '/answers/0/value', title: 'Värdet är utanför skalan.' },
        { code: 'missing-field', pointer: '/unit', title: 'Ett obligatoriskt fält saknas.' },
      ],
    });
  });
});

describe('the language of a problem', () => {
  test.each([
    ['sv', 'sv'],
    ['sv-FI', 'sv'],
    ['SV-fi', 'sv'],
    ['en-GB,en;q=0.9', 'en'],
    ['sv-FI;q=0.8,en;q=0.9', 'en'],
    ['sv;q=0.9, en;q=0.8', 'sv'],
    ['se, sv;q=0.5', 'sv'],
    ['en;q=0, sv', 'sv'],
    ['en;q=0', 'fi'],
    ['sv; q=0.2 , en; q=0.7', 'en'],
    ['en, sv', 'en'],
    ['sv;level=1;q=0.1, en;q=0.5', 'en'],
    ['ru,uk;q=0.9', 'fi'],
    ['*', 'fi'],
    ['*;q=0.5, sv;q=0.1', 'sv'],
    ['', 'fi'],
    [',,;q=,;;', 'fi'],
    ['en;q=nonsense', 'en'],
    ['sven', 'fi'],
    [undefined, 'fi'],
  ])('for %j is %s', (header, language) => {
    expect(problemLanguage(header)).toBe(language);
  });

  test('is one of the three for any header there is', () => {
    const headers = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('s', 'v', 'e', 'n', ';', 'q', '=', ',', '.', '0', '1', '-', '*', ' '),
      }),
    );
    fc.assert(fc.property(headers, (header) => problemLanguages.includes(problemLanguage(header))));
  });
});

describe('a JSON Pointer', () => {
  test.each([
    [[], ''],
    [['answers', 0, 'value'], '/answers/0/value'],
    [['a/b'], '/a~1b'],
    [['a~b'], '/a~0b'],
    [['~1'], '/~01'],
    [[''], '/'],
    [['ä ö'], '/ä ö'],
  ])('to %j is %j', (path, pointer) => {
    expect(jsonPointer(path)).toBe(pointer);
  });

  test('leads back to its path', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a') })), (path) => {
        const steps = jsonPointer(path).split('/').slice(1);
        expect(steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))).toEqual(path);
      }),
    );
  });
});
