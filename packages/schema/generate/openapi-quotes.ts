// The operations on quotes: what the public reads, and what staff release and withdraw.
import type { Quote, QuoteInput } from '../src/quote.ts';
import { exampleResults } from './example-results.ts';
import { publisherProblems } from './openapi-measures.ts';
import { json, noStore, query } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';
import { municipalityParameter, serviceParameter } from './openapi-results.ts';

const { organisation, place } = exampleResults;

const example: QuoteInput = {
  unit: place.id,
  text: 'Pääsin nopeasti hoitoon, ja minua kuunneltiin. […] Jatko-ohjeet jäivät epäselviksi.',
  language: 'fi',
  month: '2026-09',
};

const id = '5f0c2d8e-91a4-4c37-8b6e-0d2a7f3c9e15';
const { unit: _unit, ...content } = example;
const released: Quote = { id, place, ...content, releasedOn: '2026-11-02' };

const path = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Made once by whoever releases it; never that of the feedback',
  schema: { type: 'string', format: 'uuid' },
  example: id,
};

const security = [{ key: [] }];

const answer = (description: string) => ({
  description,
  headers: noStore,
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/Quote' }, example: released },
  },
});

export const quotePaths = {
  '/v1/quotes': {
    get: {
      operationId: 'getQuotes',
      tags: ['quotes'],
      summary: 'What people said, in the words that staff released',
      description:
        'Of the place and its parts, those released last first; all of them. Public. At most one of division, service, municipality (of whose units it is then) and unit; no other parameter is taken.',
      security: [{}],
      parameters: [
        query('organisation', 'OID of the organisation', {}, organisation.id, true),
        query('division', 'Slug of a division', {}, 'health-care'),
        serviceParameter,
        municipalityParameter,
        query('unit', 'OID of a service unit', {}, place.id),
      ],
      responses: {
        200: {
          description: 'The quotes.',
          headers: {
            'Cache-Control': { description: 'public, no-cache', schema: { type: 'string' } },
            ETag: { description: 'Another when one of them changes', schema: { type: 'string' } },
          },
          content: json('Quotes', { example: { organisation, quotes: [released] } }),
        },
        304: { description: 'Those that `If-None-Match` names are still the same.' },
        ...problemResponses([
          'bad-query',
          'malformed-request',
          'not-found',
          'internal-error',
          'database-unavailable',
          'figures-unavailable',
        ]),
      },
    },
  },
  '/v1/quotes/{id}': {
    put: {
      operationId: 'putQuote',
      tags: ['quotes'],
      summary: 'Release a quote, or put another in its place',
      description:
        'With a quotes key; noted in the audit log. It is public at once, until it is withdrawn or its days are over. Without division, service and unit it is the whole organisation’s. An organisation has at most 500. Idempotent: the same again keeps its day, another text is released anew.',
      security,
      parameters: [path],
      requestBody: { required: true, content: json('QuoteInput', { example }) },
      responses: {
        200: answer('It stands there and is committed, in place of what stood there before.'),
        201: answer('It stands there and is committed.'),
        ...problemResponses([
          ...publisherProblems,
          'missing-field',
          'unknown-field',
          'wrong-type',
          'unknown-value',
          'too-many',
          'text-empty',
          'text-too-long',
          'personal-data',
          'id-format',
          'oid-format',
          'oid-check-digit',
          'unknown-unit',
          'date-format',
          'date-in-future',
          'date-too-early',
        ]),
      },
    },
    delete: {
      operationId: 'deleteQuote',
      tags: ['quotes'],
      summary: 'Withdraw a quote',
      description: 'With a quotes key; noted in the audit log. Nothing of it is kept.',
      security,
      parameters: [path],
      responses: {
        204: { description: 'Nothing stands there any more.', headers: noStore },
        ...problemResponses([...publisherProblems, 'not-found']),
      },
    },
  },
};
