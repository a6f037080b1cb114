// The full entry: the record's schema (zod) and everything the lighter entries hold.
export {
  type Aggregate,
  type AggregateItem,
  aggregateLimit,
  aggregateSchema,
  readAggregate,
  type ReadAggregate,
} from './aggregate.ts';
export {
  type Asked,
  type AskedKind,
  askedKinds,
  askedLimit,
  type AskedOfChannel,
  askedSchema,
  readAsked,
  type ReadAsked,
} from './asked.ts';
export { type BulkResult, bulkResultSchema, type Receipts, receiptsSchema } from './bulk-replies.ts';
export * from './code-lists/index.ts';
export {
  type Answer,
  type Feedback,
  feedbackSchema,
  readFeedback,
  type ReadContext,
  type ReadFeedback,
} from './feedback.ts';
export { comparisonKinds, comparisonSchema } from './comparison.ts';
export {
  type FormDefinition,
  type FormDefinitionInput,
  formDefinitionSchema,
  type FormRefusal,
  itemsOf,
  type LinkId,
  linkIds,
  readForm,
  type ReadForm,
} from './form.ts';
export { type Choice, type FormItem, type FormReply, formReplySchema, type LocalText } from './form-reply.ts';
export * from './instrument.ts';
export { keyName, type KeyName, keyNamespaceName, oidNamespace } from './key-name.ts';
export {
  type Measure,
  type MeasureInput,
  measureInputSchema,
  measureLimits,
  type Measures,
  measuresLimit,
  type MeasureState,
  measuresSchema,
  measureStates,
  readMeasure,
  type ReadMeasure,
} from './measure.ts';
export { type NationalRule, nationalRules } from './national-rules.ts';
export {
  describeProblem,
  type Fault,
  jsonPointer,
  type Problem,
  type ProblemCode,
  type ProblemLanguage,
  problemLanguage,
  problemLanguages,
  problems,
} from './problem.ts';
export {
  type Quote,
  type QuoteInput,
  quoteInputSchema,
  type Quotes,
  quotesLimit,
  quotesSchema,
  quoteTextLimit,
  readQuote,
  type ReadQuote,
} from './quote.ts';
export {
  breakdownSchema,
  organisationsSchema,
  problemSchema,
  receiptSchema,
  resultsSchema,
  trendSchema,
} from './replies.ts';
export * from './results.ts';
export * from './rules.ts';
export type { InstrumentTextId, PartialTextPack, TextPack } from './texts/text-pack.ts';
