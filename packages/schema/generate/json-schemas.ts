// The JSON Schemas that are published, made of the zod schemas. What a zod schema runs as a function it tells as
// metadata (feedback-hints.ts), or it is added here (form-hints.ts).
import * as z from 'zod';
import { bulkResultSchema, receiptsSchema } from '../src/bulk-replies.ts';
import { comparisonSchema } from '../src/comparison.ts';
import { feedbackSchema } from '../src/feedback.ts';
import { formDefinitionSchema } from '../src/form.ts';
import { formReplySchema } from '../src/form-reply.ts';
import { measureInputSchema, measuresSchema } from '../src/measure.ts';
import { quoteInputSchema, quotesSchema } from '../src/quote.ts';
import {
  organisationsSchema,
  problemSchema,
  receiptSchema,
  resultsSchema,
  breakdownSchema,
  summedBreakdownSchema,
  summedResultsSchema,
  summedTrendSchema,
  trendSchema,
} from '../src/replies.ts';
import { addFormHints } from './form-hints.ts';

export type JsonSchema = { [keyword: string]: unknown };

/** What a record must keep beyond its JSON Schema, by the code of the problem that tells of it. */
export const beyondFeedbackSchema = {
  'oid-check-digit': 'the business id inside an OID has a right check digit',
  'date-format': 'the month of contactOn has such a day (a validator that checks `format` sees it)',
  'date-in-future': 'contactOn is not after today in Finland',
  'item-repeated': 'an item is answered once',
  'item-not-shown': 'an item that is answered was shown, and `not-shown` is said of other items only',
  'text-too-long':
    'a text has at most 4 000 user-perceived characters (JSON Schema counts code points and stops at 32 000)',
} as const;

const list = (rules: Readonly<Record<string, string>>) =>
  Object.entries(rules)
    .map(([code, rule]) => `${rule} (${code})`)
    .join('; ');

interface Published {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly title: string;
  readonly description: string;
  readonly adjust?: (schema: JsonSchema) => JsonSchema;
}

const published = {
  Feedback: {
    name: 'feedback',
    schema: feedbackSchema,
    title: 'Feedback',
    description: `One filled form of Finland’s national customer feedback in social and health care. Beyond this schema: ${list(beyondFeedbackSchema)}. What an organisation’s own items take, and which service units it has, only the collector knows.`,
  },
  Form: {
    name: 'form',
    schema: formDefinitionSchema,
    title: 'Form definition',
    description:
      'What a site or a unit asks. The recommendation question and the open question are not in it, because no form leaves them out. Beyond this schema: the business id inside an OID has a right check digit; no item and no option is defined twice; special and own items are at most 21 together.',
    adjust: addFormHints,
  },
  FormReply: {
    name: 'form-reply',
    schema: formReplySchema,
    title: 'Form',
    description:
      'What a page needs to draw a form: the items this person is asked, and the texts that only some forms need. Read it tolerantly: fields may be added.',
  },
  Receipt: {
    name: 'receipt',
    schema: receiptSchema,
    title: 'Receipt',
    description:
      'What the collector answers to a feedback that it has stored. Read it tolerantly: fields may be added.',
  },
  BulkResult: {
    name: 'bulk-result',
    schema: bulkResultSchema,
    title: 'Result of one record',
    description:
      'What became of one record of a report: a line of the answer. Read it tolerantly: fields may be added.',
  },
  Receipts: {
    name: 'receipts',
    schema: receiptsSchema,
    title: 'Receipts',
    description:
      'How many feedbacks of each unit have arrived, and a digest of their ids. Read them tolerantly: fields may be added.',
  },
  Problem: {
    name: 'problem',
    schema: problemSchema,
    title: 'Problem',
    description:
      'Every error of the interface: RFC 9457 problem details with a closed list of codes. Read it tolerantly: fields may be added.',
  },
  Results: {
    name: 'results',
    schema: resultsSchema,
    title: 'Results',
    description:
      'The figures of one place in one calendar period. Read them tolerantly: fields may be added.',
  },
  Breakdown: {
    name: 'breakdown',
    schema: breakdownSchema,
    title: 'Breakdown',
    description:
      'The figures of an organisation by collection channel or language. Read them tolerantly: fields may be added.',
  },
  Comparison: {
    name: 'comparison',
    schema: comparisonSchema,
    title: 'Comparison',
    description:
      'Figures by what a feedback says of itself, for who may see everything. Read them tolerantly: fields may be added.',
  },
  SummedResults: {
    name: 'summed-results',
    schema: summedResultsSchema,
    title: 'Summed results',
    description:
      'Sums of what shows of several organisations in one calendar period. Read them tolerantly: fields may be added.',
  },
  SummedBreakdown: {
    name: 'summed-breakdown',
    schema: summedBreakdownSchema,
    title: 'Summed breakdown',
    description:
      'Sums of what shows of several organisations, by collection channel or language. Read them tolerantly: fields may be added.',
  },
  SummedTrend: {
    name: 'summed-trend',
    schema: summedTrendSchema,
    title: 'Summed trend',
    description:
      'Thirteen months of several organisations, each with whose answers are in it. Read them tolerantly: fields may be added.',
  },
  Trend: {
    name: 'trend',
    schema: trendSchema,
    title: 'Trend',
    description:
      'Thirteen months of one place, and which of them are more than chance. Read them tolerantly: fields may be added.',
  },
  Organisations: {
    name: 'organisations',
    schema: organisationsSchema,
    title: 'Organisations',
    description: 'The places that can be asked about. Read them tolerantly: fields may be added.',
  },
  MeasureInput: {
    name: 'measure-input',
    schema: measureInputSchema,
    title: 'Measure to publish',
    description:
      'What staff publish of what was changed because of feedback (“you said, we did”). Beyond this schema: a measure has a division, a unit or neither; doneOn stands there when the state is done, and then only; no day of it is before decidedOn; a text has nothing that looks like personal data.',
  },
  Measures: {
    name: 'measures',
    schema: measuresSchema,
    title: 'Measures',
    description:
      'What an organisation, a division or a unit has changed because of feedback. Read them tolerantly: fields may be added.',
  },
  QuoteInput: {
    name: 'quote-input',
    schema: quoteInputSchema,
    title: 'Quote to release',
    description:
      'What staff release of what people said. Beyond this schema: a quote has a division, a unit or neither; its month has begun; its text has no control characters but those of lines, and nothing that looks like personal data.',
  },
  Quotes: {
    name: 'quotes',
    schema: quotesSchema,
    title: 'Quotes',
    description:
      'What people said of an organisation, a division or a unit, in the words that staff released. Read them tolerantly: fields may be added.',
  },
} as const satisfies Readonly<Record<string, Published>>;

export type SchemaName = keyof typeof published;

export const schemaNames = Object.keys(published) as readonly SchemaName[];

/** File name, without its ending. */
export const fileNameOf = (name: SchemaName): string => published[name].name;

/** A published JSON Schema of draft 2020-12. */
export function jsonSchemaOf(name: SchemaName): JsonSchema {
  const { name: file, schema, title, description, adjust }: Published = published[name];
  const { $schema, ...body } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }) as JsonSchema;
  const rest = adjust ? adjust(body) : body;
  return { $schema, $id: `urn:palaute:schema:${file}:1`, title, description, ...rest };
}
