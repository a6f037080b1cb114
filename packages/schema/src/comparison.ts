// Figures by what a feedback says of itself, as `GET /v1/results/comparison` answers them: for who may see everything.
import * as z from 'zod';
import { figureShape, type Known, names, place } from './replies.ts';

/** What can be compared by. */
export const comparisonKinds = [
  'channel',
  'contact-channel',
  'language',
  'service',
  'respondent',
  'age-band',
  'support',
] as const;
export type ComparisonKind = (typeof comparisonKinds)[number];

const group = z.looseObject({
  value: z.string().nullable().meta({
    description: 'Code as it stands in the record; null of feedbacks that do not say',
  }),
  names: names.exactOptional().meta({ description: 'Of a value that has a code list' }),
  wording: z.enum(['official', 'unofficial']).exactOptional().meta({
    description:
      'Of a language: whether the questions in it are THL’s own wording. Others are not quite comparable with it',
  }),
  ...figureShape,
});

const comparison = z.looseObject({
  organisation: place,
  place,
  period: z.looseObject({
    id: z.string(),
    from: z.string().meta({ format: 'date' }),
    to: z.string().meta({ format: 'date' }),
  }),
  audience: z.literal('raw').meta({ description: 'Nothing is withheld: it is not for publishing' }),
  by: z.enum(comparisonKinds),
  groups: z.array(group).meta({
    description:
      'Those that gave feedback, in the order of their values, however small. Feedbacks only: what is reported as counts has no such details',
  }),
  revision: z.string().exactOptional().meta({ description: 'Names the answer; it is also the ETag' }),
});

/** What `GET /v1/results/comparison` answers. */
export type Comparison = Known<z.infer<typeof comparison>>;
export const comparisonSchema: z.ZodType<Comparison> = comparison;
