// The decision on one item: which of its figures by channel or language show at units and divisions (ADR 0042). What the
// table is made of is the matter of place-groups.ts. Pure.
import type { Period } from '@palaute/schema';
import type { PlaceId } from './cells.ts';
import type { GroupedRow } from './grouped.ts';
import { type GroupFigures, type Grouping, groupTrees } from './groups.ts';
import { at, atomsIn, type Calendar, monthIndex, periodCounts, type PlaceTable } from './place-table.ts';
import { heldAfter, type Proof, type Target } from './proof.ts';
import { Swaps } from './swaps.ts';
import type { Told } from './told-cells.ts';

/** What is decided on. Plain, so that it can go to another thread. */
export interface PlaceGroupsQuestion {
  readonly by: Grouping;
  readonly year: string;
  readonly threshold: number;
  /** Of the whole organisation. */
  readonly rows: readonly GroupedRow[];
  /** Months that are told of, in the order in which they were told; those of one number together. */
  readonly months: ReadonlyMap<string, number>;
  /** Month → items of the organisation that everybody sees. */
  readonly items: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Periods are bits, in the order of `periodsOfYear`. */
export interface ShownOfPlace {
  /** Periods in which the place is told of. */
  readonly told: number;
  /** Of these, the ones without any answer. */
  readonly empty: number;
  /** Group, as `channel:sms` → periods in which it shows. */
  readonly shown: ReadonlyMap<string, number>;
}

/** Hears of each proof; for tests. */
export type OnProof = (item: string, table: PlaceTable, target: Target, proof: Proof) => void;

export interface DecisionParts {
  readonly item: string;
  readonly table: PlaceTable;
  readonly calendar: Calendar;
  /** Of the whole organisation. */
  readonly figures: GroupFigures;
  /** What shows of the feedbacks themselves. */
  readonly mayShow: ReadonlyMap<PlaceId, ShownOfPlace> | undefined;
  readonly onProof: OnProof | undefined;
}

/** One item. */
export class Decision {
  readonly #question: PlaceGroupsQuestion;
  readonly #parts: DecisionParts;
  readonly #width: number;
  readonly #shown: Int32Array;
  readonly #fixed: Int32Array;
  /** Place, column and period → how many. */
  readonly #sums: Int32Array;
  /** The last proof of each target. */
  readonly #proofs = new Map<string, Proof>();
  /** The first one of each month that changes no other. */
  readonly #alone = new Map<string, Proof>();

  constructor(question: PlaceGroupsQuestion, parts: DecisionParts) {
    this.#question = question;
    this.#parts = parts;
    this.#width = parts.table.columns.names.length;
    this.#shown = new Int32Array(parts.table.places.length * this.#width);
    this.#fixed = new Int32Array(this.#shown.length);
    this.#sums = periodCounts(parts.table, parts.calendar);
  }

