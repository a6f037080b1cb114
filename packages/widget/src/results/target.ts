// The national targets: a score over 80, and over 80 % of answers 5. Over, not at: 80.0 % does not meet it.
import type { LikertFigure, NpsFigure } from '@palaute/schema';

/** `not-shown`: the figure is over the target, but so few answered that it may be chance. */
export type Verdict = 'met' | 'not-met' | 'not-shown';

/** In points, or in per cent. */
export const target = 80;

type Interval = Exclude<NpsFigure['interval'], undefined>;

/** @param interval where the figure lies with 95 % confidence, in the figure's own unit */
function verdictOn(figure: number, limit: number, interval: Interval | undefined): Verdict {
  if (figure <= limit) return 'not-met';
  return interval && interval.low > limit ? 'met' : 'not-shown';
}

/** Whether the score meets the target; `undefined` where there is none. */
export const npsVerdict = ({ nps, interval }: NpsFigure): Verdict | undefined =>
  nps === null ? undefined : verdictOn(nps, target, interval);

/** Whether the share of “täysin samaa mieltä” meets the target; `undefined` where there is none. */
export const topBoxVerdict = ({ topBox, topBoxInterval }: LikertFigure): Verdict | undefined =>
  topBox === null ? undefined : verdictOn(topBox, target / 100, topBoxInterval);
