// What a page over organisations needs, read together: its figures, and how they have developed.
import type { SummedResults, SummedTrend } from '@palaute/schema';
import { databaseCode } from '../database/errors.ts';
import type { Audience } from '../results/audience.ts';
import type { SumQuery, SumReader } from '../results/summed.ts';
import { trendUntil } from './periods.ts';

export interface SummedReading {
  readonly results: SummedResults;
  /** Undefined when it cannot be read just now. */
  readonly trend: SummedTrend | undefined;
}

/** @throws Refusal `bad-query not-found figures-unavailable` of the figures; without the development there is a page */
export async function readSummed(
  sums: SumReader,
  { period, ...place }: SumQuery,
  audience: Audience,
  now: Date,
): Promise<SummedReading> {
  const readTrend = async () =>
    (await sums.trend({ ...place, until: trendUntil(period, now) }, audience)).told;
  const [{ told: results }, trend] = await Promise.all([
    sums.read({ ...place, period }, audience),
    readTrend().catch((error: unknown) => {
      audience.log.error({ code: databaseCode(error) }, 'a page is told without what is beside its figures');
      return undefined;
    }),
  ]);
  return { results, trend };
}
