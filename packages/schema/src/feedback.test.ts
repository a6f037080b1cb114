import { describe, expect, test } from 'vitest';
import { type Feedback, readFeedback } from './feedback.ts';
import { shownLimit } from './instrument.ts';

/** In Finland it is already the 23rd. */
const now = new Date('2026-11-22T22:30:00Z');

const whole: Feedback = {
  schema: '1',
  id: '3f2a9c1b-0000-4000-8000-000000000001',
  instrument: 'thl-kap-2022',
  textVersion: '2026-11-22',
  language: 'fi-x-selko',
  unit: '1.2.246.10.32213078.10.17',
  provider: '1.2.246.10.15675350.10.0',
  service: { system: '1.2.246.537.6.50', code: 'SOTE23.1' },
  event: 'visit:2026_11.42-a',
  contactChannel: 'site',
  contactOn: '2026-11-20',
  collectionChannel: 'tablet',
  support: 'assisted',
  respondent: 'relative',
  ageBand: '13-17',
  shown: ['nps', 'open', 'access', 'oma-hame:good-feeling'],
  answers: [
    { item: 'nps', value: 9 },
    { item: 'open', value: 'Hyvä palvelu' },
    { item: 'access', missing: 'dont-know' },
    { item: 'oma-hame:good-feeling', value: 5 },
  ],
  free: { kinds: ['thanks', 'idea'], text: 'Kiitos!' },
};

const read = (change: object) => readFeedback({ ...whole, ...change }, { now });
const faultsOf = (input: unknown) =>
  (readFeedback(input, { now }).faults ?? []).map(({ code, pointer }) => `${code} ${pointer}`);
const faults = (change: object) => faultsOf({ ...whole, ...change });
const answer = (value: unknown, item = 'nps') => ({ shown: [item], answers: [{ item, value }] });

describe('a record', () => {
  test('is read as it is when everything in it is good', () => {
    expect(readFeedback(whole, { now })).toEqual({ feedback: whole });
  });

  test('needs no more than who was asked what', () => {
    const { schema, id, instrument, textVersion, language, unit, collectionChannel } = whole;
    const least = { schema, id, instrument, textVersion, language, unit, collectionChannel };
    const asked = { ...least, shown: ['nps'], answers: [] };
    expect(readFeedback(asked, { now })).toEqual({ feedback: asked });
  });

  test('is read in one form: bare OIDs, a lower-case id, tidy texts', () => {
    const { feedback } = read({
      id: whole.id.toUpperCase(),
      unit: `urn:oid:${whole.unit}`,
      provider: 'URN:OID:1.2.246.10.15675350.10.0',
      answers: [{ item: 'open', value: ' a\r\nb\0 ' }],
      free: { text: '\ud83d hei \n' },
    });
    expect(feedback).toMatchObject({ id: whole.id, unit: whole.unit, provider: whole.provider });
    expect(feedback?.answers).toEqual([{ item: 'open', value: 'a\nb' }]);
    expect(feedback?.free).toEqual({ text: '\ufffd hei' });
  });

  test('may tell how to reach the person', () => {
    const contact = { name: 'Maija', email: 'maija@example.fi', phone: '+358 40 123 4567', by: 'phone' };
    expect(read({ contact }).feedback?.contact).toEqual(contact);
  });

  test.each(['3f2a9c1b-0000-4000-8000-000000000001', '3f2a9c1b-0000-5000-b000-000000000001'])(
    'may have the id %s, of version 4 or 5',
    (id) => expect(faults({ id })).toEqual([]),
  );
});

