// The routes of measures: what the public reads, and what staff publish and take back. Their SQL is in store.ts.
import { dayInFinland, measuresLimit, type Measures, readMeasure } from '@palaute/schema';
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
import { asPublished, deleteMeasure, listMeasures, placeOf, putMeasure } from './store.ts';

export interface MeasureRouteOptions {
  readonly db: Kysely<Tables>;
  /** What the public reads from: perhaps a replica. */
  readonly readDb: Kysely<Tables>;
  readonly keys: KeyRing;
  readonly now: () => Date;
}

const path = '/v1/measures/:id';

export function addMeasureRoutes(app: FastifyInstance, { db, readDb, keys, now }: MeasureRouteOptions): void {
  const accesses = new WeakMap<FastifyRequest, Access>();
  // Before the body is read: a caller without a key need not send it.
  const onRequest = async (request: FastifyRequest) => {
    const access = await requireAccess(request, keys, 'measures:write');
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

  app.get<{ Querystring: Record<string, unknown> }>('/v1/measures', async (request, reply) => {
    const { organisation, ...place } = readPlaceQuery(request.query);
    const found = await findPlace(readDb, organisation, place).catch(refuseUnread(request));
    if (!found) throw refusal('not-found', '/organisation');
    if (!found.place) throw unknownPart(place);
    const answer: Measures = {
      organisation: found.organisation,
      measures: await listMeasures(readDb, found.organisation, place).catch(refuseUnread(request)),
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
    const { measure, faults } = readMeasure(request.body, dayInFinland(now()));
    if (!measure) throw new Refusal(faults);
    const found = await findPlace(db, orgId, measure);
    if (!found?.place) {
      throw measure.unit === undefined
        ? refusal('unknown-value', `/${partsIn(measure)[0] ?? 'division'}`)
        : refusal('unknown-unit', '/unit');
    }
    requireUnit(access, measure);
    const known = await placeOf(db, orgId, id);
    if (known) requireUnit(access, known);
    const outcome = await putMeasure(db, orgId, id, measure, { at: now(), most: measuresLimit });
    if (outcome === 'too-many') throw refusal('too-many');
    if (outcome !== 'unchanged') await note(access, 'measure-published', id);
    void reply.code(outcome === 'new' ? 201 : 200).header('cache-control', 'no-store');
    return asPublished(id, found.place, measure);
  });

  app.delete<{ Params: { id: string } }>(path, { onRequest }, async (request, reply) => {
    const access = accessOf(request);
    const { orgId } = access;
    const id = request.params.id.toLowerCase();
    const known = idPattern.test(id) ? await placeOf(db, orgId, id) : undefined;
    if (!known) throw refusal('not-found');
    requireUnit(access, known);
    if (await deleteMeasure(db, orgId, id)) await note(access, 'measure-deleted', id);
    return reply.code(204).header('cache-control', 'no-store').send();
  });
}
