// Makes good records for the laws that readers of records keep, in every form in which they may come. Random values
// come from fast-check alone, so a seed repeats a run. Spoilt ones are made in spoilt-records.ts.
import * as fc from 'fast-check';
import * as lists from '../src/code-lists/index.ts';
import { feedbackTopics, type ItemShape, missingReasons, statementIds } from '../src/instrument.ts';

/** The organisation's own items, as a collector would know them. */
export const ownItems: ReadonlyMap<string, ItemShape> = new Map([
  ['oma-hame:staff-cooperation', { kind: 'likert' }],
  ['oma-hame:again', { kind: 'yes-no' }],
  ['oma-hame:way', { kind: 'choice', options: ['bus', 'car', 'on-foot'] }],
  ['oma-hame:helped', { kind: 'multi', options: ['nurse', 'doctor', 'peer'] }],
  ['oma-hame:wish', { kind: 'text' }],
]);

/** Words that are worth keeping, in the forms in which people and machines send them. */
const words = fc
  .string({
    unit: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('\r\n', ' ', '\0', '👍🏽', 'ä', '\u00a0'),
    ),
    maxLength: 12,
  })
  .map((text) => `a${text}`);

const oids = fc.constantFrom(
  '1.2.246.10.32213078.10.0',
  'urn:oid:1.2.246.10.32213086.10.17',
  'URN:OID:1.2.246.10.7259373.10.1.2',
  '1.2.246.10.32213078.10.9999999999.0.1.2.3.4.5.6.7',
);
const ids = fc.uuid({ version: [4, 5] }).chain((id) => fc.constantFrom(id, id.toUpperCase()));

const either = (item: string, value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ item: fc.constant(item), value }) },
    {
      weight: 1,
      arbitrary: fc.record({
        item: fc.constant(item),
        missing: fc.constantFrom(...missingReasons.filter((reason) => reason !== 'not-shown')),
      }),
    },
  );

const answers = fc
  .tuple(
    either('nps', fc.integer({ min: 0, max: 10 })),
    either('open', words),
    ...statementIds.map((item) => either(item, fc.integer({ min: 1, max: 5 }))),
    either('oma-hame:staff-cooperation', fc.integer({ min: 1, max: 5 })),
    either('oma-hame:again', fc.boolean()),
    either('oma-hame:way', fc.constantFrom('bus', 'car')),
    either('oma-hame:helped', fc.subarray(['nurse', 'doctor', 'peer'], { minLength: 1 })),
    either('oma-hame:wish', words),
  )
  .chain((all) => fc.shuffledSubarray(all, { minLength: 1 }));

const required = [
  'schema',
  'id',
  'instrument',
  'textVersion',
  'language',
  'unit',
  'collectionChannel',
] as const;

/** Records that are good on any day from 2026-11-22 on. */
export const goodRecords: fc.Arbitrary<Record<string, unknown>> = answers.chain((given) =>
  fc.record(
    {
      schema: fc.constant('1'),
      id: ids,
      instrument: fc.constant('thl-kap-2022'),
      textVersion: fc.constantFrom('2026-11-22', 'v1.0'),
      language: fc.constantFrom(...lists.languages),
      unit: oids,
      provider: oids,
      service: fc.constantFrom(
        { system: '1.2.246.537.6.50', code: 'SOTE23.1' },
        { system: 'https://example.fi/!', code: '~' },
      ),
      event: fc.constantFrom('visit-1', 'a:b_c.d', 'e'.repeat(100)),
      contactChannel: fc.constantFrom(...lists.contactChannels),
      contactOn: fc.constantFrom('2000-01-01', '2024-02-29', '2025-12-31', '2026-11-22'),
      collectionChannel: fc.constantFrom(...lists.collectionChannels),
      support: fc.constantFrom(...lists.supports),
      respondent: fc.constantFrom(...lists.respondentRoles),
      ageBand: fc.constantFrom(...lists.ageBands),
      shown: fc.constant(given.map(({ item }) => item)),
      answers: fc.oneof(
        fc.constant(given),
        fc.shuffledSubarray(given).map((some) => {
          const other = given.some(({ item }) => item === 'safety') ? 'own:other' : 'safety';
          return [...some, { item: other, missing: 'not-shown' }].filter(({ item }) => item !== 'own:other');
        }),
      ),
      free: fc.record(
        {
          kinds: fc.subarray([...lists.feedbackKinds], { minLength: 1 }),
          topics: fc.subarray([...feedbackTopics], { minLength: 1 }),
          text: words,
        },
        { requiredKeys: ['text'] },
      ),
      contact: fc.oneof(
        fc.record(
          {
            name: words,
            email: fc.constantFrom('maija@example.fi', ' m.m@example.fi\n', 'ä@ö.fi'),
            by: fc.constant('email'),
          },
          { requiredKeys: ['email'] },
        ),
        fc.record(
          { phone: fc.constantFrom('+358 (40) 123-4567', '  112112'), by: fc.constant('phone') },
          { requiredKeys: ['phone'] },
        ),
      ),
    },
    { requiredKeys: [...required, 'shown', 'answers'] },
  ),
);
