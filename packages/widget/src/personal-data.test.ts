// What a person is told when a text may tell who somebody is. The codes here have numbers of 900 and over: nobody's.
import { expect } from '@open-wc/testing';
import {
  beforeEach,
  button,
  chosen,
  choose,
  describe,
  FakeCollector,
  field,
  goTo,
  focusedField,
  focusedText,
  it,
  openForm,
  press,
  send,
  shows,
  status,
  textOf,
  textOfForm,
  until,
  write,
} from '../testing/page.ts';
import { openSiteForm } from '../testing/site-form.ts';
import type { PalauteForm } from './palaute-form.ts';

const open = 'Mikä vaikutti kokemukseesi eniten?';
const free = 'Haluatko kertoa vielä jotain muuta?';
const code = '010594Y9021';
const found = 'Tekstissä näyttää olevan henkilötietoja:';
const remove = 'Poista ne tekstistä';
const removed = 'Henkilötiedot on poistettu tekstistä.';

let collector: FakeCollector;
let form: PalauteForm;
beforeEach(async () => {
  collector = new FakeCollector();
  form = await openForm(collector);
});

/** Goes to a field and writes in it. */
function fill(label: string, text: string): void {
  goTo(form, label);
  write(form, label, text);
}
/** Without the ids, whose digits are chance. */
const everythingSent = () => withoutId(JSON.stringify(collector.requests.map(({ init }) => init.body)));
const withoutId = (json: string) => json.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');

describe('personal data in a text', () => {
  it('is told after a pause, beside the field and by the live region', async () => {
    fill(free, 'Soittakaa 040 123 4567');
    expect(textOfForm(form)).not.to.contain(found);
    await shows(form, `${found} puhelinnumero.`);
    await until(() => status(form) === `${found} puhelinnumero.`, 'nothing was announced');
    expect(focusedField(form)).to.equal(free);
  });

  it('is told by its kinds, each once, and that an identity code is not sent', async () => {
    fill(open, `${code}, maija@example.fi, matti@example.fi ja 010594Y9032`);
    await shows(form, `${found} henkilötunnus, sähköpostiosoite. Henkilötunnusta ei lähetetä.`);
  });

  it('is told of a text that no event told of', async () => {
    goTo(form, free);
    field(form, free).value = 'Soittakaa 040 123 4567';
    await shows(form, `${found} puhelinnumero.`);
  });

  it('is told no more once the person has taken it out', async () => {
    fill(free, 'Soittakaa 040 123 4567');
    await shows(form, found);
    write(form, free, 'Soittakaa');
    await until(() => !textOfForm(form).includes(found), 'it is still told');
    expect((await send(form)).type).to.equal('palaute-sent');
  });

  it('is taken out by one press, which is announced, with the focus back in the text', async () => {
    fill(free, `Olen ${code}, soittakaa 040 123 4567. Kiitos!`);
    await shows(form, found);
    button(form, remove).click();
    await until(() => status(form) === removed, 'nothing was announced');
    expect(field(form, free).value).to.equal('Olen [poistettu], soittakaa [poistettu]. Kiitos!');
    expect(focusedField(form)).to.equal(free);
    expect(() => button(form, remove)).to.throw('no button');
    await send(form);
    expect(collector.record.free?.text).to.equal('Olen [poistettu], soittakaa [poistettu]. Kiitos!');
  });

  it('is told in the language of the page', async () => {
    form.lang = 'sv';
    await form.updateComplete;
    fill('Vill du berätta något mer?', 'Ring 040 123 4567');
    await shows(form, 'Texten verkar innehålla personuppgifter: telefonnummer.');
  });

  it('is told of a site’s own text, too', async () => {
    form = await openSiteForm(collector);
    fill('Mitä toivoisit?', 'Soittakaa 040 123 4567');
    await shows(form, found);
  });

  it('is forgotten by a reset', async () => {
    fill(free, 'Soittakaa 040 123 4567');
    await shows(form, found);
    form.reset();
    await until(() => !textOfForm(form).includes(found), 'it is still told');
    expect(status(form)).to.equal('');
  });
});

describe('personal data that is found only at sending', () => {
  it('is asked about once, with the focus on it; the second press sends', async () => {
    choose(form, 'Kuinka todennäköisesti', '3');
    write(form, free, 'Soittakaa 040 123 4567');
    await press(form);
    expect(collector.requests).to.have.length(0);
    expect(focusedText(form))
      .to.contain('Palautetta ei vielä lähetetty')
      .and.contain(`${found} puhelinnumero.`);
    expect(chosen(form, 'Kuinka todennäköisesti')).to.equal('3');
    expect((await send(form)).type).to.equal('palaute-sent');
    expect(collector.record.free?.text).to.equal('Soittakaa 040 123 4567');
  });

  it('is not asked about where the person has been told of it before', async () => {
    fill(free, 'Soittakaa 040 123 4567');
    await shows(form, found);
    expect((await send(form)).type).to.equal('palaute-sent');
  });

  it('can be taken out, and is then sent without it', async () => {
    write(form, free, 'Soittakaa 040 123 4567');
    await press(form);
    button(form, remove).click();
    await until(() => !textOfForm(form).includes('Palautetta ei vielä lähetetty'), 'the question stays');
    await send(form);
    expect(collector.record.free?.text).to.equal('Soittakaa [poistettu]');
  });

  it('is asked about again when there is something else', async () => {
    write(form, free, 'Soittakaa 040 123 4567');
    await press(form);
    write(form, open, 'Olen maija@example.fi');
    await press(form);
    expect(focusedText(form)).to.contain('sähköpostiosoite');
    expect(collector.requests).to.have.length(0);
  });
});

describe('a valid identity code', () => {
  for (const written of [code, code.toLowerCase(), '010594-9021', '010516 B 903X']) {
    it(`never travels, and the thank-you says so: ${written}`, async () => {
      write(form, open, `Tunnukseni on ${written}!`);
      await press(form);
      const announced = new Promise<CustomEvent>((resolve) =>
        form.addEventListener('palaute-submit', resolve),
      );
      await send(form);
      expect(collector.record.answers[1]).to.deep.equal({
        item: 'open',
        value: 'Tunnukseni on [poistettu]!',
      });
      expect(everythingSent()).not.to.contain('902').and.not.contain('903');
      expect(withoutId(JSON.stringify((await announced).detail)))
        .not.to.contain('902')
        .and.not.contain('903');
      expect(textOfForm(form)).to.contain(removed);
    });
  }

  it('never travels in any other field, either', async () => {
    form = await openSiteForm(collector);
    write(form, 'Mitä toivoisit?', `Olen ${code}`);
    write(form, 'Nimi', `Maija ${code}`);
    write(form, 'Sähköpostiosoite', 'maija@example.fi');
    await press(form);
    await send(form);
    expect(everythingSent()).not.to.contain('9021');
    expect(collector.record.contact?.name).to.equal('Maija [poistettu]');
  });

  it('never travels at a second attempt', async () => {
    collector.answers = [() => Promise.reject(new TypeError('Failed to fetch'))];
    write(form, free, code);
    await press(form);
    await send(form);
    expect(everythingSent()).not.to.contain('9021');
    expect(field(form, free).value).to.equal(code);
    expect(textOf(field(form, free).labels?.[0])).to.equal(free);
  });

  it('with a wrong check character is the person’s own to judge', async () => {
    write(form, free, 'tilaus 131052-308X');
    await press(form);
    await send(form);
    expect(collector.record.free?.text).to.equal('tilaus 131052-308X');
    expect(textOfForm(form)).not.to.contain(removed);
  });
});
