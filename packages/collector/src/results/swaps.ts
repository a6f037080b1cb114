// Proofs that a small group of a place may be large: people are swapped between places and groups so that nothing that is
// told changes (ADR 0042). What is to be proven, and what shows at first, is the matter of place-groups.ts. Pure.
import { at, type Calendar, type PlaceTable } from './place-table.ts';
import { arePaired, type Half, type Move, type Proof, type Swap, type Target } from './proof.ts';
import { type Told, ToldCells, type Visit } from './told-cells.ts';

const nowhere = -1;

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
      moves.every(({ swap }) => this.#isPossible(swap) && isWithin(this.#costOf(swap)));
    if (n >= this.#threshold && isSound((cost) => cost === 0))
      return { n, isPaired: arePaired(moves), moves };
    const { shown } = this.#cells.told;
    const shownBefore = shown.slice();
    const found = this.#search(target);
    if (found.n >= this.#threshold || found.n >= n) return found;
    const shownAfter = shown.slice();
    shown.set(shownBefore);
    if (isSound((cost) => cost < Infinity)) {
      for (const { swap } of moves) this.#makeWay(swap);
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
    while (need > 0) {
      const cheapest = this.#cheapest(target, need);
      if (!cheapest) break;
      this.#makeWay(cheapest);
      need = this.#apply(cheapest, need);
    }
    return need;
  }

  #makeWay(swap: Swap): void {
    this.#eachCell(swap, swap.elsewhere, swap.out, (...cell) => this.#cells.hide(...cell));
  }

  /** Whether the organisation lets it. */
  #isPossible({ elsewhere, to, from, out, bits }: Swap): boolean {
    return this.#cells.isLoose(to, elsewhere < 0 ? from : out, bits);
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
        if (!this.#isFree(half, elsewhere, out)) return false;
        left = this.#apply({ ...half, elsewhere, out }, left);
        return left <= 0;
      });
    });
    return left;
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
    for (const { half, cost } of possible) {
      if (cost / need >= least) break;
      this.#eachOther(half, target.atomsIn(half.month), (elsewhere, out) => {
        const isFree = this.#isFree(half, elsewhere, out);
        const whole = isFree ? cost : this.#cost(half, elsewhere, out);
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

  /** Whether nothing shows that a swap would change, beside what does of its own unit. */
  #isFree(half: Half, elsewhere: number, out: number): boolean {
    const { here, month, back, to, from, bits } = half;
    const cells = this.#cells;
    if (elsewhere >= 0 && cells.isBlocked(at(this.#table.unitOf, elsewhere), from, out, bits)) return false;
    const own = this.#divisionOf(here, month);
    const other = elsewhere < 0 ? own : this.#divisionOf(elsewhere, month);
    if (back >= 0) {
      const isMoved =
        own !== this.#divisionOf(here, back) ||
        (elsewhere >= 0 && other !== this.#divisionOf(elsewhere, back));
      // What is told of one of the months alone is looked at at length.
      if (isMoved) return this.#cost(half, elsewhere, out) === 0;
    }
    if (elsewhere < 0) return !cells.isBlocked(own, to, from, bits);
    if (own === other) return !cells.isBlocked(own, to, out, bits);
    return !cells.isBlocked(own, to, from, bits) && !cells.isBlocked(other, from, out, bits);
  }

  /** How many people have figures that a swap would change; Infinity where one was told before. */
  #cost(half: Half, elsewhere: number, out: number): number {
    let cost = 0;
    this.#eachCell(half, elsewhere, out, (place, column, bits) => {
      cost += this.#cells.costOf(place, column, bits);
    });
    return cost;
  }

  #costOf(swap: Swap): number {
    return this.#cost(swap, swap.elsewhere, swap.out);
  }

  /** What a swap changes of places. */
  #eachCell({ here, month, back, to, from, bits }: Half, elsewhere: number, out: number, visit: Visit): void {
    const { unitOf } = this.#table;
    this.#cells.eachColumn(at(unitOf, here), to, from, bits, visit);
    if (elsewhere >= 0) this.#cells.eachColumn(at(unitOf, elsewhere), from, out, bits, visit);
    const { periodsWith } = this.#calendar;
    const [bitsThen = 0, bitsBack = 0] = [periodsWith[month], periodsWith[back]];
    const isStill =
      back >= 0 &&
      this.#divisionOf(here, month) === this.#divisionOf(here, back) &&
      (elsewhere < 0 || this.#divisionOf(elsewhere, month) === this.#divisionOf(elsewhere, back));
    // A division in which an atom is in one of the months alone has all that is changed then.
    const inDivisions = (when: number, changed: number) => {
      const own = this.#divisionOf(here, when);
      const other = elsewhere < 0 ? nowhere : this.#divisionOf(elsewhere, when);
      if (elsewhere >= 0 && own === other) this.#cells.eachColumn(own, to, out, changed, visit);
      else {
        this.#cells.eachColumn(own, to, from, changed, visit);
        this.#cells.eachColumn(other, from, out, changed, visit);
      }
    };
    if (back < 0 || isStill) inDivisions(month, bits);
    else {
      inDivisions(month, bitsThen);
      inDivisions(back, bitsBack);
    }
  }

  #divisionOf(atom: number, month: number): number {
    return at(this.#table.divisionOf, month * this.#table.atoms + atom);
  }

  /** How many a swap can move, over all answers. */
  #room(half: Half, elsewhere: number, out: number): number {
    let room = 0;
    for (const ofAnswer of this.#table.answers) room += this.#roomOf(half, elsewhere, out, ofAnswer);
    return room;
  }

  #roomOf({ month, back, here, to, from }: Half, elsewhere: number, out: number, of: Int32Array): number {
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
