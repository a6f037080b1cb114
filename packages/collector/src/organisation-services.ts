// The services of an organisation's file: a level between its units and its divisions, which need not be told.
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import type { Tables } from './database/tables.ts';

interface Grouped {
  readonly divisions: readonly { readonly id: string }[];
  readonly services: readonly { readonly id: string; readonly names: object }[];
  readonly units: readonly { readonly division: string; readonly service?: string | undefined }[];
}

/** A service is a level between its units and one division: figures of it add up to that division's. */
export function checkServices({ divisions, services, units }: Grouped, { addIssue }: z.RefinementCtx): void {
  const find = (message: string, ...path: (string | number)[]) => addIssue({ code: 'custom', path, message });
  const known = new Set(divisions.map(({ id }) => id));
  services.forEach(({ id }, index) => {
    if (known.has(id)) find('another service or division has this id', 'services', index, 'id');
    else if (!units.some(({ service }) => service === id))
      find('no unit names this service', 'services', index, 'id');
    known.add(id);
  });
  const divisionOf = new Map<string, string>();
  units.forEach(({ division, service }, index) => {
    if (service === undefined) return;
    const first = divisionOf.get(service) ?? division;
    divisionOf.set(service, first);
    if (!services.some(({ id }) => id === service))
      find('not a service of the file', 'units', index, 'service');
    else if (first !== division) {
      find(`a service’s units are of one division, and others of it of ${first}`, 'units', index, 'service');
    }
  });
}

/**
 * A feed names a division or a service by its id alone, and what is no longer in the file stays.
 * @throws ZodError naming the faulty place of the file
 */
export async function requireOwnIds(
  db: Kysely<Tables>,
  { oid, divisions, services }: Grouped & { readonly oid: string },
): Promise<void> {
  const { rows } = await sql<{ kind: string; id: string }>`
    select 'divisions' as kind, service_id as id from service where org_id = ${oid}
    union all
    select 'services', division_id from division where org_id = ${oid}`.execute(db);
  const taken = new Set(rows.map(({ kind, id }) => `${kind} ${id}`));
  const issues = Object.entries({ divisions, services }).flatMap(([kind, parts]) =>
    parts.flatMap(({ id }, index) =>
      taken.has(`${kind} ${id}`)
        ? {
            code: 'custom' as const,
            path: [kind, index, 'id'],
            message: `a ${kind === 'services' ? 'division' : 'service'} that was loaded before has this id`,
            input: id,
          }
        : [],
    ),
  );
  if (issues.length > 0) throw new z.ZodError(issues);
}

export async function saveServices(
  db: Kysely<Tables>,
  { oid: org_id, services, units }: Grouped & { readonly oid: string },
): Promise<void> {
  if (services.length === 0) return;
  const divisionOf = new Map(units.map(({ service, division }) => [service, division]));
  await db
    .insertInto('service')
    .values(
      services.map(({ id, names }) => ({
        org_id,
        service_id: id,
        division_id: divisionOf.get(id) ?? '',
        names: JSON.stringify(names),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'service_id']).doUpdateSet((row) => ({
        names: row.ref('excluded.names'),
        division_id: row.ref('excluded.division_id'),
      })),
    )
    .execute();
}
