// The form among what else is on a page: the page's own contents in it, another form beside it, another copy of its code.
import { expect, fixtureSync, html } from '@open-wc/testing';
import {
  beforeEach,
  button,
  choose,
  chosen,
  connect,
  describe,
  FakeCollector,
  field,
  it,
  openForm,
  send,
  shows,
  textOfForm,
  unit,
  write,
} from '../testing/page.ts';
import { openSiteForm } from '../testing/site-form.ts';
import type { PalauteForm } from './palaute-form.ts';

const recommendation = 'Kuinka todennäköisesti';
const free = 'Haluatko kertoa vielä jotain muuta?';

let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
});

describe('the page’s own contents', () => {
  const withContents = html`<palaute-form endpoint="" site-key="k" unit=${unit}
    ><h1 slot="heading">Miten meni?</h1>
    <p slot="privacy">Näin käsittelemme palautetta.</p>
    <p slot="thanks">Luemme kaikki palautteet.</p></palaute-form
  >`;
  const isShown = (form: PalauteForm, slot: string) =>
    form.querySelector(`[slot=${slot}]`)!.checkVisibility();

  it('are its heading and its privacy notice before the button; the rest comes after the thank-you', async () => {
    const form = await openForm(collector, withContents);
    expect(['heading', 'privacy', 'thanks'].map((slot) => isShown(form, slot))).to.deep.equal([
      true,
      true,
      false,
    ]);
    expect(form.renderRoot.querySelector('h2')?.checkVisibility()).not.to.equal(true);
    const privacy = form.querySelector('[slot=privacy]')!.getBoundingClientRect();
    expect(privacy.bottom).to.be.at.most(button(form, 'Lähetä palaute').getBoundingClientRect().top);
    await send(form);
    expect(['heading', 'privacy', 'thanks'].map((slot) => isShown(form, slot))).to.deep.equal([
      false,
      false,
      true,
    ]);
  });

  it('that stand in for the form without scripts are not shown beside it', async () => {
    const form = await openForm(
      collector,
      html`<palaute-form endpoint="" site-key="k" unit=${unit}
        ><form action="/v1/post" method="post"><textarea name="free"></textarea><button>Lähetä</button></form>
        Teksti</palaute-form
      >`,
    );
    expect(form.querySelector('form')!.checkVisibility()).to.equal(false);
    expect(form.querySelector('button')!.getBoundingClientRect().height).to.equal(0);
    choose(form, recommendation, '8');
    expect((await send(form)).type).to.equal('palaute-sent');
    expect(collector.record.answers[0]).to.deep.equal({ item: 'nps', value: 8 });
  });
});

describe('two forms on a page', () => {
  it('do not disturb each other, whatever either asks', async () => {
    const first = await openSiteForm(collector);
    const other = new FakeCollector();
    const second = await openForm(other);
    choose(first, recommendation, '3');
    choose(second, recommendation, '9');
    write(first, free, 'Ensimmäinen');
    write(second, free, 'Toinen');
    expect([first, second].map((form) => chosen(form, recommendation))).to.deep.equal(['3', '9']);
    expect(textOfForm(second)).not.to.contain('Tilat olivat siistit');
    await send(first);
    expect(textOfForm(second)).to.contain(recommendation);
    await send(second);
    expect([collector.record.free, other.record.free]).to.deep.equal([
      { text: 'Ensimmäinen' },
      { text: 'Toinen' },
    ]);
    expect(collector.record.id).not.to.equal(other.record.id);
  });
});

describe('what the page is told', () => {
  it('is which item was answered, and never what', async () => {
    const form = await openSiteForm(collector);
    const told: CustomEvent[] = [];
    const listen = (event: CustomEvent) => void told.push(event);
    document.addEventListener('palaute-answer', listen);
    choose(form, recommendation, '7');
    choose(form, 'Pääsitkö', 'Ei');
    choose(form, 'Mitä apuvälineitä', 'Pyörätuolia');
    choose(form, 'Kuka vastaa?', 'Läheinen');
    write(form, free, 'Salaisuus');
    write(form, 'Sähköpostiosoite', 'maija@example.fi');
    document.removeEventListener('palaute-answer', listen);
    expect(told.map(({ detail }) => detail)).to.deep.equal(
      ['nps', 'alue:in-time', 'alue:aids', 'respondent', 'free', 'email'].map((item) => ({ item })),
    );
    expect(told.map(({ target }) => target === form)).not.to.include(false);
  });
});

describe('a second copy of the package', () => {
  it('does no harm to forms on the page, and brings none of its own', async () => {
    const form = await openForm(collector);
    choose(form, recommendation, '8');
    const [before, beforeButton] = ['palaute-form', 'palaute-button'].map((tag) => customElements.get(tag));
    // The same file under another address is another copy of the module.
    const copies = ['../src/palaute.ts?copy', '../src/languages.ts?copy', '../src/define-button.ts?copy'];
    for (const copy of copies) await import(copy);
    expect(customElements.get('palaute-form') === before).to.equal(true);
    expect(customElements.get('palaute-button') === beforeButton).to.equal(true);
    expect(chosen(form, recommendation)).to.equal('8');
    expect((await send(form)).type).to.equal('palaute-sent');
  });

  it('lets new forms work', async () => {
    const root = fixtureSync<HTMLElement>(html`<div></div>`);
    root.innerHTML = `<palaute-form endpoint="" site-key="k" unit="${unit}"></palaute-form>`;
    const form = await connect(root.querySelector('palaute-form')!, collector);
    write(form, free, 'Kiitos');
    expect(field(form, free).value).to.equal('Kiitos');
    await send(form);
    await shows(form, 'Kiitos arvokkaasta palautteestasi!');
  });
});
