import { expect } from '@open-wc/testing';
import {
  beforeEach,
  button,
  describe,
  descriptionOf,
  FakeCollector,
  field,
  focusedText,
  it,
  openForm,
  send,
  textOf,
  textOfForm,
  write,
} from '../testing/page.ts';
import type { PalauteForm } from './palaute-form.ts';

const open = 'Mikä vaikutti kokemukseesi eniten?';
const free = 'Haluatko kertoa vielä jotain muuta?';
const error = (count: string) => `liian pitkä: ${count} merkkiä. Siihen mahtuu 4 000 merkkiä.`;

let collector: FakeCollector;
let form: PalauteForm;
beforeEach(async () => {
  collector = new FakeCollector();
  form = await openForm(collector);
});

async function press(): Promise<void> {
  button(form, 'Lähetä palaute').click();
  await form.updateComplete;
  await form.updateComplete;
}

const links = () => [...form.renderRoot.querySelectorAll<HTMLAnchorElement>('[role=alert] a')];
/** Number formats have no-break spaces, which no test should have to write. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('a text that is too long', () => {
  it('keeps the form from being sent and is told in a list that has the focus', async () => {
    write(form, open, 'a'.repeat(4001));
    write(form, free, 'ä'.repeat(12_345));
    await press();
    expect(collector.requests).to.have.length(0);
    expect(focusedText(form)).to.contain('Palautetta ei vielä lähetetty');
    expect(links().map((link) => plain(textOf(link)))).to.deep.equal([
      `Kokemuksestasi kertova teksti on ${error('4 001')}`,
      `Muuta palautetta kertova teksti on ${error('12 345')}`,
    ]);
  });

  it('is told beside its field in the same words', async () => {
    write(form, free, 'a'.repeat(4001));
    await press();
    const target = field(form, free);
    expect(target.getAttribute('aria-invalid')).to.equal('true');
    expect(descriptionOf(target)).to.contain(textOf(links()[0]));
    expect(field(form, open).hasAttribute('aria-invalid')).to.equal(false);
    expect(target.value).to.have.length(4001);
  });

  it('is reached by its link', async () => {
    write(form, free, 'a'.repeat(4001));
    await press();
    const address = location.href;
    links()[0]?.click();
    expect(form.shadowRoot?.activeElement).to.equal(field(form, free));
    expect(location.href).to.equal(address);
  });

  it('is told again on every try, and no more once it is short enough', async () => {
    write(form, open, 'a'.repeat(4001));
    await press();
    field(form, open).focus();
    await press();
    expect(focusedText(form)).to.contain('Palautetta ei vielä lähetetty');
    write(form, open, 'a'.repeat(4000));
    const event = await send(form);
    expect(event.type).to.equal('palaute-sent');
  });

  it('is not told while it is being written', async () => {
    write(form, open, 'a'.repeat(4001));
    await form.updateComplete;
    expect(textOfForm(form)).not.to.contain('liian pitkä');
  });

  it('is measured as people count: a thumb of any colour is one character', async () => {
    write(form, open, '👍🏽'.repeat(4000));
    const event = await send(form);
    expect(event.type).to.equal('palaute-sent');
  });
});
