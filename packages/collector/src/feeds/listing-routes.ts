// What leads to the feeds: a file that opens them in Power BI, and a description for data catalogues.
import { dayInFinland } from '@palaute/schema';
import type { FastifyInstance } from 'fastify';
import { refusal } from '../problems.ts';
import { publicAudience } from '../results/audience.ts';
import { type QueryString, requireKnown } from '../results/query.ts';
import type { FigureReader } from '../results/reading.ts';
import { revisionOf } from '../results/revision.ts';
import { tell } from '../results/telling.ts';
import { addressOf } from './address.ts';
import { catalogOf } from './catalog.ts';

export interface ListingRouteOptions {
  readonly figures: FigureReader;
  readonly now: () => Date;
  readonly publicUrl: string | undefined;
}

export function addListingRoutes(
  app: FastifyInstance,
  { figures, now, publicUrl }: ListingRouteOptions,
): void {
  app.get<{ Querystring: QueryString }>('/v1/results.pbids', async (request, reply) => {
    const { organisation } = requireKnown(request.query, ['organisation']);
    if (!organisation) throw refusal('bad-query', '/organisation');
    const audience = publicAudience(request);
    await figures.known(organisation, audience);
    const url = addressOf(request, publicUrl, `v1/odata/${encodeURIComponent(organisation)}/`);
    const text = JSON.stringify(powerBi(url), null, 2);
    void reply.header('content-disposition', `attachment; filename="palaute-${organisation}.pbids"`);
    return tell(request, reply, audience, {
      type: 'application/json; charset=utf-8',
      text,
      tag: revisionOf(text),
    });
  });

  app.get<{ Querystring: QueryString }>('/v1/catalog.jsonld', async (request, reply) => {
    requireKnown(request.query, []);
    const organisations = await figures.organisations(request);
    const address = (path: string) => addressOf(request, publicUrl, path);
    const text = JSON.stringify(catalogOf(organisations, address, dayInFinland(now()).slice(0, 4)));
    return tell(request, reply, publicAudience(request), {
      type: 'application/ld+json; charset=utf-8',
      text,
      tag: revisionOf(text),
    });
  });
}

/** A Power BI data source file (https://learn.microsoft.com/power-bi/connect-data/desktop-data-sources). */
const powerBi = (url: string) => ({
  version: '0.1',
  connections: [{ details: { protocol: 'odata', address: { url } }, options: {}, mode: 'Import' }],
});
