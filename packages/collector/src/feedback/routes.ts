import { readFeedback, type Receipt, referenceOf } from '@palaute/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requireAccess, requireOrigin } from '../access.ts';
import type { Access, KeyRing } from '../keys.ts';
import type { Registers } from '../organisation.ts';
import { Refusal, refusal } from '../problems.ts';
import type { FeedbackQueue } from './queue.ts';
import { rowOf } from './row.ts';

export interface FeedbackRouteOptions {
  readonly keys: KeyRing;
  readonly registers: Registers;
  readonly queue: FeedbackQueue;
  readonly now: () => Date;
}

/**
 * `PUT /v1/feedback/{id}` and `POST /v1/feedback`: 201 stored, 200 the same content again, 422 for anything the
 * record does not allow. 201 and 200 are said after COMMIT only.
 */
export function addFeedbackRoutes(app: FastifyInstance, options: FeedbackRouteOptions): void {
  const { keys, registers, queue, now } = options;
  const accesses = new WeakMap<FastifyRequest, Access>();

  // Before the body is read: a caller without a key need not send it.
  const onRequest = async (request: FastifyRequest) => {
    const access = await requireAccess(request, keys, 'feedback:write');
    requireOrigin(request, access);
    accesses.set(request, access);
  };

  const take = async (request: FastifyRequest, reply: FastifyReply, id?: string): Promise<Receipt> => {
    const access = accesses.get(request);
    if (!access) throw refusal('key-required');
    const register = await registers.of(access.orgId);
    const ownItem = (item: string) => register.ownItems.get(item);
    const { feedback, faults } = readFeedback(request.body, { now: now(), ownItem });
    if (!feedback) throw new Refusal(faults);
    if (id !== undefined && id.toLowerCase() !== feedback.id) throw refusal('id-mismatch', '/id');
    // Until they can be kept encrypted and apart, they are not taken at all (ADR 0012).
    if (feedback.contact) throw refusal('contact-not-taken', '/contact');
    if (!register.units.has(feedback.unit)) throw refusal('unknown-unit', '/unit');
    const { status, receivedOn } = await queue.add(
      access.orgId,
      rowOf(feedback, now(), (item) => ownItem(item)?.kind),
    );
    if (status === 'reused') throw refusal('id-reused', '/id');
    void reply.code(status === 'stored' ? 201 : 200).header('cache-control', 'no-store');
    return { id: feedback.id, status, receivedOn, reference: referenceOf(feedback.id) };
  };

  app.put<{ Params: { id: string } }>('/v1/feedback/:id', { onRequest }, (request, reply) =>
    take(request, reply, request.params.id),
  );
  app.post('/v1/feedback', { onRequest }, (request, reply) => take(request, reply));
}
