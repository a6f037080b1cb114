import type { Receipt } from '@palaute/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requireAccess, requireOrigin, senderOf } from '../access.ts';
import type { Access, KeyRing } from '../keys.ts';
import { refusal } from '../problems.ts';
import type { Take } from './take.ts';

export interface FeedbackRouteOptions {
  readonly keys: KeyRing;
  readonly take: Take;
}

/** Quarantined: taken, and what becomes of it is decided later (RFC 9110 §15.3.3). */
const codes = { stored: 201, duplicate: 200, quarantined: 202 } as const;

/**
 * `PUT /v1/feedback/{id}` and `POST /v1/feedback`: 201 stored, 200 the same content again, 422 for anything the
 * record does not allow. 201 and 200 are said after COMMIT only.
 */
export function addFeedbackRoutes(app: FastifyInstance, { keys, take }: FeedbackRouteOptions): void {
  const accesses = new WeakMap<FastifyRequest, Access>();

  // Before the body is read: a caller without a key need not send it.
  const onRequest = async (request: FastifyRequest) => {
    const access = await requireAccess(request, keys, 'feedback:write');
    requireOrigin(request, access);
    accesses.set(request, access);
  };

  const answer = async (request: FastifyRequest, reply: FastifyReply, id?: string): Promise<Receipt> => {
    const access = accesses.get(request);
    if (!access) throw refusal('key-required');
    const receipt = await take(access.orgId, request.body, id, senderOf(request, access));
    void reply.code(codes[receipt.status]).header('cache-control', 'no-store');
    return receipt;
  };

  app.put<{ Params: { id: string } }>('/v1/feedback/:id', { onRequest }, (request, reply) =>
    answer(request, reply, request.params.id),
  );
  app.post('/v1/feedback', { onRequest }, (request, reply) => answer(request, reply));
}
