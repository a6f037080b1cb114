// The form as it is heard, with a real screen reader (Orca) in Chromium: what is spoken, and in which language's voice.
// Orca's own words (“radio button”) are English here, as the desktop's language is.
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { type Chromium, openChromium, type Page, visitorOf } from './browsers.ts';
import { type Desktop, startDesktop } from './desktop/desktop.ts';
import { type Orca, startOrca } from './desktop/orca.ts';
import { type PageOptions, type Site, startSite } from './site/site.ts';
import { act, waitForText } from './visitor.ts';
import { likertPoint, npsLegend, npsPoint, wordsOf } from './words.ts';

let site: Site;
let desktop: Desktop;
let orca: Orca;
let browser: Chromium;
let page: Page;
beforeAll(async () => {
  site = await startSite();
  desktop = await startDesktop(['orca', 'speech-dispatcher']);
  orca = await startOrca(desktop);
  browser = await openChromium(desktop);
  page = await (await browser.newContext({ viewport: null })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await desktop?.close();
  await site?.close();
});
beforeEach(() => {
  site.clear();
  onTestFailed(() => console.error(orca.transcript().slice(-4000)));
});

/** Opens a page, and goes to its top. */
const enter = async (options: PageOptions) => {
  await page.goto(site.page(options));
  await waitForText(visitorOf(page), wordsOf(options.lang).messages.heading);
  await page.mouse.click(600, 5);
  return orca.listen();
};

/** Tabs on until something is said. @throws Error when it is not said on the way round the page */
const tabUntil = async (wanted: string) => {
  for (let presses = 0; presses < 30; presses += 1) {
    const said = await orca.press('Tab');
    if (said.includes(wanted)) return said;
  }
  throw new Error(`“${wanted}” was never said:\n${orca.transcript().slice(-3000)}`);
};

describe.each(['fi', 'sv', 'ar'])('A person who listens fills in the form in %s', (lang) => {
  const words = wordsOf(lang);
  const { messages, pack } = words;

  it('and hears the question, its ends, what is chosen, what not to write, and the thank-you', async () => {
    await enter({ lang });
    const question = await tabUntil(npsLegend(words));
    expect(question, 'the name of the first point').toContain(npsPoint(words, 0));
    expect(question, 'nothing is chosen beforehand').toContain('not selected');
    expect(orca.voices()).toContain(lang);

    await orca.fillIn();
    expect(await orca.press('space')).toContain('selected');
    expect(await orca.press('Down')).toMatch(/^1\. selected/);
    expect(await orca.press('Down')).toMatch(/^2\. selected/);

    const field = await orca.press('Tab');
    expect(field).toContain(pack.texts.open);
    expect(field).toContain(messages.warning);
    expect(orca.voices()).toContain(lang);
    await orca.type('hei');

    const statement = await orca.press('Tab');
    expect(statement).toContain(pack.texts.access);
    expect(statement).toContain(likertPoint(words, 1));

    await tabUntil(messages.send);
    const sent = `${await orca.press('Return')} ${await orca.listen()}`;
    expect(sent).toContain(messages.thanks);
    expect(site.collector.records()[0]?.answers.slice(0, 3)).toEqual([
      { item: 'nps', value: 2 },
      { item: 'open', value: 'hei' },
      { item: 'access', missing: 'skipped' },
    ]);
  });
});

describe('A person who listens', () => {
  const { messages, pack } = wordsOf('fi');

  it('hears why sending failed, and that nothing is lost', async () => {
    site.collector.mood = 'unavailable';
    await enter({ lang: 'fi' });
    await tabUntil(messages.send);
    const said = `${await orca.press('Return')} ${await orca.listen()}`;
    expect(said).toContain(messages.failed.heading);
    expect(said).toContain(messages.failed.unavailable);
    expect(said).toContain(messages.failed.kept);
  });

  it('hears what keeps the form from being sent, and what the link leads to', async () => {
    await enter({ lang: 'fi' });
    await act(visitorOf(page), { into: pack.texts.open, write: 'a'.repeat(4001) });
    await tabUntil(messages.send);
    const said = `${await orca.press('Return')} ${await orca.listen()}`;
    expect(said).toContain(messages.errors);
    expect(said).toContain(messages.tooLong('4 001', '4 000').split(':')[0]);
    await orca.press('Tab');
    expect(await orca.press('Return')).toContain(pack.texts.open);
  });

  it('hears of personal data while writing', async () => {
    await enter({ lang: 'fi' });
    await tabUntil(pack.texts.open);
    await orca.fillIn();
    const said = `${await orca.type('olen 131052-308T')} ${await orca.listen()}`;
    expect(said).toContain(messages.found(messages.data['identity-code']));
  });

  it('hears nothing of the form before opening the dialog, then its heading, and comes back to the button', async () => {
    const before = await enter({ lang: 'fi', element: 'button' });
    expect(before).not.toContain(messages.intro);
    expect(before).not.toContain(pack.texts.nps);
    expect(await tabUntil(messages.heading)).toContain('button');
    const opened = `${await orca.press('Return')} ${await orca.listen()}`;
    expect(opened).toContain(messages.heading);
    const closed = `${await orca.press('Escape')} ${await orca.listen()}`;
    expect(closed).toContain(messages.heading);
  });
});
