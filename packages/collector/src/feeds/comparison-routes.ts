// `GET /v1/results/comparison`: figures by what a feedback says of itself, for raw keys. What it reads is comparing.ts, as a
// file it is comparison-csv.ts.
import { comparisonKinds, type Comparison } from '@palaute/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { requireAccess } from '../access.ts';
import type { Tables } from '../database/tables.ts';
import type { KeyRing } from '../keys.ts';
import { refusal } from '../problems.ts';
import { compareFigures } from '../results/comparing.ts';
import { requirePeriod } from '../results/periods.ts';
import { findPlace } from '../results/places.ts';
import { type QueryString, readQuery } from '../results/query.ts';
import { readOrganisation } from '../results/read.ts';
import { revisionOf } from '../results/revision.ts';
import { tell } from '../results/telling.ts';
import { refuseUnread } from '../results/unavailable.ts';
import { comparisonCsv } from './comparison-csv.ts';
import { byteOrderMark } from './csv.ts';
import { readLanguage } from './results-csv.ts';

export interface ComparisonRouteOptions {
  readonly db: Kysely<Tables>;
  readonly readDb: Kysely<Tables>;
  readonly keys: KeyRing;
  readonly now: () => Date;
}

type Request = FastifyRequest<{ Querystring: QueryString }>;

/**
 * `GET /v1/results/comparison?organisation=OID&period=2026-T1&by=channel[&division= | &municipality= | &unit=]`, and the
 * same with `.csv`: with a raw key of the organisation only, and each reading is noted.
 */
export function addComparisonRoutes(
  app: FastifyInstance,
  { db, readDb, keys, now }: ComparisonRouteOptions,
): void {
  /** One is read at a time: it goes through every feedback of a period, and others want the database, too. */
  let turn: Promise<unknown> = Promise.resolve();

  const read = async (request: Request, more: readonly string[] = []): Promise<Comparison> => {
    const access = await requireAccess(request, keys, 'results:raw');
    const query = readQuery(request.query, ['by', ...more]);
    const by = comparisonKinds.find((kind) => kind === request.query['by']);
    if (!by) throw refusal('bad-query', '/by', { example: comparisonKinds[0] });
    if (access.orgId !== query.organisation) throw refusal('scope-missing', '/organisation');
    const period = requirePeriod(query.period, now());
    const unread = refuseUnread(request);
    const organisation = await readOrganisation(readDb, query.organisation).catch(unread);
    if (!organisation) throw refusal('not-found', '/organisation');
    const tree = findPlace(organisation, query);
    const compared = { organisation, tree, period, by, keyPrefix: access.prefix };
    const reading = turn.then(() => compareFigures({ db, readDb }, compared));
    turn = reading.catch(() => {});
    const figures = await reading.catch(unread);
    return { ...figures, revision: revisionOf(JSON.stringify(figures)) };
  };

  app.get<{ Querystring: QueryString }>('/v1/results/comparison', async (request, reply) => {
    const told = await read(request);
    const text = JSON.stringify(told);
    const type = 'application/json; charset=utf-8';
    return tell(request, reply, { name: 'raw' }, { type, text, tag: told.revision ?? '' });
  });

  app.get<{ Querystring: QueryString }>('/v1/results/comparison.csv', async (request, reply) => {
    const language = readLanguage(request.query['lang']);
    const told = await read(request, ['lang']);
    const text = byteOrderMark + comparisonCsv(told, language).join('');
    const name = `palaute-${told.place.id}-${told.period.id}-${told.by}.csv`;
    void reply
      .header('content-language', language)
      .header('content-disposition', `attachment; filename="${name}"`);
    const type = 'text/csv; charset=utf-8; header=present';
    return tell(request, reply, { name: 'raw' }, { type, text, tag: revisionOf(text) });
  });
}
