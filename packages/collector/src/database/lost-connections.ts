import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool } from 'pg';
import { databaseCode } from './errors.ts';

/**
 * The pool, without connections that were lost in silence. pg gives up waiting for a statement, but its connection still
 * waits, and with it every later statement: a pool of such connections would never serve again. What ends without a
 * word from the server ends its connection, too.
 */
export const withoutLost = (pool: Pool): PostgresPool => ({
  options: pool.options,
  end: () => pool.end(),
  async connect() {
    const client = await pool.connect();
    let isLost = false;
    return {
      async query(statement: string, values: readonly unknown[]) {
        try {
          return await client.query(statement, [...values]);
        } catch (error) {
          isLost ||= !(error instanceof Error && 'severity' in error) && databaseCode(error) === undefined;
          throw error;
        }
      },
      release: (destroy = false) => client.release(destroy || isLost),
      // Without the cursors of its type, which need a library that is not here.
    } as unknown as PostgresPoolClient;
  },
});
