// An organisation as its file describes it: divisions, services, service units, own items, forms and its promise of a reply.
// Loading the same file again changes nothing; a changed one updates names, places and forms. Reading them back, for
// requests, is in registers.ts.
import {
  checkOid,
  type FormDefinition,
  isOwnItemId,
  itemKinds,
  optionPattern,
  readForm,
  wellbeingAreas,
} from '@palaute/schema';
import { municipalities } from '@palaute/schema/code-lists/municipalities';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Tables } from './database/tables.ts';
import { checkServices, requireOwnIds, saveServices } from './organisation-services.ts';

const namesIn = z.strictObject({
  fi: z.string().min(1),
  sv: z.string().optional(),
  en: z.string().optional(),
});
const oidIn = z
  .string()
  .refine((value) => checkOid(value) === 'ok', 'not an OID of the SOTE organisation register');
const codeOf = (list: readonly { readonly code: string }[], what: string) => {
  const codes = new Set(list.map(({ code }) => code));
  return z.string().refine((value) => codes.has(value), `not the code of ${what}`);
};
const municipalityIn = codeOf(municipalities, 'a municipality, such as 109');
const areaIn = codeOf(wellbeingAreas, 'a wellbeing services county, such as 07');
const slugIn = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

/** Every rule that a definition breaks is told at its own place in the file. */
const formIn = z.unknown().transform((input, context): FormDefinition => {
  const { form, refusals } = readForm(input);
  if (form) return form;
  for (const { pointer, message, rule } of refusals) {
    const path = pointer.split('/').slice(1);
    context.addIssue({
      code: 'custom',
      path,
      message: rule ? `${message} ${rule.id}: ${rule.rule}` : message,
    });
  }
  return z.NEVER;
});

const organisationFile = z
  .strictObject({
    oid: oidIn,
    names: namesIn,
    area: areaIn.optional(),
    divisions: z.array(z.strictObject({ id: slugIn, names: namesIn })).min(1),
    services: z.array(z.strictObject({ id: slugIn, names: namesIn })).default([]),
    units: z
      .array(
        z.strictObject({
          oid: oidIn,
          division: slugIn,
          service: slugIn.optional(),
          names: namesIn,
          provider: oidIn.optional(),
          municipality: municipalityIn.optional(),
        }),
      )
      .min(1),
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
      .default([]),
    forms: z.array(formIn).default([]),
    // A promise of the organisation, not of one form (ADR 0017).
    replyDays: z.int().min(1).max(60).default(14),
  })
  .refine(
    ({ divisions, units }) => units.every((unit) => divisions.some(({ id }) => id === unit.division)),
    'every unit names a division of the file',
  )
  .superRefine(checkServices)
  .refine(
    ({ items }) => items.every(({ kind, options }) => (kind === 'choice' || kind === 'multi') === !!options),
    'a choice and a multi have options, and no other kind has',
  )
  .refine(
    ({ forms }) => new Set(forms.map(({ id }) => id)).size === forms.length,
    'every form has an id of its own',
  )
  .refine(
    ({ forms, units }) =>
      forms.every(({ unit }) => unit === undefined || units.some(({ oid }) => oid === unit)),
    'a form’s unit is one of the file',
  )
  .refine(
    (file) => new Set(shapesOf(file)).size === new Set(itemsOf(file).map(({ id }) => id)).size,
    'an own item is of one kind, with the same options, wherever it is asked',
  );

interface OwnItem {
  readonly id: string;
  readonly kind: string;
  readonly names: Readonly<Record<string, string | undefined>>;
  readonly options?: readonly { readonly id: string; readonly names: OwnItem['names'] }[] | undefined;
}

/** The file's own items and those of its forms, of which a feedback's answers are checked and counted alike. */
const itemsOf = ({ items, forms }: { items: readonly OwnItem[]; forms: readonly FormDefinition[] }) => [
  ...items,
  ...forms
    .flatMap(({ special = [], own = [] }) => [...special, ...own])
    .map(({ id, kind, texts, options }): OwnItem => ({
      id,
      kind,
      names: texts,
      options: options?.map((option) => ({ id: option.id, names: option.texts })),
    })),
];

const shapesOf = (file: Parameters<typeof itemsOf>[0]): string[] =>
  itemsOf(file).map(({ id, kind, options = [] }) =>
    [id, kind, ...options.map((option) => option.id).toSorted()].join(' '),
  );

export type OrganisationFile = z.infer<typeof organisationFile>;

/** @throws ZodError naming the faulty place of the file */
export async function loadOrganisation(db: Kysely<Tables>, file: unknown): Promise<OrganisationFile> {
  const organisation = organisationFile.parse(file);
  const org_id = organisation.oid;
  await requireOwnIds(db, organisation);
  await db
    .insertInto('organisation')
    .values({
      org_id,
      names: JSON.stringify(organisation.names),
      reply_days: organisation.replyDays,
      area: organisation.area ?? null,
    })
    .onConflict((conflict) =>
      conflict.column('org_id').doUpdateSet((row) => ({
        names: row.ref('excluded.names'),
        reply_days: row.ref('excluded.reply_days'),
        area: row.ref('excluded.area'),
      })),
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
  await saveServices(db, organisation);
  await db
    .insertInto('service_unit')
    .values(
      organisation.units.map(({ oid, division, service, names, provider, municipality }) => ({
        org_id,
        unit_id: oid,
        division_id: division,
        service_id: service ?? null,
        names: JSON.stringify(names),
        provider_id: provider ?? null,
        municipality: municipality ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'unit_id']).doUpdateSet((row) => ({
        names: row.ref('excluded.names'),
        division_id: row.ref('excluded.division_id'),
        service_id: row.ref('excluded.service_id'),
        provider_id: row.ref('excluded.provider_id'),
        municipality: row.ref('excluded.municipality'),
      })),
    )
    .execute();
  // An item of two forms is one item; what comes first has the last word on its name.
  const items = new Map<string, OwnItem>();
  for (const item of itemsOf(organisation)) if (!items.has(item.id)) items.set(item.id, item);
  if (items.size > 0) {
    await db
      .insertInto('own_item')
      .values(
        [...items.values()].map(({ id, kind, names, options }) => ({
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
  if (organisation.forms.length > 0) {
    await db
      .insertInto('form')
      .values(
        organisation.forms.map((form) => ({ org_id, form_id: form.id, definition: JSON.stringify(form) })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['org_id', 'form_id'])
          .doUpdateSet((row) => ({ definition: row.ref('excluded.definition') })),
      )
      .execute();
  }
  return organisation;
}
