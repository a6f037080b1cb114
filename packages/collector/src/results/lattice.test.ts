import { parsePeriod, periodsOfYear } from '@palaute/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divisionPlace, type PlaceId, servicePlace, unitPlace } from './cells.ts';
import { decideWithholding, withholdingOf } from './lattice.ts';
import type { AnswerCount } from './answers.ts';

const organisation = {
  divisions: [{ id: 'a' }, { id: 'b' }],
  units: [
    { id: 'a1', divisionId: 'a' },
    { id: 'a2', divisionId: 'a' },
    { id: 'b1', divisionId: 'b' },
  ],
};
const places: readonly PlaceId[] = [
  'organisation',
  divisionPlace('a'),
  divisionPlace('b'),
  ...['a1', 'a2', 'b1'].map(unitPlace),
];

const given = (unitId: string, month: number, n: number): AnswerCount => ({
  unitId,
  month: `2025-${String(month).padStart(2, '0')}`,
  item: 'nps',
  answer: '9',
  answered: true,
  n,
});

const withhold = (answers: readonly AnswerCount[]) =>
  withholdingOf(decideWithholding({ ...organisation, year: '2025', answers, threshold: 10 }));

const decide = (answers: readonly AnswerCount[]) => {
  const isWithheld = withhold(answers);
  return (place: PlaceId, period: string) => isWithheld('nps', place, period);
};

describe('The published lattice', () => {
  it('keeps a finished third although a single answer has come since', () => {
    const spring = [given('a1', 2, 500), given('b1', 3, 400)];
    const isHidden = decide([...spring, given('a1', 11, 1)]);
    expect(isHidden('organisation', '2025-T1')).toBe(false);
    expect(isHidden('organisation', '2025-11')).toBe(true);
    expect(isHidden('organisation', '2025'), 'the year less its first third would tell').toBe(true);
  });

  describe('with a level of services', () => {
    const withServices = (of: Readonly<Record<string, string>>, answers: readonly AnswerCount[]) => {
      const units = organisation.units.map((unit) => {
        const serviceId = of[unit.id];
        return { ...unit, ...(serviceId !== undefined && { serviceId }) };
      });
      const question = { ...organisation, units, year: '2025', answers, threshold: 10 };
      const isWithheld = withholdingOf(decideWithholding(question));
      return (place: PlaceId) => isWithheld('nps', place, '2025-02');
    };

    it('shows a service whose units do not show', () => {
      const answers = [given('a1', 2, 8), given('a2', 2, 7), given('b1', 2, 40)];
      const isHidden = withServices({ a1: 's', a2: 's' }, answers);
      expect([isHidden(servicePlace('s')), isHidden(divisionPlace('a'))]).toEqual([false, false]);
      expect(isHidden(unitPlace('a1'))).toBe(true);
    });

    it('hides a service that would tell of the only other part of its division', () => {
      const answers = [given('a1', 2, 30), given('a2', 2, 7), given('b1', 2, 40)];
      const isHidden = withServices({ a1: 's' }, answers);
      expect(isHidden(divisionPlace('a'))).toBe(false);
      expect([isHidden(servicePlace('s')), isHidden(unitPlace('a1')), isHidden(unitPlace('a2'))]).toEqual([
        true,
        true,
        true,
      ]);
    });

    it('takes no figure of an organisation or a division back', () => {
      const counts = fc.array(
        fc.record({
          unitId: fc.constantFrom('a1', 'a2', 'b1'),
          month: fc.constant(2),
          n: fc.integer({ min: 1, max: 30 }),
        }),
        { maxLength: 6 },
      );
      const services = fc.dictionary(fc.constantFrom('a1', 'a2'), fc.constantFrom('s', 't'));
      fc.assert(
        fc.property(counts, services, (list, of) => {
          const answers = list.map(({ unitId, month, n }) => given(unitId, month, n));
          const [without, isHidden] = [withServices({}, answers), withServices(of, answers)];
          for (const place of ['organisation', divisionPlace('a'), divisionPlace('b')] as const)
            expect(isHidden(place), place).toBe(without(place));
        }),
      );
    });
  });

  it('never takes a figure of a finished period back because of what comes after it', () => {
    const answers = (from: number, to: number) =>
      fc.array(
        fc.record({
          unitId: fc.constantFrom('a1', 'a2', 'b1'),
          month: fc.integer({ min: from, max: to }),
          n: fc.integer({ min: 1, max: 30 }),
        }),
        { maxLength: 12 },
      );
    fc.assert(
      fc.property(answers(1, 8), answers(9, 12), (before, after) => {
        const counts = (list: typeof before) => list.map(({ unitId, month, n }) => given(unitId, month, n));
        const then = decide(counts(before));
        const now = decide(counts([...before, ...after]));
        for (const period of periodsOfYear('2025')) {
          if ((parsePeriod(period)?.months.at(-1) ?? '') > '2025-08') continue;
          for (const place of places)
            expect(now(place, period), `${place} ${period}`).toBe(then(place, period));
        }
      }),
    );
  });

  it('shows no item where the feedbacks are hidden, not even as unanswered, unless nobody answered it at all', () => {
    const feedbacks = [given('a1', 1, 4), given('a2', 1, 30), given('b1', 1, 40)].map((count) => ({
      ...count,
      item: 'feedback',
      answer: 'given',
    }));
    const isWithheld = withhold([...feedbacks, given('b1', 1, 40)]);
    expect(isWithheld('nps', unitPlace('a1'), '2025')).toBe(true);
    expect(isWithheld('nps', unitPlace('b1'), '2025')).toBe(false);
    expect(isWithheld('access', unitPlace('a1'), '2025')).toBe(false);
  });

  it('counts the people of a multi, not the options they chose', () => {
    const options = Array.from({ length: 20 }, (_, index) => ({
      ...given('a1', 1, 1),
      answer: `option:${index}`,
      answered: false,
    }));
    expect(decide([{ ...given('a1', 1, 9), answer: 'given' }, ...options])('organisation', '2025-01')).toBe(
      true,
    );
  });
});
