// What the rows of a part add to the counters: kept by row in small numbers, and added up when it is known which rows are
// new.
import type { FeedbackRow } from '../feedback/row.ts';

/** A counter's key but for the organisation, as it is ordered by: no part of it but the last has a blank in it. */
type CounterKey = string;

/** The columns of the statement that raises counters; each a text with one value a line. */
export type Raises = readonly string[];

export class Tallies {
  /** Number of each counter by its place (unit, month, channel, language) and what is counted. */
  readonly #places = new Map<string, Map<CounterKey, number>>();
  readonly #answered: boolean[] = [];
  /** Counters of all rows, one row after another, and where each row's begin. */
  readonly #counters: number[] = [];
  readonly #starts: number[] = [0];

  add({ unit_id, month, collection_channel, language, tally }: FeedbackRow): void {
    const place = `${unit_id} ${month} ${collection_channel} ${language}`;
    let counters = this.#places.get(place);
    if (!counters) this.#places.set(place, (counters = new Map<CounterKey, number>()));
    for (const { item, answer, answered } of tally) {
      const key = `${item} ${answer}`;
      let counter = counters.get(key);
      if (counter === undefined) {
        counter = this.#answered.push(answered) - 1;
        counters.set(key, counter);
      }
      this.#counters.push(counter);
    }
    this.#starts.push(this.#counters.length);
  }

  /** The sums over some rows: unit, month, channel, language, item, answer, answered and how much, in the order of the key. */
  of(rows: Iterable<number>): Raises {
    const sums = new Uint32Array(this.#answered.length);
    for (const row of rows) {
      const end = this.#starts[row + 1] ?? 0;
      for (let at = this.#starts[row] ?? 0; at < end; at += 1) {
        const counter = this.#counters[at] ?? 0;
        sums[counter] = (sums[counter] ?? 0) + 1;
      }
    }
    const columns: string[][] = [[], [], [], [], [], [], [], []];
    for (const [place, counters] of [...this.#places].toSorted(byKey)) {
      const names = place.split(' ');
      for (const [key, counter] of [...counters].toSorted(byKey)) {
        const sum = sums[counter] ?? 0;
        if (sum === 0) continue;
        const blank = key.indexOf(' ');
        const values = [
          ...names,
          key.slice(0, blank),
          key.slice(blank + 1),
          String(this.#answered[counter]),
          String(sum),
        ];
        values.forEach((value, index) => columns[index]?.push(value));
      }
    }
    return columns.map((column) => column.join('\n'));
  }
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
