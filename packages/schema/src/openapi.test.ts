// The OpenAPI document: whole in itself, its examples good by its own schemas, its problems those of the closed list.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { openApi } from '../generate/openapi.ts';
import { type ProblemCode, problems } from './problem.ts';

interface Media {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required: boolean;
    schema: object;
    example: string;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, Media>> }>
  >;
}

interface Document {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: object };
}

const document = openApi('0.0.0');
const { openapi, tags, paths, components } = document as unknown as Document;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    path,
    operation,
  })),
);

/** What a reference of the document leads to. */
const follow = (ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], document);

// The document's references start at its root, so it is the root of every schema in it.
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const validator = (schema: object) => ajv.compile({ ...schema, components });

test('the document is of version 3.1', () => {
  expect(openapi).toMatch(/^3\.1\.\d$/);
});

test('every reference leads somewhere', () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
  expect(refs.length).toBeGreaterThan(40);
  for (const ref of refs) expect(follow(ref), ref).toBeDefined();
});

test('every endpoint is there, and each has an id of its own', () => {
  expect(operations.map(({ name }) => name)).toEqual([
    'PUT /v1/feedback/{id}',
    'POST /v1/feedback',
    'POST /v1/feedback/bulk',
    'GET /v1/receipts',
    'GET /v1/forms/{id}',
    'POST /f/{form}',
    'PUT /v1/aggregates/{provider}/{unit}/{month}',
    'GET /v1/aggregates/{provider}/{unit}/{month}',
    'PUT /v1/asked/{provider}/{unit}/{month}',
    'GET /v1/asked/{provider}/{unit}/{month}',
    'GET /v1/quarantine',
    'POST /v1/quarantine/{id}/release',
    'DELETE /v1/quarantine/{id}',
    'GET /v1/measures',
    'PUT /v1/measures/{id}',
    'DELETE /v1/measures/{id}',
    'GET /v1/quotes',
    'PUT /v1/quotes/{id}',
    'DELETE /v1/quotes/{id}',
    'GET /v1/results',
    'GET /v1/results/breakdown',
    'GET /v1/results/trend',
    'GET /v1/organisations',
    'GET /v1/results/area',
    'GET /v1/results/area.csv',
    'GET /v1/results/area/breakdown',
    'GET /v1/results/area/trend',
    'GET /v1/results/nation',
    'GET /v1/results/nation.csv',
    'GET /v1/results/nation/breakdown',
    'GET /v1/results/nation/trend',
    'GET /v1/results/comparison',
    'GET /v1/results/comparison.csv',
    'GET /v1/results.csv',
    'GET /v1/results.ndjson',
    'GET /v1/odata/{organisation}/',
    'GET /v1/odata/{organisation}',
    'GET /v1/odata/{organisation}/$metadata',
    'GET /v1/odata/{organisation}/{set}',
    'GET /v1/odata/{organisation}/{set}/$count',
    'GET /v1/results.pbids',
    'GET /v1/catalog.jsonld',
    'GET /openapi.json',
    'GET /docs',
    'GET /livez',
    'GET /readyz',
  ]);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
});

test('every problem of the closed list is told of by some endpoint', () => {
  const told = operations.flatMap(({ operation }) => Object.values(operation.responses).flatMap(codesOf));
  expect(new Set(told)).toEqual(new Set(Object.keys(problems)));
});

/** The fields that OpenAPI 3.1 knows of each kind of object, as far as the document has such (§4.8). */
const fixedFields: Readonly<Record<string, string>> = {
  document: 'openapi info jsonSchemaDialect servers paths webhooks components security tags externalDocs',
  info: 'title summary description termsOfService contact license version',
  license: 'name identifier url',
  server: 'url description variables',
  tag: 'name description externalDocs',
  components:
    'schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems',
  scheme: 'type description name in scheme bearerFormat flows openIdConnectUrl',
  example: 'summary description value externalValue',
  operation:
    'tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers',
  parameter: 'name in description required deprecated allowEmptyValue style explode schema example examples',
  body: 'description content required',
  response: 'description headers content links',
  header: 'description required deprecated style explode schema example examples content',
  media: 'schema example examples encoding',
};

