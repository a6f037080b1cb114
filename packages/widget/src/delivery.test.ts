import { expect } from '@open-wc/testing';
import {
  beforeEach,
  button,
  choose,
  chosen,
  describe,
  duplicate,
  FakeCollector,
  field,
  focusedText,
  it,
  noConnection,
  openForm,
  refused,
  send,
  stored,
  textOfForm,
  unavailable,
  write,
} from '../testing/page.ts';
import type { PalauteForm } from './palaute-form.ts';

const recommendation = 'Kuinka todennäköisesti';
const open = 'Mikä vaikutti kokemukseesi eniten?';

let collector: FakeCollector;
let form: PalauteForm;
beforeEach(async () => {
  collector = new FakeCollector();
  form = await openForm(collector);
  choose(form, recommendation, '8');
  write(form, open, 'Jonotin');
});

const ids = () => new Set(collector.requests.map(({ record }) => record.id));

describe('when sending fails', () => {
  const cases = [
    ['without a connection', noConnection, 'network', 'Tarkista verkkoyhteys ja lähetä uudelleen.'],
    ['while the service cannot store', unavailable, 'unavailable', 'Palvelu ei toimi juuri nyt.'],
    ['because of the settings', refused('unknown-unit'), 'refused', 'Lomakkeen asetuksissa on virhe'],
    [
      'with an answer that is no receipt',
      () => new Response('<h1>Kirjaudu</h1>', { status: 302 }),
      'unreadable',
      'Emme tiedä, tallentuiko palautteesi.',
    ],
  ] as const;

  for (const [why, answer, code, words] of cases) {
    it(`${why}, says so in the person’s words and keeps every answer`, async () => {
      collector.answers = [answer];
      const event = await send(form);
      expect([event.type, event.detail]).to.deep.equal(['palaute-failed', { code }]);
      expect(focusedText(form)).to.contain('Lähettäminen ei onnistunut').and.contain(words);
      expect(form.shadowRoot?.activeElement?.firstElementChild?.getAttribute('role')).to.equal('alert');
      expect(chosen(form, recommendation)).to.equal('8');
      expect(field(form, open).value).to.equal('Jonotin');
    });
  }

  it('sends again under the same id', async () => {
    collector.answers = [unavailable, unavailable, stored];
    await send(form);
    await send(form);
    const event = await send(form);
    expect(event.type).to.equal('palaute-sent');
    expect(collector.requests).to.have.length(3);
    expect(ids()).to.have.property('size', 1);
    expect(collector.record.answers[1]).to.deep.equal({ item: 'open', value: 'Jonotin' });
  });

  it('sends what was changed in between, still under the same id', async () => {
    collector.answers = [unavailable, stored];
    await send(form);
    write(form, open, 'Jonotin tunnin');
    await send(form);
    expect(ids()).to.have.property('size', 1);
    expect(collector.record.answers[1]).to.deep.equal({ item: 'open', value: 'Jonotin tunnin' });
    expect(textOfForm(form)).to.contain('Kiitos arvokkaasta palautteestasi!');
  });

  it('is forgotten by a reset', async () => {
    collector.answers = [unavailable, stored];
    await send(form);
    form.reset();
    await form.updateComplete;
    expect(textOfForm(form)).not.to.contain('Lähettäminen ei onnistunut');
    await send(form);
    expect(ids()).to.have.property('size', 2);
  });
});

describe('when an attempt without an answer had been stored after all', () => {
  it('ends with that version, and tells that the changes after it were not stored', async () => {
    collector.answers = [unavailable, refused('id-reused'), duplicate];
    await send(form);
    write(form, open, 'Jonotin tunnin');
    const event = await send(form);
    expect(event.detail.receipt).to.deep.include({ status: 'duplicate' });
    const [first, , last] = collector.requests;
    expect(last?.record).to.deep.equal(first?.record);
    expect(ids()).to.have.property('size', 1);
    expect(textOfForm(form))
      .to.contain('Kiitos arvokkaasta palautteestasi!')
      .and.contain('Sen jälkeen tekemäsi muutokset eivät tallentuneet.')
      .and.contain(event.detail.receipt.reference);
  });

  it('finds it among several attempts', async () => {
    collector.answers = [unavailable, unavailable, refused('id-reused'), refused('id-reused'), duplicate];
    await send(form);
    write(form, open, 'Toinen');
    await send(form);
    write(form, open, 'Kolmas');
    const event = await send(form);
    expect(event.type).to.equal('palaute-sent');
    expect(collector.record.answers[1]).to.deep.equal({ item: 'open', value: 'Toinen' });
  });

  it('keeps the changed answers when the connection goes again meanwhile, and ends the same way later', async () => {
    collector.answers = [unavailable, refused('id-reused'), unavailable, refused('id-reused'), duplicate];
    await send(form);
    write(form, open, 'Jonotin tunnin');
    const between = await send(form);
    expect(between.type).to.equal('palaute-failed');
    expect(field(form, open).value).to.equal('Jonotin tunnin');
    const event = await send(form);
    expect(event.type).to.equal('palaute-sent');
    expect(textOfForm(form)).to.contain('muutokset eivät tallentuneet');
  });

  it('does not thank for a feedback that the collector does not confirm', async () => {
    collector.answers = [refused('id-reused')];
    const event = await send(form);
    expect(event.detail).to.deep.equal({ code: 'refused' });
    expect(button(form, 'Lähetä palaute').disabled).to.equal(false);
  });
});
