import { readFeedback } from '@palaute/schema';
import { fi } from '@palaute/schema/texts/fi';
import { expect, html } from '@open-wc/testing';
import {
  allOptions,
  beforeEach,
  button,
  choose,
  chosen,
  describe,
  FakeCollector,
  field,
  focusedText,
  group,
  groups,
  held,
  it,
  openForm,
  radiosOf,
  send,
  stored,
  textOf,
  textOfForm,
  unavailable,
  unit,
  until,
  write,
} from '../testing/page.ts';
import { PalauteForm } from './palaute-form.ts';

const access = 'Sain apua, kun sitä tarvitsin';
const encounter = 'Minulle jäi tunne, että minusta välitettiin kokonaisvaltaisesti';
const participation = 'Hoitoani / Asiaani koskevat päätökset tehtiin yhteistyössä kanssani';
const recommendation = 'Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisellesi?';
const open = 'Mikä vaikutti kokemukseesi eniten?';
const free = 'Haluatko kertoa vielä jotain muuta?';

let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
});

describe('what is sent', () => {
  const shown = [
    'nps',
    'open',
    'access',
    'encounter',
    'participation',
    'safety',
    'information',
    'comprehensibility',
    'benefit',
  ];

  it('is a record of skips when everything was skipped', async () => {
    const form = await openForm(collector);
    const event = await send(form);
    expect(event.type).to.equal('palaute-sent');
    expect(collector.record.shown).to.deep.equal(shown);
    expect(collector.record.answers).to.deep.equal(shown.map((item) => ({ item, missing: 'skipped' })));
    expect(collector.record).not.to.have.property('free');
  });

  it('is exactly what was answered', async () => {
    const form = await openForm(
      collector,
      html`<palaute-form
        endpoint="https://palaute.example.fi/"
        site-key="site-1"
        unit="urn:oid:${unit}"
        contact-channel="phone"
        contact-date="2026-11-20"
        collection-channel="sms"
      ></palaute-form>`,
    );
    choose(form, recommendation, '0 Erittäin epätodennäköisesti');
    write(form, open, '  Jonotin\r\nkauan\u0000. ');
    choose(form, access, '1 Täysin eri mieltä');
    choose(form, encounter, '5 Täysin samaa mieltä');
    choose(form, participation, 'En osaa sanoa / ei koske minua');
    write(form, free, 'Kiitos hoitajalle');
    await send(form);

    const { url, init, record } = collector.requests[0]!;
    expect(record).to.deep.equal({
      schema: '1',
      id: record.id,
      instrument: 'thl-kap-2022',
      textVersion: fi.version,
      language: 'fi',
      unit,
      contactChannel: 'phone',
      contactOn: '2026-11-20',
      collectionChannel: 'sms',
      shown,
      answers: [
        { item: 'nps', value: 0 },
        { item: 'open', value: 'Jonotin\nkauan.' },
        { item: 'access', value: 1 },
        { item: 'encounter', value: 5 },
        { item: 'participation', missing: 'dont-know' },
        ...['safety', 'information', 'comprehensibility', 'benefit'].map((item) => ({
          item,
          missing: 'skipped',
        })),
      ],
      free: { text: 'Kiitos hoitajalle' },
    });
    expect(url).to.equal(`https://palaute.example.fi/v1/feedback/${record.id}`);
    expect(init).to.deep.include({ method: 'PUT', credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect(init.headers).to.deep.include({ authorization: 'Bearer site-1' });
  });

  it('is read without a fault by the schema', async () => {
    const form = await openForm(collector);
    choose(form, recommendation, 'En halua vastata');
    write(form, open, '👍🏽');
    await send(form);
    expect(readFeedback(collector.record, { now: new Date('2026-11-22') }).faults).to.equal(undefined);
    expect(collector.record.answers[0]).to.deep.equal({ item: 'nps', missing: 'prefer-not' });
  });

  it('counts a blank text as skipped', async () => {
    const form = await openForm(collector);
    write(form, open, ' \n ');
    write(form, free, '\t');
    await send(form);
    expect(collector.record.answers[1]).to.deep.equal({ item: 'open', missing: 'skipped' });
    expect(collector.record).not.to.have.property('free');
  });

  it('has the last option when a choice was taken back', async () => {
    const form = await openForm(collector);
    choose(form, access, '2 Jokseenkin eri mieltä');
    choose(form, access, 'En osaa sanoa / ei koske minua');
    await send(form);
    expect(collector.record.answers[2]).to.deep.equal({ item: 'access', missing: 'dont-know' });
  });

  it('can be kept back by the page, with the answers left in place', async () => {
    const form = await openForm(collector);
    form.addEventListener('palaute-submit', (event) => event.preventDefault(), { once: true });
    choose(form, recommendation, '6');
    const kept = new Promise((resolve) => form.addEventListener('palaute-submit', resolve, { once: true }));
    button(form, 'Lähetä palaute').click();
    await kept;
    await form.updateComplete;
    expect(collector.requests).to.have.length(0);
    expect(chosen(form, recommendation)).to.equal('6');
    await send(form);
    expect(collector.record.answers[0]).to.deep.equal({ item: 'nps', value: 6 });
  });

  it('has a text that no event told of', async () => {
    const form = await openForm(collector);
    // Dictation may set a value without any event.
    field(form, open).value = 'Saneltu';
    await send(form);
    expect(collector.record.answers[1]).to.deep.equal({ item: 'open', value: 'Saneltu' });
  });
});

describe('while sending', () => {
  it('says so, sends once however often the button is pressed, and holds the answers', async () => {
    const { answer, release } = held(stored);
    collector.answers = [answer];
    const form = await openForm(collector);
    choose(form, recommendation, '8');
    const status = form.renderRoot.querySelector('[role=status]');
    expect(textOf(status)).to.equal('');

    const sent = send(form);
    await until(() => textOf(status) === 'Lähetetään…', 'the sending was not told');
    const pressed = button(form, 'Lähetetään…');
    expect(pressed.disabled).to.equal(false);
    expect(pressed.getAttribute('aria-disabled')).to.equal('true');
    pressed.click();
    radiosOf(group(form, recommendation))[2]?.click();
    expect(chosen(form, recommendation)).to.equal('8');
    expect(field(form, open).readOnly).to.equal(true);

    release();
    await sent;
    expect(collector.requests).to.have.length(1);
  });

  it('sends once when the button is pressed twice at once', async () => {
    const form = await openForm(collector);
    let announced = 0;
    form.addEventListener('palaute-submit', () => announced++);
    const sent = send(form);
    button(form, 'Lähetä palaute').click();
    await sent;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([announced, collector.requests.length]).to.deep.equal([1, 1]);
  });
});

describe('when it has been sent', () => {
  it('thanks with the reference, and the focus is on the thanks', async () => {
    const form = await openForm(collector);
    const { detail } = await send(form);
    const reference = collector.record.id.slice(0, 8).toUpperCase();
    expect(detail.receipt).to.deep.include({ id: collector.record.id, reference });
    expect(textOfForm(form)).to.contain(`Palautteesi viite ${reference}`);
    expect(focusedText(form)).to.equal('Kiitos arvokkaasta palautteestasi!');
    expect(groups(form)).to.have.length(0);
  });

  it('gives a new, empty form under a new id when the person wants one', async () => {
    const form = await openForm(collector);
    choose(form, recommendation, '8');
    write(form, free, 'Kiitos');
    await send(form);
    button(form, 'Anna uusi palaute').click();
    await form.updateComplete;
    expect(focusedText(form)).not.to.equal('');
    expect(allOptions(form).filter((radio) => radio.checked)).to.have.length(0);
    expect(field(form, free).value).to.equal('');
    await send(form);
    const [first, second] = collector.requests;
    expect(second?.record.id).not.to.equal(first?.record.id);
  });
});

describe('reset', () => {
  it('empties a form that is being filled', async () => {
    const form = await openForm(collector);
    choose(form, recommendation, '8');
    write(form, open, 'Luonnos');
    form.reset();
    await form.updateComplete;
    await send(form);
    expect(collector.record.answers.filter(({ value }) => value !== undefined)).to.have.length(0);
  });

  it('lets a feedback that is on its way arrive, and does not thank the next person for it', async () => {
    const { answer, release } = held(stored);
    collector.answers = [answer, stored];
    const form = await openForm(collector);
    choose(form, recommendation, '8');
    const sent = send(form);
    await until(() => collector.requests.length, 'nothing was sent');
    form.reset();
    release();
    expect((await sent).detail.receipt.id).to.equal(collector.requests[0]?.record.id);
    await form.updateComplete;
    expect(chosen(form, recommendation)).to.equal(undefined);
    expect(textOfForm(form)).not.to.contain('Kiitos arvokkaasta');
  });

  it('tells the page alone that a feedback on its way did not arrive, not the next person', async () => {
    const { answer, release } = held(unavailable);
    collector.answers = [answer];
    const form = await openForm(collector);
    choose(form, recommendation, '8');
    const failed = send(form);
    await until(() => collector.requests.length, 'nothing was sent');
    form.reset();
    await form.updateComplete;
    const before = textOfForm(form);
    release();
    const told = await failed;
    expect([told.type, told.detail]).to.deep.equal(['palaute-failed', { code: 'unavailable' }]);
    await form.updateComplete;
    expect(textOfForm(form)).to.equal(before);
  });
});

describe('the class', () => {
  it('is the element that `define` registered', async () => {
    expect(await openForm(collector)).to.be.instanceOf(PalauteForm);
  });
});
