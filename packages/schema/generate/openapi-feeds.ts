// The operations that give figures as files and to tools: CSV, NDJSON, OData, and what leads to them.
import { type ProblemCode, problems } from '../src/problem.ts';
import { query } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';
import {
  figureHeaders,
  languageParameter,
  notModified,
  organisationParameter,
  periodParameter,
  placeParameters,
  readProblems,
  revisionParameter,
  taggedHeaders,
} from './openapi-results.ts';

const text = { type: 'string' };
const keys = [{}, { key: [] }];
const organisation = organisationParameter.example;
const root = `https://palaute.example.fi/v1/odata/${organisation}/`;

const row = {
  organisation,
  period: '2025',
  periodKind: 'year',
  from: '2025-01-01',
  to: '2025-12-31',
  place: 'health-care',
  placeKind: 'division',
  item: 'nps',
  kind: 'nps',
};

const odataHeaders = {
  ...figureHeaders,
  'OData-Version': { description: '4.0', schema: text },
};

/** What OData's refusals are called beside the codes of problems. */
const odataCodes: Readonly<Record<number, readonly string[]>> = {
  410: ['feed-changed'],
  501: ['not-implemented'],
};

const odataReasons: Readonly<Record<number, string>> = {
  400: 'The query cannot be read; the message tells what of it.',
  401: 'The key is not known.',
  404: 'There is no such organisation or entity set.',
  410: 'The periods, places or items have changed since the first page: begin again.',
  500: 'The service had an error; the same request may be sent again.',
  501: 'OData knows it, and this service does not do it. Nothing is left out in silence.',
  503: 'There are no figures right now; the same request may be sent again.',
};

function odataRefusals(statuses: readonly number[]): Record<string, object> {
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = [
        ...readProblems.filter((code: ProblemCode) => problems[code].status === status),
        ...(odataCodes[status] ?? []),
      ];
      return [
        status,
        {
          description: odataReasons[status],
          headers: { 'OData-Version': odataHeaders['OData-Version'] },
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['error'],
                properties: {
                  error: {
                    type: 'object',
                    required: ['code', 'message'],
                    properties: { code: { enum: codes }, message: text, target: text },
                  },
                },
              },
              example: { error: { code: codes[0], message: 'There is no property foo.', target: '$filter' } },
            },
          },
        },
      ];
    }),
  );
}

const organisationInPath = {
  name: 'organisation',
  in: 'path',
  required: true,
  description: 'OID of the organisation',
  schema: text,
  example: organisation,
};

const setInPath = {
  name: 'set',
  in: 'path',
  required: true,
  description: 'Entity set: Figures, Places or Items',
  schema: { enum: ['Figures', 'Places', 'Items'] },
  example: 'Figures',
};

const filter = query(
  '$filter',
  'Comparisons (eq ne gt ge lt le) of properties with texts, numbers, days and null; contains, startswith, endswith; and, or, not, parentheses',
  {},
  "periodKind eq 'month' and item eq 'nps' and n ge 30",
);

const whole = { pattern: '^[0-9]{1,9}$' };

const odataService = {
  operationId: 'getODataService',
  tags: ['results'],
  summary: 'OData 4.0 feed of an organisation’s figures: its entity sets',
  description: 'Read-only. The address that Power BI and other tools are given.',
  security: keys,
  parameters: [organisationInPath],
  responses: {
    200: {
      description: 'The service document.',
      headers: odataHeaders,
      content: {
        'application/json': {
          schema: { type: 'object', required: ['value'] },
          example: {
            '@odata.context': `${root}$metadata`,
            value: [{ name: 'Figures', kind: 'EntitySet', url: 'Figures' }],
          },
        },
      },
    },
    ...odataRefusals([400, 401, 404, 500, 501, 503]),
  },
};

