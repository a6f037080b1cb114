// What a site's own form brings to the page: when it is asked for, what it asks, and what becomes of the answers.
import { formReplySchema, readFeedback } from '@palaute/schema';
import { expect, html } from '@open-wc/testing';
import {
  allOptions,
  beforeEach,
  choose,
  chosen,
  describe,
  FakeCollector,
  field,
  goTo,
  groups,
  it,
  json,
  linksOf,
  openForm,
  optionNames,
  send,
  shows,
  textOf,
  textOfForm,
  unit,
  write,
} from '../testing/page.ts';
import { barest, comeTo, definition, openSiteForm, siteForm, unitOfForm } from '../testing/site-form.ts';

const recommendation = 'Kuinka todennäköisesti';
const access = 'Sain apua, kun sitä tarvitsin';
const free = 'Haluatko kertoa vielä jotain muuta?';
const page = html`<palaute-form endpoint="/api/" site-key="site-1" form="kuntoutus"></palaute-form>`;

let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
  collector.form = () => json(200, siteForm);
});

/** Where definitions were asked for. */
const paths = () => collector.formRequests.map(({ url }) => url.replace(/\?.*/, ''));
/** So long that a request that comes of itself would have come. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 300));
const legends = (form: Parameters<typeof groups>[0]) =>
  groups(form).map((each) => textOf(each.querySelector('legend')));

describe('a site’s own form', () => {
  it('stands in these tests as a collector answers it', () => {
    expect(formReplySchema.safeParse(siteForm).error).to.equal(undefined);
  });

  it('is drawn at once as the national one, and no request is made before a person comes to it', async () => {
    const form = await openForm(collector, page);
    expect(textOfForm(form)).to.contain(recommendation).and.contain(access);
    await aWhile();
    expect(collector.formRequests).to.have.length(0);
  });

  it('is asked for once when the pointer comes to it, from the endpoint, with the key and no cookies', async () => {
    const form = await openForm(collector, page);
    comeTo(form);
    await shows(form, 'Tilat olivat siistit');
    comeTo(form);
    goTo(form, free);
    await aWhile();
    expect(paths()).to.deep.equal(['/api/v1/forms/kuntoutus']);
    const { init } = collector.formRequests[0]!;
    expect(init.headers).to.deep.include({ authorization: 'Bearer site-1' });
    expect(init).to.deep.include({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  it('is asked for once when the focus comes to it', async () => {
    const form = await openForm(collector, page);
    goTo(form, free);
    await shows(form, 'Tilat olivat siistit');
    allOptions(form)[0]?.focus();
    await aWhile();
    expect(collector.formRequests).to.have.length(1);
  });

  it('is asked for with the unit and the channel, where the page names them, so that statements rotate evenly', async () => {
    const named = html`<palaute-form
      endpoint=""
      site-key="k"
      form="x"
      unit=${unit}
      collection-channel="tablet"
    ></palaute-form>`;
    await openSiteForm(collector, siteForm, named);
    const [, query] = collector.formRequests[0]!.url.split('?');
    expect(Object.fromEntries(new URLSearchParams(query))).to.deep.equal({
      unit,
      collectionChannel: 'tablet',
    });
  });

  it('asks its own statements in its own order, then its own items of every kind', async () => {
    const form = await openSiteForm(collector);
    expect(legends(form).slice(1)).to.deep.equal([
      'Koin oloni turvalliseksi hoidon / palvelun aikana',
      access,
      'Koin saamani hoidon / palvelun hyödylliseksi',
      'Tilat olivat siistit',
      'Pääsitkö ajoissa?',
      'Miten tulit?',
      'Mitä apuvälineitä käytät?',
      'Palautteen laji (voit valita useita)',
      'Mistä palaute kertoo?',
      'Kuka vastaa?',
      'Minkä ikäinen olet?',
      'Haluatko vastauksen?',
      'Miten haluat vastauksen?',
    ]);
    const unknown = 'En osaa sanoa / ei koske minua';
    expect(optionNames(form, 'Tilat')).to.deep.equal([
      '1 Täysin eri mieltä',
      '2 Jokseenkin eri mieltä',
      '3 Ei samaa eikä eri mieltä',
      '4 Jokseenkin samaa mieltä',
      '5 Täysin samaa mieltä',
      unknown,
    ]);
    expect(optionNames(form, 'Pääsitkö')).to.deep.equal(['Kyllä', 'Ei', unknown]);
    expect(optionNames(form, 'Miten tulit?')).to.deep.equal(['Bussilla', 'Autolla', unknown]);
    expect(optionNames(form, 'Mitä apuvälineitä')).to.deep.equal(['Keppiä', 'Pyörätuolia', 'Silmälaseja']);
    expect(field(form, 'Mitä toivoisit?').value).to.equal('');
    expect(allOptions(form).filter(({ checked }) => checked)).to.have.length(0);
  });

  it('says who handles the feedback, and leads to where else a person may turn', async () => {
    const form = await openSiteForm(collector);
    expect(textOfForm(form)).to.contain('Luemme palautteet arkisin.');
    const link = linksOf(form).find((each) => textOf(each) === 'Tee kantelu');
    expect(link?.href).to.equal('https://www.example.fi/kantelu');
  });

  it('sends what was answered, in a record that the schema reads without a fault', async () => {
    const form = await openSiteForm(collector);
    choose(form, access, '4 Jokseenkin samaa mieltä');
    choose(form, 'Tilat', '2 Jokseenkin eri mieltä');
    choose(form, 'Pääsitkö', 'Ei');
    choose(form, 'Miten tulit?', 'Autolla');
    choose(form, 'Mitä apuvälineitä', 'Silmälaseja', 'Keppiä');
    write(form, 'Mitä toivoisit?', '  Lisää tuoleja ');
    await send(form);
    const shown = ['nps', 'open', ...siteForm.statements, ...siteForm.items.map(({ id }) => id)];
    expect(collector.record.shown).to.deep.equal(shown);
    expect(collector.record.answers).to.deep.equal([
      { item: 'nps', missing: 'skipped' },
      { item: 'open', missing: 'skipped' },
      { item: 'safety', missing: 'skipped' },
      { item: 'access', value: 4 },
      { item: 'benefit', missing: 'skipped' },
      { item: 'alue:hygiene', value: 2 },
      { item: 'alue:in-time', value: false },
      { item: 'alue:way', value: 'car' },
      { item: 'alue:aids', value: ['cane', 'glasses'] },
      { item: 'alue:wish', value: 'Lisää tuoleja' },
    ]);
    expect(readFeedback(collector.record, { now: new Date('2026-11-22') }).faults).to.equal(undefined);
  });

  it('tells yes from no, and an option that was taken back from one that was never chosen', async () => {
    const form = await openSiteForm(collector);
    choose(form, 'Pääsitkö', 'Kyllä');
    choose(form, 'Miten tulit?', 'Bussilla', 'En osaa sanoa / ei koske minua');
    choose(form, 'Mitä apuvälineitä', 'Keppiä', 'Keppiä');
    await send(form);
    expect(collector.record.answers.slice(5)).to.deep.equal([
      { item: 'alue:hygiene', missing: 'skipped' },
      { item: 'alue:in-time', value: true },
      { item: 'alue:way', missing: 'dont-know' },
      { item: 'alue:aids', missing: 'skipped' },
      { item: 'alue:wish', missing: 'skipped' },
    ]);
  });

  it('is for the unit of its definition, unless the page names another', async () => {
    await send(await openSiteForm(collector));
    expect(collector.record.unit).to.equal(unitOfForm);
    const named = html`<palaute-form endpoint="" site-key="k" form="x" unit=${unit}></palaute-form>`;
    await send(await openSiteForm(collector, siteForm, named));
    expect(collector.record.unit).to.equal(unit);
  });

  it('asks no free feedback where it does not ask for any', async () => {
    const form = await openSiteForm(collector, barest);
    expect(legends(form)).to.have.length(3);
    expect(() => field(form, free)).to.throw('no field');
  });

  it('is another form when the page names another', async () => {
    const form = await openSiteForm(collector, barest);
    collector.form = () => json(200, siteForm);
    form.form = 'toinen';
    await form.updateComplete;
    comeTo(form);
    await shows(form, 'Tilat olivat siistit');
    expect(paths()).to.deep.equal(['/api/v1/forms/kuntoutus', '/api/v1/forms/toinen']);
  });
});

describe('a definition that the page brings along', () => {
  it('is asked without any request', async () => {
    const form = await openForm(collector, page);
    form.definition = definition;
    await shows(form, 'Tilat olivat siistit');
    comeTo(form);
    await aWhile();
    expect(collector.formRequests).to.have.length(0);
    await send(form);
    expect(collector.record.unit).to.equal(unitOfForm);
  });

  it('keeps the answers while a person moves about', async () => {
    const form = await openForm(
      collector,
      html`<palaute-form endpoint="" site-key="k" unit=${unit}></palaute-form>`,
    );
    form.definition = definition;
    await shows(form, 'Tilat olivat siistit');
    choose(form, 'Pääsitkö', 'Ei');
    comeTo(form);
    await aWhile();
    expect(chosen(form, 'Pääsitkö')).to.equal('Ei');
  });
});
