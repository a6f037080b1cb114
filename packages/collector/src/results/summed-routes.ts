// `GET /v1/results/area`, `/v1/results/nation`, their groups and months: what they read is summed.ts. As files: feeds.
import type { FastifyInstance } from 'fastify';
import { refusal } from '../problems.ts';
import { publicAudience } from './audience.ts';
import { type QueryString, requireGrouping, requireKnown } from './query.ts';
import type { SumBreakdownQuery, SumPlaceQuery, SumQuery, SumReader, SumTrendQuery } from './summed.ts';
import { requireRevision, tell } from './telling.ts';

export const sumKinds = ['area', 'nation'] as const;
export type SumKind = (typeof sumKinds)[number];

/**
 * `GET /v1/results/area?area=07&period=2026-T1` and `GET /v1/results/nation?period=2026-T1`; with `/breakdown`
 * and `by`, their groups; with `/trend` and `until`, thirteen months. Public, whatever key the request has.
 */
export function addSummedRoutes(app: FastifyInstance, { sums }: { readonly sums: SumReader }): void {
  for (const kind of sumKinds) {
    app.get<{ Querystring: QueryString }>(`/v1/results/${kind}`, async (request, reply) => {
      const query = readSumQuery(kind, request.query, ['revision']);
      const audience = publicAudience(request);
      const { json, revision } = await sums.read(query, audience);
      requireRevision(request, revision);
      return tell(request, reply, audience, { type, text: json, tag: revision });
    });

    app.get<{ Querystring: QueryString }>(`/v1/results/${kind}/breakdown`, async (request, reply) => {
      const query = readSumBreakdownQuery(kind, request.query);
      const audience = publicAudience(request);
      const { json, revision } = await sums.breakdown(query, audience);
      requireRevision(request, revision);
      return tell(request, reply, audience, { type, text: json, tag: revision });
    });

    app.get<{ Querystring: QueryString }>(`/v1/results/${kind}/trend`, async (request, reply) => {
      const audience = publicAudience(request);
      const { json, revision } = await sums.trend(readSumTrendQuery(kind, request.query), audience);
      return tell(request, reply, audience, { type, text: json, tag: revision });
    });
  }
}

/** @param more parameters that are read elsewhere. @throws Refusal `bad-query` */
export function readSumQuery(kind: SumKind, query: QueryString, more: readonly string[] = []): SumQuery {
  const place = readSumPlace(kind, query, ['period', ...more]);
  const { period } = query as { period?: string };
  if (!period) throw refusal('bad-query', '/period');
  return { ...place, period };
}

function readSumBreakdownQuery(kind: SumKind, query: QueryString): SumBreakdownQuery {
  const sum = readSumQuery(kind, query, ['by', 'revision']);
  return { ...sum, by: requireGrouping(query['by']) };
}

function readSumTrendQuery(kind: SumKind, query: QueryString): SumTrendQuery {
  const place = readSumPlace(kind, query, ['until']);
  const { until } = query as { until?: string };
  return { ...place, ...(until !== undefined && { until }) };
}

function readSumPlace(kind: SumKind, query: QueryString, more: readonly string[]): SumPlaceQuery {
  const { area } = requireKnown(query, kind === 'area' ? ['area', ...more] : more);
  if (kind === 'nation') return {};
  if (!area) throw refusal('bad-query', '/area', { example: '07' });
  return { area };
}

const type = 'application/json; charset=utf-8';
