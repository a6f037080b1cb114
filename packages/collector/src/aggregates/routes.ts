// Counts that a provider reports instead of feedbacks: `PUT` and `GET /v1/aggregates/{provider}/{unit}/{month}`, and
// their SQL. How figures are made of them is the results' matter.
import { type Aggregate, readAggregate } from '@palaute/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { requireAccess, requireOrigin } from '../access.ts';
import type { Tables } from '../database/tables.ts';
import type { Access, KeyRing } from '../keys.ts';
import { Refusal, refusal } from '../problems.ts';
import type { Registers } from '../registers.ts';
import { requireRights } from '../rights.ts';
import { readUnitMonth, type UnitMonth } from '../unit-month.ts';
import { tallyOf } from './tally.ts';

export interface AggregateRouteOptions {
  readonly db: Kysely<Tables>;
  readonly keys: KeyRing;
  readonly registers: Registers;
  readonly now: () => Date;
}

const path = '/v1/aggregates/:provider/:unit/:month';

/**
 * `PUT` replaces what stood there and says so (`stored`), or that the same did (`unchanged`); it is said after COMMIT
 * only. `GET` gives what stands there, to whoever may replace it.
 */
export function addAggregateRoutes(
  app: FastifyInstance,
  { db, keys, registers, now }: AggregateRouteOptions,
): void {
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
    const register = await registers.of(access.orgId);
    const address = readUnitMonth(request.params, now());
    requireRights(access, register, address);
    return { orgId: access.orgId, address, ownItem: (item: string) => register.ownItems.get(item) };
  };

  app.put<{ Params: UnitMonth }>(path, { onRequest }, async (request, reply) => {
    const { orgId, address, ownItem } = await addressOf(request);
    const { aggregate, faults } = readAggregate(request.body, ownItem);
    if (!aggregate) throw new Refusal(faults);
    const isNew = await replace(db, orgId, address, aggregate, now());
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
  { instrument, channels }: Aggregate,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into aggregate (org_id, provider_id, unit_id, month, instrument, channels, tally, reported_at)
    values (${orgId}, ${provider}, ${unit}, ${month}, ${instrument}, ${JSON.stringify(channels)}::jsonb,
      ${JSON.stringify(tallyOf({ channels }))}::jsonb, ${at.toISOString()}::timestamptz)
    on conflict (org_id, provider_id, unit_id, month) do update
      set instrument = excluded.instrument, channels = excluded.channels, tally = excluded.tally,
        reported_at = excluded.reported_at
      where (aggregate.instrument, aggregate.channels) is distinct from (excluded.instrument, excluded.channels)
    returning org_id`.execute(db);
  return rows.length > 0;
}

async function find(db: Kysely<Tables>, orgId: string, { provider, unit, month }: UnitMonth) {
  return db
    .selectFrom('aggregate')
    .select(['instrument', 'channels'])
    .where('org_id', '=', orgId)
    .where('provider_id', '=', provider)
    .where('unit_id', '=', unit)
    .where('month', '=', month)
    .executeTakeFirst();
}
