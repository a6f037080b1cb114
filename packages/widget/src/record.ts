// From what a person has chosen and written to the record that travels. Pure: the id comes from outside.
import type { Answer, Feedback, MissingReason } from '@palaute/schema';
import { instrumentVersion, schemaVersion } from '@palaute/schema/instrument';
import { normaliseText } from '@palaute/schema/rules';
import type { FormDefinition, LocalText } from './definition.ts';
import type { Locale } from './messages.ts';
import { noAnswerMark } from './scale.ts';
import type { RecordSettings } from './settings.ts';
import { limitOf } from './too-long.ts';

/** What stands in the form, by item: a text as written, or the values of what is chosen. */
export type Filled = Readonly<Record<string, readonly string[]>>;

/** What is wrong with a field: the length of a text that is too long, or a site's own words. */
export type FieldFault = number | LocalText;

/** Makes the record. Every item asked was shown, so every item has a value or a reason for its absence. */
export function toFeedback(
  id: string,
  filled: Filled,
  { statements, items }: FormDefinition,
  { pack }: Locale,
  settings: RecordSettings,
): Feedback {
  const text = (field: string) => normaliseText(filled[field]?.[0] ?? '') || undefined;
  const chosen = (item: string) => {
    const values = filled[item] ?? [];
    return values[0] && !values[0].startsWith(noAnswerMark) ? values : undefined;
  };
  const answer = (item: string, kind: string): Answer => {
    const [first = ''] = filled[item] ?? [];
    if (first.startsWith(noAnswerMark) && kind !== 'text') {
      return { item, missing: first.slice(1) as MissingReason };
    }
    const value = kind === 'text' ? text(item) : first && valueOf(kind, first, filled[item]);
    return value === undefined || value === '' ? { item, missing: 'skipped' } : { item, value };
  };
  const asked = [
    ['nps', 'likert'],
    ['open', 'text'],
    ...statements.map((item) => [item, 'likert'] as const),
    ...items.map((item) => [item.id, item.kind] as const),
  ] as const;

  return given({
    schema: schemaVersion,
    id,
    instrument: instrumentVersion,
    textVersion: pack.version,
    language: pack.language,
    ...settings,
    respondent: chosen('respondent')?.[0],
    ageBand: chosen('ageBand')?.[0],
    shown: asked.map(([item]) => item),
    answers: asked.map(([item, kind]) => answer(item, kind)),
    free: given({ kinds: chosen('kinds'), topics: chosen('topics'), text: text('free') }),
    contact:
      text('email') || text('phone')
        ? given({ name: text('name'), email: text('email'), phone: text('phone'), by: chosen('by')?.[0] })
        : undefined,
  }) as unknown as Feedback;
}

function valueOf(kind: string | undefined, first: string, all: readonly string[] = []): Answer['value'] {
  if (kind === 'multi') return [...all];
  if (kind === 'choice') return first;
  return kind === 'yes-no' ? first === 'true' : Number(first);
}

/** An object without what is not given; nothing where nothing is. */
function given<T extends object>(fields: T): Partial<T> | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as Partial<T>) : undefined;
}

/** A text's length in user-perceived characters (grapheme clusters, UAX #29). */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of new Intl.Segmenter().segment(text)) length++;
  return length;
}

/** The texts that are too long, with their lengths. */
export function tooLongTexts(filled: Filled): Map<string, FieldFault> {
  const faults = new Map<string, FieldFault>();
  for (const field in filled) {
    const text = normaliseText(filled[field]?.[0] ?? '');
    const limit = limitOf(field);
    // An old browser without `Intl.Segmenter` counts nothing where no more than code units fit. The collector takes
    // none of eight times as many, whatever they are made of.
    if (text.length <= limit) continue;
    const length = lengthOf(text);
    if (length > limit || text.length > limit * 8) faults.set(field, length);
  }
  return faults;
}

/**
 * A random UUID (version 4, RFC 9562 §5.4). Not `crypto.randomUUID`, which pages without TLS do not have: intranets
 * and lobby devices on plain HTTP are such pages.
 */
export const newId = (): string =>
  '????????-????-4???-!???-????????????'.replace(/[?!]/g, (place) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (place === '?' ? random & 15 : (random & 3) | 8).toString(16);
  });
