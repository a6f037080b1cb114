import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { reconcile, type Sent } from './reconcile.ts';

const one = '1.2.246.10.32213078.10.1';
const two = '1.2.246.10.32213078.10.2';
const idOf = (n: number) => `3f2a9c1b-0000-4000-8000-${String(n).padStart(12, '0')}`;
const digest = (...ids: string[]) => createHash('sha256').update(ids.toSorted().join('\n')).digest('hex');
const receipt = (unit: string, ...ids: string[]) => ({ unit, count: ids.length, digest: digest(...ids) });
const sent = (n: number, contactOn?: string, unit = one): Sent => ({ id: idOf(n), unit, contactOn });

describe('A month is reconciled', () => {
  test('when every unit and day holds the very same feedbacks, whatever their order and their ids’ case', async () => {
    const days = [
      { day: '2026-10-01', units: [receipt(one, idOf(1), idOf(10)), receipt(two, idOf(2))] },
      { day: '2026-10-31', units: [receipt(one, idOf(3))] },
    ];
    const ours = [
      sent(10, '2026-10-01'),
      { ...sent(3, '2026-10-31'), unit: `urn:oid:${one}` },
      { ...sent(1, '2026-10-01'), id: idOf(1).toUpperCase() },
      sent(2, '2026-10-01', two),
      sent(4, '2026-11-01'),
    ];
    expect(await reconcile({ month: '2026-10', days }, '2026-10', ours)).toEqual({
      month: '2026-10',
      isSame: true,
      undated: 0,
      days: [
        { day: '2026-10-01', unit: one, sent: 2, held: 2, isSame: true },
        { day: '2026-10-01', unit: two, sent: 1, held: 1, isSame: true },
        { day: '2026-10-31', unit: one, sent: 1, held: 1, isSame: true },
      ],
    });
  });

  test.each([
    ['is missing from the collector', [sent(1, '2026-10-01'), sent(2, '2026-10-01')], { sent: 2, held: 1 }],
    ['is missing from the file', [], { sent: 0, held: 1 }],
    ['is another one of the same number', [sent(2, '2026-10-01')], { sent: 1, held: 1 }],
  ])('not when one %s, and it is named', async (_, ours, difference) => {
    const days = [{ day: '2026-10-01', units: [receipt(one, idOf(1))] }];
    expect(await reconcile({ days }, '2026-10', ours)).toMatchObject({
      isSame: false,
      days: [{ day: '2026-10-01', unit: one, ...difference, isSame: false }],
    });
  });

  test('by the day of arrival where nobody knows the day of contact, and one without either is told', async () => {
    const days = [{ day: '2026-10-05', units: [receipt(one, idOf(1))] }];
    const ours = [{ ...sent(1), receivedOn: '2026-10-05' }, sent(2)];
    expect(await reconcile({ days }, '2026-10', ours)).toMatchObject({ isSame: true, undated: 1 });
  });
});
