import { expect } from '@open-wc/testing';
import {
  beforeEach,
  describe,
  descriptionOf,
  FakeCollector,
  field,
  focused,
  focusedField,
  focusedText,
  it,
  linksOf,
  openForm,
  press,
  send,
  textOf,
  textOfForm,
  write,
} from '../testing/page.ts';
import type { PalauteForm } from './palaute-form.ts';

const open = 'Mikä vaikutti kokemukseesi eniten?';
const free = 'Haluatko kertoa vielä jotain muuta?';
const error = (count: string) => `Teksti on liian pitkä: ${count} merkkiä, kun mahtuu 4 000.`;

let collector: FakeCollector;
let form: PalauteForm;
beforeEach(async () => {
  collector = new FakeCollector();
  form = await openForm(collector);
});

/** The list of errors. */
const links = () => linksOf(form).filter((link) => link.closest('[role=alert]'));
/** Number formats have no-break spaces, which no test should have to write. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('a text that is too long', () => {
  it('keeps the form from being sent and is told in a list that has the focus', async () => {
    write(form, open, 'a'.repeat(4001));
    write(form, free, 'ä'.repeat(12_345));
    await press(form);
    expect(collector.requests).to.have.length(0);
    expect(focusedText(form)).to.contain('Palautetta ei vielä lähetetty');
    expect(links().map((link) => plain(textOf(link)))).to.deep.equal([
      `${open}: ${error('4 001')}`,
      `${free}: ${error('12 345')}`,
    ]);
  });

  it('is told beside its field in the same words', async () => {
    write(form, free, 'a'.repeat(4001));
    await press(form);
    const target = field(form, free);
    expect(target.getAttribute('aria-invalid')).to.equal('true');
    expect(plain(descriptionOf(target))).to.contain(error('4 001'));
    expect(field(form, open).hasAttribute('aria-invalid')).to.equal(false);
    expect(target.value).to.have.length(4001);
  });

  it('is reached by its link', async () => {
    write(form, free, 'a'.repeat(4001));
    await press(form);
    const address = location.href;
    links()[0]?.click();
    expect([focused(form)?.localName, focusedField(form)]).to.deep.equal(['textarea', free]);
    expect(location.href).to.equal(address);
  });

  it('is told again on every try, and no more once it is short enough', async () => {
    write(form, open, 'a'.repeat(4001));
    await press(form);
    field(form, open).focus();
    await press(form);
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
