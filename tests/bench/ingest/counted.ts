import { sql } from 'kysely';
import type { DatabaseLocation } from '@palaute/collector';
import { findDifferences } from '../../../packages/collector/src/recount/recount.ts';
import { organisationOid, withDatabase } from './places.ts';

/**
 * Holds what a database has against what callers were told.
 * @param acknowledged how many were answered `201`
 * @returns sentences; none when every one of them is there, and counted once
 */
export const wrongsOf = (location: DatabaseLocation, acknowledged: number): Promise<string[]> =>
  withDatabase(location, async ({ db }) => {
    const { rows } = await sql<{ stored: number; counted: number }>`
      select (select count(*)::int from feedback) as stored,
        (select coalesce(sum(n), 0)::int from counter where item = 'feedback') as counted`.execute(db);
    const { stored = 0, counted = 0 } = rows[0] ?? {};
    const differences = await findDifferences(db, organisationOid);
    return [
      ...(stored === acknowledged ? [] : [`${acknowledged} were acknowledged, ${stored} are stored`]),
      ...(counted === stored ? [] : [`${stored} are stored, ${counted} are counted`]),
      ...(differences.length === 0 ? [] : [`${differences.length} counters are not what the rows say`]),
    ];
  });
