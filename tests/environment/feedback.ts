import { randomUUID } from 'node:crypto';
import type { Answer, Feedback } from '@palaute/schema';
import { unitOids } from './collector.ts';

/** A valid record, with whatever a test wants else. */
export function makeFeedback(changes: Partial<Feedback> = {}): Feedback {
  return {
    schema: '1',
    id: randomUUID(),
    instrument: 'thl-kap-2022',
    textVersion: '2026-11-22',
    language: 'fi',
    unit: unitOids[0],
    collectionChannel: 'web',
    shown: ['nps', 'open', 'access'],
    answers: [
      { item: 'nps', value: 9 },
      { item: 'access', missing: 'skipped' },
    ],
    ...changes,
  };
}

/** A record that shows and answers just these. */
export const makeAnswered = (answers: readonly Answer[], changes: Partial<Feedback> = {}): Feedback =>
  makeFeedback({ shown: answers.map(({ item }) => item), answers: [...answers], ...changes });

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // A test reads what it expects to be there, and fails where it is not.
  readonly body: Record<string, unknown>;
}

/** A plain HTTP call, without the client: what any program would see. */
export async function call(
  method: string,
  url: string,
  {
    key,
    body,
    headers = {},
  }: { key?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(text || '{}') as Record<string, unknown>,
  };
}

export const put = (
  base: string,
  key: string | undefined,
  feedback: Feedback,
  headers: Record<string, string> = {},
) => call('PUT', `${base}/v1/feedback/${feedback.id}`, { key, body: feedback, headers });
