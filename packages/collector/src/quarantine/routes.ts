// The routes of quarantine, for staff: what waits there, one let in, one deleted. Each is noted in the audit log before
// it is answered.
import { referenceOf } from '@palaute/schema';
import type { Receipt } from '@palaute/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { requireAccess, requireOrigin } from '../access.ts';
import { audit, type AuditAction } from '../audit.ts';
import type { Tables } from '../database/tables.ts';
import type { Access, KeyRing } from '../keys.ts';
import { refusal } from '../problems.ts';
import type { Held, Quarantine } from './quarantine.ts';

export interface QuarantineRouteOptions {
  readonly db: Kysely<Tables>;
  readonly keys: KeyRing;
  readonly quarantine: Quarantine;
  readonly now: () => Date;
}

const defaultLimit = 50;
const mostLimit = 200;

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function addQuarantineRoutes(app: FastifyInstance, options: QuarantineRouteOptions): void {
  const { db, keys, quarantine, now } = options;
  const enter = async (request: FastifyRequest): Promise<Access> => {
    const access = await requireAccess(request, keys, 'feedback:review');
    requireOrigin(request, access);
    return access;
  };
  const note = ({ orgId, prefix }: Access, action: AuditAction, subject?: string) =>
    audit(db, { orgId, keyPrefix: prefix, action, subject }, now());

  app.get<{ Querystring: Record<string, unknown> }>('/v1/quarantine', async (request, reply) => {
    const access = await enter(request);
    const { limit, after } = readQuery(request.query);
    // One more tells whether there is another page.
    const held = await quarantine.list(access.orgId, limit + 1, after);
    const shown = held.slice(0, limit);
    const last = held.length > limit ? shown.at(-1) : undefined;
    await note(access, 'quarantine-read');
    void reply.header('cache-control', 'no-store');
    return { feedbacks: shown.map(asReply), ...(last && { next: cursorOf(last) }) };
  });

  app.post<{ Params: { id: string } }>('/v1/quarantine/:id/release', async (request, reply) => {
    const access = await enter(request);
    const id = readId(request.params.id);
    const outcome = await quarantine.release(access.orgId, id);
    if (!outcome) throw refusal('not-found');
    const { status, receivedOn } = outcome;
    if (status === 'reused') throw refusal('id-reused');
    if (status === 'stored') await note(access, 'quarantine-released', referenceOf(id));
    void reply.header('cache-control', 'no-store');
    return { id, status, receivedOn, reference: referenceOf(id) } satisfies Receipt;
  });

  app.delete<{ Params: { id: string } }>('/v1/quarantine/:id', async (request, reply) => {
    const access = await enter(request);
    const id = readId(request.params.id);
    if (!(await quarantine.delete(access.orgId, id))) throw refusal('not-found');
    await note(access, 'quarantine-deleted', referenceOf(id));
    return reply.code(204).header('cache-control', 'no-store').send();
  });
}

const asReply = ({ id, receivedAt, reason, keyPrefix, feedback, hasContact }: Held) => ({
  id,
  reference: referenceOf(id),
  receivedAt: receivedAt.toISOString(),
  reason,
  keyPrefix,
  unit: feedback.unit_id,
  month: feedback.month,
  language: feedback.language,
  collectionChannel: feedback.collection_channel,
  answers: feedback.answers,
  texts: feedback.texts,
  ...(feedback.kinds && { kinds: feedback.kinds }),
  ...(feedback.topics && { topics: feedback.topics }),
  hasContact,
});

const readId = (id: string): string => {
  if (!idPattern.test(id)) throw refusal('not-found');
  return id.toLowerCase();
};

function readQuery(query: Record<string, unknown>): {
  readonly limit: number;
  readonly after?: { readonly receivedAt: string; readonly id: string };
} {
  for (const [name, value] of Object.entries(query)) {
    if ((name !== 'limit' && name !== 'after') || typeof value !== 'string') {
      throw refusal('bad-query', `/${name}`);
    }
  }
  const { limit = String(defaultLimit), after } = query as Record<string, string | undefined>;
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > mostLimit) {
    throw refusal('bad-query', '/limit');
  }
  return { limit: Number(limit), ...(after !== undefined && { after: readCursor(after) }) };
}

/** Where a page ended: said to be opaque, so that it may change. */
const cursorOf = ({ receivedAt, id }: Held): string =>
  Buffer.from(`${receivedAt.toISOString()} ${id}`).toString('base64url');

function readCursor(cursor: string): { readonly receivedAt: string; readonly id: string } {
  const [, receivedAt, id] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\S+)$/.exec(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    ) ?? [];
  const isCursor = receivedAt && id && idPattern.test(id) && !Number.isNaN(Date.parse(receivedAt));
  if (!isCursor) throw refusal('bad-query', '/after');
  return { receivedAt, id };
}