test('nothing is in it that OpenAPI 3.1 does not know', () => {
  const { info, servers, components: parts } = document as unknown as Record<string, Record<string, object>>;
  const values = (of: object | undefined) => Object.values(of ?? {}) as Record<string, object>[];
  const all = operations.map(({ operation }) => operation as unknown as Record<string, object>);
  const responses = all.flatMap((operation) => values(operation['responses']));
  const bodies = all.flatMap(({ requestBody }) =>
    requestBody ? [requestBody as Record<string, object>] : [],
  );
  const kinds: Readonly<Record<string, readonly object[]>> = {
    document: [document],
    info: [info ?? {}],
    license: [info?.['license'] ?? {}],
    server: values(servers),
    tag: [...tags],
    components: [parts ?? {}],
    scheme: values(parts?.['securitySchemes']),
    example: values(parts?.['examples']),
    operation: all,
    parameter: all.flatMap(({ parameters }) => values(parameters)),
    body: bodies,
    response: responses,
    header: responses.flatMap(({ headers }) => values(headers)),
    media: [...bodies, ...responses].flatMap(({ content }) => values(content)),
  };
  for (const [kind, objects] of Object.entries(kinds)) {
    expect(objects.length, kind).toBeGreaterThan(0);
    const known = fixedFields[kind]?.split(' ');
    for (const object of objects) expect(known, kind).toEqual(expect.arrayContaining(Object.keys(object)));
  }
});

/** The codes that a refusal may have. */
function codesOf(response: Operation['responses'][string]): ProblemCode[] {
  const schema = response.content?.['application/problem+json']?.schema as
    { allOf: [object, { properties: { code: { enum: ProblemCode[] } } }] } | undefined;
  return schema?.allOf[1].properties.code.enum ?? [];
}

describe.each(operations)('$name', ({ path, operation }) => {
  const { parameters = [], requestBody, responses, security } = operation;

  test('declares the parameters of its path, its tags and its keys', () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
    for (const parameter of parameters) {
      expect(parameter.in === 'path' && !parameter.required).toBe(false);
      expect(validator(parameter.schema)(parameter.example), parameter.name).toBe(true);
    }
    expect(tags.map(({ name }) => name)).toEqual(expect.arrayContaining([...operation.tags]));
    for (const need of security) {
      expect(Object.keys(components.securitySchemes)).toEqual(expect.arrayContaining(Object.keys(need)));
    }
  });

  test('tells of each status in words, and of a refusal with its codes', () => {
    expect(operation.summary).not.toBe('');
    for (const [status, response] of Object.entries(responses)) {
      expect(response.description).toMatch(/^\p{Lu}.+\.$/u);
      // A page tells in its person's own words, and OData has a shape of its own; whatever else is refused has codes.
      const isPage = Object.keys(response.content ?? {}).includes('text/html');
      const isOData = path.startsWith('/v1/odata/');
      expect(codesOf(response).length > 0).toBe(Number(status) >= 400 && !isPage && !isOData);
      for (const code of codesOf(response)) expect(problems[code].status).toBe(Number(status));
    }
  });

  test('shows examples that are what it takes and answers', () => {
    const bodies = [requestBody, ...Object.values(responses)].flatMap((body) =>
      Object.values(body?.content ?? {}),
    );
    expect(bodies.length).toBeGreaterThan(0);
    for (const { schema, example, examples = {} } of bodies) {
      const isRight = validator(schema);
      const shown = Object.values(examples).map((one) => {
        const { $ref } = one as { $ref: string };
        return (follow($ref) as { value: unknown }).value;
      });
      expect(shown.length + Number(example !== undefined)).toBeGreaterThan(0);
      for (const value of example === undefined ? shown : [example]) {
        expect(isRight(value), JSON.stringify(isRight.errors)).toBe(true);
      }
    }
  });
});
