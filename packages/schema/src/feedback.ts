// The record: one filled form as it travels and as it is kept. The only place where its shape is written down;
// the types are derived from it.
import * as z from 'zod';
import { dayInFinland, isDay } from './calendar.ts';
import { checkAnswers } from './check-answers.ts';
import {
  ageBands,
  collectionChannels,
  contactChannels,
  feedbackKinds,
  languages,
  respondentRoles,
  supports,
} from './code-lists/index.ts';
import { bareOid, checkOid } from './identifiers.ts';
import {
  feedbackTopics,
  instrumentVersion,
  type ItemShape,
  missingReasons,
  schemaVersion,
  shownLimit,
  textLimit,
} from './instrument.ts';
import { type Fault, jsonPointer, type ProblemCode, problems } from './problem.ts';
import { isLongerThan, normaliseText } from './text.ts';

/** Refuses with a code of the closed list; zod's own messages never leave this package. */
function refuse(context: z.core.ParsePayload, code: ProblemCode, path: readonly PropertyKey[] = []): void {
  context.issues.push({ code: 'custom', input: undefined, path: [...path], params: { code } });
}

const oid = z
  .string()
  .overwrite(bareOid)
  .check((context) => {
    const verdict = checkOid(context.value);
    if (verdict !== 'ok') refuse(context, verdict);
  })
  .meta({ description: 'OID in THL’s SOTE organisation register, 1.2.246.10.<business id>.10.<n>' });

const day = z
  .string()
  .check((context) => {
    if (!isDay(context.value)) refuse(context, 'date-format');
  })
  .meta({ format: 'date' });

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const uuid = z
  .string()
  .overwrite((value) => value.toLowerCase())
  .check((context) => {
    if (!uuidPattern.test(context.value)) refuse(context, 'id-format');
  })
  .meta({ format: 'uuid' });

const token = (longest: number, pattern: RegExp) =>
  z.string().check((context) => {
    if (context.value.length > longest) refuse(context, 'text-too-long');
    else if (!pattern.test(context.value)) refuse(context, 'unknown-value');
  });

const ownText = z
  .string()
  .overwrite(normaliseText)
  .check((context) => {
    if (context.value === '') refuse(context, 'text-empty');
    else if (isLongerThan(context.value, textLimit)) refuse(context, 'text-too-long');
  });

const line = (longest: number) =>
  z
    .string()
    .overwrite((value) => normaliseText(value).replaceAll('\n', ' '))
    .check((context) => {
      if (context.value === '') refuse(context, 'text-empty');
      else if (context.value.length > longest) refuse(context, 'text-too-long');
    });

/** A list of different values, at least one. */
const several = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values)).check((context) => {
    if (context.value.length === 0) refuse(context, 'answer-incomplete');
    context.value.forEach((value, index) => {
      if (context.value.indexOf(value) < index) refuse(context, 'value-repeated', [index]);
    });
  });

const answer = z.strictObject({
  item: z.string(),
  value: z
    .union([z.number(), z.boolean(), z.string().overwrite(normaliseText), z.array(z.string())])
    .optional()
    .meta({
      description:
        'NPS: whole number 0–10; statement: whole number 1–5; open question: text; own items: also true or false, one option, or a list of options',
    }),
  missing: z.enum(missingReasons).optional(),
});

