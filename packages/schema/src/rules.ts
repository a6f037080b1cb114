// The rules as pure functions, without zod: for a browser and for whoever reads figures.
export { boundedUnder, isBounded, npsBound, shareBound } from './bounds.ts';
export {
  type AnswerFinding,
  type AnswerLike,
  type AnswerProblem,
  type AnswerValue,
  checkAnswers,
} from './check-answers.ts';
export {
  dayInFinland,
  isDay,
  monthOf,
  parsePeriod,
  type Period,
  periodsOfYear,
  periodSums,
} from './calendar.ts';
export { bareOid, checkOid, isBusinessId, type OidVerdict } from './identifiers.ts';
export { type Distribution, type LikertScore, type NpsScore, round, scoreLikert, scoreNps } from './score.ts';
export { isLongerThan, normaliseText } from './text.ts';
export { publicThreshold, staffThreshold, type Sum, withhold, type WithheldReason } from './withhold.ts';
