import { createHash } from 'node:crypto';
import { type CollectionChannel, collectionChannels } from '@palaute/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requireAccess, requireOrigin } from '../access.ts';
import type { KeyRing } from '../keys.ts';
import { refusal } from '../problems.ts';
import type { Register, Registers } from '../registers.ts';
import { requireForm } from '../rights.ts';
import { formReplyOf } from './reply.ts';
import { Rotations } from './rotations.ts';

export interface FormRouteOptions {
  readonly keys: KeyRing;
  readonly registers: Registers;
  /** Whether contact details can be kept. */
  readonly takesContacts: boolean;
}

/**
 * `GET /v1/forms/{id}[?unit=OID][&collectionChannel=qr]`: what a page needs to draw a form. The two parameters say only
 * within which stratum the statements rotate; the form's own unit and `web` stand for them.
 */
export function addFormRoutes(
  app: FastifyInstance,
  { keys, registers, takesContacts }: FormRouteOptions,
): void {
  const rotations = new Rotations();
  app.get<{ Params: { id: string }; Querystring: Record<string, unknown> }>(
    '/v1/forms/:id',
    async (request, reply) => {
      const access = await requireAccess(request, keys, 'feedback:write');
      requireOrigin(request, access);
      const register = await registers.of(access.orgId);
      const { unit, channel } = readQuery(request.query, register);
      const form = register.forms.get(request.params.id);
      if (!form) throw refusal('not-found');
      requireForm(access, form.id);
      const statements = rotations.next(form, access.orgId, {
        unit: form.unit ?? unit ?? `form ${form.id}`,
        channel,
      });
      const body = formReplyOf(form, {
        unitNames: form.unit === undefined ? undefined : register.units.get(form.unit),
        statements,
        replyDays: register.replyDays,
        takesContacts,
      });
      void reply.header('vary', 'Authorization').type('application/json; charset=utf-8');
      if (form.statements.assignment === 'rotated') {
        // A remembered choice of statements would be shown again and again.
        return reply.header('cache-control', 'no-store').send(JSON.stringify(body));
      }
      return sendCacheable(request, reply, JSON.stringify(body));
    },
  );
}

function sendCacheable(request: FastifyRequest, reply: FastifyReply, body: string): FastifyReply {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  void reply.header('cache-control', 'private, max-age=300').header('etag', etag);
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known?.includes(etag) ? reply.code(304).send() : reply.send(body);
}

interface Query {
  readonly unit: string | undefined;
  readonly channel: CollectionChannel;
}

function readQuery(query: Record<string, unknown>, register: Register): Query {
  for (const [key, value] of Object.entries(query)) {
    const isKnown = key === 'unit' || key === 'collectionChannel';
    if (!isKnown || typeof value !== 'string') throw refusal('bad-query', `/${key}`);
  }
  const { unit, collectionChannel = 'web' } = query as Record<string, string | undefined>;
  // Only what exists may be counted by, or a caller could fill the memory with strata.
  if (unit !== undefined && !register.units.has(unit)) throw refusal('bad-query', '/unit');
  const channel = collectionChannels.find((known) => known === collectionChannel);
  if (!channel) throw refusal('bad-query', '/collectionChannel');
  return { unit, channel };
}
