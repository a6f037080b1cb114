// The record's rules without zod, small enough for a browser: what `readFeedback` refuses, this refuses, with the same
// faults in the same order (held equal by property tests). It gives no record back and changes nothing.
import {
  type Checked,
  checkInContext,
  checkItems,
  faultLimit,
  type ReadContext,
} from './check-in-context.ts';
import {
  ageBands,
  collectionChannels,
  contactChannels,
  feedbackKinds,
  languages,
  respondentRoles,
  supports,
} from './code-lists/index.ts';
import {
  feedbackTopics,
  instrumentVersion,
  missingReasons,
  schemaVersion,
  shownLimit,
} from './instrument.ts';
import { jsonPointer } from './json-pointer.ts';
import type { Fault, ProblemCode } from './problem.ts';
import { normaliseText } from './text.ts';
import { type TextRule, textRules } from './text-rules.ts';

export type { ReadContext } from './check-in-context.ts';

/** What is wrong with a value at a place of the record. */
type Check = (value: unknown, pointer: string) => Fault[];

const told = (value: unknown, code: ProblemCode | undefined, pointer: string): Fault[] =>
  code ? [{ code: value === undefined ? 'missing-field' : code, pointer }] : [];

const text =
  ({ keep, fault }: TextRule): Check =>
  (value, pointer) =>
    told(value, typeof value === 'string' ? fault(keep ? keep(value) : value) : 'wrong-type', pointer);

const anyText = text({ fault: () => undefined });

const oneOf =
  (values: readonly unknown[]): Check =>
  (value, pointer) =>
    told(value, values.includes(value) ? undefined : 'unknown-value', pointer);

const optional =
  (check: Check): Check =>
  (value, pointer) =>
    value === undefined ? [] : check(value, pointer);

/** The whole is looked at once its parts are good; an unknown field spoils no part. */
const withWhole = <T>(
  faults: Fault[],
  whole: (value: T, pointer: string) => Fault[],
  value: T,
  pointer: string,
) => (faults.every(({ code }) => code === 'unknown-field') ? [...faults, ...whole(value, pointer)] : faults);

const list =
  (each: Check, whole: (values: unknown[], pointer: string) => Fault[]): Check =>
  (value, pointer) =>
    Array.isArray(value)
      ? // Spread, because flatMap alone would pass over the holes of a sparse array.
        withWhole(
          [...value].flatMap((entry, index) => each(entry, `${pointer}/${index}`)),
          whole,
          value,
          pointer,
        )
      : told(value, 'wrong-type', pointer);

type Fields = Readonly<Record<string, unknown>>;

const object =
  (
    fields: Readonly<Record<string, Check>>,
    whole: (value: Fields, pointer: string) => Fault[] = () => [],
  ): Check =>
  (value, pointer) => {
    if (typeof value !== 'object' || !value || Array.isArray(value))
      return told(value, 'wrong-type', pointer);
    const given = value as Fields;
    const faults = Object.keys(fields).flatMap(
      (name) => fields[name]?.(given[name], `${pointer}/${name}`) ?? [],
    );
    for (const name in given) {
      if (!Object.hasOwn(fields, name)) {
        faults.push({ code: 'unknown-field', pointer: pointer + jsonPointer([name]) });
      }
    }
    return withWhole(faults, whole, given, pointer);
  };

/** A list of different values, at least one. */
const several = (values: readonly string[]) =>
  list(oneOf(values), (chosen, pointer) =>
    chosen.length === 0
      ? told(chosen, 'answer-incomplete', pointer)
      : chosen.flatMap((value, index) =>
          told(value, chosen.indexOf(value) < index ? 'value-repeated' : undefined, `${pointer}/${index}`),
        ),
  );

const tooMany = (values: unknown[], pointer: string) =>
  told(values, values.length > shownLimit ? 'too-many' : undefined, pointer);

const isAnswerValue = (value: unknown): boolean =>
  Number.isFinite(value) ||
  typeof value === 'boolean' ||
  typeof value === 'string' ||
  (Array.isArray(value) && [...value].every((entry) => typeof entry === 'string'));

const answer = object({
  item: anyText,
  value: optional((value, pointer) => told(value, isAnswerValue(value) ? undefined : 'wrong-type', pointer)),
  missing: optional(oneOf(missingReasons)),
});

const free = {
  kinds: optional(several(feedbackKinds)),
  topics: optional(several(feedbackTopics)),
  text: optional(text(textRules.ownText)),
};

const contact = object(
  {
    name: optional(text(textRules.name)),
    email: optional(text(textRules.email)),
    phone: optional(text(textRules.phone)),
    by: optional(oneOf(['email', 'phone'])),
  },
  (given, pointer) => {
    const { email, phone, by } = given;
    if (email === undefined && phone === undefined) return [{ code: 'contact-incomplete', pointer }];
    if (by === undefined || given[`${by}`] !== undefined) return [];
    return [{ code: 'contact-incomplete', pointer: `${pointer}/${by}` }];
  },
);

const oid = text(textRules.oid);

const record = object(
  {
    schema: oneOf([schemaVersion]),
    id: text(textRules.id),
    instrument: oneOf([instrumentVersion]),
    textVersion: text(textRules.textVersion),
    language: oneOf(languages),
    unit: oid,
    provider: optional(oid),
    service: optional(object({ system: text(textRules.system), code: text(textRules.code) })),
    event: optional(text(textRules.event)),
    contactChannel: optional(oneOf(contactChannels)),
    contactOn: optional(text(textRules.day)),
    collectionChannel: oneOf(collectionChannels),
    support: optional(oneOf(supports)),
    respondent: optional(oneOf(respondentRoles)),
    ageBand: optional(oneOf(ageBands)),
    shown: list(anyText, (shown, pointer) =>
      shown.length === 0 ? [{ code: 'missing-field', pointer }] : tooMany(shown, pointer),
    ),
    answers: list(answer, tooMany),
    free: optional(
      object(free, (given, pointer) =>
        Object.keys(free).some((name) => name in given) ? [] : [{ code: 'answer-incomplete', pointer }],
      ),
    ),
    contact: optional(contact),
  },
  (given) => checkItems(asChecked(given)),
);

/** As the rules on a whole record see it: own texts tidied. */
const asChecked = (good: Fields): Checked => {
  const { contactOn, shown, answers } = good as unknown as Checked;
  const kept = answers.map(({ item, value, missing }) => ({
    item,
    value: typeof value === 'string' ? normaliseText(value) : value,
    missing,
  }));
  return { contactOn, shown, answers: kept };
};

/**
 * Checks an unknown value as a record, without zod. Never throws on data.
 * @returns every fault with its place, the same as `readFeedback` finds; none means that the record would be taken
 * @example
 * const faults = checkFeedback(record, { now: new Date() });
 * if (faults.length === 0) await send(record);
 */
export function checkFeedback(value: unknown, context: ReadContext): readonly Fault[] {
  const faults = record(value, '').slice(0, faultLimit);
  return faults.length > 0 ? faults : checkInContext(asChecked(value as Fields), context);
}
