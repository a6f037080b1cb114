// The interface as an OpenAPI 3.1 document: what the collector's routes take and answer. The shapes come from the
// published JSON Schemas, the problems from the closed list; only the routes themselves are written here.
import { type CollectionChannel, collectionChannelList } from '../src/code-lists/index.ts';
import type { ProblemCode } from '../src/problem.ts';
import { examples } from './examples.ts';
import { type JsonSchema, jsonSchemaOf, schemaNames } from './json-schemas.ts';
import { aggregatePaths } from './openapi-aggregates.ts';
import { askedPaths } from './openapi-asked.ts';
import { bulkPaths } from './openapi-bulk.ts';
import { comparisonPaths } from './openapi-comparison.ts';
import { descriptionPaths } from './openapi-description.ts';
import { feedPaths } from './openapi-feeds.ts';
import { formPaths } from './openapi-forms.ts';
import { measurePaths } from './openapi-measures.ts';
import { quotePaths } from './openapi-quotes.ts';
import { json, noStore, recordProblems } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';
import { quarantinePaths } from './openapi-quarantine.ts';
import { resultsPaths } from './openapi-results.ts';
import { summedPaths } from './openapi-summed.ts';

const receipt = (status: 'stored' | 'duplicate' | 'quarantined') => ({
  example: { id: examples.web.id, status, receivedOn: '2026-11-22', reference: '0C7D1A52' },
});

const sendProblems = [
  'malformed-json',
  'malformed-request',
  'key-required',
  'unknown-key',
  'scope-missing',
  'origin-not-allowed',
  'body-too-large',
  'unsupported-media-type',
  ...recordProblems,
  'contact-not-taken',
  'unknown-unit',
  'unit-not-allowed',
  'provider-not-allowed',
  'id-reused',
  'proof-required',
  'too-many-requests',
  'internal-error',
  'database-unavailable',
] as const satisfies readonly ProblemCode[];

const proof = {
  name: 'palaute-proof',
  in: 'header',
  required: false,
  description:
    'Solution of the challenge of a problem proof-required, for the same feedback: base64 of the JSON {challenge, solution}',
  schema: { type: 'string' },
  example: 'eyJjaGFsbGVuZ2UiOnsi…',
};

const channels = Object.keys(examples) as readonly CollectionChannel[];
const examplesOfRecord = Object.fromEntries(
  channels.map((channel) => [channel, { $ref: `#/components/examples/${channel}` }]),
);

const sending = (operationId: string, summary: string, more: readonly ProblemCode[] = []) => ({
  operationId,
  tags: ['feedback'],
  summary,
  description:
    'Idempotent: the id is made once for one filled form, so sending again after a lost answer stores nothing twice. 201 and 200 are said after the commit only. A body is at most 64 KiB. A browser is let in from the origins of its site key only.',
  security: [{ key: [] }],
  requestBody: { required: true, content: json('Feedback', { examples: examplesOfRecord }) },
  responses: {
    200: {
      description: 'The same content was stored under this id before; nothing was added.',
      headers: noStore,
      content: json('Receipt', receipt('duplicate')),
    },
    201: {
      description: 'Stored and committed.',
      headers: noStore,
      content: json('Receipt', receipt('stored')),
    },
    202: {
      description:
        'Taken, and set apart: more comes from there than can be believed, and the organisation’s staff decide whether it counts.',
      headers: noStore,
      content: json('Receipt', receipt('quarantined')),
    },
    ...problemResponses([...sendProblems, ...more]),
  },
});

const status = (value: string) => ({
  'application/json': {
    schema: { type: 'object', properties: { status: { const: value } }, required: ['status'] },
    example: { status: value },
  },
});

const paths = {
  '/v1/feedback/{id}': {
    put: {
      ...sending('putFeedback', 'Store one feedback under its id', ['id-mismatch']),
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          description: 'The same as in the body',
          schema: { type: 'string', format: 'uuid' },
          example: examples.web.id,
        },
        proof,
      ],
    },
  },
  '/v1/feedback': {
    post: {
      ...sending('postFeedback', 'Store one feedback, its id in the body only'),
      parameters: [proof],
    },
  },
  ...bulkPaths,
  ...formPaths,
  ...aggregatePaths,
  ...askedPaths,
  ...quarantinePaths,
  ...measurePaths,
  ...quotePaths,
  ...resultsPaths,
  ...summedPaths,
  ...comparisonPaths,
  ...feedPaths,
  ...descriptionPaths,
  '/livez': {
    get: {
      operationId: 'getLiveness',
      tags: ['health'],
      summary: 'Whether the process runs',
      security: [],
      responses: { 200: { description: 'It runs.', content: status('alive') } },
    },
  },
  '/readyz': {
    get: {
      operationId: 'getReadiness',
      tags: ['health'],
      summary: 'Whether it can store',
      security: [],
      responses: {
        200: { description: 'It can.', headers: noStore, content: status('ready') },
        ...problemResponses(['internal-error', 'database-unavailable']),
      },
    },
  },
};

/** A record of one channel, under the channel's own name. */
const exampleOf = (channel: CollectionChannel) => ({
  summary: collectionChannelList.codes.find(({ code }) => code === channel)?.names.en ?? channel,
  value: examples[channel],
});

/** Moves the definitions of every schema to where the document keeps them. */
function componentSchemas(): JsonSchema {
  const schemas: JsonSchema = {};
  for (const name of schemaNames) {
    if (name === 'Form') continue;
    const { $schema: _dialect, $id: _id, $defs = {}, ...schema } = jsonSchemaOf(name);
    Object.assign(schemas, { [name]: schema }, $defs);
  }
  return JSON.parse(JSON.stringify(schemas).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema;
}

/** @param version of the package */
export const openApi = (version: string): JsonSchema => ({
  openapi: '3.1.1',
  info: {
    title: 'Palaute',
    version,
    summary: 'Finland’s national customer feedback in social and health care: one schema, one endpoint',
    description:
      'JSON in UTF-8. Requests are read strictly: an unknown field is an error. Read replies tolerantly: fields may be added. Every error is application/problem+json (RFC 9457) with a code of a closed list and a title in Finnish, Swedish or English by Accept-Language. Days are days in Finland.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  servers: [{ url: '/', description: 'The collector that serves this document' }],
  tags: [
    { name: 'feedback', description: 'Storing what people gave' },
    { name: 'forms', description: 'What a page asks, and giving feedback from a page without a program' },
    { name: 'results', description: 'Reading figures' },
    { name: 'quarantine', description: 'Feedback that is set apart, for staff' },
    { name: 'measures', description: 'What was changed because of feedback' },
    { name: 'quotes', description: 'What people said, in the words that staff released' },
    { name: 'health', description: 'For whoever runs a collector' },
  ],
  paths,
  components: {
    schemas: componentSchemas(),
    examples: Object.fromEntries(channels.map((channel) => [channel, exampleOf(channel)])),
    securitySchemes: {
      key: {
        type: 'http',
        scheme: 'bearer',
        description:
          'A site, provider, staff, measures, quotes or raw key: Authorization: Bearer palaute_provider_…',
      },
    },
  },
});
