// What identifies a person is noticed before it is sent, and an identity code never leaves the browser. What counts
// as personal data is @palaute/schema/personal-data's own matter; here is what the person meets.
import type { PersonalDataKind } from '@palaute/schema/personal-data';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Chromium, openChromium, type Page, visitorOf } from './browsers.ts';
import { type Site, startSite } from './site/site.ts';
import { stateOf } from './states.ts';
import { act, reach, waitForText } from './visitor.ts';
import { wordsOf } from './words.ts';

interface Example {
  readonly text: string;
  readonly kind: PersonalDataKind;
  /** What must not be sent even when the person sends it anyway; without it the text goes as it is. */
  readonly never?: string;
}

/** Test codes: the digits from 900 on are given to nobody, and the others are published examples. */
const examples: readonly Example[] = [
  { text: 'Olen 131052-308T.', kind: 'identity-code', never: '308T' },
  { text: 'Olen 010594Y9021.', kind: 'identity-code', never: '9021' },
  { text: 'Olen 131052–308t.', kind: 'identity-code', never: '308t' },
  { text: 'Soita 040 123 4567.', kind: 'phone' },
  { text: 'Kirjoita minulle: aino@esimerkki.fi', kind: 'email' },
  { text: 'Tilini on FI21 1234 5600 0007 85.', kind: 'iban' },
];
const harmless = [
  'Odotin 45 minuuttia 3.5.2026.',
  'Lääkäri B6 oli ystävällinen, 10/10!',
  'Huone 1310521308.',
];

const { messages, pack } = wordsOf('fi');
let site: Site;
let browser: Chromium;
let page: Page;
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
  await reach(visitorOf(page), site, { state: stateOf('untouched'), lang: 'fi' });
});
afterEach(async () => {
  await page.close();
  site.clear();
});
const write = (text: string) => act(visitorOf(page), { into: pack.texts.open, write: text });
const press = (name: string) => act(visitorOf(page), { press: name });
const sent = () => site.collector.requests.map(({ body }) => body).join('\n');

describe.each(examples)('“$text”', ({ text, kind, never }) => {
  it('is asked about before anything is sent, and may be taken out', async () => {
    await write(text);
    await press(messages.send);
    await waitForText(visitorOf(page), messages.found(messages.data[kind]));
    expect(site.collector.requests).toEqual([]);
    await press(messages.remove);
    await press(messages.send);
    await waitForText(visitorOf(page), messages.thanks);
    const answer = site.collector.records()[0]?.answers.find(({ item }) => item === 'open');
    const words = text.replace(/[.:]/g, '').split(' ');
    expect(JSON.stringify(answer)).not.toContain(words.at(-1));
  });

  it(`may be sent after that, ${never ? 'without the code' : 'as the person wants it'}`, async () => {
    await write(text);
    await press(messages.send);
    await waitForText(visitorOf(page), messages.errors);
    await press(messages.send);
    await waitForText(visitorOf(page), messages.thanks);
    if (never) expect(sent()).not.toContain(never);
    else expect(sent()).toContain(text);
  });
});

it.each(harmless)('“%s” is sent without a question', async (text) => {
  await write(text);
  await press(messages.send);
  await waitForText(visitorOf(page), messages.thanks);
  expect(sent()).toContain(text);
});
