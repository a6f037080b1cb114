// A form definition: what a site or a unit asks. The recommendation question and the open question are not in it,
// because no form can leave them out; the wording of national items is not in it, because no form can change it.
import * as z from 'zod';
import { checkOid } from './identifiers.ts';
import {
  isOwnItemId,
  type ItemId,
  itemKinds,
  nationalKind,
  optionPattern,
  shownLimit,
  type StatementId,
  statementIds,
} from './instrument.ts';
import { type NationalRule, nationalRules } from './national-rules.ts';
import { jsonPointer } from './problem.ts';

const texts = z
  .strictObject({ fi: z.string().trim().min(1).max(300) })
  .catchall(z.string().trim().min(1).max(300))
  .meta({ description: 'Finnish always, other languages by their BCP 47 tag' });

const ownItem = z.strictObject({
  id: z.string().meta({ description: 'Namespaced: my-area:my-item' }),
  kind: z.enum(itemKinds).exclude(['nps']),
  texts,
  options: z
    .array(z.strictObject({ id: z.string().regex(optionPattern), texts }))
    .min(2)
    .max(20)
    .optional()
    .meta({ description: 'Of a choice or a multi only' }),
});

/** Where a form may point its person to, in the terms of 2024 (law 739/2023). */
export const linkIds = [
  'objection',
  'complaint',
  'patient-ombudsperson',
  'social-ombudsperson',
  'incident-report',
  'e-services',
  'kanta',
  'privacy',
] as const;

export type LinkId = (typeof linkIds)[number];

const url = z.url({ protocol: /^https$/ }).max(500);

const shape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  unit: z.string().optional().meta({ description: 'OID of the service unit, where the form is one unit’s' }),
  statements: z
    .discriminatedUnion('assignment', [
      z.strictObject({ assignment: z.literal('fixed'), ids: z.array(z.string()) }),
      z.strictObject({ assignment: z.literal('rotated'), count: z.int() }),
    ])
    .meta({ description: 'Which of the seven: the same for everybody, or so many by rotation' }),
  special: z.array(ownItem).optional().meta({ description: 'Special items (erityisväittämät), at most two' }),
  own: z.array(ownItem).optional().meta({ description: 'The organisation’s own items, asked last' }),
  free: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether free feedback may be given beside the items' }),
  topics: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether it asks what the free feedback is about, where there is free feedback' }),
  respondent: z.boolean().default(false).meta({
    description: 'Whether it asks whose experience it is: the client’s own, a relative’s, on behalf',
  }),
  ageBand: z.boolean().default(false).meta({ description: 'Whether it asks the age band' }),
  contact: z.boolean().default(false).meta({ description: 'Whether a reply may be wished for' }),
  handling: texts.optional().meta({ description: 'Who handles the feedback and by when, in plain words' }),
  links: z.partialRecord(z.enum(linkIds), url).default({}),
});

/** A form definition that keeps every national rule. */
export type FormDefinition = z.infer<typeof shape>;
/** What is written down for it: what has a default may be left out. */
export type FormDefinitionInput = z.input<typeof shape>;
export const formDefinitionSchema: z.ZodType<FormDefinition, FormDefinitionInput> = shape;

/** Why a definition is refused: where, and which national rule, if it is one. */
export interface FormRefusal {
  /** JSON Pointer into the definition. */
  readonly pointer: string;
  readonly message: string;
  readonly rule?: NationalRule;
}

export type ReadForm =
  | { readonly form: FormDefinition; readonly refusals?: never }
  | { readonly form?: never; readonly refusals: readonly [FormRefusal, ...FormRefusal[]] };

/** Reads an unknown value as a form definition, or tells every rule that it breaks. Never throws on data. */
export function readForm(input: unknown): ReadForm {
  const result = shape.safeParse(input);
  const refusals = result.success
    ? findBrokenRules(result.data)
    : result.error.issues.flatMap((issue) => refusalsOf(issue));
  const [first, ...rest] = refusals;
  if (first) return { refusals: [first, ...rest] };
  return result.success
    ? { form: result.data }
    : { refusals: [{ pointer: '', message: 'Not a form definition.' }] };
}

/** zod's issues, with the rule where a key would have broken one. */
function refusalsOf(issue: z.core.$ZodIssue): FormRefusal[] {
  const at = (path: readonly PropertyKey[]) => jsonPointer(path);
  if (issue.code !== 'unrecognized_keys') return [{ pointer: at(issue.path), message: issue.message }];
  return issue.keys.map((key) => {
    const rule = key === 'nps' || key === 'open' ? nationalRules.always : undefined;
    return { pointer: at([...issue.path, key]), message: 'Unknown field.', ...(rule && { rule }) };
  });
}

function findBrokenRules({ unit, statements, special = [], own = [] }: FormDefinition): FormRefusal[] {
  const refusals: FormRefusal[] = [];
  const refuse = (pointer: string, message: string, rule?: NationalRule) =>
    refusals.push({ pointer, message, ...(rule && { rule }) });

  if (unit !== undefined && checkOid(unit) !== 'ok')
    refuse('/unit', 'Not an OID of the SOTE organisation register.');
  const count = statements.assignment === 'fixed' ? statements.ids.length : statements.count;
  const place = statements.assignment === 'fixed' ? '/statements/ids' : '/statements/count';
  if (count < 2 || count > statementIds.length) {
    refuse(place, `${count} statements; 2 to 7 are asked.`, nationalRules.statementCount);
  }
  if (statements.assignment === 'fixed') {
    statements.ids.forEach((id, index) => {
      if (!(statementIds as readonly string[]).includes(id)) {
        refuse(
          `/statements/ids/${index}`,
          'Not one of the seven national statements.',
          nationalRules.wording,
        );
      } else if (statements.ids.indexOf(id) < index) {
        refuse(`/statements/ids/${index}`, 'The same statement twice.', nationalRules.statementCount);
      }
    });
  }
  if (special.length > 2)
    refuse('/special', `${special.length} special items; at most 2.`, nationalRules.specialCount);
  if (special.length + own.length > shownLimit - 9) refuse('/own', 'More items than one form can show.');

  const seen = new Set<string>();
  for (const [list, items] of [
    ['special', special],
    ['own', own],
  ] as const) {
    items.forEach(({ id, kind, options }, index) => {
      const pointer = `/${list}/${index}`;
      if (nationalKind(id))
        refuse(`${pointer}/id`, 'A national item cannot be defined anew.', nationalRules.wording);
      else if (!isOwnItemId(id))
        refuse(`${pointer}/id`, 'Own items are namespaced: my-area:my-item.', nationalRules.wording);
      if (seen.has(id)) refuse(`${pointer}/id`, 'The same item twice.');
      seen.add(id);
      const needsOptions = kind === 'choice' || kind === 'multi';
      if (needsOptions !== (options !== undefined)) {
        refuse(`${pointer}/options`, needsOptions ? 'A choice needs options.' : 'Only a choice has options.');
      }
      const ids = options?.map((option) => option.id) ?? [];
      if (new Set(ids).size < ids.length) refuse(`${pointer}/options`, 'The same option twice.');
    });
  }
  return refusals;
}

/**
 * What one person is shown, in order: recommendation, open question, statements, special items, own items (R006,
 * R010, R020).
 * @param statements the statements of a fixed form, or those that the rotation gives to this person
 */
export const itemsOf = (form: FormDefinition, statements: readonly StatementId[]): ItemId[] => [
  'nps',
  'open',
  ...statements,
  ...[...(form.special ?? []), ...(form.own ?? [])].map(({ id }) => id as ItemId),
];
