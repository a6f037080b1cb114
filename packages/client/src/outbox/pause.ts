// How long an outbox waits, and which answers it takes for final. Pure: the clock and chance come from outside.
import { isPalauteError } from '../error.ts';

const shortestMs = 5000;
/** A collector that is back after a weekend has every tablet's feedback within this time. */
export const longestMs: number = 15 * 60_000;
/** A collector may ask for as much; more is taken for a mistake, since feedback would end in waiting. */
export const longestAskedMs: number = 60 * 60_000;

/**
 * Milliseconds until the next attempt, doubling with each failure and spread over the second half, so that the tablets
 * of an area do not all come back in the same instant.
 * @param failures in a row, from 1
 * @param random 0…1
 */
export const pauseAfter = (failures: number, random: number): number =>
  Math.min(longestMs, shortestMs * 2 ** (failures - 1)) * (0.5 + random / 2);

/** Milliseconds that `Retry-After` asks for, in seconds or as a date (RFC 9110 §10.2.3); 0 where it says nothing. */
export function askedPause(retryAfter: string | null, now: number): number {
  if (!retryAfter) return 0;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return ms > 0 ? Math.min(ms, longestAskedMs) : 0;
}

/** What can be put right at the collector without a change of the feedback. */
const repairable = new Set(['unknown-unit', 'contact-not-taken']);

/**
 * The problem's code where the collector will never take this feedback, however often it comes. A missing or ended
 * key (401, 403) is no such thing, and what another server on the way says without a code of ours is not either.
 */
export function finalCode(error: unknown): string | undefined {
  if (!isPalauteError(error) || error.code !== 'refused') return undefined;
  const { status = 0, problem } = error;
  return problem && [400, 413, 415, 422].includes(status) && !repairable.has(problem.code)
    ? problem.code
    : undefined;
}

/** Whether the fault may be in this one feedback, so that the next one is worth an attempt. */
export const isOfThisOne = (error: unknown): boolean => isPalauteError(error) && error.status === 500;