const shape = z.strictObject({
  schema: z.literal(schemaVersion),
  id: uuid.meta({ description: 'Made once by the sender for one filled form and kept over every retry' }),
  instrument: z.literal(instrumentVersion),
  textVersion: token(40, /^[0-9A-Za-z.-]+$/).meta({
    description: 'Version of the language pack that was read',
  }),
  language: z.enum(languages),
  unit: oid.meta({ description: 'Service unit (palvelupiste)' }),
  provider: oid
    .optional()
    .meta({ description: 'Service provider (palveluntuottaja), when not the organisation itself' }),
  service: z
    .strictObject({ system: token(200, /^[!-~]+$/), code: token(60, /^[!-~]+$/) })
    .optional()
    .meta({ description: 'Service classification, e.g. system 1.2.246.537.6.50, code SOTE23.1' }),
  event: token(100, /^[0-9A-Za-z._:-]+$/)
    .optional()
    .meta({ description: 'Opaque reference to the service event or entity; never a personal identity code' }),
  contactChannel: z.enum(contactChannels).optional(),
  contactOn: day
    .optional()
    .meta({ description: 'Day of the service contact in Finland: from 2000-01-01 to today' }),
  collectionChannel: z.enum(collectionChannels),
  support: z.enum(supports).optional(),
  respondent: z.enum(respondentRoles).optional(),
  ageBand: z.enum(ageBands).optional(),
  shown: z
    .array(z.string())
    .check((context) => {
      if (context.value.length === 0) refuse(context, 'missing-field');
      if (context.value.length > shownLimit) refuse(context, 'too-many');
    })
    .meta({ description: 'Items shown, in the order shown' }),
  answers: z.array(answer).check((context) => {
    if (context.value.length > shownLimit) refuse(context, 'too-many');
  }),
  free: z
    .strictObject({
      kinds: several(feedbackKinds).optional(),
      topics: several(feedbackTopics).optional(),
      text: ownText.optional(),
    })
    .check((context) => {
      if (Object.keys(context.value).length === 0) refuse(context, 'answer-incomplete');
    })
    .optional()
    .meta({ description: 'Free feedback beside the items' }),
  contact: z
    .strictObject({
      name: line(200).optional(),
      email: line(254)
        .check((context) => {
          if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(context.value)) refuse(context, 'contact-format');
        })
        .optional(),
      phone: line(40)
        .check((context) => {
          if (!/^\+?[\d ()-]{5,}$/.test(context.value)) refuse(context, 'contact-format');
        })
        .optional(),
      by: z.enum(['email', 'phone']).optional().meta({ description: 'How the person wishes to be reached' }),
    })
    .check((context) => {
      const { email, phone, by } = context.value;
      if (email === undefined && phone === undefined) refuse(context, 'contact-incomplete');
      else if (by !== undefined && context.value[by] === undefined)
        refuse(context, 'contact-incomplete', [by]);
    })
    .optional()
    .meta({ description: 'Given when the person wishes a reply; kept encrypted and apart from the answers' }),
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

/** A contact before this is a slip of the pen: the oldest published surveys are of 2020. */
const earliestDay = '2000-01-01';

/** Most faults told of one record: a flood of them helps nobody, and its answer would be larger than the flood. */
const faultLimit = 50;

/** What a reader of records knows beyond the record. */
export interface ReadContext {
  /** The present; a contact cannot have happened after today in Finland. */
  readonly now: Date;
  /** What the organisation's own item takes, `undefined` if it has no such item. Without it any own item passes. */
  readonly ownItem?: (item: string) => ItemShape | undefined;
}

/**
 * Reads an unknown value as a record: checked, normalised (bare OIDs, lower-case id, tidy texts), or every fault
 * with its place. A fault holds nothing of the value itself but the name of an unknown key.
 */
export function readFeedback(input: unknown, { now, ownItem }: ReadContext): ReadFeedback {
  const result = feedbackSchema.safeParse(input, { reportInput: true });
  const faults = result.success ? [] : result.error.issues.flatMap(faultsOf).slice(0, faultLimit);
  if (result.success) {
    const { contactOn, shown, answers } = result.data;
    if (contactOn !== undefined && contactOn > dayInFinland(now)) {
      faults.push({ code: 'date-in-future', pointer: '/contactOn' });
    }
    if (contactOn !== undefined && contactOn < earliestDay) {
      faults.push({ code: 'date-too-early', pointer: '/contactOn' });
    }
    if (ownItem) {
      faults.push(
        ...checkAnswers(shown, answers, ownItem).map(({ code, path }) => ({
          code,
          pointer: jsonPointer(path),
        })),
      );
    }
    const [first, ...rest] = faults;
    if (!first) return { feedback: result.data };
    return { faults: [first, ...rest] };
  }
  const [first = { code: 'wrong-type', pointer: '' } as const, ...rest] = faults;
  return { faults: [first, ...rest] };
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
