// The results site: pages that a server draws, so that they need no program of the browser's, can be linked and found.
// Here are their addresses and what each reads; what they look like is in pages.ts.
import { type Organisations, problemLanguage } from '@palaute/schema';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { refusal } from '../problems.ts';
import { Remembered } from '../remembered.ts';
import { publicAudience } from '../results/audience.ts';
import { partKeys, partOf, type PartQuery, type PlaceQuery } from '../results/places.ts';
import type { FigureReader } from '../results/reading.ts';
import { areasOf, type SumReader } from '../results/summed.ts';
import { revisionOf } from '../results/revision.ts';
import { tell } from '../results/telling.ts';
import { Addresses, isSiteLanguage, type SiteLanguage } from './addresses.ts';
import { isOrder } from './comparison.ts';
import { contentSecurityPolicy, type Page, render } from './layout.ts';
import { faqPage, indexPage, type PlaceContent, placePage, reportPage, searchPage } from './pages.ts';
import { lastWholeMonth, trendUntil, usualPeriod } from './periods.ts';
import { sendProblemPage } from './problem-pages.ts';
import { readPlace } from './reading.ts';
import { readSummed } from './summed-reading.ts';
import { parentsOf, placesOf } from './search.ts';
import { robots, sitemap, sitemapIndex } from './sitemap.ts';
import { icon, iconFile, style, styleFile } from './style.ts';
import { areasPage, summedLinks, summedPage } from './summed-pages.ts';
import { View } from './view.ts';

export interface SiteOptions {
  readonly figures: FigureReader;
  /** Figures over organisations. */
  readonly sums: SumReader;
  /** What measures are read from: perhaps a replica. */
  readonly readDb: Kysely<Tables>;
  readonly now: () => Date;
  /** Where callers reach the collector. @default as the request tells */
  readonly publicUrl?: string | undefined;
}

interface Params extends PartQuery {
  readonly lang: string;
  readonly organisation: string;
  readonly area: string;
}
interface Asked {
  Params: Partial<Params>;
  Querystring: Record<string, unknown>;
}
type Request = FastifyRequest<Asked>;

/** How long a collector takes it as read which places there are. */
const rememberedMs = 10_000;
const type = 'text/html; charset=utf-8';
const xml = 'application/xml; charset=utf-8';

