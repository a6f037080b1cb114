// An organisation as its file describes it: divisions, service units, own items. Loading the same file again
// changes nothing; a changed one updates names and places.
import {
  checkOid,
  isOwnItemId,
  itemKinds,
  type ItemKind,
  type ItemShape,
  optionPattern,
} from '@palaute/schema';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Tables } from './database/tables.ts';

const namesIn = z.strictObject({
  fi: z.string().min(1),
  sv: z.string().optional(),
  en: z.string().optional(),
});
const oidIn = z
  .string()
  .refine((value) => checkOid(value) === 'ok', 'not an OID of the SOTE organisation register');
const slugIn = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

const organisationFile = z
  .strictObject({
    oid: oidIn,
    names: namesIn,
    divisions: z.array(z.strictObject({ id: slugIn, names: namesIn })).min(1),
    units: z.array(z.strictObject({ oid: oidIn, division: slugIn, names: namesIn })).min(1),
    items: z
      .array(
        z.strictObject({
          id: z.string().refine(isOwnItemId, 'an own item is namespaced: my-area:my-item'),
          kind: z.enum(itemKinds).exclude(['nps']),
          names: namesIn,
          options: z
            .array(z.strictObject({ id: z.string().regex(optionPattern), names: namesIn }))
            .min(2)
            .optional(),
        }),
      )
      .optional(),
  })
  .refine(
    ({ divisions, units }) => units.every((unit) => divisions.some(({ id }) => id === unit.division)),
    'every unit names a division of the file',
  )
  .refine(
    ({ items = [] }) =>
      items.every(({ kind, options }) => (kind === 'choice' || kind === 'multi') === !!options),
    'a choice and a multi have options, and no other kind has',
  );

export type OrganisationFile = z.infer<typeof organisationFile>;

/** @throws ZodError naming the faulty place of the file */
export async function loadOrganisation(db: Kysely<Tables>, file: unknown): Promise<OrganisationFile> {
  const organisation = organisationFile.parse(file);
  const org_id = organisation.oid;
  await db
    .insertInto('organisation')
    .values({ org_id, names: JSON.stringify(organisation.names) })
    .onConflict((conflict) =>
      conflict.column('org_id').doUpdateSet((row) => ({ names: row.ref('excluded.names') })),
    )
    .execute();
  await db
    .insertInto('division')
    .values(
      organisation.divisions.map(({ id, names }) => ({
        org_id,
        division_id: id,
        names: JSON.stringify(names),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'division_id'])
        .doUpdateSet((row) => ({ names: row.ref('excluded.names') })),
    )
    .execute();
  await db
    .insertInto('service_unit')
    .values(
      organisation.units.map(({ oid, division, names }) => ({
        org_id,
        unit_id: oid,
        division_id: division,
        names: JSON.stringify(names),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'unit_id']).doUpdateSet((row) => ({
        names: row.ref('excluded.names'),
        division_id: row.ref('excluded.division_id'),
      })),
    )
    .execute();
  if (organisation.items?.length) {
    await db
      .insertInto('own_item')
      .values(
        organisation.items.map(({ id, kind, names, options }) => ({
          org_id,
          item_id: id,
          kind,
          names: JSON.stringify(names),
          options: options ? JSON.stringify(options) : null,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'item_id']).doUpdateSet((row) => ({
          names: row.ref('excluded.names'),
          options: row.ref('excluded.options'),
        })),
      )
      .execute();
  }
  return organisation;
}

/** What a feedback is checked against beyond the schema. */
export interface Register {
  readonly units: ReadonlySet<string>;
  readonly ownItems: ReadonlyMap<string, ItemShape>;
}

const rememberedMs = 10_000;

/** Reads organisations' units and own items, remembered shortly so that a request costs no query of its own. */
export class Registers {
  readonly #db: Kysely<Tables>;
  readonly #now: () => Date;
  readonly #known = new Map<string, { register: Register; until: number }>();

  constructor(db: Kysely<Tables>, now: () => Date) {
    this.#db = db;
    this.#now = now;
  }

  async of(orgId: string): Promise<Register> {
    const known = this.#known.get(orgId);
    if (known && known.until > this.#now().valueOf()) return known.register;
    const units = await this.#db
      .selectFrom('service_unit')
      .select('unit_id')
      .where('org_id', '=', orgId)
      .execute();
    const items = await this.#db
      .selectFrom('own_item')
      .select(['item_id', 'kind', 'options'])
      .where('org_id', '=', orgId)
      .execute();
    const register = {
      units: new Set(units.map(({ unit_id }) => unit_id)),
      ownItems: new Map(
        items.map(({ item_id, kind, options }) => [
          item_id,
          { kind: kind as ItemKind, ...(options && { options: options.map(({ id }) => id) }) },
        ]),
      ),
    };
    this.#known.set(orgId, { register, until: this.#now().valueOf() + rememberedMs });
    return register;
  }
}
