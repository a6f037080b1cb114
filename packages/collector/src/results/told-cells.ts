// What is told of the groups of places while it is being decided, and what would change it. Which changes are tried is the
// matter of swaps.ts. Pure.
import { at, type Calendar, type PlaceTable, periodCounts } from './place-table.ts';

/** What is told, a bit for each period; hiding changes `shown`. */
export interface Told {
  /** Place and column → periods in which it shows. */
  readonly shown: Int32Array;
  /** The same of what was told before, which stays. */
  readonly fixed: Int32Array;
  /** Column → periods in which it shows of the whole organisation. */
  readonly organisation: Int32Array;
  /** Months that are told of by now. */
  readonly months: readonly number[];
}

/** What a cell holds more or less in a proof, of one answer. */
export interface Change {
  readonly answer: number;
  readonly month: number;
  readonly group: number;
  readonly atom: number;
  readonly by: number;
}

/** A column of a place, and the periods in which it changes. */
export type Visit = (place: number, column: number, bits: number) => void;

export class ToldCells {
  readonly told: Told;
  readonly #table: PlaceTable;
  readonly #calendar: Calendar;
  readonly #sums: Int32Array;
  readonly #width: number;

  constructor(table: PlaceTable, calendar: Calendar, told: Told) {
    this.told = told;
    this.#table = table;
    this.#calendar = calendar;
    this.#sums = periodCounts(table, calendar);
    this.#width = table.columns.names.length;
  }

  /** How many are in a column of a place in a period. */
  count(place: number, column: number, period: number): number {
    return at(this.#sums, (place * this.#width + column) * this.#calendar.periods.length + period);
  }

  /** Whether the organisation lets people of one group be of another. */
  isLoose(one: number, other: number, bits: number): boolean {
    return one === other || !this.#isShown(this.told.organisation, 0, one, other, bits);
  }

  /** Whether a group of two, or its class where they are of different ones, shows at a place. */
  isBlocked(place: number, one: number, other: number, bits: number): boolean {
    if (place < 0 || one === other) return false;
    return this.#isShown(this.told.shown, place * this.#width, one, other, bits);
  }

  #isShown(shown: Int32Array, first: number, one: number, other: number, bits: number): boolean {
    if (((at(shown, first + one) | at(shown, first + other)) & bits) !== 0) return true;
    const { classOf } = this.#table.columns;
    const [ofOne = -1, ofOther = -1] = [classOf[one], classOf[other]];
    if (ofOne === ofOther) return false;
    return ((at(shown, first + ofOne) | at(shown, first + ofOther)) & bits) !== 0;
  }

  /** The columns that change where people go from one group to another. */
  eachColumn(place: number, one: number, other: number, bits: number, visit: Visit): void {
    if (place < 0 || one === other) return;
    const { classOf } = this.#table.columns;
    const [ofOne = -1, ofOther = -1] = [classOf[one], classOf[other]];
    visit(place, one, bits);
    visit(place, other, bits);
    if (ofOne === ofOther) return;
    visit(place, ofOne, bits);
    visit(place, ofOther, bits);
  }

  /** How many people's figures would have to be hidden; Infinity where one was told before. */
  costOf(place: number, column: number, bits: number): number {
    const index = place * this.#width + column;
    const shown = at(this.told.shown, index) & bits;
    if (shown === 0) return 0;
    if ((shown & at(this.told.fixed, index)) !== 0) return Infinity;
    let cost = 0;
    for (let period = 0; period < this.#calendar.periods.length; period++) {
      if ((shown >> period) & 1) cost += this.count(place, column, period);
    }
    return cost;
  }

  hide(place: number, column: number, bits: number): void {
    const index = place * this.#width + column;
    this.told.shown[index] = at(this.told.shown, index) & ~bits;
  }

  /** Hides what shows and some changes alter together; not if that was told before, or is the organisation's. Says whether. */
  makeWay(changes: readonly Change[]): boolean {
    const altered = this.altered(changes);
    if (altered.some(([place, column, bits]) => place < 0 || this.costOf(place, column, bits) === Infinity)) {
      return false;
    }
    for (const cell of altered) this.hide(...cell);
    return true;
  }

  /** The cells that show and that some changes alter together; −1 is the whole organisation. */
  altered(changes: readonly Change[]): [place: number, column: number, bits: number][] {
    const { columns, unitOf, divisionOf, atoms } = this.#table;
    const { shown, organisation } = this.told;
    const whole = -1;
    const byMonth = new Map<number, number[]>();
    for (const { answer, month, group, atom, by } of changes) {
      const unit = at(unitOf, atom);
      const division = at(divisionOf, month * atoms + atom);
      for (const place of [whole, ...(unit < 0 ? [] : [unit]), ...(division < 0 ? [] : [division])]) {
        for (const column of [group, columns.classOf[group] ?? -1]) {
          if (column < 0) continue;
          const bits = place < 0 ? at(organisation, column) : at(shown, place * this.#width + column);
          if (bits === 0) continue;
          const name = (answer * (this.#table.places.length + 1) + place + 1) * this.#width + column;
          const months = byMonth.get(name) ?? Array.from({ length: 12 }, () => 0);
          months[month] = (months[month] ?? 0) + by;
          byMonth.set(name, months);
        }
      }
    }
    const altered: [place: number, column: number, bits: number][] = [];
    for (const [name, months] of byMonth) {
      const column = name % this.#width;
      const place = (Math.floor(name / this.#width) % (this.#table.places.length + 1)) - 1;
      const told = place < 0 ? at(organisation, column) : at(shown, place * this.#width + column);
      let bits = 0;
      this.#calendar.monthsIn.forEach((inside, period) => {
        if (!((told >> period) & 1)) return;
        if (inside.reduce((sum, month) => sum + (months[month] ?? 0), 0) !== 0) bits |= 1 << period;
      });
      if (bits !== 0) altered.push([place, column, bits]);
    }
    return altered;
  }
}
