// The whole form by keyboard alone, in both browsers (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7, 3.2.1, 3.2.2).
import type { Locale } from '@palaute/widget';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPerson, firefoxPerson, openChromium, openFirefox } from './browsers.ts';
import { focusOf, tabStops, tabTo } from './checks/keyboard.ts';
import { type Site, startSite } from './site/site.ts';
import { stateOf } from './states.ts';
import { type Person, reach, waitForText } from './visitor.ts';
import { npsLegend, npsPoint, wordsOf } from './words.ts';

const browsers = {
  async Chromium() {
    const browser = await openChromium();
    return { enter: () => chromiumPerson(browser), close: () => browser.close() };
  },
  async Firefox() {
    const browser = await openFirefox();
    return { enter: () => firefoxPerson(browser), close: () => browser.close() };
  },
};
const lastStop = 'Etusivu';

/** What Tab comes to, in order: a whole scale is one stop, each box that can be ticked is one. */
const expectedStops = ({ pack, messages }: Locale, legend: string): string[] => {
  const { texts } = pack;
  const { access, encounter, participation, safety, information, comprehensibility, benefit } = texts;
  const statements = [access, encounter, participation, safety, information, comprehensibility, benefit];
  const kinds = Object.keys(messages.kind).map(() => messages.kinds);
  const calls = ['112', '116 117'];
  return [legend, texts.open, ...statements, ...kinds, ...calls, messages.free, messages.send, lastStop];
};

describe.each(Object.entries(browsers))('With the keyboard of %s', (_, open) => {
  let site: Site;
  let browser: Awaited<ReturnType<typeof open>>;
  let person: Person;
  beforeAll(async () => {
    site = await startSite();
    browser = await open();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    person = await browser.enter();
  });
  afterEach(async () => {
    await person.leave();
    site.clear();
  });
  const enter = (lang: string, state = 'untouched') => reach(person, site, { lang, state: stateOf(state) });
  const toScale = (legend: string) => tabTo(person, ({ group }) => group === legend);

  it.each(['fi', 'ar'])(
    'Tab comes once to every question, in order, and leaves the form, in %s',
    async (lang) => {
      await enter(lang);
      const words = wordsOf(lang);
      expect(await tabStops(person, lastStop)).toEqual(expectedStops(words, npsLegend(words)));
      await person.press('Shift+Tab');
      expect((await focusOf(person)).name).toBe(words.messages.send);
    },
  );

  it.each([
    ['fi', 'ArrowRight', 1],
    ['fi', 'ArrowDown', 1],
    ['ar', 'ArrowLeft', 1],
    ['ar', 'ArrowDown', 1],
    ['ar', 'ArrowRight', -1],
  ])('in %s, %s goes %i point along the scale', async (lang, key, step) => {
    await enter(lang);
    const words = wordsOf(lang);
    await toScale(npsLegend(words));
    await person.press('Space');
    for (let point = 0; point < 5; point += 1) await person.press('ArrowDown');
    await person.press(key);
    expect(await focusOf(person)).toMatchObject({ name: npsPoint(words, 5 + step), isChecked: true });
  });

  it('arrows go over all points of the screen’s scale, send nothing, and leave one answer', async () => {
    await enter('fi');
    const words = wordsOf('fi');
    const legend = npsLegend(words);
    await toScale(legend);
    await person.press('Space');
    for (let point = 1; point <= 10; point += 1) {
      await person.press('ArrowRight');
      expect(await focusOf(person)).toMatchObject({ group: legend, name: npsPoint(words, point) });
    }
    expect(site.collector.records()).toEqual([]);
    await tabTo(person, ({ name }) => name === words.messages.send);
    await person.press('Enter');
    await waitForText(person, words.messages.thanks);
    const given = site.collector.records()[0]?.answers.filter((answer) => answer.item === 'nps');
    expect(given).toEqual([{ item: 'nps', value: 10 }]);
  });

  it('a choice can be taken back, and everything may be skipped', async () => {
    await enter('fi');
    const { messages, pack } = wordsOf('fi');
    await toScale(pack.texts.access);
    await person.press('Space');
    for (let steps = 0; steps < 5; steps += 1) await person.press('ArrowRight');
    expect((await focusOf(person)).name).toBe(pack.texts['no-answer']);
    await tabTo(person, ({ name }) => name === messages.send);
    await person.press('Space');
    await waitForText(person, messages.thanks);
    expect((await focusOf(person)).name).toBe(messages.thanks);
    const [record] = site.collector.records();
    expect(record?.answers.filter(({ item }) => item === 'access')).toEqual([
      { item: 'access', missing: 'dont-know' },
    ]);
    const others = record?.answers.filter(({ item }) => item !== 'access') ?? [];
    expect(others).toHaveLength(8);
    for (const answer of others) expect(answer).toMatchObject({ missing: 'skipped' });
  });

  it('a link in the list of errors leads to its field', async () => {
    await enter('fi', 'text-too-long');
    const { pack } = wordsOf('fi');
    await tabTo(person, ({ tag }) => tag === 'a');
    await person.press('Enter');
    expect(await focusOf(person)).toMatchObject({ name: pack.texts.open, tag: 'textarea' });
  });

  it('the dialog opens, keeps the focus, closes with Escape, and gives the focus back', async () => {
    await enter('fi', 'dialog-closed');
    const { messages } = wordsOf('fi');
    await tabTo(person, ({ name }) => name === messages.heading);
    await person.press('Enter');
    expect((await focusOf(person)).name).toContain(messages.heading);
    await person.press('Shift+Tab');
    expect((await focusOf(person)).name).toBe(messages.close);
    for (let presses = 0; presses < 40; presses += 1) {
      await person.press('Tab');
      // The browser's own bar may have its turn, the page behind may not.
      expect((await focusOf(person)).name).not.toBe(lastStop);
    }
    await person.press('Escape');
    expect(await focusOf(person)).toMatchObject({ name: messages.heading, tag: 'button' });
  });

  it('Escape does not lose what is written without a word', async () => {
    await enter('fi', 'dialog-closed');
    const { messages, pack } = wordsOf('fi');
    await tabTo(person, ({ name }) => name === messages.heading);
    await person.press('Space');
    await tabTo(person, ({ name }) => name === pack.texts.open);
    await person.type('Sain ajan heti.');
    await person.press('Escape');
    await waitForText(person, messages.notSent);
    expect((await focusOf(person)).name).toBe(messages.notSent);
  });
});
