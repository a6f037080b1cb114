// Whoever is told of groups at places must think it possible that any small one that is hidden is large.
import { type Period, parsePeriod, periodsOfYear } from '@palaute/schema';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feedbackItem } from '../feedback/row.ts';
import { cellOf, divisionPlace, type PlaceId, unitPlace } from './cells.ts';
import type { GroupedRow } from './grouped.ts';
import { decideGroups, type Grouping, groupTrees } from './groups.ts';
import { decideWithholding, withholdingOf } from './lattice.ts';
import type { PlaceGroupsQuestion } from './place-decision.ts';
import { decidePlaceGroups, type ShownGroups } from './place-groups.ts';
import { at, monthIndex, type PlaceTable } from './place-table.ts';
import { changesOf, type Proof, type Target } from './proof.ts';
import { addedUp, type GroupedUnit, toldPlacesOf } from './told-places.ts';

const year = '2025';
const threshold = 10;
const channels = ['paper', 'qr', 'sms', 'web'];
const languages = ['ar', 'fi', 'sv'];
const item = 'nps';

interface Given {
  readonly unit: number;
  readonly month: number;
  readonly channel: number;
  readonly language: number;
  readonly value: number;
  readonly n: number;
}

/** Units of two divisions, of which some have few people, and channels and languages that few use. */
const organisations = fc
  .record({
    sizes: fc.array(fc.constantFrom(3, 8, 15, 40), { minLength: 2, maxLength: 6 }),
    weights: fc.array(fc.constantFrom(1, 4, 20), { minLength: 4, maxLength: 4 }),
    months: fc.integer({ min: 1, max: 4 }),
    values: fc.integer({ min: 1, max: 3 }),
    seed: fc.nat(),
  })
  .map(({ sizes, weights, months, values, seed }) => {
    let state = seed;
    const random = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
      return Math.floor((state / 0x80_00_00_00) * below);
    };
    const drawn = (of: readonly number[]): number => {
      let left = random(of.reduce((sum, one) => sum + one, 0));
      return of.findIndex((weight) => (left -= weight) < 0);
    };
    const given: Given[] = [];
    sizes.forEach((size, unit) => {
      for (let month = 0; month < months; month++) {
        for (let left = random(size * 2); left > 0; left--) {
          const [channel, language] = [drawn(weights), drawn(weights.slice(0, 3))];
          given.push({ unit, month, channel, language, value: random(values), n: 1 });
        }
      }
    });
    return { units: sizes.length, given };
  });

interface Told {
  readonly question: PlaceGroupsQuestion;
  readonly units: readonly GroupedUnit[];
  readonly shown: ShownGroups;
  /** The last proof of each target. */
  readonly proofs: ReadonlyMap<string, Proven>;
}

interface Proven {
  readonly of: string;
  readonly table: PlaceTable;
  readonly target: Target;
  readonly proof: Proof;
}

/** What is told of an organisation, its months one after another where they are not told together. */
function tell(
  { units: count, given }: { readonly units: number; readonly given: readonly Given[] },
  by: Grouping,
  isTogether = false,
): Told {
  const divisionOf = (unit: number) => `d${unit % 2}`;
  const units = Array.from({ length: count }, (_, unit): GroupedUnit => ({
    id: `u${unit}`,
    divisionId: divisionOf(unit),
    rows: addedUp(
      given
        .filter((one) => one.unit === unit)
        .flatMap(({ month, channel, language, value, n }): GroupedRow[] => {
          const head = `${year}-0${month + 1}`;
          const group = [channels[channel] ?? '', languages[language] ?? ''] as const;
          return [
            [head, feedbackItem, 'given', true, ...group, n],
            [head, item, String(value), true, ...group, n],
          ];
        }),
    ),
  }));
  const isWithheld = withholdingOf(
    decideWithholding({
      divisions: ['d0', 'd1'].map((id) => ({ id })),
      units,
      year,
      threshold,
      answers: units.flatMap(({ id: unitId, rows }) =>
        rows.map(([month, of, answer, answered, , , n]) => ({
          unitId,
          month,
          item: of,
          answer,
          answered,
          n,
        })),
      ),
    }),
  );
  const seen = (place: PlaceId, month: string) =>
    [feedbackItem, item].filter((one) => !isWithheld(one, place, month));
  const months = [...new Set(units.flatMap(({ rows }) => rows.map(([month]) => month)))].toSorted();
  const question: PlaceGroupsQuestion = {
    by,
    year,
    threshold,
    rows: addedUp(units.flatMap(({ rows }) => rows)),
    months: new Map(months.map((month, index) => [month, isTogether ? 0 : index])),
    items: new Map(months.map((month) => [month, new Set(seen('organisation', month))])),
  };
  const proofs = new Map<string, Proven>();
  const shown = decidePlaceGroups(question, toldPlacesOf(units, months, seen), (of, table, target, proof) => {
    const inside = target.months.map((month) => [month, target.atomsIn(month)]);
    proofs.set(JSON.stringify([of, inside, target.groups]), { of, table, target, proof });
  });
  return { question, units, shown, proofs };
}

