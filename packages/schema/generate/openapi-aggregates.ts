// The operations on counts that a provider reports instead of feedbacks.
import * as z from 'zod';
import { type Aggregate, aggregateSchema } from '../src/aggregate.ts';
import type { ProblemCode } from '../src/problem.ts';
import { noStore } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';

const { $schema: _dialect, ...aggregate } = z.toJSONSchema(aggregateSchema, {
  target: 'draft-2020-12',
  io: 'input',
});

const place = {
  provider: '1.2.246.10.32213086.10.0',
  unit: '1.2.246.10.32213078.10.99001',
  month: '2026-10',
};

const example: Aggregate = {
  schema: '1',
  instrument: 'thl-kap-2022',
  channels: [
    {
      collectionChannel: 'paper',
      feedback: 120,
      items: [
        { item: 'nps', counts: [2, 0, 1, 1, 2, 4, 6, 10, 25, 30, 34] },
        { item: 'access', counts: [3, 5, 12, 40, 45] },
        { item: 'open', counts: [33] },
        { item: 'oma-hame:again', counts: { true: 70, false: 20 } },
      ],
    },
  ],
};

const parameters = [
  ['provider', 'OID of the service provider; the key’s own, of a key that is a provider’s', place.provider],
  ['unit', 'OID of the service unit', place.unit],
  ['month', 'Month in which the feedbacks count: that of the contact, else of arrival', place.month],
].map(([name, description, shown]) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', ...(name === 'month' && { pattern: '^20[0-9]{2}-(?:0[1-9]|1[0-2])$' }) },
  example: shown,
}));

const oidPart = { type: 'string' };
const placed = { provider: oidPart, unit: oidPart, month: oidPart };

const problems = [
  'malformed-request',
  'key-required',
  'unknown-key',
  'scope-missing',
  'origin-not-allowed',
  'unit-not-allowed',
  'provider-not-allowed',
  'unknown-unit',
  'oid-format',
  'oid-check-digit',
  'date-format',
  'date-in-future',
  'date-too-early',
  'internal-error',
  'database-unavailable',
] as const satisfies readonly ProblemCode[];

const security = [{ key: [] }];

export const aggregatePaths = {
  '/v1/aggregates/{provider}/{unit}/{month}': {
    put: {
      operationId: 'putAggregate',
      tags: ['feedback'],
      summary: 'Report counts of one unit and month instead of feedbacks',
      description:
        'Replaces what stood there, all channels at once; no channels withdraw it. The same again changes nothing. They add to the feedbacks that were sent one by one: report none of those here. Pointers name a part of the address (/month) or lead into the body.',
      security,
      parameters,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: aggregate, example } },
      },
      responses: {
        200: {
          description: 'It stands there and is committed.',
          headers: noStore,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: {
                  ...placed,
                  status: {
                    enum: ['stored', 'unchanged'],
                    description: 'unchanged when the same stood there already',
                  },
                },
                required: ['provider', 'unit', 'month', 'status'],
              },
              example: { ...place, status: 'stored' },
            },
          },
        },
        ...problemResponses([
          'malformed-json',
          'body-too-large',
          'unsupported-media-type',
          ...problems,
          'missing-field',
          'unknown-field',
          'wrong-type',
          'unknown-value',
          'value-not-integer',
          'value-out-of-range',
          'value-repeated',
          'unknown-item',
          'item-repeated',
          'too-many',
          'counts-disagree',
        ]),
      },
    },
    get: {
      operationId: 'getAggregate',
      tags: ['feedback'],
      summary: 'The counts that stand there',
      description: 'For a key that may replace them. Channels and items come in an order of their own.',
      security,
      parameters,
      responses: {
        200: {
          description: 'As they were reported last; without channels when they were withdrawn.',
          headers: noStore,
          content: {
            'application/json': {
              schema: {
                ...aggregate,
                properties: { ...placed, ...aggregate.properties },
                additionalProperties: true,
              },
              example: { ...place, ...example },
            },
          },
        },
        ...problemResponses([...problems, 'not-found']),
      },
    },
  },
};
