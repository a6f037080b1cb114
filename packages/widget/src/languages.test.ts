// Languages that are brought in when a form is in one of them, and what stands in Finnish where there is nothing else.
import { ar as arabic } from '@palaute/schema/texts/ar';
import { fi as finnish } from '@palaute/schema/texts/fi';
import { fiSelko as plain } from '@palaute/schema/texts/fi-x-selko';
import { sv as swedish } from '@palaute/schema/texts/sv';
import { expect, html } from '@open-wc/testing';
import {
  allOptions,
  beforeEach,
  choose,
  describe,
  FakeCollector,
  field,
  group,
  groups,
  it,
  linksOf,
  openForm,
  press,
  send,
  shows,
  textOf,
  textOfForm,
  unit,
  until,
  write,
} from '../testing/page.ts';
import { openSiteForm } from '../testing/site-form.ts';
import { addLanguages } from './language.ts';
import './languages.ts';
import { ar } from './locales/ar.ts';
import { fiSelko } from './locales/fi-x-selko.ts';
import { ru } from './locales/ru.ts';
import type { PalauteForm } from './palaute-form.ts';

let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
});

const inLanguage = (lang: string) =>
  openForm(collector, html`<palaute-form lang=${lang} endpoint="" site-key="k" unit=${unit}></palaute-form>`);

const drawn = (form: PalauteForm) => form.renderRoot.querySelector('.page')!;
const heading = (form: PalauteForm) => textOf(form.renderRoot.querySelector('h2'));
const turnTo = async (form: PalauteForm, lang: string, text: string) => {
  form.lang = lang;
  await shows(form, text);
};

describe('a language that is not there yet', () => {
  it('arrives while the form stands in Finnish, with what has been answered kept', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    addLanguages({ kv: async () => (await promise, { ...ru, tag: 'kv' }) });
    const form = await inLanguage('kv');
    expect(heading(form)).to.equal('Anna palautetta palvelusta');
    choose(form, finnish.texts.nps, '8');
    resolve();
    await until(() => drawn(form).getAttribute('lang') === 'ru', 'Russian did not arrive');
    expect(heading(form)).to.match(/\p{Script=Cyrillic}/u);
    expect(allOptions(form).filter(({ checked }) => checked)).to.have.length(1);
  });

  it('is found for a tag with a region', async () => {
    const form = await inLanguage('et-EE');
    await until(() => drawn(form).getAttribute('lang') === 'et', 'Estonian did not arrive');
  });

  it('leaves Finnish where it cannot be had', async () => {
    addLanguages({ vo: () => Promise.reject(new TypeError('Failed to fetch')) });
    const form = await inLanguage('vo');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heading(form)).to.equal('Anna palautetta palvelusta');
    expect((await send(form)).type).to.equal('palaute-sent');
    expect(collector.record.language).to.equal('fi');
  });
});

describe('Arabic', () => {
  it('runs from right to left, and points run that way with it', async () => {
    const form = await inLanguage('ar');
    await shows(form, ar.messages.heading);
    expect(drawn(form).getAttribute('dir')).to.equal('rtl');
    const [zero, one] = allOptions(form).map((option) => option.getBoundingClientRect().left);
    expect(zero).to.be.above(one!);
    await send(form, ar.messages.send);
    expect(collector.record).to.deep.include({ language: 'ar', textVersion: arabic.version });
  });

  it('tells the day of the reply in Arabic', async () => {
    collector.replyBy = '2026-12-06';
    const form = await inLanguage('ar');
    await shows(form, ar.messages.heading);
    await send(form, ar.messages.send);
    expect(textOfForm(form)).to.contain('ديسمبر');
  });

  it('has Finnish marked wherever the site has no Arabic: questions, labels, links and errors', async () => {
    const form = await openSiteForm(collector);
    await turnTo(form, 'ar', ar.messages.heading);
    write(form, 'Sähköpostiosoite', 'x');
    await press(form, ar.messages.send);
    const finnishTexts = [
      'Tilat olivat siistit',
      'Bussilla',
      'Mitä toivoisit?',
      'Sähköpostiosoite',
      'Tee kantelu',
      'Luemme palautteet arkisin.',
      'Tarkista osoite.',
    ];
    const walker = document.createTreeWalker(form.renderRoot, NodeFilter.SHOW_TEXT);
    const unmarked = new Set<string>();
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode;
      const found = finnishTexts.find((text) => textContent?.includes(text));
      if (found && parentElement?.closest('[lang]')?.getAttribute('lang') !== 'fi') unmarked.add(found);
    }
    expect([...unmarked]).to.deep.equal([]);
  });
});

