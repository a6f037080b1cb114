// What a page over organisations needs, read together: its figures, how they have developed, and its groups.
import type { SummedBreakdown, SummedResults, SummedTrend } from '@palaute/schema';
import { databaseCode } from '../database/errors.ts';
import type { Audience } from '../results/audience.ts';
import { groupings } from '../results/groups.ts';
import type { SumQuery, SumReader } from '../results/summed.ts';
import { trendUntil } from './periods.ts';

export interface SummedReading {
  readonly results: SummedResults;
  /** Undefined when it cannot be read just now. */
  readonly trend: SummedTrend | undefined;
  /** By channel and by language. */
  readonly breakdowns: readonly SummedBreakdown[] | undefined;
}

/** @throws Refusal `bad-query not-found figures-unavailable` of the figures; what is beside them is left out */
export async function readSummed(
  sums: SumReader,
  { period, ...place }: SumQuery,
  audience: Audience,
  now: Date,
): Promise<SummedReading> {
  const readTrend = async () =>
    (await sums.trend({ ...place, until: trendUntil(period, now) }, audience)).told;
  const readBreakdown = async (by: (typeof groupings)[number]) =>
    (await sums.breakdown({ ...place, period, by }, audience)).told;
  const leftOut = (error: unknown) => {
    audience.log.error({ code: databaseCode(error) }, 'a page is told without what is beside its figures');
    return undefined;
  };
  const [{ told: results }, trend, breakdowns] = await Promise.all([
    sums.read({ ...place, period }, audience),
    readTrend().catch(leftOut),
    Promise.all(groupings.map(readBreakdown)).catch(leftOut),
  ]);
  return { results, trend, breakdowns };
}
