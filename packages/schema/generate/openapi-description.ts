// The paths of the OpenAPI document that give the document itself, and the page that shows it.
import { problemResponses } from './openapi-problems.ts';

const page = (example: string) => ({ 'text/html': { schema: { type: 'string' }, example } });

export const descriptionPaths = {
  '/openapi.json': {
    get: {
      operationId: 'getDescription',
      tags: ['health'],
      summary: 'This document',
      security: [],
      responses: {
        200: {
          description: 'The document, with the address of the collector that serves it.',
          headers: {
            'Cache-Control': { description: 'public, no-cache', schema: { type: 'string' } },
          },
          content: {
            'application/json': {
              schema: { type: 'object', required: ['openapi', 'info', 'paths'] },
              example: { openapi: '3.1.1', info: { title: 'Palaute', version: '0.1.0' }, paths: {} },
            },
          },
        },
        ...problemResponses(['internal-error']),
      },
    },
  },
  '/docs': {
    get: {
      operationId: 'getDocumentation',
      tags: ['health'],
      summary: 'This document as a page, which loads nothing from elsewhere',
      security: [],
      responses: {
        200: { description: 'The page.', content: page('<!DOCTYPE html>…') },
        ...problemResponses(['internal-error']),
      },
    },
  },
};
