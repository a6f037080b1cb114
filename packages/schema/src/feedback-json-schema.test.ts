// What a stock validator of JSON Schema refuses of what the record's own reader refuses: nearly all. The README says
// the same of Python's jsonschema.
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examples } from '../generate/examples.ts';
import { goodRecords } from '../generate/good-records.ts';
import { beyondFeedbackSchema, jsonSchemaOf } from '../generate/json-schemas.ts';
import { spoiltJsonRecords } from '../generate/spoilt-records.ts';
import { type Feedback, readFeedback } from './feedback.ts';
import type { Fault } from './problem.ts';

const now = new Date('2026-11-22T12:00:00Z');
const read = (record: unknown) => readFeedback(record, { now });

const ajv = new Ajv2020({ validateFormats: false });
const isTaken = ajv.compile(jsonSchemaOf('Feedback'));
const complaints = () => JSON.stringify(isTaken.errors);

/** More for a longer run, by hand. */
const numRuns = Number(process.env['PALAUTE_RUNS'] ?? 10_000);

/** Whether JSON Schema cannot know of a fault. */
function isBeyond({ code, pointer }: Fault): boolean {
  if (code === 'text-too-long') return /^\/(free\/text|answers\/\d+\/value)$/.test(pointer);
  if (code === 'item-repeated') return pointer.startsWith('/answers/');
  return code in beyondFeedbackSchema;
}

describe('the JSON Schema of the record', () => {
  test('takes every good record in the form in which it is kept', () => {
    fc.assert(
      fc.property(goodRecords, (record) => {
        const { feedback } = read(record);
        expect(isTaken(JSON.parse(JSON.stringify(feedback))), complaints()).toBe(true);
      }),
      { numRuns: numRuns / 5 },
    );
  });

  test('says of a record what the reader says, but for the rules that it names and untidy contact details', () => {
    fc.assert(
      fc.property(spoiltJsonRecords, (record) => {
        const { feedback, faults } = read(record);
        if (faults) {
          expect(isTaken(record) && !faults.every(isBeyond), JSON.stringify(faults)).toBe(false);
        } else if (!isTaken(record)) {
          const { contact } = record as Partial<Feedback>;
          expect(feedback.contact, complaints()).not.toEqual(contact);
        }
      }),
      { numRuns },
    );
  });

  const web: Feedback = examples.web;
  const asked = (item: string, value: unknown) => ({ shown: [item], answers: [{ item, value }] });

  test.each<[string, object]>([
    ['an unknown field', { name: 'x' }],
    ['an unknown field in an answer', { answers: [{ item: 'nps', value: 9, comment: 'x' }] }],
    ['no unit', { unit: undefined }],
    ['an id of version 1', { id: web.id.replace('-4b8a', '-1b8a') }],
    ['an OID of another register', { unit: '1.2.246.10.32213078.19.0' }],
    ['an OID with a line feed behind it', { unit: `${web.unit}\n` }],
    ['a date in Finnish', { contactOn: '17.11.2026' }],
    ['a contact before 2000', { contactOn: '1999-12-31' }],
    ['the 13th month', { contactOn: '2026-13-01' }],
    ['an unknown channel', { collectionChannel: 'fax' }],
    ['nothing shown', { shown: [] }],
    ['an item shown twice', { shown: ['nps', 'nps'], answers: [] }],
    ['an unknown item', { shown: ['mood'], answers: [] }],
    ['more items than any form shows', { shown: Array.from({ length: 31 }, (_, n) => `own:item-${n}`) }],
    ['a recommendation of 11', asked('nps', 11)],
    ['a recommendation between two numbers', asked('nps', 6.5)],
    ['a recommendation in words', asked('nps', '9')],
    ['a statement of 0', asked('safety', 0)],
    ['an open answer in numbers', asked('open', 5)],
    ['an open answer of blanks', asked('open', ' \n\u00a0')],
    ['a number for no answer', asked('safety', 99)],
    ['an own item with an empty list', asked('oma-hame:way', [])],
    ['an own item with an option twice', asked('oma-hame:way', ['bus', 'bus'])],
    ['neither value nor reason', { answers: [{ item: 'nps' }] }],
    ['both value and reason', { answers: [{ item: 'nps', value: 9, missing: 'skipped' }] }],
    ['an unknown reason', { answers: [{ item: 'nps', missing: 'forgot' }] }],
    ['an empty free feedback', { free: {} }],
    ['a kind twice', { free: { kinds: ['idea', 'idea'] } }],
    ['no kinds', { free: { kinds: [] } }],
    ['a contact without a way to reach it', { contact: { name: 'x' } }],
    ['a contact by a way that is not given', { contact: { email: 'a@b.fi', by: 'phone' } }],
    ['no address', { contact: { email: 'maija' } }],
  ])('refuses %s, and so does the reader', (_, change) => {
    const record = JSON.parse(JSON.stringify({ ...web, ...change })) as unknown;
    expect(read(record).faults).toBeDefined();
    expect(isTaken(record)).toBe(false);
  });

  test.each<[keyof typeof beyondFeedbackSchema, object]>([
    ['oid-check-digit', { unit: '1.2.246.10.32213079.10.0' }],
    ['date-format', { contactOn: '2026-02-30' }],
    ['date-in-future', { contactOn: '2026-12-24' }],
    [
      'item-repeated',
      {
        shown: ['nps'],
        answers: [
          { item: 'nps', value: 1 },
          { item: 'nps', value: 2 },
        ],
      },
    ],
    ['item-not-shown', { shown: ['open'], answers: [{ item: 'nps', value: 1 }] }],
    ['text-too-long', { free: { text: 'a'.repeat(4_001) } }],
  ])('leaves %s to the reader', (code, change) => {
    const record = { ...web, ...change };
    expect(read(record).faults?.map((fault) => fault.code)).toEqual([code]);
    expect(isTaken(record), complaints()).toBe(true);
  });
});
