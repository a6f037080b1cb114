// The interface as its OpenAPI document tells it, read anew at each run: a new route is attacked, and held to what it
// documents, without a line here.
import { readFile } from 'node:fs/promises';

/** A JSON Schema, as far as the document uses it. */
export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
  readonly example: string | undefined;
}

export interface BodyType {
  readonly mediaType: string;
  readonly schema: Schema;
  readonly examples: readonly unknown[];
}

export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly bodies: readonly BodyType[];
  /** Codes by status; a status whose refusals are pages has none. */
  readonly responses: ReadonlyMap<number, readonly string[] | undefined>;
  /** Whether its refusals are pages for people. */
  readonly answersPages: boolean;
  /** Whether its refusals are OData's. */
  readonly answersOData: boolean;
}

export interface Interface {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
  /** The closed list. */
  readonly codes: ReadonlySet<string>;
}

interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value?: unknown; $ref?: string }>;
}

interface OpenApi {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, Schema>; examples: Record<string, { value: unknown }> };
}

interface OpenApiOperation {
  operationId: string;
  parameters?: (Omit<Parameter, 'example'> & { example?: unknown })[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}

const file = new URL('../../packages/schema/published/openapi.json', import.meta.url);

/** Days and months of the examples, moved to where they are past on every machine. */
const inThePast = (text: string): string =>
  text.replace(/\b20\d\d-(?:0[1-9]|1[0-2])(-[0-3]\d)?\b/g, (_all, day?: string) =>
    day ? '2025-05-05' : '2025-05',
  );

export async function readInterface(): Promise<Interface> {
  const { paths, components } = JSON.parse(inThePast(await readFile(file, 'utf8'))) as OpenApi;
  const examplesOf = ({ example, examples = {} }: Media): unknown[] => [
    ...(example === undefined ? [] : [example]),
    ...Object.values(examples).map(({ value, $ref }) =>
      $ref === undefined ? value : components.examples[$ref.split('/').at(-1) ?? '']?.value,
    ),
  ];
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => ({
      name: operation.operationId,
      method: method.toUpperCase(),
      path,
      parameters: (operation.parameters ?? []).map((parameter) => ({
        ...parameter,
        example: parameter.example === undefined ? undefined : String(parameter.example),
      })),
      bodies: Object.entries(operation.requestBody?.content ?? {}).map(([mediaType, media]) => ({
        mediaType,
        schema: media.schema ?? {},
        examples: examplesOf(media),
      })),
      responses: new Map(
        Object.entries(operation.responses).map(([status, { content = {} }]) => [
          Number(status),
          codesOf(content['application/problem+json']?.schema) ??
            odataCodesOf(content['application/json']?.schema),
        ]),
      ),
      answersPages: Object.entries(operation.responses).some(
        ([status, { content = {} }]) => Number(status) >= 400 && 'text/html' in content,
      ),
      answersOData: Object.values(operation.responses).some(
        ({ content = {} }) => odataCodesOf(content['application/json']?.schema) !== undefined,
      ),
    })),
  );
  const codes = codesOf({ allOf: [components.schemas['Problem']] });
  if (!codes || operations.length === 0)
    throw new Error('The document has no operations or no list of codes.');
  return { operations, schemas: components.schemas, codes: new Set(codes) };
}

/** The codes that a schema of a problem lists. */
function codesOf(schema: Schema | undefined): string[] | undefined {
  const parts = (schema?.['allOf'] ?? []) as { properties?: { code?: { enum?: string[] } } }[];
  return parts.map((part) => part?.properties?.code?.enum).find((codes) => codes !== undefined);
}

/** The codes that a schema of an OData error lists. */
function odataCodesOf(schema: Schema | undefined): string[] | undefined {
  const { error } = (schema?.['properties'] ?? {}) as {
    error?: { properties?: { code?: { enum?: string[] } } };
  };
  return error?.properties?.code?.enum;
}
