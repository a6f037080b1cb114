// `/v1/odata/{organisation}/`: the figures for tools that read OData 4.0, such as Power BI. Read-only, and no more of
// OData than they need (docs/decisions/0034).
import { describeProblem, problemLanguage } from '@palaute/schema';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KeyRing } from '../../keys.ts';
import { addStatusHeaders, faultsOf } from '../../problems.ts';
import { type Audience, readAudience } from '../../results/audience.ts';
import { begunPeriods } from '../../results/periods.ts';
import type { QueryString } from '../../results/query.ts';
import type { FigureReader } from '../../results/reading.ts';
import { addHeaders } from '../../results/telling.ts';
import { addressOf } from '../address.ts';
import type { Pace } from '../breath.ts';
import { Plan } from '../plan.ts';
import { badQuery, notImplemented, ODataError } from './error.ts';
import { FigureSource } from './figure-source.ts';
import {
  type EntitySetName,
  entitySets,
  itemEntities,
  metadata,
  placeEntities,
  serviceDocument,
} from './model.ts';
import { checkFormat, readMetadataLevel, readOptions, skipTokenText, textsOf } from './options.ts';
import { countOf, ListSource, readPage, type Source } from './page.ts';

export interface ODataRouteOptions {
  readonly figures: FigureReader;
  readonly keys: KeyRing;
  readonly now: () => Date;
  readonly pace: Pace;
  readonly publicUrl: string | undefined;
}

const usualPage = 1_000;
const largestPage = 5_000;

interface Route {
  Params: { organisation: string; set?: string };
  Querystring: QueryString;
}

const jsonWith = (level: 'minimal' | 'none') =>
  `application/json;odata.metadata=${level};odata.streaming=true;IEEE754Compatible=false;charset=utf-8`;
const json = jsonWith('minimal');

