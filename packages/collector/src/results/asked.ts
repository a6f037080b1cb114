// Reads how many people were asked in a year, and through which channels what came did. What may be told of it is the
// matter of rates.ts.
import type { Asked } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { feedbackItem } from '../feedback/row.ts';
import type { AskedCount, ChannelCount } from './rates.ts';

/** Who was asked in one year. */
export interface AskedYear {
  readonly asked: readonly AskedCount[];
  /** Of the units' months that somebody told of; undefined where it is not known of what is told. */
  readonly channels: readonly ChannelCount[] | undefined;
}

/** @param hasChannels whether what is told are the counters: what is published has no channels */
export async function readAskedYear(
  db: Kysely<Tables>,
  orgId: string,
  year: string,
  hasChannels: boolean,
): Promise<AskedYear> {
  const rows = await db
    .selectFrom('asked')
    .select(['unit_id', 'month', 'channels'])
    .where('org_id', '=', orgId)
    .where('month', '>=', `${year}-01`)
    .where('month', '<=', `${year}-12`)
    .orderBy('unit_id')
    .orderBy('month')
    .orderBy('provider_id')
    .execute();
  const asked = rows.flatMap((row) =>
    (row.channels as Asked['channels']).map(({ collectionChannel, invited, started }) => ({
      unitId: row.unit_id,
      month: row.month,
      channel: collectionChannel ?? null,
      invited: invited ?? null,
      started: started ?? null,
    })),
  );
  if (!hasChannels) return { asked, channels: undefined };
  // Numbers of all channels need no other.
  const isAsked = asked.some(({ channel }) => channel !== null);
  return { asked, channels: isAsked ? await readChannels(db, orgId, year) : [] };
}

/** Each statement names the organisation for each table that it reads (ADR 0013). */
async function readChannels(db: Kysely<Tables>, orgId: string, year: string): Promise<ChannelCount[]> {
  const [from, to] = [`${year}-01`, `${year}-12`];
  const { rows } = await sql<ChannelCount>`
    select unit_id as "unitId", month, channel, sum(n)::int as n
    from (
      select unit_id, month, channel, n from counter
      where org_id = ${orgId} and month between ${from} and ${to} and item = ${feedbackItem} and answered
      union all
      select unit_id, month, t.channel, t.n
      from aggregate, jsonb_to_recordset(tally) as t(channel text, item text, n integer)
      where org_id = ${orgId} and month between ${from} and ${to} and t.item = ${feedbackItem}
    ) given
    where (unit_id, month) in (
      select unit_id, month from asked where org_id = ${orgId} and month between ${from} and ${to}
    )
    group by unit_id, month, channel
    order by unit_id, month, channel`.execute(db);
  return rows;
}
