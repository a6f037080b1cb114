// Who may do what: reads the key off a request or a form and holds it against what the route needs.
import type { FastifyRequest } from 'fastify';
import type { Sender } from './abuse/gate.ts';
import type { Access, KeyRing, Scope } from './keys.ts';
import { refusal } from './problems.ts';

/** The key of `Authorization: Bearer <key>` (RFC 6750 §2.1), if the request has one. */
export async function readAccess(request: FastifyRequest, keys: KeyRing): Promise<Access | undefined> {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  return accessOf(/^Bearer +(\S+)$/i.exec(header)?.[1], keys);
}

async function accessOf(key: string | undefined, keys: KeyRing): Promise<Access> {
  const access = key && (await keys.find(key));
  if (!access) throw refusal('unknown-key');
  return access;
}

/** As above, and the key must have the scope. @throws Refusal `key-required unknown-key scope-missing` */
export async function requireAccess(request: FastifyRequest, keys: KeyRing, scope: Scope): Promise<Access> {
  const access = await readAccess(request, keys);
  if (!access) throw refusal('key-required');
  return withScope(access, scope);
}

/** The same for a key that stands in a plain form, which can send no header (ADR 0018). */
export async function requireFormAccess(key: string | undefined, keys: KeyRing): Promise<Access> {
  if (key === undefined) throw refusal('key-required');
  return withScope(await accessOf(key, keys), 'feedback:write');
}

function withScope(access: Access, scope: Scope): Access {
  if (!access.scopes.includes(scope)) throw refusal('scope-missing');
  return access;
}

/** Who sends a request, as what holds off abuse has to know. */
export function senderOf(request: FastifyRequest, access: Access): Sender {
  const proof = request.headers['palaute-proof'];
  const given = typeof proof === 'string' ? proof : undefined;
  return { access, address: request.ip, proof: given === 'none' ? null : given };
}

/**
 * A browser tells the origin of the page that sends; a site key says which pages may. A caller without an
 * `Origin` is no browser, and could write any.
 * @throws Refusal `origin-not-allowed`
 */
export function requireOrigin(request: FastifyRequest, access: Access): void {
  const { origin } = request.headers;
  if (origin !== undefined && access.origins && !access.origins.includes(origin)) {
    throw refusal('origin-not-allowed');
  }
}
