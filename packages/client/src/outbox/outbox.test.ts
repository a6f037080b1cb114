import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { feedback, hangUp, OutboxSite, refused, stored, unavailable } from '../testing/outbox-site.ts';

const secret = 'Lääkäri Virtanen';
const none = { waiting: 0, sent: 0, refused: 0, expired: 0, refusals: {} };

let site: OutboxSite;
beforeAll(async () => {
  site = await OutboxSite.start();
});
afterEach(() => site.forget());
afterAll(() => site.stop());

describe('what is put', () => {
  test('is sent, and then is no longer on the device', async () => {
    const tab = await site.tab();
    await tab.open();
    await tab.put(feedback(1, secret));
    await expect.poll(() => tab.counts()).toEqual({ ...none, sent: 1 });
    expect(site.requests).toEqual([feedback(1).id]);
    expect(await tab.kept()).not.toContain(secret);
  });

  test('is on the disk before put resolves: a tab that is closed at once has lost nothing', async () => {
    const tab = await site.tab();
    await tab.open();
    // So that what the closed tab may have begun to send does not arrive beside what the next one sends.
    await site.setOffline(true);
    await tab.put(feedback());
    await tab.page.close();
    await site.setOffline(false);
    const next = await site.tab();
    await next.open();
    await expect.poll(() => next.counts()).toEqual({ ...none, sent: 1 });
    expect(site.requests).toEqual([feedback().id]);
  });

  test('twice under one id is kept once, as it was first', async () => {
    const tab = await site.tab();
    await tab.open();
    await site.setOffline(true);
    await tab.put(feedback(1, secret));
    await tab.put(feedback(1, 'Muutin mieleni'));
    expect(await tab.counts()).toEqual({ ...none, waiting: 1 });
    expect(await tab.kept()).toContain(secret);
    expect(await tab.kept()).not.toContain('Muutin mieleni');
  });

  test('goes in the order it came, and only to the collector that it is meant for', async () => {
    const tab = await site.tab();
    await tab.open({ endpoint: '/elsewhere' });
    await site.setOffline(true);
    await tab.put(feedback(1));
    await tab.page.evaluate(() => outbox.close());
    await tab.open();
    for (const n of [3, 2]) await tab.put(feedback(n));
    await site.setOffline(false);
    await expect.poll(() => tab.counts()).toEqual({ ...none, waiting: 1, sent: 2 });
    expect(site.requests).toEqual([3, 2].map((n) => feedback(n).id));
  });
});

describe('without a network', () => {
  test('it waits, and goes by itself as soon as the network is back', async () => {
    const tab = await site.tab((page) => page.clock.install());
    await tab.open();
    await site.setOffline(true);
    await tab.put(feedback());
    // So long in vain that the next attempt by itself is minutes away.
    for (let minute = 0; minute < 20; minute += 1) await tab.page.clock.runFor(60_000);
    expect(await tab.counts()).toEqual({ ...none, waiting: 1 });
    await site.setOffline(false);
    await expect.poll(() => tab.counts(), { timeout: 10_000 }).toEqual({ ...none, sent: 1 });
  });

  test('attempts become rarer, and none is given up', async () => {
    site.answers = [hangUp];
    const tab = await site.tab((page) => page.clock.install());
    await tab.open();
    await tab.put(feedback());
    // In small steps: each leaves the network the moment that it takes in truth.
    const step = () => tab.page.clock.runFor(5000);
    for (let count = 0; count < 180; count += 1) await step();
    // Each attempt is two requests; every five seconds it would be hundreds.
    expect(site.requests.length).toBeLessThanOrEqual(40);
    site.requests.length = 0;
    // The next one comes within the hour.
    for (let count = 0; count < 720 && site.requests.length === 0; count += 1) await step();
    expect(site.requests.length).toBeGreaterThan(0);
    expect(await tab.counts()).toEqual({ ...none, waiting: 1 });
  });
});

