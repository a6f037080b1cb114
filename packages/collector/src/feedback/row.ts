// A feedback as the database takes it: one row, its words apart, and what it adds to the counters. Pure.
import { hash } from 'node:crypto';
import {
  type AnswerValue,
  dayInFinland,
  type Feedback,
  type ItemKind,
  monthOf,
  nationalKind,
} from '@palaute/schema';
import { dayAfter } from '@palaute/schema/handling';
import { maskPersonalData } from '@palaute/schema/personal-data';
import type { SealedContact } from '../contacts/safe.ts';
import { defaultRetention, type RetentionDays } from '../retention/days.ts';

/** One step of one counter: `answered` says that it counts a person who answered. */
export interface Tally {
  readonly item: string;
  readonly answer: string;
  readonly answered: boolean;
}

/** A value, or the reason for its absence: an option may be named as a reason is. */
type StoredAnswer = AnswerValue | { readonly missing: string };

export interface FeedbackRow {
  readonly feedback_id: string;
  readonly unit_id: string;
  readonly provider_id: string | null;
  readonly received_at: string;
  readonly month: string;
  readonly schema_version: string;
  readonly instrument: string;
  readonly text_version: string;
  readonly language: string;
  readonly service: Feedback['service'] | null;
  readonly event: string | null;
  readonly contact_channel: string | null;
  readonly contact_on: string | null;
  readonly collection_channel: string;
  readonly support: string | null;
  readonly respondent: string | null;
  readonly age_band: string | null;
  readonly shown: readonly string[];
  readonly answers: Readonly<Record<string, StoredAnswer>>;
  readonly kinds: readonly string[] | null;
  readonly topics: readonly string[] | null;
  readonly content_hash: string;
  readonly texts: Readonly<Record<string, string>>;
  /** Day in Finland from which on the texts are deleted. */
  readonly texts_delete_on: string;
  readonly contact: (SealedContact & { readonly delete_on: string }) | null;
  readonly tally: readonly Tally[];
}

/** Stands for the feedback itself among the counted items. */
export const feedbackItem = 'feedback';
/** Counts an option of a `multi`, beside the person who chose it. */
export const chosen = (option: string): string => `option:${option}`;
/** Counts a reason for absence, as no option is named: one may be called `skipped`. */
const absent = (reason: string): string => `-${reason}`;
/** Stands for the free text among the texts. */
const freeItem = 'free';

/** Kind of an item of this feedback; the reader has made sure that it has one. */
type KindOf = (item: string) => ItemKind | undefined;

/**
 * Personal data in words is masked before anything is stored. Its month is the contact's; without a contact date, the
 * month of arrival in Finland (ADR 0004).
 * @param contact the feedback's contact details, sealed; the row holds them in no other form
 * @param retention days after which the words and the contact details are deleted
 */
