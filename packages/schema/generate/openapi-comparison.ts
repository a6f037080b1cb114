// The operations that compare what is in no counter, for raw keys.
import type { ProblemCode } from '../src/problem.ts';
import { comparisonKinds } from '../src/comparison.ts';
import type { Comparison } from '../src/results.ts';
import { exampleResults } from './example-results.ts';
import { json, query } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';
import {
  languageParameter,
  notModified,
  periodParameter,
  placeParameters,
  readProblems,
  taggedHeaders,
} from './openapi-results.ts';

const { organisation, place, period, feedback, nps, items, revision = '' } = exampleResults;

const example: Comparison = {
  organisation,
  place,
  period,
  audience: 'raw',
  by: 'channel',
  groups: [
    {
      value: 'sms',
      names: { fi: 'Tekstiviesti', sv: 'Textmeddelande', en: 'Text message' },
      place,
      feedback,
      aggregated: 0,
      nps,
      items,
    },
  ],
  revision,
};

const problems = [...readProblems, 'key-required', 'scope-missing'] as const satisfies readonly ProblemCode[];

const comparing = (operationId: string, summary: string, parameters: readonly object[], content: object) => ({
  operationId,
  tags: ['results'],
  summary,
  description:
    'For a raw key of the organisation, and each reading is noted in the audit log. Every feedback of the period is read, and small groups show: it is not for publishing. What is reported as counts has no such details and is not in it. At most one of division, municipality and unit; no other parameter is taken.',
  security: [{ key: [] }],
  parameters: [
    ...placeParameters,
    periodParameter,
    query('by', 'What is compared by', { enum: [...comparisonKinds] }, 'channel', true),
    ...parameters,
  ],
  responses: {
    200: { description: 'The groups that gave feedback.', headers: taggedHeaders, content },
    ...notModified,
    ...problemResponses(problems),
  },
});

/** The paths of comparisons. */
export const comparisonPaths = {
  '/v1/results/comparison': {
    get: comparing(
      'getComparison',
      'Figures of one place by channel, language, service, respondent and the like',
      [],
      json('Comparison', { example }),
    ),
  },
  '/v1/results/comparison.csv': {
    get: comparing(
      'getComparisonCsv',
      'The same as CSV: a row for each group and item',
      [languageParameter],
      {
        'text/csv': {
          schema: { type: 'string' },
          example: 'channel,channel,Kysymys tai väittämä,…\r\nsms,Tekstiviesti,Palautteita,…\r\n',
        },
      },
    ),
  },
};
