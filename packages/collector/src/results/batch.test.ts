import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, type UnitYear } from './answers.ts';
import { type Batch, type BatchQuestion, nextBatch, waitingFor } from './batch.ts';
import { countCells } from './cells.ts';
import { decideWithholding } from './lattice.ts';

const lattice = {
  divisions: [{ id: 'a' }, { id: 'b' }],
  units: [
    { id: 'a1', divisionId: 'a' },
    { id: 'a2', divisionId: 'a' },
    { id: 'b1', divisionId: 'b' },
  ],
  year: '2025',
};
const threshold = 10;

/** Feedbacks of one unit and month, and how many of them answered 9 to the recommendation question. */
interface Given {
  readonly unitId: string;
  readonly month: number;
  readonly feedbacks: number;
  readonly nines: number;
}

/** As the database writes it: each unit once. */
function written(given: readonly Given[]): UnitYear[] {
  const sums = new Map<string, number>();
  const add = (key: string, n: number) => sums.set(key, (sums.get(key) ?? 0) + n);
  for (const { unitId, month, feedbacks, nines } of given) {
    const of = `${unitId} 2025-${String(month).padStart(2, '0')}`;
    add(`${of} feedback given`, feedbacks);
    add(`${of} nps 9`, nines);
  }
  const rows = [...sums].filter(([, n]) => n > 0).map(([key, n]) => ({ key: key.split(' '), n }));
  return [...Map.groupBy(rows, ({ key }) => key[0] ?? '')].map(([unitId, ofUnit]) => ({
    unitId,
    counted: JSON.stringify(
      ofUnit.map(({ key: [, month, item, answer], n }) => [month, item, answer, true, n]),
    ),
  }));
}

const given = (unitId: string, month: number, feedbacks: number, nines = feedbacks): Given => ({
  unitId,
  month,
  feedbacks,
  nines,
});

/** What is published, step after step. */
class Publication {
  units: readonly UnitYear[] = [];
  shown = '';

  question(live: readonly Given[], isAll = false): BatchQuestion {
    return { ...lattice, live: written(live), published: this.units, shown: this.shown, threshold, isAll };
  }

  /** @returns whether there was something to publish */
  follow(live: readonly Given[], isAll = false): Batch | undefined {
    const batch = nextBatch(this.question(live, isAll));
    if (!batch) return undefined;
    const next = new Map(this.units.map((unit) => [unit.unitId, unit]));
    for (const unit of batch.units) next.set(unit.unitId, unit);
    this.units = [...next.values()];
    this.shown = batch.shown;
    return batch;
  }

  /** Answers to an item in every cell. */
  counts(item: string): Map<string, number> {
    return countCells(
      lattice,
      this.units.flatMap(answersOf).filter((answer) => answer.item === item),
    );
  }

  /** The same, of those that show. */
  told(item: string): Map<string, number> {
    const answers = this.units.flatMap(answersOf);
    const withheld = decideWithholding({ ...lattice, answers, threshold, among: this.shown });
    return new Map([...this.counts(item)].filter(([cell]) => !withheld.get(item)?.has(cell)));
  }

  n(cell: string, item = 'feedback'): number {
    return this.counts(item).get(cell) ?? 0;
  }
}

const published = (...live: Given[]): Publication => {
  const publication = new Publication();
  publication.follow(live);
  return publication;
};

