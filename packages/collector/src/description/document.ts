import { createRequire } from 'node:module';

/** An OpenAPI document, as far as it is read here. */
export interface Description {
  readonly openapi: string;
  readonly jsonSchemaDialect: string;
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * The published description of the interface, for this collector.
 * @param server where callers reach it; relative, it counts from where the document is read
 */
export function describeInterface(server: string): Description {
  const require = createRequire(import.meta.url);
  const published = require('@palaute/schema/published/openapi.json') as Description;
  return { ...published, servers: [{ url: server, description: published.servers[0]?.description ?? '' }] };
}
