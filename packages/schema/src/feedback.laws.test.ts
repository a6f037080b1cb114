import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as lists from './code-lists/index.ts';
import { readFeedback } from './feedback.ts';
import { feedbackTopics, missingReasons, statementIds } from './instrument.ts';
import { problems } from './problem.ts';

const now = new Date('2026-11-22T12:00:00Z');
const read = (input: unknown) => readFeedback(input, { now });

/** Words that are worth keeping, in the forms in which people and machines send them. */
const words = fc
  .string({
    unit: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('\r\n', ' ', '\0', '👍🏽'),
    ),
  })
  .map((text) => `a${text}`);

const oids = fc.constantFrom(
  '1.2.246.10.32213078.10.0',
  'urn:oid:1.2.246.10.32213086.10.17',
  'URN:OID:1.2.246.10.7259373.10.1.2',
);
const ids = fc.uuid({ version: [4, 5] }).chain((id) => fc.constantFrom(id, id.toUpperCase()));
const days = fc
  .date({ min: new Date('2000-01-01T00:00Z'), max: now, noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const either = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    fc.record({ value }),
    fc.record({ missing: fc.constantFrom(...missingReasons.filter((reason) => reason !== 'not-shown')) }),
  );
const answers = fc
  .tuple(
    either(fc.integer({ min: 0, max: 10 })).map((of) => ({ item: 'nps', ...of })),
    either(words).map((of) => ({ item: 'open', ...of })),
    ...statementIds.map((item) => either(fc.integer({ min: 1, max: 5 })).map((of) => ({ item, ...of }))),
  )
  .chain((all) => fc.shuffledSubarray(all, { minLength: 1 }));

/** Records that are good, in any form in which they may come. */
const feedbacks = answers.chain((given) =>
  fc.record(
    {
      schema: fc.constant('1'),
      id: ids,
      instrument: fc.constant('thl-kap-2022'),
      textVersion: fc.constantFrom('2026-11-22', 'v1.0'),
      language: fc.constantFrom(...lists.languages),
      unit: oids,
      provider: oids,
      event: fc.constantFrom('visit-1', 'a:b_c.d'),
      contactChannel: fc.constantFrom(...lists.contactChannels),
      contactOn: days,
      collectionChannel: fc.constantFrom(...lists.collectionChannels),
      support: fc.constantFrom(...lists.supports),
      respondent: fc.constantFrom(...lists.respondentRoles),
      ageBand: fc.constantFrom(...lists.ageBands),
      shown: fc.constant(given.map(({ item }) => item)),
      answers: fc.constant(given),
      free: fc.record(
        {
          kinds: fc.subarray([...lists.feedbackKinds], { minLength: 1 }),
          topics: fc.subarray([...feedbackTopics], { minLength: 1 }),
          text: words,
        },
        { requiredKeys: ['text'] },
      ),
      contact: fc.record(
        { name: words, email: fc.constantFrom('maija@example.fi', ' m.m@example.fi\n') },
        { requiredKeys: ['email'] },
      ),
    },
    {
      requiredKeys: [
        ...(['schema', 'id', 'instrument', 'textVersion', 'language', 'unit', 'collectionChannel'] as const),
        ...(['shown', 'answers'] as const),
      ],
    },
  ),
);

/** A good record with one thing in it replaced by anything at all. */
const spoilt = fc
  .tuple(feedbacks, fc.string(), fc.anything())
  .chain(([feedback, name, anything]) =>
    fc
      .constantFrom(name, ...Object.keys(feedback))
      .map((field) => ({ ...feedback, [field]: anything }) as Record<string, unknown>),
  );

const rubbish = fc.oneof(fc.jsonValue(), fc.anything(), spoilt);

describe('reading a good record', () => {
  test('finds no fault, and keeps every answer', () => {
    fc.assert(
      fc.property(feedbacks, (input) => {
        const { feedback, faults } = read(input);
        expect(faults).toBeUndefined();
        expect(feedback?.answers.map(({ item }) => item)).toEqual(input.shown);
        expect(Object.keys(feedback ?? {}).toSorted()).toEqual(Object.keys(input).toSorted());
      }),
    );
  });

  test('gives what reads as itself, also after a journey as JSON', () => {
    fc.assert(
      fc.property(feedbacks, (input) => {
        const { feedback } = read(input);
        expect(read(feedback).feedback).toEqual(feedback);
        expect(read(JSON.parse(JSON.stringify(feedback))).feedback).toEqual(feedback);
      }),
    );
  });

  test('leaves what was given as it was', () => {
    fc.assert(
      fc.property(feedbacks, (input) => {
        const before = structuredClone(input);
        read(input);
        expect(input).toEqual(before);
      }),
    );
  });
});

describe('reading anything', () => {
  test('never throws, and gives a record or faults, never both', () => {
    fc.assert(
      fc.property(rubbish, (input) => {
        const { feedback, faults } = read(input);
        expect((feedback === undefined) !== (faults === undefined)).toBe(true);
        expect(faults === undefined || faults.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('gives faults of known codes with JSON Pointers', () => {
    fc.assert(
      fc.property(rubbish, (input) => {
        for (const { code, pointer } of read(input).faults ?? []) {
          expect(problems).toHaveProperty(code);
          expect(pointer).toMatch(/^(\/([^~/]|~[01])*)*$/su);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('never quotes a value in a fault: only the names of fields', () => {
    const secret = 'SALAINEN-010190-999W';
    const withSecret = fc.anything({ values: [fc.constant(secret), fc.integer()], key: fc.constant('key') });
    const records = fc
      .tuple(feedbacks, withSecret)
      .chain(([feedback, anything]) =>
        fc.constantFrom('new', ...Object.keys(feedback)).map((field) => ({ ...feedback, [field]: anything })),
      );
    fc.assert(
      fc.property(fc.oneof(records, withSecret), (input) => {
        expect(JSON.stringify(read(input).faults ?? [])).not.toContain('SALAINEN');
      }),
      { numRuns: 500 },
    );
  });
});