describe('What is published next', () => {
  it('is everything at first', () => {
    const publication = published(given('a1', 1, 30), given('a2', 1, 3));
    expect(publication.n('organisation 2025')).toBe(33);
  });

  it('is nothing where nobody answered since, nor where few did', () => {
    const publication = published(given('a1', 1, 30));
    expect(publication.follow([given('a1', 1, 30)])).toBeUndefined();
    for (const more of [1, 9]) expect(publication.follow([given('a1', 1, 30 + more)])).toBeUndefined();
    expect(publication.n('unit:a1 2025-01')).toBe(30);
  });

  it('is all that came since once that is enough', () => {
    const publication = published(given('a1', 1, 30));
    expect(publication.follow([given('a1', 1, 41)])).toBeDefined();
    expect(publication.n('unit:a1 2025-01')).toBe(41);
  });

  it('has the few of a small unit among the many of their division, where nothing has shown of the unit', () => {
    const before = [given('a1', 1, 30), given('a2', 1, 4), given('b1', 1, 60)];
    const publication = published(...before);
    publication.follow([...before, given('a1', 1, 20), given('a2', 1, 3)]);
    expect(publication.n('organisation 2025')).toBe(94 + 23);
    expect(publication.n('unit:a2 2025-01')).toBe(7);
  });

  it('lets the few wait, and not the many beside them', () => {
    const before = [given('a1', 1, 30), given('a2', 1, 30)];
    const publication = published(...before);
    publication.follow([...before, given('a1', 1, 20), given('a2', 1, 3)]);
    expect([publication.n('unit:a1 2025'), publication.n('unit:a2 2025')]).toEqual([50, 30]);
  });

  it('never has more answers to an item than feedbacks', () => {
    const publication = published(given('a1', 1, 30, 10));
    publication.follow([given('a1', 1, 35, 25)]);
    expect(publication.n('unit:a1 2025-01', 'nps')).toBeLessThanOrEqual(publication.n('unit:a1 2025-01'));
  });

  it('is a correction once it is large: what is taken back counts as what is given', () => {
    const publication = published(given('a1', 1, 60));
    expect(publication.follow([given('a1', 1, 55)])).toBeUndefined();
    publication.follow([given('a1', 1, 45)]);
    expect(publication.n('organisation 2025')).toBe(45);
  });

  it('is everything when that is asked for, which tells how much it shows', () => {
    const publication = published(given('a1', 1, 30));
    const live = [given('a1', 1, 31, 30)];
    // A month, a quarter, a third and a year, of three places.
    expect(waitingFor(publication.question(live))).toEqual({ answers: 1, smallSteps: 12 });
    publication.follow(live, true);
    expect(publication.n('organisation 2025')).toBe(31);
    expect(waitingFor(publication.question(live))).toEqual({ answers: 0, smallSteps: 0 });
  });

  it('never changes a figure that has shown by the answers of fewer than the threshold, over any readings', () => {
    const some = fc
      .record({
        unitId: fc.constantFrom('a1', 'a2', 'b1'),
        month: fc.integer({ min: 1, max: 5 }),
        feedbacks: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 25 })),
        share: fc.integer({ min: 0, max: 4 }),
      })
      .map(({ share, ...one }): Given => ({ ...one, nines: Math.floor((one.feedbacks * share) / 4) }));
    const steps = fc.array(fc.array(some, { maxLength: 6 }), { minLength: 2, maxLength: 6 });
    let changed = 0;
    fc.assert(
      fc.property(steps, (all) => {
        const publication = new Publication();
        const live: Given[] = [];
        const readings: { told: Map<string, number>; counts: Map<string, number> }[] = [];
        for (const step of all) {
          live.push(...step);
          publication.follow(live);
          for (const { unitId, month } of live) {
            const cell = `unit:${unitId} 2025-${String(month).padStart(2, '0')}`;
            expect(publication.n(cell, 'nps'), cell).toBeLessThanOrEqual(publication.n(cell));
          }
          for (const item of ['feedback', 'nps']) {
            const now = { told: publication.told(item), counts: publication.counts(item) };
            for (const before of readings.filter((_, index) => index % 2 === readings.length % 2)) {
              for (const [cell, n] of before.told) {
                const grown = (now.counts.get(cell) ?? 0) - n;
                if (grown >= threshold) changed += 1;
                else expect(grown, `${item} ${cell}`).toBe(0);
              }
            }
            readings.push(now);
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(changed).toBeGreaterThan(100);
  });
});
