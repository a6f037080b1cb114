// A collector's answer may be anything. Whatever it is, a person can give the national feedback, which is always right.
import { expect, html } from '@open-wc/testing';
import {
  afterEach,
  beforeEach,
  button,
  choose,
  describe,
  FakeCollector,
  groups,
  it,
  json,
  linksOf,
  noConnection,
  openForm,
  send,
  textOf,
  unit,
  until,
} from '../testing/page.ts';
import { comeTo, contactTexts, siteForm } from '../testing/site-form.ts';

const { warn } = console;
const { setTimeout: laterOn } = globalThis;
let warnings: string[];
let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
  warnings = [];
  console.warn = (message: string) => warnings.push(message);
});
afterEach(() => {
  console.warn = warn;
  globalThis.setTimeout = laterOn;
});

const page = html`<palaute-form endpoint="" site-key="k" form="x" unit=${unit}></palaute-form>`;
const aWhile = () => new Promise((resolve) => laterOn(resolve, 250));

async function openBroken(answer: FakeCollector['form']) {
  collector.form = answer;
  const form = await openForm(collector, page);
  comeTo(form);
  await until(() => collector.formRequests.length, 'the definition was not asked for');
  await aWhile();
  return form;
}

/** The national form is asked, can be sent and leads nowhere but to help. */
async function expectNational(form: Awaited<ReturnType<typeof openBroken>>) {
  const legends = groups(form).map((group) => textOf(group.querySelector('legend')));
  expect(legends).to.have.length(9);
  expect(legends[1]).to.equal('Sain apua, kun sitä tarvitsin');
  expect(linksOf(form).map(({ protocol }) => protocol)).to.deep.equal(['tel:', 'tel:']);
  choose(form, 'Kuinka todennäköisesti', '9');
  const { type } = await send(form);
  expect(type).to.equal('palaute-sent');
  expect(collector.record.shown).to.have.length(9);
  expect(collector.record.unit).to.equal(unit);
}

const but = (change: object) => () => json(200, { ...siteForm, ...change });
const text = { fi: 'Kysymys' };
const [item] = siteForm.items;

const broken: Readonly<Record<string, FakeCollector['form']>> = {
  'a javascript: link': but({ links: [{ id: 'x', url: 'javascript:alert(1)', texts: text }] }),
  'a javascript: link in disguise': but({ links: [{ id: 'x', url: ' \tjavascript:alert(1)', texts: text }] }),
  'a data: link': but({ links: [{ id: 'x', url: 'data:text/html,<script>1</script>', texts: text }] }),
  'a link without an address': but({ links: [{ id: 'x', texts: text }] }),
  'links that are no list': but({ links: {} }),
  null: () => json(200, null),
  'a list': () => json(200, [siteForm]),
  'a text': () => json(200, 'lomake'),
  'an empty object': () => json(200, {}),
  'a page of HTML': () => new Response('<h1>Kirjaudu</h1>', { headers: { 'content-type': 'text/html' } }),
  'half a JSON': () => new Response('{"statements":'),
  nothing: () => new Response(null, { status: 204 }),
  'a 404': () => json(404, { code: 'not-found', status: 404 }),
  'a 503': () => json(503, { code: 'unavailable' }),
  'no connection': noConnection,
  'an unknown statement': but({ statements: ['access', 'taste'] }),
  'a single statement': but({ statements: ['access'] }),
  'the same statement twice': but({ statements: ['access', 'access', 'safety'] }),
  'statements that are a text': but({ statements: 'access' }),
  'items that are null': but({ items: null }),
  'an item that is null': but({ items: [null] }),
  'an item of an unknown kind': but({ items: [{ ...item, kind: 'slider' }] }),
  'an item whose kind is a list': but({ items: [{ ...item, kind: ['text'] }] }),
  'an item without Finnish': but({ items: [{ ...item, texts: { sv: 'Fråga' } }] }),
  'an item with a number for a text': but({ items: [{ ...item, texts: { fi: 7 } }] }),
  'the same item twice': but({ items: [item, item] }),
  'an item with the id of a national one': but({ items: [{ ...item, id: 'access' }] }),
  'a choice without options': but({ items: [{ ...item, kind: 'choice' }] }),
  'an option that is a text': but({ items: [{ ...item, kind: 'multi', options: ['a'] }] }),
  'topics without a question': but({ topics: { options: [] } }),
  'a respondent that is null': but({ respondent: null }),
  'age bands that are a list': but({ ageBand: [] }),
  'contact texts of which one is missing': but({ contact: { ...contactTexts, badPhone: undefined } }),
  'a handling that is a text': but({ handling: 'Huomenna' }),
  'a unit whose OID is a number': but({ unit: { oid: 7, names: text } }),
  'a free that is a text': but({ free: 'no' }),
};

describe('a definition that is none', () => {
  it('is told the developer once, however many forms meet it', async () => {
    await openBroken(() => json(200, {}));
    const form = await openBroken(() => json(404, {}));
    comeTo(form);
    await aWhile();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/^\[palaute\] no-form: ./);
  });

  for (const [what, answer] of Object.entries(broken)) {
    it(`leaves the national form as it is: ${what}`, async () => {
      await expectNational(await openBroken(answer));
      expect(collector.formRequests).to.have.length(1);
    });
  }

  it('leaves the national form as it is when it never comes, and is not waited for without end', async () => {
    // Only the clock is hurried: what waits for seconds waits for a moment.
    globalThis.setTimeout = ((run: () => void, delay = 0) =>
      laterOn(run, delay > 5000 ? 50 : delay)) as typeof setTimeout;
    let isGivenUp = false;
    const form = await openBroken(
      (signal) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => ((isGivenUp = true), reject(signal.reason)));
        }),
    );
    globalThis.setTimeout = laterOn;
    expect(isGivenUp).to.equal(true);
    await expectNational(form);
  });

  for (const [what, value] of Object.entries({
    'a list': [],
    'an empty object': {},
    'a text': 'lomake',
    'a javascript: link': { ...siteForm, links: [{ id: 'x', url: 'javascript:alert(1)', texts: text }] },
  })) {
    it(`leaves the national form as it is when the page brings it along: ${what}`, async () => {
      const form = await openForm(
        collector,
        html`<palaute-form endpoint="" site-key="k" unit=${unit}></palaute-form>`,
      );
      form.definition = value as never;
      await aWhile();
      expect(button(form, 'Lähetä palaute').disabled).to.equal(false);
      await expectNational(form);
    });
  }
});
