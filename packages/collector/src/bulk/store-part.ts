// Stores a part of a report in one transaction: its rows, words and contact details by COPY, then the counters. COPY knows
// nothing of rows that are there already: where some are, the part is looked up first. What is called stored is committed.
import type { Kysely } from 'kysely';
import type { ContactSafe } from '../contacts/safe.ts';
import type { Copying } from '../database/copying.ts';
import { databaseCode, isDatabaseAway, isWorthRepeating } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { lookUp, type Outcome } from '../feedback/store.ts';
import type { Quarantine } from '../quarantine/quarantine.ts';
import { targets } from './copy-lines.ts';
import type { Part, PartRow } from './part.ts';

/** What became of one row; `away` and `refused` are not known to be stored. */
export type PartOutcome = Outcome | 'away' | 'refused';

export interface StoreOptions {
  readonly db: Kysely<Tables>;
  readonly copying: Copying;
  readonly contacts: ContactSafe | undefined;
  readonly quarantine: Quarantine;
  readonly orgId: string;
  /** Hears of every part that was stored: its rows, and how long it took in milliseconds. */
  readonly onPart?: (rows: number, ms: number) => void;
}

const attempts = 5;
const uniqueViolation = '23505';

/** SQLSTATE classes 22 and 23: a value, or a constraint. What else the database refuses, it refuses of every row. */
const isOfARow = (error: unknown): boolean => /^2[23]/.test(databaseCode(error) ?? '');

/** Stores the parts of one report, one after another. */
export class PartStore {
  readonly #options: StoreOptions;
  /** Whether the last part held rows that were there already: the next is then looked up before it is copied. */
  #isRepeated = false;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** @returns one outcome for each row, in its order; it never throws */
  async store(part: Part): Promise<PartOutcome[]> {
    const { quarantine, orgId, onPart } = this.#options;
    const startedAt = performance.now();
    const numbers = new Map(part.rows.map((row, index) => [row, index]));
    try {
      return await quarantine.storeOthers(orgId, part.rows, async (rows) => {
        const indexes = rows.map((row) => numbers.get(row) ?? 0);
        const outcomes = Array<PartOutcome>(part.rows.length).fill('away');
        await this.#storeRows(part, indexes, outcomes);
        return indexes.map((index) => outcomes[index] ?? 'away');
      });
    } catch (error) {
      return part.rows.map(() => (isDatabaseAway(error) ? 'away' : 'refused'));
    } finally {
      onPart?.(part.rows.length, performance.now() - startedAt);
    }
  }

  /** What would become of rows if they were sent to be stored; of a new one nothing. @throws when it is away */
  async lookUp(rows: readonly PartRow[]): Promise<(Outcome | undefined)[]> {
    const { quarantine, orgId } = this.#options;
    return quarantine.storeOthers(orgId, rows, async (others) => {
      const known = await this.#find(others);
      return others.map(({ feedback_id }) => known.get(feedback_id));
    });
  }

  #find(rows: readonly PartRow[]): Promise<Map<string, Outcome>> {
    const { db, orgId, contacts } = this.#options;
    return lookUp(db, orgId, rows, contacts);
  }

  /** A row that the database refuses takes no other with it. */
  async #storeRows(part: Part, indexes: readonly number[], outcomes: PartOutcome[]): Promise<void> {
    try {
      await this.#copy(part, indexes, outcomes);
    } catch (error) {
      if (isDatabaseAway(error) || isWorthRepeating(error)) return;
      if (indexes.length === 1 || !isOfARow(error)) for (const index of indexes) outcomes[index] = 'refused';
      else {
        const half = Math.ceil(indexes.length / 2);
        await this.#storeRows(part, indexes.slice(0, half), outcomes);
        await this.#storeRows(part, indexes.slice(half), outcomes);
      }
    }
  }

  async #copy(part: Part, indexes: readonly number[], outcomes: PartOutcome[]): Promise<void> {
    const rowAt = (index: number) => part.rows[index] as PartRow;
    for (let attempt = 1; ; attempt += 1) {
      const known = this.#isRepeated ? await this.#find(indexes.map(rowAt)) : new Map<string, Outcome>();
      const fresh = indexes.filter((index) => !known.has(rowAt(index).feedback_id));
      try {
        if (fresh.length > 0) await this.#copyRows(part, fresh);
        this.#isRepeated = known.size > 0;
        for (const index of indexes) {
          const { feedback_id, receivedOn } = rowAt(index);
          outcomes[index] = known.get(feedback_id) ?? { status: 'stored', receivedOn };
        }
        return;
      } catch (error) {
        const isKnown = databaseCode(error) === uniqueViolation;
        if (attempt >= attempts || !(isKnown || isWorthRepeating(error))) throw error;
        this.#isRepeated ||= isKnown;
      }
    }
  }

  #copyRows(part: Part, indexes: readonly number[]): Promise<void> {
    return this.#options.copying.run(async (transaction) => {
      for (const kind of ['feedback', 'text', 'contact'] as const) {
        const lines = part.lines[kind].of(indexes);
        const first = lines.next();
        if (!first.done) await transaction.copy(targets[kind], withFirst(first.value, lines));
      }
      await transaction.query(raise, [this.#options.orgId, ...part.tallies.of(indexes)]);
    });
  }
}

function* withFirst(first: Buffer, rest: Iterable<Buffer>): Generator<Buffer> {
  yield first;
  yield* rest;
}

// Raised in the order of their key, as everybody does, so that nobody waits for another in a ring. They come in it
// already, but a database may order otherwise.
const listOf = (parameter: number) => `string_to_array($${parameter}, chr(10))`;
const raise = `
  insert into counter (org_id, unit_id, month, channel, language, item, answer, answered, n)
  select $1, unit_id, month, channel, language, item, answer, answered, n
  from unnest(${listOf(2)}, ${listOf(3)}, ${listOf(4)}, ${listOf(5)}, ${listOf(6)}, ${listOf(7)}, ${listOf(8)}::boolean[],
    ${listOf(9)}::bigint[]) as raised (unit_id, month, channel, language, item, answer, answered, n)
  order by unit_id, month, channel, language, item, answer
  on conflict (org_id, unit_id, month, channel, language, item, answer) do update set n = counter.n + excluded.n`;
