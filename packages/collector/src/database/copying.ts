// COPY, the fast way into PostgreSQL, which kysely does not speak: one transaction on a connection of its own. The same for
// the embedded database, which has but one connection: everybody else waits meanwhile.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** What a transaction can do. */
export interface CopyTransaction {
  /** @param target table and columns: `feedback (org_id, feedback_id)`. @param lines in COPY's text format */
  copy(target: string, lines: Iterable<Buffer>): Promise<void>;
  query(statement: string, values: readonly unknown[]): Promise<void>;
}

export interface Copying {
  /** Commits when the work is done, and rolls back when it fails. */
  run(work: (transaction: CopyTransaction) => Promise<void>): Promise<void>;
  /** How many rows one transaction should hold: of many, each costs less; of few, others wait less. */
  readonly rows: number;
}

export const copyThrough = (pool: Pool): Copying => ({
  rows: 3_000,
  async run(work) {
    const client = await pool.connect();
    let failure: unknown;
    try {
      await client.query('begin');
      await work({
        copy: (target, lines) =>
          pipeline(Readable.from(lines), client.query(copyFrom(`copy ${target} from stdin`))),
        query: async (statement, values) => void (await client.query(statement, [...values])),
      });
      await client.query('commit');
    } catch (error) {
      failure = error;
      await client.query('rollback').catch(() => {});
      throw error;
    } finally {
      // One that broke is given to nobody else; one on which a statement failed is as good as before.
      client.release(failure !== undefined && !(failure instanceof Error && 'severity' in failure));
    }
  },
});

export const copyInto = (pglite: PGlite): Copying => ({
  rows: 1_000,
  run: (work) =>
    pglite.transaction((transaction) =>
      work({
        async copy(target, lines) {
          const blob = new Blob([...lines] as Uint8Array<ArrayBuffer>[]);
          await transaction.query(`copy ${target} from '/dev/blob'`, [], { blob });
        },
        query: async (statement, values) => void (await transaction.query(statement, [...values])),
      }),
    ),
});
