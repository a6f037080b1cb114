// From what a person has chosen and written to the record that travels. Pure: the id comes from outside.
import type { Answer, Feedback, MissingReason, NationalItemId } from '@palaute/schema';
import { generalSet, instrumentVersion, schemaVersion, textLimit } from '@palaute/schema/instrument';
import { isLongerThan, normaliseText } from '@palaute/schema/rules';
import type { Locale } from './messages.ts';
import type { RecordSettings } from './settings.ts';

/** The fields that are answered in one's own words. */
const textFields = ['open', 'free'] as const;
export type TextField = (typeof textFields)[number];

/** What stands in the form: texts as written, and the chosen option of each scale, a number or a reason for none. */
export interface Filled {
  readonly texts: Readonly<Record<TextField, string>>;
  readonly choices: ReadonlyMap<NationalItemId, number | MissingReason>;
}

/** Makes the record. Every item was shown, so every item has a value or a reason for its absence. */
export function toFeedback(
  id: string,
  { texts, choices }: Filled,
  { pack }: Locale,
  { unit, contactChannel, contactOn, collectionChannel }: RecordSettings,
): Feedback {
  const open = normaliseText(texts.open);
  const free = normaliseText(texts.free);
  const answerOf = (item: NationalItemId): Answer => {
    if (item === 'open') return open ? { item, value: open } : { item, missing: 'skipped' };
    const choice = choices.get(item) ?? 'skipped';
    return typeof choice === 'number' ? { item, value: choice } : { item, missing: choice };
  };
  return {
    schema: schemaVersion,
    id,
    instrument: instrumentVersion,
    textVersion: pack.version,
    language: pack.language as Feedback['language'],
    unit,
    ...(contactChannel && { contactChannel }),
    ...(contactOn && { contactOn }),
    collectionChannel,
    shown: [...generalSet],
    answers: generalSet.map(answerOf),
    ...(free && { free: { text: free } }),
  };
}

/** The texts that are too long, with their lengths in user-perceived characters. */
export function tooLongTexts({ texts }: Filled): ReadonlyMap<TextField, number> {
  const found = new Map<TextField, number>();
  for (const field of textFields) {
    const text = normaliseText(texts[field]);
    if (!isLongerThan(text, textLimit)) continue;
    let length = 0;
    for (const _ of new Intl.Segmenter().segment(text)) length++;
    found.set(field, length);
  }
  return found;
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
