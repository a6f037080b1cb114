import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnswerLike, type AnswerValue, checkAnswers } from './check-answers.ts';
import {
  generalSet,
  isOwnItemId,
  type ItemShape,
  missingReasons,
  nationalKind,
  scales,
  statementIds,
} from './instrument.ts';

/** The codes found in answers to items that were all shown. */
const codes = (...answers: AnswerLike[]) =>
  checkAnswers(
    answers.map(({ item }) => item),
    answers,
  ).map(({ code, path }) => `${code} /${path.join('/')}`);

describe('the instrument', () => {
  test('asks the recommendation first, then the open question, then the seven statements in their order', () => {
    const order = 'nps open access encounter participation safety information comprehensibility benefit';
    expect(generalSet).toEqual(order.split(' '));
  });

  test('knows the kind of each national item, and of no other', () => {
    expect(generalSet.map(nationalKind)).toEqual(['nps', 'text', ...Array(7).fill('likert')]);
    expect(nationalKind('NPS')).toBeUndefined();
    expect(nationalKind('oma-hame:nps')).toBeUndefined();
  });

  test.each(['oma-hame:good-feeling', 'ab:c', 'a1:b-2'])('takes %s for an own item', (id) => {
    expect(isOwnItemId(id)).toBe(true);
  });

  test.each([
    'nps',
    'a:b',
    'Oma:x',
    'oma:X',
    'oma:',
    ':x',
    'oma:x:y',
    'oma hame:x',
    'oma:ä',
    '1a:b',
    `ab:${'c'.repeat(61)}`,
  ])('does not take %j for one', (id) => expect(isOwnItemId(id)).toBe(false));
});

describe('an answer', () => {
  test('is good at both ends of its scale and everywhere between', () => {
    for (let value = scales.nps.min; value <= scales.nps.max; value++)
      expect(codes({ item: 'nps', value })).toEqual([]);
    for (const item of statementIds) {
      for (let value = 1; value <= 5; value++) expect(codes({ item, value })).toEqual([]);
    }
    expect([scales.nps.min, scales.nps.max, scales.likert.min, scales.likert.max]).toEqual([0, 10, 1, 5]);
  });

  test.each([
    ['nps', 11, 'value-out-of-range'],
    ['nps', -1, 'value-out-of-range'],
    ['nps', 6.5, 'value-not-integer'],
    ['nps', NaN, 'value-not-integer'],
    ['nps', Infinity, 'value-not-integer'],
    ['nps', '9', 'wrong-type'],
    ['access', 0, 'value-out-of-range'],
    ['access', 6, 'value-out-of-range'],
    ['access', 4.999, 'value-not-integer'],
    ['benefit', '5', 'wrong-type'],
    ['open', 5, 'wrong-type'],
    ['open', '', 'text-empty'],
    ['open', ' \n ', 'text-empty'],
    ['open', 'a'.repeat(4001), 'text-too-long'],
  ])('to %s of %j is at fault', (item, value, code) => {
    expect(codes({ item, value })).toEqual([`${code} /answers/0/value`]);
  });

  test.each(missingReasons.filter((reason) => reason !== 'not-shown'))('may be missing: %s', (missing) => {
    for (const item of generalSet) expect(codes({ item, missing })).toEqual([]);
  });

  test('is missing as not shown where the item was not shown, and only there', () => {
    const answers = [{ item: 'access', missing: 'not-shown' }];
    expect(checkAnswers(['nps'], answers)).toEqual([]);
    expect(checkAnswers(['nps', 'access'], answers).map(({ code }) => code)).toEqual(['item-not-shown']);
  });

  test('has a value or a reason, never both and never neither', () => {
    expect(codes({ item: 'nps', value: 9, missing: 'skipped' })).toEqual(['answer-incomplete /answers/0']);
    expect(codes({ item: 'nps' })).toEqual(['answer-incomplete /answers/0']);
  });

  test('to an item that does not exist is at fault where it was shown and where it was answered', () => {
    expect(codes({ item: 'mood', value: 3 })).toEqual([
      'unknown-item /shown/0',
      'unknown-item /answers/0/item',
    ]);
  });

  test('to an item that was not shown is at fault', () => {
    expect(checkAnswers(['nps'], [{ item: 'access', value: 3 }])).toEqual([
      { code: 'item-not-shown', path: ['answers', 0, 'item'] },
    ]);
  });

  test('given twice is at fault the second time', () => {
    const twice = [
      { item: 'nps', value: 9 },
      { item: 'nps', value: 9 },
    ];
    expect(checkAnswers(['nps'], twice)).toEqual([{ code: 'item-repeated', path: ['answers', 1, 'item'] }]);
  });

  test('to an item shown twice is good; the showing is at fault', () => {
    expect(checkAnswers(['nps', 'nps'], [{ item: 'nps', value: 9 }])).toEqual([
      { code: 'item-repeated', path: ['shown', 1] },
    ]);
  });

  test('may be left out: what was shown need not be answered', () => {
    expect(checkAnswers(generalSet, [])).toEqual([]);
  });
});

