// What a request asks for, off its query string. Whether there is such a place is found out by reading.ts.
import { refusal } from '../problems.ts';
import { type Grouping, groupings } from './groups.ts';
import { partKeys, partOf, partsIn, type PlaceQuery } from './places.ts';
import type { BreakdownQuery, FigureQuery, TrendQuery } from './reading.ts';

/** A query string as fastify reads it. */
export type QueryString = Readonly<Record<string, unknown>>;

/** Every parameter is known and given once. @throws Refusal `bad-query` */
export function requireKnown(query: QueryString, known: readonly string[]): Record<string, string> {
  for (const [key, value] of Object.entries(query)) {
    if (!known.includes(key) || typeof value !== 'string') throw refusal('bad-query', `/${key}`);
  }
  return query as Record<string, string>;
}

/** @param more parameters that are read elsewhere. @throws Refusal `bad-query` */
export function readPlaceQuery(query: QueryString, more: readonly string[] = []): PlaceQuery {
  const known = requireKnown(query, ['organisation', ...partKeys, ...more]);
  const { organisation } = known;
  if (!organisation) throw refusal('bad-query', '/organisation');
  const [, second] = partsIn(known);
  if (second) throw refusal('bad-query', `/${second}`);
  return { organisation, ...partOf(known) };
}

/** @param more parameters that are read elsewhere. @throws Refusal `bad-query` */
export function readQuery(query: QueryString, more: readonly string[] = []): FigureQuery {
  const place = readPlaceQuery(query, ['period', ...more]);
  const { period } = query as { period?: string };
  if (!period) throw refusal('bad-query', '/period');
  return { ...place, period };
}

/** @throws Refusal `bad-query` */
export function readTrendQuery(query: QueryString): TrendQuery {
  const place = readPlaceQuery(query, ['until']);
  const { until } = query as { until?: string };
  return { ...place, ...(until !== undefined && { until }) };
}

/** @param more parameters that are read elsewhere. @throws Refusal `bad-query` with an example */
export function readBreakdownQuery(query: QueryString, more: readonly string[] = []): BreakdownQuery {
  const known = ['organisation', 'division', 'unit', 'period', 'by', ...more];
  const { organisation, division, unit, period, by } = requireKnown(query, known);
  if (!organisation) throw refusal('bad-query', '/organisation');
  if (division !== undefined && unit !== undefined) throw refusal('bad-query', '/unit');
  if (!period) throw refusal('bad-query', '/period');
  return {
    organisation,
    ...(division !== undefined && { division }),
    ...(unit !== undefined && { unit }),
    period,
    by: requireGrouping(by),
  };
}

/** @throws Refusal `bad-query` with an example */
export function requireGrouping(by: unknown): Grouping {
  const grouping = groupings.find((known) => known === by);
  if (!grouping) throw refusal('bad-query', '/by', { example: groupings[0] });
  return grouping;
}
