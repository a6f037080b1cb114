// `GET /v1/results/area` and `/v1/results/nation`: what they read is summed.ts.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../problems.ts';
import { publicAudience } from './audience.ts';
import { type QueryString, requireKnown } from './query.ts';
import type { SumQuery, SumReader } from './summed.ts';
import { requireRevision, tell } from './telling.ts';

/**
 * `GET /v1/results/area?area=07&period=2026-T1` and `GET /v1/results/nation?period=2026-T1`: public, whatever key the
 * request has.
 */
export function addSummedRoutes(app: FastifyInstance, { sums }: { readonly sums: SumReader }): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply, query: SumQuery) => {
    const audience = publicAudience(request);
    const { json, revision } = await sums.read(query, audience);
    requireRevision(request, revision);
    const type = 'application/json; charset=utf-8';
    return tell(request, reply, audience, { type, text: json, tag: revision });
  };

  app.get<{ Querystring: QueryString }>('/v1/results/area', async (request, reply) => {
    const { area, period } = requireKnown(request.query, ['area', 'period', 'revision']);
    if (!area) throw refusal('bad-query', '/area', { example: '07' });
    if (!period) throw refusal('bad-query', '/period');
    return answer(request, reply, { area, period });
  });

  app.get<{ Querystring: QueryString }>('/v1/results/nation', async (request, reply) => {
    const { period } = requireKnown(request.query, ['period', 'revision']);
    if (!period) throw refusal('bad-query', '/period');
    return answer(request, reply, { period });
  });
}
