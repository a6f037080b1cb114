// The figures of an organisation as the source of pages. A cell's figures are made only where the filter may let one of
// its rows through; a year is read only where it has such a cell.
import { refusal } from '../../problems.ts';
import type { Year } from '../../results/year.ts';
import type { Plan } from '../plan.ts';
import { columns, type Row, rowsOf, type Value } from '../row.ts';
import { type Filter, holds } from './filter.ts';
import type { Entity } from './model.ts';
import type { PlacedRow, Source } from './page.ts';

export class FigureSource implements Source {
  readonly #plan: Plan;
  readonly #yearOf: (year: string) => Promise<Year>;
  readonly #breathe: () => Promise<boolean>;
  readonly #years = new Map<string, Year>();
  #last: { readonly cell: number; readonly rows: readonly Row[] } | undefined;

  /**
   * @param yearOf reads a year as the audience sees it
   * @param breathe is awaited between steps
   */
  constructor(plan: Plan, yearOf: (year: string) => Promise<Year>, breathe: () => Promise<boolean>) {
    this.#plan = plan;
    this.#yearOf = yearOf;
    this.#breathe = breathe;
  }

  get name(): string {
    return this.#plan.name;
  }

  get size(): number {
    return this.#plan.size;
  }

  async *matching(filter: Filter | undefined, from: number): AsyncGenerator<PlacedRow> {
    const perCell = this.#plan.items.length;
    for (let at = Math.floor(from / perCell) * perCell; at < this.size; at += perCell) {
      const cell = this.#plan.at(at)?.cell;
      if (!cell) return;
      // Nobody is told what is left out then.
      if (!(await this.#breathe())) return;
      if (filter && !this.#mayHold(filter, this.#plan.headOf(cell))) continue;
      const rows = await this.#rowsAt(at);
      for (const [index, row] of rows.entries()) {
        const position = at + index;
        if (position < from || (filter && holds(filter, (column) => valueIn(row, column)) !== true)) continue;
        yield { position, row };
      }
    }
  }

  async at(position: number): Promise<Entity | undefined> {
    const before = this.#plan.at(position)?.before;
    return before === undefined ? undefined : (await this.#rowsAt(position - before))[before];
  }

  /** Whether some row of a cell may be let through, by what is known of it without its figures. */
  #mayHold(filter: Filter, head: ReturnType<Plan['headOf']>): boolean {
    return this.#plan.items.some((item) => {
      const known: Readonly<Record<string, string>> = { ...head, ...item };
      const truth = holds(filter, (column) => known[column]);
      return truth === true || truth === undefined;
    });
  }

  /** @param start position of the first row of a cell */
  async #rowsAt(start: number): Promise<readonly Row[]> {
    const cell = this.#plan.at(start)?.cell;
    if (!cell) return [];
    if (this.#last?.cell !== start) {
      const year = await this.#year(cell.period.id.slice(0, 4));
      const rows = rowsOf(year.organisation.id, cell.period, year.figures(cell.tree, cell.period));
      this.#last = { cell: start, rows };
    }
    return this.#last.rows;
  }

  /** What is withheld was decided for the places of a moment: for others there is nothing to tell. */
  async #year(id: string): Promise<Year> {
    const known = this.#years.get(id);
    if (known) return known;
    const year = await this.#yearOf(id);
    if (!this.#plan.isOf(year.present)) throw refusal('figures-unavailable');
    this.#years.set(id, year);
    return year;
  }
}

const valueIn = (row: Row, column: string): Value =>
  Object.hasOwn(columns, column) ? row[column as keyof Row] : null;
