// The operations that read sums over organisations. As those of one: openapi-results.ts.
import { exampleSummed } from './example-summed.ts';
import { exampleSummedBreakdown } from './example-summed-breakdown.ts';
import { exampleSummedTrend } from './example-summed-trend.ts';
import { json, query } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';
import {
  byParameter,
  languageParameter,
  notModified,
  periodParameter,
  readProblems,
  revisionParameter,
  taggedHeaders,
  untilParameter,
} from './openapi-results.ts';

const text = { type: 'string' };

const summedHeaders = {
  'Cache-Control': { description: 'public, no-cache', schema: text },
  ETag: taggedHeaders.ETag,
};

const whatIsSummed =
  'Of the organisations of this collector, and of their figures that are public: what is withheld of one is in no sum, and `coverage` says of how many that is. Their own items are not in it. No other parameter is taken, and a key shows no more.';

const summing = (
  operationId: string,
  summary: string,
  parameters: readonly object[],
  { description, content }: { readonly description: string; readonly content: object },
) => ({
  operationId,
  tags: ['results'],
  summary,
  description,
  security: [],
  parameters,
  responses: {
    200: { description: 'The sums.', headers: summedHeaders, content },
    ...notModified,
    ...problemResponses(readProblems.filter((code) => code !== 'unknown-key')),
  },
});

const sumsAsJson = {
  description: whatIsSummed,
  content: json('SummedResults', { example: exampleSummed }),
};

const sumsAsCsv = {
  description: `${whatIsSummed} A row for each item of the sum and of each organisation, in the columns of getResultsCsv; behind them, in the rows of the sum, how many organisations are in it, are withheld, have no answers, and could not be read.`,
  content: {
    'text/csv': { schema: text, example: 'Paikka,Kysymys tai väittämä,…\r\nSuomi,Palautteita,…\r\n' },
  },
};

const sumsByMonth = {
  description: `The net promoter score of each month, with whose answers are in it. Where all months that show are of the same organisations, with the limits between which a score lies as scores usually move, else without: \`withoutLimits\`. ${whatIsSummed}`,
  content: json('SummedTrend', { example: exampleSummedTrend }),
};

const sumsByGroup = {
  description: `Each group is the sum of where it shows; where it shows of no organisation, it is withheld. The public is told of a month once, from the fifteenth day after it on. ${whatIsSummed}`,
  content: json('SummedBreakdown', { example: exampleSummedBreakdown }),
};

const areaParameter = query('area', 'Code of a wellbeing services county; 90 is Helsinki', {}, '07', true);
const sumParameters = [periodParameter, revisionParameter];
const groupParameters = [periodParameter, byParameter, revisionParameter];
const csvParameters = [periodParameter, languageParameter, revisionParameter];

export const summedPaths = {
  '/v1/results/area': {
    get: summing(
      'getAreaResults',
      'Figures of an area in one period: sums over its organisations',
      [areaParameter, ...sumParameters],
      sumsAsJson,
    ),
  },
  '/v1/results/area.csv': {
    get: summing('getAreaCsv', 'The same as CSV', [areaParameter, ...csvParameters], sumsAsCsv),
  },
  '/v1/results/area/breakdown': {
    get: summing(
      'getAreaBreakdown',
      'Figures of an area by collection channel or language',
      [areaParameter, ...groupParameters],
      sumsByGroup,
    ),
  },
  '/v1/results/area/trend': {
    get: summing('getAreaTrend', 'Thirteen months of an area', [areaParameter, untilParameter], sumsByMonth),
  },
  '/v1/results/nation': {
    get: summing(
      'getNationResults',
      'Figures of the nation in one period: sums over all organisations',
      sumParameters,
      sumsAsJson,
    ),
  },
  '/v1/results/nation.csv': {
    get: summing('getNationCsv', 'The same as CSV', csvParameters, sumsAsCsv),
  },
  '/v1/results/nation/breakdown': {
    get: summing(
      'getNationBreakdown',
      'Figures of the nation by collection channel or language',
      groupParameters,
      sumsByGroup,
    ),
  },
  '/v1/results/nation/trend': {
    get: summing('getNationTrend', 'Thirteen months of the nation', [untilParameter], sumsByMonth),
  },
};
