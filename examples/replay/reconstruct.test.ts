import { describe, expect, it } from 'vitest';
import { divisions, openQuestion, period, statements, total } from './published.ts';
import { reconstruct, scoreCounts, type ReconstructedFeedback } from './reconstruct.ts';

const feedbacks = reconstruct();

/** Rounds half away from zero, on purpose not with the code under test. */
function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
}

/** The figures of the recommendation question, counted from people at the precision they are published with. */
function figuresOf(people: readonly ReconstructedFeedback[]) {
  const scored = (holds: (nps: number) => boolean) => people.filter(({ nps }) => holds(nps)).length;
  const sum = people.reduce((running, { nps }) => running + nps, 0);
  const net = scored((nps) => nps >= 9) - scored((nps) => nps <= 6);
  return {
    n: people.length,
    tens: scored((nps) => nps === 10),
    nines: scored((nps) => nps === 9),
    eights: scored((nps) => nps === 8),
    mean: rounded(sum / people.length, 2),
    nps: rounded((100 * net) / people.length, 1),
  };
}

const of = (division: string) => feedbacks.filter((feedback) => feedback.division === division);
const answersTo = (item: string) =>
  feedbacks.flatMap((feedback) => feedback.statements.filter((answer) => answer.item === item));
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the published figures', () => {
  it('are all met by the whole organisation', () => {
    expect(figuresOf(feedbacks)).toEqual(total);
  });

  it.each(divisions)('are all met by $id', (division) => {
    const { id, name } = division;
    expect({ id, name, ...figuresOf(of(id)) }).toMatchObject(division);
  });

  it.each(statements)('of $item: $n answers with a mean of $mean', ({ item, n, mean }) => {
    const values = answersTo(item).map((answer) => answer.value);
    expect(values).toHaveLength(n);
    expect(rounded(meanOf(values), 2)).toBe(mean);
  });

  it('of the open question: 17 141 of 21 615 people answer it', () => {
    expect(feedbacks.filter((feedback) => feedback.answersOpen)).toHaveLength(openQuestion.n);
    expect(rounded((100 * openQuestion.n) / feedbacks.length, 1)).toBe(79.3);
  });
});

describe('what the figures do not say directly', () => {
  it('leaves family services 42 nines and 18 eights by subtraction', () => {
    expect(figuresOf(of('family-social-disability'))).toMatchObject({ nines: 42, eights: 18 });
  });

  it.each([
    ['rescue', 0, 0],
    ['family-social-disability', 23, 2],
    ['health-care', 797, 238],
    ['older-people', 135, 82],
  ] as const)('gives %s %i detractors and %i sevens', (division, detractors, sevens) => {
    expect(of(division).filter(({ nps }) => nps <= 6)).toHaveLength(detractors);
    expect(of(division).filter(({ nps }) => nps === 7)).toHaveLength(sevens);
  });

  it('spreads detractors smoothly: in one direction, give or take a person', () => {
    for (const counts of scoreCounts().values()) {
      const steps = counts.slice(1, 7).map((count, score) => count - (counts[score] ?? 0));
      expect(steps.every((step) => step >= -1) || steps.every((step) => step <= 1)).toBe(true);
    }
  });

  it.each(statements)('makes each better answer to $item more common than the one below', ({ item }) => {
    const answers = answersTo(item);
    const counts = [1, 2, 3, 4, 5].map((value) => answers.filter((answer) => answer.value === value).length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });
});

describe('every person', () => {
  it('gives scores on the scales: 0–10 for recommending, 1–5 for a statement', () => {
    const scores = new Set(feedbacks.map(({ nps }) => nps));
    const values = new Set(feedbacks.flatMap((feedback) => feedback.statements.map(({ value }) => value)));
    expect([...scores].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect([...values].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
  });

  it('answers two or three statements, at least one of them national, and none of them twice', () => {
    for (const { statements: answers } of feedbacks) {
      const items = answers.map(({ item }) => item);
      expect(new Set(items).size).toBe(items.length);
      expect([2, 3]).toContain(items.length);
      expect(items.some((item) => !item.startsWith('oma-hame:'))).toBe(true);
    }
  });

  it('meets the service within the period', () => {
    for (const { contactOn } of feedbacks) {
      expect(contactOn).toMatch(/^2025-\d\d-\d\d$/);
      expect(contactOn >= period.from && contactOn <= period.to).toBe(true);
    }
  });
});

describe('the spread', () => {
  it.each(divisions)('gives every day the same number of contacts in $id, give or take one', ({ id, n }) => {
    const byDay = Map.groupBy(of(id), ({ contactOn }) => contactOn);
    const sizes = [...byDay.values()].map((people) => people.length);
    expect(byDay.size).toBe(Math.min(n, 120));
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it('gives the rescue division one contact a month', () => {
    expect(of('rescue').map(({ contactOn }) => contactOn.slice(0, 7))).toEqual([
      '2025-01',
      '2025-02',
      '2025-03',
      '2025-04',
    ]);
  });

  it.each(statements)('deals $item to each division and month in proportion', ({ item, n }) => {
    const asked = feedbacks.filter((feedback) => feedback.statements.some((answer) => answer.item === item));
    const cellOf = ({ division, contactOn }: ReconstructedFeedback) => `${division} ${contactOn.slice(0, 7)}`;
    const askedByCell = Map.groupBy(asked, cellOf);
    for (const [cell, people] of Map.groupBy(feedbacks, cellOf)) {
      const due = (people.length * n) / feedbacks.length;
      expect(Math.abs((askedByCell.get(cell)?.length ?? 0) - due)).toBeLessThan(5 + due / 20);
    }
  });

  it.each(divisions)('lets about four of five answer the open question in $id', ({ id, n }) => {
    const answering = of(id).filter((feedback) => feedback.answersOpen).length;
    expect(Math.abs(answering - 0.793 * n)).toBeLessThan(3);
  });

  it('lets promoters agree more with every statement than detractors', () => {
    for (const { item } of statements) {
      const valuesOf = (holds: (nps: number) => boolean) =>
        feedbacks
          .filter(({ nps }) => holds(nps))
          .flatMap(({ statements: answers }) => answers.filter((answer) => answer.item === item))
          .map(({ value }) => value);
      expect(meanOf(valuesOf((nps) => nps >= 9))).toBeGreaterThan(meanOf(valuesOf((nps) => nps <= 6)));
    }
  });
});

it('gives the same feedbacks every time, in the order of the day of contact', () => {
  expect(reconstruct()).toEqual(feedbacks);
  const days = feedbacks.map(({ contactOn }) => contactOn);
  expect(days).toEqual(days.toSorted());
});
