// What a page of a place needs, read together: its figures, how they have developed, what people said, and what was
// changed.
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
  /** By channel and by language; undefined of a municipality, and when it cannot be read just now. */
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
}

/**
 * @param query the period, and up to which month the development is read
 * @throws Refusal `bad-query not-found figures-unavailable` of the figures; what is beside them is left out
 */
export async function readPlace(
  { figures, readDb, withGroups = true }: PlaceReader,
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
    hasGroups ? Promise.all(groupings.map(readBreakdown)).catch(leftOut) : undefined,
    listMeasures(readDb, results.organisation, place).catch(leftOut),
    listQuotes(readDb, results.organisation, place, quotesOnPage).catch(leftOut),
  ]);
  return { results, trend, breakdowns, measures, quotes };
}
