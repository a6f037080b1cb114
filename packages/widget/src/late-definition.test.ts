// A definition that comes while a person is answering already: nothing goes away under their hands.
import { expect, html } from '@open-wc/testing';
import {
  beforeEach,
  choose,
  chosen,
  describe,
  FakeCollector,
  field,
  focused,
  group,
  groups,
  it,
  json,
  openForm,
  optionsOf,
  send,
  shows,
  textOf,
  unit,
  until,
  write,
} from '../testing/page.ts';
import { barest, comeTo, siteForm } from '../testing/site-form.ts';
import type { PalauteForm } from './palaute-form.ts';

const recommendation = 'Kuinka todennäköisesti';
const free = 'Haluatko kertoa vielä jotain muuta?';

let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
});

/** So long that what comes of itself would have come. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 300));
const legends = (form: PalauteForm) => groups(form).map((each) => textOf(each.querySelector('legend')));

describe('a definition that arrives late', () => {
  async function openSlow(answer: object) {
    const { promise, resolve } = Promise.withResolvers<Response>();
    collector.form = () => promise;
    const form = await openForm(
      collector,
      html`<palaute-form endpoint="" site-key="k" form="x" unit=${unit}></palaute-form>`,
    );
    comeTo(form);
    await until(() => collector.formRequests.length, 'the definition was not asked for');
    return { form, arrive: () => resolve(json(200, answer)) };
  }

  it('takes away none of the seven statements when one has been answered', async () => {
    const { form, arrive } = await openSlow(siteForm);
    choose(form, 'Tiedän, miten hoitoni', '3 Ei samaa eikä eri mieltä');
    arrive();
    await shows(form, 'Tilat olivat siistit');
    expect(legends(form).indexOf('Tilat olivat siistit')).to.equal(8);
    expect(chosen(form, 'Tiedän, miten hoitoni')).to.equal('3 Ei samaa eikä eri mieltä');
    await send(form);
    expect(collector.record.shown.slice(2, 9)).to.include.members(['information', 'encounter', 'access']);
    expect(collector.record.answers).to.deep.include({ item: 'information', value: 3 });
  });

  it('leaves the focus on the statement that it is on', async () => {
    const { form, arrive } = await openSlow(siteForm);
    const participation = group(form, 'Hoitoani / Asiaani');
    const [one] = optionsOf(participation);
    one?.focus();
    const asked = () => textOf(focused(form)?.closest('fieldset')?.querySelector('legend'));
    expect(asked()).to.match(/^Hoitoani/);
    arrive();
    await shows(form, 'Tilat olivat siistit');
    expect(asked()).to.match(/^Hoitoani/);
  });

  it('takes away no free feedback that has been begun', async () => {
    const { form, arrive } = await openSlow(barest);
    write(form, free, 'Kirjoitin tämän jo');
    arrive();
    await aWhile();
    expect(field(form, free).value).to.equal('Kirjoitin tämän jo');
    await send(form);
    expect(collector.record.free).to.deep.equal({ text: 'Kirjoitin tämän jo' });
  });

  it('keeps what was answered to what everybody is asked', async () => {
    const { form, arrive } = await openSlow(siteForm);
    choose(form, recommendation, '9');
    write(form, free, 'Kiitos');
    arrive();
    await shows(form, 'Tilat olivat siistit');
    expect(chosen(form, recommendation)).to.equal('9');
    expect(field(form, free).value).to.equal('Kiitos');
  });

  it('of a form that the page no longer names is not asked', async () => {
    const { form, arrive } = await openSlow(siteForm);
    collector.form = () => json(200, barest);
    form.form = 'toinen';
    await form.updateComplete;
    comeTo(form);
    await until(() => legends(form).length === 3, 'the second form did not arrive');
    arrive();
    await aWhile();
    expect(legends(form)).to.have.length(3);
  });

  it('does not hold the form up: it can be sent meanwhile', async () => {
    const { form } = await openSlow(siteForm);
    choose(form, recommendation, '9');
    expect((await send(form)).type).to.equal('palaute-sent');
  });
});
