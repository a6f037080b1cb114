// Quotes in the database: what somebody said, in the words that staff released. What one may be is the schema's matter.
import { dayInFinland, type Place, type Quote, type QuoteInput } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { type PlaceRow, placeOfRow } from '../published-place.ts';
import type { PartQuery } from '../results/places.ts';

interface QuoteRow extends PlaceRow {
  id: string;
  words: string;
  language: string;
  month: string | null;
  released_at: Date;
}

/** Those of a place and its parts, released last first. @param most how many at most; else all */
export async function listQuotes(
  db: Kysely<Tables>,
  organisation: Place,
  { division, service, municipality, unit }: PartQuery,
  most?: number,
): Promise<Quote[]> {
  const { rows } = await sql<QuoteRow>`
    select q.quote_id::text as id, q.division_id, q.service_id, q.unit_id,
      coalesce(u.names, s.names, d.names) as place_names,
      q.words, q.language, q.month, q.released_at
    from quote q
    left join division d on d.org_id = q.org_id and d.division_id = q.division_id
    left join service s on s.org_id = q.org_id and s.service_id = q.service_id
    left join service_unit u on u.org_id = q.org_id and u.unit_id = q.unit_id
    where q.org_id = ${organisation.id}
      and (${division ?? null}::text is null or ${division ?? null} in (q.division_id, s.division_id, u.division_id))
      and (${service ?? null}::text is null or ${service ?? null} in (q.service_id, u.service_id))
      and (${municipality ?? null}::text is null or u.municipality = ${municipality ?? null})
      and (${unit ?? null}::text is null or q.unit_id = ${unit ?? null})
    order by q.released_at desc, q.quote_id
    limit ${most ?? null}::bigint`.execute(db);
  return rows.map((row) => asQuote(row, organisation));
}

/** What is known of the quote that has this id, if one has. */
export async function findQuote(
  db: Kysely<Tables>,
  orgId: string,
  id: string,
): Promise<{ readonly place: PartQuery; readonly releasedAt: Date } | undefined> {
  const row = await db
    .selectFrom('quote')
    .select(['division_id', 'service_id', 'unit_id', 'released_at'])
    .where('org_id', '=', orgId)
    .where('quote_id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { division_id, service_id, unit_id } = row;
  const place = {
    division: division_id ?? undefined,
    service: service_id ?? undefined,
    unit: unit_id ?? undefined,
  };
  return { place, releasedAt: row.released_at };
}

/**
 * Puts a quote in place of what stood there, in one statement. The same again keeps the day on which it was released.
 * @param most how many an organisation has; one more is not taken
 */
export async function putQuote(
  db: Kysely<Tables>,
  orgId: string,
  id: string,
  { division, service, unit, text, language, month }: QuoteInput,
  { at, most }: { readonly at: Date; readonly most: number },
): Promise<'new' | 'replaced' | 'unchanged' | 'too-many'> {
  const { rows } = await sql<{ is_new: boolean }>`
    insert into quote (org_id, quote_id, division_id, service_id, unit_id, words, language, month, released_at)
    select ${orgId}::text, ${id}::uuid, ${division ?? null}::text, ${service ?? null}::text,
      ${unit ?? null}::text, ${text}::text,
      ${language}::text, ${month ?? null}::text, ${at.toISOString()}::timestamptz
    where (select count(*) from quote where org_id = ${orgId} and quote_id <> ${id}::uuid) < ${most}::integer
    on conflict (org_id, quote_id) do update set division_id = excluded.division_id,
      service_id = excluded.service_id, unit_id = excluded.unit_id,
      words = excluded.words, language = excluded.language, month = excluded.month,
      released_at = excluded.released_at
      where (quote.division_id, quote.service_id, quote.unit_id, quote.words, quote.language, quote.month)
        is distinct from (excluded.division_id, excluded.service_id, excluded.unit_id, excluded.words, excluded.language, excluded.month)
    returning xmax = 0 as is_new`.execute(db);
  const [row] = rows;
  if (row) return row.is_new ? 'new' : 'replaced';
  return (await findQuote(db, orgId, id)) ? 'unchanged' : 'too-many';
}

/** Deletes it for good. @returns whether there was one */
export async function deleteQuote(db: Kysely<Tables>, orgId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('quote')
    .where('org_id', '=', orgId)
    .where('quote_id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Deletes those that were released so many days ago. @param today day in Finland. @returns how many there were */
export async function deleteOldQuotes(db: Kysely<Tables>, days: number, today: string): Promise<number> {
  const organisations = await db.selectFrom('organisation').select('org_id').orderBy('org_id').execute();
  let deleted = 0n;
  for (const { org_id } of organisations) {
    const { numAffectedRows = 0n } = await sql`
      delete from quote where org_id = ${org_id}
        and (released_at at time zone 'Europe/Helsinki')::date + ${days}::integer <= ${today}::date`.execute(
      db,
    );
    deleted += numAffectedRows;
  }
  return Number(deleted);
}

/** A quote as it is read, of one that was just put. */
export function asReleased(id: string, place: Place, input: QuoteInput, releasedAt: Date): Quote {
  const { text, language, month } = input;
  const releasedOn = dayInFinland(releasedAt);
  return { id, place, text, language, ...(month !== undefined && { month }), releasedOn };
}

const asQuote = (row: QuoteRow, organisation: Place): Quote => ({
  id: row.id,
  place: placeOfRow(row, organisation),
  text: row.words,
  language: row.language,
  ...(row.month !== null && { month: row.month }),
  releasedOn: dayInFinland(row.released_at),
});
