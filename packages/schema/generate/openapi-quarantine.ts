// The operations of quarantine: what staff see there, let in and delete.
import { examples } from './examples.ts';
import { json, noStore, query } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';

const common = [
  'malformed-request',
  'key-required',
  'unknown-key',
  'scope-missing',
  'internal-error',
  'database-unavailable',
] as const;

/** Neither takes a body, but one that comes is looked at. */
const ofBody = ['malformed-json', 'body-too-large', 'unsupported-media-type'] as const;

const id = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Id of the feedback',
  schema: { type: 'string', format: 'uuid' },
  example: examples.web.id,
};

const text = { type: 'string' };

const held = {
  type: 'object',
  required: ['id', 'reference', 'receivedAt', 'reason', 'keyPrefix', 'unit', 'month', 'answers', 'texts'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    reference: text,
    receivedAt: { type: 'string', format: 'date-time' },
    reason: {
      ...text,
      description:
        'without-proof: too many from one network, and this one could do no work, as plain forms; over-budget: too many even with work done',
    },
    keyPrefix: { ...text, description: 'First characters of the key that it came with' },
    unit: { ...text, description: 'OID of the service unit' },
    month: { ...text, description: 'Month in which it counts once it is released' },
    language: text,
    collectionChannel: text,
    answers: { type: 'object', description: 'Value by item; {missing: reason} where there is none' },
    texts: { type: 'object', description: 'Words by item, personal data masked; free is the free feedback' },
    kinds: { type: 'array', items: text },
    topics: { type: 'array', items: text },
    hasContact: { type: 'boolean', description: 'Whether contact details came along; they do not show here' },
  },
};

export const quarantinePaths = {
  '/v1/quarantine': {
    get: {
      operationId: 'getQuarantine',
      tags: ['quarantine'],
      summary: 'Feedback that is set apart, the oldest first',
      description: 'With a staff key. No figure counts it. Each reading is noted in the audit log.',
      security: [{ key: [] }],
      parameters: [
        query('limit', 'How many, at most 200', { pattern: '^[0-9]{1,3}$', default: '50' }, '50'),
        query('after', 'Value of `next` of the page before', {}, 'MjAyNi0x…'),
      ],
      responses: {
        200: {
          description: 'A page; `next` is there when another follows.',
          headers: noStore,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['feedbacks'],
                properties: { feedbacks: { type: 'array', items: held }, next: text },
              },
              example: {
                feedbacks: [
                  {
                    id: examples.web.id,
                    reference: '0C7D1A52',
                    receivedAt: '2026-11-22T10:15:00.000Z',
                    reason: 'over-budget',
                    keyPrefix: 'palaute_site_Qm9va3Nh',
                    unit: examples.web.unit,
                    month: '2026-11',
                    language: 'fi',
                    collectionChannel: 'web',
                    answers: { nps: 9 },
                    texts: { open: 'Kiitos.' },
                    hasContact: false,
                  },
                ],
              },
            },
          },
        },
        ...problemResponses(['bad-query', ...common]),
      },
    },
  },
  '/v1/quarantine/{id}/release': {
    post: {
      operationId: 'releaseFeedback',
      tags: ['quarantine'],
      summary: 'Let one in: it is stored and counted as if it had been when it came',
      description: 'With a staff key. Idempotent: one that is in already is a duplicate.',
      security: [{ key: [] }],
      parameters: [id],
      responses: {
        200: {
          description: 'Stored and committed.',
          headers: noStore,
          content: json('Receipt', {
            example: {
              id: examples.web.id,
              status: 'stored',
              receivedOn: '2026-11-22',
              reference: '0C7D1A52',
            },
          }),
        },
        ...problemResponses(['not-found', 'id-reused', ...ofBody, ...common]),
      },
    },
  },
  '/v1/quarantine/{id}': {
    delete: {
      operationId: 'deleteHeldFeedback',
      tags: ['quarantine'],
      summary: 'Delete one for good',
      description: 'With a staff key. The same feedback may then be sent anew.',
      security: [{ key: [] }],
      parameters: [id],
      responses: {
        204: { description: 'Deleted.', headers: noStore },
        ...problemResponses(['not-found', ...ofBody, ...common]),
      },
    },
  },
};
