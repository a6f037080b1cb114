// The record: one filled form as it travels and as it is kept. The only place where its shape is written down;
// the types are derived from it, and so is the published JSON Schema. What one text may be is in text-rules.ts.
import * as z from 'zod';
import { checkAnswers } from './check-answers.ts';
import { checkInContext, faultLimit, type ReadContext } from './check-in-context.ts';
import {
  ageBands,
  collectionChannels,
  contactChannels,
  feedbackKinds,
  languages,
  respondentRoles,
  supports,
} from './code-lists/index.ts';
import * as hints from './feedback-hints.ts';
import {
  feedbackTopics,
  instrumentVersion,
  missingReasons,
  schemaVersion,
  shownLimit,
} from './instrument.ts';
import { type Fault, jsonPointer, type ProblemCode, problems } from './problem.ts';
import { normaliseText } from './text.ts';
import { type TextRule, textRules, type TokenRule } from './text-rules.ts';

export type { ReadContext } from './check-in-context.ts';

/** Refuses with a code of the closed list; zod's own messages never leave this package. */
function refuse(context: z.core.ParsePayload, code: ProblemCode, path: readonly PropertyKey[] = []): void {
  context.issues.push({ code: 'custom', input: undefined, path: [...path], params: { code } });
}

const text = ({ keep, fault }: TextRule) =>
  (keep ? z.string().overwrite(keep) : z.string()).check((context) => {
    const code = fault(context.value);
    if (code) refuse(context, code);
  });

const token = (rule: TokenRule, description?: string) =>
  text(rule).meta({ ...hints.tokenHint(rule), ...(description && { description }) });

const oid = (description: string) => text(textRules.oid).meta({ ...hints.oidHint, description });

/** A list of different values, at least one. */
const several = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .array(z.enum(values))
    .check((context) => {
      if (context.value.length === 0) refuse(context, 'answer-incomplete');
      context.value.forEach((value, index) => {
        if (context.value.indexOf(value) < index) refuse(context, 'value-repeated', [index]);
      });
    })
    .meta(hints.severalHint);

const item = z.string().meta(hints.itemHint);

const answer = z
  .strictObject({
    item,
    value: z
      .union([
        z.number().meta(hints.numberHint),
        z.boolean(),
        z.string().overwrite(normaliseText).meta(hints.textHint),
        z.array(z.string().meta(hints.optionHint)).meta(hints.optionsHint),
      ])
      .optional()
      .meta({
        description:
          'NPS: whole number 0–10; statement: whole number 1–5; open question: text; own items: also true or false, one option, or a list of options',
      }),
    missing: z.enum(missingReasons).optional().meta({ description: 'Why there is no value' }),
  })
  .meta(hints.answerHint);

