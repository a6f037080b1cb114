// The operations that read figures as JSON. As files, and for tools that read OData: openapi-feeds.ts.
import type { ProblemCode } from '../src/problem.ts';
import { exampleBreakdown, exampleResults } from './example-results.ts';
import { exampleTrend } from './example-trend.ts';
import { json, query } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';

const text = { type: 'string' };

export const organisationParameter = query(
  'organisation',
  'OID of the organisation',
  {},
  '1.2.246.10.32213078.10.0',
  true,
);

export const serviceParameter = query('service', 'Slug of a service', {}, 'oral-health');

export const municipalityParameter = query(
  'municipality',
  'Code of a municipality that the organisation has units in (Statistics Finland)',
  {},
  '109',
);

const divisionParameter = query('division', 'Slug of a division', {}, 'health-care');
const unitParameter = query('unit', 'OID of a service unit', {}, '1.2.246.10.32213078.10.99001');

export const placeParameters = [
  organisationParameter,
  divisionParameter,
  serviceParameter,
  municipalityParameter,
  unitParameter,
];

export const periodParameter = query(
  'period',
  'Month 2026-04, quarter 2026-Q2, third of a year 2026-T1 or year 2026, once it has begun; there is no other slice',
  { pattern: '^(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|T[1-3]))?$' },
  '2025-T3',
  true,
);

export const revisionParameter = query(
  'revision',
  'That of an earlier answer: 404 when the figures are no longer those, with where those of now are',
  {},
  'hQ6ZJYpGqbh7T2Dr',
);

export const languageParameter = query(
  'lang',
  'Language of the heads and names',
  { enum: ['fi', 'sv', 'en'] },
  'sv',
);

export const untilParameter = query(
  'until',
  'The last of the months; the last month that is over when it is left out',
  { pattern: '^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])$' },
  '2025-10',
);

export const figureHeaders = {
  'Cache-Control': {
    description: 'public, no-cache; with a key that shows more: private, no-store',
    schema: text,
  },
  Vary: { description: 'Authorization', schema: text },
};

export const taggedHeaders = {
  ...figureHeaders,
  ETag: { description: 'The same tag, the same answer: send it as If-None-Match', schema: text },
};

export const notModified = { 304: { description: 'What `If-None-Match` names is still the same.' } };

export const readProblems = [
  'bad-query',
  'malformed-request',
  'unknown-key',
  'not-found',
  'internal-error',
  'database-unavailable',
  'figures-unavailable',
] as const satisfies readonly ProblemCode[];

const whoSees =
  'Public without a key: figures of fewer than 10 are withheld, and those that would give them away. With a staff key of the organisation 5 are enough; with a raw key every figure shows. At most one of division, service, municipality and unit; no other parameter is taken. A 404 of a place names those of like names.';

export const byParameter = query(
  'by',
  'What it is taken apart by',
  { enum: ['channel', 'language'] },
  'channel',
  true,
);

export const resultsPaths = {
  '/v1/results': {
    get: {
      operationId: 'getResults',
      tags: ['results'],
      summary: 'Figures of one place in one period',
      description: whoSees,
      security: [{}, { key: [] }],
      parameters: [...placeParameters, periodParameter, revisionParameter],
      responses: {
        200: {
          description: 'The figures.',
          headers: taggedHeaders,
          content: json('Results', { example: exampleResults }),
        },
        ...notModified,
        ...problemResponses(readProblems),
      },
    },
  },
  '/v1/results/breakdown': {
    get: {
      operationId: 'getBreakdown',
      tags: ['results'],
      summary: 'Figures of an organisation, a division or a unit by collection channel or language',
      description:
        'Channels differ by more than places do, and unofficial translations are not quite the same questions. The public is told of a month once, from the fifteenth day after it on, and of a longer period once it is of all its months. A group without feedback is withheld as a small one is. Of a division or a unit the public is told of those periods of which every month showed for everybody when it was told; of others all groups are withheld. Figures of fewer than 10 are withheld, and those that would give them away; with a staff key of the organisation 5 are enough and figures are those of now; with a raw key every figure shows.',
      security: [{}, { key: [] }],
      parameters: [
        organisationParameter,
        divisionParameter,
        unitParameter,
        periodParameter,
        byParameter,
        revisionParameter,
      ],
      responses: {
        200: {
          description: 'The groups, in the order of the code list.',
          headers: taggedHeaders,
          content: json('Breakdown', { example: exampleBreakdown }),
        },
        ...notModified,
        ...problemResponses(readProblems),
      },
    },
  },
  '/v1/results/trend': {
    get: {
      operationId: 'getTrend',
      tags: ['results'],
      summary: 'Thirteen months of one place, and which of them are more than chance',
      description: `The net promoter score of each month, with the limits between which it lies by chance alone. ${whoSees}`,
      security: [{}, { key: [] }],
      parameters: [...placeParameters, untilParameter],
      responses: {
        200: {
          description: 'The months, in order.',
          headers: taggedHeaders,
          content: json('Trend', { example: exampleTrend }),
        },
        ...notModified,
        ...problemResponses(readProblems),
      },
    },
  },
  '/v1/organisations': {
    get: {
      operationId: 'getOrganisations',
      tags: ['results'],
      summary: 'The places that can be asked about',
      security: [],
      responses: {
        200: {
          description: 'Organisations with their divisions, services, service units and municipalities.',
          headers: { 'Cache-Control': { description: 'public, max-age=60', schema: text } },
          content: json('Organisations', {
            example: [
              {
                id: '1.2.246.10.32213078.10.0',
                names: { fi: 'Kanta-Hämeen hyvinvointialue' },
                area: '07',
                divisions: [
                  {
                    id: 'health-care',
                    names: { fi: 'Terveydenhuollon toimiala' },
                    services: [{ id: 'oral-health', names: { fi: 'Suun terveydenhuolto' } }],
                    units: [
                      {
                        id: '1.2.246.10.32213078.10.99001',
                        names: { fi: 'Esimerkin hammashoitola' },
                        service: 'oral-health',
                        municipality: '109',
                      },
                    ],
                  },
                ],
                municipalities: [
                  { id: '109', names: { fi: 'Hämeenlinna', sv: 'Tavastehus', en: 'Hämeenlinna' } },
                ],
              },
            ],
          }),
        },
        ...problemResponses(['internal-error', 'database-unavailable', 'figures-unavailable']),
      },
    },
  },
};
