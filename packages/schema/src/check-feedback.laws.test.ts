import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goodRecords, ownItems } from '../generate/good-records.ts';
import { spoiltRecords } from '../generate/spoilt-records.ts';
import { checkFeedback } from './check-feedback.ts';
import { readFeedback } from './feedback.ts';

/** More for a longer run: `PALAUTE_RUNS=1000000 npx vitest run packages/schema/src/check-feedback.laws.test.ts`. */
const numRuns = Number(process.env['PALAUTE_RUNS'] ?? 100_000);

const now = new Date('2026-11-22T12:00:00Z');
const contexts = fc.constantFrom({ now }, { now, ownItem: (item: string) => ownItems.get(item) });

const records = fc.oneof(
  { weight: 1, arbitrary: goodRecords },
  { weight: 18, arbitrary: spoiltRecords },
  { weight: 1, arbitrary: fc.anything() },
);

describe('the light check', () => {
  test('finds in any value the faults that the record’s own reader finds, in the same order', () => {
    fc.assert(
      fc.property(records, contexts, (record, context) => {
        expect(checkFeedback(record, context)).toEqual(readFeedback(record, context).faults ?? []);
      }),
      { numRuns },
    );
  });

  test('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(goodRecords, contexts, (record, context) => {
        const before = structuredClone(record);
        checkFeedback(record, context);
        expect(record).toEqual(before);
      }),
    );
  });
});
