// What several operations of the OpenAPI document share.
import type { ProblemCode } from '../src/problem.ts';
import type { JsonSchema, SchemaName } from './json-schemas.ts';

/** A body in JSON of a published schema. */
export const json = (name: SchemaName, shown?: { readonly [keyword: string]: unknown }) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` }, ...shown },
});

/** Headers of what nobody may remember. */
export const noStore = {
  'Cache-Control': { description: 'no-store', schema: { type: 'string' } },
};

/** What a whole record can be refused for. */
export const recordProblems = [
  'missing-field',
  'unknown-field',
  'wrong-type',
  'unknown-value',
  'value-not-integer',
  'value-out-of-range',
  'unknown-item',
  'item-repeated',
  'value-repeated',
  'too-many',
  'item-not-shown',
  'answer-incomplete',
  'text-too-long',
  'text-empty',
  'id-format',
  'oid-format',
  'oid-check-digit',
  'date-format',
  'date-in-future',
  'date-too-early',
  'contact-format',
  'contact-incomplete',
] as const satisfies readonly ProblemCode[];

/** One query parameter. */
export const query = (
  name: string,
  description: string,
  schema: JsonSchema,
  example: string,
  required = false,
) => ({
  name,
  in: 'query',
  required,
  description,
  schema: { type: 'string', ...schema },
  example,
});
