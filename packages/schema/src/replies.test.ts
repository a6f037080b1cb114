import * as fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import { exampleResults } from '../generate/example-results.ts';
import { exampleTrend } from '../generate/example-trend.ts';
import { problemLanguages, describeProblem, type ProblemCode, problems } from './problem.ts';
import {
  type Names,
  organisationsSchema,
  problemSchema,
  type Receipt,
  receiptSchema,
  type Results,
  resultsSchema,
  trendSchema,
} from './replies.ts';
import { isWithheld } from './results.ts';

const receipt: Receipt = {
  id: '0c7d1a52-6f0e-4b8a-9a35-2f4c8e1b7d90',
  status: 'stored',
  receivedOn: '2026-11-22',
  reference: '0C7D1A52',
};

const organisations = [
  {
    id: '1.2.246.10.32213078.10.0',
    names: { fi: 'Kanta-Hämeen hyvinvointialue', sv: 'Egentliga Tavastlands välfärdsområde' },
    divisions: [
      {
        id: 'health-care',
        names: { fi: 'Terveydenhuollon toimiala' },
        units: [{ id: '1.2.246.10.32213078.10.99001', names: { fi: 'Esimerkin terveysasema' } }],
      },
    ],
  },
];

const problem = describeProblem([{ code: 'value-out-of-range', pointer: '/answers/0/value' }], 'sv');

describe.each<[string, z.ZodType, object]>([
  ['a receipt', receiptSchema, receipt],
  ['results', resultsSchema, exampleResults],
  ['a trend', trendSchema, exampleTrend],
  ['organisations', organisationsSchema, organisations],
  ['a problem', problemSchema, problem],
])('the schema of %s', (_, schema, example) => {
  const fields = Object.keys(example).filter((field) => field !== 'revision' && field !== 'response');

  test('takes it as it is', () => {
    expect(schema.parse(example)).toEqual(example);
  });

  test('keeps what a newer collector adds, at every level', () => {
    const added = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(added);
      if (typeof value !== 'object' || value === null) return value;
      const more = Object.entries(value).map(([key, part]) => [key, key === 'counts' ? part : added(part)]);
      return { ...Object.fromEntries(more), addedLater: { anything: true } };
    };
    expect(schema.parse(added(example))).toEqual(added(example));
  });

  test('refuses it without any one of its fields that are always there', () => {
    for (const field of fields) {
      const { [field]: _gone, ...rest } = example as Record<string, unknown>;
      expect(schema.safeParse(rest).success, field).toBe(false);
    }
  });

  test('refuses anything else there is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!(Array.isArray(value) && value.length === 0));
        expect(schema.safeParse(value).success).toBe(false);
      }),
    );
  });
});

test('a receipt tells until when a reply comes, where one was asked for', () => {
  expect(receiptSchema.parse({ ...receipt, replyBy: '2026-12-06' })).toMatchObject({ replyBy: '2026-12-06' });
  expect(receiptSchema.safeParse({ ...receipt, replyBy: 14 }).success).toBe(false);
});

describe('figures', () => {
  const parse = (change: object) => resultsSchema.safeParse({ ...exampleResults, ...change }).success;
  const item = (change: object) => parse({ items: [{ ...exampleResults.items[1], ...change }] });

  test('may be withheld for one reason, wherever a figure stands: a second would tell which groups are small', () => {
    const small = { withheld: 'small-group' };
    expect(parse({ nps: small, feedback: small })).toBe(true);
    expect(item({ figure: small })).toBe(true);
    for (const withheld of ['too-few', 'protects-another']) expect(parse({ nps: { withheld } })).toBe(false);
  });

  test('are null where nobody answered', () => {
    const distribution = Array<number>(11).fill(0);
    expect(parse({ nps: { n: 0, nps: null, shares: null, mean: null, distribution } })).toBe(true);
  });

  test('have the shape of their item’s kind', () => {
    const yesNo = { n: 3, counts: { true: 2, false: 1 } };
    expect(item({ kind: 'likert', figure: { n: 3 } })).toBe(false);
    expect(item({ kind: 'likert', figure: yesNo })).toBe(false);
    expect(item({ kind: 'yes-no', figure: yesNo })).toBe(true);
    expect(item({ kind: 'multi', figure: { n: 3 } })).toBe(false);
    expect(item({ kind: 'text', figure: { n: 3 } })).toBe(true);
  });

  test.each<[string, object]>([
    ['a count below nothing', { feedback: { n: -1 } }],
    ['half a count', { feedback: { n: 0.5 } }],
    ['a score over 100', { nps: { ...exampleResults.nps, nps: 101 } }],
    ['ten counts of eleven', { nps: { ...exampleResults.nps, distribution: Array<number>(10).fill(1) } }],
    ['an unknown audience', { audience: 'press' }],
  ])('are refused with %s', (_, change) => {
    expect(parse(change)).toBe(false);
  });

  test('are told apart from withheld ones by one guard', () => {
    expect(exampleResults.items.map(({ figure }) => isWithheld(figure))).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('a problem', () => {
  test.each(Object.keys(problems) as ProblemCode[])('of the code %s is read in each language', (code) => {
    for (const language of problemLanguages) {
      const one = describeProblem([{ code, pointer: '' }], language);
      expect(problemSchema.parse(one)).toEqual(one);
    }
  });

  test('of a code that is not in the list is refused', () => {
    expect(problemSchema.safeParse({ ...problem, code: 'teapot' }).success).toBe(false);
  });
});

test('the types are those of the known fields, read-only, with no room for a slip', () => {
  expectTypeOf<keyof Receipt>().toEqualTypeOf<'id' | 'status' | 'receivedOn' | 'reference' | 'replyBy'>();
  expectTypeOf<Names>().toEqualTypeOf<{ readonly fi: string; readonly sv?: string; readonly en?: string }>();
  expectTypeOf<Results['audience']>().toEqualTypeOf<'public' | 'staff' | 'raw'>();
  expectTypeOf<Results['parts'][number]>().not.toHaveProperty('parts');
});
