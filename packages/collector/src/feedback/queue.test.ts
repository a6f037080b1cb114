import { describe, expect, it } from 'vitest';
import { FeedbackQueue, QueueFullError } from './queue.ts';
import { type FeedbackRow } from './row.ts';
import { type Outcome } from './store.ts';

const row = (id: string): FeedbackRow => ({ feedback_id: id }) as FeedbackRow;
const stored = (): Outcome => ({ status: 'stored', receivedOn: '2026-01-01' });

/** A store that notes its batches and waits to be let go. */
function gatedStore() {
  const batches: string[][] = [];
  const gates: ((error?: unknown) => void)[] = [];
  const store = (_org: string, rows: readonly FeedbackRow[]) =>
    new Promise<Outcome[]>((resolve, reject) => {
      batches.push(rows.map(({ feedback_id }) => feedback_id));
      gates.push((error) => (error === undefined ? resolve(rows.map(stored)) : reject(error)));
    });
  return { store, batches, gates };
}

const databaseError = (code: string) => Object.assign(new Error('database'), { code });

describe('The queue', () => {
  it('stores what comes while a statement runs in the next one, together', async () => {
    const { store, batches, gates } = gatedStore();
    const queue = new FeedbackQueue(store);
    const all = Promise.all(['a', 'b', 'c'].map((id) => queue.add('org', row(id))));
    expect(batches).toEqual([['a']]);
    gates[0]?.();
    await expect.poll(() => batches).toEqual([['a'], ['b', 'c']]);
    gates[1]?.();
    expect(await all).toHaveLength(3);
  });

  it('lets in who stood at the door while a statement kept the thread, before it makes the next', async () => {
    const batches: string[][] = [];
    const store = (_org: string, rows: readonly FeedbackRow[]) => {
      batches.push(rows.map(({ feedback_id }) => feedback_id));
      return Promise.resolve(rows.map(stored));
    };
    const queue = new FeedbackQueue(store);
    const known = [queue.add('org', row('a')), queue.add('org', row('b'))];
    const atTheDoor = new Promise((resolve) => {
      setImmediate(() => resolve(queue.add('org', row('c'))));
    });
    await Promise.all([...known, atTheDoor]);
    expect(batches).toEqual([['a'], ['b', 'c']]);
  });

  it('answers nobody before the statement has ended', async () => {
    const { store, gates } = gatedStore();
    const queue = new FeedbackQueue(store);
    let isAnswered = false;
    const answer = queue.add('org', row('a')).then(() => (isAnswered = true));
    await new Promise(setImmediate);
    expect(isAnswered).toBe(false);
    gates[0]?.();
    await answer;
    expect(isAnswered).toBe(true);
  });

  it('never puts one id twice into one statement', async () => {
    const { store, batches, gates } = gatedStore();
    const queue = new FeedbackQueue(store);
    const all = Promise.all(['x', 'a', 'a', 'b'].map((id) => queue.add('org', row(id))));
    for (let open = 0; open < 3; open += 1) {
      await expect.poll(() => gates.length).toBe(open + 1);
      gates[open]?.();
    }
    await all;
    expect(batches).toEqual([['x'], ['a', 'b'], ['a']]);
  });

  it('keeps organisations in statements of their own, side by side', async () => {
    const { store, batches, gates } = gatedStore();
    const queue = new FeedbackQueue(store);
    const all = Promise.all([queue.add('one', row('a')), queue.add('two', row('b'))]);
    expect(batches).toEqual([['a'], ['b']]);
    gates.forEach((open) => open());
    await all;
  });

  it('repeats a statement that lost a race, and not one that failed for good', async () => {
    let calls = 0;
    const deadlockOnce = () => {
      calls += 1;
      return calls === 1 ? Promise.reject(databaseError('40P01')) : Promise.resolve([stored()]);
    };
    await expect(new FeedbackQueue(deadlockOnce).add('org', row('a'))).resolves.toEqual(stored());
    expect(calls).toBe(2);
  });

  it('refuses one row without the others that shared its statement', async () => {
    const store = (_org: string, rows: readonly FeedbackRow[]) =>
      rows.some(({ feedback_id }) => feedback_id === 'bad')
        ? Promise.reject(databaseError('23503'))
        : Promise.resolve(rows.map(stored));
    const queue = new FeedbackQueue(store);
    const results = await Promise.allSettled(['x', 'a', 'bad', 'b'].map((id) => queue.add('org', row(id))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('tells everybody when the database is away, and goes on when it is back', async () => {
    let isAway = true;
    const store = (_org: string, rows: readonly FeedbackRow[]) =>
      isAway ? Promise.reject(databaseError('ECONNREFUSED')) : Promise.resolve(rows.map(stored));
    const queue = new FeedbackQueue(store);
    const results = await Promise.allSettled(['a', 'b', 'c'].map((id) => queue.add('org', row(id))));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    isAway = false;
    await expect(queue.add('org', row('a'))).resolves.toEqual(stored());
  });

  it('refuses more than it can hold instead of growing', async () => {
    const { store, gates } = gatedStore();
    const queue = new FeedbackQueue(store);
    const waiting = Array.from({ length: 5_000 }, (_, index) => queue.add('org', row(String(index))));
    waiting.forEach((promise) => void promise.catch(() => {}));
    await expect(queue.add('org', row('one more'))).rejects.toBeInstanceOf(QueueFullError);
    expect(gates).toHaveLength(1);
  });
});
