// How figures stand to the targets: a net promoter score over 80, and over 80 % who agree fully. Both are strict, and
// met only when the interval is over them, too.
import type { LikertFigure, NpsFigure } from '@palaute/schema';
import type { TargetVerdict } from './texts/site-texts.ts';

export const target = 80;

const verdict = (value: number, low: number | undefined): TargetVerdict =>
  !(value > target) ? 'not-met' : low !== undefined && low > target ? 'met' : 'unsure';

export const npsVerdict = ({ nps, interval }: NpsFigure): TargetVerdict | undefined =>
  nps === null ? undefined : verdict(nps, interval?.low);

export const topBoxVerdict = ({ topBox, topBoxInterval }: LikertFigure): TargetVerdict | undefined =>
  topBox === null ? undefined : verdict(topBox * 100, topBoxInterval ? topBoxInterval.low * 100 : undefined);
