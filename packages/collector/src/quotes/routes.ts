// The routes of quotes: what the public reads, and what staff release and withdraw. Their SQL is in store.ts.
import { dayInFinland, type Quotes, quotesLimit, readQuote } from '@palaute/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { requireAccess, requireOrigin } from '../access.ts';
import { audit, type AuditAction } from '../audit.ts';
import type { Tables } from '../database/tables.ts';
import type { Access, KeyRing } from '../keys.ts';
import { Refusal, refusal } from '../problems.ts';
import { findPlace, idPattern, requireUnit, unknownPart } from '../published-place.ts';
import { partsIn } from '../results/places.ts';
import { readPlaceQuery } from '../results/query.ts';
import { revisionOf } from '../results/revision.ts';
import { tell } from '../results/telling.ts';
import { refuseUnread } from '../results/unavailable.ts';
import { asReleased, deleteQuote, findQuote, listQuotes, putQuote } from './store.ts';

export interface QuoteRouteOptions {
  readonly db: Kysely<Tables>;
  /** What the public reads from: perhaps a replica. */
  readonly readDb: Kysely<Tables>;
  readonly keys: KeyRing;
  readonly now: () => Date;
}

const path = '/v1/quotes/:id';

export function addQuoteRoutes(app: FastifyInstance, { db, readDb, keys, now }: QuoteRouteOptions): void {
  const accesses = new WeakMap<FastifyRequest, Access>();
  // Before the body is read: a caller without a key need not send it.
  const onRequest = async (request: FastifyRequest) => {
    const access = await requireAccess(request, keys, 'quotes:write');
    requireOrigin(request, access);
    accesses.set(request, access);
  };
  const accessOf = (request: FastifyRequest): Access => {
    const access = accesses.get(request);
    if (!access) throw refusal('key-required');
    return access;
  };
  const note = ({ orgId, prefix }: Access, action: AuditAction, id: string) =>
    audit(db, { orgId, keyPrefix: prefix, action, subject: id }, now());

  app.get<{ Querystring: Record<string, unknown> }>('/v1/quotes', async (request, reply) => {
    const { organisation, ...place } = readPlaceQuery(request.query);
    const found = await findPlace(readDb, organisation, place).catch(refuseUnread(request));
    if (!found) throw refusal('not-found', '/organisation');
    if (!found.place) throw unknownPart(place);
    const answer: Quotes = {
      organisation: found.organisation,
      quotes: await listQuotes(readDb, found.organisation, place).catch(refuseUnread(request)),
    };
    const text = JSON.stringify(answer);
    const type = 'application/json; charset=utf-8';
    return tell(request, reply, { name: 'public' }, { type, text, tag: revisionOf(text) });
  });

  app.put<{ Params: { id: string } }>(path, { onRequest }, async (request, reply) => {
    const access = accessOf(request);
    const { orgId } = access;
    const id = request.params.id.toLowerCase();
    if (!idPattern.test(id)) throw refusal('id-format', '/id');
    const at = now();
    const { quote, faults, found: personal } = readQuote(request.body, dayInFinland(at));
    if (!quote) throw new Refusal(faults, undefined, personal && { found: personal });
    const found = await findPlace(db, orgId, quote);
    if (!found?.place) {
      throw quote.unit === undefined
        ? refusal('unknown-value', `/${partsIn(quote)[0] ?? 'division'}`)
        : refusal('unknown-unit', '/unit');
    }
    requireUnit(access, quote);
    const known = await findQuote(db, orgId, id);
    if (known) requireUnit(access, known.place);
    const outcome = await putQuote(db, orgId, id, quote, { at, most: quotesLimit });
    if (outcome === 'too-many') throw refusal('too-many');
    if (outcome !== 'unchanged') await note(access, 'quote-released', id);
    void reply.code(outcome === 'new' ? 201 : 200).header('cache-control', 'no-store');
    return asReleased(id, found.place, quote, outcome === 'unchanged' && known ? known.releasedAt : at);
  });

  app.delete<{ Params: { id: string } }>(path, { onRequest }, async (request, reply) => {
    const access = accessOf(request);
    const { orgId } = access;
    const id = request.params.id.toLowerCase();
    const known = idPattern.test(id) ? await findQuote(db, orgId, id) : undefined;
    if (!known) throw refusal('not-found');
    requireUnit(access, known.place);
    if (await deleteQuote(db, orgId, id)) await note(access, 'quote-withdrawn', id);
    return reply.code(204).header('cache-control', 'no-store').send();
  });
}
