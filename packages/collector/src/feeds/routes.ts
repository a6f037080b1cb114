// `GET /v1/results.csv` and `/v1/results.ndjson`: the figures as files. All they tell is told by the figure reader,
// which withholds.
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { KeyRing } from '../keys.ts';
import { refusal } from '../problems.ts';
import { readAudience } from '../results/audience.ts';
import { begunPeriods, requirePeriod, requireYear } from '../results/periods.ts';
import { type QueryString, readQuery, requireKnown } from '../results/query.ts';
import type { FigureReader } from '../results/reading.ts';
import { revisionOf } from '../results/revision.ts';
import { addHeaders, requireRevision, tell } from '../results/telling.ts';
import type { Year } from '../results/year.ts';
import type { Pace } from './breath.ts';
import { Plan } from './plan.ts';
import { readLanguage, resultsCsv } from './results-csv.ts';
import { rowsOf } from './row.ts';

export interface FeedRouteOptions {
  readonly figures: FigureReader;
  readonly keys: KeyRing;
  readonly now: () => Date;
  readonly pace: Pace;
}

export function addFeedRoutes(app: FastifyInstance, { figures, keys, now, pace }: FeedRouteOptions): void {
  app.get<{ Querystring: QueryString }>('/v1/results.csv', async (request, reply) => {
    const query = readQuery(request.query, ['lang', 'revision']);
    const language = readLanguage(request.query['lang']);
    const audience = await readAudience(request, keys, query.organisation);
    const { told } = await figures.read(query, audience);
    const text = resultsCsv(told, requirePeriod(query.period, now()), language);
    const tag = revisionOf(text);
    requireRevision(request, told.revision ?? tag);
    void reply
      .header('content-language', language)
      .header('content-disposition', `attachment; filename="palaute-${told.place.id}-${query.period}.csv"`);
    return tell(request, reply, audience, { type: 'text/csv; charset=utf-8; header=present', text, tag });
  });

  app.get<{ Querystring: QueryString }>('/v1/results.ndjson', async (request, reply) => {
    const { organisation, year: asked } = requireKnown(request.query, ['organisation', 'year']);
    if (!organisation) throw refusal('bad-query', '/organisation');
    const id = requireYear(asked ?? '', now());
    const audience = await readAudience(request, keys, organisation);
    const { year } = await figures.year(organisation, id, audience, { withGroups: true });
    await figures.note(organisation, audience, `${id} all`);
    const plan = new Plan(year.organisation, begunPeriods(id, now()));
    addHeaders(reply, audience).header('palaute-rows', plan.size).type('application/x-ndjson');
    // Fastify answers HEAD by the same handler; what nobody reads is not made.
    if (request.method === 'HEAD') return reply.send();
    return reply.send(Readable.from(linesOf(year, plan, pace.begin(reply)), { objectMode: false }));
  });
}

/** Every row of a year, a chunk for each place and period. One that fails breaks the answer off, so that it is seen. */
async function* linesOf(year: Year, plan: Plan, breathe: () => Promise<boolean>): AsyncGenerator<string> {
  for (let position = 0; position < plan.size; position += plan.items.length) {
    const cell = plan.at(position)?.cell;
    if (!cell) continue;
    const rows = rowsOf(year.organisation.id, cell.period, year.figures(cell.tree, cell.period));
    yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    if (!(await breathe())) return;
  }
}
