// What a developer is told of the unit where a site's form may bring it. A warning is told once on a page, so these are
// in a file, and so on a page, of their own: those without a warning first.
import { expect, html } from '@open-wc/testing';
import {
  afterEach,
  beforeEach,
  describe,
  FakeCollector,
  it,
  openForm,
  send,
  until,
} from '../testing/page.ts';
import { definition } from '../testing/site-form.ts';

const { warn } = console;
/** What was told of the unit: of the form, which nobody made here, a warning may come at any time. */
let warnings: string[];
let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
  warnings = [];
  console.warn = (message: string) => {
    if (message.includes('unit')) warnings.push(message);
  };
});
afterEach(() => {
  console.warn = warn;
});

describe('the unit', () => {
  it('may be missing where the form’s definition can bring it', async () => {
    await openForm(collector, html`<palaute-form endpoint="" site-key="k" form="kuntoutus"></palaute-form>`);
    expect(warnings).to.deep.equal([]);
  });

  it('may be missing where the definition that the page brings along has it', async () => {
    await openForm(
      collector,
      html`<palaute-form endpoint="" site-key="k" .definition=${definition}></palaute-form>`,
    );
    expect(warnings).to.deep.equal([]);
  });

  it('is warned of where it is none, although the page names a form', async () => {
    const form = await openForm(
      collector,
      html`<palaute-form endpoint="" site-key="k" form="kuntoutus" unit="1.2.4"></palaute-form>`,
    );
    expect((await send(form)).detail).to.deep.equal({ code: 'settings' });
    await until(() => warnings.length > 0, 'the developer was told nothing');
    expect(warnings.map((text) => text.slice(0, 20))).to.deep.equal(['[palaute] bad-unit: ']);
  });
});
