import { expect, fixtureSync } from '@open-wc/testing';
import { html } from 'lit';
import {
  beforeEach,
  button,
  choose,
  chosen,
  describe,
  FakeCollector,
  field,
  it,
  send,
  textOf,
  unit,
  until,
  write,
} from '../../testing/page.ts';
import type { PalauteForm } from '../palaute-form.ts';
import './define.ts';
import type { RestartReason } from './palaute-kiosk.ts';
import { kioskMessages, nameOfLanguage } from './messages.ts';

const nps = 'Kuinka todennäköisesti';
const open = 'Mikä vaikutti kokemukseesi eniten?';

let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
});

/** A kiosk on the page, with a form that a script of the page has set up. */
async function openKiosk(attributes = html`<palaute-kiosk><palaute-form></palaute-form></palaute-kiosk>`) {
  const kiosk = fixtureSync<HTMLElementTagNameMap['palaute-kiosk']>(attributes);
  const form = () => kiosk.querySelector<PalauteForm>('palaute-form')!;
  form().setAttribute('endpoint', '/api');
  form().siteKey = 'site-1';
  form().unit = unit;
  form().fetch = collector.fetch;
  await kiosk.updateComplete;
  await form().updateComplete;
  const restarts: RestartReason[] = [];
  kiosk.addEventListener('palaute-restart', ({ detail }) => restarts.push(detail.because));
  return { kiosk, form, restarts };
}

const touch = () => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));

describe('a kiosk', () => {
  it('begins a new form when asked to, set up as the page had set up the last one', async () => {
    const { kiosk, form, restarts } = await openKiosk();
    touch();
    choose(form(), nps, '9');
    write(form(), open, 'Sain ajan heti.');
    const ids: string[] = [];
    kiosk.addEventListener('palaute-submit', ({ detail }) => ids.push(detail.feedback.id));
    await send(form());
    kiosk.reset();
    expect(restarts).to.deep.equal(['asked']);
    await form().updateComplete;
    expect(chosen(form(), nps)).to.equal(undefined);
    expect(field(form(), open).value).to.equal('');
    await send(form());
    expect(collector.requests.map(({ url }) => url.replace(/[^/]+$/, ''))).to.deep.equal([
      '/api/v1/feedback/',
      '/api/v1/feedback/',
    ]);
    expect(collector.record.unit).to.equal(unit);
    expect(new Set(ids).size).to.equal(2);
  });

  it('lets the page count once each who began to answer, and nobody who only touched the device', async () => {
    const { kiosk, form } = await openKiosk();
    let begun = 0;
    let hasBegun = false;
    kiosk.addEventListener('palaute-answer', () => {
      if (!hasBegun) begun += 1;
      hasBegun = true;
    });
    kiosk.addEventListener('palaute-restart', () => (hasBegun = false));
    touch();
    kiosk.reset();
    await form().updateComplete;
    expect(begun).to.equal(0);
    // One who sends, and one who goes before that.
    choose(form(), nps, '9');
    write(form(), open, 'Sain ajan heti.');
    await send(form());
    kiosk.reset();
    await form().updateComplete;
    choose(form(), nps, '3');
    kiosk.reset();
    expect([begun, collector.requests.length]).to.deep.equal([2, 1]);
  });

  it('brings what stands in the form along, as it was before anyone came', async () => {
    const { kiosk, form } = await openKiosk(
      html`<palaute-kiosk
        ><palaute-form><h2 slot="heading">Otsikko</h2></palaute-form></palaute-kiosk
      >`,
    );
    touch();
    form().lang = 'sv';
    form().querySelector('h2')!.textContent = 'Jonkun sanat';
    kiosk.reset();
    expect(textOf(form())).to.equal('Otsikko');
    expect(form().hasAttribute('lang')).to.equal(false);
  });

  it('goes on in another place on the page', async () => {
    const { kiosk, form } = await openKiosk();
    const elsewhere = fixtureSync<HTMLElement>(html`<section></section>`);
    elsewhere.append(kiosk);
    await kiosk.updateComplete;
    touch();
    write(form(), open, 'Sain ajan heti.');
    kiosk.reset();
    await form().updateComplete;
    expect(field(form(), open).value).to.equal('');
  });

  it('takes a form that the page puts in later', async () => {
    const { kiosk, form } = await openKiosk();
    form().remove();
    const later = document.createElement('palaute-form');
    later.lang = 'en';
    kiosk.append(later);
    await until(
      () => textOf(kiosk.shadowRoot?.querySelector('#start')) === kioskMessages.en.start(60),
      'the kiosk did not speak the language of its form',
    );
  });

  it('offers the languages it was given, by their own names', async () => {
    const { kiosk, form } = await openKiosk(
      html`<palaute-kiosk languages="fi sv ar"><palaute-form></palaute-form></palaute-kiosk>`,
    );
    const buttons = [...kiosk.renderRoot.querySelectorAll<HTMLButtonElement>('[part=language]')];
    expect(buttons.map((each) => [textOf(each), each.lang, each.ariaPressed])).to.deep.equal([
      ['Suomi', 'fi', 'true'],
      ['Svenska', 'sv', 'false'],
      ['العربية', 'ar', 'false'],
    ]);
    buttons[1]!.click();
    await until(() => buttons[1]!.ariaPressed === 'true', 'the button does not show that it was chosen');
    expect(button(form(), 'Skicka responsen')).to.be.instanceOf(HTMLButtonElement);
    expect(buttons.map((each) => each.ariaPressed)).to.deep.equal(['false', 'true', 'false']);
  });

  it('keeps to a sound time where a page gives none', async () => {
    for (const [given, seconds] of [
      ['', 60],
      ['soon', 60],
      ['-5', 20],
      ['3', 20],
      ['90', 90],
    ] as const) {
      const { kiosk } = await openKiosk(
        html`<palaute-kiosk idle-seconds=${given}><palaute-form></palaute-form></palaute-kiosk>`,
      );
      expect(textOf(kiosk.renderRoot.querySelector('#start'))).to.equal(kioskMessages.fi.start(seconds));
    }
  });

  it('has no outbox unless the page asks for one', async () => {
    const { kiosk } = await openKiosk();
    expect(await kiosk.counts()).to.equal(undefined);
  });
});

describe('the kiosk’s texts', () => {
  it('name the button of the form by its own words', () => {
    for (const [language, name] of [
      ['fi', 'Lähetä palaute'],
      ['sv', 'Skicka responsen'],
      ['en', 'Send feedback'],
    ] as const) {
      expect(kioskMessages[language].start(60)).to.contain(name);
    }
  });

  it('differ from language to language', () => {
    for (const key of Object.keys(kioskMessages.fi) as (keyof typeof kioskMessages.fi)[]) {
      const texts = (['fi', 'sv', 'en'] as const).map((language) => {
        const text = kioskMessages[language][key];
        return typeof text === 'function' ? text(7) : text;
      });
      expect(new Set(texts).size, key).to.equal(3);
    }
  });

  it('name a language that a browser has no name for by its tag', () => {
    expect(nameOfLanguage('fi')).to.equal('Suomi');
    expect(nameOfLanguage('qaa')).to.match(/^qaa$/i);
  });
});
