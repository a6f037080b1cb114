import { expect, fixtureSync, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  allOptions,
  beforeEach,
  button,
  choose,
  chosen,
  connect,
  describe,
  descriptionOf,
  FakeCollector,
  field,
  group,
  groups,
  it,
  nameOf,
  openForm,
  radiosOf,
  send,
  textOf,
  textOfForm,
  unit,
  until,
  write,
} from '../testing/page.ts';

const statements = [
  'Sain apua, kun sitä tarvitsin',
  'Minulle jäi tunne, että minusta välitettiin kokonaisvaltaisesti',
  'Hoitoani / Asiaani koskevat päätökset tehtiin yhteistyössä kanssani',
  'Koin oloni turvalliseksi hoidon / palvelun aikana',
  'Tiedän, miten hoitoni / palveluni jatkuu',
  'Saamani tieto hoidosta / palvelusta oli ymmärrettävää',
  'Koin saamani hoidon / palvelun hyödylliseksi',
];
const recommendation = 'Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisellesi?';
const open = 'Mikä vaikutti kokemukseesi eniten?';
const free = 'Haluatko kertoa vielä jotain muuta?';
const [access = ''] = statements;

let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
});

describe('the form', () => {
  it('asks the national items, to the letter and in their order', async () => {
    const form = await openForm(collector);
    const asked = [...form.renderRoot.querySelectorAll('legend, label.question')].map(textOf);
    expect(asked).to.deep.equal([
      `${recommendation} 0 = Erittäin epätodennäköisesti, 10 = Erittäin todennäköisesti`,
      open,
      ...statements,
      'Palautteen laji (voit valita useita)',
      free,
    ]);
    expect(textOfForm(form)).to.contain('Arvioi kokemustasi palvelusta asteikolla 1–5');
  });

  it('names every point of every scale, the ends of the recommendation with their meaning', async () => {
    const form = await openForm(collector);
    const [nps, ...likerts] = groups(form)
      .slice(0, -1)
      .map((fieldset) => radiosOf(fieldset).map(nameOf));
    expect(nps).to.deep.equal([
      '0 Erittäin epätodennäköisesti',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10 Erittäin todennäköisesti',
      'En halua vastata',
    ]);
    expect(likerts).to.have.length(7);
    for (const likert of likerts) {
      expect(likert).to.deep.equal([
        '1 Täysin eri mieltä',
        '2 Jokseenkin eri mieltä',
        '3 Ei samaa eikä eri mieltä',
        '4 Jokseenkin samaa mieltä',
        '5 Täysin samaa mieltä',
        'En osaa sanoa / ei koske minua',
      ]);
    }
  });

  it('has nothing chosen or written at the start, and requires nothing', async () => {
    const form = await openForm(collector);
    expect(allOptions(form).filter((radio) => radio.checked || radio.required)).to.have.length(0);
    expect([field(form, open), field(form, free)].map(({ value }) => value)).to.deep.equal(['', '']);
    expect(button(form, 'Lähetä palaute').disabled).to.equal(false);
  });

  it('says beside both text fields what not to write, and what feedback is not', async () => {
    const form = await openForm(collector);
    const warning =
      'Älä lähetä hoitoon liittyviä yksityiskohtaisia tietoja ja henkilötunnuksia tässä palvelussa.';
    expect(descriptionOf(field(form, open))).to.equal(warning);
    expect(descriptionOf(field(form, free))).to.contain(warning);
    expect(textOfForm(form)).to.contain('Palaute ei ole virallinen muistutus tai kantelu.');
  });

  it('takes the page’s own heading and is named by it', async () => {
    const form = await openForm(
      collector,
      html`<palaute-form endpoint="" site-key="k" unit=${unit}
        ><h1 slot="heading">Miten meni?</h1></palaute-form
      >`,
    );
    const label = form.renderRoot.querySelector('form')?.getAttribute('aria-labelledby') ?? '';
    const heading = form.renderRoot.querySelector<HTMLElement>(`#${label}`);
    const shown = heading?.querySelector('slot')?.assignedElements();
    expect(shown?.map(textOf)).to.deep.equal(['Miten meni?']);
  });

  it('tells the page which item was answered, and not what', async () => {
    const form = await openForm(collector);
    const details: unknown[] = [];
    document.addEventListener('palaute-answer', ({ detail }) => details.push(detail));
    choose(form, recommendation, '7');
    choose(form, access, '5 Täysin samaa mieltä');
    write(form, open, 'Jonotin');
    expect(details).to.deep.equal([{ item: 'nps' }, { item: 'access' }, { item: 'open' }]);
  });

  it('does not disturb another form on the page', async () => {
    const page = fixtureSync<HTMLElement>(html`
      <div>
        <palaute-form endpoint="" site-key="k" unit=${unit}></palaute-form>
        <palaute-form endpoint="" site-key="k" unit=${unit} lang="sv"></palaute-form>
      </div>
    `);
    const forms = [...page.querySelectorAll('palaute-form')];
    const [first, second] = await Promise.all(forms.map((form) => connect(form, collector)));
    if (!first || !second) throw new Error('two forms were expected');
    choose(first, recommendation, '3');
    second.reset();
    expect(chosen(first, recommendation)).to.equal('3');
    expect(allOptions(second).filter((radio) => radio.checked)).to.have.length(0);
    const names = new Set(allOptions(first).map(({ name }) => name));
    expect(allOptions(second).filter(({ name }) => names.has(name))).to.have.length(0);
    await send(first);
    expect(textOfForm(second)).to.contain('Skicka responsen');
  });
});

describe('the keyboard', () => {
  it('meets each scale, box, field, link and button once on its way through', async () => {
    const form = await openForm(collector);
    const stops: string[] = [];
    for (;;) {
      await sendKeys({ press: 'Tab' });
      const active = form.shadowRoot?.activeElement;
      if (!active) break;
      stops.push(
        active instanceof HTMLInputElement
          ? active.name.replace(/^palaute-\d+-/, '')
          : active.id || textOf(active),
      );
    }
    expect(stops).to.deep.equal([
      'nps',
      'open',
      'access',
      'encounter',
      'participation',
      'safety',
      'information',
      'comprehensibility',
      'benefit',
      ...Array.from({ length: 5 }, () => 'kinds'),
      '112',
      '116 117',
      'free',
      'Lähetä palaute',
    ]);
  });

  it('moves along a scale with the arrows, and nothing happens by itself', async () => {
    const form = await openForm(collector);
    radiosOf(group(form, recommendation))[5]?.focus();
    await sendKeys({ press: 'Space' });
    expect(chosen(form, recommendation)).to.equal('5');
    for (let step = 0; step < 5; step++) await sendKeys({ press: 'ArrowRight' });
    expect(chosen(form, recommendation)).to.equal('10 Erittäin todennäköisesti');
    await sendKeys({ press: 'ArrowRight' });
    expect(chosen(form, recommendation)).to.equal('En halua vastata');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    expect(chosen(form, recommendation)).to.equal('9');
    expect(collector.requests).to.have.length(0);
  });

  it('does not send a form that has hardly begun when Enter is pressed on an option', async () => {
    const form = await openForm(collector);
    radiosOf(group(form, recommendation))[8]?.focus();
    await sendKeys({ press: 'Enter' });
    expect(collector.requests).to.have.length(0);
    expect(textOfForm(form)).to.contain(recommendation);
  });

  it('sends with Enter on the button', async () => {
    const form = await openForm(collector);
    button(form, 'Lähetä palaute').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => collector.requests.length === 1, 'nothing was sent');
  });
});
