// The two operations of reporting systems: many feedbacks at once, and what has arrived of them.
import type { ProblemCode } from '../src/problem.ts';
import { examples } from './examples.ts';
import { json, noStore, query } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';

const keyProblems = [
  'key-required',
  'unknown-key',
  'scope-missing',
  'origin-not-allowed',
] as const satisfies readonly ProblemCode[];

const { id, ...withoutId } = examples.paper;

const csv = `schema,instrument,textVersion,language,unit,collectionChannel,event,nps,open,access,safety,free.kinds
1,thl-kap-2022,2026-11-22,fi,${withoutId.unit},paper,visit-0042,9,"Hyvä, että kysytte",5,-dont-know,thanks|idea
`;

const lines = (...results: readonly object[]) =>
  results.map((result) => `${JSON.stringify(result)}\n`).join('');

const results = lines(
  { line: 1, id, status: 'stored', receivedOn: '2026-11-22' },
  {
    line: 2,
    status: 'rejected',
    problem: {
      type: 'urn:palaute:problem:malformed-json',
      title: 'The request is not valid JSON.',
      status: 400,
      code: 'malformed-json',
      pointer: '',
      errors: [{ code: 'malformed-json', pointer: '', title: 'The request is not valid JSON.' }],
    },
  },
);

const text = { type: 'string' };

/** The paths of reporting. */
export const bulkPaths = {
  '/v1/feedback/bulk': {
    post: {
      operationId: 'postReport',
      tags: ['feedback'],
      summary: 'Store many feedbacks',
      description:
        'A report of any length, as NDJSON (one record of the schema Feedback a line) or as CSV (a header row, then one record a row), in UTF-8, gzipped or not (Content-Encoding). Answered line by line while the body still comes: one result (schema BulkResult) for each record, in order, each said after the commit. Read the answer while you send: a collector takes no more than its answers are read. A record is at most 64 KiB. Where results end early, send the records without one again. Idempotent as a single feedback is.',
      security: [{ key: [] }],
      parameters: [
        query(
          'dryRun',
          'Tells what would become of each record, and stores nothing',
          { enum: ['true', 'false'] },
          'true',
        ),
        query(
          'key',
          'For records without an id: up to eight columns (of JSON: fields, with a dot where nested), separated by commas, that together tell each record of a unit from every other. The id is the UUID v5 of the JSON array of their values as texts, in the namespace v5(OID of the unit, namespace of OIDs). A column that is no part of the record is used for that alone. Never a personal identity code',
          {},
          'event,contactOn',
        ),
      ],
      requestBody: {
        required: true,
        content: {
          'application/x-ndjson': { schema: text, example: lines(examples.web, examples.sms) },
          'text/csv': { schema: text, example: csv },
        },
      },
      responses: {
        200: {
          description: 'One result for each record, a line each.',
          headers: noStore,
          content: { 'application/x-ndjson': { schema: text, example: results } },
        },
        ...problemResponses([
          'malformed-csv',
          'malformed-encoding',
          'malformed-request',
          'bad-query',
          ...keyProblems,
          'body-too-large',
          'unsupported-media-type',
          'unknown-column',
          'missing-field',
          'too-many-requests',
          'internal-error',
          'database-unavailable',
        ]),
      },
    },
  },
  '/v1/receipts': {
    get: {
      operationId: 'getReceipts',
      tags: ['feedback'],
      summary: 'What has arrived, by day and unit',
      description:
        'How many feedbacks of each unit, and a digest of their ids, to hold against what was sent: of one day of arrival, or of the month in which they count (by the day of the contact, else of the arrival). Exactly one of `on` and `month`. A provider’s key sees that provider’s only; what is in quarantine has not arrived.',
      security: [{ key: [] }],
      parameters: [
        query('on', 'Day of arrival in Finland', { format: 'date' }, '2026-11-22'),
        query(
          'month',
          'Month in which they count',
          { pattern: '^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])$' },
          '2026-10',
        ),
      ],
      responses: {
        200: {
          description: 'The receipts.',
          headers: {
            'Cache-Control': { description: 'private, no-store', schema: text },
            Vary: { description: 'Authorization', schema: text },
          },
          content: json('Receipts', {
            example: {
              on: '2026-11-22',
              days: [
                {
                  day: '2026-11-22',
                  units: [
                    {
                      unit: withoutId.unit,
                      count: 1,
                      digest: '1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014',
                    },
                  ],
                },
              ],
            },
          }),
        },
        ...problemResponses(['bad-query', ...keyProblems, 'internal-error', 'database-unavailable']),
      },
    },
  },
};
