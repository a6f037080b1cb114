// How sure figures are, for whoever shows or compares them.
export {
  type ControlPoint,
  npsControlChart,
  type NpsControlChart,
  npsWideControlChart,
  xmrLimits,
  type XmrLimits,
} from './control-chart.ts';
export { type Interval, npsCounts, type NpsCounts, z95 } from './counts.ts';
export { type DifferenceMethod, npsDifference, type NpsDifference } from './nps-difference.ts';
export { npsInterval, npsStandardError, npsVariance } from './nps-interval.ts';
export { npsSampleSize } from './sample-size.ts';
export { likertSpread, type LikertSpread, wilsonInterval } from './share.ts';