export async function addODataRoutes(
  app: FastifyInstance,
  { figures, keys, now, pace, publicUrl }: ODataRouteOptions,
): Promise<void> {
  app.setErrorHandler(answerError);
  app.addHook('onRequest', async (_request, reply) => void reply.header('odata-version', '4.0'));
  const rootOf = (request: FastifyRequest<Route>) =>
    addressOf(request, publicUrl, `v1/odata/${encodeURIComponent(request.params.organisation)}/`);

  const sourceOf = async (
    name: EntitySetName,
    orgId: string,
    audience: Audience,
    reply: FastifyReply,
  ): Promise<Source> => {
    const { organisation, years } = await figures.known(orgId, audience);
    const plan = new Plan(
      organisation,
      years.flatMap((year) => begunPeriods(year, now())),
    );
    if (name === 'Places') return new ListSource(plan.name, placeEntities(organisation));
    if (name === 'Items') return new ListSource(plan.name, itemEntities(organisation));
    const yearOf = async (year: string) =>
      (await figures.year(orgId, year, audience, { withGroups: true })).year;
    return new FigureSource(plan, yearOf, pace.begin(reply));
  };

  const tellService = async (request: FastifyRequest<Route>, reply: FastifyReply) => {
    for (const [name, value] of textsOf(request.query)) {
      if (name !== '$format') throw badQuery(`${name} does not go with the service document.`, name);
      checkFormat(value);
    }
    const audience = await readAudience(request, keys, request.params.organisation);
    await figures.known(request.params.organisation, audience);
    const metadataLevel = readMetadataLevel(request.query['$format'], request.headers.accept);
    addHeaders(reply, audience).header('vary', 'Authorization, Accept').type(jsonWith(metadataLevel));
    const context = metadataLevel === 'none' ? undefined : `${rootOf(request)}$metadata`;
    return reply.send(JSON.stringify(serviceDocument(context)));
  };
  app.get<Route>('/v1/odata/:organisation/', tellService);
  // As people write it by hand.
  app.get<Route>('/v1/odata/:organisation', tellService);

  app.get<Route>('/v1/odata/:organisation/$metadata', async (request, reply) => {
    const [option] = Object.keys(request.query);
    if (option !== undefined)
      throw notImplemented('The metadata are XML and take no query option.', '$format');
    return reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/xml; charset=utf-8')
      .send(metadata);
  });

  app.get<Route>('/v1/odata/:organisation/:set/$count', async (request, reply) => {
    const { set, orgId, audience } = await readTarget(request);
    const options = readOptions(request.query, set.properties);
    const [other] = Object.keys(request.query).filter((name) => name !== '$filter');
    if (other !== undefined) throw notImplemented(`${other} does not go with $count.`, other);
    await figures.note(orgId, audience, `odata ${set.name}`);
    const source = await sourceOf(set.name, orgId, audience, reply);
    addHeaders(reply, audience).type('text/plain; charset=utf-8');
    return reply.send(String(await countOf(source, options.filter)));
  });

  app.get<Route>('/v1/odata/:organisation/:set', async (request, reply) => {
    const { set, orgId, audience } = await readTarget(request);
    const options = readOptions(request.query, set.properties);
    const preferred = readPageSize(request.headers['prefer']);
    await figures.note(orgId, audience, `odata ${set.name}`);
    const source = await sourceOf(set.name, orgId, audience, reply);
    const { rows, count, next } = await readPage(source, options, preferred ?? usualPage);
    const root = rootOf(request);
    const { select } = options;
    const shown = select
      ? rows.map((row) => Object.fromEntries(select.map((name) => [name, row[name] ?? null])))
      : rows;
    if (preferred !== undefined) void reply.header('preference-applied', `odata.maxpagesize=${preferred}`);
    const metadataLevel = readMetadataLevel(request.query['$format'], request.headers.accept);
    addHeaders(reply, audience).header('vary', 'Authorization, Accept, Prefer').type(jsonWith(metadataLevel));
    return reply.send(
      JSON.stringify({
        ...(metadataLevel === 'minimal' && {
          '@odata.context': `${root}$metadata#${set.name}${select ? `(${select.join(',')})` : ''}`,
        }),
        ...(count !== undefined && { '@odata.count': count }),
        value: shown,
        ...(next && {
          '@odata.nextLink': `${root}${set.name}?${nextQuery(request.query, skipTokenText(next))}`,
        }),
      }),
    );
  });

  async function readTarget(request: FastifyRequest<Route>) {
    const { organisation: orgId, set: name = '' } = request.params;
    const audience = await readAudience(request, keys, orgId);
    if (!Object.hasOwn(entitySets, name)) {
      throw /^\w+\(/.test(name)
        ? notImplemented('One entity by its key is not supported: use $filter.')
        : new ODataError('not-found', 'There is no such entity set.');
    }
    return { set: entitySets[name as EntitySetName], orgId, audience };
  }
}

/** What of a query goes on to the next page; where that begins, its token tells. */
function nextQuery(query: QueryString, token: string): string {
  const goesOn = Object.entries(query).filter(
    ([name]) => !['$skip', '$top', '$count', '$skiptoken'].includes(name),
  );
  return [...goesOn, ['$skiptoken', token]]
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
}

/** Rows on a page by `Prefer: odata.maxpagesize=100` (OData 4.0 Protocol, §8.2.8.5). */
function readPageSize(prefer: string | string[] | undefined): number | undefined {
  const size = /(?:^|[,;\s])(?:odata\.)?maxpagesize\s*=\s*"?(\d{1,9})/i.exec(String(prefer ?? ''))?.[1];
  return size === undefined ? undefined : Math.max(1, Math.min(largestPage, Number(size)));
}

/** What the collector refuses elsewhere as a problem, told as OData does. */
function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof ODataError) {
    const { code, message, target } = error;
    return send(reply, error.status, { code, message, ...(target && { target }) });
  }
  const language = problemLanguage(request.headers['accept-language']);
  const { status, code, title } = describeProblem(faultsOf(error, request), language);
  const retryAfter = 'retryAfterSeconds' in error ? error.retryAfterSeconds : undefined;
  if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
  addStatusHeaders(reply, status);
  void reply.header('content-language', language);
  return send(reply, status, { code, message: title });
}

const send = (reply: FastifyReply, status: number, error: object): FastifyReply =>
  reply.code(status).header('cache-control', 'no-store').type(json).send(JSON.stringify({ error }));