const odata = {
  '/v1/odata/{organisation}/': { get: odataService },
  '/v1/odata/{organisation}': {
    get: {
      ...odataService,
      operationId: 'getODataServiceByHand',
      summary: 'The same, as people write its address by hand',
    },
  },
  '/v1/odata/{organisation}/$metadata': {
    get: {
      operationId: 'getODataMetadata',
      tags: ['results'],
      summary: 'What the entities have, as CSDL XML; the same for every organisation',
      security: [],
      parameters: [organisationInPath],
      responses: {
        200: {
          description: 'The metadata.',
          headers: { 'OData-Version': odataHeaders['OData-Version'] },
          content: { 'application/xml': { schema: text, example: '<edmx:Edmx Version="4.0">…</edmx:Edmx>' } },
        },
        ...odataRefusals([400, 500, 501, 503]),
      },
    },
  },
  '/v1/odata/{organisation}/{set}': {
    get: {
      operationId: 'getODataEntities',
      tags: ['results'],
      summary: 'Rows of an entity set, in pages',
      description:
        'Figures is every period × place × item; a withheld figure is a row with `withheld` and nulls. Pages of 1 000 rows, or as many as Prefer: odata.maxpagesize says, up to 5 000; `@odata.nextLink` leads on. Periods overlap: filter by periodKind before adding up.',
      security: keys,
      parameters: [
        organisationInPath,
        setInPath,
        filter,
        query(
          '$orderby',
          'Properties, each asc or desc; without it by period, place and item',
          {},
          'period desc,place',
        ),
        query('$select', 'Properties', {}, 'period,place,n,nps'),
        query('$top', 'At most so many rows in all', whole, '20'),
        query('$skip', 'Without the first so many', whole, '0'),
        query('$count', 'Tells how many rows there are in all', { enum: ['true', 'false'] }, 'true'),
        query('$format', 'json', {}, 'json'),
        query('$skiptoken', 'Of a nextLink; it is not written by hand', {}, 'Xb-_aLWFTvH8~1000~'),
      ],
      responses: {
        200: {
          description: 'A page of rows.',
          headers: odataHeaders,
          content: {
            'application/json': {
              schema: { type: 'object', required: ['value'] },
              example: {
                '@odata.context': `${root}$metadata#Figures`,
                '@odata.count': 2,
                value: [
                  { ...row, withheld: 'small-group', n: null, nps: null },
                  { ...row, place: 'older-people', withheld: null, n: 913, nps: 34.3 },
                ],
              },
            },
          },
        },
        ...odataRefusals([400, 401, 404, 410, 500, 501, 503]),
      },
    },
  },
  '/v1/odata/{organisation}/{set}/$count': {
    get: {
      operationId: 'getODataCount',
      tags: ['results'],
      summary: 'How many rows an entity set has',
      security: keys,
      parameters: [organisationInPath, setInPath, filter],
      responses: {
        200: {
          description: 'The number, as text.',
          headers: odataHeaders,
          content: { 'text/plain': { schema: text, example: '3900' } },
        },
        ...odataRefusals([400, 401, 404, 500, 501, 503]),
      },
    },
  },
};

/** The paths of the feeds. */
export const feedPaths = {
  '/v1/results.csv': {
    get: {
      operationId: 'getResultsCsv',
      tags: ['results'],
      summary: 'Figures of one place and its parts in one period, as CSV',
      description:
        'What getResults tells, a row for each place and item: UTF-8 with a byte order mark, comma, decimal point, CRLF. A text that a spreadsheet would take for a formula begins with an apostrophe.',
      security: keys,
      parameters: [...placeParameters, periodParameter, languageParameter, revisionParameter],
      responses: {
        200: {
          description: 'The rows.',
          headers: taggedHeaders,
          content: {
            'text/csv': {
              schema: text,
              example: 'Paikka,Kysymys tai väittämä,…\r\nYksikkö,Palautteita,…\r\n',
            },
          },
        },
        ...notModified,
        ...problemResponses(readProblems),
      },
    },
  },
  '/v1/results.ndjson': {
    get: {
      operationId: 'getResultsLines',
      tags: ['results'],
      summary: 'Every figure of an organisation and year, one a line',
      description:
        'For research: every period that has begun × place × item, the rows of the OData set Figures. `palaute-rows` tells how many there are; an answer that breaks off has fewer, and its connection fails.',
      security: keys,
      parameters: [organisationParameter, query('year', 'Year', whole, '2025', true)],
      responses: {
        200: {
          description: 'The rows.',
          headers: {
            ...figureHeaders,
            'palaute-rows': { description: 'How many lines there are', schema: { type: 'integer' } },
          },
          content: {
            'application/x-ndjson': {
              schema: text,
              example: `${JSON.stringify({ ...row, n: 913, nps: 34.3 })}\n`,
            },
          },
        },
        ...problemResponses(readProblems),
      },
    },
  },
  ...odata,
  '/v1/results.pbids': {
    get: {
      operationId: 'getPowerBiFile',
      tags: ['results'],
      summary: 'A file that opens the OData feed of an organisation in Power BI',
      security: [],
      parameters: [organisationParameter],
      responses: {
        200: {
          description: 'The file.',
          headers: taggedHeaders,
          content: {
            'application/json': {
              schema: { type: 'object', required: ['version', 'connections'] },
              example: {
                version: '0.1',
                connections: [
                  { details: { protocol: 'odata', address: { url: root } }, options: {}, mode: 'Import' },
                ],
              },
            },
          },
        },
        ...notModified,
        ...problemResponses(readProblems.filter((code) => code !== 'unknown-key')),
      },
    },
  },
  '/v1/catalog.jsonld': {
    get: {
      operationId: 'getCatalog',
      tags: ['results'],
      summary: 'The data sets and their feeds, for data catalogues: DCAT-AP 3 and schema.org',
      security: [],
      responses: {
        200: {
          description: 'The catalogue, as JSON-LD.',
          headers: taggedHeaders,
          content: {
            'application/ld+json': {
              schema: { type: 'object', required: ['@context', 'dcat:dataset'] },
              example: {
                '@context': { dcat: 'http://www.w3.org/ns/dcat#' },
                '@type': ['dcat:Catalog', 'schema:DataCatalog'],
                'dcat:dataset': [],
              },
            },
          },
        },
        ...notModified,
        ...problemResponses(readProblems.filter((code) => code !== 'unknown-key' && code !== 'not-found')),
      },
    },
  },
};