const periods = periodsOfYear(year).flatMap((id) => parsePeriod(id) ?? []);

/** Why a proof is none, if so: a table that does not agree with what is told, or in which the target is not large. */
function faultOf({ of, table, target, proof }: Proven, { question, shown }: Told): string | undefined {
  const { columns, atoms } = table;
  const cellAt = (month: number, group: number, atom: number) =>
    (month * columns.groups + group) * atoms + atom;
  const after = table.answers.map((answer) => Int32Array.from(answer));
  for (const { answer, month, group, atom, by } of changesOf(proof.moves)) {
    const ofAnswer = after[answer] ?? new Int32Array();
    const cell = cellAt(month, group, atom);
    ofAnswer[cell] = at(ofAnswer, cell) + by;
  }
  if (after.some((answer) => answer.some((n) => n < 0))) return 'nobody can be fewer than none';
  const groupsIn = (column: number) =>
    column < columns.groups
      ? [column]
      : columns.classOf.flatMap((one, group) => (one === column ? [group] : []));
  const everyAtom = Array.from({ length: atoms }, (_, atom) => atom);
  /** How many more gave each answer, in some groups of some atoms. */
  const differences = (
    inPeriod: readonly number[],
    groups: readonly number[],
    atomsIn: (month: number) => readonly number[],
  ) =>
    after.map((ofAnswer, answer) => {
      let more = 0;
      for (const month of inPeriod) {
        for (const group of groups) {
          for (const atom of atomsIn(month)) {
            const cell = cellAt(month, group, atom);
            more += at(ofAnswer, cell) - at(table.answers[answer] ?? ofAnswer, cell);
          }
        }
      }
      return more;
    });
  const isChanged = (...some: Parameters<typeof differences>) =>
    differences(...some).some((more) => more !== 0);
  const everyGroup = columns.classOf.map((_, group) => group);
  for (let month = 0; month < 12; month++) {
    for (const atom of everyAtom) {
      if (isChanged([month], everyGroup, () => [atom])) return 'a place holds more than it does';
    }
  }
  const figures = decideGroups({
    ...question,
    isToldOf: (one, month) => question.items.get(month)?.has(one) === true,
  });
  const insideOf = (place: number, month: number) =>
    at(table.unitOf, place) === place
      ? [place]
      : everyAtom.filter((atom) => at(table.divisionOf, month * atoms + atom) === place);
  for (const period of periods) {
    const inside = period.months.map(monthIndex);
    for (const [column, name] of columns.names.entries()) {
      const tree = groupTrees[question.by].find(({ id }) => id === name);
      const isShown = tree && !figures.isWithheld(of, tree.place, period);
      if (isShown && isChanged(inside, groupsIn(column), () => everyAtom)) {
        return `${name} ${period.id} of all is told`;
      }
      for (const [index, place] of table.places.entries()) {
        if (!isShownAt(shown, of, place, name, period)) continue;
        if (isChanged(inside, groupsIn(column), (month) => insideOf(index, month))) {
          return `${name} ${period.id} of ${place} is told`;
        }
      }
    }
  }
  const gained = differences(target.months, target.groups, target.atomsIn).reduce(
    (sum, more) => sum + more,
    0,
  );
  if (target.n + gained < proof.n) return `there are but ${target.n + gained}`;
  // What is known without any place's groups: the place's people, and the organisation's of these groups, in months that
  // are not empty.
  let bound = 0;
  for (const month of target.months) {
    for (const ofAnswer of table.answers) {
      const sum = (groups: readonly number[], of_: readonly number[]) =>
        groups.reduce(
          (all, group) => all + of_.reduce((n, atom) => n + at(ofAnswer, cellAt(month, group, atom)), 0),
          0,
        );
      bound += Math.min(sum(everyGroup, target.atomsIn(month)), sum(target.groups, everyAtom));
    }
  }
  return proof.n < Math.min(threshold, bound)
    ? `${target.n} is not more than ${proof.n} of ${bound}`
    : undefined;
}

const isShownAt = (shown: ShownGroups, of: string, place: PlaceId, group: string, { id }: Period): boolean =>
  (((shown.get(of)?.get(place)?.shown.get(group) ?? 0) >> periodsOfYear(year).indexOf(id)) & 1) === 1;

const faultsOf = (told: Told): string[] =>
  [...told.proofs.values()].flatMap((one) => faultOf(one, told) ?? []);

