import { describe, expect, it } from 'vitest';
import { Remembered } from './remembered.ts';

describe('What was read lately', () => {
  const setUp = (most = 10) => {
    const clock = { ms: 1_000_000 };
    let reads = 0;
    const remembered = new Remembered<number>(() => new Date(clock.ms), 10_000, most);
    const ask = (name = 'a') => remembered.of(name, async () => (reads += 1));
    return { clock, remembered, ask, reads: () => reads };
  };

  it('is read once for everybody who asks meanwhile, and again after its time', async () => {
    const { clock, ask, reads } = setUp();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    clock.ms += 9_999;
    expect(await ask()).toBe(1);
    clock.ms += 1;
    expect(await ask()).toBe(2);
    expect(reads()).toBe(2);
  });

  it('is read again when the clock was set back', async () => {
    const { clock, ask } = setUp();
    await ask();
    clock.ms -= 1;
    expect(await ask()).toBe(2);
  });

  it('is not remembered when there was nothing, or reading failed', async () => {
    const { remembered, ask } = setUp();
    expect(await remembered.of('a', async () => undefined)).toBeUndefined();
    await expect(remembered.of('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await ask()).toBe(1);
  });

  it('forgets the oldest when there is too much', async () => {
    const { ask, reads } = setUp(2);
    for (const name of ['a', 'b', 'c', 'b', 'c']) await ask(name);
    expect(reads()).toBe(3);
    await ask('a');
    expect(reads()).toBe(4);
  });
});
