import { describe, expect, it } from 'vitest';
import type { UnitYear } from './answers.ts';
import { type Batch, nextBatch } from './batch.ts';
import { decideWithholding, explainWithholding } from './lattice.ts';
import { answersOf } from './answers.ts';

const lattice = {
  divisions: [{ id: 'd' }],
  units: [
    { id: 'liked', divisionId: 'd' },
    { id: 'disliked', divisionId: 'd' },
  ],
  year: '2025',
};
const threshold = 10;

/** How many people of a unit gave each answer to the recommendation question in March. */
type Scores = Readonly<Record<number, number>>;

const yearOf = (units: Readonly<Record<string, Scores>>): UnitYear[] =>
  Object.entries(units).map(([unitId, scores]) => ({
    unitId,
    counted: JSON.stringify([
      ['2025-03', 'feedback', 'given', true, Object.values(scores).reduce((sum, n) => sum + n, 0)],
      ...Object.entries(scores).map(([score, n]) => ['2025-03', 'nps', score, true, n]),
    ]),
  }));

/** What is told after each step. */
function tell(...steps: Readonly<Record<string, Scores>>[]): Batch {
  let last: Batch | undefined;
  for (const step of steps) {
    const published = new Map(last?.units.map((unit) => [unit.unitId, unit]));
    const next = nextBatch({
      ...lattice,
      live: yearOf(step),
      published: [...published.values()],
      shown: last?.shown ?? '',
      threshold,
    });
    if (!next) throw new Error('Nothing was published.');
    for (const unit of next.units) published.set(unit.unitId, unit);
    last = { ...next, units: [...published.values()] };
  }
  if (!last) throw new Error('There was no step.');
  return last;
}

const isShown = ({ withheld }: Batch, cell: string, item = 'nps') => !withheld.get(item)?.has(cell);

describe('Beside what was told before', () => {
  const before = { liked: { 9: 12 }, disliked: { 2: 8 } };
  const after = { liked: { 9: 22 }, disliked: { 2: 11 } };

  it('a unit is not told whose people are known by what nobody else answers', () => {
    expect(isShown(tell(after), 'unit:disliked 2025-03')).toBe(true);
    const told = tell(before, after);
    expect(isShown(told, 'organisation 2025-03')).toBe(true);
    expect(isShown(told, 'unit:disliked 2025-03')).toBe(false);
    expect(isShown(told, 'unit:liked 2025-03')).toBe(false);
    expect(isShown(told, 'unit:disliked 2025-03', 'feedback')).toBe(true);
  });

  it('a unit is told whose people answer as others do', () => {
    const alike = tell({ liked: { 9: 12 }, disliked: { 9: 8 } }, { liked: { 9: 22 }, disliked: { 9: 11 } });
    expect(isShown(alike, 'unit:disliked 2025-03')).toBe(true);
  });

  it('it stays so until the next batch, whoever decides anew', () => {
    const told = tell(before, after);
    const answers = told.units.flatMap(answersOf);
    const anew = decideWithholding({ ...lattice, answers, threshold, among: told.shown });
    expect(anew.get('nps')).toEqual(told.withheld.get('nps'));
    expect(decideWithholding({ ...lattice, answers, threshold }).get('nps')).not.toEqual(anew.get('nps'));
  });

  it('it is explained to who may see everything', () => {
    const told = tell(before, after);
    const question = { ...lattice, answers: told.units.flatMap(answersOf), threshold, among: told.shown };
    const reasonOf = (item: string) => explainWithholding(question, item, 'unit:disliked', '2025-03');
    expect(reasonOf('nps')).toEqual({ is: 'beside', n: 11 });
    expect(reasonOf('feedback')).toEqual({ is: 'shown', n: 11 });
  });

  it('nothing that has shown is taken back', () => {
    const shown = { liked: { 9: 30 }, disliked: { 2: 30 } };
    const told = tell(shown, { liked: { 9: 45 }, disliked: { 2: 41 } });
    expect(told.withheld.get('nps')).toEqual(new Set());
  });
});
