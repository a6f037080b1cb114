// What people said, in the words that staff released (sitaatti; citat): the rules on such a text, and what the public
// reads. It is a text of its own, with no tie to the feedback that it was taken from (ADR 0038).
import * as z from 'zod';
import { monthOf } from './calendar.ts';
import { faultLimit } from './check-in-context.ts';
import { languages } from './code-lists/languages.ts';
import { issueFaults } from './issue-faults.ts';
import { findPersonalData, type PersonalDataFinding } from './personal-data/index.ts';
import { type Fault, jsonPointer, type ProblemCode } from './problem.ts';
import { type Known, place } from './replies.ts';
import { textRules } from './text-rules.ts';
import { isLongerThan, normaliseText } from './text.ts';

/** Most user-perceived characters of a quote. */
export const quoteTextLimit = 500;

/** Most quotes that one organisation has released at a time: all of them are one answer. */
export const quotesLimit = 500;

/** A month before this is a slip of the pen. */
const earliestMonth = '2000-01';

const month = z.string().exactOptional().meta({
  pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$',
  description: 'When it was said, YYYY-MM; left out where so few gave feedback that it would tell who',
});

const input = z.strictObject({
  division: z.string().exactOptional().meta({ description: 'Slug, where it was said of one division' }),
  service: z
    .string()
    .exactOptional()
    .meta({ description: 'Slug, where it was said of one service; then no division' }),
  unit: z
    .string()
    .exactOptional()
    .meta({ description: 'OID, where it was said of one service unit; then no division and no service' }),
  text: z.string().meta({
    minLength: 1,
    description: `As staff release it: at most ${quoteTextLimit} user-perceived characters, nothing personal`,
  }),
  language: z.enum(languages).meta({ description: 'What it is written in' }),
  month,
});

/** What staff release: of a division, of a service, of a unit, or else of the whole organisation. */
export type QuoteInput = z.infer<typeof input>;

/** Strict, so an unknown key is an error. `readQuote` knows the rules beyond the shape. */
export const quoteInputSchema: z.ZodType<QuoteInput> = input;

const quote = z
  .looseObject({
    id: z.string().meta({ format: 'uuid' }),
    place,
    text: z.string(),
    language: z.string().meta({ description: 'BCP 47 tag of what it is written in' }),
    month,
    releasedOn: z
      .string()
      .meta({ format: 'date', description: 'Day in Finland on which it was released as it stands' }),
  })
  .meta({ id: 'Quote', description: 'What somebody said, in the words that staff released' });

/** A released quote. */
export type Quote = Known<z.infer<typeof quote>>;

const quotes = z.looseObject({
  organisation: place,
  quotes: z.array(quote).meta({ description: 'Of the place and its parts, those released last first' }),
});

/** What `GET /v1/quotes` answers. */
export type Quotes = Known<z.infer<typeof quotes>>;
export const quotesSchema: z.ZodType<Quotes> = quotes;

export type ReadQuote =
  | { readonly quote: QuoteInput; readonly faults?: never; readonly found?: never }
  | {
      readonly quote?: never;
      readonly faults: readonly [Fault, ...Fault[]];
      /** With `personal-data`: what looks so, and where in the text as it was given. */
      readonly found?: readonly Pick<PersonalDataFinding, 'kind' | 'start' | 'end'>[];
    };

/**
 * Reads an unknown value as a quote: every fault with its place, or the quote with its text as it is kept. Nothing in it
 * is masked: staff mend what they release.
 * @param today day in Finland
 */
export function readQuote(value: unknown, today: string): ReadQuote {
  const result = input.safeParse(value, { reportInput: true });
  const all = result.success ? rulesOn(result.data, today) : result.error.issues.flatMap(issueFaults);
  const [first, ...rest] = all.slice(0, faultLimit);
  if (!result.success) return { faults: first ? [first, ...rest] : [{ code: 'wrong-type', pointer: '' }] };
  if (!first) return { quote: kept(result.data) };
  const isPersonal = all.some(({ code }) => code === 'personal-data');
  const found = findPersonalData(result.data.text).map(({ kind, start, end }) => ({ kind, start, end }));
  return { faults: [first, ...rest], ...(isPersonal && { found }) };
}

const kept = ({ division, service, unit, text, language, month: saidIn }: QuoteInput): QuoteInput => ({
  ...(division !== undefined && { division }),
  ...(service !== undefined && { service }),
  ...(unit !== undefined && { unit: textRules.oid.keep(unit) }),
  text: normaliseText(text),
  language,
  ...(saidIn !== undefined && { month: saidIn }),
});

/**
 * Control characters but those of lines, what turns the direction of all that follows (Unicode's embeddings, overrides
 * and isolates), and halves of characters: copied along unseen, and no words.
 */
const unseen = /(?![\n\r\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

function rulesOn({ division, service, unit, text, month: saidIn }: QuoteInput, today: string): Fault[] {
  const faults: Fault[] = [];
  const find = (code: ProblemCode, ...path: readonly string[]) =>
    faults.push({ code, pointer: jsonPointer(path) });
  if (unit !== undefined) {
    const fault = textRules.oid.fault(textRules.oid.keep(unit));
    if (fault) find(fault, 'unit');
  }
  // The narrowest is meant.
  if (division !== undefined && (service ?? unit) !== undefined) find('unknown-field', 'division');
  if (service !== undefined && unit !== undefined) find('unknown-field', 'service');
  if (text.trim() === '') find('text-empty', 'text');
  else if (isLongerThan(text.trim(), quoteTextLimit)) find('text-too-long', 'text');
  else if (unseen.test(text)) find('unknown-value', 'text');
  else if (findPersonalData(text).length > 0) find('personal-data', 'text');
  if (saidIn !== undefined) {
    if (textRules.day.fault(`${saidIn}-01`)) find('date-format', 'month');
    else if (saidIn < earliestMonth) find('date-too-early', 'month');
    else if (saidIn > monthOf(today)) find('date-in-future', 'month');
  }
  return faults;
}