  make(): ReadonlyMap<PlaceId, ShownOfPlace> {
    const turns = [...new Set(this.#question.months.values())].toSorted((one, other) => one - other);
    for (const turn of turns) this.#tell(turn);
    const { table, calendar } = this.#parts;
    const { columns, places } = table;
    const allMonths = this.#monthBits(Infinity);
    return new Map(
      places.map((id, place) => {
        const told = this.#periodsOf(at(table.toldMonths, place) & allMonths);
        const isEmpty = (period: number) =>
          columns.names.every((_, column) => this.#countIn(place, column, period) === 0);
        const shown = columns.names.map(
          (name, column) => [name, at(this.#shown, this.#cell(place, column))] as const,
        );
        return [
          id,
          {
            told,
            empty: bitsWhere(calendar, (period) => ((told >> period) & 1) === 1 && isEmpty(period)),
            shown: new Map(shown.filter(([, bits]) => bits !== 0)),
          },
        ];
      }),
    );
  }

  /** Shows what may be of the months that are told together. */
  #tell(turn: number): void {
    const { table, calendar } = this.#parts;
    const { columns, places } = table;
    const months = this.#monthBits(turn);
    const before = this.#monthBits(turn - 1);
    const fresh = this.#periodsOf(months) & ~this.#periodsOf(before);
    if (fresh === 0) return;
    const organisation = this.#ofOrganisation(this.#periodsOf(months));
    const swaps = this.#swaps(organisation, indexes(months));
    places.forEach((id, place) => {
      const told = this.#periodsOf(at(table.toldMonths, place) & months) & fresh;
      for (let column = 0; column < this.#width; column++) {
        const name = columns.names[column] ?? '';
        if (name === '' || name.endsWith(':')) continue;
        const large = bitsWhere(
          calendar,
          (period) =>
            ((told >> period) & 1) === 1 &&
            this.#countIn(place, column, period) >= this.#question.threshold &&
            this.#isShownOfAll(at(organisation, column), period),
        );
        const { mayShow } = this.#parts;
        const cell = this.#cell(place, column);
        this.#shown[cell] =
          at(this.#shown, cell) | (mayShow ? large & (mayShow.get(id)?.shown.get(name) ?? 0) : large);
      }
    });
    this.#protect(swaps, months, fresh);
    this.#fixed.set(this.#shown);
  }

  /** Hides what would tell of a small group. */
  #protect(swaps: Swaps, months: number, fresh: number): void {
    const { table, calendar, item, onProof } = this.#parts;
    const { threshold } = this.#question;
    const touched = indexes(months).filter((month) => ((calendar.periodsWith[month] ?? 0) & fresh) !== 0);
    const prove = (name: string, target: Target, known?: Pick<Proof, 'n' | 'moves'>): Proof => {
      const proof = swaps.prove(target, this.#proofs.get(name) ?? known);
      this.#proofs.set(name, proof);
      onProof?.(item, table, target, proof);
      return proof;
    };
    const isSmall = (n: number) => n > 0 && n < threshold;
    const first = calendar.periods.length - 12;
    const inOrder = calendar.periods
      .map((_, period) => period)
      .toSorted((one, other) => lengthOf(calendar, one) - lengthOf(calendar, other) || one - other);
    for (const period of inOrder) {
      const inside = calendar.monthsIn[period] ?? [];
      if (!inside.some((month) => touched.includes(month))) continue;
      table.places.forEach((_, place) => {
        if (!((this.#periodsOf(at(table.toldMonths, place) & months) >> period) & 1)) return;
        const known = new Map(inside.map((month) => [month, atomsIn(table, place, month)]));
        const nameOf = (column: number, month: number) => `${place} ${column} ${first + month}`;
        this.#eachColumn((column, groups) => {
          const n = this.#countIn(place, column, period);
          if (!isSmall(n)) return;
          // In months without anybody nothing was to be proven when they were told.
          const filled = inside.filter((month) => this.#countIn(place, column, first + month) > 0);
          const target = { atomsIn: (month: number) => known.get(month) ?? [], months: filled, groups, n };
          if (inside.length === 1) {
            const name = nameOf(column, inside[0] ?? 0);
            const proof = prove(name, target);
            // Where nothing longer was told, the month alone was proven.
            if (!proof.isPaired && !this.#alone.has(name)) this.#alone.set(name, proof);
            return;
          }
          const parts = filled.map((month) => nameOf(column, month));
          // Where a month may hold as many without another holding fewer, so may what it lies in.
          const isProven = (name: string) => {
            const proof = this.#proofs.get(name);
            return proof !== undefined && !proof.isPaired && proof.n >= threshold;
          };
          if (parts.some(isProven)) return;
          const moves = parts.flatMap((name) => this.#alone.get(name)?.moves ?? []);
          prove(`${place} ${column} ${period}`, target, { n: heldAfter(target, moves), moves });
        });
      });
    }
    // What a division that is told of has beside its units, and what is left of all, is known as well: it never shows.
    for (const month of touched) {
      for (let atom = 0; atom < table.atoms; atom++) {
        if (at(table.unitOf, atom) >= 0) continue;
        this.#eachColumn((column, groups) => {
          const n = groups.reduce((sum, group) => sum + this.#countOf(month, group, atom), 0);
          const target = { atomsIn: () => [atom], months: [month], groups, n };
          if (isSmall(n)) prove(`rest ${atom} ${column} ${month}`, target);
        });
      }
    }
  }

  #eachColumn(visit: (column: number, groups: readonly number[]) => void): void {
    const { columns } = this.#parts.table;
    for (let column = 0; column < this.#width; column++) {
      visit(
        column,
        column < columns.groups ? [column] : indexesWhere(columns.classOf, (of) => of === column),
      );
    }
  }

  #swaps(organisation: Int32Array, months: readonly number[]): Swaps {
    const { table, calendar } = this.#parts;
    const told: Told = {
      shown: this.#shown,
      fixed: this.#fixed,
      sums: this.#sums,
      organisation,
      months,
    };
    return new Swaps(table, calendar, told, this.#question.threshold);
  }

  /** Column → periods in which it shows of the whole organisation. */
  #ofOrganisation(periods: number): Int32Array {
    const { table, calendar, figures, item } = this.#parts;
    const { by } = this.#question;
    const trees = new Map(groupTrees[by].map((tree) => [tree.id as string, tree]));
    return Int32Array.from(table.columns.names, (name) => {
      const tree = trees.get(name);
      if (!tree) return 0;
      return bitsWhere(
        calendar,
        (period) =>
          ((periods >> period) & 1) === 1 &&
          !isWithheldIn(calendar.periods[period], (named) => figures.isWithheld(item, tree.place, named)),
      );
    });
  }

  /** Whether the organisation shows a group in each month of a period. */
  #isShownOfAll(shown: number, period: number): boolean {
    const { periods, monthsIn } = this.#parts.calendar;
    const first = periods.length - 12;
    return (monthsIn[period] ?? []).every((month) => ((shown >> (first + month)) & 1) === 1);
  }

  /** The months that were told by a turn. */
  #monthBits(turn: number): number {
    const { months, items } = this.#question;
    let bits = 0;
    for (const [month, ofMonth] of months) {
      if (ofMonth <= turn && items.get(month)?.has(this.#parts.item)) bits |= 1 << monthIndex(month);
    }
    return bits;
  }

  /** The periods that consist of some months. */
  #periodsOf(months: number): number {
    const { calendar } = this.#parts;
    return bitsWhere(calendar, (period) =>
      (calendar.monthsIn[period] ?? []).every((month) => ((months >> month) & 1) === 1),
    );
  }

  #countIn(place: number, column: number, period: number): number {
    return at(this.#sums, this.#cell(place, column) * this.#parts.calendar.periods.length + period);
  }

  #countOf(month: number, group: number, atom: number): number {
    const { counts, columns, atoms } = this.#parts.table;
    return at(counts, (month * columns.groups + group) * atoms + atom);
  }

  #cell(place: number, column: number): number {
    return place * this.#width + column;
  }
}

const isWithheldIn = (period: Period | undefined, isWithheld: (period: Period) => boolean): boolean =>
  period === undefined || isWithheld(period);

function bitsWhere({ periods }: Calendar, isTrue: (period: number) => boolean): number {
  let bits = 0;
  for (let period = 0; period < periods.length; period++) if (isTrue(period)) bits |= 1 << period;
  return bits;
}

const indexes = (bits: number): number[] =>
  Array.from({ length: 12 }, (_, index) => index).filter((index) => ((bits >> index) & 1) === 1);

const indexesWhere = <T>(list: readonly T[], isTrue: (one: T) => boolean): number[] =>
  list.flatMap((one, index) => (isTrue(one) ? [index] : []));

const lengthOf = ({ monthsIn }: Calendar, period: number): number => monthsIn[period]?.length ?? 0;
