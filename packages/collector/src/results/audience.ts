// For whom figures are read: what they may see, and where it is noted when something fails.
import { publicThreshold, type Results, staffThreshold } from '@palaute/schema';
import type { FastifyRequest } from 'fastify';
import { readAccess } from '../access.ts';
import type { KeyRing, Scope } from '../keys.ts';

export interface Audience {
  readonly name: Results['audience'];
  /** Smallest n that shows; 0 shows all. */
  readonly threshold: number;
  /** Of the key that shows more than the public sees: such readings are noted. */
  readonly keyPrefix: string | null;
  /** Log of the request. */
  readonly log: Pick<FastifyRequest['log'], 'error'>;
}

/** Whoever asks is the public, whatever key the request has. */
export const publicAudience = ({ log }: Pick<FastifyRequest, 'log'>): Audience => ({
  name: 'public',
  threshold: publicThreshold,
  keyPrefix: null,
  log,
});

/**
 * A key opens the figures of its own organisation as far as its scopes go; to all others it is the public.
 * @throws Refusal `unknown-key`
 */
export async function readAudience(request: FastifyRequest, keys: KeyRing, orgId: string): Promise<Audience> {
  const access = await readAccess(request, keys);
  const may = (scope: Scope) => access?.orgId === orgId && access.scopes.includes(scope);
  const keyPrefix = access?.prefix ?? null;
  const { log } = request;
  if (may('results:raw')) return { name: 'raw', threshold: 0, keyPrefix, log };
  if (may('results:staff')) return { name: 'staff', threshold: staffThreshold, keyPrefix, log };
  return publicAudience(request);
}
