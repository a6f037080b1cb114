// The tables of what is published of a year: its counts, and in which division, service and municipality each unit was then. All collectors read
// the same, and who writes has read what it replaces.
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { UnitYear } from './answers.ts';
import type { Batch } from './batch.ts';
import { readGrouped, readToldMonths } from './breakdown.ts';
import { groupedOf } from './grouped.ts';
import type { Organisation } from './read.ts';

/** What is published of an organisation's year. */
export interface Published {
  /** One more with each batch; 0 before the first. */
  readonly revision: number;
  readonly units: readonly PublishedUnit[];
  /** The cells that have ever shown an answer (shown.ts). */
  readonly shown: string;
}

export interface PublishedUnit extends UnitYear {
  /** Where it was when something of it was first published in that year. */
  readonly divisionId: string;
  readonly serviceId?: string;
  readonly municipality?: string;
}

interface Row {
  revision: number;
  unitId: string;
  divisionId: string;
  serviceId: string | null;
  municipality: string | null;
  text: string;
}

/**
 * Reads what is published, all of it of one moment.
 * @param known is given back where it still holds: it may be megabytes
 */
export async function readPublished(
  db: Kysely<Tables>,
  orgId: string,
  year: string,
  known?: Published,
): Promise<Published> {
  if (known) {
    const row = await db
      .selectFrom('publication')
      .select('revision')
      .where('org_id', '=', orgId)
      .where('year', '=', year)
      .executeTakeFirst();
    if ((row?.revision ?? 0) === known.revision) return known;
  }
  const { rows } = await sql<Row>`
    select revision, '' as "unitId", '' as "divisionId", null as "serviceId", null as municipality, shown as text
    from publication where org_id = ${orgId} and year = ${year}
    union all
    select 0, unit_id, division_id, service_id, municipality, counted
    from published where org_id = ${orgId} and year = ${year}
    order by 2`.execute(db);
  const head = rows.find(({ unitId }) => unitId === '');
  return {
    revision: head?.revision ?? 0,
    shown: head?.text ?? '',
    units: rows.flatMap(({ unitId, divisionId, serviceId, municipality, text }) =>
      unitId === ''
        ? []
        : {
            unitId,
            divisionId,
            ...(serviceId !== null && { serviceId }),
            ...(municipality !== null && { municipality }),
            counted: text,
          },
    ),
  };
}

/**
 * Publishes a batch, unless somebody else has published since it was chosen.
 * @param revision what it was chosen on
 * @param units where each unit is, for those that are published for the first time
 * @returns whether it is published; committed then
 */
export async function writePublished(
  db: Kysely<Tables>,
  { orgId, year, revision }: { readonly orgId: string; readonly year: string; readonly revision: number },
  { units: changed, shown }: Pick<Batch, 'units' | 'shown'>,
  units: Organisation['units'],
): Promise<boolean> {
  const placeOf = new Map(units.map((unit) => [unit.id, unit]));
  return db.transaction().execute(async (transaction) => {
    const isOurs =
      revision === 0
        ? await transaction
            .insertInto('publication')
            .values({ org_id: orgId, year, revision: 1, shown })
            .onConflict((conflict) => conflict.columns(['org_id', 'year']).doNothing())
            .executeTakeFirst()
            .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows === 1n)
        : await transaction
            .updateTable('publication')
            .set({ revision: revision + 1, shown })
            .where('org_id', '=', orgId)
            .where('year', '=', year)
            .where('revision', '=', revision)
            .executeTakeFirst()
            .then(({ numUpdatedRows }) => numUpdatedRows === 1n);
    if (!isOurs) return false;
    const told = await readToldMonths(transaction, orgId, year);
    for (const { unitId, counted } of changed) {
      const known = await transaction
        .selectFrom('published')
        .select('grouped')
        .where('org_id', '=', orgId)
        .where('year', '=', year)
        .where('unit_id', '=', unitId)
        .executeTakeFirst();
      const candidates = [known?.grouped ?? '[]', await readGrouped(transaction, orgId, year, unitId)];
      const grouped = JSON.stringify(groupedOf(counted, candidates, (month) => !told.has(month)));
      await transaction
        .insertInto('published')
        .values({
          org_id: orgId,
          year,
          unit_id: unitId,
          division_id: placeOf.get(unitId)?.divisionId ?? '',
          service_id: placeOf.get(unitId)?.serviceId ?? null,
          municipality: placeOf.get(unitId)?.municipality ?? null,
          counted,
          grouped,
        })
        .onConflict((conflict) =>
          conflict.columns(['org_id', 'year', 'unit_id']).doUpdateSet((row) => ({
            counted: row.ref('excluded.counted'),
            grouped: row.ref('excluded.grouped'),
          })),
        )
        .execute();
    }
    return true;
  });
}

/**
 * An organisation with each unit where it was when a year was first published: a unit that moves would change what both
 * divisions show by what its few people answered. A division that is no more has none.
 *
 * The same goes for services and municipalities. What shows of a year was decided without those that were not known then,
 * and figures of them would be beside what readers have kept already. So a year that was first published without any has none.
 */
export function dated(organisation: Organisation, { units }: Published): Organisation {
  const known = new Set(organisation.divisions.map(({ id }) => id));
  const publishedOf = new Map(units.map((unit) => [unit.unitId, unit]));
  const hasAny = (of: (unit: PublishedUnit) => string | undefined) =>
    units.length === 0 || units.some((unit) => of(unit) !== undefined);
  const [hasServices, hasMunicipalities] = [
    hasAny(({ serviceId }) => serviceId),
    hasAny(({ municipality }) => municipality),
  ];
  const homeOf = new Map(organisation.services.map(({ id, divisionId }) => [id, divisionId]));
  for (const { serviceId = '', divisionId } of units)
    if (homeOf.has(serviceId)) homeOf.set(serviceId, divisionId);
  return {
    ...organisation,
    services: organisation.services.map((service) => ({
      ...service,
      divisionId: homeOf.get(service.id) ?? service.divisionId,
    })),
    units: organisation.units.map(({ serviceId, municipality, ...unit }) => {
      const then = publishedOf.get(unit.id);
      const divisionId = then && known.has(then.divisionId) ? then.divisionId : unit.divisionId;
      const service = then ? then.serviceId : hasServices ? serviceId : undefined;
      const code = then ? then.municipality : hasMunicipalities ? municipality : undefined;
      return {
        ...unit,
        divisionId,
        // A service that has moved is in its old division for that year, and a unit that came with the move is not in it.
        ...(service !== undefined && homeOf.get(service) === divisionId && { serviceId: service }),
        ...(code !== undefined && { municipality: code }),
      };
    }),
  };
}