describe('a record is refused', () => {
  test.each([
    'schema',
    'id',
    'instrument',
    'textVersion',
    'language',
    'unit',
    'collectionChannel',
    'shown',
    'answers',
  ])('without its %s', (field) =>
    expect(faults({ [field]: undefined })).toEqual([`missing-field /${field}`]),
  );

  test.each<[object, string, string]>([
    [{ name: 'Maija' }, 'unknown-field /name', 'an unknown field'],
    [{ 'a/b~c': 1 }, 'unknown-field /a~1b~0c', 'an unknown field whose name needs escaping'],
    [
      { answers: [{ item: 'nps', value: 9, comment: 'x' }] },
      'unknown-field /answers/0/comment',
      'one in an answer',
    ],
    [{ service: { ...whole.service, display: 'x' } }, 'unknown-field /service/display', 'one in the service'],
    [{ free: { text: 'x', phone: '040' } }, 'unknown-field /free/phone', 'one in the free feedback'],
    [{ schema: '2' }, 'unknown-value /schema', 'another schema'],
    [{ schema: 1 }, 'unknown-value /schema', 'a schema that is a number'],
    [{ instrument: 'thl-kap-2030' }, 'unknown-value /instrument', 'another instrument'],
    [{ textVersion: 'a b' }, 'unknown-value /textVersion', 'a version with a blank'],
    [{ textVersion: '1'.repeat(41) }, 'text-too-long /textVersion', 'a version of 41 characters'],
    [{ textVersion: 20261122 }, 'wrong-type /textVersion', 'a version that is a number'],
    [{ language: 'de' }, 'unknown-value /language', 'a language that has no pack'],
    [{ contactChannel: 'letter' }, 'unknown-value /contactChannel', 'an unknown contact channel'],
    [{ collectionChannel: 'fax' }, 'unknown-value /collectionChannel', 'an unknown collection channel'],
    [{ support: 'some' }, 'unknown-value /support', 'an unknown support'],
    [{ respondent: 'doctor' }, 'unknown-value /respondent', 'an unknown respondent'],
    [{ ageBand: '18+' }, 'unknown-value /ageBand', 'an unknown age band'],
    [{ service: { system: 'x' } }, 'missing-field /service/code', 'a service without its code'],
    [
      { service: { system: 'ä', code: 'x' } },
      'unknown-value /service/system',
      'a service with a letter of no code',
    ],
    [{ service: null }, 'wrong-type /service', 'a null for what may be left out'],
    [{ event: '010190 999W' }, 'unknown-value /event', 'an event with a blank'],
    [{ event: 'e'.repeat(101) }, 'text-too-long /event', 'an event of 101 characters'],
    [{ shown: [] }, 'missing-field /shown', 'nothing shown'],
    [{ shown: 'nps' }, 'wrong-type /shown', 'a shown item that is no list'],
    [{ shown: ['nps', 3], answers: [] }, 'wrong-type /shown/1', 'a shown item that is a number'],
    [{ answers: {} }, 'wrong-type /answers', 'answers that are no list'],
    [{ answers: [null] }, 'wrong-type /answers/0', 'an answer that is null'],
    [{ answers: [{ value: 9 }] }, 'missing-field /answers/0/item', 'an answer to no item'],
    [
      { answers: [{ item: 'nps', missing: 'forgot' }] },
      'unknown-value /answers/0/missing',
      'an unknown reason',
    ],
    [{ answers: [{ item: 'nps' }] }, 'answer-incomplete /answers/0', 'neither a value nor a reason'],
    [
      { answers: [{ item: 'nps', value: 9, missing: 'skipped' }] },
      'answer-incomplete /answers/0',
      'both a value and a reason',
    ],
    [{ shown: ['nps', 'nps'], answers: [] }, 'item-repeated /shown/1', 'an item shown twice'],
    [{ shown: ['mood'], answers: [] }, 'unknown-item /shown/0', 'an unknown item shown'],
    [
      { shown: ['nps'], answers: [{ item: 'access', value: 3 }] },
      'item-not-shown /answers/0/item',
      'an item not shown',
    ],
    [
      { answers: [1, 2].map((value) => ({ item: 'access', value })) },
      'item-repeated /answers/1/item',
      'a statement answered twice',
    ],
    [{ free: { kinds: ['praise'], text: 'x' } }, 'unknown-value /free/kinds/0', 'an unknown kind'],
    [{ free: { kinds: ['idea', 'idea'], text: 'x' } }, 'value-repeated /free/kinds/1', 'a kind twice'],
    [{ free: { topics: ['weather'] } }, 'unknown-value /free/topics/0', 'an unknown topic'],
    [{ free: { topics: [] } }, 'answer-incomplete /free/topics', 'topics, but none'],
    [{ free: {} }, 'answer-incomplete /free', 'free feedback that says nothing'],
    [{ contact: { name: 'Maija' } }, 'contact-incomplete /contact', 'a contact without a way to reach it'],
    [
      { contact: { email: 'a@b.fi', by: 'phone' } },
      'contact-incomplete /contact/phone',
      'a wish for another way',
    ],
    [{ contact: { email: 'maija' } }, 'contact-format /contact/email', 'no e-mail address'],
    [{ contact: { phone: 'maija' } }, 'contact-format /contact/phone', 'no phone number'],
    [{ free: { text: ' \n ' } }, 'text-empty /free/text', 'an empty text'],
    [{ free: { text: 'a'.repeat(4001) } }, 'text-too-long /free/text', 'a text of 4001 characters'],
    [{ free: { text: 4 } }, 'wrong-type /free/text', 'a text that is a number'],
  ])('for %j: %s', (change, fault) => {
    expect(faults(change)).toEqual([fault]);
  });

  test.each([null, undefined, 'feedback', 42, true, [], [whole]])('that is %j', (input) => {
    expect(faultsOf(input)[0]).toMatch(/^(wrong-type|missing-field) $/);
  });

  test.each([
    [11, 'value-out-of-range'],
    [-1, 'value-out-of-range'],
    [6.5, 'value-not-integer'],
    ['9', 'wrong-type'],
    [null, 'wrong-type'],
    [NaN, 'wrong-type'],
    [Infinity, 'wrong-type'],
    [{ valueOf: 9 }, 'wrong-type'],
    [true, 'wrong-type'],
    [[9], 'wrong-type'],
  ])('for an NPS of %j', (value, code) => {
    expect(faults(answer(value))).toEqual([`${code} /answers/0/value`]);
  });

  test.each([
    ['', 'text-empty'],
    [' \u0000\n', 'text-empty'],
    ['👍🏽'.repeat(4001), 'text-too-long'],
    [7, 'wrong-type'],
  ])('for an open answer %#', (value, code) => {
    expect(faults(answer(value, 'open'))).toEqual([`${code} /answers/0/value`]);
  });

  test('for a text only when it is too long to the reader: 4000 thumbs with a skin tone are not', () => {
    expect(faults(answer('👍🏽'.repeat(4000), 'open'))).toEqual([]);
    expect(faults({ free: { text: '👍🏽'.repeat(4000) } })).toEqual([]);
    expect(faults(answer(` ${'a'.repeat(4000)}\n`, 'open'))).toEqual([]);
  });

  test.each([
    ['3f2a9c1b-0000-1000-8000-000000000001', 'version 1, made of a clock and a network card'],
    ['3f2a9c1b-0000-7000-8000-000000000001', 'version 7'],
    ['3f2a9c1b-0000-4000-c000-000000000001', 'another variant'],
    ['3f2a9c1b000040008000000000000001', 'no dashes'],
    ['{3f2a9c1b-0000-4000-8000-000000000001}', 'braces'],
    ['00000000-0000-0000-0000-000000000000', 'nothing but zeros'],
    ['', 'nothing'],
  ])('for the id %j: %s', (id) => {
    expect(faults({ id })).toEqual(['id-format /id']);
  });

  test.each([
    ['1.2.246.10.32213079.10.0', 'oid-check-digit'],
    ['1.2.246.10.03221308.10.0', 'oid-format'],
    ['1.2.246.10.32213078.10.0.', 'oid-format'],
    ['urn:oid:urn:oid:1.2.246.10.32213078.10.0', 'oid-format'],
    ['', 'oid-format'],
  ])('for the OID %j', (oid, code) => {
    expect(faults({ unit: oid, provider: oid })).toEqual([`${code} /unit`, `${code} /provider`]);
  });

  test.each([
    ['2025-02-29', 'date-format'],
    ['2026-11-20T10:00:00Z', 'date-format'],
    ['20.11.2026', 'date-format'],
    ['2026-11-24', 'date-in-future'],
    ['1999-12-31', 'date-too-early'],
  ])('for a contact on %j', (contactOn, code) => {
    expect(faults({ contactOn })).toEqual([`${code} /contactOn`]);
  });

  test('for a contact in the future by the calendar of Finland, which is ahead of Greenwich', () => {
    expect(faults({ contactOn: '2026-11-23' })).toEqual([]);
    const hourBefore = { now: new Date('2026-11-22T21:59:59Z') };
    expect(readFeedback({ ...whole, contactOn: '2026-11-23' }, hourBefore).faults).toHaveLength(1);
    expect(faults({ contactOn: '2000-01-01' })).toEqual([]);
  });

  test('for lists longer than any form is', () => {
    const many = Array.from({ length: shownLimit + 1 }, (_, n) => `own:item-${n}`);
    expect(faults({ shown: many.slice(1), answers: [] })).toEqual([]);
    expect(faults({ shown: many, answers: [] })).toEqual(['too-many /shown']);
    const answers = many.map((item) => ({ item, value: 1 }));
    expect(faults({ shown: many.slice(1), answers })).toEqual(['too-many /answers']);
  });

  test('with every fault at once, the record’s own order first', () => {
    expect(faults({ id: 'x', unit: '1', name: 'Maija', language: 'de' }).toSorted()).toEqual([
      'id-format /id',
      'oid-format /unit',
      'unknown-field /name',
      'unknown-value /language',
    ]);
  });

  test('with fifty faults at most, however many it has', () => {
    const names = Array.from({ length: 200 }, (_, n) => [`field-${n}`, 1]);
    expect(faults(Object.fromEntries(names))).toHaveLength(50);
  });
});

describe('an organisation’s own items', () => {
  const ownItem = (item: string) =>
    item === 'oma-hame:good-feeling' ? ({ kind: 'likert' } as const) : undefined;
  const faultsOfOwn = (change: object) =>
    (readFeedback({ ...whole, ...change }, { now, ownItem }).faults ?? []).map(
      ({ code, pointer }) => `${code} ${pointer}`,
    );

  test('are held to their kind where the reader knows them', () => {
    expect(faultsOfOwn({})).toEqual([]);
    expect(faultsOfOwn(answer(6, 'oma-hame:good-feeling'))).toEqual(['value-out-of-range /answers/0/value']);
    expect(faultsOfOwn({ shown: ['oma-hame:else'], answers: [] })).toEqual(['unknown-item /shown/0']);
  });

  test('pass where the reader does not', () => {
    expect(faults(answer(6, 'oma-hame:good-feeling'))).toEqual([]);
  });
});
