import { describe, expect, test } from 'vitest';
import { PalauteError, type PalauteErrorCode } from '../error.ts';
import { askedPause, finalCode, isOfThisOne, pauseAfter } from './pause.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

describe('the pause after failures', () => {
  test('doubles from five seconds to a quarter of an hour', () => {
    const longest = [1, 2, 3, 4, 9, 40].map((failures) => pauseAfter(failures, 1) / 1000);
    expect(longest).toEqual([5, 10, 20, 40, 900, 900]);
  });

  test('is spread over its second half', () => {
    expect(pauseAfter(3, 0)).toBe(10_000);
    expect(pauseAfter(3, 0.5)).toBe(15_000);
  });
});

describe('Retry-After', () => {
  test.each([
    ['90', 90_000],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['soon', 0],
    ['', 0],
    [null, 0],
    ['86400', 3_600_000],
  ])('%s is %i ms', (value, ms) => expect(askedPause(value, now)).toBe(ms));
});

const error = (code: PalauteErrorCode, status: number, problemCode?: string) =>
  new PalauteError(code, {
    status,
    ...(problemCode && {
      problem: { type: '', title: '', status, code: problemCode, pointer: '', errors: [] } as never,
    }),
  });

describe('an answer is final', () => {
  test.each([
    [422, 'unknown-item'],
    [422, 'id-reused'],
    [400, 'malformed-json'],
    [413, 'body-too-large'],
    [415, 'unsupported-media-type'],
  ])('where the collector will never take the feedback: %i %s', (status, code) =>
    expect(finalCode(error('refused', status, code))).toBe(code),
  );

  test.each([
    ['the key has ended', error('refused', 401, 'unknown-key')],
    ['the key is for other pages', error('refused', 403, 'origin-not-allowed')],
    ['the unit is not loaded yet', error('refused', 422, 'unknown-unit')],
    ['contact details are not taken yet', error('refused', 422, 'contact-not-taken')],
    ['the address is wrong', error('refused', 404, 'not-found')],
    ['something on the way refuses', error('refused', 400)],
    ['the collector has too much to do', error('unavailable', 503, 'database-unavailable')],
    ['a captive portal answers', error('unreadable', 200)],
    ['nothing answers', new PalauteError('network')],
    ['it is no error of ours', new Error('422')],
  ])('not where %s', (_case, failure) => expect(finalCode(failure)).toBeUndefined());
});

test('only an internal error may be the fault of one feedback', () => {
  expect(isOfThisOne(error('unavailable', 500, 'internal-error'))).toBe(true);
  expect(isOfThisOne(error('unavailable', 503, 'database-unavailable'))).toBe(false);
  expect(isOfThisOne(new PalauteError('network'))).toBe(false);
});
