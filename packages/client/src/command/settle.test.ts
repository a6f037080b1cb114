import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowResult } from '../records/records.ts';
import { nothingYet } from './journal.ts';
import { Settlement } from './settle.ts';

const row = (line: number): RowResult => ({
  row: { line, cells: [] },
  faults: [],
  masked: 1,
  place: ({ code }) => ({ code }),
});

describe('Answers that come in any order', () => {
  it('are counted, and rejected rows given out, in the order of the file and without a gap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('stored', 'duplicate', 'rejected', 'refused'), { maxLength: 40 }),
        fc.infiniteStream(fc.nat()),
        (statuses, order) => {
          const settlement = new Settlement(nothingYet);
          const open: [index: number, status: 'stored' | 'duplicate' | 'rejected', line: number][] = [];
          let sent = 0;
          statuses.forEach((status, line) => {
            if (status === 'refused') settlement.refuse(row(line));
            else {
              settlement.send(row(line), sent);
              open.push([sent++, status, line]);
            }
          });
          const rejected: number[] = [];
          const advance = () => {
            rejected.push(...settlement.advance().map(({ result }) => result.row.line));
            const firstOpen = Math.min(...open.map(([, , line]) => line), statuses.length);
            expect(settlement.progressed.rows).toBe(firstOpen);
          };
          advance();
          while (open.length > 0) {
            const [next] = open.splice((order.next().value ?? 0) % open.length, 1);
            if (!next) return;
            const [index, status] = next;
            settlement.answer(index, status === 'rejected' ? { status, faults: [] } : { status });
            advance();
          }
          const isOut = (status: string) => status === 'rejected' || status === 'refused';
          expect(rejected).toEqual(statuses.flatMap((status, line) => (isOut(status) ? [line] : [])));
          expect(settlement.progressed).toMatchObject({
            rows: statuses.length,
            stored: statuses.filter((status) => status === 'stored').length,
            rejected: rejected.length,
            masked: statuses.length - rejected.length,
          });
        },
      ),
    );
  });
});
