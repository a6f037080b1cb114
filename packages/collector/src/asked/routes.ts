// How many people were asked, as providers and staff tell it: `PUT` and `GET /v1/asked/{provider}/{unit}/{month}`, and
// their SQL. What shares are made of it is the results' matter.
import { type Asked, readAsked } from '@palaute/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { requireAccess, requireOrigin } from '../access.ts';
import { audit } from '../audit.ts';
import type { Tables } from '../database/tables.ts';
import type { Access, KeyRing } from '../keys.ts';
import { Refusal, refusal } from '../problems.ts';
import type { Registers } from '../registers.ts';
import { requireRights } from '../rights.ts';
import { readUnitMonth, type UnitMonth } from '../unit-month.ts';

export interface AskedRouteOptions {
  readonly db: Kysely<Tables>;
  readonly keys: KeyRing;
  readonly registers: Registers;
  readonly now: () => Date;
}

const path = '/v1/asked/:provider/:unit/:month';

/**
 * `PUT` replaces what stood there and says so (`stored`), or that the same did (`unchanged`); it is said after COMMIT
 * only. `GET` gives what stands there, to whoever may replace it. The organisation tells under its own OID.
 */
export function addAskedRoutes(app: FastifyInstance, { db, keys, registers, now }: AskedRouteOptions): void {
  const accesses = new WeakMap<FastifyRequest, Access>();
  // Before the body is read: a caller without a key need not send it.
  const onRequest = async (request: FastifyRequest) => {
    const access = await requireAccess(request, keys, 'feedback:bulk');
    requireOrigin(request, access);
    accesses.set(request, access);
  };
  /** The address, once the key may speak for it. */
  const addressOf = async (request: FastifyRequest<{ Params: UnitMonth }>) => {
    const access = accesses.get(request);
    if (!access) throw refusal('key-required');
    const { orgId, prefix } = access;
    const address = readUnitMonth(request.params, now());
    requireRights(access, await registers.of(orgId), address);
    return { orgId, keyPrefix: prefix, address };
  };

  app.put<{ Params: UnitMonth }>(path, { onRequest }, async (request, reply) => {
    const { orgId, keyPrefix, address } = await addressOf(request);
    const { asked, faults } = readAsked(request.body);
    if (!asked) throw new Refusal(faults);
    const subject = `${address.provider} ${address.unit} ${address.month}`;
    // A share that changes leads back to whose word it was.
    const isNew = await db.transaction().execute(async (transaction) => {
      const isOther = await replace(transaction, orgId, address, asked, now());
      if (isOther) await audit(transaction, { orgId, keyPrefix, action: 'asked-told', subject }, now());
      return isOther;
    });
    void reply.header('cache-control', 'no-store');
    return { ...address, status: isNew ? 'stored' : 'unchanged' };
  });

  app.get<{ Params: UnitMonth }>(path, { onRequest }, async (request, reply) => {
    const { orgId, address } = await addressOf(request);
    const standing = await find(db, orgId, address);
    if (!standing) throw refusal('not-found');
    void reply.header('cache-control', 'no-store');
    return { ...address, schema: '1', ...standing };
  });
}

/** Puts it in place of what stood there, in one statement, for which concurrent ones wait. @returns whether it differs */
async function replace(
  db: Kysely<Tables>,
  orgId: string,
  { provider, unit, month }: UnitMonth,
  { channels }: Asked,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into asked (org_id, provider_id, unit_id, month, channels, reported_at)
    values (${orgId}, ${provider}, ${unit}, ${month}, ${JSON.stringify(channels)}::jsonb,
      ${at.toISOString()}::timestamptz)
    on conflict (org_id, provider_id, unit_id, month) do update
      set channels = excluded.channels, reported_at = excluded.reported_at
      where asked.channels is distinct from excluded.channels
    returning org_id`.execute(db);
  return rows.length > 0;
}

async function find(db: Kysely<Tables>, orgId: string, { provider, unit, month }: UnitMonth) {
  return db
    .selectFrom('asked')
    .select('channels')
    .where('org_id', '=', orgId)
    .where('provider_id', '=', provider)
    .where('unit_id', '=', unit)
    .where('month', '=', month)
    .executeTakeFirst();
}