describe('a change of language with everything filled in', () => {
  it('keeps every answer, and the site’s texts follow as far as it has them', async () => {
    const form = await openSiteForm(collector);
    choose(form, finnish.texts.nps, '3');
    choose(form, finnish.texts.access, '2 Jokseenkin eri mieltä');
    choose(form, 'Pääsitkö ajoissa?', 'Ei');
    choose(form, 'Mitä apuvälineitä käytät?', 'Keppiä', 'Pyörätuolia');
    write(form, 'Mitä toivoisit?', 'Tuoleja');
    write(form, 'Haluatko kertoa vielä jotain muuta?', 'Kiitos');
    choose(form, 'Palautteen laji', 'Kiitos');
    choose(form, 'Mistä palaute kertoo?', 'Jatkuvuus');
    choose(form, 'Kuka vastaa?', 'Läheinen');
    write(form, 'Sähköpostiosoite', 'maija@example.fi');
    const before = allOptions(form).map(({ checked }) => checked);

    await turnTo(form, 'sv', 'Lokalerna var snygga');
    expect(allOptions(form).map(({ checked }) => checked)).to.deep.equal(before);
    expect(field(form, 'Vad önskar du?').value).to.equal('Tuoleja');
    expect(field(form, 'E-postadress').value).to.equal('maija@example.fi');

    const onlyFinnish = group(form, 'Mitä apuvälineitä käytät?');
    expect(onlyFinnish.querySelector('legend [lang]')?.getAttribute('lang')).to.equal('fi');
    const names = [...onlyFinnish.querySelectorAll('.option')].map((option) => [
      textOf(option),
      option.querySelector('[lang]')?.getAttribute('lang') ?? null,
    ]);
    expect(names).to.deep.equal([
      ['Käpp', null],
      ['Pyörätuolia', 'fi'],
      ['Glasögon', null],
    ]);

    await send(form, 'Skicka responsen');
    const { record } = collector;
    expect(record).to.deep.include({ language: 'sv', textVersion: swedish.version, respondent: 'relative' });
    expect(record.answers.filter(({ value }) => value !== undefined)).to.deep.equal([
      { item: 'nps', value: 3 },
      { item: 'access', value: 2 },
      { item: 'alue:in-time', value: false },
      { item: 'alue:aids', value: ['cane', 'chair'] },
      { item: 'alue:wish', value: 'Tuoleja' },
    ]);
    expect(record.free).to.deep.equal({ kinds: ['thanks'], topics: ['continuity'], text: 'Kiitos' });
    expect(record.contact).to.deep.equal({ email: 'maija@example.fi' });
  });
});

describe('a language without its own texts', () => {
  for (const lang of ['se', 'smn', 'sms']) {
    it(`is read in Finnish, marked and recorded as Finnish: ${lang}`, async () => {
      const form = await inLanguage(lang);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(heading(form)).to.equal('Anna palautetta palvelusta');
      expect(drawn(form).getAttribute('lang')).to.equal('fi');
      await send(form);
      expect(collector.record).to.deep.include({ language: 'fi', textVersion: finnish.version });
    });
  }
});

describe('plain Finnish', () => {
  it('has its own words, and a plain one beside each official wording', async () => {
    const form = await inLanguage('fi-x-selko');
    await shows(form, fiSelko.messages.intro);
    expect(drawn(form).getAttribute('lang')).to.equal('fi');
    const legends = groups(form).map((each) => textOf(each.querySelector('legend')));
    for (const item of ['nps', 'access', 'encounter', 'participation', 'benefit'] as const) {
      const asked = legends.find((legend) => legend.startsWith(finnish.texts[item]));
      expect(asked).to.contain(plain.texts[item]);
    }
    expect(textOfForm(form)).to.contain(finnish.texts.open).and.contain(plain.texts.open);
  });

  it('is told apart in the record', async () => {
    const form = await inLanguage('fi-x-selko');
    await shows(form, fiSelko.messages.intro);
    await send(form, fiSelko.messages.send);
    expect(collector.record).to.deep.include({ language: 'fi-x-selko', textVersion: plain.version });
    expect(collector.requests[0]?.init.headers).to.deep.include({ 'accept-language': 'fi-x-selko' });
  });

  it('has the site’s own texts in Finnish, which needs no mark', async () => {
    const form = await openSiteForm(collector);
    await turnTo(form, 'fi-x-selko', fiSelko.messages.intro);
    expect(group(form, 'Tilat olivat siistit').querySelector('legend [lang]')).to.equal(null);
    expect(linksOf(form).map(textOf)).to.contain('Tee kantelu');
  });
});
