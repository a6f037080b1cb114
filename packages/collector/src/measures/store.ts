// Measures in the database: what was changed because of feedback. What one may say is the schema's matter.
import type { Measure, MeasureInput, Names, Place } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { type PlaceRow, placeOfRow } from '../published-place.ts';
import type { PartQuery } from '../results/places.ts';

interface MeasureRow extends PlaceRow {
  id: string;
  title: Names;
  words: Names;
  state: Measure['state'];
  decided_on: string;
  due_on: string | null;
  done_on: string | null;
  topics: string[] | null;
}

/** Those of a place and its parts, decided last first. */
export async function listMeasures(
  db: Kysely<Tables>,
  organisation: Place,
  { division, service, municipality, unit }: PartQuery,
): Promise<Measure[]> {
  const { rows } = await sql<MeasureRow>`
    select m.measure_id::text as id, m.division_id, m.service_id, m.unit_id,
      coalesce(u.names, s.names, d.names) as place_names,
      m.title, m.words, m.state, m.decided_on::text, m.due_on::text, m.done_on::text, m.topics
    from measure m
    left join division d on d.org_id = m.org_id and d.division_id = m.division_id
    left join service s on s.org_id = m.org_id and s.service_id = m.service_id
    left join service_unit u on u.org_id = m.org_id and u.unit_id = m.unit_id
    where m.org_id = ${organisation.id}
      and (${division ?? null}::text is null or ${division ?? null} in (m.division_id, s.division_id, u.division_id))
      and (${service ?? null}::text is null or ${service ?? null} in (m.service_id, u.service_id))
      and (${municipality ?? null}::text is null or u.municipality = ${municipality ?? null})
      and (${unit ?? null}::text is null or m.unit_id = ${unit ?? null})
    order by m.decided_on desc, m.published_at desc, m.measure_id`.execute(db);
  return rows.map((row) => asMeasure(row, organisation));
}

/** Where the measure stands that has this id, if one has. */
export async function placeOf(db: Kysely<Tables>, orgId: string, id: string): Promise<PartQuery | undefined> {
  const row = await db
    .selectFrom('measure')
    .select(['division_id', 'service_id', 'unit_id'])
    .where('org_id', '=', orgId)
    .where('measure_id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { division_id, service_id, unit_id } = row;
  return {
    division: division_id ?? undefined,
    service: service_id ?? undefined,
    unit: unit_id ?? undefined,
  };
}

/**
 * Puts a measure in place of what stood there, in one statement.
 * @param most how many an organisation has; one more is not taken
 */
export async function putMeasure(
  db: Kysely<Tables>,
  orgId: string,
  id: string,
  measure: MeasureInput,
  { at, most }: { readonly at: Date; readonly most: number },
): Promise<'new' | 'replaced' | 'unchanged' | 'too-many'> {
  const { division, service, unit, title, text, state, decidedOn, dueOn, doneOn, topics } = measure;
  const { rows } = await sql<{ is_new: boolean }>`
    insert into measure (org_id, measure_id, division_id, service_id, unit_id, title, words, state, decided_on, due_on, done_on,
      topics, published_at)
    select ${orgId}::text, ${id}::uuid, ${division ?? null}::text, ${service ?? null}::text,
      ${unit ?? null}::text,
      ${JSON.stringify(title)}::jsonb, ${JSON.stringify(text)}::jsonb, ${state}::text, ${decidedOn}::date,
      ${dueOn ?? null}::date, ${doneOn ?? null}::date, ${topics ? [...topics] : null}::text[],
      ${at.toISOString()}::timestamptz
    where (select count(*) from measure where org_id = ${orgId} and measure_id <> ${id}::uuid) < ${most}::integer
    on conflict (org_id, measure_id) do update set division_id = excluded.division_id,
      service_id = excluded.service_id, unit_id = excluded.unit_id,
      title = excluded.title, words = excluded.words, state = excluded.state, decided_on = excluded.decided_on,
      due_on = excluded.due_on, done_on = excluded.done_on, topics = excluded.topics,
      published_at = excluded.published_at
      where (measure.division_id, measure.service_id, measure.unit_id, measure.title, measure.words, measure.state, measure.decided_on,
          measure.due_on, measure.done_on, measure.topics)
        is distinct from (excluded.division_id, excluded.service_id, excluded.unit_id, excluded.title, excluded.words, excluded.state,
          excluded.decided_on, excluded.due_on, excluded.done_on, excluded.topics)
    returning xmax = 0 as is_new`.execute(db);
  const [row] = rows;
  if (row) return row.is_new ? 'new' : 'replaced';
  return (await placeOf(db, orgId, id)) ? 'unchanged' : 'too-many';
}

/** @returns whether there was one */
export async function deleteMeasure(db: Kysely<Tables>, orgId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('measure')
    .where('org_id', '=', orgId)
    .where('measure_id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** A measure as it is read, of one that was just put. */
export function asPublished(id: string, place: Place, measure: MeasureInput): Measure {
  const { division: _division, service: _service, unit: _unit, title, text, state, ...rest } = measure;
  return { id, place, title, text, state, ...rest };
}

function asMeasure(row: MeasureRow, organisation: Place): Measure {
  const { due_on, done_on, topics } = row;
  return {
    id: row.id,
    place: placeOfRow(row, organisation),
    title: row.title,
    text: row.words,
    state: row.state,
    decidedOn: row.decided_on,
    ...(due_on !== null && { dueOn: due_on }),
    ...(done_on !== null && { doneOn: done_on }),
    ...(topics !== null && { topics }),
  };
}
