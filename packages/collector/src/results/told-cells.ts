// What is told of the groups of places while it is being decided, and what would change it. Which changes are tried is the
// matter of swaps.ts. Pure.
import { at, type Calendar, type PlaceTable } from './place-table.ts';
import { type Half, nobody, nowhere, type Swap } from './proof.ts';

/** What is told, a bit for each period; hiding changes `shown`. */
export interface Told {
  /** Place and column → periods in which it shows. */
  readonly shown: Int32Array;
  /** The same of what was told before, which stays. */
  readonly fixed: Int32Array;
  /** Place, column and period → how many. */
  readonly sums: Int32Array;
  /** Column → periods in which it shows of the whole organisation. */
  readonly organisation: Int32Array;
  /** Months that are told of by now. */
  readonly months: readonly number[];
}

/** A column of a place, and the periods in which it changes. */
export type Visit = (place: number, column: number, bits: number) => void;

export class ToldCells {
  readonly told: Told;
  readonly #table: PlaceTable;
  readonly #calendar: Calendar;
  readonly #width: number;
  /** Those of which anything showed at first. */
  #periods: number | undefined;

  constructor(table: PlaceTable, calendar: Calendar, told: Told) {
    this.told = told;
    this.#table = table;
    this.#calendar = calendar;
    this.#width = table.columns.names.length;
  }

  /** Whether anything shows of a period that is longer than a month and has it. */
  isLongShown(month: number): boolean {
    const bits = this.#calendar.periodsWith[month] ?? 0;
    this.#periods ??= this.told.shown.reduce((all, more) => all | more, 0);
    return (this.#periods & bits & ((1 << (this.#calendar.periods.length - 12)) - 1)) !== 0;
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
    const periods = this.#calendar.periods.length;
    let cost = 0;
    for (let period = 0; period < periods; period++) {
      if ((shown >> period) & 1) cost += at(this.told.sums, index * periods + period);
    }
    return cost;
  }

  hide(place: number, column: number, bits: number): void {
    const index = place * this.#width + column;
    this.told.shown[index] = at(this.told.shown, index) & ~bits;
  }

  /** Whether nothing shows that a swap would change, beside what does of its own unit. */
  isFree(half: Half, elsewhere: number, out: number): boolean {
    const { here, month, back, to, from, bits } = half;
    if (elsewhere >= 0 && this.isBlocked(at(this.#table.unitOf, elsewhere), from, out, bits)) return false;
    const own = this.divisionOf(here, month);
    const other = elsewhere < 0 ? own : this.divisionOf(elsewhere, month);
    if (back >= 0) {
      const isMoved =
        own !== this.divisionOf(here, back) || (elsewhere >= 0 && other !== this.divisionOf(elsewhere, back));
      // What is told of one of the months alone is looked at at length.
      if (isMoved) return this.cost(half, elsewhere, out) === 0;
    }
    if (elsewhere < 0) return !this.isBlocked(own, to, from, bits);
    if (own === other) return !this.isBlocked(own, to, out, bits);
    return !this.isBlocked(own, to, from, bits) && !this.isBlocked(other, from, out, bits);
  }

  /** How many people have figures that a swap would change; Infinity where one was told before. */
  cost(half: Half, elsewhere: number, out: number): number {
    let cost = 0;
    this.#eachCell(half, elsewhere, out, (place, column, bits) => {
      cost += this.costOf(place, column, bits);
    });
    return cost;
  }

  costOfSwap(swap: Swap): number {
    return this.cost(swap, swap.elsewhere, swap.out);
  }

  /** What a swap changes of places. */
  #eachCell({ here, month, back, to, from, bits }: Half, elsewhere: number, out: number, visit: Visit): void {
    const { unitOf } = this.#table;
    this.eachColumn(at(unitOf, here), to, from, bits, visit);
    if (elsewhere === nobody) return;
    if (elsewhere >= 0) this.eachColumn(at(unitOf, elsewhere), from, out, bits, visit);
    const { periodsWith } = this.#calendar;
    const [bitsThen = 0, bitsBack = 0] = [periodsWith[month], periodsWith[back]];
    const isStill =
      back >= 0 &&
      this.divisionOf(here, month) === this.divisionOf(here, back) &&
      (elsewhere < 0 || this.divisionOf(elsewhere, month) === this.divisionOf(elsewhere, back));
    // A division in which an atom is in one of the months alone has all that is changed then.
    const inDivisions = (when: number, changed: number) => {
      const own = this.divisionOf(here, when);
      const other = elsewhere < 0 ? nowhere : this.divisionOf(elsewhere, when);
      if (elsewhere >= 0 && own === other) this.eachColumn(own, to, out, changed, visit);
      else {
        this.eachColumn(own, to, from, changed, visit);
        this.eachColumn(other, from, out, changed, visit);
      }
    };
    if (back < 0 || isStill) inDivisions(month, bits);
    else {
      inDivisions(month, bitsThen);
      inDivisions(back, bitsBack);
    }
  }

  divisionOf(atom: number, month: number): number {
    return at(this.#table.divisionOf, month * this.#table.atoms + atom);
  }

  makeWay(swap: Swap): void {
    this.#eachCell(swap, swap.elsewhere, swap.out, (...cell) => this.hide(...cell));
  }

  /** Whether the organisation lets it. */
  isPossible({ elsewhere, to, from, out, bits }: Swap): boolean {
    return this.isLoose(to, elsewhere < 0 ? from : out, bits);
  }
}
