// A feedback as the database takes it: one row, its words apart, and what it adds to the counters. Pure.
import { createHash } from 'node:crypto';
import { dayInFinland, type Feedback, monthOf } from '@palaute/schema';

/** One step of one counter: `answered` tells a value from a reason for its absence. */
export interface Tally {
  readonly item: string;
  readonly answer: string;
  readonly answered: boolean;
}

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
  readonly answers: Readonly<Record<string, number | string>>;
  readonly kinds: readonly string[] | null;
  readonly content_hash: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly tally: readonly Tally[];
}

/** Stands for the feedback itself among the counted items. */
export const feedbackItem = 'feedback';
/** Stands for the free text among the texts. */
const freeItem = 'free';

/**
 * Its month is the contact's; without a contact date, the month of arrival in Finland (ADR 0004).
 */
export function rowOf(feedback: Feedback, receivedAt: Date): FeedbackRow {
  const texts: Record<string, string> = {};
  const answers: Record<string, number | string> = {};
  const tally: Tally[] = [{ item: feedbackItem, answer: 'given', answered: true }];
  const byItem = new Map(feedback.answers.map((answer) => [answer.item, answer]));
  for (const item of feedback.shown) {
    const { value, missing = 'skipped' } = byItem.get(item) ?? {};
    if (typeof value === 'string') texts[item] = value;
    else answers[item] = value ?? missing;
    const answer = typeof value === 'string' ? 'given' : String(value ?? missing);
    tally.push({ item, answer, answered: value !== undefined });
  }
  if (feedback.free) texts[freeItem] = feedback.free.text;
  return {
    feedback_id: feedback.id,
    unit_id: feedback.unit,
    provider_id: feedback.provider ?? null,
    received_at: receivedAt.toISOString(),
    month: monthOf(feedback.contactOn ?? dayInFinland(receivedAt)),
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
    content_hash: contentHash(feedback),
    texts,
    tally,
  };
}

/** Same content, same hash: the order of keys and of answers says nothing. */
function contentHash(feedback: Feedback): string {
  const answers = feedback.answers.toSorted((a, b) => (a.item < b.item ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(sortKeys({ ...feedback, answers })))
    .digest('hex');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
