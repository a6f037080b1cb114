// `GET /v1/receipts`: what has arrived, by day and unit, with a digest of the ids: a sender that keeps its ids can tell
// whether everything is here, without asking for each. And its SQL.
import { isDay, parsePeriod, type Receipts } from '@palaute/schema';
import type { FastifyInstance } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { requireAccess, requireOrigin } from '../access.ts';
import type { Tables } from '../database/tables.ts';
import type { KeyRing } from '../keys.ts';
import { refusal } from '../problems.ts';

export interface ReceiptsRouteOptions {
  readonly db: Kysely<Tables>;
  readonly keys: KeyRing;
}

/** Which receipts: of a day of arrival, or of a month in which feedback counts. */
type Question = { readonly on: string } | { readonly month: string };

export function addReceiptsRoute(app: FastifyInstance, { db, keys }: ReceiptsRouteOptions): void {
  app.get<{ Querystring: Record<string, unknown> }>(
    '/v1/receipts',
    async (request, reply): Promise<Receipts> => {
      const access = await requireAccess(request, keys, 'feedback:bulk');
      requireOrigin(request, access);
      const question = readQuestion(request.query);
      const { orgId, providerId, units } = access;
      const rows = await read(db, { orgId, providerId, units, question });
      void reply.header('cache-control', 'private, no-store').header('vary', 'Authorization');
      const days = Map.groupBy(rows, ({ day }) => day);
      return {
        ...question,
        ...(providerId !== null && { provider: providerId }),
        days: [...days].map(([day, ofDay]) => ({
          day,
          units: ofDay.map(({ unit, count, digest }) => ({ unit, count, digest })),
        })),
      };
    },
  );
}

/** Exactly one of `on=2026-11-22` and `month=2026-10`. @throws Refusal `bad-query` with the parameter's name */
function readQuestion(query: Readonly<Record<string, unknown>>): Question {
  for (const [name, value] of Object.entries(query)) {
    if (!['on', 'month'].includes(name) || typeof value !== 'string') throw refusal('bad-query', `/${name}`);
  }
  const { on, month } = query as { on?: string; month?: string };
  if (on !== undefined && month !== undefined) throw refusal('bad-query', '/month');
  if (month !== undefined) {
    if (parsePeriod(month)?.months.length !== 1) throw refusal('bad-query', '/month');
    return { month };
  }
  if (on === undefined || !isDay(on)) throw refusal('bad-query', '/on');
  return { on };
}

interface Row {
  readonly day: string;
  readonly unit: string;
  readonly count: number;
  readonly digest: string;
}

interface Scope {
  readonly orgId: string;
  /** Whose feedback alone, if it is one provider's key. */
  readonly providerId: string | null;
  /** Of which units alone, if the key is limited to some. */
  readonly units: readonly string[] | null;
  readonly question: Question;
}

/** An instant's day in Finland, where a feedback names no day of its own. */
const arrival = sql`(received_at at time zone 'Europe/Helsinki')::date`;

async function read(
  db: Kysely<Tables>,
  { orgId, providerId, units, question }: Scope,
): Promise<readonly Row[]> {
  const isDayOf = 'on' in question;
  const day = isDayOf ? arrival : sql`coalesce(contact_on, ${arrival})`;
  // As instants, so that the index on received_at is of use.
  const chosen = isDayOf
    ? sql`received_at >= ${question.on}::date::timestamp at time zone 'Europe/Helsinki'
        and received_at < (${question.on}::date + 1)::timestamp at time zone 'Europe/Helsinki'`
    : sql`month = ${question.month}`;
  const { rows } = await sql<Row>`
    select day::text as day, unit_id as unit, count(*)::int as count,
      encode(sha256(convert_to(string_agg(feedback_id::text, chr(10) order by feedback_id), 'UTF8')), 'hex') as digest
    from (
      select ${day} as day, unit_id, feedback_id from feedback
      where org_id = ${orgId} and ${chosen}
        and (${providerId}::text is null or provider_id = ${providerId}::text)
        and (${units}::text[] is null or unit_id = any(${units}::text[]))
    ) arrived
    group by day, unit_id
    order by day, unit_id`.execute(db);
  return rows;
}
