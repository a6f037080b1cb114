// The operations on measures: what the public reads, and what staff publish and take back.
import type { Measure, MeasureInput } from '../src/measure.ts';
import type { ProblemCode } from '../src/problem.ts';
import { exampleResults } from './example-results.ts';
import { json, noStore, query } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';
import { municipalityParameter, serviceParameter } from './openapi-results.ts';

const { organisation, place } = exampleResults;

const example: MeasureInput = {
  unit: place.id,
  title: {
    fi: 'Ajan saa myös iltaisin',
    sv: 'Tider också på kvällen',
    en: 'Appointments in the evening, too',
  },
  text: {
    fi: 'Moni kertoi, ettei ehdi vastaanotolle työpäivän aikana. Terveysasema on nyt auki keskiviikkoisin kello 20 asti.',
  },
  state: 'done',
  decidedOn: '2026-08-20',
  doneOn: '2026-10-01',
  topics: ['availability'],
};

const id = '7b1f0a52-6f0e-4b8a-9a35-2f4c8e1b7d90';
const { unit: _unit, division: _division, ...content } = example;
const published: Measure = { id, place, ...content };

const path = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Made once by whoever publishes it',
  schema: { type: 'string', format: 'uuid' },
  example: id,
};

const security = [{ key: [] }];

/** What whoever publishes anything can be refused for, whatever it says. */
export const publisherProblems = [
  'malformed-request',
  'key-required',
  'unknown-key',
  'scope-missing',
  'origin-not-allowed',
  'unit-not-allowed',
  'malformed-json',
  'body-too-large',
  'unsupported-media-type',
  'internal-error',
  'database-unavailable',
] as const satisfies readonly ProblemCode[];

const answer = (description: string) => ({
  description,
  headers: noStore,
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/Measure' }, example: published },
  },
});

export const measurePaths = {
  '/v1/measures': {
    get: {
      operationId: 'getMeasures',
      tags: ['measures'],
      summary: 'What was changed because of feedback',
      description:
        'Of the place and its parts, those decided last first; all of them. Public. At most one of division, service, municipality (of whose units it is then) and unit; no other parameter is taken.',
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
          description: 'The measures.',
          headers: {
            'Cache-Control': { description: 'public, no-cache', schema: { type: 'string' } },
            ETag: { description: 'Another when one of them changes', schema: { type: 'string' } },
          },
          content: json('Measures', { example: { organisation, measures: [published] } }),
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
  '/v1/measures/{id}': {
    put: {
      operationId: 'putMeasure',
      tags: ['measures'],
      summary: 'Publish a measure, or put a newer one in its place',
      description:
        'With a measures key; noted in the audit log. It is public at once. Without division, service and unit it is the whole organisation’s. An organisation has at most 500. Idempotent.',
      security,
      parameters: [path],
      requestBody: { required: true, content: json('MeasureInput', { example }) },
      responses: {
        200: answer('It stands there and is committed, in place of what stood there before.'),
        201: answer('It stands there and is committed.'),
        ...problemResponses([
          ...publisherProblems,
          'missing-field',
          'unknown-field',
          'wrong-type',
          'unknown-value',
          'value-repeated',
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
      operationId: 'deleteMeasure',
      tags: ['measures'],
      summary: 'Take a measure back',
      description: 'With a measures key; noted in the audit log.',
      security,
      parameters: [path],
      responses: {
        204: { description: 'Nothing stands there any more.', headers: noStore },
        ...problemResponses([...publisherProblems, 'not-found']),
      },
    },
  },
};