/** Large groups of places in periods of which every month is told of, with how many they are. */
function* cellsOf({ units, question, shown }: Told) {
  const { by } = question;
  const places: [PlaceId, GroupedUnit[]][] = [
    ...units.map((unit): [PlaceId, GroupedUnit[]] => [unitPlace(unit.id), [unit]]),
    ...[...Map.groupBy(units, ({ divisionId }) => divisionId)].map(
      ([id, inside]): [PlaceId, GroupedUnit[]] => [divisionPlace(id), inside],
    ),
  ];
  for (const [place, inside] of places) {
    for (const of of [feedbackItem, item]) {
      for (const [index, period] of periods.entries()) {
        const told = shown.get(of)?.get(place)?.told ?? 0;
        if (!((told >> index) & 1)) continue;
        const codes = by === 'channel' ? channels : languages;
        for (const code of codes) {
          const rows = inside.flatMap((unit) => unit.rows);
          const n = rows.reduce(
            (sum, row) =>
              row[1] === of && period.months.includes(row[0]) && row[by === 'channel' ? 4 : 5] === code
                ? sum + row[6]
                : sum,
            0,
          );
          yield { place, of, period, group: `${by}:${code}`, n };
        }
      }
    }
  }
}

describe.each(['channel', 'language'] as const)('what is told by %s of units and divisions', (by) => {
  test.each([true, false])(
    'leaves each small group a table in which it is large (told together: %s)',
    (isTogether) => {
      fc.assert(
        fc.property(organisations, (organisation) => {
          expect(faultsOf(tell(organisation, by, isTogether))).toEqual([]);
        }),
        { numRuns: 25 },
      );
    },
  );

  test('shows no small group, and some large ones', () => {
    let large = 0;
    let shownCells = 0;
    fc.assert(
      fc.property(organisations, (organisation) => {
        const told = tell(organisation, by);
        for (const { place, of, period, group, n } of cellsOf(told)) {
          const isShown = isShownAt(told.shown, of, place, group, period);
          if (n >= threshold) large += 1;
          if (isShown) shownCells += 1;
          expect(isShown && n < threshold, `${cellOf(place, period.id)} ${group}`).toBe(false);
        }
      }),
      { numRuns: 25, seed: 1 },
    );
    expect(shownCells / large).toBeGreaterThan(0.1);
  });

  test('proves each small group that is hidden', () => {
    fc.assert(
      fc.property(organisations, (organisation) => {
        const told = tell(organisation, by);
        const proven = new Set(
          [...told.proofs.values()].flatMap(({ of, table, target }) =>
            target.months
              .slice(0, target.months.length === 1 ? 1 : 0)
              .map((month) =>
                [
                  of,
                  month,
                  target.atomsIn(month).join(),
                  target.groups.map((one) => table.columns.names[one]).join(),
                ].join(' '),
              ),
          ),
        );
        const tables = new Map([...told.proofs.values()].map(({ of, table }) => [of, table]));
        for (const { place, of, period, group, n } of cellsOf(told)) {
          if (n === 0 || n >= threshold || period.months.length > 1) continue;
          const table = tables.get(of);
          const index = table?.places.indexOf(place) ?? -1;
          const month = monthIndex(period.id);
          const atoms = table
            ? Array.from({ length: table.atoms }, (_, atom) => atom).filter((atom) =>
                at(table.unitOf, index) === index
                  ? atom === index
                  : at(table.divisionOf, month * table.atoms + atom) === index,
              )
            : [];
          expect(proven).toContain([of, month, atoms.join(), group].join(' '));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('stays as months are added', () => {
    fc.assert(
      fc.property(organisations, (organisation) => {
        const all = tell(organisation, by);
        const last = Math.max(...organisation.given.map(({ month }) => month));
        const before = tell(
          { ...organisation, given: organisation.given.filter(({ month }) => month < last) },
          by,
        );
        for (const [of, places] of before.shown) {
          for (const [place, { shown }] of places) {
            for (const [group, bits] of shown) {
              const now = all.shown.get(of)?.get(place)?.shown.get(group) ?? 0;
              expect(now & bits, `${of} ${place} ${group}`).toBe(bits);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('would give small groups away if each large one showed', () => {
    let faults = 0;
    fc.assert(
      fc.property(organisations, (organisation) => {
        const told = tell(organisation, by);
        const everything = new Map(
          [...told.shown].map(([of, places]) => [
            of,
            new Map(
              [...places].map(([place, one]) => {
                const groups = [...cellsOf(told)].filter(
                  (cell) => cell.of === of && cell.place === place && cell.n >= threshold,
                );
                const shown = new Map<string, number>();
                for (const { group, period } of groups) {
                  const bit = 1 << periodsOfYear(year).indexOf(period.id);
                  shown.set(group, (shown.get(group) ?? 0) | bit);
                }
                return [place, { ...one, shown }];
              }),
            ),
          ]),
        );
        faults += faultsOf({ ...told, shown: everything }).length;
      }),
      { numRuns: 30 },
    );
    expect(faults).toBeGreaterThan(30);
  });
});
