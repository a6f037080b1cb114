// Requests: an operation's address, query, key, headers and body, each mostly as it should be and sometimes not at all.
import fc, { type Arbitrary } from 'fast-check';
import { type Body, bodyOf } from './bodies.ts';
import type { Interface, Operation, Parameter } from './interface.ts';
import { badText, valueOf } from './values.ts';

/** One request, to the byte. */
export interface HostileRequest {
  /** Whose rules hold for the answer; undefined where nothing is at the address. */
  readonly operation: Operation | undefined;
  readonly method: string;
  /** As it stands in the request line. */
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer | undefined;
  /** Sent in pieces of unknown length. */
  readonly isChunked: boolean;
  /** Something about it may be no HTTP, or a request of another kind than it says. */
  readonly isBent: boolean;
}

export interface Keys {
  /** With every right, so that no route is closed. */
  readonly all: string;
  readonly others: readonly string[];
  /** Stands in a page, and has a budget. */
  readonly site: string;
}

const oddTargets = [
  '/%zz',
  '/%',
  '/%c0%ae%c0%ae/',
  '/v1/../v1/feedback',
  '//v1//results',
  '/v1/feedback/%2e%2e%2f%2e%2e',
  '/v1/forms/%00',
  '/v1/forms/' + 'a'.repeat(300),
  '/v1/forms/' + '%F0%9F%98%80'.repeat(20),
  '/v1/results?' + 'a=1&'.repeat(500),
  '/v1/results?__proto__[a]=1&constructor=2',
  '/v1/results?organisation[]=1&organisation[]=2&period=2025',
  '/v1/results?period=%ff%fe&organisation=%',
  '/v1/quarantine?limit=1e3&after=%00',
  '/' + 'x/'.repeat(2_000),
  '/livez;a=b',
  '/LIVEZ',
  '/livez/',
  '/?',
  '/index.html',
  '/docs/../../../etc/passwd',
  '/docs/static/%2e%2e/%2e%2e/package.json',
  '/documentation',
  '/.git/config',
  '/metrics',
  '*',
  'http://example.org/livez',
  'relative',
];

const methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'];

const percent = (text: string): string =>
  [...Buffer.from(text.toWellFormed())].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

const odd = fc.oneof(
  badText.map((text) => percent(text.slice(0, 300))),
  fc.constantFrom('%00', '%ff', '%', '%2', '%2f', '..', '.', '*', ';', 'undefined', '1.2.3', 'x'.repeat(201)),
);

const oddHeaders: Arbitrary<readonly [string, string]> = fc.oneof(
  fc.constantFrom<readonly [string, string]>(
    ['accept-language', 'en'],
    ['accept-language', 'xx,'.repeat(2_000)],
    ['accept-language', 'sv;q=0.1.2;q=9, en;q=-1'],
    ['accept-language', '\u00ff\u00fe'],
    ['accept', 'text/html'],
    ['accept-encoding', 'gzip, br;q=0'],
    ['origin', 'null'],
    ['origin', 'https://evil.example'],
    ['origin', 'https://sivusto.example'],
    ['origin', 'x'.repeat(3_000)],
    ['if-none-match', '*'],
    ['if-none-match', '"a", W/"b", ' + '"c",'.repeat(500)],
    ['if-modified-since', 'yesterday'],
    ['range', 'bytes=0-'],
    ['cookie', 'a=b; __proto__=c'],
    ['x-forwarded-for', '1.2.3.4, ::1, x'],
    ['x-forwarded-host', 'evil.example'],
    ['forwarded', 'for=1.2.3.4;host=evil'],
    ['x-request-id', 'a'.repeat(5_000)],
    ['x-request-id', '\u00e4{}"'],
    ['x-http-method-override', 'DELETE'],
    ['access-control-request-method', 'PUT'],
    ['access-control-request-headers', 'x,'.repeat(500)],
    ['palaute-proof', 'bm90IGpzb24='],
    ['palaute-proof', Buffer.from('{"challenge":null,"solution":{"__proto__":1}}').toString('base64')],
    ['palaute-proof', 'x'.repeat(9_000)],
    ['expect', '100-continue'],
    ['upgrade', 'websocket'],
    ['connection', 'close'],
    ['te', 'trailers'],
    ['content-language', 'fi'],
  ),
  fc
    .tuple(fc.stringMatching(/^[a-z][a-z-]{0,20}$/), fc.string({ unit: 'grapheme-ascii', maxLength: 60 }))
    .filter(
      ([name]) => !/^(content-length|transfer-encoding|host|connection|upgrade|expect|trailer)$/.test(name),
    ),
);

