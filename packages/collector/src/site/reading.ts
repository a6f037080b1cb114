// What a page of a place needs, read together: its figures, how they have developed, what people said, and what was
// changed.
import { setTimeout as wait } from 'node:timers/promises';
import type { Breakdown, Measure, Quote, Results, Trend } from '@palaute/schema';
import type { Kysely } from 'kysely';
import { databaseCode } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { listMeasures } from '../measures/store.ts';
import { listQuotes } from '../quotes/store.ts';
import type { Audience } from '../results/audience.ts';
import { groupings } from '../results/groups.ts';
import type { PlaceQuery } from '../results/places.ts';
import type { FigureReader } from '../results/reading.ts';
import { quotesOnPage } from './quotes-block.ts';

export interface PlaceReading {
  readonly results: Results;
  /** Undefined when it cannot be read just now. */
  readonly trend: Trend | undefined;
  /** By channel and by language; undefined of other places, and when it cannot be read just now. */
  readonly breakdowns: readonly Breakdown[] | undefined;
  readonly measures: readonly Measure[] | undefined;
  /** The newest. */
  readonly quotes: readonly Quote[] | undefined;
}

export interface PlaceReader {
  readonly figures: FigureReader;
  readonly readDb: Kysely<Tables>;
  /** Whether figures by channel and language are read. @default true */
  readonly withGroups?: boolean;
  /**
   * Milliseconds for which a page waits for them, at most: after a month's end those of a large organisation's places are
   * decided for ten seconds. @default 5 000
   */
  readonly patienceMs?: number;
}

/**
 * @param query the period, and up to which month the development is read
 * @throws Refusal `bad-query not-found figures-unavailable` of the figures; what is beside them is left out
 */
export async function readPlace(
  { figures, readDb, withGroups = true, patienceMs = 5_000 }: PlaceReader,
  { period, until, ...place }: PlaceQuery & { readonly period: string; readonly until: string },
  audience: Audience,
): Promise<PlaceReading> {
  const { told: results } = await figures.read({ ...place, period }, audience);
  const leftOut = (error: unknown) => {
    audience.log.error({ code: databaseCode(error) }, 'a page is told without what is beside its figures');
    return undefined;
  };
  const { organisation } = place;
  const { division, unit } = place;
  const hasGroups = withGroups && ['organisation', 'division', 'unit'].includes(results.place.kind);
  const grouped = { organisation, ...(division && { division }), ...(unit && { unit }), period };
  const readBreakdown = async (by: (typeof groupings)[number]) =>
    (await figures.breakdown({ ...grouped, by }, audience)).told;
  const [trend, breakdowns, measures, quotes] = await Promise.all([
    figures.trend({ ...place, until }, audience).then(({ told }) => told, leftOut),
    hasGroups ? within(patienceMs, Promise.all(groupings.map(readBreakdown)).catch(leftOut)) : undefined,
    listMeasures(readDb, results.organisation, place).catch(leftOut),
    listQuotes(readDb, results.organisation, place, quotesOnPage).catch(leftOut),
  ]);
  return { results, trend, breakdowns, measures, quotes };
}

/** What is read, if it comes in time. */
async function within<T>(ms: number, reading: Promise<T>): Promise<T | undefined> {
  const isRead = new AbortController();
  try {
    return await Promise.race([reading, wait(ms, undefined, { signal: isRead.signal, ref: false })]);
  } finally {
    isRead.abort();
  }
}
