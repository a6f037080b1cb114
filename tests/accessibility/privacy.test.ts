// Nothing is read from a person's device, nothing is left on it, and nobody is told of them before they act.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Chromium, openChromium, type Page, visitorOf } from './browsers.ts';
import { leftOnDevice, readsOf, watchReads } from './checks/privacy.ts';
import { type Site, startSite } from './site/site.ts';
import { stateOf } from './states.ts';
import { act, reach, waitForText } from './visitor.ts';
import { wordsOf } from './words.ts';

let site: Site;
let browser: Chromium;
let page: Page;
const requests: string[] = [];
beforeAll(async () => {
  site = await startSite();
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  page = await browser.newPage();
  page.on('request', (request) => requests.push(request.url()));
  await watchReads(page);
});
afterEach(async () => {
  await page.close();
  site.clear();
  requests.length = 0;
});

describe.each(['untouched', 'dialog-closed'])('Before a person acts (%s)', (name) => {
  it('nothing is asked of any server but the page, its style sheet and the script', async () => {
    await reach(visitorOf(page), site, { state: stateOf(name), lang: 'fi' });
    await page.waitForLoadState('networkidle');
    expect(requests.map((url) => new URL(url).pathname).toSorted()).toEqual([
      '/',
      '/palaute.js',
      '/plain.css',
    ]);
    expect(site.collector.requests).toEqual([]);
  });

  it('a site with a form of its own asks nothing either', async () => {
    await page.goto(site.page({ lang: 'fi', form: 'whole', element: stateOf(name).element ?? 'form' }));
    await waitForText(visitorOf(page), wordsOf('fi').messages.send);
    await page.waitForLoadState('networkidle');
    expect(site.collector.requests).toEqual([]);
  });

  it('in another language, only the site itself is asked', async () => {
    await reach(visitorOf(page), site, { state: stateOf(name), lang: 'ar' });
    await page.waitForLoadState('networkidle');
    expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set([site.origin]));
    expect(site.collector.requests).toEqual([]);
  });
});

describe('From opening the page to the thank-you', () => {
  const goThrough = async () => {
    const visitor = visitorOf(page);
    await reach(visitor, site, { state: stateOf('personal-data-noticed'), lang: 'fi' });
    const { messages, pack } = wordsOf('fi');
    await act(visitor, { into: pack.texts.open, write: 'Sain ajan heti.' });
    await act(visitor, { press: messages.send });
    await waitForText(visitor, messages.thanks);
  };

  it('only the site and the collector are spoken to', async () => {
    await goThrough();
    const origins = new Set(requests.map((url) => new URL(url).origin));
    expect(origins).toEqual(new Set([site.origin, site.collectorOrigin]));
    expect(site.collector.records()).toHaveLength(1);
  });

  it('nothing is read that tells one device from another', async () => {
    await goThrough();
    expect(await readsOf(page)).toEqual([]);
  });

  it('nothing is left on the device', async () => {
    await goThrough();
    expect(await leftOnDevice(page)).toEqual([]);
  });

  it('the collector does not learn which page it was, nor which browser from the record', async () => {
    await goThrough();
    const agent = await page.evaluate(() => navigator.userAgent);
    for (const { headers, body } of site.collector.requests) {
      expect(headers.referer).toBeUndefined();
      expect(headers.cookie).toBeUndefined();
      for (const told of [site.origin, 'lang=fi', agent, 'Mozilla']) expect(body).not.toContain(told);
    }
    expect(Object.keys(site.collector.records()[0] ?? {}).toSorted()).toEqual([
      'answers',
      'collectionChannel',
      'id',
      'instrument',
      'language',
      'schema',
      'shown',
      'textVersion',
      'unit',
    ]);
  });
});