const shape = z.strictObject({
  schema: z.literal(schemaVersion),
  id: text(textRules.id).meta({
    ...hints.idHint,
    description: 'Made once by the sender for one filled form and kept over every retry',
  }),
  instrument: z.literal(instrumentVersion),
  textVersion: token(textRules.textVersion, 'Version of the language pack that was read'),
  language: z.enum(languages),
  unit: oid('Service unit (palvelupiste): OID in THL’s SOTE organisation register'),
  provider: oid(
    'Service provider (palveluntuottaja), when not the organisation itself: OID in the same register',
  ).optional(),
  service: z
    .strictObject({ system: token(textRules.system), code: token(textRules.code) })
    .optional()
    .meta({ description: 'Service classification, e.g. system 1.2.246.537.6.50, code SOTE23.1' }),
  event: token(
    textRules.event,
    'Opaque reference to the service event or entity; never a personal identity code',
  ).optional(),
  contactChannel: z.enum(contactChannels).optional().meta({ description: 'Channel of the service contact' }),
  contactOn: text(textRules.day)
    .meta({
      ...hints.dayHint,
      description: 'Day of the service contact in Finland: from 2000-01-01 to today',
    })
    .optional(),
  collectionChannel: z.enum(collectionChannels).meta({ description: 'Channel of the feedback itself' }),
  support: z.enum(supports).optional().meta({ description: 'How much help the person had in answering' }),
  respondent: z.enum(respondentRoles).optional(),
  ageBand: z.enum(ageBands).optional(),
  shown: z
    .array(item)
    .check((context) => {
      if (context.value.length === 0) refuse(context, 'missing-field');
      if (context.value.length > shownLimit) refuse(context, 'too-many');
    })
    .meta({ ...hints.shownHint, description: 'Items shown, in the order shown' }),
  answers: z
    .array(answer)
    .check((context) => {
      if (context.value.length > shownLimit) refuse(context, 'too-many');
    })
    .meta({
      ...hints.answersHint,
      description: 'At most one for each item shown; an item without one counts as skipped',
    }),
  free: z
    .strictObject({
      kinds: several(feedbackKinds).optional(),
      topics: several(feedbackTopics).optional(),
      text: text(textRules.ownText).meta(hints.textHint).optional(),
    })
    .check((context) => {
      if (Object.keys(context.value).length === 0) refuse(context, 'answer-incomplete');
    })
    .meta({ minProperties: 1, description: 'Free feedback beside the items' })
    .optional(),
  contact: z
    .strictObject({
      name: text(textRules.name).meta(hints.nameHint).optional(),
      email: text(textRules.email).meta(hints.emailHint).optional(),
      phone: text(textRules.phone).meta(hints.phoneHint).optional(),
      by: z.enum(['email', 'phone']).optional().meta({ description: 'How the person wishes to be reached' }),
    })
    .check((context) => {
      const { email, phone, by } = context.value;
      if (email === undefined && phone === undefined) refuse(context, 'contact-incomplete');
      else if (by !== undefined && context.value[by] === undefined)
        refuse(context, 'contact-incomplete', [by]);
    })
    .meta({
      ...hints.contactHint,
      description: 'Given when the person wishes a reply; kept encrypted and apart from the answers',
    })
    .optional(),
});

/** One filled form. */
export type Feedback = z.infer<typeof shape>;
export type Answer = Feedback['answers'][number];

/**
 * The record's zod schema: strict, so an unknown key is an error. It says nothing about today or about an
 * organisation; `readFeedback` does.
 */
export const feedbackSchema: z.ZodType<Feedback> = shape.check((context) => {
  for (const { code, path } of checkAnswers(context.value.shown, context.value.answers)) {
    refuse(context, code, path);
  }
});

export type ReadFeedback =
  | { readonly feedback: Feedback; readonly faults?: never }
  | { readonly feedback?: never; readonly faults: readonly [Fault, ...Fault[]] };

/**
 * Reads an unknown value as a record: checked, normalised (bare OIDs, lower-case id, tidy texts), or every fault
 * with its place. A fault holds nothing of the value itself but the name of an unknown key.
 */
export function readFeedback(input: unknown, context: ReadContext): ReadFeedback {
  const result = feedbackSchema.safeParse(input, { reportInput: true });
  const [first, ...rest] = result.success
    ? checkInContext(result.data, context)
    : result.error.issues.flatMap(faultsOf).slice(0, faultLimit);
  if (first) return { faults: [first, ...rest] };
  return result.success ? { feedback: result.data } : { faults: [{ code: 'wrong-type', pointer: '' }] };
}

/** zod's issues in the words of the closed list. */
function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const at = (code: ProblemCode, path = issue.path): Fault => ({ code, pointer: jsonPointer(path) });
  switch (issue.code) {
    case 'custom': {
      const code: unknown = issue.params?.['code'];
      return [at(isProblemCode(code) ? code : 'wrong-type')];
    }
    case 'unrecognized_keys':
      return issue.keys.map((key) => at('unknown-field', [...issue.path, key]));
    case 'invalid_type':
      return [at(issue.input === undefined ? 'missing-field' : 'wrong-type')];
    case 'invalid_value':
      return [at(issue.input === undefined ? 'missing-field' : 'unknown-value')];
    default:
      return [at('wrong-type')];
  }
}

const isProblemCode = (code: unknown): code is ProblemCode => typeof code === 'string' && code in problems;