const keyHeader = ({ all, others }: Keys): Arbitrary<string | undefined> =>
  fc.oneof(
    { weight: 14, arbitrary: fc.constant(`Bearer ${all}`) },
    { weight: 3, arbitrary: fc.constantFrom(...others).map((key) => `Bearer ${key}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        undefined,
        '',
        'Bearer',
        'Bearer  ',
        'Basic YTpi',
        `Bearer ${'x'.repeat(9_000)}`,
        `bearer ${all}`,
        'Bearer palaute_site_\u00e4',
        `Bearer ${all} x`,
      ),
    },
  );

const parameterValue = ({ schema, example }: Parameter, schemas: Interface['schemas']): Arbitrary<string> =>
  fc.oneof(
    {
      weight: 10,
      arbitrary:
        example === undefined
          ? valueOf(schema, schemas).map((value) => percent(String(value)))
          : fc.constant(encodeURIComponent(example)),
    },
    { weight: 2, arbitrary: valueOf(schema, schemas).map((value) => percent(String(value))) },
    { weight: 2, arbitrary: odd },
  );

function queryOf(parameters: readonly Parameter[], schemas: Interface['schemas']): Arbitrary<string> {
  const given = parameters.map((parameter) =>
    fc.tuple(fc.integer({ min: 1, max: 20 }), parameterValue(parameter, schemas)).map(([chance, value]) => {
      const text = `${parameter.name}=${value}`;
      if (chance === 1) return [text, text];
      return chance <= (parameter.required ? 19 : 7) ? [text] : [];
    }),
  );
  const extra = fc.oneof(
    { weight: 20, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.tuple(odd, odd).map(([name, value]) => [`${name}=${value}`]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(['a[b]=1'], ['&&'], ['='], ['__proto__=1'], ['x'.repeat(4_000)]),
    },
  );
  return fc.tuple(extra, ...given).map((parts) => {
    const text = parts.flat().join('&');
    return text === '' ? '' : `?${text}`;
  });
}

const noBody: Arbitrary<Body | undefined> = fc.constant(undefined);
const uselessBody: Arbitrary<Body | undefined> = fc.constantFrom<Body>(
  { bytes: Buffer.from('{}'), headers: [['content-type', 'application/json']] },
  { bytes: Buffer.from('{"a":'), headers: [['content-type', 'application/json']] },
  { bytes: Buffer.from('x'.repeat(1_000)), headers: [] },
);

function requestTo(operation: Operation, about: Interface, keys: Keys): Arbitrary<HostileRequest> {
  const { schemas } = about;
  const records = about.operations.flatMap(({ bodies }) =>
    bodies
      .filter(({ schema }) => schema['$ref'] === '#/components/schemas/Feedback')
      .flatMap(({ examples }) => examples),
  );
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const known = fc.record({
    id: fc.uuid({ version: 4 }),
    // One has a budget: past it work is asked for, or the feedback is held back.
    siteKey: fc.constantFrom(keys.all, keys.all, keys.site),
  });
  return known.chain(({ id, siteKey }) => {
    const places = inPath.map((parameter) =>
      parameter.schema['format'] === 'uuid'
        ? fc.oneof(
            { weight: 12, arbitrary: fc.constant(id) },
            { weight: 2, arbitrary: odd },
            { weight: 1, arbitrary: fc.uuid() },
          )
        : parameterValue(parameter, schemas),
    );
    const body: Arbitrary<Body | undefined> =
      operation.bodies.length > 0
        ? fc.oneof(
            { weight: 30, arbitrary: bodyOf(operation.bodies, schemas, records, { id, siteKey }) },
            { weight: 1, arbitrary: noBody },
          )
        : fc.oneof({ weight: 12, arbitrary: noBody }, { weight: 1, arbitrary: uselessBody });
    return fc
      .record({
        places: fc.tuple(...places),
        query: queryOf(inQuery, schemas),
        key: keyHeader(keys),
        more: fc.oneof(
          { weight: 3, arbitrary: fc.constant<(readonly [string, string])[]>([]) },
          { weight: 1, arbitrary: fc.array(oddHeaders, { maxLength: 3 }) },
        ),
        method: fc.oneof(
          { weight: 30, arbitrary: fc.constant(operation.method) },
          { weight: 1, arbitrary: fc.constantFrom(...methods) },
        ),
        body,
        isChunked: fc.oneof(
          { weight: 5, arbitrary: fc.constant(false) },
          { weight: 1, arbitrary: fc.constant(true) },
        ),
      })
      .map(({ places: values, query, key, more, method, body: sent, isChunked }): HostileRequest => {
        let at = 0;
        const path = operation.path.replace(/\{[^}]+\}/g, () => String(values[at++]));
        const isOwn = method === operation.method;
        return {
          operation: isOwn ? operation : undefined,
          method,
          target: path + query,
          headers: [
            ...(key === undefined ? [] : [['authorization', key] as const]),
            ...(sent?.headers ?? []),
            ...more,
          ],
          body: sent?.bytes,
          isChunked,
          isBent:
            // Node takes headers of 16 KB in all.
            [...more, ['authorization', key ?? ''] as const].join('').length > 12_000 ||
            more.some(([name, value]) => /^(expect|upgrade|te)$/.test(name) || /[^\t -~]/.test(value)),
        };
      });
  });
}

const nowhere: Arbitrary<HostileRequest> = fc
  .record({
    method: fc.constantFrom(...methods),
    target: fc.oneof(
      fc.constantFrom(...oddTargets),
      odd.map((text) => `/${text}`),
    ),
  })
  .map(({ method, target }) => ({
    operation: undefined,
    method,
    target,
    headers: [],
    body: undefined,
    isChunked: false,
    isBent: true,
  }));

/** Any request; those that take a body more often, because more can be wrong with them. */
export const anyRequest = (about: Interface, keys: Keys): Arbitrary<HostileRequest> =>
  fc.oneof(
    ...about.operations.map((operation) => ({
      weight: operation.bodies.length > 0 ? 8 : operation.parameters.length > 0 ? 4 : 1,
      arbitrary: requestTo(operation, about, keys),
    })),
    { weight: 2, arbitrary: nowhere },
  );