/** A plugin of its own, so that what goes wrong here is told as a page. */
export async function addSiteRoutes(app: FastifyInstance, options: SiteOptions): Promise<void> {
  const { figures, sums, readDb, now, publicUrl } = options;
  const remembered = new Remembered<Organisations>(now, rememberedMs, 1);
  const organisationsOf = async (request: FastifyRequest): Promise<Organisations> =>
    (await remembered.of('all', () => figures.organisations(request))) ?? [];

  const viewOf = (request: FastifyRequest, lang: SiteLanguage) =>
    new View(lang, new Addresses(publicUrl ?? `${request.protocol}://${request.host}`));
  /** @throws Refusal `not-found` of a language that there is not */
  const pageView = (request: Request): View => {
    const { lang = '' } = request.params;
    if (!isSiteLanguage(lang)) throw refusal('not-found');
    return viewOf(request, lang);
  };
  const send = (request: FastifyRequest, reply: FastifyReply, view: View, page: Page) => {
    const text = render(view, page);
    return tell(request, reply, { name: 'public' }, { type, text, tag: revisionOf(text) });
  };

  app.addHook('onSend', async (_request, reply) => {
    void reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { lang = '', organisation } = request.params as Partial<Params>;
    const spoken = isSiteLanguage(lang) ? lang : problemLanguage(request.headers['accept-language']);
    return sendProblemPage(request, reply, error, viewOf(request, spoken), { organisation, now: now() });
  });

  /** What a page of a place needs. What is beside its figures may be missing for a while. */
  const contentOf = async (request: Request, place: PlaceQuery, period: string): Promise<PlaceContent> => {
    const audience = publicAudience(request);
    const until = trendUntil(period, now());
    const content = await readPlace({ figures, readDb }, { ...place, period, until }, audience);
    const organisation = (await organisationsOf(request)).find(({ id }) => id === place.organisation);
    return { ...content, parents: parentsOf(organisation, content.results.place) };
  };

  const sendPlace = async (request: Request, reply: FastifyReply) => {
    const view = pageView(request);
    const { organisation = '' } = request.params;
    const asked = textOf(request.query, 'period');
    const order = textOf(request.query, 'order');
    const place = { organisation, ...partOf(request.params) };
    const content = await contentOf(request, place, asked ?? usualPeriod(now()));
    const page = placePage(view, content, {
      now: now(),
      asked,
      order: isOrder(order) ? order : undefined,
      revision: textOf(request.query, 'revision'),
    });
    return send(request, reply, view, page);
  };

  const sendSummed = async (request: Request, reply: FastifyReply) => {
    const view = pageView(request);
    const { area } = request.params;
    const asked = textOf(request.query, 'period');
    const order = textOf(request.query, 'order');
    const period = asked ?? usualPeriod(now());
    const query = { ...(area !== undefined && { area }), period };
    const content = await readSummed(sums, query, publicAudience(request), now());
    const page = summedPage(view, content, {
      now: now(),
      asked,
      order: isOrder(order) ? order : undefined,
      revision: textOf(request.query, 'revision'),
    });
    return send(request, reply, view, page);
  };

  const index = async (request: FastifyRequest, view: View): Promise<Page> => {
    const organisations = await organisationsOf(request);
    const areas = areasOf(organisations);
    // Of one organisation there is nothing to sum.
    const over = organisations.length > 1 || areas.length > 0;
    return indexPage(view, organisations, over && summedLinks(view, areas));
  };

  app.get('/results', async (request, reply) => {
    const view = viewOf(request, problemLanguage(request.headers['accept-language']));
    void reply.header('content-language', view.lang);
    const page = await index(request, view);
    return send(request, reply, view, page).header('vary', 'Accept-Language');
  });
  app.get<Asked>('/results/:lang', async (request: Request, reply) => {
    const view = pageView(request);
    return send(request, reply, view, await index(request, view));
  });
  app.get<Asked>('/results/:lang/faq', (request: Request, reply) => {
    const view = pageView(request);
    return send(request, reply, view, faqPage(view));
  });
  app.get<Asked>('/results/:lang/nation', sendSummed);
  app.get<Asked>('/results/:lang/area/:area', sendSummed);
  app.get<Asked>('/results/:lang/areas', async (request: Request, reply) => {
    const view = pageView(request);
    return send(request, reply, view, areasPage(view, areasOf(await organisationsOf(request))));
  });
  app.get<Asked>('/results/:lang/:organisation', sendPlace);
  for (const key of partKeys) app.get<Asked>(`/results/:lang/:organisation/${key}/:${key}`, sendPlace);

  app.get<Asked>('/results/:lang/:organisation/unit/:unit/report', async (request: Request, reply) => {
    const view = pageView(request);
    const { organisation = '', unit = '' } = request.params;
    const period = textOf(request.query, 'period') ?? lastWholeMonth(now());
    return send(
      request,
      reply,
      view,
      reportPage(view, await contentOf(request, { organisation, unit }, period)),
    );
  });

  app.get<Asked>('/results/:lang/:organisation/search', async (request: Request, reply) => {
    const view = pageView(request);
    const organisation = (await organisationsOf(request)).find(
      ({ id }) => id === request.params.organisation,
    );
    if (!organisation) throw refusal('not-found', '/organisation');
    const { id, names } = organisation;
    const page = searchPage(view, { kind: 'organisation', id, names }, placesOf(organisation), {
      query: (textOf(request.query, 'q') ?? '').trim(),
      page: readPage(textOf(request.query, 'page')),
    });
    return send(request, reply, view, page);
  });

  app.get<Asked>('/results/sitemap.xml', async (request, reply) => {
    const { addresses } = viewOf(request, 'fi');
    const organisations = await organisationsOf(request);
    const wanted = textOf(request.query, 'organisation');
    const organisation = organisations.find(({ id }) => id === wanted);
    if (wanted !== undefined && wanted !== 'none' && !organisation)
      throw refusal('not-found', '/organisation');
    const text =
      wanted === undefined
        ? sitemapIndex(addresses, organisations)
        : sitemap(addresses, organisation, areasOf(organisations));
    return tell(request, reply, { name: 'public' }, { type: xml, text, tag: revisionOf(text) });
  });
  app.get('/robots.txt', (request, reply) => {
    void reply.header('cache-control', 'public, max-age=3600');
    return reply.type('text/plain; charset=utf-8').send(robots(viewOf(request, 'fi').addresses));
  });
  for (const [name, media, text] of [
    [styleFile, 'text/css; charset=utf-8', style],
    [iconFile, 'image/svg+xml', icon],
  ] as const) {
    const age = name === styleFile ? 'public, max-age=31536000, immutable' : 'public, max-age=86400';
    app.get(`/results/${name}`, (_request, reply) =>
      reply.header('cache-control', age).type(media).send(text),
    );
  }
  // Whatever else is asked for here is told as a page, too.
  app.get('/results/*', () => {
    throw refusal('not-found');
  });
}

/** A parameter that is given once; one that is empty is not given. Others, of whoever linked here, do not matter. */
function textOf(query: Record<string, unknown>, name: string): string | undefined {
  const value = query[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw refusal('bad-query', `/${name}`);
  return value;
}

function readPage(page = '1'): number {
  if (!/^[1-9]\d{0,3}$/.test(page)) throw refusal('bad-query', '/page');
  return Number(page);
}
