import type { FastifyRequest } from 'fastify';

/**
 * Address of something in this collector, as its callers reach it: a file or a link that leaves here must hold all of it.
 * @param publicUrl where callers reach it; else what the caller has called, or nothing of it when that is no address
 */
export function addressOf(
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
  publicUrl: string | undefined,
  path: string,
): string {
  const base = publicUrl ?? `${protocol}://${host}/`;
  const root = base.endsWith('/') ? base : `${base}/`;
  return URL.canParse(root) && !/[\s"'<>\\]/.test(root) ? `${root}${path}` : `/${path}`;
}
