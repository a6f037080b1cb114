// Senders that keep a journal of what they sent and what they were told, as an honest caller would: what was
// acknowledged is never sent as new again, what was not is sent again under the same id. Whatever they hear that they
// should never hear is noted. The verdict on the journal is in verdict.ts.
import type { Feedback } from '@palaute/schema';
import { put } from '../environment/feedback.ts';
import { recordsOf } from './records.ts';

/** One feedback, and what its sender knows of it. */
export interface Entry {
  readonly feedback: Feedback;
  /** Day of arrival, once a collector has acknowledged it. */
  receivedOn?: string;
  /** How often it was sent without an acknowledgement. */
  unanswered: number;
}

export interface Journal {
  readonly entries: Entry[];
  /** What no collector may ever say, in words; there must be none. */
  readonly wrongs: string[];
  /** How many times each status was heard; 0 stands for a connection that broke. */
  readonly heard: Map<number, number>;
  acknowledged: number;
}

export const openJournal = (): Journal => ({ entries: [], wrongs: [], heard: new Map(), acknowledged: 0 });

export interface SenderOptions {
  readonly journal: Journal;
  readonly key: string;
  /** Where to send to now; undefined when nothing serves. */
  readonly target: () => string | undefined;
  readonly seed: number;
  /** How many send at once. @default 16 */
  readonly senders?: number;
  /** @default 20 000 */
  readonly patienceMs?: number;
}

/** Lets senders send until they are told to stop. @returns stops them, after what they are sending */
export function startSenders(options: SenderOptions): { stop(): Promise<void> } {
  const { journal, seed, senders = 16 } = options;
  const state = { isStopped: false };
  const send = async (index: number) => {
    const next = recordsOf(seed * 1_000 + index);
    const own: Entry[] = [];
    let turn = 0;
    while (!state.isStopped) {
      const url = options.target();
      if (url === undefined) {
        await pause(5);
        continue;
      }
      turn += 1;
      const known = own.findLast(({ receivedOn }) => receivedOn === undefined);
      const old = turn % 10 === 0 ? own[turn % own.length] : undefined;
      let entry = old ?? (turn % 3 === 0 ? known : undefined);
      if (!entry) {
        entry = { feedback: next(), unanswered: 0 };
        own.push(entry);
        journal.entries.push(entry);
      }
      if ((await sendOnce(options, url, entry)) !== 'acknowledged') await pause(20);
    }
  };
  const running = Promise.all(Array.from({ length: senders }, (_, index) => send(index)));
  return {
    async stop() {
      state.isStopped = true;
      await running;
    },
  };
}

/** Sends one entry once, and writes down what came of it. */
export async function sendOnce(
  { journal, key, patienceMs = 20_000 }: Pick<SenderOptions, 'journal' | 'key' | 'patienceMs'>,
  url: string,
  entry: Entry,
): Promise<'acknowledged' | 'unanswered'> {
  const { id } = entry.feedback;
  const wrong = (what: string) => journal.wrongs.push(`${id}: ${what}`);
  const startedMs = performance.now();
  const answer = await put(url, key, entry.feedback).catch(() => undefined);
  const { status, body, headers } = answer ?? { status: 0, body: {}, headers: new Headers() };
  journal.heard.set(status, (journal.heard.get(status) ?? 0) + 1);
  const tookMs = performance.now() - startedMs;
  if (tookMs > patienceMs) wrong(`an answer took ${Math.round(tookMs)} ms`);
  if (status === 201 || status === 200) {
    const { receivedOn, status: said } = body as { receivedOn: string; status: string };
    const isNew = entry.receivedOn === undefined && entry.unanswered === 0;
    if (status === 201 && entry.receivedOn !== undefined) wrong('stored once more after an acknowledgement');
    if (status === 200 && isNew) wrong('called a duplicate when it was sent for the first time');
    if (said !== (status === 201 ? 'stored' : 'duplicate')) wrong(`${status} came with ${said}`);
    if (entry.receivedOn !== undefined && entry.receivedOn !== receivedOn)
      wrong('its day of arrival changed');
    if (entry.receivedOn === undefined) journal.acknowledged += 1;
    entry.receivedOn = receivedOn;
    return 'acknowledged';
  }
  entry.unanswered += 1;
  if (status !== 0) {
    const { code } = body;
    const retryAfter = Number(headers.get('retry-after'));
    if (status !== 503 || code !== 'database-unavailable') wrong(`refused with ${status} ${String(code)}`);
    else if (!(retryAfter > 0)) wrong('503 without Retry-After');
    const text = JSON.stringify(body);
    if (/select|insert|relation|constraint|postgres|pglite|\bat \//i.test(text))
      wrong(`told too much: ${text}`);
  }
  return 'unanswered';
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
