// The operations on how many people were asked.
import * as z from 'zod';
import { type Asked, askedSchema } from '../src/asked.ts';
import type { ProblemCode } from '../src/problem.ts';
import { noStore } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';

const { $schema: _dialect, ...asked } = z.toJSONSchema(askedSchema, {
  target: 'draft-2020-12',
  io: 'input',
});

const place = {
  provider: '1.2.246.10.32213086.10.0',
  unit: '1.2.246.10.32213078.10.99001',
  month: '2026-10',
};

const example: Asked = {
  schema: '1',
  channels: [
    { collectionChannel: 'device', started: 240 },
    { collectionChannel: 'sms', invited: 1_830 },
  ],
};

const parameters = [
  [
    'provider',
    'OID of who tells it: the service provider, or the organisation itself; the key’s own, of a key that is a provider’s',
    place.provider,
  ],
  ['unit', 'OID of the service unit', place.unit],
  ['month', 'Month in which the feedbacks of those people count: that of the contact', place.month],
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

export const askedPaths = {
  '/v1/asked/{provider}/{unit}/{month}': {
    put: {
      operationId: 'putAsked',
      tags: ['feedback'],
      summary: 'Tell how many people were asked at one unit in one month',
      description:
        'Numbers of people and nobody’s data, as far as they are known; response and completion rates are made of them. Replaces what stood there, all channels at once; no channels withdraw it. The same again changes nothing. What several tell of one unit adds up. Pointers name a part of the address (/month) or lead into the body.',
      security,
      parameters,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: asked, example } },
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
        ]),
      },
    },
    get: {
      operationId: 'getAsked',
      tags: ['feedback'],
      summary: 'The numbers that stand there',
      description: 'For a key that may replace them. Channels come in an order of their own.',
      security,
      parameters,
      responses: {
        200: {
          description: 'As they were told last; without channels when they were withdrawn.',
          headers: noStore,
          content: {
            'application/json': {
              schema: {
                ...asked,
                properties: { ...placed, ...asked.properties },
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
