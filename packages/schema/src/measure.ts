// What was changed because of feedback ("you said, we did"; kehittämistoimenpide): what staff publish of it, the rules
// on that, and what the public reads. A measure is published as it is written, so it may hold nothing personal.
import * as z from 'zod';
import { faultLimit } from './check-in-context.ts';
import { feedbackTopics } from './instrument.ts';
import { issueFaults } from './issue-faults.ts';
import { findPersonalData } from './personal-data/index.ts';
import { type Fault, jsonPointer, type ProblemCode } from './problem.ts';
import { type Known, names, place } from './replies.ts';
import { textRules } from './text-rules.ts';
import { isLongerThan, normaliseText } from './text.ts';

/** How far a measure has come. */
export const measureStates = ['planned', 'started', 'done', 'dropped'] as const;
export type MeasureState = (typeof measureStates)[number];

/** Most user-perceived characters of each text, in each language. */
export const measureLimits = { title: 120, text: 2000 } as const;

/** Most measures that one organisation publishes at a time: all of them are one answer. */
export const measuresLimit = 500;

/** A day before this is a slip of the pen. */
const earliestDay = '2000-01-01';

const text = (limit: number) =>
  z.string().meta({ minLength: 1, description: `At most ${limit} user-perceived characters` });
const inLanguages = (limit: number) =>
  z.strictObject({
    fi: text(limit),
    sv: text(limit).exactOptional(),
    en: text(limit).exactOptional(),
  });
const day = z.string().meta({ format: 'date' });

const content = {
  state: z.enum(measureStates),
  decidedOn: day.meta({ description: 'When it was decided on; not in the future' }),
  dueOn: day.exactOptional().meta({ description: 'When it shall be done' }),
  doneOn: day
    .exactOptional()
    .meta({ description: 'When it was done; with the state done, and with no other' }),
  topics: z
    .array(z.enum(feedbackTopics))
    .exactOptional()
    .meta({ description: 'What it is about, each topic at most once' }),
};

const input = z.strictObject({
  division: z.string().exactOptional().meta({ description: 'Slug, where it is one division’s' }),
  service: z
    .string()
    .exactOptional()
    .meta({ description: 'Slug, where it is one service’s; then no division' }),
  unit: z
    .string()
    .exactOptional()
    .meta({ description: 'OID, where it is one service unit’s; then no division and no service' }),
  title: inLanguages(measureLimits.title).meta({
    description: 'What changes, in a few words; nothing personal',
  }),
  text: inLanguages(measureLimits.text).meta({
    description: 'What people said and what is done about it; nothing personal',
  }),
  ...content,
});

/** What staff publish: of a division, of a service, of a unit, or else of the whole organisation. */
export type MeasureInput = z.infer<typeof input>;

/** Strict, so an unknown key is an error. `readMeasure` knows the rules beyond the shape. */
export const measureInputSchema: z.ZodType<MeasureInput> = input;

const measure = z
  .looseObject({
    id: z.string().meta({ format: 'uuid' }),
    place,
    title: names,
    text: names,
    ...content,
    topics: z.array(z.string()).exactOptional(),
  })
  .meta({ id: 'Measure', description: 'What was changed because of feedback' });

/** A published measure. */
export type Measure = Known<z.infer<typeof measure>>;

const measures = z.looseObject({
  organisation: place,
  measures: z.array(measure).meta({ description: 'Of the place and its parts, those decided last first' }),
});

/** What `GET /v1/measures` answers. */
export type Measures = Known<z.infer<typeof measures>>;
export const measuresSchema: z.ZodType<Measures> = measures;

export type ReadMeasure =
  | { readonly measure: MeasureInput; readonly faults?: never }
  | { readonly measure?: never; readonly faults: readonly [Fault, ...Fault[]] };

/**
 * Reads an unknown value as a measure: every fault with its place, or the measure with its texts as they are kept.
 * @param today day in Finland
 */
export function readMeasure(value: unknown, today: string): ReadMeasure {
  const result = input.safeParse(value, { reportInput: true });
  const kept = result.success ? normalised(result.data) : undefined;
  const found = kept ? rulesOn(kept, today) : (result.error?.issues ?? []).flatMap(issueFaults);
  const [first, ...rest] = found.slice(0, faultLimit);
  if (first) return { faults: [first, ...rest] };
  return kept ? { measure: kept } : { faults: [{ code: 'wrong-type', pointer: '' }] };
}

function normalised({ division, service, unit, title, text: words, ...rest }: MeasureInput): MeasureInput {
  const line = (value: string) => normaliseText(value).replace(/\s+/g, ' ');
  return {
    ...(division !== undefined && { division }),
    ...(service !== undefined && { service }),
    ...(unit !== undefined && { unit: textRules.oid.keep(unit) }),
    title: mapped(title, line),
    text: mapped(words, normaliseText),
    ...rest,
  };
}

const mapped = <T extends object>(texts: T, change: (value: string) => string): T =>
  Object.fromEntries(
    Object.entries(texts).map(([language, value]) => [language, change(value as string)]),
  ) as T;

function rulesOn(measureIn: MeasureInput, today: string): Fault[] {
  const faults: Fault[] = [];
  const find = (code: ProblemCode, ...path: readonly (string | number)[]) =>
    faults.push({ code, pointer: jsonPointer(path) });
  const { division, service, unit, state, decidedOn, dueOn, doneOn, topics = [] } = measureIn;
  if (unit !== undefined) {
    const fault = textRules.oid.fault(unit);
    if (fault) find(fault, 'unit');
  }
  // The narrowest is meant.
  if (division !== undefined && (service ?? unit) !== undefined) find('unknown-field', 'division');
  if (service !== undefined && unit !== undefined) find('unknown-field', 'service');
  for (const name of ['title', 'text'] as const) {
    for (const [language, words] of Object.entries(measureIn[name])) {
      if (words === '') find('text-empty', name, language);
      else if (isLongerThan(words, measureLimits[name])) find('text-too-long', name, language);
      else if (findPersonalData(words).length > 0) find('personal-data', name, language);
    }
  }
  for (const [name, given] of Object.entries({ decidedOn, dueOn, doneOn })) {
    if (given === undefined) continue;
    if (textRules.day.fault(given)) find('date-format', name);
    else if (given < earliestDay || (name !== 'decidedOn' && given < decidedOn)) find('date-too-early', name);
    else if (name !== 'dueOn' && given > today) find('date-in-future', name);
  }
  if (state === 'done' && doneOn === undefined) find('missing-field', 'doneOn');
  if (state !== 'done' && doneOn !== undefined) find('unknown-field', 'doneOn');
  topics.forEach((topic, index) => {
    if (topics.indexOf(topic) < index) find('value-repeated', 'topics', index);
  });
  return faults;
}