describe('a collector that has too much to do', () => {
  test('is left alone for as long as it asks, also by the caller', async () => {
    site.answers = [unavailable('120'), stored];
    const tab = await site.tab((page) => page.clock.install());
    await tab.open();
    await tab.put(feedback());
    await expect.poll(() => site.requests.length).toBe(1);
    expect(await tab.flush()).toEqual({ ...none, waiting: 1 });
    await tab.page.clock.runFor(100_000);
    expect(await tab.flush()).toEqual({ ...none, waiting: 1 });
    expect(site.requests).toHaveLength(1);
    await tab.page.clock.runFor(30_000);
    await expect.poll(() => tab.counts()).toEqual({ ...none, sent: 1 });
    expect(site.requests).toHaveLength(2);
  });

  test('one feedback that it stumbles over does not hold up the others', async () => {
    const stumbled = refused(500, 'internal-error');
    site.answers = [(response, id) => (id === feedback(1).id ? stumbled : stored)(response, id)];
    const tab = await site.tab();
    await tab.open();
    await site.setOffline(true);
    for (const n of [1, 2]) await tab.put(feedback(n));
    await site.setOffline(false);
    await expect.poll(() => tab.counts()).toMatchObject({ waiting: 1, sent: 1 });
  });
});

describe('a refusal', () => {
  test('that is final leaves its code and nothing of the feedback', async () => {
    site.answers = [refused(422, 'unknown-item'), stored];
    const tab = await site.tab();
    await tab.open();
    await site.setOffline(true);
    for (const n of [1, 2]) await tab.put(feedback(n, secret));
    await site.setOffline(false);
    await expect
      .poll(() => tab.counts())
      .toEqual({ ...none, sent: 1, refused: 1, refusals: { 'unknown-item': 1 } });
    expect(await tab.kept()).not.toContain(secret);
    await tab.flush();
    expect(site.requests).toHaveLength(2);
  });

  test('of the key keeps the feedback until the key is put right', async () => {
    site.answers = [refused(401, 'unknown-key'), stored];
    const tab = await site.tab();
    await tab.open();
    await tab.put(feedback());
    await expect.poll(() => site.requests.length).toBe(1);
    expect(await tab.counts()).toEqual({ ...none, waiting: 1 });
    // A call that comes while the refusal is on its way waits for that, and tries nothing more.
    await expect.poll(() => tab.flush()).toEqual({ ...none, sent: 1 });
  });
});

describe('what has waited too long', () => {
  test('is deleted and counted, also while there is no network', async () => {
    const tab = await site.tab((page) => page.clock.install());
    await tab.open({ ttlDays: 3 });
    await site.setOffline(true);
    await tab.put(feedback(1, secret));
    await tab.page.clock.fastForward(71 * 3_600_000);
    expect(await tab.flush()).toEqual({ ...none, waiting: 1 });
    await tab.page.clock.fastForward(2 * 3_600_000);
    await expect.poll(() => tab.counts()).toEqual({ ...none, expired: 1 });
    expect(await tab.kept()).not.toContain(secret);
    await site.setOffline(false);
    await tab.flush();
    expect(site.requests).toEqual([]);
  });

  test('is fourteen days, and is deleted when the outbox is opened for another collector too', async () => {
    const tab = await site.tab((page) => page.clock.install());
    await tab.open();
    await site.setOffline(true);
    await tab.put(feedback(1, secret));
    await tab.page.evaluate(() => outbox.close());
    await tab.page.clock.fastForward(13.9 * 86_400_000);
    await tab.open({ endpoint: '/elsewhere' });
    expect(await tab.flush()).toEqual({ ...none, waiting: 1 });
    await tab.page.clock.fastForward(0.2 * 86_400_000);
    expect(await tab.flush()).toEqual({ ...none, expired: 1 });
    expect(await tab.kept()).not.toContain(secret);
  });
});

