// From what a person has chosen and written to the record that travels. Pure: the id comes from outside.
import type { Answer, Feedback, ItemId, MissingReason } from '@palaute/schema';
import { instrumentVersion, schemaVersion, textLimit } from '@palaute/schema/instrument';
import { isLongerThan, normaliseText } from '@palaute/schema/rules';
import type { ContactFault, FormDefinition } from './definition.ts';
import type { Locale } from './messages.ts';
import { noAnswerMark } from './scale.ts';
import type { RecordSettings } from './settings.ts';
import { lengthOf } from './text-watch.ts';

/** What stands in the form, by item: texts as written, and the values of what is chosen. */
export interface Filled {
  readonly texts: Readonly<Record<string, string>>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/** What is wrong with a field: the length of a text that is too long, or what its contact details lack. */
export type FieldFault = number | ContactFault;

/** Makes the record. Every item asked was shown, so every item has a value or a reason for its absence. */
export function toFeedback(
  id: string,
  { texts, choices }: Filled,
  { statements, items }: FormDefinition,
  { pack }: Locale,
  settings: RecordSettings,
): Feedback {
  const text = (field: string) => normaliseText(texts[field] ?? '') || undefined;
  const chosen = (item: string) => choices[item]?.filter((value) => !value.startsWith(noAnswerMark)) ?? [];
  const answer = (item: string, kind?: string): Answer => {
    const [first] = choices[item] ?? [];
    if (first?.startsWith(noAnswerMark)) return { item, missing: first.slice(1) as MissingReason };
    const value = first === undefined ? text(item) : valueOf(kind, first, choices[item]);
    return value === undefined ? { item, missing: 'skipped' } : { item, value };
  };
  const kindOf: Readonly<Record<string, string>> = Object.fromEntries(
    items.map(({ id: item, kind }) => [item, kind]),
  );
  const shown = ['nps', 'open', ...statements, ...items.map(({ id: item }) => item)] as ItemId[];

  const free = given({ kinds: some(chosen('kinds')), topics: some(chosen('topics')), text: text('free') });
  const contact = given({
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    by: chosen('by')[0],
  });
  return {
    schema: schemaVersion,
    id,
    instrument: instrumentVersion,
    textVersion: pack.version,
    language: pack.language,
    ...given({ ...settings, respondent: chosen('respondent')[0], ageBand: chosen('ageBand')[0] }),
    shown,
    answers: shown.map((item) => answer(item, kindOf[item])),
    ...given({ free, contact: contact && (contact.email || contact.phone) ? contact : undefined }),
  } as Feedback;
}

function valueOf(kind: string | undefined, first: string, all: readonly string[] = []): Answer['value'] {
  if (kind === 'multi') return [...all];
  if (kind === 'choice') return first;
  return kind === 'yes-no' ? first === 'true' : Number(first);
}

const some = (values: readonly string[]) => (values.length > 0 ? values : undefined);

/** An object without what is not given; nothing where nothing is. */
function given<T extends object>(fields: T): Partial<T> | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as Partial<T>) : undefined;
}

/** Most characters that fit into a field. */
export const limitOf = (field: string): number => (field === 'name' ? 200 : textLimit);

/** What keeps the form from being sent: the same as the record's own rules find. */
export function faultsOf({ texts, choices }: Filled): ReadonlyMap<string, FieldFault> {
  const faults = new Map<string, FieldFault>();
  const tidy = (field: string) => normaliseText(texts[field] ?? '');
  for (const field in texts) {
    if (isLongerThan(tidy(field), limitOf(field))) faults.set(field, lengthOf(tidy(field)));
  }
  const email = tidy('email');
  const phone = tidy('phone');
  if (email && !/^(?=.{1,254}$)[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) faults.set('email', 'badEmail');
  if (phone && !/^\+?[\d ()-]{5,39}$/.test(phone)) faults.set('phone', 'badPhone');
  // A name or a wish alone reaches nobody.
  const by = choices['by']?.[0] ?? '';
  if (/^[ep]/.test(by) ? !tidy(by) : tidy('name') && !email && !phone) {
    faults.set(by === 'phone' ? by : 'email', 'incomplete');
  }
  return faults;
}

/**
 * A random UUID (version 4, RFC 9562 §5.4). Not `crypto.randomUUID`, which pages without TLS do not have: intranets
 * and lobby devices on plain HTTP are such pages.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}
