import { en } from '@palaute/schema/texts/en';
import { fi } from '@palaute/schema/texts/fi';
import { sv } from '@palaute/schema/texts/sv';
import { expect, fixtureSync, html } from '@open-wc/testing';
import {
  afterEach,
  allOptions,
  beforeEach,
  button,
  choose,
  connect,
  describe,
  FakeCollector,
  field,
  groups,
  it,
  openForm,
  send,
  textOf,
  textOfForm,
  unavailable,
  unit,
  write,
} from '../testing/page.ts';
import { addLocale, localeFor } from './language.ts';
import { en as english } from './locales/en.ts';
import type { PalauteForm } from './palaute-form.ts';

let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
});
afterEach(() => {
  document.documentElement.lang = 'en';
});

const heading = (form: PalauteForm) => textOf(form.renderRoot.querySelector('h2'));
const drawnLanguage = (form: PalauteForm) => form.renderRoot.querySelector('.page')?.getAttribute('lang');
/** A change of `lang` is noticed in one microtask and drawn in the next. */
const drawn = async (form: PalauteForm) => {
  await Promise.resolve();
  await form.updateComplete;
};
const settings = { endpoint: '', 'site-key': 'k', unit };
const bare = html`<palaute-form
  endpoint=${settings.endpoint}
  site-key=${settings['site-key']}
  unit=${unit}
></palaute-form>`;

describe('the language', () => {
  it('is the element’s own, before any other', async () => {
    const form = await openForm(
      collector,
      html`<div lang="en">
        <palaute-form lang="sv" endpoint="" site-key="k" unit=${unit}></palaute-form>
      </div>`,
    );
    expect(heading(form)).to.equal('Ge respons på servicen');
    expect(drawnLanguage(form)).to.equal('sv');
  });

  it('is that of the nearest element with one, for `sv-FI` Swedish', async () => {
    const form = await openForm(
      collector,
      html`<div lang="fi"><section lang="sv-FI">${bare}</section></div>`,
    );
    expect(drawnLanguage(form)).to.equal('sv');
  });

  it('is the same in whatever letters its tag is written (RFC 5646 §2.1.1)', async () => {
    const form = await openForm(collector, html`<div lang="SV-fi">${bare}</div>`);
    expect(drawnLanguage(form)).to.equal('sv');
  });

  it('is found through shadow roots', async () => {
    const host = fixtureSync<HTMLElement>(html`<div lang="sv"></div>`);
    const form = document.createElement('palaute-form');
    Object.assign(form, { endpoint: '', siteKey: 'k', unit });
    host.attachShadow({ mode: 'open' }).append(form);
    await connect(form, collector);
    expect(drawnLanguage(form)).to.equal('sv');
    host.lang = 'en';
    await drawn(form);
    expect(drawnLanguage(form)).to.equal('en');
  });

  for (const tag of ['ru', '', 'f', 'x-sv']) {
    it(`is Finnish, and says so, where the page is in “${tag}”`, async () => {
      const form = await openForm(collector, html`<div lang=${tag}>${bare}</div>`);
      expect(heading(form)).to.equal('Anna palautetta palvelusta');
      expect(drawnLanguage(form)).to.equal('fi');
    });
  }

  it('is Finnish where the page has none', async () => {
    document.documentElement.removeAttribute('lang');
    expect(drawnLanguage(await openForm(collector))).to.equal('fi');
  });

  it('follows the page at any time, with every answer kept', async () => {
    document.documentElement.lang = 'fi';
    const form = await openForm(collector);
    choose(form, fi.texts.nps, '8');
    choose(form, fi.texts.access, '2 Jokseenkin eri mieltä');
    write(form, fi.texts.open, 'Jonotin');
    const chosenBefore = allOptions(form).map(({ checked }) => checked);

    document.documentElement.lang = 'sv';
    await drawn(form);
    expect(groups(form).map((group) => textOf(group.querySelector('legend')))).to.contain(sv.texts.access);
    expect(drawnLanguage(form)).to.equal('sv');
    expect(allOptions(form).map(({ checked }) => checked)).to.deep.equal(chosenBefore);
    expect(field(form, sv.texts.open).value).to.equal('Jonotin');

    await send(form, 'Skicka responsen');
    expect(collector.record).to.deep.include({ language: 'sv', textVersion: sv.version });
    expect(collector.requests[0]?.init.headers).to.deep.include({ 'accept-language': 'sv' });
  });

  it('changes what was said about a failure, too', async () => {
    collector.answers = [unavailable];
    const form = await openForm(collector, html`<div lang="fi">${bare}</div>`);
    await send(form);
    form.lang = 'en';
    await drawn(form);
    expect(textOfForm(form)).to.contain(english.messages.failed.unavailable);
    expect(button(form, 'Send feedback').disabled).to.equal(false);
  });

  it('follows the form to another place', async () => {
    const page = fixtureSync<HTMLElement>(
      html`<div>
        <p lang="sv"></p>
        <p lang="en"></p>
      </div>`,
    );
    const [first, second] = [...page.children];
    const form = document.createElement('palaute-form');
    Object.assign(form, { endpoint: '', siteKey: 'k', unit });
    first?.append(form);
    await connect(form, collector);
    second?.append(form);
    await drawn(form);
    expect(drawnLanguage(form)).to.equal('en');
    first?.setAttribute('lang', 'fi');
    await drawn(form);
    expect(drawnLanguage(form)).to.equal('en');
  });

  it('can be brought in late', async () => {
    const form = await openForm(collector, html`<div lang="et">${bare}</div>`);
    addLocale({
      ...english,
      pack: { ...en, language: 'et', direction: 'rtl' },
      messages: { ...english.messages, heading: 'Anna tagasisidet' },
    });
    await drawn(form);
    expect(heading(form)).to.equal('Anna tagasisidet');
    expect(form.renderRoot.querySelector('.page')?.getAttribute('dir')).to.equal('rtl');
  });
});

describe('the texts of the instrument', () => {
  for (const pack of [fi, sv, en]) {
    it(`are those of the pack to the letter: ${pack.language}`, async () => {
      const form = await openForm(collector, html`<div lang=${pack.language}>${bare}</div>`);
      const text = textOfForm(form);
      for (const official of Object.values(pack.texts)) expect(text).to.contain(official);
      expect(localeFor(pack.language).pack).to.equal(pack);
    });
  }
});
