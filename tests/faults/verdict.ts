// Holds a journal against the database: everything acknowledged is there once with its content, nothing is there that
// nobody sent, the counters are what the rows say, and sending again adds nothing.
import { isDeepStrictEqual } from 'node:util';
import { type DatabaseLocation, openDatabase } from '@palaute/collector';
import { call } from '../environment/feedback.ts';
import { type Entry, type Journal, sendOnce } from './senders.ts';
import { asReadBack, looseParts, readStored, wrongCounters } from './stored.ts';

export interface Verdict {
  readonly sent: number;
  readonly acknowledged: number;
  readonly stored: number;
  /** Stored although nobody was told so: allowed, and found out by sending again. */
  readonly storedUnacknowledged: number;
  /** Sentences; empty when all is well. */
  readonly wrongs: readonly string[];
}

/** Looks into the database; no collector may be serving it where it is an embedded one. */
export async function judge(location: DatabaseLocation, { entries, wrongs }: Journal): Promise<Verdict> {
  const found: string[] = [...wrongs];
  const bySender = new Map(entries.map((entry) => [entry.feedback.id, entry]));
  const seen = new Set<string>();
  let unacknowledged = 0;
  const database = await openDatabase(location);
  try {
    for await (const { record, hasContact, receivedOn } of readStored(database)) {
      const entry = bySender.get(record.id);
      if (!entry) {
        found.push(`${record.id}: is there, but nobody sent it`);
        continue;
      }
      if (seen.has(record.id)) found.push(`${record.id}: is there twice`);
      seen.add(record.id);
      if (!isDeepStrictEqual(record, asReadBack(entry.feedback)))
        found.push(`${record.id}: reads back otherwise`);
      if (hasContact !== (entry.feedback.contact !== undefined)) found.push(`${record.id}: contact details`);
      if (entry.receivedOn === undefined) unacknowledged += 1;
      else if (entry.receivedOn !== receivedOn) found.push(`${record.id}: another day of arrival is kept`);
    }
    for (const { feedback, receivedOn } of entries) {
      if (receivedOn !== undefined && !seen.has(feedback.id))
        found.push(`${feedback.id}: acknowledged and lost`);
    }
    for (const { key, counted, kept } of await wrongCounters(database)) {
      found.push(`the counter ${key} is ${kept}, the rows say ${counted}`);
    }
    const loose = await looseParts(database);
    if (loose > 0) found.push(`${loose} words or contact details without a feedback`);
  } finally {
    await database.close();
  }
  return {
    sent: entries.length,
    acknowledged: entries.filter(({ receivedOn }) => receivedOn !== undefined).length,
    stored: seen.size,
    storedUnacknowledged: unacknowledged,
    wrongs: found,
  };
}

/**
 * Sends everything again: what was acknowledged must be a duplicate, the rest is stored or a duplicate; every
 * fiftieth with other content under the same id, which must be refused.
 */
export async function sendAllAgain(journal: Journal, url: string, key: string): Promise<void> {
  const line = [...journal.entries];
  const send = async () => {
    for (let entry = line.pop(); entry; entry = line.pop()) {
      if ((await sendOnce({ journal, key }, url, entry)) !== 'acknowledged') {
        journal.wrongs.push(`${entry.feedback.id}: not taken when nothing was wrong any more`);
      }
      if (line.length % 50 === 0) await sendOther(journal, url, key, entry);
    }
  };
  await Promise.all(Array.from({ length: 16 }, send));
}

async function sendOther(journal: Journal, url: string, key: string, { feedback }: Entry): Promise<void> {
  const other = { ...feedback, language: feedback.language === 'fi' ? 'sv' : 'fi' };
  const { status, body } = await call('PUT', `${url}/v1/feedback/${feedback.id}`, { key, body: other });
  if (status !== 422 || body['code'] !== 'id-reused') {
    journal.wrongs.push(`${feedback.id}: other content under the same id heard ${status}`);
  }
}