describe('two tabs of one device', () => {
  const flushBoth = async (prepare?: Parameters<OutboxSite['tab']>[0]) => {
    const tabs = [await site.tab(prepare), await site.tab(prepare)];
    for (const tab of tabs) await tab.open();
    await site.setOffline(true);
    for (let n = 1; n <= 5; n += 1) await tabs[n % 2]!.put(feedback(n));
    // Slow enough for the two to meet.
    const slowly: typeof stored = (response, id) => {
      setTimeout(() => stored(response, id), 100);
    };
    site.answers = [slowly];
    await site.setOffline(false);
    await Promise.all(tabs.map((tab) => tab.flush()));
    await expect.poll(() => tabs[0]!.counts()).toEqual({ ...none, sent: 5 });
    return site.requests.toSorted();
  };

  test('take turns: each feedback is sent once', async () => {
    expect(await flushBoth()).toEqual([1, 2, 3, 4, 5].map((n) => feedback(n).id));
  });

  test('lose nothing and count nothing twice where there are no locks', async () => {
    const requests = await flushBoth((page) =>
      page.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined })),
    );
    expect(new Set(requests)).toEqual(new Set([1, 2, 3, 4, 5].map((n) => feedback(n).id)));
  });
});

describe('where nothing can be kept', () => {
  test.each([
    [
      'there is no IndexedDB',
      'no-storage',
      (): void => {
        Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
      },
    ],
    [
      'the browser forbids it',
      'no-storage',
      () => {
        IDBFactory.prototype.open = (): never => {
          throw new DOMException('', 'SecurityError');
        };
      },
    ],
    [
      'a newer page has changed the storage',
      'blocked',
      async () => {
        await new Promise((resolve) => {
          indexedDB.open('palaute-outbox', 2).addEventListener('success', ({ target }) => {
            (target as IDBOpenDBRequest).result.close();
            resolve(undefined);
          });
        });
      },
    ],
  ] as const)('it says so: %s', async (_case, code, spoil: () => void | Promise<void>) => {
    const tab = await site.tab();
    await tab.page.evaluate(spoil);
    await expect(tab.open()).rejects.toThrow(`OutboxError ${code}`);
  });

  test('put says that the device is full, and nobody is thanked', async () => {
    const tab = await site.tab();
    await tab.open();
    const session = await tab.page.context().newCDPSession(tab.page);
    const { origin } = new URL(tab.page.url());
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await site.setOffline(true);
    await expect(tab.put(feedback(1, secret))).rejects.toThrow('OutboxError full');
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await tab.put(feedback(2));
    expect(await tab.counts()).toEqual({ ...none, waiting: 1 });
  });

  test('a closed outbox takes nothing more', async () => {
    const tab = await site.tab();
    await tab.open();
    await tab.page.evaluate(() => outbox.close());
    await expect(tab.put(feedback())).rejects.toThrow('OutboxError closed');
  });

  test('storage that staff have cleared is begun anew', async () => {
    const tab = await site.tab();
    await tab.open();
    const session = await tab.page.context().newCDPSession(tab.page);
    const { origin } = new URL(tab.page.url());
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    // The browser goes on clearing for a while: what is refused meanwhile is put again, as a person presses again.
    const isKept = () =>
      tab.put(feedback()).then(
        () => true,
        () => false,
      );
    await expect.poll(isKept).toBe(true);
    await expect.poll(() => tab.counts()).toEqual({ ...none, sent: 1 });
  });
});

test('no error and no log holds anything of the feedback', async () => {
  site.answers = [refused(422, 'unknown-item')];
  const tab = await site.tab();
  const said: string[] = [];
  tab.page.on('console', (message) => said.push(message.text()));
  tab.page.on('pageerror', (error) => said.push(String(error.stack)));
  await tab.open();
  await tab.put(feedback(1, secret));
  await expect.poll(() => tab.counts()).toMatchObject({ refused: 1 });
  // What the browser itself says of a refused request: its address, and so the id.
  expect(said.filter((line) => !line.startsWith('Failed to load resource'))).toEqual([]);
  expect(said.join('')).not.toContain(secret);
});
