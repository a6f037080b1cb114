// `GET /v1/results/area.csv` and `/v1/results/nation.csv`: sums over organisations as files.
import type { FastifyInstance } from 'fastify';
import { publicAudience } from '../results/audience.ts';
import { requirePeriod } from '../results/periods.ts';
import type { QueryString } from '../results/query.ts';
import { revisionOf } from '../results/revision.ts';
import type { SumReader } from '../results/summed.ts';
import { readSumQuery, sumKinds } from '../results/summed-routes.ts';
import { requireRevision, tell } from '../results/telling.ts';
import { readLanguage, summedCsv } from './results-csv.ts';

export interface SummedFeedOptions {
  readonly sums: SumReader;
  readonly now: () => Date;
}

export function addSummedFeedRoutes(app: FastifyInstance, { sums, now }: SummedFeedOptions): void {
  for (const kind of sumKinds) {
    app.get<{ Querystring: QueryString }>(`/v1/results/${kind}.csv`, async (request, reply) => {
      const query = readSumQuery(kind, request.query, ['lang', 'revision']);
      const language = readLanguage(request.query['lang']);
      const audience = publicAudience(request);
      const { told, revision } = await sums.read(query, audience);
      requireRevision(request, revision);
      const text = summedCsv(told, requirePeriod(query.period, now()), language);
      void reply
        .header('content-language', language)
        .header('content-disposition', `attachment; filename="palaute-${told.place.id}-${query.period}.csv"`);
      const type = 'text/csv; charset=utf-8; header=present';
      return tell(request, reply, audience, { type, text, tag: revisionOf(text) });
    });
  }
}
