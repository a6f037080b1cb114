import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { examples } from '../generate/examples.ts';
import { checkFeedback } from './check-feedback.ts';
import type { Feedback } from './feedback.ts';

const now = new Date('2026-11-22T12:00:00Z');
const check = (change: object, context = { now }) =>
  checkFeedback({ ...examples.web, ...change }, context).map(({ code, pointer }) => `${code} ${pointer}`);

describe('the light check', () => {
  test('finds nothing in a good record', () => {
    expect(check({})).toEqual([]);
  });

  test('names every fault with its place, those of one field before those of the whole', () => {
    expect(check({ id: 'x', name: 'Maija', answers: [{ item: 'nps', value: 11, 'a/b': 1 }] })).toEqual([
      'id-format /id',
      'unknown-field /answers/0/a~1b',
      'unknown-field /name',
    ]);
    expect(check({ answers: [{ item: 'nps', value: 11 }, { item: 'mood' }] })).toEqual([
      'value-out-of-range /answers/0/value',
      'unknown-item /answers/1/item',
    ]);
  });

  test.each<[object, string]>([
    [{ unit: '1.2.246.10.32213079.10.0' }, 'oid-check-digit /unit'],
    [{ unit: undefined }, 'missing-field /unit'],
    [{ contactOn: '2026-11-23' }, 'date-in-future /contactOn'],
    [{ contactOn: '1999-12-31' }, 'date-too-early /contactOn'],
    [{ free: {} }, 'answer-incomplete /free'],
    [{ free: { kinds: ['idea', 'idea'] } }, 'value-repeated /free/kinds/1'],
    [{ contact: { name: 'Maija' } }, 'contact-incomplete /contact'],
    [{ contact: { email: 'a@b.fi', by: 'phone' } }, 'contact-incomplete /contact/phone'],
    [{ contact: { email: 'maija' } }, 'contact-format /contact/email'],
    [{ shown: [] }, 'missing-field /shown'],
  ])('for %j says %s', (change, fault) => {
    expect(check(change)).toEqual([fault]);
  });

  test('holds own items to their kind where the caller knows them', () => {
    const record: Pick<Feedback, 'shown' | 'answers'> = {
      shown: ['own:mood'],
      answers: [{ item: 'own:mood', value: 6 }],
    };
    const ownItem = (item: string) => (item === 'own:mood' ? ({ kind: 'likert' } as const) : undefined);
    expect(check(record)).toEqual([]);
    expect(checkFeedback({ ...examples.web, ...record }, { now, ownItem })).toEqual([
      { code: 'value-out-of-range', pointer: '/answers/0/value' },
    ]);
  });

  test('tells of fifty faults at most', () => {
    expect(check(Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`field-${n}`, 1])))).toHaveLength(
      50,
    );
  });
});

/** What a page that imports a module of this folder would load. */
async function loadedWith(module: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [`${import.meta.dirname}/${module}`],
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

test.each(['check-feedback.ts', 'problem.ts', 'results.ts', 'rules.ts', 'instrument.ts'])(
  'a page with %s loads no zod',
  async (module) => {
    const loaded = await loadedWith(module);
    expect(loaded.some((file) => file.endsWith(module))).toBe(true);
    expect(loaded.filter((file) => file.includes('zod'))).toEqual([]);
  },
);
