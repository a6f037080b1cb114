import { type Finding, ok, wrong } from './finding.ts';

/** More than any network and its second's rounding takes. */
const toleratedMs = 5_000;

/**
 * Compares another clock with ours.
 * @param askedAt when it was asked, and answered: what passed between is the answer's own uncertainty
 */
export function compareClock(
  check: string,
  whose: string,
  theirs: number,
  askedAt: readonly [Date, Date],
): Finding {
  const [from, to] = askedAt.map((instant) => instant.valueOf()) as [number, number];
  const offMs = theirs < from ? theirs - from : Math.max(0, theirs - to);
  if (Math.abs(offMs) <= toleratedMs) return ok(check, `${whose} and this machine’s agree.`);
  return wrong(
    check,
    `${whose} is ${Math.round(Math.abs(offMs) / 1000)} s ${offMs > 0 ? 'ahead of' : 'behind'} this machine’s.`,
    'Let both follow a time server (NTP): days of arrival, keys and retention go by the clock.',
  );
}
