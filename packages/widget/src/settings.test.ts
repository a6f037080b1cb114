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
  until,
} from '../testing/page.ts';

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
  'site-key': 'k',
  unit,
};

/** A form with sound settings but for these, which are left out where they are `null`. */
async function openWith(change: Readonly<Record<string, string | null>>) {
  const form = document.createElement('palaute-form');
  for (const [name, value] of Object.entries({ ...sound, ...change })) {
    if (value !== null) form.setAttribute(name, value);
  }
  return openForm(collector, html`<div>${form}</div>`);
}

/** The codes of the warnings. */
const codes = () => warnings.map((text) => /^\[palaute\] ([a-z-]+): ./.exec(text)?.[1] ?? text);

// First in the file: what has been told once is not told again on the same page.
describe('a form with sound settings', () => {
  it('warns of nothing when all is well', async () => {
    await openWith({
      service: 'SOTE23.1',
      theme: 'auto',
      'contact-channel': 'phone',
      'contact-date': '2026-11-20',
      'collection-channel': 'sms',
    });
    expect(warnings).to.have.length(0);
  });
});

describe('a form without settings', () => {
  it('is drawn all the same, tells the developer once what is wrong, and cannot send', async () => {
    const form = await openForm(collector, html`<palaute-form></palaute-form>`);
    choose(form, 'Kuinka todennäköisesti', '8');
    const event = await send(form);
    expect(event.detail).to.deep.equal({ code: 'settings' });
    expect(focusedText(form)).to.contain('Lomakkeen asetuksissa on virhe');
    expect(chosen(form, 'Kuinka todennäköisesti')).to.equal('8');
    expect(collector.requests).to.have.length(0);

    await until(() => warnings.length > 0, 'the developer was told nothing');
    expect(codes()).to.deep.equal(['bad-endpoint', 'bad-site-key', 'bad-unit']);
    await openForm(collector, html`<palaute-form></palaute-form>`);
    expect(warnings).to.have.length(3);
  });

  it('can send once it has them', async () => {
    const form = await openForm(collector, html`<palaute-form></palaute-form>`);
    await send(form);
    Object.assign(form, { endpoint: '', siteKey: 'k', unit });
    const event = await send(form);
    expect(event.type).to.equal('palaute-sent');
    expect(collector.requests[0]?.url).to.equal(`/v1/feedback/${collector.record.id}`);
  });
});

describe('an attribute that nothing can be sent without', () => {
  for (const [endpoint, address] of [
    ['', '/v1/'],
    ['/', '/v1/'],
    ['/api', '/api/v1/'],
    ['https://palaute.example.fi', 'https://palaute.example.fi/v1/'],
    ['https://palaute.example.fi/', 'https://palaute.example.fi/v1/'],
  ] as const) {
    it(`sends to ${address} for the endpoint “${endpoint}”`, async () => {
      await send(await openWith({ endpoint }));
      expect(collector.requests[0]?.url).to.equal(`${address}feedback/${collector.record.id}`);
    });
  }

  for (const change of [
    { endpoint: null },
    { endpoint: 'https://' },
    { 'site-key': '' },
    { 'site-key': 'avain\n' },
    { unit: '1.2.3' },
    { unit: '1.2.246.10.32213079.10.0' },
  ]) {
    it(`lets nothing be sent with ${JSON.stringify(change)}`, async () => {
      const event = await send(await openWith(change));
      expect(event.detail).to.deep.equal({ code: 'settings' });
      expect(collector.requests).to.have.length(0);
    });
  }
});

describe('an attribute that may be left out', () => {
  for (const [attribute, value, left, kept] of [
    ['contact-channel', 'fax', 'contactChannel', undefined],
    ['contact-date', '2026-02-30', 'contactOn', undefined],
    ['collection-channel', 'pigeon', 'collectionChannel', 'web'],
    ['service', 'two words', 'service', undefined],
  ] as const) {
    it(`is left out and warned of once when it is wrong: ${attribute}="${value}"`, async () => {
      await send(await openWith({ [attribute]: value }));
      await openWith({ [attribute]: value });
      expect(collector.record[left]).to.equal(kept);
      expect(codes()).to.deep.equal([`bad-${attribute}`]);
    });
  }

  for (const [attribute, left, kept] of [
    ['contact-channel', 'contactChannel', undefined],
    ['contact-date', 'contactOn', undefined],
    ['collection-channel', 'collectionChannel', 'web'],
    ['service', 'service', undefined],
  ] as const) {
    it(`is left out when it is empty: ${attribute}`, async () => {
      await send(await openWith({ [attribute]: '' }));
      expect(collector.record[left]).to.equal(kept);
    });
  }

  it('is warned of when it is an unknown theme', async () => {
    await openWith({ theme: 'blue' });
    await until(() => codes().length > 0, 'nobody was warned');
    expect(codes()).to.deep.equal(['bad-theme']);
  });

  for (const [service, record] of [
    ['SOTE23.1', { system: '1.2.246.537.6.50', code: 'SOTE23.1' }],
    ['urn:oid:1.2.3|KUN-7', { system: 'urn:oid:1.2.3', code: 'KUN-7' }],
  ] as const) {
    it(`tells which service the feedback is about: service="${service}"`, async () => {
      await send(await openWith({ service }));
      expect(collector.record.service).to.deep.equal(record);
    });
  }
});

describe('the theme', () => {
  for (const [theme, page, scheme] of [
    ['light', 'dark', 'light'],
    ['dark', 'light', 'dark'],
    ['auto', 'light', 'light dark'],
    [null, 'dark', 'dark'],
  ] as const) {
    it(`${theme ?? 'that is not given'} on a ${page} page is ${scheme}`, async () => {
      document.documentElement.style.colorScheme = page;
      const form = await openWith({ theme });
      expect(getComputedStyle(form.renderRoot.querySelector('.page')!).colorScheme).to.equal(scheme);
      document.documentElement.removeAttribute('style');
    });
  }

  it('that is dark has light text on a dark ground', async () => {
    const luminance = (color: string) => Number(/(\d+)/.exec(color)?.[1]);
    const form = await openWith({ theme: 'dark' });
    const { color, backgroundColor } = getComputedStyle(form.renderRoot.querySelector('.page')!);
    expect(luminance(color)).to.be.above(200);
    expect(luminance(backgroundColor)).to.be.below(60);
  });
});
