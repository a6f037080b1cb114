// Linear programming for the attacker: how small and how large a sum of unknown counts can be. A dense simplex, made
// for a few hundred unknowns; what the rows mean is the matter of knowledge.ts.

/** A linear fact about unknowns, none of them under zero: `least ≤ Σ coefficient · unknown ≤ most`. */
export interface Fact {
  readonly terms: ReadonlyMap<number, number>;
  readonly least: number;
  readonly most: number;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

const tolerance = 1e-7;

/** After so many steps the first gain is taken instead of the best, so that it cannot go round in a ring. */
const mostGreedy = 2000;

/** All tables of counts that agree with some facts. Those that have no unknown in common are solved apart. */
export class Region {
  readonly #facts: readonly Fact[];
  /** Unknowns that single facts settle. */
  readonly #settled: ReadonlyMap<number, number>;
  readonly #columnOf = new Map<number, Column>();
  readonly #tableaus: readonly Tableau[];

  constructor(facts: readonly Fact[]) {
    this.#facts = facts;
    const { settled, open } = settle(facts);
    this.#settled = settled;
    this.#tableaus = apart(withoutWeaker(open)).map((group) => {
      const columns = new Map<number, number>();
      for (const { terms } of group) {
        for (const unknown of terms.keys()) {
          if (!columns.has(unknown)) columns.set(unknown, columns.size);
        }
      }
      const tableau = new Tableau(
        group.map(({ terms, least, most }) => ({
          terms: new Map([...terms].map(([unknown, times]) => [columns.get(unknown) ?? 0, times])),
          least,
          most,
        })),
        columns.size,
      );
      for (const [unknown, column] of columns) this.#columnOf.set(unknown, { tableau, column });
      return tableau;
    });
  }

  get isEmpty(): boolean {
    return this.#tableaus.some(({ isFeasible }) => !isFeasible);
  }

  /** The least and the most that some unknowns can be together; an unknown of no fact has no bound. */
  rangeOf(unknowns: readonly number[]): Range {
    return { low: -this.#mostOf(unknowns, -1), high: this.#mostOf(unknowns, 1) };
  }

  /**
   * Which sums some table of whole numbers lets be so large. One table often serves many sums.
   * @param least a sum's unknowns are to be this much together
   */
  reaches(sums: readonly (readonly number[])[], least: number): boolean[] {
    const isReached = sums.map(() => false);
    sums.forEach((sum, index) => {
      if (isReached[index]) return;
      const high = this.#mostOf(sum, 1);
      if (high < least - 1e-4) return;
      const table = this.#table();
      if (brokenIn(table) === undefined) {
        sums.forEach((other, at) => {
          isReached[at] ||= other.reduce((n, unknown) => n + (table.get(unknown) ?? 0), 0) > least - 1e-4;
        });
      }
      if (isReached[index] || high === Infinity) isReached[index] = true;
      else {
        const enough = { terms: new Map(sum.map((unknown) => [unknown, 1])), least, most: Infinity };
        isReached[index] = new Region([...this.#facts, enough]).hasWhole(200);
      }
    });
    return isReached;
  }

  /** The whole numbers, of a narrow range, that some unknowns can be together when all unknowns are whole. */
  wholeNumbersOf(unknowns: readonly number[], { low, high }: Range): number[] {
    const found: number[] = [];
    for (let n = Math.ceil(low - tolerance); n <= high + tolerance; n++) {
      const exactly = { terms: new Map(unknowns.map((unknown) => [unknown, 1])), least: n, most: n };
      if (new Region([...this.#facts, exactly]).hasWhole(200)) found.push(n);
    }
    return found;
  }

  /** Whether some table of whole numbers agrees; taken as true when it is not settled in so many branches. */
  hasWhole(branches: number): boolean {
    const left = { branches };
    return this.#hasWhole(left);
  }

  #hasWhole(left: { branches: number }): boolean {
    if (this.isEmpty) return false;
    if (left.branches-- <= 0) return true;
    const table = this.#table();
    const unknown = brokenIn(table);
    if (unknown === undefined) return true;
    const value = table.get(unknown) ?? 0;
    const terms = new Map([[unknown, 1]]);
    const halves = [
      { terms, least: 0, most: Math.floor(value) },
      { terms, least: Math.ceil(value), most: Infinity },
    ];
    return halves.some((half) => new Region([...this.#facts, half]).#hasWhole(left));
  }

  /** @param sign 1 for the most; -1 for the least, with its sign turned */
  #mostOf(unknowns: readonly number[], sign: 1 | -1): number {
    let most = 0;
    const sums = new Map<Tableau, Map<number, number>>();
    for (const unknown of unknowns) {
      const known = this.#settled.get(unknown);
      const place = this.#columnOf.get(unknown);
      if (known !== undefined) most += known * sign;
      else if (place) {
        const sum = sums.get(place.tableau) ?? new Map<number, number>();
        sums.set(place.tableau, sum.set(place.column, sign));
      } else if (sign > 0) return Infinity;
    }
    for (const [tableau, sum] of sums) most += tableau.most(sum);
    return most;
  }

  /** The table that was found last. */
  #table(): Map<number, number> {
    const values = new Map(this.#tableaus.map((tableau) => [tableau, tableau.values()]));
    const table = new Map(this.#settled);
    for (const [unknown, { tableau, column }] of this.#columnOf) {
      table.set(unknown, values.get(tableau)?.[column] ?? 0);
    }
    return table;
  }
}

interface Column {
  readonly tableau: Tableau;
  readonly column: number;
}

/** An unknown that is no whole number. */
function brokenIn(table: ReadonlyMap<number, number>): number | undefined {
  for (const [unknown, value] of table) if (Math.abs(value - Math.round(value)) > 1e-5) return unknown;
  return undefined;
}

/** Groups of facts that have unknowns in common. */
function apart(facts: readonly Fact[]): Fact[][] {
  const leaders = new Map<number, number>();
  const leaderOf = (unknown: number): number => {
    let leader = unknown;
    for (let next = leaders.get(leader); next !== undefined; next = leaders.get(leader)) leader = next;
    if (leader !== unknown) leaders.set(unknown, leader);
    return leader;
  };
  for (const { terms } of facts) {
    const [first = -1, ...rest] = terms.keys();
    for (const unknown of rest) {
      const [one, other] = [leaderOf(first), leaderOf(unknown)];
      if (one !== other) leaders.set(other, one);
    }
  }
  return [...Map.groupBy(facts, ({ terms: [[first] = [-1]] }) => leaderOf(first)).values()];
}

/** Without facts that say less than another: that somebody is in a cell of which a part is known to hold somebody. */
function withoutWeaker(facts: readonly Fact[]): Fact[] {
  const isFloor = ({ terms, most }: Fact) =>
    most === Infinity && [...terms.values()].every((times) => times === 1);
  const floors = facts.filter(isFloor).toSorted((a, b) => a.terms.size - b.terms.size);
  const strong: Fact[] = [];
  for (const floor of floors) {
    const isWeaker = strong.some(
      ({ terms, least }) =>
        least >= floor.least && [...terms.keys()].every((unknown) => floor.terms.has(unknown)),
    );
    if (!isWeaker) strong.push(floor);
  }
  return [...facts.filter((fact) => !isFloor(fact)), ...strong];
}

/** Puts in what a fact of one unknown settles, and empties what a sum of zero empties, until nothing moves. */
function settle(facts: readonly Fact[]): { settled: Map<number, number>; open: Fact[] } {
  const settled = new Map<number, number>();
  let open: readonly Fact[] = facts;
  for (let before = -1; settled.size > before;) {
    before = settled.size;
    const left: Fact[] = [];
    for (const fact of open) {
      const { terms, least, most } = without(fact, settled);
      const isPositive = isAllPositive(terms);
      const [[unknown, times] = [0, 1]] = terms;
      if (terms.size === 0) {
        if (least > tolerance || most < -tolerance) return { settled, open: [{ terms, least, most }] };
      } else if (isPositive && most <= tolerance && most >= -tolerance) {
        for (const one of terms.keys()) settled.set(one, 0);
      } else if (terms.size === 1 && least === most) {
        if (least / times < -tolerance) return { settled, open: [{ terms: new Map(), least: 1, most: 0 }] };
        settled.set(unknown, least / times);
      } else if (!(isPositive && least <= 0 && most === Infinity)) {
        left.push({ terms, least, most });
      }
    }
    // What two facts say of the same sum may settle it.
    open = settled.size > before ? left : merged(left);
    if (open.some(({ terms, least, most }) => terms.size === 1 && least === most)) before = -1;
  }
  return { settled, open: [...open] };
}

function without(fact: Fact, settled: ReadonlyMap<number, number>): Fact {
  let { least, most } = fact;
  let terms: Map<number, number> | undefined;
  for (const [unknown, times] of fact.terms) {
    const known = settled.get(unknown);
    if (known === undefined) continue;
    terms ??= new Map(fact.terms);
    terms.delete(unknown);
    least -= known * times;
    most -= known * times;
  }
  return terms ? { terms, least, most } : fact;
}

function isAllPositive(terms: Fact['terms']): boolean {
  for (const times of terms.values()) if (times <= 0) return false;
  return true;
}

/** One fact of each sum. */
function merged(facts: readonly Fact[]): Fact[] {
  const seen = new Map<string, Fact>();
  for (const { terms, least, most } of facts) {
    const key = [...terms].toSorted(([a], [b]) => a - b).join(' ');
    const other = seen.get(key);
    seen.set(key, {
      terms,
      least: Math.max(least, other?.least ?? -Infinity),
      most: Math.min(most, other?.most ?? Infinity),
    });
  }
  return [...seen.values()];
}

/** The simplex method on a dense tableau. */
class Tableau {
  readonly #rows: Float64Array[] = [];
  readonly #basis: number[] = [];
  /** Columns of unknowns and slacks; those after are artificial, and the last is the right-hand side. */
  readonly #width: number;
  readonly #last: number;
  readonly isFeasible: boolean;

  constructor(facts: readonly Fact[], unknowns: number) {
    const wanted = facts.flatMap(({ terms, least, most }) =>
      least === most
        ? [{ terms, side: least, slack: 0 }]
        : [
            ...(least > -Infinity ? [{ terms, side: least, slack: -1 }] : []),
            ...(most < Infinity ? [{ terms, side: most, slack: 1 }] : []),
          ],
    );
    const slacks = wanted.filter(({ slack }) => slack !== 0).length;
    this.#width = unknowns + slacks;
    this.#last = this.#width + wanted.length;
    let slackAt = unknowns;
    wanted.forEach(({ terms, side, slack }, index) => {
      const row = new Float64Array(this.#last + 1);
      const sign = side < 0 ? -1 : 1;
      for (const [column, times] of terms) row[column] = times * sign;
      row[this.#last] = side * sign;
      const own = slack === 0 ? -1 : slackAt++;
      if (own >= 0) row[own] = slack * sign;
      const isStart = own >= 0 && slack * sign > 0;
      if (!isStart) row[this.#width + index] = 1;
      this.#rows.push(row);
      this.#basis.push(isStart ? own : this.#width + index);
    });
    const artificial = new Map(wanted.map((_, index) => [this.#width + index, -1]));
    this.isFeasible = this.#climb(artificial, this.#last) > -1e-6;
    if (this.isFeasible) this.#dropArtificial();
  }

  /** What each column is where the last climb ended. */
  values(): Float64Array {
    const values = new Float64Array(this.#last);
    this.#basis.forEach((column, index) => (values[column] = this.#rows[index]?.[this.#last] ?? 0));
    return values;
  }

  /** The most that a sum can be; Infinity when nothing holds it. */
  most(objective: ReadonlyMap<number, number>): number {
    return this.#climb(objective, this.#width);
  }

  #climb(objective: ReadonlyMap<number, number>, columns: number): number {
    const last = this.#last;
    const gain = new Float64Array(last + 1);
    for (const [column, times] of objective) gain[column] = times;
    this.#basis.forEach((column, index) => {
      const times = objective.get(column) ?? 0;
      if (times !== 0) subtract(gain, this.#rows[index], times);
    });
    for (let step = 0; step < 50_000; step++) {
      let enter = -1;
      for (let column = 0; column < columns; column++) {
        const here = gain[column] ?? 0;
        if (here > 1e-7 && (enter < 0 || (step < mostGreedy && here > (gain[enter] ?? 0)))) {
          enter = column;
          if (step >= mostGreedy) break;
        }
      }
      if (enter < 0) return -(gain[last] ?? 0);
      let leave = -1;
      let least = Infinity;
      this.#rows.forEach((row, index) => {
        const at = row[enter] ?? 0;
        if (at <= 1e-7) return;
        const ratio = (row[last] ?? 0) / at;
        const isTie = Math.abs(ratio - least) < 1e-9;
        // The largest pivot is the most exact one.
        const isBetter =
          step < mostGreedy
            ? at > (this.#rows[leave]?.[enter] ?? 0)
            : (this.#basis[index] ?? 0) < (this.#basis[leave] ?? 0);
        if (ratio < least - 1e-9 || (isTie && isBetter)) {
          leave = index;
          least = Math.min(ratio, least);
        }
      });
      if (leave < 0) return Infinity;
      this.#pivot(leave, enter);
      subtract(gain, this.#rows[leave], gain[enter] ?? 0);
    }
    throw new Error(`the attack did not come to an end: ${this.#rows.length} × ${last}`);
  }

  #pivot(leave: number, enter: number): void {
    const row = this.#rows[leave] ?? new Float64Array();
    const by = row[enter] ?? 1;
    for (let column = 0; column < row.length; column++) row[column] = (row[column] ?? 0) / by;
    this.#rows.forEach((other, index) => {
      if (index !== leave) subtract(other, row, other[enter] ?? 0);
    });
    this.#basis[leave] = enter;
  }

  #dropArtificial(): void {
    for (let index = this.#rows.length - 1; index >= 0; index--) {
      if ((this.#basis[index] ?? 0) < this.#width) continue;
      const row = this.#rows[index];
      const enter = row?.findIndex((at, column) => column < this.#width && Math.abs(at) > 1e-7) ?? -1;
      if (enter >= 0) this.#pivot(index, enter);
      else {
        this.#rows.splice(index, 1);
        this.#basis.splice(index, 1);
      }
    }
  }
}

function subtract(from: Float64Array, row: Float64Array | undefined, times: number): void {
  if (!row || times === 0) return;
  for (let column = 0; column < row.length; column++) {
    const rest = (from[column] ?? 0) - (row[column] ?? 0) * times;
    from[column] = Math.abs(rest) < 1e-11 ? 0 : rest;
  }
}
