// `GET /v1/results`, `/v1/results/trend` and `/v1/organisations`: what they read is reading.ts.
import type { FastifyInstance } from 'fastify';
import type { KeyRing } from '../keys.ts';
import { readAudience } from './audience.ts';
import { type QueryString, readBreakdownQuery, readQuery, readTrendQuery } from './query.ts';
import type { FigureReader } from './reading.ts';
import { requireRevision, tell } from './telling.ts';

export interface ResultsRouteOptions {
  readonly figures: FigureReader;
  readonly keys: KeyRing;
}

/**
 * `GET /v1/results?organisation=OID&period=2025-T1[&division=slug | &unit=OID]`: public without a key; with a key of
 * the organisation, the threshold of its scope. `GET /v1/results/trend?organisation=OID[&until=2026-10]`: thirteen
 * months. `GET /v1/results/breakdown?organisation=OID&period=2025-T1&by=channel|language[&division=slug | &unit=OID]`: the
 * figures of a place's groups. `GET /v1/organisations`: the places that can be asked about.
 */
export function addResultsRoutes(app: FastifyInstance, { figures, keys }: ResultsRouteOptions): void {
  app.get('/v1/organisations', async (request, reply) => {
    const organisations = await figures.organisations(request);
    void reply.header('cache-control', 'public, max-age=60');
    return organisations;
  });

  app.get<{ Querystring: QueryString }>('/v1/results', async (request, reply) => {
    const query = readQuery(request.query, ['revision']);
    const audience = await readAudience(request, keys, query.organisation);
    const { json, revision } = await figures.read(query, audience);
    requireRevision(request, revision);
    return tell(request, reply, audience, { type, text: json, tag: revision });
  });

  app.get<{ Querystring: QueryString }>('/v1/results/breakdown', async (request, reply) => {
    const query = readBreakdownQuery(request.query, ['revision']);
    const audience = await readAudience(request, keys, query.organisation);
    const { json, revision } = await figures.breakdown(query, audience);
    requireRevision(request, revision);
    return tell(request, reply, audience, { type, text: json, tag: revision });
  });

  app.get<{ Querystring: QueryString }>('/v1/results/trend', async (request, reply) => {
    const query = readTrendQuery(request.query);
    const audience = await readAudience(request, keys, query.organisation);
    const { json, revision } = await figures.trend(query, audience);
    return tell(request, reply, audience, { type, text: json, tag: revision });
  });
}

const type = 'application/json; charset=utf-8';