export function rowOf(
  feedback: Feedback,
  receivedAt: Date,
  ownKind: KindOf,
  contact: SealedContact | null = null,
  retention: RetentionDays = defaultRetention,
): FeedbackRow {
  const receivedOn = dayInFinland(receivedAt);
  const texts: Record<string, string> = {};
  const answers: Record<string, StoredAnswer> = {};
  const tally: Tally[] = [{ item: feedbackItem, answer: 'given', answered: true }];
  const byItem = new Map(feedback.answers.map((answer) => [answer.item, answer]));
  for (const item of feedback.shown) {
    const { value, missing = 'skipped' } = byItem.get(item) ?? {};
    const kind = nationalKind(item) ?? ownKind(item);
    if (kind === 'text' && typeof value === 'string') texts[item] = maskPersonalData(value).text;
    else answers[item] = value ?? { missing };
    tally.push(...tallyOf(item, kind, value, missing));
  }
  // Whoever chose none is not counted: their share is of those who answered, and nobody knows who was asked.
  for (const [item, chosenOnes = []] of [
    ['kinds', feedback.free?.kinds],
    ['topics', feedback.free?.topics],
  ] as const) {
    if (chosenOnes.length > 0) tally.push(...tallyOf(item, 'multi', [...chosenOnes], 'skipped'));
  }
  if (feedback.free?.text !== undefined) {
    texts[freeItem] = maskPersonalData(feedback.free.text).text;
  }
  return {
    feedback_id: feedback.id,
    unit_id: feedback.unit,
    provider_id: feedback.provider ?? null,
    received_at: receivedAt.toISOString(),
    month: monthOf(feedback.contactOn ?? receivedOn),
    schema_version: feedback.schema,
    instrument: feedback.instrument,
    text_version: feedback.textVersion,
    language: feedback.language,
    service: feedback.service ?? null,
    event: feedback.event ?? null,
    contact_channel: feedback.contactChannel ?? null,
    contact_on: feedback.contactOn ?? null,
    collection_channel: feedback.collectionChannel,
    support: feedback.support ?? null,
    respondent: feedback.respondent ?? null,
    age_band: feedback.ageBand ?? null,
    shown: feedback.shown,
    answers,
    kinds: feedback.free?.kinds ?? null,
    topics: feedback.free?.topics ?? null,
    content_hash: contentHash(feedback, answers, texts),
    texts,
    texts_delete_on: endOf(receivedOn, retention.textDays),
    contact: contact && { ...contact, delete_on: endOf(receivedOn, retention.contactDays) },
    tally,
  };
}

/** A person counts once; of a `multi`, each option that was chosen is counted beside the person. */
function tallyOf(
  item: string,
  kind: ItemKind | undefined,
  value: AnswerValue | undefined,
  missing: string,
): Tally[] {
  if (value === undefined) return [{ item, answer: absent(missing), answered: false }];
  if (Array.isArray(value)) {
    return [
      { item, answer: 'given', answered: true },
      ...value.map((option: string) => ({ item, answer: chosen(option), answered: false })),
    ];
  }
  return [{ item, answer: kind === 'text' ? 'given' : String(value), answered: true }];
}

/**
 * Same content, same hash: neither the order of keys nor that of answers says anything. Words as they are kept. That
 * there are contact details is content; what they are would be found out by trying (ADR 0019).
 */
function contentHash(
  feedback: Feedback,
  answers: Readonly<Record<string, StoredAnswer>>,
  texts: Readonly<Record<string, string>>,
): string {
  const { free, service } = feedback;
  // Every key in its place: sorting whole objects took as long as everything else that is done with a row.
  const content = {
    ageBand: feedback.ageBand,
    answers: inOrder(answers),
    collectionChannel: feedback.collectionChannel,
    contact: feedback.contact && 'given',
    contactChannel: feedback.contactChannel,
    contactOn: feedback.contactOn,
    event: feedback.event,
    free: { kinds: free?.kinds, topics: free?.topics },
    id: feedback.id,
    instrument: feedback.instrument,
    language: feedback.language,
    provider: feedback.provider,
    respondent: feedback.respondent,
    schema: feedback.schema,
    service: service && { code: service.code, system: service.system },
    shown: feedback.shown,
    support: feedback.support,
    textVersion: feedback.textVersion,
    texts: inOrder(texts),
    unit: feedback.unit,
  } satisfies Record<keyof Feedback | 'texts', unknown>;
  return hash('sha256', JSON.stringify(content), 'hex');
}

function inOrder<T>(values: Readonly<Record<string, T>>): Record<string, T> {
  const sorted: Record<string, T> = {};
  for (const key of Object.keys(values).toSorted()) sorted[key] = values[key] as T;
  return sorted;
}

/** Feedbacks of one day end on one day: most of them ask for what was worked out for the last one. */
const ends = new Map<string, string>();

function endOf(day: string, days: number): string {
  const name = `${day} ${days}`;
  const known = ends.get(name);
  if (known !== undefined) return known;
  if (ends.size >= 100) ends.clear();
  const end = dayAfter(day, days);
  ends.set(name, end);
  return end;
}
