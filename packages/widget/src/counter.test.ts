import { expect } from '@open-wc/testing';
import {
  beforeEach,
  describe,
  FakeCollector,
  field,
  goTo,
  it,
  openForm,
  send,
  shows,
  status,
  textOfForm,
  until,
  write,
} from '../testing/page.ts';
import type { PalauteForm } from './palaute-form.ts';

const open = 'Mikä vaikutti kokemukseesi eniten?';

let collector: FakeCollector;
let form: PalauteForm;
beforeEach(async () => {
  collector = new FakeCollector();
  form = await openForm(collector);
  goTo(form, open);
});

/** Number formats have no-break spaces, which no test should have to write. */
const plain = (text: string) => text.replace(/\s/g, ' ');
const said = (text: string) => until(() => plain(status(form)) === text, `“${text}” was not said`);

describe('how much room is left', () => {
  it('is not told while there is plenty', async () => {
    write(form, open, 'a'.repeat(3000));
    await new Promise((resolve) => setTimeout(resolve, 1800));
    expect(textOfForm(form)).not.to.contain('Merkkejä jäljellä');
    expect(status(form)).to.equal('');
  });

  it('is told near the limit, beside the field and by the live region', async () => {
    write(form, open, 'a'.repeat(3900));
    await said('Merkkejä jäljellä: 100');
    await shows(form, 'Merkkejä jäljellä: 100');
  });

  it('is read out once: the number beside the field is for the eye', async () => {
    write(form, open, 'a'.repeat(3900));
    await shows(form, 'Merkkejä jäljellä: 100');
    const seen = [...form.renderRoot.querySelectorAll('p')].filter(
      ({ textContent, role }) => textContent.includes('Merkkejä jäljellä') && role !== 'status',
    );
    expect(seen.map((element) => element.ariaHidden)).to.deep.equal(['true']);
  });

  it('follows the text', async () => {
    write(form, open, 'a'.repeat(3900));
    await said('Merkkejä jäljellä: 100');
    write(form, open, 'a'.repeat(4000));
    await said('Merkkejä jäljellä: 0');
    write(form, open, 'a');
    await said('');
    expect(textOfForm(form)).not.to.contain('Merkkejä jäljellä');
  });

  it('is told past the limit, and nothing is cut', async () => {
    write(form, open, 'a'.repeat(4321));
    await said('Teksti on liian pitkä: 4 321 merkkiä, kun mahtuu 4 000.');
    expect(field(form, open).value).to.have.length(4321);
  });

  it('counts as people do: a thumb of any colour is one', async () => {
    write(form, open, '👍🏽'.repeat(3990));
    await said('Merkkejä jäljellä: 10');
    expect((await send(form)).type).to.equal('palaute-sent');
  });
});
