// Proofs that a small group of a place may be large: people are swapped between places and groups so that nothing that is
// told changes (ADR 0042). What is to be proven, and what shows at first, is the matter of place-groups.ts. Pure.
import { at, type Calendar, type PlaceTable } from './place-table.ts';
import {
  arePaired,
  type Half,
  type Move,
  nobody,
  nowhere,
  type Proof,
  type Swap,
  type Target,
} from './proof.ts';
import { type Told, ToldCells } from './told-cells.ts';

/** So many of the cheapest are tried by way of another group. */
const triedByWay = 3;

const alone = (half: Half): Swap => ({ ...half, elsewhere: nobody, out: half.from });

export class Swaps {
  readonly #table: PlaceTable;
  readonly #calendar: Calendar;
  readonly #cells: ToldCells;
  readonly #threshold: number;
  /** What was done to the table for the proof that is looked for, to be undone. */
  #moves: Move[] = [];
  #isLoose = false;

  constructor(table: PlaceTable, calendar: Calendar, told: Told, threshold: number) {
    this.#table = table;
    this.#calendar = calendar;
    this.#threshold = threshold;
    this.#cells = new ToldCells(table, calendar, told);
  }

  /**
   * Finds a table of whole people in which a target holds the threshold, and hides what is in its way. Where it cannot hold as
   * many whatever is hidden of places, it holds as many as can be.
   * @param known what proved it when less was told: what that alters is hidden, where nothing better is found
   */
  prove(target: Target, known?: Pick<Proof, 'n' | 'moves'>): Proof {
    if (!known || known.moves.length === 0) return this.#search(target);
    const { n, moves } = known;
    const isSound = (isWithin: (cost: number) => boolean) =>
      moves.every(({ swap }) => this.#cells.isPossible(swap) && isWithin(this.#cells.costOfSwap(swap)));
    if (n >= this.#threshold && isSound((cost) => cost === 0))
      return { n, isPaired: arePaired(moves), moves };
    const { shown } = this.#cells.told;
    const shownBefore = shown.slice();
    const found = this.#search(target);
    if (found.n >= this.#threshold || found.n >= n) return found;
    const shownAfter = shown.slice();
    shown.set(shownBefore);
    if (isSound((cost) => cost < Infinity)) {
      for (const { swap } of moves) this.#cells.makeWay(swap);
      return this.#search(target, known);
    }
    shown.set(shownAfter);
    return found;
  }

  #search(target: Target, from: Pick<Proof, 'n' | 'moves'> = { n: target.n, moves: [] }): Proof {
    const bound = this.#bound(target);
    this.#moves = [];
    for (const move of from.moves) this.#move(move);
    const { n: gained } = from;
    // What the organisation hides of a month it may tell of a longer period later: so it is leaned on only for what is more
    // than a place and a group have in common.
    const strict = Math.max(0, Math.min(this.#threshold, bound) - gained);
    const left = this.#find(target, strict, false);
    const rest = this.#find(target, Math.max(0, this.#threshold - gained - strict) + left, true);
    const moves = this.#moves;
    for (const move of moves) this.#add(move, -1);
    return { n: this.#threshold - rest, isPaired: arePaired(moves), moves };
  }

  /** Makes swaps for so many people. @param isLoose with groups that the organisation hides as well. @returns for how many not */
  #find(target: Target, wanted: number, isLoose: boolean): number {
    this.#isLoose = isLoose;
    let need = wanted;
    if (need > 0) need = this.#take(target, need, false);
    if (need > 0) need = this.#take(target, need, true);
    if (need > 0) need = this.#takeByWay(target, need);
    while (need > 0) {
      const cheapest = this.#cheapest(target, need);
      if (!cheapest) break;
      this.#cells.makeWay(cheapest);
      const left = this.#apply(cheapest, need);
      need = left < need ? left : this.#takeByWay(target, need);
    }
    return need;
  }

  /** How many a target could be by what its places, and the organisation of its groups, have in common: answer by answer. */
  #bound({ atomsIn, months, groups }: Target): number {
    const { columns, answers, atoms } = this.#table;
    let bound = 0;
    for (const month of months) {
      const inside = atomsIn(month);
      for (const ofAnswer of answers) {
        let [here, there] = [0, 0];
        for (const atom of inside) {
          for (let group = 0; group < columns.groups; group++)
            here += at(ofAnswer, this.#cell(month, group, atom));
        }
        for (const group of here > 0 ? groups : []) {
          for (let atom = 0; atom < atoms && there < here; atom++)
            there += at(ofAnswer, this.#cell(month, group, atom));
        }
        bound += Math.min(here, there);
        if (bound >= this.#threshold) return bound;
      }
    }
    return bound;
  }

  /** Makes the swaps that nothing is in the way of. @param isPaired with their reverse in another month */
  #take(target: Target, need: number, isPaired: boolean): number {
    const { unitOf } = this.#table;
    let left = need;
    this.#eachHalf(target, isPaired, (half) => {
      if (this.#cells.isBlocked(at(unitOf, half.here), half.to, half.from, half.bits)) return false;
      return this.#eachOther(half, target.atomsIn(half.month), (elsewhere, out) => {
        if (!this.#cells.isFree(half, elsewhere, out)) return false;
        left = this.#apply({ ...half, elsewhere, out }, left);
        return left <= 0;
      });
    });
    return left;
  }

  /**
   * Makes two swaps for one, where nothing is in the way of either: people of the target's atom change with others of its division
   * who are in a third group, and those go elsewhere. Divisions show as before then, though they show the group that is left.
   */
  #takeByWay(target: Target, need: number): number {
    const { unitOf } = this.#table;
    let left = need;
    this.#eachHalf(target, false, (half) => {
      if (this.#cells.isBlocked(at(unitOf, half.here), half.to, half.from, half.bits)) return false;
      left = this.#takeHalfByWay(half, target, left);
      return left <= 0;
    });
    return left;
  }

  #takeHalfByWay(half: Half, target: Target, need: number): number {
    const { columns, atoms, unitOf } = this.#table;
    const { month, here, from, to, bits } = half;
    const unit = at(unitOf, here);
    const own = this.#cells.divisionOf(here, month);
    let left = need;
    for (let way = 0; way < columns.groups; way++) {
      if (left <= 0) break;
      if (way === from || target.groups.includes(way)) continue;
      if (this.#cells.isBlocked(unit, from, way, bits) || this.#cells.isBlocked(unit, way, to, bits))
        continue;
      const first = { ...half, to: way };
      const vias: number[] = [];
      for (let via = 0; via < atoms; via++) {
        if (via === here || this.#count(month, way, via) === 0) continue;
        if (own === this.#cells.divisionOf(via, month) && this.#cells.isFree(first, via, way)) vias.push(via);
      }
      if (vias.length === 0) continue;
      const second = { ...half, from: way };
      this.#eachOther(second, target.atomsIn(month), (elsewhere, out) => {
        if (elsewhere < 0 || !this.#cells.isFree(second, elsewhere, out)) return false;
        for (const via of vias) {
          left = this.#applyBoth({ ...first, elsewhere: via, out: way }, { ...second, elsewhere, out }, left);
          if (left <= 0) return true;
        }
        return false;
      });
    }
    return left;
  }

  /** @returns what is needed still */
  #applyBoth(first: Swap, second: Swap, need: number): number {
    let left = need;
    this.#table.answers.forEach((ofAnswer, answer) => {
      const there = at(ofAnswer, this.#cell(second.month, second.out, second.elsewhere));
      const n = Math.min(left, there, this.#roomOf(first, first.elsewhere, first.out, ofAnswer));
      if (n <= 0) return;
      left -= n;
      this.#move({ swap: first, answer, n });
      this.#move({ swap: second, answer, n });
    });
    return left;
  }

  /** How many could be had of a half by way of another group, if its own unit's figures were hidden. */
  #roomByWay(half: Half, target: Target, need: number): number {
    const { shown } = this.#cells.told;
    const [shownBefore, movesBefore] = [shown.slice(), this.#moves];
    this.#moves = [];
    this.#cells.makeWay(alone(half));
    const room = need - this.#takeHalfByWay(half, target, need);
    for (const move of this.#moves) this.#add(move, -1);
    this.#moves = movesBefore;
    shown.set(shownBefore);
    return room;
  }

  /** The swap that hides the fewest people's figures for each person whom it moves. */
  #cheapest(target: Target, need: number): Swap | undefined {
    const possible: { readonly half: Half; readonly cost: number }[] = [];
    for (const isPaired of [false, true]) {
      this.#eachHalf(target, isPaired, (half) => {
        let cost = 0;
        const unit = at(this.#table.unitOf, half.here);
        this.#cells.eachColumn(unit, half.to, half.from, half.bits, (place, column, bits) => {
          cost += this.#cells.costOf(place, column, bits);
        });
        if (cost < Infinity) possible.push({ half, cost });
        return false;
      });
    }
    possible.sort((one, other) => one.cost - other.cost);
    let best: Swap | undefined;
    let least = Infinity;
    let tried = 0;
    for (const { half, cost } of possible) {
      if (cost / need >= least) break;
      if (cost > 0 && half.back < 0 && tried++ < triedByWay) {
        const room = this.#roomByWay(half, target, need);
        if (room > 0 && cost / room < least) {
          best = alone(half);
          least = cost / room;
        }
      }
      this.#eachOther(half, target.atomsIn(half.month), (elsewhere, out) => {
        const isFree = this.#cells.isFree(half, elsewhere, out);
        const whole = isFree ? cost : this.#cells.cost(half, elsewhere, out);
        if (whole / need >= least) return false;
        const gain = Math.min(need, this.#room(half, elsewhere, out));
        if (gain > 0 && whole / gain < least) {
          best = { ...half, elsewhere, out };
          least = whole / gain;
        }
        return isFree && gain === need;
      });
    }
    return best;
  }

  /** Goes through what may be done to a target's people, until somebody has had enough. */
  #eachHalf({ atomsIn, months, groups }: Target, isPaired: boolean, visit: (half: Half) => boolean): void {
    const { columns } = this.#table;
    const { periodsWith } = this.#calendar;
    for (const month of months) {
      // Nothing but months shows: then there is nothing that a reverse would keep.
      if (isPaired && !this.#cells.isLongShown(month)) continue;
      const backs = isPaired ? this.#cells.told.months.filter((back) => !months.includes(back)) : [nowhere];
      for (const here of atomsIn(month)) {
        for (let from = 0; from < columns.groups; from++) {
          if (groups.includes(from) || this.#count(month, from, here) === 0) continue;
          for (const to of groups) {
            for (const back of backs) {
              if (back >= 0 && this.#count(back, to, here) === 0) continue;
              const bits = (periodsWith[month] ?? 0) ^ (back < 0 ? 0 : (periodsWith[back] ?? 0));
              if (visit({ month, back, here, to, from, bits })) return;
            }
          }
        }
      }
    }
  }

  /** Goes through who may give way: nobody, where the organisation lets it, or an atom elsewhere. Says whether it was ended. */
  #eachOther(
    { month, back, to, from, bits }: Half,
    inside: readonly number[],
    visit: (elsewhere: number, out: number) => boolean,
  ): boolean {
    const { columns, atoms } = this.#table;
    if (this.#isLoose && this.#cells.isLoose(to, from, bits) && visit(nowhere, from)) return true;
    for (let out = 0; out < columns.groups; out++) {
      if (out === from || (out !== to && !(this.#isLoose && this.#cells.isLoose(to, out, bits)))) continue;
      for (let elsewhere = 0; elsewhere < atoms; elsewhere++) {
        if (this.#count(month, out, elsewhere) === 0) continue;
        if (back >= 0 && this.#count(back, from, elsewhere) === 0) continue;
        if (!inside.includes(elsewhere) && visit(elsewhere, out)) return true;
      }
    }
    return false;
  }

  /** How many a swap can move, over all answers. */
  #room(half: Half, elsewhere: number, out: number): number {
    let room = 0;
    for (const ofAnswer of this.#table.answers) room += this.#roomOf(half, elsewhere, out, ofAnswer);
    return room;
  }

  #roomOf({ month, back, here, to, from }: Half, elsewhere: number, out: number, of: Int32Array): number {
    if (elsewhere === nobody) return 0;
    let room = at(of, this.#cell(month, from, here));
    if (room > 0 && back >= 0) room = Math.min(room, at(of, this.#cell(back, to, here)));
    if (room > 0 && elsewhere >= 0) {
      room = Math.min(room, at(of, this.#cell(month, out, elsewhere)));
      if (room > 0 && back >= 0) room = Math.min(room, at(of, this.#cell(back, from, elsewhere)));
    }
    return room;
  }

  /** @returns what is needed still */
  #apply(swap: Swap, need: number): number {
    let left = need;
    this.#table.answers.forEach((ofAnswer, answer) => {
      const n = Math.min(left, this.#roomOf(swap, swap.elsewhere, swap.out, ofAnswer));
      if (n <= 0) return;
      left -= n;
      this.#move({ swap, answer, n });
    });
    return left;
  }

  #move(move: Move): void {
    this.#moves.push(move);
    this.#add(move, 1);
  }

  #add({ swap, answer, n }: Move, sign: 1 | -1): void {
    const { month, back, here, to, from, elsewhere, out } = swap;
    const ofAnswer = this.#table.answers[answer];
    if (!ofAnswer) return;
    const addIn = (when: number, by: number) => {
      this.#addTo(ofAnswer, this.#cell(when, to, here), by);
      this.#addTo(ofAnswer, this.#cell(when, from, here), -by);
      if (elsewhere < 0) return;
      this.#addTo(ofAnswer, this.#cell(when, from, elsewhere), by);
      this.#addTo(ofAnswer, this.#cell(when, out, elsewhere), -by);
    };
    addIn(month, n * sign);
    if (back >= 0) addIn(back, -n * sign);
  }

  #addTo(ofAnswer: Int32Array, cell: number, by: number): void {
    const { counts } = this.#table;
    counts[cell] = at(counts, cell) + by;
    ofAnswer[cell] = at(ofAnswer, cell) + by;
  }

  #count(month: number, group: number, atom: number): number {
    return at(this.#table.counts, this.#cell(month, group, atom));
  }

  #cell(month: number, group: number, atom: number): number {
    return (month * this.#table.columns.groups + group) * this.#table.atoms + atom;
  }
}
