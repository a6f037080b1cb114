// How the figures are asked for, and what is said when they do not come.
import { expect, html } from '@open-wc/testing';
import {
  afterEach,
  beforeEach,
  describe,
  it,
  json,
  noConnection,
  textOf,
  unavailable,
  until,
} from '../../testing/page.ts';
import { npsOf, resultsReply } from '../../testing/published.ts';
import { FakePublisher, inside, show, textIn } from '../../testing/shown.ts';
import type { PalauteResults } from './palaute-results.ts';

let publisher: FakePublisher;
let told: string[];
const { warn } = console;
beforeEach(() => {
  publisher = new FakePublisher();
  told = [];
  console.warn = (text: string) => void told.push(text);
});
afterEach(() => {
  console.warn = warn;
});

const retry = (element: PalauteResults): HTMLButtonElement | undefined =>
  inside<HTMLButtonElement>(element, 'button')[0];

describe('the request', () => {
  it('names the place and the period, and tells nothing of the page or the person', async () => {
    await show(publisher);
    const place = { organisation: '1.2.246.10.32213078.10.0', unit: '1.2.246.10.32213078.10.99001' };
    expect(publisher.queries('/api/v1/results')).to.deep.equal([{ ...place, period: '2025-T1' }]);
    expect(publisher.queries('/api/v1/results/trend')).to.deep.equal([{ ...place, until: '2025-04' }]);
    for (const { init } of publisher.requests) {
      expect(init).to.include({ credentials: 'omit', referrerPolicy: 'no-referrer' });
      expect(init.headers).to.deep.equal({ accept: 'application/json' });
    }
  });

  it('is for the year of the last whole month where the page names no period', async () => {
    await show(publisher, html`<palaute-results endpoint="" organisation="1.2"></palaute-results>`);
    const today = new Date();
    const year = today.getMonth() === 0 ? today.getFullYear() - 1 : today.getFullYear();
    expect(publisher.queries('/v1/results')).to.deep.equal([{ organisation: '1.2', period: String(year) }]);
  });

  it('is made once, whatever else of the page changes', async () => {
    const element = await show(publisher);
    element.theme = 'dark';
    await element.updateComplete;
    element.remove();
    document.body.append(element);
    await element.updateComplete;
    expect(publisher.queries('/api/v1/results')).to.have.length(1);
    element.remove();
  });

  it('is made anew for another place, and a late answer for the first one is not shown for it', async () => {
    const element = await show(publisher);
    const { promise, resolve } = Promise.withResolvers<Response>();
    publisher.results = () => promise;
    element.unit = 'slow';
    await until(() => publisher.queries('/api/v1/results').length === 2, 'nothing was asked');
    expect(inside(element, '.score')).to.deep.equal([]);
    publisher.results = () => json(200, resultsReply({ nps: npsOf(0, 0, 60) }));
    element.unit = 'quick';
    await until(() => inside(element, '.score').length === 1, 'no score came');
    resolve(json(200, resultsReply()));
    await new Promise((settle) => setTimeout(settle, 50));
    expect(inside(element, '.score').map(textOf)).to.deep.equal(['100']);
  });

  it('is for the division, the service or the municipality that the page names', async () => {
    const element = await show(publisher);
    element.municipality = '109';
    await until(() => publisher.queries('/api/v1/results').length === 2, 'nothing was asked');
    element.municipality = undefined;
    element.division = 'health-care';
    await until(() => publisher.queries('/api/v1/results').length === 3, 'nothing was asked');
    element.division = undefined;
    element.setAttribute('service', 'dental');
    await until(() => publisher.queries('/api/v1/results').length === 4, 'nothing was asked');
    const asked = publisher.queries('/api/v1/results').slice(1);
    expect(asked.map((query) => [query['municipality'], query['division'], query['service']])).to.deep.equal([
      ['109', undefined, undefined],
      [undefined, 'health-care', undefined],
      [undefined, undefined, 'dental'],
    ]);
  });

  it('is never sent where the page does not say for what, and a developer is told', async () => {
    const element = await show(publisher, html`<palaute-results></palaute-results>`);
    expect(publisher.requests).to.deep.equal([]);
    expect(textIn(element)).to.contain('ei löytynyt');
    expect(told.join()).to.contain('no-place: <palaute-results> needs endpoint and organisation');
  });
});

describe('when the figures do not come', () => {
  for (const [name, answer] of Object.entries({
    'no connection': noConnection,
    'a collector that cannot': unavailable,
    'an answer that is none': () => new Response('<html>'),
    'an answer of something else': () => json(200, { hello: 'world' }),
  })) {
    it(`${name}: it says so, and shows them when asked again`, async () => {
      publisher.results = answer;
      const element = await show(publisher);
      expect(textOf(inside(element, '[role=status]')[0])).to.contain('Tuloksia ei saatu ladattua');
      expect(inside(element, '.score')).to.deep.equal([]);
      publisher.results = () => json(200, resultsReply());
      retry(element)?.focus();
      retry(element)?.click();
      await until(() => inside(element, '.score').length === 1, 'no score came');
      expect(retry(element)).to.equal(undefined);
      await until(() => element.shadowRoot?.activeElement?.id === 'heading', 'the focus is lost');
    });
  }

  it('the button that asks again cannot be pressed twice', async () => {
    publisher.results = noConnection;
    const element = await show(publisher);
    const { promise, resolve } = Promise.withResolvers<Response>();
    publisher.results = () => promise;
    retry(element)?.click();
    await until(
      () => retry(element)?.getAttribute('aria-disabled') === 'true',
      'nothing shows that it loads',
    );
    retry(element)?.click();
    expect(publisher.queries('/api/v1/results')).to.have.length(2);
    resolve(json(200, resultsReply()));
    await until(() => inside(element, '.score').length === 1, 'no score came');
  });

  it('because there is no such unit: it says that, offers no other try, and tells a developer what is near', async () => {
    publisher.results = () =>
      json(404, {
        code: 'not-found',
        pointer: '/unit',
        suggestions: [{ id: '1.2.3', names: { fi: 'Esimerkin terveysasema' } }],
      });
    const element = await show(publisher);
    expect(textIn(element)).to.contain('tuloksia ei löytynyt');
    expect(retry(element)).to.equal(undefined);
    expect(told.join()).to.contain('does not know this unit; perhaps Esimerkin terveysasema (1.2.3)');
  });

  it('because there is no such period: a developer is told how one is written', async () => {
    publisher.results = () => json(400, { code: 'bad-query', pointer: '/period', example: '2026-T1' });
    await show(
      publisher,
      html`<palaute-results endpoint="" organisation="1" period="1999-X"></palaute-results>`,
    );
    expect(told.join()).to.contain('this period; perhaps 2026-T1');
    expect(publisher.queries('/v1/results/trend')).to.deep.equal([{ organisation: '1' }]);
  });
});
