// How figures leave: who may remember them, and which state of them it is.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../problems.ts';
import type { Audience } from './audience.ts';

export interface Told {
  /** Media type */
  readonly type: string;
  readonly text: string;
  /** Which state this is; made of the whole text, so that the same tag is the same text. */
  readonly tag: string;
}

/** Answers with what is told, or with 304 when the caller has this state already (RFC 9110 §13.1.2). */
export function tell(
  request: FastifyRequest,
  reply: FastifyReply,
  audience: Pick<Audience, 'name'>,
  { type, text, tag }: Told,
): FastifyReply {
  addHeaders(reply, audience).header('etag', `"${tag}"`);
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply.type(type).send(text);
}

/** What is public may be kept and is asked about each time; what a key opens is kept by nobody. */
export const addHeaders = (reply: FastifyReply, { name }: Pick<Audience, 'name'>): FastifyReply =>
  reply
    .header('cache-control', name === 'public' ? 'public, no-cache' : 'private, no-store')
    .header('vary', 'Authorization');

/** Compared weakly, as the RFC has it: a proxy that packs what is told makes the tag a weak one. */
const isKnown = (header: string | undefined, tag: string): boolean =>
  (header ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === `"${tag}"` || one === '*');

/**
 * Whoever cites figures names their revision. One that is no more is not told as if it were: figures that were told
 * before are not kept, and the caller hears where those of today are.
 * @throws Refusal `not-found`
 */
export function requireRevision(request: FastifyRequest, revision: string): void {
  const [path = '', search] = request.url.split('?', 2);
  const query = new URLSearchParams(search);
  const cited = query.get('revision');
  if (cited === null || cited === revision) return;
  query.set('revision', revision);
  throw refusal('not-found', '/revision', { latest: { revision, href: `${path}?${query}` } });
}
