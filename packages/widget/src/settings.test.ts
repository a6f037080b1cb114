import { expect, html } from '@open-wc/testing';
import {
  afterEach,
  beforeEach,
  choose,
  chosen,
  describe,
  FakeCollector,
  focusedText,
  it,
  openForm,
  send,
  unit,
} from '../testing/page.ts';
import { readSettings } from './settings.ts';

const { warn } = console;
let warnings: string[];
let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
  warnings = [];
  console.warn = (message: string) => warnings.push(message);
});
afterEach(() => {
  console.warn = warn;
});

const sound = {
  endpoint: '',
  siteKey: 'k',
  unit,
  contactChannel: undefined,
  contactDate: undefined,
  collectionChannel: 'web',
};
const read = (change: object) => readSettings({ ...sound, ...change }, document.baseURI);

describe('a form without settings', () => {
  it('is drawn all the same, tells the developer once, and cannot send', async () => {
    const form = await openForm(collector, html`<palaute-form></palaute-form>`);
    choose(form, 'Kuinka todennäköisesti', '8');
    const event = await send(form);
    expect(event.detail).to.deep.equal({ code: 'settings' });
    expect(focusedText(form)).to.contain('Lomakkeen asetuksissa on virhe');
    expect(chosen(form, 'Kuinka todennäköisesti')).to.equal('8');
    expect(collector.requests).to.have.length(0);

    expect(warnings).to.have.length(3);
    for (const warning of warnings) expect(warning).to.match(/^\[palaute\] <palaute-form>: .*="…": give /);
    await openForm(collector, html`<palaute-form></palaute-form>`);
    expect(warnings).to.have.length(3);
  });

  it('can send once it has them', async () => {
    const form = await openForm(collector, html`<palaute-form></palaute-form>`);
    await send(form);
    Object.assign(form, sound);
    const event = await send(form, 'Lähetä uudelleen');
    expect(event.type).to.equal('palaute-sent');
    expect(collector.requests[0]?.url).to.equal(`/v1/feedback/${collector.record.id}`);
  });

  it('warns of nothing when all is well', async () => {
    await openForm(collector);
    expect(warnings).to.have.length(0);
  });
});

describe('settings', () => {
  for (const endpoint of ['', '/', '/api', 'https://palaute.example.fi', 'https://palaute.example.fi/']) {
    it(`take the endpoint “${endpoint}”`, () => {
      expect(read({ endpoint }).settings?.endpoint).to.equal(endpoint);
    });
  }

  for (const change of [
    { endpoint: undefined },
    { endpoint: 'https://' },
    { siteKey: '' },
    { siteKey: 'avain\n' },
    { unit: '1.2.3' },
    { unit: '1.2.246.10.32213079.10.0' },
  ]) {
    it(`do not let anything be sent with ${JSON.stringify(change)}`, () => {
      const { settings, remedies } = read(change);
      expect(settings).to.equal(undefined);
      expect(remedies).to.have.length(1);
    });
  }

  for (const [change, left] of [
    [{ contactChannel: 'fax' }, 'contactChannel'],
    [{ contactDate: '2026-02-30' }, 'contactOn'],
    [{ contactDate: '' }, 'contactOn'],
  ] as const) {
    it(`leave out ${JSON.stringify(change)} with a remedy`, () => {
      const { settings, remedies } = read(change);
      expect(settings).to.include({ [left]: undefined });
      expect(remedies).to.have.length(1);
    });
  }

  it('count an unknown collection channel as web', () => {
    const { settings, remedies } = read({ collectionChannel: 'pigeon' });
    expect(settings?.collectionChannel).to.equal('web');
    expect(remedies).to.have.length(1);
  });
});
