// What an outbox keeps in IndexedDB: feedback that waits, and how much of it came to which end. One transaction for each
// change, so that two tabs, or a tab that is killed, leave no half of one. What is sent and when is in outbox.ts.
import type { Feedback } from '@palaute/schema';
import { OutboxError, toOutboxError } from './error.ts';

/** One feedback that waits. */
export interface Waiting {
  readonly id: string;
  /** When it was put, in milliseconds since 1970. */
  readonly at: number;
  /** The collector that it is meant for; it goes to no other. */
  readonly to: string;
  readonly feedback: Feedback;
}

/** How a feedback left the outbox; of a refusal only the problem's code stays. */
export type End = 'sent' | 'expired' | `refused ${string}`;

/** How much waits, and how much has left the outbox since it was first opened on this device. */
export interface OutboxCounts {
  readonly waiting: number;
  readonly sent: number;
  /** Will never be taken by the collector; their texts are deleted. */
  readonly refused: number;
  /** Waited longer than `ttlDays`, and are deleted. */
  readonly expired: number;
  /** The refused ones by the problem's code. */
  readonly refusals: Readonly<Record<string, number>>;
}

export class OutboxStore {
  readonly #name: string;
  #database: Promise<IDBDatabase> | undefined;
  #isClosed = false;

  constructor(name: string) {
    this.#name = name;
  }

  /** Resolves when it is on the disk. The first content under an id stays, as it does in a collector. */
  async add(record: Waiting): Promise<void> {
    await this.#change('strict', async ({ waiting }) => {
      if ((await resultOf(waiting.getKey(record.id))) === undefined) waiting.add(record);
    });
  }

  /** The one that has waited longest after another; the first one without. */
  async next(to: string, after?: Waiting): Promise<Waiting | undefined> {
    const from = after ? [to, after.at, after.id] : [to];
    const range = IDBKeyRange.bound(from, [to, []], after !== undefined);
    return this.#read(async ({ waiting }) => {
      const cursor = await resultOf(waiting.index('turn').openCursor(range));
      return cursor?.value as Waiting | undefined;
    });
  }

  /** Deletes one and counts its end; does neither where another tab has done both. */
  async end(id: string, end: End): Promise<void> {
    await this.#change('default', async ({ waiting, counter }) => {
      if ((await resultOf(waiting.getKey(id))) === undefined) return;
      waiting.delete(id);
      await addTo(counter, end, 1);
    });
  }

  /** Deletes all that was put before an instant, whichever collector it is for. */
  async expire(before: number): Promise<void> {
    await this.#change('default', async ({ waiting, counter }) => {
      const ids = await resultOf(waiting.index('at').getAllKeys(IDBKeyRange.upperBound(before, true)));
      for (const id of ids) waiting.delete(id);
      if (ids.length > 0) await addTo(counter, 'expired', ids.length);
    });
  }

  async counts(): Promise<OutboxCounts> {
    return this.#read(async ({ waiting, counter }) => {
      const [size, names, numbers] = await Promise.all([
        resultOf(waiting.count()),
        resultOf(counter.getAllKeys() as IDBRequest<string[]>),
        resultOf(counter.getAll() as IDBRequest<number[]>),
      ]);
      const all = names.map((name, index) => [name, numbers[index] ?? 0] as const);
      const ends = Object.fromEntries(all);
      const refusals = Object.fromEntries(
        all.filter(([name]) => name.startsWith(refused)).map(([name, n]) => [name.slice(refused.length), n]),
      );
      return {
        waiting: size,
        sent: ends['sent'] ?? 0,
        refused: Object.values(refusals).reduce((sum, n) => sum + n, 0),
        expired: ends['expired'] ?? 0,
        refusals,
      };
    });
  }

  /** What is under way is still done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const database = this.#database;
    this.#database = undefined;
    await database?.then(
      (open) => open.close(),
      () => {},
    );
  }

  #read<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result> {
    return this.#transact('readonly', 'default', work);
  }

  #change(durability: IDBTransactionDurability, work: (stores: Stores) => Promise<void>): Promise<void> {
    return this.#transact('readwrite', durability, work);
  }

  /** @throws {OutboxError} */
  async #transact<Result>(
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability,
    work: (stores: Stores) => Promise<Result>,
  ): Promise<Result> {
    for (let times = 1; ; times += 1) {
      try {
        return await this.#attempt(mode, durability, work);
      } catch (error) {
        if (times === attempts || !isTakenAway(error)) throw toOutboxError(error);
        // Staff cleared the storage under it: nothing of it was kept, and it is begun anew.
        this.#database = undefined;
      }
    }
  }

  async #attempt<Result>(
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability,
    work: (stores: Stores) => Promise<Result>,
  ): Promise<Result> {
    const database = await this.#open();
    const transaction = database.transaction(['waiting', 'counter'], mode, { durability });
    const stores = {
      waiting: transaction.objectStore('waiting'),
      counter: transaction.objectStore('counter'),
    };
    const ended = endOf(transaction);
    // Both are heard before either is waited for: a disk that is full ends the transaction and not the request.
    const [result] = await Promise.all([work(stores), ended]);
    return result;
  }

  async #open(): Promise<IDBDatabase> {
    if (this.#isClosed) throw new OutboxError('closed');
    // What could not be opened, or was taken away, is opened anew at the next use.
    const forget = () => (this.#database = undefined);
    try {
      return await (this.#database ??= openDatabase(this.#name, forget));
    } catch (error) {
      forget();
      throw error;
    }
  }
}

interface Stores {
  readonly waiting: IDBObjectStore;
  readonly counter: IDBObjectStore;
}

const refused = 'refused ';

async function addTo(counter: IDBObjectStore, end: End, n: number): Promise<void> {
  const before = (await resultOf(counter.get(end))) as number | undefined;
  counter.put((before ?? 0) + n, end);
}

/** Clearing goes on for a while: what is opened meanwhile may be taken away, too. */
const attempts = 4;

/** A connection that the browser ended, before or during a transaction (IndexedDB 3.0, §5.2 and 5.5). */
const isTakenAway = (error: unknown): boolean =>
  error === null || (error instanceof DOMException && /^(InvalidState|Abort|Unknown)Error$/.test(error.name));

/** @param forget called when the connection is of no more use */
async function openDatabase(name: string, forget: () => void): Promise<IDBDatabase> {
  if (!globalThis.indexedDB) throw new OutboxError('no-storage');
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => {
    const waiting = request.result.createObjectStore('waiting', { keyPath: 'id' });
    waiting.createIndex('turn', ['to', 'at', 'id']);
    waiting.createIndex('at', 'at');
    request.result.createObjectStore('counter');
  });
  const database = await resultOf(request);
  // Staff may clear the browser's data, and a newer version of the page may want the storage for itself.
  database.addEventListener('close', forget);
  database.addEventListener('versionchange', () => (database.close(), forget()));
  return database;
}

const resultOf = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });

const endOf = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