describe('an answer to an organisation’s own item', () => {
  const own = 'oma-hame:good-feeling';
  const check = (shape: ItemShape | undefined, value: AnswerValue) =>
    checkAnswers([own], [{ item: own, value }], () => shape).map(({ code }) => code);

  test.each([5, 0, 10, true, false, 'hyvä', 'parking', ['parking'], ['parking', 'food']])(
    'may be %j where nobody knows the item: some kind takes it',
    (value) => expect(codes({ item: own, value })).toEqual([]),
  );

  test.each([
    [11, 'value-out-of-range'],
    [1.5, 'value-not-integer'],
    ['', 'text-empty'],
    [[], 'answer-incomplete'],
    [['Parking!'], 'unknown-value'],
    [['food', 'food'], 'value-repeated'],
    [Array.from({ length: 31 }, (_, n) => `option-${n}`), 'unknown-value'],
  ])('may not be %j even there: no kind takes it', (value, code) => {
    expect(codes({ item: own, value })).toEqual([`${code} /answers/0/value`]);
  });

  const options = ['parking', 'food'];

  test.each<[ItemShape, AnswerValue]>([
    [{ kind: 'nps' }, 10],
    [{ kind: 'likert' }, 5],
    [{ kind: 'text' }, 'hyvä'],
    [{ kind: 'yes-no' }, false],
    [{ kind: 'choice', options }, 'food'],
    [{ kind: 'multi', options }, ['food']],
    [{ kind: 'multi', options }, ['food', 'parking']],
  ])('to %j may be %j', (shape, value) => {
    expect(check(shape, value)).toEqual([]);
  });

  test.each<[ItemShape, AnswerValue, string]>([
    [{ kind: 'nps' }, 11, 'value-out-of-range'],
    [{ kind: 'likert' }, 6, 'value-out-of-range'],
    [{ kind: 'likert' }, true, 'wrong-type'],
    [{ kind: 'text' }, 6, 'wrong-type'],
    [{ kind: 'text' }, ['hyvä'], 'wrong-type'],
    [{ kind: 'yes-no' }, 1, 'wrong-type'],
    [{ kind: 'yes-no' }, 'true', 'wrong-type'],
    [{ kind: 'choice', options }, 'weather', 'unknown-value'],
    [{ kind: 'choice', options }, ['food'], 'wrong-type'],
    [{ kind: 'multi', options }, 'food', 'wrong-type'],
    [{ kind: 'multi', options }, ['food', 'weather'], 'unknown-value'],
    [{ kind: 'multi', options }, ['food', 'food'], 'value-repeated'],
    [{ kind: 'multi', options }, [], 'answer-incomplete'],
  ])('to %j may not be %j: %s', (shape, value, code) => {
    expect(check(shape, value)).toEqual([code]);
  });

  test('is at fault where the organisation has no such item', () => {
    expect(check(undefined, 5)).toEqual(['unknown-item', 'unknown-item']);
  });

  test('never asks the organisation about a national item', () => {
    expect(checkAnswers(['nps'], [{ item: 'nps', value: 9 }], () => ({ kind: 'text' }))).toEqual([]);
  });
});

test('every fault leads to a place in the record', () => {
  const items = fc.constantFrom(...generalSet, 'mood', 'oma-hame:good-feeling');
  const answers = fc.array(
    fc.record(
      {
        item: items,
        value: fc.oneof(fc.double(), fc.integer(), fc.string(), fc.boolean(), fc.array(fc.string())),
        missing: fc.constantFrom(...missingReasons),
      },
      { requiredKeys: ['item'] },
    ),
  );
  fc.assert(
    fc.property(fc.array(items), answers, (shown, given) => {
      const record: unknown = { shown, answers: given };
      for (const { path } of checkAnswers(shown, given)) {
        const parent = path.slice(0, -1).reduce((at, step) => (at as Record<string, unknown>)[step], record);
        expect(Object.hasOwn(parent as object, path.at(-1) ?? '')).toBe(true);
      }
    }),
  );
});
