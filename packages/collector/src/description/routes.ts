// `GET /openapi.json` and a page that shows it, `GET /docs`. Both are served from here alone: the page loads nothing
// from anywhere else, and works where there is no other network.
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { describeInterface } from './document.ts';

export interface DescriptionRouteOptions {
  readonly publicUrl: string | undefined;
}

/** Nothing but the page's own files; requests go to this collector only. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export async function addDescriptionRoutes(
  app: FastifyInstance,
  { publicUrl }: DescriptionRouteOptions,
): Promise<void> {
  // Relative unless it is set, so that it is right behind a proxy that has the collector under a path of its own.
  const text = JSON.stringify(describeInterface(publicUrl ?? './'));
  app.get('/openapi.json', async (_request, reply) => {
    void reply.header('cache-control', 'public, no-cache').type('application/json; charset=utf-8');
    return text;
  });
  await app.register(async (page) => {
    page.addHook('onSend', async (_request, reply) => {
      void reply
        .header('content-security-policy', contentSecurityPolicy)
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer');
    });
    // The page reads a copy one level down, without the one field that it warns of.
    const { jsonSchemaDialect: _dialect, ...copy } = describeInterface(publicUrl ?? '../');
    await page.register(fastifySwagger, {
      mode: 'static',
      specification: { document: copy as never },
    });
    await page.register(fastifySwaggerUi, {
      routePrefix: '/docs',
      theme: { title: 'Palaute' },
      // Without its own bar on top, which brings a style that the policy refuses, and asks for other documents.
      uiConfig: { layout: 'BaseLayout' },
    });
  });
}
